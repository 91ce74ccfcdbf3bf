// SPDX-License-Identifier: Apache-2.0
// Private to the event step: actors without a state -> with the one that they are of here: "police" of a report from
// Lagos.
#pragma once

#include "event/place_lookup.h"

namespace bede {

class States : SheetReads {
 public:
  States(CodingSheet& sheet, const PlaceLookup& where) : SheetReads(sheet), sheet_(sheet), where_(where) {}

  void settle();

 private:
  std::vector<std::uint32_t> states_spoken_of(std::uint32_t home) const;
  std::uint32_t state_spoken_of(std::uint32_t home) const;
  std::uint32_t place_of_force(std::uint32_t token) const;

  CodingSheet& sheet_;
  const PlaceLookup& where_;
  Actors& actors_ = sheet_.actors;
};

}  // namespace bede
