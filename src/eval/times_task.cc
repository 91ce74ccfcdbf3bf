// SPDX-License-Identifier: Apache-2.0
// Task "times": time expressions as TIMEX3, without the preposition before them.
//
// Those that name no day ("now", "recently") only where the record asks for them: "references":true.
//
//   {"doc_date":"2024-03-06","text":"Police arrested him on Monday."}
//   -> {"timexes":[{"start":23,"end":29,"type":"DATE","value":"2024-03-04"}]}
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
nlohmann::json answer_times(Examiner& examiner, const nlohmann::json& record) {
  nlohmann::json asked = record;
  if (record.contains("doc_date")) asked["date"] = record["doc_date"];
  const auto report = examiner.read(asked);
  const Reading& reading = report->found.reading;
  nlohmann::json timexes = nlohmann::json::array();
  // The sets do not agree whether "now" is a time.
  const bool references = record.value("references", nlohmann::json()) == true;
  for (const DateMention& mention : report->found.dates) {
    if (report->is_title(mention.begin_token) || (is_reference(mention) && !references)) continue;
    std::uint32_t begin = mention.begin_token;
    while (begin + 1 < mention.end_token && reading.tokens[begin].pos == Pos::Adp) ++begin;
    const auto [start, end] = report->characters(begin, mention.end_token);
    timexes.push_back({{"start", start}, {"end", end}, {"type", timex_type(mention)}, {"value", mention.value}});
  }
  return {{"timexes", timexes}};
}

}  // namespace bede
