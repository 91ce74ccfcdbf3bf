// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "story/likeness.h"
#include "story/merged.h"

namespace bede {
namespace {

// A value with those that have it; the first of them stands for it.
struct Side {
  std::string value;
  std::int64_t order = 0;  // numbers by size, all else as told
  std::vector<const ToldEvent*> tellings;
};

StoryDispute dispute_of(std::string field, std::vector<Side>&& sides) {
  std::stable_sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.order < b.order; });
  StoryDispute dispute{std::move(field), {}};
  for (const Side& side : sides) {
    StoryValue& value = dispute.values.emplace_back();
    value.value = side.value;
    std::set<std::string> outlets, sources;
    for (const ToldEvent* told : side.tellings) {
      const ToldReport& report = *told->report;
      if (std::find(value.reports.begin(), value.reports.end(), report.id) == value.reports.end())
        value.reports.push_back(report.id);
      if (!report.outlet.empty()) outlets.insert(report.outlet);
      sources.insert(source_name(report));
    }
    value.outlets.assign(outlets.begin(), outlets.end());
    value.sources = sources.size();
  }
  return dispute;
}

Side& side_of(std::vector<Side>& sides, std::string value) {
  for (Side& side : sides)
    if (side.value == value) return side;
  return sides.emplace_back(Side{std::move(value), 0, {}});
}

// Figures that exclude each other; where all overlap ("dozens", "31") nobody differs.
void add_tolls(const std::vector<ToldEvent>& tellings, std::size_t loss, std::string_view name,
               std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  bool differ = false;
  for (const ToldEvent& told : tellings) {
    if (!told.tolls[loss]) continue;
    const Toll& toll = *told.tolls[loss];
    for (const Side& other : sides) differ |= !tolls_agree(*other.tellings.front()->tolls[loss], toll);
    Side& side =
        side_of(sides, toll.low == toll.high ? fmt::format("{}", toll.low) : fmt::format("{}-{}", toll.low, toll.high));
    side.order = toll.low;
    side.tellings.push_back(&told);
  }
  if (differ) disputes.push_back(dispute_of(std::string(name), std::move(sides)));
}

std::string codes_of(const std::vector<ToldParty>& parties) {
  std::string codes;
  for (const ToldParty& party : parties) {
    const std::string& code = party.code.empty() ? party.name : party.code;
    if (!code.empty()) codes += (codes.empty() ? "" : " + ") + code;
  }
  return codes;
}

// Who did it: parties that exclude each other, not one told more nearly than the other.
void add_actors(const std::vector<ToldEvent>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  bool differ = false;
  for (const ToldEvent& told : tellings) {
    const std::string codes = codes_of(told.actors);
    if (codes.empty()) continue;
    for (const Side& other : sides) differ |= match_parties(other.tellings.front()->actors, told.actors) < -0.5F;
    side_of(sides, codes).tellings.push_back(&told);
  }
  if (differ) disputes.push_back(dispute_of("actor", std::move(sides)));
}

void add_places(const std::vector<ToldEvent>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  bool differ = false;
  for (const ToldEvent& told : tellings) {
    if (!told.place || told.place->grain == "country") continue;
    for (const Side& other : sides) differ |= match_places(*other.tellings.front()->place, *told.place) < 0;
    side_of(sides, told.place->name).tellings.push_back(&told);
  }
  if (differ) disputes.push_back(dispute_of("place", std::move(sides)));
}

void add_days(const std::vector<ToldEvent>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  bool differ = false;
  for (const ToldEvent& told : tellings) {
    if (!told.stated) continue;
    for (const Side& other : sides) {
      const Days& days = other.tellings.front()->days;
      differ |= days.last < told.days.first || told.days.last < days.first;
    }
    std::string value = write_day(told.days.first);
    if (told.days.last != told.days.first) value += "/" + write_day(told.days.last);
    side_of(sides, std::move(value)).tellings.push_back(&told);
  }
  if (differ) disputes.push_back(dispute_of("date", std::move(sides)));
}

// Told as a fact by one and denied by another; what was planned and then happened is none.
void add_factuality(const std::vector<ToldEvent>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  for (const ToldEvent& told : tellings) {
    const bool happened = told.factuality == Factuality::Actual || told.factuality == Factuality::Historical;
    if (happened || told.factuality == Factuality::Negated)
      side_of(sides, happened ? "actual" : "negated").tellings.push_back(&told);
  }
  if (sides.size() > 1) disputes.push_back(dispute_of("factuality", std::move(sides)));
}

}  // namespace

std::vector<StoryDispute> find_disputes(const std::vector<ToldEvent>& tellings) {
  std::vector<StoryDispute> disputes;
  add_tolls(tellings, Dead, "dead", disputes);
  add_tolls(tellings, Injured, "injured", disputes);
  add_tolls(tellings, Detained, "detained", disputes);
  add_tolls(tellings, Displaced, "displaced", disputes);
  add_actors(tellings, disputes);
  add_factuality(tellings, disputes);
  add_places(tellings, disputes);
  add_days(tellings, disputes);
  return disputes;
}

}  // namespace bede
