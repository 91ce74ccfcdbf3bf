// SPDX-License-Identifier: Apache-2.0
// Task "plover": a text -> its events as PLOVER's gold standard records have them: deeds, and words about deeds, but
// not the deed inside such a word.
//
//   {"text":"Kenya and Ethiopia agreed on Monday to reopen their border."}
//   -> {"events":[{"source":[{"text":"Kenya","code":"KEN"},{"text":"Ethiopia","code":"ETH"}],"target":[],
//                  "type":"AGREE","reciprocal":true}]}
#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/examined.h"
#include "eval/plover_names.h"

namespace bede {
namespace {

using nlohmann::json;

json actors_of(const std::vector<EventEntity>& entities) {
  json actors = json::array();
  for (const EventEntity& entity : entities) {
    json actor = {{"text", entity.text}};
    actor["code"] = entity.country.empty() ? stateless_country(entity.code) : entity.country;
    for (const std::string& sector : entity.sectors)
      if (!is_stateless_sector(sector) && !actor.contains("sector")) actor["sector"] = sector;
    actors.push_back(std::move(actor));
  }
  return actors;
}

// "threatened to attack", "condemned the raid": what is inside is told by the event about it.
bool is_inside(const Event& event, const std::vector<Event>& events) {
  return std::any_of(events.begin(), events.end(), [&](const Event& other) { return other.about == event.id; });
}

}  // namespace

json answer_plover(Examiner& examiner, const json& record) {
  const auto text = examiner.read(record);
  ReportFrame frame;
  frame.day = text->day;
  const std::vector<Event> events = find_events(examiner.data(), text->found, frame).events;
  json answers = json::array();
  for (const Event& event : events) {
    if (is_inside(event, events)) continue;
    json answer;
    answer["source"] = actors_of(event.actor);
    answer["target"] = actors_of(event.recipient);
    answer["type"] = event_type_name(type_of_word(event).value_or(event.type));
    answer["reciprocal"] = event.recipient.empty() && event.actor.size() > 1;
    if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(std::move(answer));
  }
  return {{"events", std::move(answers)}};
}

}  // namespace bede
