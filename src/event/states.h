// SPDX-License-Identifier: Apache-2.0
// Private to the event step: actors without a state -> with the one that they are of here: "police" of a report from
// Lagos.
#pragma once

#include "event/place_lookup.h"

namespace bede {

class States {
 public:
  States(CodingSheet& sheet, const PlaceLookup& where) : sheet_(sheet), where_(where) {}

  void settle();

 private:
  std::vector<std::uint32_t> states_spoken_of(std::uint32_t home) const;
  std::uint32_t state_spoken_of(std::uint32_t home) const;
  std::uint32_t place_of_force(std::uint32_t token) const;

  CodingSheet& sheet_;
  const PlaceLookup& where_;
  const EventFinder::Knowledge& knowledge_ = sheet_.knowledge;
  const Lexicon& lexicon_ = sheet_.lexicon;
  const Grammar& grammar_ = sheet_.grammar;
  const Reading& reading_ = sheet_.reading;
  std::span<const ReadToken> tokens_ = sheet_.tokens;
  Actors& actors_ = sheet_.actors;
  const std::vector<PlaceMention>& places_ = sheet_.places;
  const ReportFrame& frame_ = sheet_.frame;
  const std::vector<std::uint32_t>& place_at_ = sheet_.place_at;
};

}  // namespace bede
