// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "coder/batch_run.h"
#include "coder/coder.h"

namespace bede {
namespace {

// The caches of all threads together, and the least with which one is of use.
constexpr std::size_t cache_bytes_of_all = 56u << 20;
constexpr std::size_t cache_bytes_at_least = 4u << 20;

}  // namespace

Result<RunCounts> run_parse(const Language& language, const ParseRun& run, const Write& write, const Refuse& refuse) {
  const Parser::Options options = {
      .cache_bytes = std::max(cache_bytes_of_all / count_threads(run.threads), cache_bytes_at_least),
      .margins = run.margins,
  };
  BatchSteps steps;
  steps.make_worker = [&]() -> BatchSteps::Work {
    auto parser = std::make_shared<Parser>(language, options);
    return [parser](std::span<const Report> reports) {
      std::vector<std::string_view> texts;
      for (const Report& report : reports) texts.push_back(report.text);
      std::vector<BatchOutcome> outcomes;
      for (Parse& parse : parser->parse(texts)) {
        BatchOutcome outcome;
        outcome.sentences = parse.sentences.size();
        outcome.tokens = parse.tokens.size();
        outcome.smallest_margin = parse.smallest_margin;
        outcome.parse = std::move(parse);
        outcomes.push_back(std::move(outcome));
      }
      return outcomes;
    };
  };
  steps.append = [&](const Parse& parse, const Report& report, std::string& out, const Flush& flush) {
    if (run.format == ParseRun::Format::Conllu) {
      append_conllu(language, parse, report.id, out, flush);
    } else {
      append_json(language, parse, report.id, out, flush);
      out += '\n';
    }
  };
  return run_batches({run.inputs, run.threads, run.stop}, steps, write, refuse);
}

}  // namespace bede
