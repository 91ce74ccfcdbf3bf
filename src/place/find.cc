// SPDX-License-Identifier: Apache-2.0
#include "place/place_run.h"
#include "place/resolve.h"

namespace bede {
namespace {

PlaceMention mention_of(const Gazetteer::Tables& tables, const Reading& reading, const PlaceRun& run, const Spot& spot,
                        const Resolver::Choice& choice) {
  PlaceMention mention;
  mention.begin_token = run.begin;
  mention.end_token = run.end;
  mention.head_token = head_of(reading, run.begin, run.end);
  mention.name = spot.name;
  mention.latitude = spot.latitude;
  mention.longitude = spot.longitude;
  mention.geonames = spot.geonames;
  mention.admin1 = tables.region_name(spot.region);
  if (spot.state != no_row)
    mention.country = tables.lexicon.text(tables.lexicon.states[spot.state].code);
  else if (spot.country != no_country)
    mention.country = tables.countries[spot.country].text();
  mention.grain = spot.grain;
  mention.confidence = choice.confidence;
  mention.why = choice.why;
  return mention;
}

}  // namespace

std::vector<PlaceMention> Gazetteer::find(const Reading& reading, std::string_view home) const {
  std::vector<PlaceMention> mentions;
  if (!tables_ || reading.tokens.empty()) return mentions;
  RunFinder found(*tables_, reading);
  found.find();
  Resolver resolver(*tables_, reading, found, home);
  resolver.resolve();
  mentions.reserve(found.runs.size());
  for (std::size_t i = 0; i < found.runs.size(); ++i)
    mentions.push_back(
        mention_of(*tables_, reading, found.runs[i], found.spots[resolver.choices[i].spot], resolver.choices[i]));
  return mentions;
}

}  // namespace bede
