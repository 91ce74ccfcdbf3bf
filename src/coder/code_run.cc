// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/day.h"
#include "bede/coder.h"
#include "coder/batch_run.h"
#include "coder/coder.h"

namespace bede {
namespace {

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
  if (run.take)
    outcome.coded = std::move(std::get<CodedReport>(coded));
  else if (run.append)
    run.append(report, done, outcome.line);
  else
    append_json(done.events, report, run.explain, outcome.line);
  return outcome;
}

// Days written as ISO 8601 has them are in order as texts are. A report whose date is none is left to the coder to
// refuse.
bool is_wanted(const Report& report, const CodeRun& run) {
  const std::string_view day = std::string_view(report.date).substr(0, 10);
  if (!parse_day(day)) return true;
  return (run.since.empty() || day >= run.since) && (run.until.empty() || day <= run.until);
}

std::vector<BatchOutcome> code_batch(Coder& coder, std::span<const Report> reports, const CodeRun& run) {
  std::vector<BatchOutcome> outcomes(reports.size());
  std::vector<Report> wanted;
  std::vector<std::size_t> places;
  const auto withdraws = [](const Report& report) { return report.standing == ReportStanding::Withdrawal; };
  const bool all = run.since.empty() && run.until.empty() && !run.is_known &&
                   std::none_of(reports.begin(), reports.end(), withdraws);
  for (std::size_t i = 0; !all && i < reports.size(); ++i) {
    outcomes[i].left_out = !is_wanted(reports[i], run);
    outcomes[i].known = !outcomes[i].left_out && run.is_known && run.is_known(reports[i]);
    outcomes[i].withdraws = !outcomes[i].left_out && !outcomes[i].known && withdraws(reports[i]);
    if (outcomes[i].left_out || outcomes[i].known || outcomes[i].withdraws) continue;
    wanted.push_back(reports[i]);
    places.push_back(i);
  }
  const std::span<const Report> chosen = all ? reports : std::span<const Report>(wanted);
  auto coded = coder.code(chosen);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    outcomes[all ? i : places[i]] = outcome_of(std::move(coded[i]), chosen[i], run);
  return outcomes;
}

}  // namespace

bool is_day(std::string_view text) { return text.size() == 10 && parse_day(text); }

Result<RunCounts> run_code(const std::shared_ptr<const CoderData>& data, const CodeRun& run, const Write& write,
                           const Refuse& refuse) {
  for (const std::string* day : {&run.since, &run.until})
    if (!day->empty() && !is_day(*day))
      return Error{ErrorKind::BadArgument, fmt::format("'{}' is no day such as 2017-01-01", *day), {}};
  const Coder::Options options = {
      .cache_bytes = cache_bytes_of_each(run.threads),
      .explain = run.explain,
  };
  BatchSteps steps;
  steps.make_worker = [&]() -> BatchSteps::Work {
    auto coder = std::make_shared<Coder>(data, options);
    return [coder, &run](std::span<const Report> reports) { return code_batch(*coder, reports, run); };
  };
  steps.take = run.take;
  steps.withdraw = run.withdraw;
  steps.reached = run.reached;
  steps.watch = run.watch;
  return run_batches({run.inputs, run.threads, run.stop, run.from, run.reading}, steps, write, refuse);
}

}  // namespace bede
