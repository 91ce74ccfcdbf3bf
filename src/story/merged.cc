// SPDX-License-Identifier: Apache-2.0
#include "story/merged.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <set>

namespace bede {
namespace {

// The value that most reports have; of as many the one told first. `value_of` gives an empty one where nothing is told.
template <class Value>
const ToldEvent* most_told(const std::vector<ToldEvent>& tellings, Value value_of) {
  std::map<std::string, std::pair<std::set<const ToldReport*>, const ToldEvent*>> values;
  for (const ToldEvent& told : tellings) {
    const std::string value = value_of(told);
    if (value.empty()) continue;
    auto& [reports, first] = values[value];
    reports.insert(told.report.get());
    if (!first) first = &told;
  }
  const ToldEvent* best = nullptr;
  std::size_t most = 0;
  for (const auto& [value, who] : values) {
    const auto& [reports, first] = who;
    if (reports.size() < most || (reports.size() == most && best && best < first)) continue;
    most = reports.size();
    best = first;
  }
  return best;
}

std::vector<StoryParty> parties_of(const std::vector<ToldEvent>& tellings, std::vector<ToldParty> ToldEvent::*side) {
  // The side as the report tells it that knows most: a code of a group before one of a role before a state's.
  const ToldEvent* best = most_told(tellings, [&](const ToldEvent& told) {
    std::string codes;
    for (const ToldParty& party : told.*side) codes += (codes.empty() ? "" : "+") + party.code;
    return codes;
  });
  if (!best)
    for (const ToldEvent& told : tellings)
      if (!best && !(told.*side).empty()) best = &told;
  std::vector<StoryParty> parties;
  if (!best) return parties;
  for (const ToldParty& party : best->*side) parties.push_back(party);
  return parties;
}

// What the report knows nearest: a site before a city before a region.
int fineness(const EventPlace& place) {
  return place.grain == "site" ? 3 : place.grain == "city" ? 2 : place.grain == "region" ? 1 : 0;
}

std::optional<EventPlace> place_of(const std::vector<ToldEvent>& tellings) {
  int finest = -1;
  for (const ToldEvent& told : tellings)
    if (told.place) finest = std::max(finest, std::min(fineness(*told.place), 2));  // a city's site is less told
  const ToldEvent* best = most_told(tellings, [&](const ToldEvent& told) {
    const bool fine = told.place && std::min(fineness(*told.place), 2) == finest;
    return fine ? told.place->name + "/" + told.place->country : std::string();
  });
  return best ? best->place : std::nullopt;
}

// Stated days before the reports' own; of these the earliest, for reports come after what they tell.
std::pair<std::string, std::string> days_of(const std::vector<ToldEvent>& tellings) {
  const auto days = [](const ToldEvent& told) { return write_day(told.days.first) + write_day(told.days.last); };
  const ToldEvent* best = most_told(tellings, [&](const ToldEvent& told) {
    return told.stated && told.days.last - told.days.first <= 1 ? days(told) : std::string();
  });
  if (!best)
    best = most_told(tellings, [&](const ToldEvent& told) { return told.stated ? days(told) : std::string(); });
  if (!best)
    best = &*std::min_element(tellings.begin(), tellings.end(),
                              [](const ToldEvent& a, const ToldEvent& b) { return a.days.last < b.days.last; });
  return {write_day(best->days.first), write_day(best->days.last)};
}

// Of each loss the last figure: tolls rise.
std::optional<Casualties> casualties_of(const std::vector<ToldEvent>& tellings) {
  Casualties all;
  bool any = false;
  std::optional<Toll>* const to[losses] = {&all.dead, &all.injured, &all.detained, &all.displaced};
  for (const ToldEvent& told : tellings)
    for (std::size_t loss = 0; loss < losses; ++loss)
      if (told.tolls[loss]) {
        *to[loss] = told.tolls[loss];
        any = true;
      }
  return any ? std::optional(all) : std::nullopt;
}

}  // namespace

std::string source_name(const ToldReport& report) {
  if (!report.agency.empty()) return "agency " + report.agency;
  return fmt::format("text {}", report.source);
}

Story make_story(const std::vector<ToldEvent>& tellings) {
  const ToldEvent* kind = most_told(
      tellings, [](const ToldEvent& told) { return fmt::format("{}/{}", event_type_name(told.type), told.cameo); });
  Story story;
  static_cast<EventKind&>(story) = *kind;
  const ToldEvent& first = tellings.front();
  story.id = fmt::format("s{:016x}", XXH3_64bits(first.report->id.data(), first.report->id.size()) ^
                                         XXH3_64bits_withSeed(first.id.data(), first.id.size(), 1));
  for (const ToldEvent& told : tellings)
    story.events.push_back({told.report->key, told.number, told.report->id, told.id});
  std::set<std::string> contexts;
  for (const ToldEvent& told : tellings) contexts.insert(told.contexts.begin(), told.contexts.end());
  story.contexts.assign(contexts.begin(), contexts.end());
  // Told once as a fact is told as one; what was planned has then happened.
  const ToldEvent* fact = nullptr;
  for (const ToldEvent& told : tellings)
    if (!fact && told.factuality == Factuality::Actual) fact = &told;
  if (!fact)
    fact = most_told(tellings, [](const ToldEvent& told) { return std::string(factuality_name(told.factuality)); });
  story.factuality = fact->factuality;
  story.actors = parties_of(tellings, &ToldEvent::actors);
  story.recipients = parties_of(tellings, &ToldEvent::recipients);
  std::tie(story.date_start, story.date_end) = days_of(tellings);
  story.place = place_of(tellings);
  story.casualties = casualties_of(tellings);
  std::set<const ToldReport*> reports;
  std::set<std::string> outlets, sources, agencies;
  for (const ToldEvent& told : tellings) {
    const ToldReport& report = *told.report;
    if (!reports.insert(&report).second) continue;
    outlets.insert(report.outlet.empty() ? "report " + report.id : "outlet " + report.outlet);
    sources.insert(source_name(report));
    if (!report.agency.empty()) agencies.insert(report.agency);
  }
  story.reports = reports.size();
  story.outlets = outlets.size();
  story.sources = sources.size();
  story.agencies.assign(agencies.begin(), agencies.end());
  story.first_reported = write_day(first.report->day);
  story.first_report = first.report->id;
  story.first_outlet = first.report->outlet;
  story.disputes = find_disputes(tellings);
  return story;
}

}  // namespace bede
