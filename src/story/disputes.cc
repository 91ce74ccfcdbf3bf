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

bool is_told_by(const Side& side, const ToldReport& report) {
  return std::any_of(side.tellings.begin(), side.tellings.end(),
                     [&](const ToldEvent* told) { return told->report.get() == &report; });
}

// Somebody has the one value and not the other, and somebody else the other and not the one: a report that has both
// tells of two things, or of what changed.
bool are_disputed(const Side& one, const Side& other) {
  const auto lacks = [](const Side& side, const Side& from) {
    return std::any_of(side.tellings.begin(), side.tellings.end(),
                       [&](const ToldEvent* told) { return !is_told_by(from, *told->report); });
  };
  return lacks(one, other) && lacks(other, one);
}

// A dispute, where any two of the sides exclude each other.
template <class Exclude>
void add_dispute(std::string_view field, std::vector<Side>&& sides, Exclude exclude,
                 std::vector<StoryDispute>& disputes) {
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = i + 1; j < sides.size(); ++j) {
      if (!exclude(*sides[i].tellings.front(), *sides[j].tellings.front()) || !are_disputed(sides[i], sides[j]))
        continue;
      disputes.push_back(dispute_of(std::string(field), std::move(sides)));
      return;
    }
  }
}

// Figures that exclude each other; where all overlap ("dozens", "31") nobody differs.
void add_tolls(const std::vector<ToldEvent>& tellings, std::size_t loss, std::string_view name,
               std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  for (const ToldEvent& told : tellings) {
    if (!told.tolls[loss]) continue;
    const Toll& toll = *told.tolls[loss];
    Side& side =
        side_of(sides, toll.low == toll.high ? fmt::format("{}", toll.low) : fmt::format("{}-{}", toll.low, toll.high));
    side.order = toll.low;
    side.tellings.push_back(&told);
  }
  const auto exclude = [&](const ToldEvent& a, const ToldEvent& b) {
    return !tolls_agree(*a.tolls[loss], *b.tolls[loss]);
  };
  add_dispute(name, std::move(sides), exclude, disputes);
}

// Who did it: parties that exclude each other, not one told more nearly than the other. Of several at once some are
// left out by one report and some by another.
void add_actors(const std::vector<const ToldEvent*>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  for (const ToldEvent* told : tellings) {
    if (told->actors.size() != 1) continue;
    const ToldParty& party = told->actors.front();
    const std::string& code = party.code.empty() ? party.name : party.code;
    if (!code.empty()) side_of(sides, code).tellings.push_back(told);
  }
  const auto exclude = [](const ToldEvent& a, const ToldEvent& b) { return match_parties(a.actors, b.actors) < -0.5F; };
  add_dispute("actor", std::move(sides), exclude, disputes);
}

void add_places(const std::vector<const ToldEvent*>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  for (const ToldEvent* told : tellings) {
    if (!told->place || told->place->grain == "country" || told->place->text.empty()) continue;
    side_of(sides, told->place->name).tellings.push_back(told);
  }
  const auto exclude = [](const ToldEvent& a, const ToldEvent& b) { return match_places(*a.place, *b.place) < 0; };
  add_dispute("place", std::move(sides), exclude, disputes);
}

// Days that are stated as one.
void add_days(const std::vector<const ToldEvent*>& tellings, std::vector<StoryDispute>& disputes) {
  std::vector<Side> sides;
  for (const ToldEvent* told : tellings) {
    if (!told->stated || told->days.first != told->days.last) continue;
    Side& side = side_of(sides, write_day(told->days.first));
    side.order = told->days.first;
    side.tellings.push_back(told);
  }
  const auto exclude = [](const ToldEvent& a, const ToldEvent& b) { return a.days.first != b.days.first; };
  add_dispute("date", std::move(sides), exclude, disputes);
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

// Those of the type that most have: what else reports tell beside it is of other days and by others.
std::vector<const ToldEvent*> of_one_type(const std::vector<ToldEvent>& tellings) {
  std::map<EventType, std::size_t> counts;
  for (const ToldEvent& told : tellings) ++counts[told.type];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<const ToldEvent*> chosen;
  for (const ToldEvent& told : tellings)
    if (told.type == most->first) chosen.push_back(&told);
  return chosen;
}

}  // namespace

std::vector<StoryDispute> find_disputes(const std::vector<ToldEvent>& tellings) {
  std::vector<StoryDispute> disputes;
  add_tolls(tellings, Dead, "dead", disputes);
  add_tolls(tellings, Injured, "injured", disputes);
  add_tolls(tellings, Detained, "detained", disputes);
  add_tolls(tellings, Displaced, "displaced", disputes);
  const std::vector<const ToldEvent*> alike = of_one_type(tellings);
  add_actors(alike, disputes);
  add_factuality(tellings, disputes);
  add_places(alike, disputes);
  add_days(alike, disputes);
  return disputes;
}

}  // namespace bede
