// SPDX-License-Identifier: Apache-2.0
// Private to the event step: place mentions -> events, by what they hang on.
#pragma once

#include "event/place_lookup.h"

namespace bede {

class Locations {
 public:
  Locations(CodingSheet& sheet, const PlaceLookup& where) : sheet_(sheet), where_(where) {}

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
  const EventFinder::Knowledge& knowledge_ = sheet_.knowledge;
  const Lexicon& lexicon_ = sheet_.lexicon;
  const Grammar& grammar_ = sheet_.grammar;
  const Reading& reading_ = sheet_.reading;
  std::span<const ReadToken> tokens_ = sheet_.tokens;
  const Actors& actors_ = sheet_.actors;
  const std::vector<PlaceMention>& places_ = sheet_.places;
  const ReportFrame& frame_ = sheet_.frame;
  const Arguments& arguments_ = sheet_.arguments;
  std::vector<Happening>& happenings_ = sheet_.happenings;
  const std::vector<std::uint32_t>& place_at_ = sheet_.place_at;
};

}  // namespace bede
