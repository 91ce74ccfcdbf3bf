// SPDX-License-Identifier: Apache-2.0
// A name by itself: of a dateline, or of the command line.
#include <algorithm>

#include "place/gazetteer.h"

namespace bede {
namespace {

// All that a name may stand for: regions of the lexicon, rows of the gazetteer, states.
std::vector<Spot> spots_of(const Gazetteer::Tables& tables, std::string_view name) {
  std::vector<Spot> spots;
  std::string folded;
  tables.fold_name(name, folded);
  if (folded.empty()) return spots;
  const std::uint64_t hash = name_hash(folded);
  for (const auto& region : tables.regions_of(hash)) spots.push_back(tables.region_spot(region));
  for (const std::uint32_t row : tables.rows_of(hash)) spots.push_back(tables.row_spot(row));
  for (const NameEntry& entry : tables.lexicon.entries_of(name))
    if (entry.kind == NameKind::State && tables.states[entry.row].placed) spots.push_back(tables.state_spot(entry.row));
  return spots;
}

}  // namespace

std::optional<PlaceMention> Gazetteer::resolve(std::string_view name, std::string_view near) const {
  if (!tables_) return std::nullopt;
  const std::size_t end = std::min(name.find_first_of(",/;"), name.size());
  std::uint16_t country = tables_->country_of(near), region = no_region;
  if (end < name.size() && name[end] == ',') {
    for (const Spot& outer : spots_of(*tables_, name.substr(end + 1))) {
      if (outer.grain == Grain::City) continue;
      country = outer.country;
      region = outer.grain == Grain::Region ? outer.region : no_region;
      break;
    }
  }
  const std::vector<Spot> spots = spots_of(*tables_, name.substr(0, end));
  const Spot* best = nullptr;
  double best_weight = 0;
  for (const Spot& spot : spots) {
    double weight = 1.0 + spot.population;
    if (spot.grain == Grain::Region) weight *= 0.1;  // "NAIROBI" is the city, which has most of the region's people
    if (country != no_country && spot.country == country) weight *= 1e6;
    if (region != no_region && spot.region == region) weight *= 1e6;
    if (best && weight <= best_weight) continue;
    best = &spot;
    best_weight = weight;
  }
  if (!best) return std::nullopt;
  PlaceMention mention;
  mention.name = best->name;
  mention.latitude = best->latitude;
  mention.longitude = best->longitude;
  mention.geonames = best->geonames;
  mention.admin1 = tables_->region_name(best->region);
  if (best->state != no_row)
    mention.country = tables_->lexicon.text(tables_->lexicon.states[best->state].code);
  else if (best->country != no_country)
    mention.country = tables_->countries[best->country].text();
  mention.grain = best->grain;
  mention.why = "the name alone";
  return mention;
}

}  // namespace bede
