// SPDX-License-Identifier: Apache-2.0
// Task "entities": people, organisations, places and nationalities. Groups of people are organisations there, and so is
// a state that acts; where things happen in it, it is a place.
#include <nlohmann/json.hpp>

#include "eval/mentions.h"

namespace bede {
namespace {

std::string_view type_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::Person: return "Person";
    case MentionKind::Place: return "Location";
    case MentionKind::Nationality: return "Nationality";
    default: return "Organisation";
  }
}

}  // namespace

nlohmann::json answer_entities(Examiner& examiner, const nlohmann::json& record) {
  const auto report = examiner.read(record);
  nlohmann::json entities = nlohmann::json::array();
  for (const FoundThing& thing : list_things(examiner.data(), report->found)) {
    if (report->is_title(thing.head_token) || thing.kind == MentionKind::Pronoun) continue;
    const auto [begin, end] = report->characters(thing.begin_token, thing.end_token);
    entities.push_back({{"start", begin}, {"end", end}, {"type", type_of(thing.kind)}});
  }
  return {{"entities", entities}};
}

}  // namespace bede
