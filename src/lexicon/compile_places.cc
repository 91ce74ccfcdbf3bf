// SPDX-License-Identifier: Apache-2.0
// The tables of places: where states stand on a map; regions, sites and cities by all their names.
//
//   sites       Evin prison, also Evin, a prison; site_kinds: prison|jail  ->  "Evin prison", "Evin", "Evin jail"
//   cities      Harare, called Salisbury to 1982-04-17                     ->  "Salisbury", until that day
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "lexicon/compiler.h"

namespace bede {
namespace {

// "Evin Prison" without "prison" -> "Evin"; nothing where it does not end so, or is nothing else.
std::string_view without_noun(std::string_view name, std::string_view noun) {
  if (name.size() < noun.size() + 2 || name[name.size() - noun.size() - 1] != ' ') return {};
  const std::string_view end = name.substr(name.size() - noun.size());
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b; };
  if (!std::equal(end.begin(), end.end(), noun.begin(), same)) return {};
  return name.substr(0, name.size() - noun.size() - 1);
}

}  // namespace

void Compiler::compile_site_kinds(const Tables& tables) {
  each_row(tables, "places/site_kinds", [&](const RowReader& row) {
    std::vector<std::string>& nouns = site_nouns_[row.cell("kind")];
    for (const std::string_view noun : row.parts("words")) {
      nouns.emplace_back(noun);
      if (const auto words = words_of(noun); !words.empty()) site_ends_.push_back(words.back());
    }
    std::stable_sort(nouns.begin(), nouns.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  });
  std::sort(site_ends_.begin(), site_ends_.end());
  site_ends_.erase(std::unique(site_ends_.begin(), site_ends_.end()), site_ends_.end());
}

// All names of a site but the first: what the row has, and each of its names that ends with a noun of its kind with the
// other nouns of that kind.
std::string Compiler::names_of_site(const RowReader& row) const {
  const auto nouns = site_nouns_.find(row.cell("kind"));
  if (nouns == site_nouns_.end()) {
    row.complain("kind", fmt::format("'{}' is not in places/site_kinds", row.cell("kind")));
    return row.cell("also");
  }
  std::vector<std::string> names;
  const auto add = [&](std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  };
  std::vector<std::string_view> given = row.parts("name"), also = row.parts("also");
  given.insert(given.end(), also.begin(), also.end());
  for (const std::string_view name : given) {
    add(std::string(name));
    for (const std::string& noun : nouns->second) {
      const std::string_view stem = without_noun(name, noun);
      if (stem.empty()) continue;
      for (const std::string& other : nouns->second) add(std::string(stem) + " " + other);
      break;  // the longest: "Tabqa" of "Tabqa air base", not "Tabqa air"
    }
  }
  std::string all;
  for (std::size_t i = 1; i < names.size(); ++i) all += (i > 1 ? "|" : "") + names[i];
  return all;
}

void Compiler::add_place(const RowReader& row, PlaceTable table, std::string_view name, std::string also) {
  NamedPlaceRow place{};
  place.name = text(name);
  place.state = state_of(row, "country");
  place.latitude = std::strtof(row.cell("latitude").c_str(), nullptr);
  place.longitude = std::strtof(row.cell("longitude").c_str(), nullptr);
  place.place = place_of(row);
  place.table = table;
  place.alone = table != PlaceTable::Site || row.cell("alone") != "no";
  if (table == PlaceTable::City)
    place.days = row.days();
  else
    place.kind = text(row.cell("kind"));
  if (std::abs(place.latitude) > 90)
    row.complain("latitude", fmt::format("'{}' is no latitude of -90 to 90 degrees", row.cell("latitude")));
  if (std::abs(place.longitude) > 180)
    row.complain("longitude", fmt::format("'{}' is no longitude of -180 to 180 degrees", row.cell("longitude")));
  if (!place.alone && place.state == no_row)
    row.complain("alone", "a site of no country cannot need its country named");
  const std::string_view column = table == PlaceTable::City ? "names" : "name";
  for (const std::string_view one : row.parts(column)) {
    std::string key =
        fmt::format("{} {} {} {}", row.folder(), static_cast<int>(table), row.cell("country"), place.days.first);
    for (const WordId id : words_of(one)) key += " " + std::to_string(id);
    const auto [seen, is_new] = places_seen_.try_emplace(key, place.place);
    if (!is_new) row.complain(column, fmt::format("'{}' is in line {} of this table already", one, seen->second.line));
  }
  place.also = text(also);
  named_places_.push_back(place);
}

void Compiler::compile_states_on_map(const Tables& tables) {
  each_row(tables, "places/states", [&](const RowReader& row) {
    const std::uint32_t state = state_of(row, "code");
    if (state == no_row) return;
    states_[state].latitude = std::strtof(row.cell("latitude").c_str(), nullptr);
    states_[state].longitude = std::strtof(row.cell("longitude").c_str(), nullptr);
    states_[state].month_first = row.yes("month_first");
  });
}

void Compiler::compile_places(const Tables& tables) {
  compile_states_on_map(tables);
  compile_site_kinds(tables);
  each_row(tables, "places/regions",
           [&](const RowReader& row) { add_place(row, PlaceTable::Region, row.cell("name"), row.cell("also")); });
  each_row(tables, "places/sites",
           [&](const RowReader& row) { add_place(row, PlaceTable::Site, row.cell("name"), names_of_site(row)); });
  each_row(tables, "places/cities",
           [&](const RowReader& row) { add_place(row, PlaceTable::City, row.cell("city"), row.cell("names")); });
}

}  // namespace bede
