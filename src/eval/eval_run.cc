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

constexpr std::array<std::string_view, 9> names = {"actors", "attribution", "coref",    "entities", "factuality",
                                                   "places", "plover",      "relation", "times"};
constexpr std::array<Answer, 9> answers = {answer_actors,   answer_attribution, answer_coref,
                                           answer_entities, answer_factuality,  answer_places,
                                           answer_plover,   answer_relation,    answer_times};

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
  std::size_t line = 0;
  std::string out;
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
    const auto record = nlohmann::json::parse(text, nullptr, false);
    if (!record.is_object() || text_field(record, "id").empty()) {
      const std::string kind = record.is_object() ? "bad_field" : "bad_json";
      ++counts.refused[kind];
      refuse(
          {kind, run.gold, line, {}, record.is_object() ? "the record has no \"id\"" : "the line is no JSON object"});
      continue;
    }
    nlohmann::json predicted = answer(examiner, record);
    predicted["id"] = record["id"];
    out = predicted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    ++counts.reports;
    counts.output_closed = !write(out);
    if (counts.output_closed) break;
  }
  return counts;
}

}  // namespace bede
