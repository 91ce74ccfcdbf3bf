// SPDX-License-Identifier: Apache-2.0
// Task "actors": a phrase -> the country and sectors of whom it names; a sentence -> its dyads.
//
//   {"kind":"phrase","text":"Defense Minister","context":"German"}
//   -> {"expected":{"country":"DEU","code_1":"GOV","code_2":"MIL"}}
#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
namespace {

using nlohmann::json;

// The task's countries of bodies that are of no state, by the beginning of our code.
struct Beginning {
  std::string_view code, country;
};
constexpr Beginning beginnings[] = {{"IGOEUR", "EUR"}, {"IGOUNO", "UNO"}, {"IGO", "IGO"}, {"NGO", "NGO"}};

std::string country_of(const CoderData& data, const Actor& actor) {
  if (actor.state != no_row) return std::string(data.lexicon.text(data.lexicon.states[actor.state].code));
  for (const Beginning& beginning : beginnings)
    if (actor.code.starts_with(beginning.code)) return std::string(beginning.country);
  return {};
}

// The first one is what the code says after its country; the others follow in their own order.
std::vector<std::string> sectors_of(const CoderData& data, const Actor& actor) {
  const Lexicon& lexicon = data.lexicon;
  const std::string_view code = actor.code;
  const bool of_state = actor.state != no_row && code.size() >= 3;
  const std::string_view role = code.substr(std::min<std::size_t>(code.size(), of_state ? 3 : 0)).substr(0, 3);
  std::vector<std::string> sectors;
  for (std::size_t s = 0; s < lexicon.sectors.size(); ++s) {
    if ((actor.sectors >> s & 1) == 0) continue;
    const std::string name(lexicon.text(lexicon.sectors[s].sector));
    if (lexicon.text(lexicon.sectors[s].code) == role)
      sectors.insert(sectors.begin(), name);
    else
      sectors.push_back(name);
  }
  return sectors;
}

// Whom the phrase is about: what its head is, else what stands highest in it.
const ActorMention* main_mention(const Findings& found) {
  const ActorMention* best = nullptr;
  std::size_t best_depth = 0;
  for (const ActorMention& mention : found.actors.mentions) {
    std::size_t depth = mention.modifier ? 1000 : 0;
    for (std::uint32_t at = mention.head_token; !found.reading.is_root(at); at = found.reading.tokens[at].head) ++depth;
    if (best && depth >= best_depth) continue;
    best = &mention;
    best_depth = depth;
  }
  return best;
}

json answer_phrase(Examiner& examiner, const json& record) {
  const Day day = parse_day(text_field(record, "date")).value_or(examiner.last_day());
  const auto phrase = examiner.read(text_field(record, "text"), day);
  const CoderData& data = examiner.data();
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
  Findings& found = sentence->found;
  ReportFrame frame;
  frame.day = sentence->day;
  const ReportEvents told =
      examiner.data().events->find({found.reading, found.actors, found.dates, found.places}, frame, false);
  json dyads = json::array();
  for (const Event& event : told.events)
    for (const EventEntity& actor : event.actor)
      for (const EventEntity& recipient : event.recipient.empty() ? event.actor : event.recipient)
        if (actor.code != recipient.code)
          dyads.push_back({{"source", actor.code.substr(0, 3)}, {"target", recipient.code.substr(0, 3)}});
  return {{"expected", dyads}};
}

}  // namespace bede
