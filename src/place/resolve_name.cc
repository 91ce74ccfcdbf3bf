// SPDX-License-Identifier: Apache-2.0
// A name by itself: of a dateline, or of the command line.
#include <algorithm>
#include <array>
#include <limits>

#include "place/gazetteer.h"

namespace bede {
namespace {

// All that a name may stand for: regions of the lexicon, rows of the gazetteer, states.
std::vector<Spot> spots_of(const Gazetteer::Tables& tables, std::string_view name, std::optional<Day> day) {
  std::vector<Spot> spots;
  std::string folded;
  tables.fold_name(name, folded);
  if (folded.empty()) return spots;
  tables.add_spots(name_hash(folded), day, std::numeric_limits<std::size_t>::max(), spots);
  for (const NameEntry& entry : tables.lexicon.entries_of(name))
    if (entry.kind == NameKind::State && tables.states[entry.row].placed) spots.push_back(tables.state_spot(entry.row));
  return spots;
}

}  // namespace

std::string_view grain_name(Grain grain) {
  constexpr std::array<std::string_view, 4> names = {"site", "city", "region", "country"};
  return names[static_cast<std::size_t>(grain)];
}

std::vector<Namesake> Gazetteer::namesakes(std::string_view name, std::string_view near, std::optional<Day> day) const {
  if (!tables_) return {};
  const std::size_t end = std::min(name.find_first_of(",/;"), name.size());
  std::uint16_t country = tables_->country_of(near), region = no_region;
  bool told = false;  // what it is in stands behind a comma
  if (end < name.size() && name[end] == ',') {
    for (const Spot& outer : spots_of(*tables_, name.substr(end + 1), day)) {
      if (outer.grain == Grain::City) continue;
      country = outer.country;
      region = outer.grain == Grain::Region ? outer.region : no_region;
      told = true;
      break;
    }
  }
  std::vector<std::pair<double, Namesake>> found;
  for (const Spot& spot : spots_of(*tables_, name.substr(0, end), day)) {
    double weight = 1.0 + spot.population;
    if (spot.grain == Grain::Region) weight *= 0.1;  // "NAIROBI" is the city, which has most of the region's people
    if (spot.out_of_time) weight *= 1e-3;
    const bool in_country = country != no_country && spot.country == country;
    const bool in_region = region != no_region && spot.region == region;
    if (in_country) weight *= 1e6;
    if (in_region) weight *= 1e6;
    PlaceMention mention;
    mention.name = spot.name;
    mention.latitude = spot.latitude;
    mention.longitude = spot.longitude;
    mention.geonames = spot.geonames;
    mention.admin1 = tables_->region_name(spot.region);
    if (spot.state != no_row)
      mention.country = tables_->lexicon.text(tables_->lexicon.states[spot.state].code);
    else if (spot.country != no_country)
      mention.country = tables_->countries[spot.country].text();
    mention.grain = spot.grain;
    mention.why = in_region              ? "in that region"
                  : in_country && told   ? "in the country named beside it"
                  : in_country           ? "in that country"
                  : spot.population == 0 ? "the name alone"
                                         : "by its population";
    found.push_back({weight, {mention, spot.population}});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Namesake> all;
  double sum = 0;
  for (const auto& [weight, one] : found) sum += weight;
  for (auto& [weight, one] : found) {
    one.place.confidence = static_cast<float>(weight / sum);
    all.push_back(one);
  }
  if (all.size() == 1) all[0].place.why = "the only one of this name";
  return all;
}

std::optional<PlaceMention> Gazetteer::resolve(std::string_view name, std::string_view near,
                                               std::optional<Day> day) const {
  const std::vector<Namesake> all = namesakes(name, near, day);
  if (all.empty()) return std::nullopt;
  return all.front().place;
}

}  // namespace bede
