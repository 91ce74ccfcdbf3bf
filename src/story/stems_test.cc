// SPDX-License-Identifier: Apache-2.0
#include "story/stems.h"

#include <gtest/gtest.h>

#include "story/story.h"

namespace bede {
namespace {

TEST(Stem, IsPorters) {
  const std::pair<const char*, const char*> words[] = {
      {"caresses", "caress"},   {"ponies", "poni"},       {"cats", "cat"},         {"feed", "feed"},
      {"agreed", "agre"},       {"plastered", "plaster"}, {"motoring", "motor"},   {"sing", "sing"},
      {"conflated", "conflat"}, {"hopping", "hop"},       {"falling", "fall"},     {"filing", "file"},
      {"happy", "happi"},       {"sky", "sky"},           {"relational", "relat"}, {"digitizer", "digit"},
      {"operator", "oper"},     {"hopefulness", "hope"},  {"formality", "formal"}, {"triplicate", "triplic"},
      {"formative", "form"},    {"electrical", "electr"}, {"goodness", "good"},    {"revival", "reviv"},
      {"airliner", "airlin"},   {"adjustment", "adjust"}, {"adoption", "adopt"},   {"effective", "effect"},
      {"probate", "probat"},    {"rate", "rate"},         {"cease", "ceas"},       {"controlling", "control"},
      {"rolling", "roll"},      {"abductions", "abduct"}, {"abducting", "abduct"}, {"at", "at"},
  };
  for (const auto& [word, expected] : words) {
    std::string stripped = word;
    stem(stripped);
    EXPECT_EQ(stripped, expected) << word;
  }
}

TEST(Stem, LeavesOtherLetters) {
  std::string word = "bogotás";
  stem(word);
  EXPECT_EQ(word, "bogotás");
}

TEST(Stems, AreWordsWithoutNumbersAndMarks) {
  EXPECT_EQ(stems_of("Gunmen “seized” 12 of the pilgrims' buses – in Kom-South."),
            "gunmen seiz of the pilgrim buse in kom south");
}

TEST(Weigh, RareWordsCountAndThoseOfOneReportDoNot) {
  StemCounts counts;
  for (int report = 0; report < 20; ++report) counts.add("", report < 2 ? "The raid on Kom." : "The vote.");
  counts.add("", "The Quorl.");
  std::vector<WeighedStem> stems;
  append_stems("the raid on kom and quorl", std::nullopt, stems);
  const auto weighed = weigh(stems, counts, 10, 0);
  std::vector<StemId> kom;
  append_stems("kom the quorl", kom);
  const auto weight_of = [&](StemId stem) {
    for (const WeighedStem& one : weighed)
      if (one.stem == stem) return one.weight;
    return 0.0F;
  };
  EXPECT_GT(weight_of(kom[0]), 1.5F * weight_of(kom[1]));
  EXPECT_EQ(weight_of(kom[2]), 0);
  EXPECT_NEAR(likeness(weighed, weighed), 1, 1e-5);
}

TEST(Weigh, TheSameCommonWordsAreNotAlike) {
  StemCounts counts;
  for (int report = 0; report < 500; ++report) counts.add("", "The union called for calm.");
  counts.add("", "Kom.");
  counts.add("", "Kom.");
  std::vector<WeighedStem> stems;
  append_stems("The union called for calm", std::nullopt, stems);
  const auto weighed = weigh(stems, counts, 10, 2);
  EXPECT_LT(likeness(weighed, weighed), 0.3F);
}

TEST(Stems, NamesAreWordsWithCapitals) {
  std::vector<WeighedStem> names, all;
  append_names("Gunmen from Kom attacked Kom and wum", names);
  append_stems("gunmen kom", std::nullopt, all);
  EXPECT_EQ(names.size(), 3u);
  keep_each_once(names);
  keep_each_once(all);
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[0].stem, all[0].stem);
  EXPECT_EQ(names[1].stem, all[1].stem);
}

TEST(Stems, AShareIsOfTheSquares) {
  const std::vector<WeighedStem> words = {{1, 0.6F}, {5, 0.8F}};
  EXPECT_NEAR(share_in(words, {1, 2, 9}), 0.36F, 1e-5);
  EXPECT_NEAR(share_in(words, {1, 5}), 1, 1e-5);
  EXPECT_EQ(share_in({}, {1}), 0);
}

TEST(Weigh, WhatStandsNearTheCueCountsMore) {
  std::vector<WeighedStem> stems;
  const std::string text = "raid in the town of pilgrims that lies far to the south of the lake and its villages";
  append_stems(text, 0, stems);
  EXPECT_GT(stems.front().weight, 2 * stems.back().weight);
}

}  // namespace
}  // namespace bede
