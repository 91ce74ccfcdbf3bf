// SPDX-License-Identifier: Apache-2.0
// The form under which a word is looked up: small letters, without accents, apostrophes, hyphens and full stops.
//
//   "Élysée" -> "elysee"   "U.S." -> "us"   "O'Neill" -> "oneill"   "Côte" -> "cote"   "Łódź" -> "lodz"   "," -> ","
//
// Hyphens and apostrophes alone fold to nothing; other marks stay as they are, so that no name goes across them.
// The table is made from ICU when a pack is made (compatibility decomposition without marks, then case folding).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/pack.h"
#include "bede/result.h"

namespace bede {

class Folding {
 public:
  Folding() = default;
  // Errors: BadData.
  static Result<Folding> read(const Pack& pack);

  // Puts the folded text in place of what `out` holds.
  void fold(std::string_view text, std::string& out) const;

 private:
  std::span<const std::uint32_t> from_;  // sorted
  StringTable to_;
};

void pack_folding(PackWriter& writer);

}  // namespace bede
