// SPDX-License-Identifier: Apache-2.0
#include "import/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

TEST(Names, AreWrittenAsNewsDoes) {
  const struct {
    std::string phrase, names;
  } cases[] = {
      {"WANJIRU_EXAMPLE_", "Wanjiru Example"},
      {"WANJIRU  EXAMPLE", "Wanjiru Example"},
      // Short words inside are small, but for given names; at an end they are not.
      {"MINISTRY_OF_TRADE_AND_THE_SEA_", "Ministry of Trade and the Sea"},
      {"PARK_KIM_EXAMPLE_", "Park Kim Example"},
      {"THE_HERONS_", "The Herons"},
      {"PORT-AU-HERON_", "Port-au-Heron"},
      {"AL-HERON", "Al-Heron"},
      // What is spelt stays in capitals.
      {"UN_", "UN"},
      {"U.N._", "U.N."},
      {"UN_ENVOY_TO_UN_", "UN Envoy to UN"},
      {"J.R._EXAMPLE_", "J.R. Example"},
      {"W_EXAMPLE_", "W Example"},
      {"HERON_FC", "Heron Fc"},
      {"HERON_BBC_", "Heron BBC"},
      {"AGNES_EXAMPLE_II_", "Agnes Example II"},
      {"MARCH_23_MOVEMENT_", "March 23 Movement"},
      {"O'HERON", "O'Heron"},
      {"HERON'S_", "Heron's"},
      {"\xC3\x89LODIE_CAF\xC3\x89_", "Élodie Café"},
      // Small letters in the dictionary are meant.
      {"eHeron_Net_", "eHeron Net"},
      // Marks round a part: without the part, and without the marks.
      {"HERON_(NORTH)_PARTY_", "Heron Party|Heron North Party"},
      {"\"GREEN\"_HERON_", "Heron|Green Heron"},
      // But for initials, which are a name of their own.
      {"HERON_PEOPLE'S_FRONT_(HPF)_", "Heron People's Front|HPF"},
      {"AL-HERON_FRONT_(AHF)", "Al-Heron Front|AHF"},
      {"HERON_FRONT_(HERON)_", "Heron Front|Heron Front Heron"},
      {"(HERON)", "Heron"},
      {"HERON_(NORTH", "Heron|Heron North"},
      {"HERON|GULL", "Heron Gull"},
      // No names.
      {"___", ""},
      {"1914", ""},
      {"HERON_{HERONS}", ""},
      {"", ""},
  };
  for (const auto& [phrase, names] : cases)
    EXPECT_EQ(joined(read_names(phrase, made_up_knowledge()).names, "|"), names) << phrase;
}

TEST(Names, AreTheSameHoweverTheyAreSpelt) {
  EXPECT_EQ(name_key("U.N. Al-Heron", made_up_knowledge()), name_key("UN AL HERON", made_up_knowledge()));
  EXPECT_EQ(read_words("POLICE__OFFICER_", made_up_knowledge()), "police officer");
  EXPECT_EQ(read_words("{POLICE}", made_up_knowledge()), "");
}

}  // namespace
}  // namespace bede
