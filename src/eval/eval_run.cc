// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/mapped_file.h"
#include "bede/eval.h"
#include "eval/examined.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 10> names = {"actors",     "attribution", "coref",  "crossdoc", "entities",
                                                    "factuality", "places",      "plover", "relation", "times"};
// None: the task takes all records at once.
constexpr std::array<Answer, 10> answers = {answer_actors,   answer_attribution, answer_coref,  nullptr,
                                            answer_entities, answer_factuality,  answer_places, answer_plover,
                                            answer_relation, answer_times};

}  // namespace

std::span<const std::string_view> eval_tasks() { return names; }

Result<RunCounts> run_eval(const std::shared_ptr<const CoderData>& data, const EvalRun& run, const Write& write,
                           const Refuse& refuse) {
  const auto task = std::find(names.begin(), names.end(), run.task);
  if (task == names.end()) {
    std::string message = fmt::format("there is no task '{}'; those there are:", run.task);
    for (const std::string_view name : names) message += fmt::format(" {}", name);
    return Error{ErrorKind::BadArgument, std::move(message), {}};
  }
  const Answer answer = answers[static_cast<std::size_t>(task - names.begin())];
  BEDE_TRY(file, MappedFile::open(run.gold));
  Examiner examiner(data);
  RunCounts counts;
  std::vector<nlohmann::json> records;  // of a task that takes all
  const auto give = [&](const nlohmann::json& record, nlohmann::json predicted) {
    predicted["id"] = record["id"];
    ++counts.reports;
    counts.output_closed = !write(predicted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    return !counts.output_closed;
  };
  std::size_t line = 0;
  for (std::string_view rest = file.bytes(); !rest.empty();) {
    if (run.stop && *run.stop) {
      counts.stopped = true;
      break;
    }
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line;
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto record = nlohmann::json::parse(text, nullptr, false);
    if (!record.is_object() || text_field(record, "id").empty()) {
      const std::string kind = record.is_object() ? "bad_field" : "bad_json";
      ++counts.refused[kind];
      refuse(
          {kind, run.gold, line, {}, record.is_object() ? "the record has no \"id\"" : "the line is no JSON object"});
      continue;
    }
    if (!answer)
      records.push_back(std::move(record));
    else if (!give(record, answer(examiner, record)))
      break;
  }
  if (answer || counts.stopped) return counts;
  const std::vector<nlohmann::json> all = answer_crossdoc(data, examiner, records);
  for (std::size_t r = 0; r < all.size() && !counts.output_closed; ++r) give(records[r], all[r]);
  return counts;
}

}  // namespace bede
