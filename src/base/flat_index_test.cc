// SPDX-License-Identifier: Apache-2.0
#include "base/flat_index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace bede {
namespace {

const auto any = [](std::uint32_t) { return true; };

TEST(FlatIndex, AnEmptyOneHasNothing) {
  const FlatIndex index;
  EXPECT_EQ(index.find(0, any), FlatIndex::none);
  EXPECT_EQ(index.size(), 0u);
}

// The caller tells keys of the same hash apart.
TEST(FlatIndex, AsksTheCallerWhichKeyFits) {
  FlatIndex index;
  for (std::uint32_t value = 0; value < 200; ++value) index.insert(42, value);
  for (std::uint32_t value = 0; value < 200; ++value)
    EXPECT_EQ(index.find(42, [&](std::uint32_t i) { return i == value; }), value);
  EXPECT_EQ(index.find(42, [](std::uint32_t) { return false; }), FlatIndex::none);
  // Another hash that falls on the same slots is never asked about: its upper half differs.
  EXPECT_EQ(index.find(42 | std::uint64_t{1} << 40, any), FlatIndex::none);
}

TEST(FlatIndex, FindsWhatAMapFinds) {
  std::mt19937_64 random(20190304);
  FlatIndex index;
  std::map<std::uint64_t, std::uint32_t> plain;
  std::vector<std::uint64_t> keys;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    // Few distinct low and high halves, so that slots and tags collide.
    const std::uint64_t key = (random() % 300) << 32 | random() % 300;
    if (!plain.try_emplace(key, i).second) continue;
    keys.resize(i + 1);
    keys[i] = key;
    index.insert(key, i);
  }
  EXPECT_EQ(index.size(), plain.size());
  for (const auto& [key, value] : plain)
    EXPECT_EQ(index.find(key, [&](std::uint32_t i) { return keys[i] == key; }), value);
  EXPECT_EQ(index.find(~std::uint64_t{0}, any), FlatIndex::none);
}

TEST(FlatIndex, ForgetsAll) {
  FlatIndex index;
  for (std::uint32_t i = 0; i < 1000; ++i) index.insert(i, i);
  index.clear();
  EXPECT_EQ(index.size(), 0u);
  EXPECT_EQ(index.find(7, any), FlatIndex::none);
  index.insert(7, 70);
  EXPECT_EQ(index.find(7, any), 70u);
}

}  // namespace
}  // namespace bede
