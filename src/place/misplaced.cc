// SPDX-License-Identifier: Apache-2.0
// Whether the lexicon's places lie where their rows say: by the gazetteer's places of the same country.
#include <algorithm>
#include <cmath>
#include <limits>

#include "place/gazetteer.h"

namespace bede {
namespace {

// Near enough over some hundred kilometres: a plane with the longitudes of the first point's latitude.
float kilometres_between(float latitude, float longitude, const PlaceRow& to) {
  constexpr float radians = 0.017453293f, of_degree = 111.2f;
  float east = std::abs(longitude - to.longitude);
  if (east > 180) east = 360 - east;
  return of_degree * std::hypot(latitude - to.latitude, east * std::cos(latitude * radians));
}

}  // namespace

std::vector<Gazetteer::Misplaced> Gazetteer::misplaced() const {
  constexpr float farthest = 500;
  std::vector<Misplaced> found;
  if (!tables_) return found;
  for (std::size_t i = 0; i < tables_->lexicon.named_places.size(); ++i) {
    const NamedPlaceRow& place = tables_->lexicon.named_places[i];
    const std::uint16_t country = tables_->given_countries[i];
    if (country == no_country) continue;
    float nearest = std::numeric_limits<float>::infinity();
    for (const PlaceRow& row : tables_->rows.first(tables_->city_count))
      if (row.country == country) nearest = std::min(nearest, kilometres_between(place.latitude, place.longitude, row));
    if (nearest > farthest && nearest < std::numeric_limits<float>::infinity())
      found.push_back({place.place, tables_->lexicon.text(place.name), tables_->countries[country].text(), nearest});
  }
  return found;
}

}  // namespace bede
