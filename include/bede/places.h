// SPDX-License-Identifier: Apache-2.0
// What the gazetteer knows of a name, and which of its namesakes is meant.
//
//   look_up_place(data, "Tripoli", "LBN")  ->  Tripoli, LBN, 34.43 35.84, "in that country"; then Tripoli, LBY
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"

namespace bede {

struct KnownPlace {
  std::string name, admin1, country;  // country: alpha-3, or empty
  std::string_view grain;             // site, city, region, country
  double latitude = 0, longitude = 0;
  std::uint32_t geonames = 0;  // 0: none
  std::uint32_t population = 0;
  double confidence = 0;  // that it is this one of its namesakes: its share of their people
  std::string_view why;   // why it stands where it does in the list
};

// The likeliest first. `near` is a country, alpha-3, or empty; "Springfield, Illinois" names what it is in.
// Errors: BadArgument (no such country), BadData (the pack has no gazetteer).
Result<std::vector<KnownPlace>> look_up_place(const std::shared_ptr<const CoderData>& data, std::string_view name,
                                              std::string_view near);

}  // namespace bede
