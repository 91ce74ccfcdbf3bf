// SPDX-License-Identifier: Apache-2.0
#include "language/string_id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace bede {
namespace {

// Computed with another program (MurmurHash64A in Python); the second is in spaCy's own documentation.
TEST(StringId, IsMurmurHash64A) {
  const std::pair<std::string, std::uint64_t> cases[] = {
      {"", 14313749767032693980u},
      {"coffee", 3197928453018144401u},
      // A tail of each kind: one byte, seven, none, one after eight; and bytes above 127.
      {"a", 11901859001352538922u},
      {"1234567", 11906548768923648808u},
      {"12345678", 9871996032675327904u},
      {"123456789", 2056675840866671865u},
      {"caf\u00e9", 32833993555699147u},
      {"Police in Lagos arrested 12 students.", 5129429169548132242u},
      {std::string(100, 'x'), 8460673862528987856u},
  };
  for (const auto& [text, id] : cases) EXPECT_EQ(murmur_64a(text), id) << text;
}

// The bytes may stand anywhere.
TEST(StringId, DoesNotDependOnAlignment) {
  for (std::size_t before = 0; before < 16; ++before) {
    const std::string text = std::string(before, '.') + "arrested 12 students";
    EXPECT_EQ(murmur_64a(std::string_view(text).substr(before)), murmur_64a("arrested 12 students"));
  }
}

// Computed with another program (MurmurHash3_x64_128 in Python): key, seed, rows of the table, the four rows.
TEST(StringId, GivesTheRowsOfHashEmbeddings) {
  struct Case {
    std::uint64_t key, seed;
    std::uint32_t rows;
    std::array<std::uint32_t, 4> expected;
  };
  const Case cases[] = {
      {3197928453018144401u, 8, 5000, {680, 852, 3520, 1278}},
      {0, 8, 5000, {0, 0, 0, 0}},
      {1, 12, 50, {6, 13, 20, 22}},
      {101, 11, 2500, {730, 2338, 1936, 2202}},
      {~std::uint64_t{0}, 9, 1000, {815, 329, 303, 919}},
      {12345, 13, 1, {0, 0, 0, 0}},
  };
  for (const Case& one : cases) EXPECT_EQ(embedding_rows(one.key, one.seed, one.rows), one.expected) << one.key;
}

TEST(StringId, RowsLieInTheTable) {
  for (std::uint32_t rows : {1u, 2u, 7u, 1000u, 0xFFFFFFFFu})
    for (std::uint64_t key = 0; key < 1000; ++key) {
      const auto found = embedding_rows(key * 0x9E3779B97F4A7C15, key % 20, rows);
      EXPECT_LT(*std::max_element(found.begin(), found.end()), rows);
    }
}

}  // namespace
}  // namespace bede
