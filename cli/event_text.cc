// SPDX-License-Identifier: Apache-2.0
#include "cli/event_text.h"

#include <fmt/format.h>

namespace bede::cli {
namespace {

void add_part(std::string& list, std::string_view part) {
  if (part.empty()) return;
  if (!list.empty()) list += ", ";
  list += part;
}

Line entities_line(const std::vector<EventEntity>& entities, std::string_view by, bool codes) {
  Line line;
  for (const EventEntity& entity : entities) {
    if (!line.empty()) line.push_back({std::string(by), Look::Dim});
    extend(line, entity_line(entity, codes));
  }
  return line;
}

std::string toll_of(const std::optional<Toll>& toll, std::string_view what) {
  if (!toll) return {};
  if (toll->low == toll->high) return fmt::format("{} {}", toll->low, what);
  return fmt::format("{} to {} {}", toll->low, toll->high, what);
}

}  // namespace

void extend(Line& line, const Line& added) { line.insert(line.end(), added.begin(), added.end()); }

Look look_of(const Event& event) {
  switch (event.quad) {
    case 1: return Look::Green;
    case 2: return Look::BoldGreen;
    case 3: return Look::Red;
    case 4: return Look::BoldRed;
    default: return Look::Plain;
  }
}

Line heading_of(const Report& report) {
  Line line = {{report.id, Look::Bold}};
  for (const std::string& part : {report.date, report.outlet}) {
    if (!part.empty()) extend(line, {{" · ", Look::Dim}, {part}});
  }
  return line;
}

Line entity_line(const EventEntity& entity, bool code) {
  Line line = {{entity.name.empty() ? entity.text : entity.name}};
  if (code && !entity.code.empty()) line.push_back({fmt::format(" ({})", entity.code), Look::Dim});
  return line;
}

Line parties_of(const Event& event, bool codes) {
  Line line = event.actor.empty() ? Line{{"—", Look::Dim}} : entities_line(event.actor, " + ", codes);
  const auto add = [&](Piece lead, const std::vector<EventEntity>& entities) {
    if (entities.empty()) return;
    line.push_back(std::move(lead));
    extend(line, entities_line(entities, " + ", codes));
  };
  add({" → ", Look::Bold}, event.recipient);
  add({", through ", Look::Dim}, event.mediator);
  add({", without ", Look::Dim}, event.excluded);
  return line;
}

std::string days_of(const EventDate& date) {
  if (date.start == date.end) return date.start;
  const bool one_year =
      date.start.size() == 10 && date.end.size() == 10 && date.start.substr(0, 4) == date.end.substr(0, 4);
  if (one_year && date.start.ends_with("-01-01") && date.end.ends_with("-12-31")) return date.start.substr(0, 4);
  return fmt::format("{} to {}", date.start, date.end);
}

std::string place_of(const EventPlace& place) {
  return place.country.empty() || place.grain == "country" ? place.name
                                                           : fmt::format("{} ({})", place.name, place.country);
}

std::string casualties_of(const Casualties& casualties) {
  std::string list;
  add_part(list, toll_of(casualties.dead, "dead"));
  add_part(list, toll_of(casualties.injured, "injured"));
  add_part(list, toll_of(casualties.detained, "detained"));
  add_part(list, toll_of(casualties.displaced, "displaced"));
  return list;
}

std::string terms_of(const EventTerms& terms) {
  std::string list = terms.scope;
  if (!terms.begins.empty()) add_part(list, "from " + terms.begins);
  // "../2017-01-15" is up to that day
  const bool until = terms.lasts.starts_with("../");
  if (!terms.lasts.empty()) add_part(list, until ? "until " + terms.lasts.substr(3) : "for " + terms.lasts);
  add_part(list, terms.place);
  return list;
}

Line sources_of(const std::vector<EventEntity>& attribution) { return entities_line(attribution, ", ", true); }

}  // namespace bede::cli
