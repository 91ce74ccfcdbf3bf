// SPDX-License-Identifier: Apache-2.0
#include "story/copies.h"

#include <gtest/gtest.h>

#include <string>

namespace bede {
namespace {

constexpr const char* lead =
    "Four nurses of the mission hospital in Ndop were led away by masked men before dawn on Tuesday, the bishop said. ";
constexpr const char* middle =
    "The men came on foot from the river, cut the telephone wire and asked for the keys of the ambulance. ";
constexpr const char* end =
    "The prefect promised that soldiers would search the hills, where two earlier groups of captives had been found.";
constexpr const char* other =
    "Dockers in Walvis Bay went back to work after the port signed a wage deal with their union on Tuesday evening.";

TEST(Copies, OfOneTextAreOneSource) {
  Copies copies;
  const std::string whole = std::string(lead) + middle + end;
  const auto first = copies.source_of(whole, 100);
  EXPECT_EQ(copies.source_of(whole, 100), first);
  EXPECT_EQ(copies.source_of(std::string(lead) + middle, 101), first) << "cut";
  EXPECT_EQ(copies.source_of("NDOP (AP) - " + whole + " Shops were closed.", 103), first) << "with a sentence more";
  EXPECT_NE(copies.source_of(other, 103), first);
}

TEST(Copies, OneSharedSentenceIsNone) {
  Copies copies;
  const auto first = copies.source_of(std::string(lead) + middle + end, 100);
  EXPECT_NE(copies.source_of(std::string(other) + " " + other + " " + end, 100), first);
}

TEST(Copies, AreForgottenAfterAWeek) {
  Copies copies;
  const std::string whole = std::string(lead) + middle + end;
  const auto first = copies.source_of(whole, 100);
  EXPECT_EQ(copies.source_of(whole, 107), first);
  EXPECT_NE(copies.source_of(whole, 120), first);
}

TEST(Copies, AReportWithoutWordsIsItsOwn) {
  Copies copies;
  EXPECT_NE(copies.source_of("", 1), copies.source_of("", 1));
}

}  // namespace
}  // namespace bede
