// SPDX-License-Identifier: Apache-2.0
// Private to the event step: tokens -> places, as the report's mentions have them. Writes nothing.
//
//   "areas on the outskirts of Aleppo", areas  -> place_under: Aleppo
#pragma once

#include "event/coding_sheet.h"

namespace bede {

class PlaceLookup : SheetReads {
 public:
  explicit PlaceLookup(const CodingSheet& sheet) : SheetReads(sheet), sheet_(sheet) {}

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
};

}  // namespace bede
