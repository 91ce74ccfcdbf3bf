// SPDX-License-Identifier: Apache-2.0
#include "lexicon/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t word_count = 10;
constexpr std::uint32_t nowhere = Phrases::nowhere;

struct Built {
  explicit Built(const std::vector<std::pair<std::vector<WordId>, int>>& entries) {
    PhrasesBuilder<int> builder;
    for (const auto& [words, value] : entries) builder.add(words, value);
    values = builder.write(writer, "names", word_count);
    pack = pack_in_memory(writer, "test.pack").value();
    phrases = Phrases::read(*pack, "names", values.size(), word_count).value();
  }

  std::vector<int> find(std::initializer_list<WordId> words) const {
    std::uint32_t node = nowhere;
    for (const WordId& word : words) {
      node = &word == words.begin() ? phrases.begin(word) : phrases.next(node, word);
      if (node == nowhere) return {-1};
    }
    const Range range = phrases.values(node);
    return {values.begin() + range.begin, values.begin() + range.end};
  }

  PackWriter writer;
  std::optional<Pack> pack;
  std::vector<int> values;
  Phrases phrases;
};

TEST(Phrases, FindsPhrasesAndTheirBeginnings) {
  const Built built({{{1, 2, 3}, 7}, {{1, 2}, 5}, {{4}, 3}, {{1, 9}, 8}, {{1, 5}, 6}, {{4}, 2}, {{}, 1}});
  EXPECT_THAT(built.find({1, 2, 3}), ElementsAre(7));
  EXPECT_THAT(built.find({1, 2}), ElementsAre(5));
  EXPECT_THAT(built.find({1, 5}), ElementsAre(6));
  EXPECT_THAT(built.find({1, 9}), ElementsAre(8));
  EXPECT_THAT(built.find({4}), ElementsAre(3, 2));  // as they went in
  EXPECT_THAT(built.find({1}), IsEmpty());          // on the way to others
  EXPECT_THAT(built.find({2}), ElementsAre(-1));
  EXPECT_THAT(built.find({1, 3}), ElementsAre(-1));
  EXPECT_THAT(built.find({4, 4}), ElementsAre(-1));
  EXPECT_THAT(built.find({0}), ElementsAre(-1));
  EXPECT_EQ(built.phrases.begin(word_count + 5), nowhere);
  EXPECT_EQ(Phrases().begin(0), nowhere);
  EXPECT_EQ(Built({}).phrases.begin(1), nowhere);
}

TEST(Phrases, RefusesWhatPointsOutside) {
  const Built good({{{1, 2}, 5}, {{3}, 7}});
  const auto error = [&](auto forge, std::size_t values = 2, std::size_t words = word_count) -> std::string {
    PackWriter writer = good.writer;
    forge(writer);
    const Pack pack = pack_in_memory(writer, "test.pack").value();
    const auto read = Phrases::read(pack, "names", values, words);
    return read.ok() ? "" : read.error().message;
  };
  using Nodes = std::vector<Phrases::Node>;
  using Edges = std::vector<Phrases::Edge>;
  const auto untouched = [](PackWriter&) {};
  EXPECT_EQ(error(untouched), "");
  // Values and words that other sections lack.
  EXPECT_THAT(error(untouched, 1), HasSubstr("names.nodes points outside"));
  EXPECT_THAT(error(untouched, 2, 9), HasSubstr("names.roots does not fit the words"));
  EXPECT_THAT(error([](PackWriter& w) {
                w.add_array("names.nodes", Nodes{{0, 2, 0, 0}});
              }),
              HasSubstr("names.nodes points outside"));
  EXPECT_THAT(error([](PackWriter& w) {
                w.add_array("names.nodes", Nodes{{1, 0, 0, 0}});
              }),
              HasSubstr("names.nodes points outside"));
  EXPECT_THAT(error([](PackWriter& w) {
                w.add_array("names.nodes", Nodes{{0, 0, 2, 1}});
              }),
              HasSubstr("names.nodes points outside"));
  EXPECT_THAT(error([](PackWriter& w) {
                w.add_array("names.edges", Edges{{2, 4}});
              }),
              HasSubstr("names.edges points outside"));
  EXPECT_THAT(error([](PackWriter& w) { w.add_array("names.roots", std::vector<std::uint32_t>(word_count, 4)); }),
              HasSubstr("names.roots points outside"));
  EXPECT_THAT(error([](PackWriter& w) { w.add("names.nodes", "cut"); }), HasSubstr("names.nodes is cut off"));
}

}  // namespace
}  // namespace bede
