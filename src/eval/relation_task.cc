// SPDX-License-Identifier: Apache-2.0
// Task "relation": two parties in a sentence -> the type of what the first does to the second, one of 15 roots.
//
//   {"text":"Malta condemned the raid by Libya.","source_span":[0,5],"target_span":[28,33]} -> {"root":"ACCUSE"}
#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
namespace {

using nlohmann::json;

constexpr std::string_view truce = "0871";

// By its type, but what PLOVER 2 moved since stands where it stood: sieges and captured towns are fights, a verdict is
// an accusation, "sanctions" restrict; the two kinds of giving way are one.
std::string_view root_of_deed(const Event& event) {
  const std::string_view code = event.cameo;
  switch (event.type) {
    case EventType::Concede:
    case EventType::Retreat: return "YIELD";
    case EventType::Sanction:
      if (code.starts_with("11")) return "ACCUSE";
      return code == "163" ? "COERCE" : "SANCTION";
    case EventType::Coerce: return code.starts_with("19") || code == "176" ? "ASSAULT" : "COERCE";
    default: return event_type_name(event.type);
  }
}

// The type that the event has there. What is only meant to be done is a word and no deed: a promise or a threat, but
// what has been decided or is under way; what is asked for is a request, and what is refused is a rejection.
std::string_view root_of_event(const EventFinder::Relation& relation) {
  const Event& event = relation.event;
  const std::string_view root = root_of_deed(event);
  const bool kind = event.quad < 3;
  if (relation.settled) return root;
  switch (event.factuality) {
    case Factuality::Planned:
    case Factuality::Conditional:
      if (root == "MOBILIZE" || root == "SANCTION" || root == "COERCE" || root == "ASSAULT" || root == "PROTEST" ||
          root == "REJECT")
        return "THREATEN";
      if (kind && (event.cameo != truce || event.type != EventType::Concede)) return "AGREE";
      break;
    case Factuality::Demanded:
      if (event.type != EventType::Request) return "REQUEST";
      break;
    case Factuality::Negated: return "REJECT";
    default: break;
  }
  return root;
}

// Whose order is carried out: a government or a court.
bool is_authority(const Event& event) {
  return std::any_of(event.actor.begin(), event.actor.end(), [](const EventEntity& actor) {
    return std::any_of(actor.sectors.begin(), actor.sectors.end(),
                       [](const std::string& sector) { return sector == "GOV" || sector == "JUD"; });
  });
}

// Who says that the second party has done something hostile accuses it. Who agrees to a truce only agrees; who approves
// what others will do gives way to them.
// A word about a hostile act against the second party is hostile to it: who calls for sanctions on a firm accuses it,
// and a court that orders or allows an arrest arrests. A promise of support supports.
std::string_view root_of(const EventFinder::Relation& relation) {
  const Event& event = relation.event;
  const std::string_view root = root_of_event(relation);
  const bool ties =
      relation.about && std::string_view(relation.about->cameo).starts_with("05") && relation.about->cameo != "051";
  if (event.cameo == "032" && !ties) return "SUPPORT";
  if (relation.together && root == "MOBILIZE") return "COOPERATE";  // a war game of two
  if (relation.said_by_first && event.quad > 2) return "ACCUSE";
  if (relation.about && relation.about->cameo == truce && event.cameo == truce) return "AGREE";
  const bool agreed = std::string_view(event.cameo).starts_with("03") && root == "AGREE";
  const bool harm = relation.about && relation.done_to_second && relation.about->quad > 2 &&
                    relation.about->type != EventType::Request && relation.about->type != EventType::Mobilize;
  if (relation.permitted && agreed && !harm) return "YIELD";
  if (!relation.about || !relation.done_to_second) return root;
  const std::string_view done = root_of_deed(*relation.about);
  // "promised not to deport them"
  const bool hostile = relation.about->quad > 2 && relation.about->factuality != Factuality::Negated;
  if (root == "REQUEST" && event.cameo.starts_with("10") && is_authority(event) && (hostile || done == "YIELD"))
    return done;
  if (hostile && root == "AGREE" && done != "MOBILIZE") return done;
  return hostile && root == "REQUEST" ? "ACCUSE" : root;
}

// Null or malformed: empty.
Examined::Characters span_field(const json& record, const char* name) {
  const auto found = record.find(name);
  if (found == record.end() || !found->is_array() || found->size() != 2) return {};
  for (const json& end : *found)
    if (!end.is_number_unsigned()) return {};
  return {(*found)[0].get<std::size_t>(), (*found)[1].get<std::size_t>()};
}

}  // namespace

json answer_relation(Examiner& examiner, const json& record) {
  const auto sentence = examiner.read(record);
  TokenSpan sides[2];
  const char* const names[] = {"source_span", "target_span"};
  for (int side = 0; side < 2; ++side) {
    sides[side] = sentence->tokens(span_field(record, names[side]));
    if (sides[side].begin < sides[side].end)
      give_mention(sentence->found.reading, sentence->found.actors, sides[side].begin, sides[side].end);
  }
  ReportFrame frame;
  frame.day = sentence->day;
  Findings& found = sentence->found;
  const auto relation = examiner.data().events->relate({found.reading, found.actors, found.dates, found.places}, frame,
                                                       sides[0], sides[1]);
  json answer;
  answer["root"] = relation ? root_of(*relation) : event_type_name(EventType::Consult);
  if (relation) {
    const Event& event = relation->event;
    answer["cue"] = event.cue_text;
    answer["frame"] = event.cue_frame;
    answer["cameo"] = event.cameo;
    answer["factuality"] = factuality_name(event.factuality);
  }
  return answer;
}

}  // namespace bede
