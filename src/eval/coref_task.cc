// SPDX-License-Identifier: Apache-2.0
// Task "coref": the chains of people, organisations and places, pronouns included.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "eval/mentions.h"

namespace bede {

nlohmann::json answer_coref(Examiner& examiner, const nlohmann::json& record) {
  const auto report = examiner.read(record);
  const Reading& reading = report->found.reading;
  std::map<std::string, std::set<Examined::Characters>> chains;
  for (const FoundThing& thing : list_things(examiner.data(), report->found)) {
    if (report->is_title(thing.head_token)) continue;
    // "the American" is somebody; in "the American poet" it only says what kind.
    if (thing.kind == MentionKind::Nationality && reading.tokens[thing.head_token].pos == Pos::Adj) continue;
    auto [begin, end] = thing.kind == MentionKind::Pronoun || thing.kind == MentionKind::Nationality
                            ? std::pair(thing.begin_token, thing.end_token)
                            : whole_phrase(reading, thing.head_token);
    chains[thing.chain].insert(report->characters(begin, end));
  }
  nlohmann::json clusters = nlohmann::json::array();
  for (const auto& [name, mentions] : chains) {
    if (mentions.size() < 2) continue;
    nlohmann::json& cluster = clusters.emplace_back(nlohmann::json::array());
    for (const auto& [begin, end] : mentions) cluster.push_back({begin, end});
  }
  return {{"clusters", clusters}};
}

}  // namespace bede
