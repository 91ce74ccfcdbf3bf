// SPDX-License-Identifier: Apache-2.0
// Task "actors": a phrase -> the country and sectors of whom it names; a sentence -> its dyads.
//
//   {"kind":"phrase","text":"Defense Minister","context":"German"}
//   -> {"expected":{"country":"DEU","code_1":"GOV","code_2":"MIL"}}
#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/examined.h"
#include "eval/plover_names.h"

namespace bede {
namespace {

using nlohmann::json;

std::string country_of(const CoderData& data, const Actor& actor) {
  if (actor.state != no_row) return std::string(data.lexicon.country_code(actor.state));
  return std::string(stateless_country(actor.code));
}

// Without those that only say that a body is of no state.
std::vector<std::string> sectors_of(const CoderData& data, const Actor& actor) {
  std::vector<std::string> sectors;
  for (const std::string_view name : sector_names(data.lexicon, actor))
    if (!is_stateless_sector(name)) sectors.emplace_back(name);
  return sectors;
}

json answer_phrase(Examiner& examiner, const json& record) {
  const Day day = parse_day(text_field(record, "date")).value_or(examiner.last_day());
  const CoderData& data = examiner.data();
  const std::string text = text_field(record, "text");
  auto phrase = examiner.read(text, day);
  // A name alone may be parsed as anything: as a subject it is one.
  if (!main_mention(phrase->found)) phrase = examiner.read(text + " spoke.", day);
  ReportFrame frame;
  frame.day = day;
  find_events(data, phrase->found, frame);
  std::string country;
  std::vector<std::string> sectors;
  if (const ActorMention* mention = main_mention(phrase->found)) {
    const Actor& actor = phrase->found.actors.actors[phrase->found.actors.of(*mention)[0]];
    country = country_of(data, actor);
    sectors = sectors_of(data, actor);
    // A capital that acts is its government.
    if (mention->via == Via::Capital && sectors.empty()) sectors = {"GOV"};
  }
  const std::string context = text_field(record, "context");
  if (country.empty() && !context.empty()) {
    const auto around = examiner.read(context, day);
    if (const ActorMention* mention = main_mention(around->found))
      country = country_of(data, around->found.actors.actors[around->found.actors.of(*mention)[0]]);
  }
  json expected = {{"country", country}};
  expected["code_1"] = !sectors.empty() ? sectors[0] : "";
  expected["code_2"] = sectors.size() > 1 ? sectors[1] : "";
  return {{"expected", expected}};
}

}  // namespace

json answer_actors(Examiner& examiner, const json& record) {
  if (text_field(record, "kind") != "sentence") return answer_phrase(examiner, record);
  const auto sentence = examiner.read(record);
  ReportFrame frame;
  frame.day = sentence->day;
  json dyads = json::array();
  for (const Event& event : find_events(examiner.data(), sentence->found, frame).events)
    for (const EventEntity& actor : event.actor)
      for (const EventEntity& recipient : event.recipient.empty() ? event.actor : event.recipient)
        if (actor.code != recipient.code)
          dyads.push_back({{"source", actor.code.substr(0, 3)}, {"target", recipient.code.substr(0, 3)}});
  return {{"expected", dyads}};
}

}  // namespace bede
