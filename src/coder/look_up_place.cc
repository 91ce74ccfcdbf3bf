// SPDX-License-Identifier: Apache-2.0
#include "bede/places.h"

#include <fmt/format.h>

#include "coder/coder_data.h"

namespace bede {

Result<std::vector<KnownPlace>> look_up_place(const std::shared_ptr<const CoderData>& data, std::string_view name,
                                              std::string_view near) {
  if (!data->places) return Error{ErrorKind::BadData, "this pack has no gazetteer; make it anew with bede pack", {}};
  bool is_state = near.empty();
  for (const StateRow& row : data->lexicon.states)
    is_state = is_state || (row.group == no_row && data->lexicon.text(row.code) == near);
  if (!is_state) return Error{ErrorKind::BadArgument, fmt::format("'{}' is no country's code such as KEN", near), {}};
  std::vector<KnownPlace> places;
  for (const Namesake& one : data->places->namesakes(name, near)) {
    KnownPlace place;
    place.name = one.place.name;
    place.admin1 = one.place.admin1;
    place.country = one.place.country;
    place.grain = grain_name(one.place.grain);
    place.latitude = one.place.latitude;
    place.longitude = one.place.longitude;
    place.geonames = one.place.geonames;
    place.population = one.population;
    place.confidence = static_cast<double>(one.place.confidence);
    place.why = one.place.why;
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace bede
