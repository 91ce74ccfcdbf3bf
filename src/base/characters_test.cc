// SPDX-License-Identifier: Apache-2.0
#include "base/characters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/memory_pack_test.h"

namespace bede {
namespace {

const PackWriter& packed() {
  static const PackWriter all = [] {
    PackWriter writer;
    pack_characters(writer);
    return writer;
  }();
  return all;
}

const Characters& characters() {
  static const MemoryPack memory(packed());
  static const Pack pack = memory.read().value();
  static const Characters all = Characters::read(pack).value();
  return all;
}

// What Python 3.11's str.isspace says, of all characters.
TEST(Characters, WhiteSpaceIsPythons) {
  const std::set<std::uint32_t> expected = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,
                                            0x1F,   0x20,   0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002,
                                            0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
                                            0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  std::set<std::uint32_t> found;
  for (std::uint32_t c = 0; c < 0x110000; ++c)
    if (characters().is(Characters::Space, c)) found.insert(c);
  EXPECT_EQ(found, expected);
}

// How many characters of all have each property in Unicode 14.0: counted with Python 3.11 (isalpha, isdigit).
TEST(Characters, HoldsUnicode14) {
  std::size_t letters = 0, digits = 0;
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    letters += characters().is(Characters::Letter, c) ? 1 : 0;
    digits += characters().is(Characters::Digit, c) ? 1 : 0;
  }
  EXPECT_EQ(letters, 131756u);
  EXPECT_EQ(digits, 788u);
}

TEST(Characters, KnowsEachProperty) {
  struct Case {
    std::uint32_t c;
    int flags;  // without Cased and CaseIgnorable
  };
  constexpr int letter = Characters::Letter, upper = Characters::Upper, digit = Characters::Digit;
  const std::vector<Case> cases = {
      {'a', letter},
      {'Z', letter | upper},
      {'7', digit},
      {'_', 0},
      {0, 0},
      // Letters of other scripts; a title-case letter (U+01C5) is not upper case.
      {0xE9, letter},
      {0x416, letter | upper},
      {0x4E2D, letter},
      {0x1C5, letter},
      // isdigit is wider than the decimal digits: superscripts, circled digits, digits of other scripts.
      {0xB2, digit},
      {0x2460, digit},
      {0x663, digit},
      {0x1D7D8, digit},
      // Numbers that are no digits: a fraction, a Roman numeral (upper case all the same), a circled ten.
      {0xBD, 0},
      {0x2160, upper},
      {0x2469, 0},
      // Assigned after Unicode 14.0, so nothing yet: KAWI LETTER A, NAG MUNDARI DIGIT ONE, a CJK ideograph of 15.0.
      {0x11F04, 0},
      {0x1E4F1, 0},
      {0x31350, 0},
      // The last of all, and what is never assigned.
      {0x10FFFF, 0},
      {0xFFFF, 0},
  };
  for (const Case& one : cases) {
    const int found = characters().flags(one.c) & (letter | upper | digit | Characters::Space);
    EXPECT_EQ(found, one.flags) << std::hex << one.c;
  }
}

TEST(Characters, AllOfNoneIsFalse) {
  EXPECT_TRUE(characters().all(Characters::Letter, "caf\u00e9\U00020000"));
  EXPECT_FALSE(characters().all(Characters::Letter, "caf\u00e9s 2"));
  EXPECT_FALSE(characters().all(Characters::Letter, ""));
  EXPECT_TRUE(characters().all(Characters::Space, " \n\u3000"));
}

// Each as Python's str.lower has it.
TEST(Characters, LowersAsPythonDoes) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"U.S.-Led ABC", "u.s.-led abc"},
      {"\u00c9COLE \u0416\u0415\u041d\u0410", "\u00e9cole \u0436\u0435\u043d\u0430"},
      // The one character that becomes two.
      {"\u0130stanbul", "i\u0307stanbul"},
      // Title case, and what has no lower case.
      {"\u01c5 \u4e2d \U0001F600", "\u01c6 \u4e2d \U0001F600"},
      {"\U00010400", "\U00010428"},
      // Sigma at a word's end, in it, alone, and before or after what does not count as a letter.
      {"\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2"},
      {"\u03a3\u039f\u03a6\u039f\u03a3 \u03a3", "\u03c3\u03bf\u03c6\u03bf\u03c2 \u03c3"},
      {"A\u03a3", "a\u03c2"},
      {"A\u03a3B", "a\u03c3b"},
      {"A.\u03a3", "a.\u03c2"},
      {"A\u03a3.", "a\u03c2."},
      {"A\u03a3.B", "a\u03c3.b"},
      {"A\u03a3-B", "a\u03c2-b"},
      {"1\u03a3", "1\u03c3"},
      {"A\u0301\u03a3\u0301", "a\u0301\u03c2\u0301"},
      {"A\u03a3\u0301B", "a\u03c3\u0301b"},
      {"\u03a3\u03a3", "\u03c3\u03c2"},
  };
  for (const auto& [text, lower] : cases) EXPECT_EQ(characters().lower(text), lower) << text;
}

Result<Characters> forged(const std::string& section, const std::string& bytes) {
  PackWriter writer = packed();
  writer.add(section, bytes);
  const MemoryPack memory(writer);
  return Characters::read(memory.read().value());
}

TEST(Characters, RefusesForgedTables) {
  const std::string far("\xFF\xFF", 2);
  ASSERT_TRUE(forged("unused", "").ok());
  std::string index(0x1100 * 2, '\0');
  EXPECT_TRUE(forged("characters/index", index).ok());
  index.replace(index.size() - 2, 2, far);  // a block that is not there
  EXPECT_FALSE(forged("characters/index", index).ok());
  EXPECT_FALSE(forged("characters/index", index.substr(2)).ok());
  EXPECT_FALSE(forged("characters/blocks", "").ok());
  EXPECT_FALSE(forged("characters/lower_from", std::string(8, '\0')).ok());
  // Lower case that is no character: beyond the last one, or half of a pair.
  for (const std::uint32_t c : {0x110000u, 0xD800u}) {
    PackWriter writer = packed();
    writer.add_array<std::uint32_t>("characters/lower_from", {0x100});
    writer.add_array<std::uint32_t>("characters/lower_to", {c});
    const MemoryPack memory(writer);
    EXPECT_FALSE(Characters::read(memory.read().value()).ok()) << c;
  }
}

}  // namespace
}  // namespace bede
