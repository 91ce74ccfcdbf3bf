// SPDX-License-Identifier: Apache-2.0
#include "lexicon/sounds.h"

#include <gtest/gtest.h>

#include <vector>

namespace bede {
namespace {

std::string sound(std::string_view word) {
  std::string out;
  sound_of(word, out);
  return out;
}

// One name as agencies have spelt it.
TEST(SoundOf, SpellingsOfOneNameSoundAlike) {
  const std::vector<std::vector<std::string>> names = {
      {"muallem", "moallem", "moualem", "mualem"},
      {"walid", "waleed", "valid"},
      {"hussein", "husain", "hossein", "hussain"},
      {"mohammed", "muhammad", "mohamed"},
      {"qassem", "kassem", "qasem"},
      {"rouhani", "ruhani", "rohani"},
      {"kadyrov", "qadirov"},
      {"abdallah", "abdalla"},
      {"djokhar", "dzhokhar", "jokhar"},
      {"ahmad", "ahmed"},
  };
  for (std::size_t n = 0; n < names.size(); ++n)
    for (const std::string& spelling : names[n]) EXPECT_EQ(sound(spelling), sound(names[n][0])) << spelling;
}

// Names of different people that look alike.
TEST(SoundOf, OtherNamesDoNot) {
  EXPECT_NE(sound("hassan"), sound("hussein"));
  EXPECT_NE(sound("karzai"), sound("kurzon"));
  EXPECT_NE(sound("salih"), sound("salman"));
  EXPECT_NE(sound("brown"), sound("brawn"));
}

// What cannot be told by its sound has none, and a sound is no word.
TEST(SoundOf, ShortAndForeignWordsHaveNone) {
  EXPECT_EQ(sound("al"), "");
  EXPECT_EQ(sound("習近平"), "");
  EXPECT_EQ(sound("b52"), "");
  EXPECT_EQ(sound("ali").front(), '~');
}

}  // namespace
}  // namespace bede
