// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "coder/batch_run.h"
#include "coder/coder.h"

namespace bede {

Result<RunCounts> run_parse(const Language& language, const ParseRun& run, const Write& write, const Refuse& refuse) {
  const Parser::Options options = {
      .cache_bytes = cache_bytes_of_each(run.threads),
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
  steps.watch = run.watch;
  return run_batches({run.inputs, run.threads, run.stop, {}, run.reading}, steps, write, refuse);
}

}  // namespace bede
