// SPDX-License-Identifier: Apache-2.0
// What is known of each Unicode character, and lower case, as of one version of Unicode.
//
// A model is exact only with the Unicode version that it was made under (CPython 3.11: 14.0), so the tables are
// compiled into the pack from ICU, held to that version: characters that came later are unassigned.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/pack.h"
#include "base/utf8.h"
#include "bede/result.h"

namespace bede {

class Characters {
 public:
  enum Flag : std::uint8_t {
    Space = 1,          // Python's str.isspace
    Letter = 2,         // general category L*: str.isalpha
    Upper = 4,          // the property Uppercase
    Digit = 8,          // Numeric_Type Decimal or Digit: str.isdigit
    Cased = 16,         // the property Cased
    CaseIgnorable = 32  // the property Case_Ignorable
  };

  Characters() = default;
  // Errors: BadData.
  static Result<Characters> read(const Pack& pack);

  std::uint8_t flags(std::uint32_t code_point) const {
    return blocks_[static_cast<std::size_t>(index_[code_point >> 8]) * 256 + (code_point & 0xFF)];
  }
  bool is(Flag flag, std::uint32_t code_point) const { return (flags(code_point) & flag) != 0; }

  // Every character of `text` has the flag, and there is one.
  bool all(Flag flag, std::string_view text) const;

  // Full lower case (The Unicode Standard, section 3.13: U+0130 becomes two characters, a final sigma is told apart).
  //   "ΟΔΟΣ" -> "οδος"
  std::string lower(std::string_view text) const;

 private:
  std::uint32_t lower_of(std::uint32_t code_point) const;
  std::span<const std::uint16_t> index_;
  std::span<const std::uint8_t> blocks_;
  std::span<const std::uint32_t> lower_from_, lower_to_;
};

// Adds the tables to a pack: Unicode 14.0 from ICU (72 or later).
void pack_characters(PackWriter& writer);

}  // namespace bede
