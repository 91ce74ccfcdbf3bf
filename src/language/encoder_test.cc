// SPDX-License-Identifier: Apache-2.0
#include "language/encoder.h"

#include <gtest/gtest.h>

#include <random>

#include "base/memory_pack_test.h"
#include "language/language_model.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

using Keys = std::vector<std::uint32_t>;
using Vectors = std::vector<std::vector<float>>;

class EncoderTest : public testing::TestWithParam<std::size_t> {
 protected:
  static const LanguageModel& model(std::size_t layers) {
    static std::map<std::size_t, std::pair<MemoryPack, std::shared_ptr<const LanguageModel>>> models;
    auto at = models.find(layers);
    if (at == models.end()) {
      MemoryPack memory(small_pack({.seed = 3, .layers = layers}));
      auto read = LanguageModel::read(memory.read().value()).value();
      at = models.try_emplace(layers, std::move(memory), std::move(read)).first;
    }
    return *at->second.second;
  }

  void SetUp() override {
    for (int i = 0; i < 200; ++i) add("word" + std::to_string(i * i));
    for (const char* text : {"\n", " ", "\u00e9t\u00e9", "X", "12"}) add(text);
  }
  std::uint32_t add(std::string_view text) {
    return words.add(text, {}, tables.words, tables.characters, [](const Word&) {});
  }

  Keys random_keys(std::size_t count) {
    Keys keys(count);
    for (std::uint32_t& key : keys)
      key = Encoder::row_key(static_cast<std::uint32_t>(random() % words.size()), random() % 2 == 0);
    return keys;
  }

  // The vectors of a whole report, alone.
  Vectors alone(Encoder& encoder, const Keys& keys) {
    Keys framed(encoder.reach(), Encoder::padding);
    framed.insert(framed.end(), keys.begin(), keys.end());
    framed.insert(framed.end(), encoder.reach(), Encoder::padding);
    const Encoder::Range wanted{encoder.reach(), keys.size()};
    return copied(encoder, encoder.encode(framed, {&wanted, 1}));
  }
  static Vectors copied(const Encoder& encoder, Rows rows) {
    Vectors out;
    for (const float* row : rows) out.emplace_back(row, row + encoder.width());
    return out;
  }

  const LanguageModel& tables = model(GetParam());
  const EncoderNetwork& network = tables.encoders[0];
  Words words;
  std::mt19937 random{20190304};
};

TEST_P(EncoderTest, ReportsDoNotSeeEachOther) {
  Encoder encoder(network, words, 0);
  const std::vector<Keys> reports = {random_keys(1), random_keys(9), random_keys(40), random_keys(2), random_keys(133)};
  Keys all(encoder.reach(), Encoder::padding);
  std::vector<Encoder::Range> wanted;
  Vectors expected;
  for (const Keys& report : reports) {
    wanted.push_back({all.size(), report.size()});
    all.insert(all.end(), report.begin(), report.end());
    all.insert(all.end(), encoder.reach(), Encoder::padding);
    const Vectors vectors = alone(encoder, report);
    expected.insert(expected.end(), vectors.begin(), vectors.end());
  }
  EXPECT_EQ(copied(encoder, encoder.encode(all, wanted)), expected);
}

// A stretch with its neighbours, as far as the layers reach, gives the vectors that the whole report gives.
TEST_P(EncoderTest, StretchesGiveTheSameBits) {
  Encoder encoder(network, words, 0);
  const Keys keys = random_keys(300);
  const Vectors whole = alone(encoder, keys);
  for (const std::size_t stretch : {1u, 3u, 50u, 299u}) {
    for (std::size_t first = 0; first < keys.size(); first += stretch) {
      const std::size_t count = std::min(stretch, keys.size() - first), reach = encoder.reach();
      Keys framed;
      for (std::size_t i = 0; i < count + 2 * reach; ++i) {
        const bool inside = first + i >= reach && first + i - reach < keys.size();
        framed.push_back(inside ? keys[first + i - reach] : Encoder::padding);
      }
      const Encoder::Range wanted{reach, count};
      const Vectors vectors = copied(encoder, encoder.encode(framed, {&wanted, 1}));
      for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(vectors[i], whole[first + i]) << first + i;
    }
  }
}

// Words that were forgotten to make room, or all at once, are computed again to the same bits.
TEST_P(EncoderTest, ForgettingChangesNothing) {
  for (int i = 0; i < 9000; ++i) add("rare" + std::to_string(i));
  Encoder small(network, words, 0), large(network, words, 256u << 20);
  for (int call = 0; call < 12; ++call) {
    const Keys keys = random_keys(Encoder::row_limit - 2 * small.reach());
    ASSERT_EQ(alone(small, keys), alone(large, keys));
    if (call == 8) large.clear();
  }
}

TEST_P(EncoderTest, WhetherABlankFollowsMatters) {
  Encoder shared(network, words, 0), entities(tables.encoders[1], words, 0);
  const Keys with = {Encoder::row_key(7, true)}, without = {Encoder::row_key(7, false)};
  EXPECT_NE(alone(shared, with), alone(shared, without));      // it has a feature for that
  EXPECT_EQ(alone(entities, with), alone(entities, without));  // it has none
}

INSTANTIATE_TEST_SUITE_P(Layers, EncoderTest, testing::Values(0, 1, 2, 4));

}  // namespace
}  // namespace bede
