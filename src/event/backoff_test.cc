// SPDX-License-Identifier: Apache-2.0
#include "event/backoff.h"

#include <gmock/gmock.h>

#include <limits>

#include "base/memory_pack_test.h"

namespace bede {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

constexpr std::uint8_t aid = 5, assault = 15;

PredicateExample example(std::uint8_t type, std::vector<std::uint32_t> features, std::uint64_t family = 0,
                         std::uint32_t sentence = 0) {
  return {std::move(features), type, family, sentence, true};
}

// Three kinds of predicates, each with a feature of its own and one that all have.
std::vector<PredicateExample> three_kinds() {
  std::vector<PredicateExample> examples;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const std::uint8_t type = i % 3 == 0 ? assault : i % 3 == 1 ? aid : no_type;
    examples.push_back(example(type, {7, 100 + i % 3, 200 + i}, i, i));
  }
  return examples;
}

// A checksum by arithmetic that is the same on every machine.
std::uint64_t sum_of(const std::vector<Backoff::Row>& weights) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (const Backoff::Row& row : weights)
    for (const std::int16_t weight : row) sum = (sum ^ static_cast<std::uint16_t>(weight)) * 0x100000001b3;
  return sum;
}

TEST(Backoff, LearnsWhichFeatureTellsTheType) {
  const std::vector<Backoff::Row> weights = train_backoff(three_kinds());
  const Backoff backoff(weights);
  const auto guess = [&](std::uint32_t feature) { return backoff.guess(std::vector<std::uint32_t>{7, feature}); };
  EXPECT_EQ(guess(100).type, assault);
  EXPECT_EQ(guess(101).type, aid);
  EXPECT_EQ(guess(102).type, no_type);
  EXPECT_GT(guess(100).lead, 0);
}

TEST(Backoff, SaysTheLikeliestTypeOfWhatIsNoEvent) {
  std::vector<Backoff::Row> weights(Backoff::rows);
  weights[3][aid] = -64;
  for (std::size_t type = 0; type < Backoff::types; ++type)
    if (type != aid) weights[3][type] = -128;
  const Backoff::Guess guess = Backoff(weights).guess(std::vector<std::uint32_t>{3});
  EXPECT_EQ(guess.type, no_type);
  EXPECT_EQ(guess.likeliest, aid);
  EXPECT_EQ(guess.lead, 64);
}

TEST(Backoff, LearnsTheSameWeightsEachTimeAndEverywhere) {
  const std::vector<Backoff::Row> weights = train_backoff(three_kinds());
  EXPECT_EQ(sum_of(weights), sum_of(train_backoff(three_kinds())));
  EXPECT_EQ(sum_of(weights), 13362879570459691872u);
}

TEST(Backoff, LearnsNothingFromNothing) {
  EXPECT_THAT(train_backoff({}), Each(Each(0)));
  PackWriter writer;
  pack_backoff({}, writer);
  const MemoryPack pack(writer);
  const auto backoff = Backoff::read(pack.read().value());
  ASSERT_TRUE(backoff.ok());
  EXPECT_EQ(backoff.value().least_lead(), std::numeric_limits<std::int64_t>::max());
}

// The second predicate of a sentence may not tell what the first one is.
TEST(Backoff, HoldsOutTheWholeSentence) {
  std::vector<PredicateExample> examples;
  for (std::uint32_t i = 0; i < 20; ++i) {
    examples.push_back(example(assault, {i}, 2 * i, i));
    examples.push_back(example(assault, {i}, 2 * i + 1, i));
  }
  for (const Backoff::Guess& guess : guess_held_out(examples)) EXPECT_EQ(guess.lead, 0);
}

TEST(Backoff, HoldsOutTheFamily) {
  std::vector<PredicateExample> examples;
  for (std::uint32_t i = 0; i < 20; ++i) examples.push_back(example(assault, {i % 10}, i % 10, i));
  for (const Backoff::Guess& guess : guess_held_out(examples)) EXPECT_EQ(guess.lead, 0);
}

TEST(Backoff, CountsOrdinaryVerbsAsNewsHasThem) {
  std::vector<PredicateExample> examples;
  std::vector<Backoff::Guess> guesses;
  const auto add = [&](std::uint8_t type, std::uint8_t guessed, std::int64_t lead) {
    examples.push_back(example(type, {}));
    guesses.push_back({guessed, guessed, lead});
  };
  for (int i = 0; i < 8; ++i) add(assault, assault, 100);
  add(assault, aid, 100);
  add(assault, assault, 10);
  for (int i = 0; i < 9; ++i) add(no_type, no_type, 50);
  add(no_type, assault, 20);
  const BackoffScore sure = score_guesses(examples, guesses, 100);
  EXPECT_EQ(sure.all, 20u);
  EXPECT_EQ(sure.events, 10u);
  EXPECT_EQ(sure.guessed, 9u);
  EXPECT_EQ(sure.right, 8u);
  EXPECT_EQ(sure.precision(), 88);  // of 9
  const BackoffScore unsure = score_guesses(examples, guesses, 10);
  EXPECT_EQ(unsure.ordinary, 1u);
  EXPECT_EQ(unsure.precision(), 47);  // 9 of 10 events, and of nine times as many ordinary verbs each tenth: of 19
  EXPECT_EQ(choose_lead(examples, guesses).lead, 100);
}

TEST(Backoff, NeverGuessesWhereNoLeadIsGoodEnough) {
  const std::vector<PredicateExample> examples{example(assault, {}), example(no_type, {})};
  const std::vector<Backoff::Guess> wrong{{aid, aid, 500}, {no_type, no_type, 500}};
  const BackoffScore score = choose_lead(examples, wrong);
  EXPECT_EQ(score.lead, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(score.guessed, 0u);
}

TEST(Backoff, IsInAPackAsItWasLearned) {
  PackWriter writer;
  const std::vector<PredicateExample> examples = three_kinds();
  pack_backoff(examples, writer);
  const MemoryPack pack(writer);
  const auto backoff = Backoff::read(pack.read().value());
  ASSERT_TRUE(backoff.ok());
  EXPECT_FALSE(backoff.value().is_empty());
  EXPECT_EQ(backoff.value().guess(examples[0].features).type, assault);
  EXPECT_EQ(backoff.value().least_lead(), choose_lead(examples, guess_held_out(examples)).lead);
}

TEST(Backoff, GuessesNothingWithoutItsSection) {
  PackWriter writer;
  writer.add("other", "bytes");
  const MemoryPack pack(writer);
  const auto backoff = Backoff::read(pack.read().value());
  ASSERT_TRUE(backoff.ok());
  EXPECT_TRUE(backoff.value().is_empty());
  EXPECT_EQ(backoff.value().guess(std::vector<std::uint32_t>{1, 2}).type, no_type);
}

TEST(Backoff, RefusesDamagedSections) {
  const std::vector<Backoff::Row> whole(Backoff::rows), cut(Backoff::rows - 1), longer(Backoff::rows + 1);
  const auto error_of = [](const std::vector<Backoff::Row>& weights, const std::vector<std::int64_t>& lead) {
    PackWriter writer;
    writer.add_array("event/backoff", weights);
    writer.add_array("event/backoff.lead", lead);
    const MemoryPack pack(writer);
    const auto read = Backoff::read(pack.read().value());
    return read.ok() ? std::string() : read.error().text();
  };
  EXPECT_EQ(error_of(whole, {1}), "");
  EXPECT_THAT(error_of(cut, {1}), HasSubstr("event/backoff"));
  EXPECT_THAT(error_of(longer, {1}), HasSubstr("event/backoff"));
  EXPECT_THAT(error_of({}, {1}), HasSubstr("event/backoff"));
  EXPECT_THAT(error_of(whole, {}), HasSubstr("event/backoff.lead"));
  EXPECT_THAT(error_of(whole, {0}), HasSubstr("event/backoff.lead"));
  EXPECT_THAT(error_of(whole, {-5}), HasSubstr("event/backoff.lead"));
  EXPECT_THAT(error_of(whole, {1, 2}), HasSubstr("event/backoff.lead"));
  PackWriter odd;
  odd.add("event/backoff", "odd");
  odd.add_array("event/backoff.lead", std::vector<std::int64_t>{1});
  const MemoryPack pack(odd);
  EXPECT_FALSE(Backoff::read(pack.read().value()).ok());
}

// Any weights give a guess; any number of features finds a row.
TEST(Backoff, BearsForgedWeights) {
  std::vector<Backoff::Row> weights(Backoff::rows);
  for (Backoff::Row& row : weights) row.fill(std::numeric_limits<std::int16_t>::min());
  weights[0][assault] = std::numeric_limits<std::int16_t>::max();
  const std::vector<std::uint32_t> features(100'000, Backoff::rows * 3);
  const Backoff::Guess guess = Backoff(weights).guess(features);
  EXPECT_EQ(guess.type, assault);
  EXPECT_EQ(guess.lead, 100'000 * 32'767LL);
}

}  // namespace
}  // namespace bede
