// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "bede/coder.h"
#include "coder/batch_run.h"
#include "coder/coder.h"

namespace bede {
namespace {

// As for parsing: the caches of all threads together, and the least with which one is of use.
constexpr std::size_t cache_bytes_of_all = 56u << 20;
constexpr std::size_t cache_bytes_at_least = 4u << 20;

BatchOutcome outcome_of(std::variant<CodedReport, Refusal> coded, const Report& report, const CodeRun& run) {
  BatchOutcome outcome;
  if (Refusal* refusal = std::get_if<Refusal>(&coded)) {
    outcome.refusal = std::move(*refusal);
    return outcome;
  }
  const CodedReport& done = std::get<CodedReport>(coded);
  outcome.sentences = done.sentences;
  outcome.tokens = done.tokens;
  outcome.events = done.events.size();
  append_json(done.events, report, run.explain, outcome.line);
  return outcome;
}

}  // namespace

Result<RunCounts> run_code(const std::shared_ptr<const CoderData>& data, const CodeRun& run, const Write& write,
                           const Refuse& refuse) {
  const Coder::Options options = {
      .cache_bytes = std::max(cache_bytes_of_all / count_threads(run.threads), cache_bytes_at_least),
      .explain = run.explain,
  };
  BatchSteps steps;
  steps.make_worker = [&]() -> BatchSteps::Work {
    auto coder = std::make_shared<Coder>(data, options);
    return [coder, &run](std::span<const Report> reports) {
      std::vector<BatchOutcome> outcomes;
      auto coded = coder->code(reports);
      for (std::size_t i = 0; i < reports.size(); ++i) outcomes.push_back(outcome_of(std::move(coded[i]), reports[i], run));
      return outcomes;
    };
  };
  return run_batches({run.inputs, run.threads, run.stop}, steps, write, refuse);
}

}  // namespace bede
