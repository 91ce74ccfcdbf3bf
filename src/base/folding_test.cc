// SPDX-License-Identifier: Apache-2.0
#include "base/folding.h"

#include <gtest/gtest.h>

#include "base/memory_pack_test.h"

namespace bede {
namespace {

TEST(FoldingTest, GivesTheFormUnderWhichAWordIsLookedUp) {
  PackWriter writer;
  pack_folding(writer);
  const MemoryPack bytes(writer);
  const auto pack = bytes.read();
  const auto folding = Folding::read(pack.value());
  ASSERT_TRUE(folding.ok()) << folding.error().text();
  const struct {
    const char *text, *folded;
  } cases[] = {
      {"Police", "police"},
      {"Élysée", "elysee"},
      {"Elyse\xCC\x81"
       "e",
       "elysee"},  // a mark of its own
      {"U.S.", "us"},
      {"Gen.", "gen"},
      {"3.5", "35"},
      {"O'Neill", "oneill"},
      {"O’Neill", "oneill"},
      {"’s", "s"},
      {"'s", "s"},
      {"al-Sham", "alsham"},
      {"Łódź", "lodz"},
      {"Đinh", "dinh"},
      {"İstanbul", "istanbul"},
      {"ISIS", "isis"},
      {"Straße", "strasse"},
      {"Москва", "москва"},
      {"-", ""},
      {"–", ""},
      {"'", ""},
      // Marks that no name goes across.
      {",", ","},
      {".", "."},
      {"...", "..."},
      {"(", "("},
      {"—", "—"},
      {"”", "”"},
  };
  std::string out = "before";
  for (const auto& [text, folded] : cases) {
    folding.value().fold(text, out);
    EXPECT_EQ(out, folded) << text;
  }
}

}  // namespace
}  // namespace bede
