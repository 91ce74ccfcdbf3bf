// SPDX-License-Identifier: Apache-2.0
// Private to the event step: place mentions -> events, by what they hang on.
#pragma once

#include "event/place_lookup.h"

namespace bede {

class Locations : SheetReads {
 public:
  Locations(CodingSheet& sheet, const PlaceLookup& where) : SheetReads(sheet), sheet_(sheet), where_(where) {}

  void find();
  // After the chains: of what has no place, that of the dateline.
  void place_by_dateline();

 private:
  void find_places();
  std::uint32_t place_of_verb(std::uint32_t verb) const;
  std::uint32_t place_of_clause(std::uint32_t verb) const;
  std::uint32_t place_of_meeting(const Happening& happening) const;
  void place_by_neighbours();
  void place_by_retelling();
  void place_by_object();
  void place_by_path();
  void place_by_beginning();
  void place_by_witnesses();
  void drop_unsure_places();
  std::uint32_t verb_above_place(std::uint32_t place) const;

  CodingSheet& sheet_;
  const PlaceLookup& where_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
