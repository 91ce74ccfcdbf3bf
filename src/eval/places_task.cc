// SPDX-License-Identifier: Apache-2.0
// Task "places": places with their coordinates. A state's adjective, the people of a state, and a state that acts are
// places there as well.
//
//   {"date":"2024-03-06","text":"Police in Mombasa arrested him."}
//   -> {"places":[{"start":10,"end":17,"lat":-4.05,"lon":39.66,"geonames_id":186301}]}
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {

nlohmann::json answer_places(Examiner& examiner, const nlohmann::json& record) {
  const auto report = examiner.read(record);
  nlohmann::json places = nlohmann::json::array();
  for (const PlaceMention& mention : report->found.places) {
    if (report->is_title(mention.begin_token)) continue;
    const auto [start, end] = report->characters(mention.begin_token, mention.end_token);
    nlohmann::json place = {{"start", start}, {"end", end}};
    place["lat"] = mention.latitude;
    place["lon"] = mention.longitude;
    if (mention.geonames != 0) place["geonames_id"] = mention.geonames;
    places.push_back(std::move(place));
  }
  return {{"places", places}};
}

}  // namespace bede
