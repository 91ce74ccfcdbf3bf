// SPDX-License-Identifier: Apache-2.0
// Private to the event step: tokens -> places, as the report's mentions have them. Writes nothing.
//
//   "areas on the outskirts of Aleppo", areas  -> place_under: Aleppo
#pragma once

#include "event/coding_sheet.h"

namespace bede {

class PlaceLookup {
 public:
  explicit PlaceLookup(const CodingSheet& sheet) : sheet_(sheet) {}

  // A mention of a place, or no_happening.
  std::uint32_t place_under(std::uint32_t token) const;
  bool is_sure(std::uint32_t place) const;
  // Where a sentence begins, or no_happening: "In Lusaka, the minister said".
  std::uint32_t place_at_begin(std::uint32_t sentence) const;
  // A row of the states, or no_row.
  std::uint32_t state_on_the_day(std::string_view country) const;

 private:
  std::uint32_t place_named_by(std::uint32_t noun) const;

  const CodingSheet& sheet_;
  const EventFinder::Knowledge& knowledge_ = sheet_.knowledge;
  const Lexicon& lexicon_ = sheet_.lexicon;
  const Grammar& grammar_ = sheet_.grammar;
  const Reading& reading_ = sheet_.reading;
  std::span<const ReadToken> tokens_ = sheet_.tokens;
  const std::vector<PlaceMention>& places_ = sheet_.places;
  const ReportFrame& frame_ = sheet_.frame;
  const std::vector<std::uint32_t>& place_at_ = sheet_.place_at;
};

}  // namespace bede
