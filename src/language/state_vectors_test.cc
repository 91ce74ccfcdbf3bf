// SPDX-License-Identifier: Apache-2.0
#include "language/state_vectors.h"

#include <gtest/gtest.h>

#include "language/scripted_network_test.h"

namespace bede {
namespace {

std::vector<float> part(StateVectors& vectors, std::ptrdiff_t token, std::size_t slot, std::size_t size) {
  const float* at = vectors.part(token, slot);
  return {at, at + size};
}

class StateVectorsTest : public testing::Test {
 protected:
  StateVectorsTest() { network.make_random(3); }
  OwnNetwork network{8, 16, {{Move::Shift, 0, 0, 0}}};
  const TransitionNetwork& n = network.network();
  const std::size_t slots = n.slots, size = n.slot_size();
  static constexpr std::size_t tokens = 200;
  TokenVectors rows{tokens, 3};
};

TEST_F(StateVectorsTest, NoTokenIsPadding) {
  StateVectors vectors(n);
  vectors.begin(0);
  for (std::size_t slot = 0; slot < slots; ++slot) EXPECT_EQ(vectors.part(-1, slot), n.pad + slot * size);
}

// The parts of tokens of the last two stretches, and of earlier ones that were kept, are those of one long stretch.
TEST_F(StateVectorsTest, StretchesGiveTheSameBits) {
  StateVectors whole(n), parts(n);
  whole.load(rows.rows(), [](const auto&) {});
  whole.begin(0);
  const auto kept = [](std::size_t token) { return token % 3 == 0; };
  constexpr std::size_t stretch = 20;
  for (std::size_t first = 0; first < tokens; first += stretch) {
    parts.load(rows.rows().subspan(first, stretch), [&](const auto& keep) {
      for (std::size_t token = 0; token < tokens; ++token)
        if (kept(token)) keep(token);
    });
    if (first == 0)
      parts.begin(0);
    else
      parts.go_on(first, 0);
    const std::size_t held = first < stretch ? 0 : first - stretch;
    for (std::size_t token = 0; token < first + stretch; ++token) {
      if (token < held && !kept(token)) continue;
      for (std::size_t slot = 0; slot < slots; ++slot)
        ASSERT_EQ(part(parts, static_cast<std::ptrdiff_t>(token), slot, size),
                  part(whole, static_cast<std::ptrdiff_t>(token), slot, size))
            << token << " at " << first;
    }
  }
}

// Parts that are computed anew hold while 31 others are asked for.
TEST_F(StateVectorsTest, PartsHoldForAWhile) {
  StateVectors vectors(n);
  const auto all = [](const auto& keep) {
    for (std::size_t token = 0; token < 60; ++token) keep(token);
  };
  for (std::size_t first = 0; first < 180; first += 60) {
    vectors.load(rows.rows().subspan(first, 60), all);
    if (first == 0)
      vectors.begin(0);
    else
      vectors.go_on(first, 0);
  }
  const float* held = vectors.part(5, 2);
  const std::vector<float> values(held, held + size);
  for (std::ptrdiff_t token = 6; token < 37; ++token) vectors.part(token, 2);
  EXPECT_EQ(std::vector<float>(held, held + size), values);
}

// A second report of the same load, and one of the next: nothing of the first is left.
TEST_F(StateVectorsTest, ReportsAreIndependent) {
  StateVectors vectors(n), alone(n);
  vectors.load(rows.rows().first(50), [](const auto&) {});
  vectors.begin(0);
  vectors.begin(30);
  alone.load(rows.rows().subspan(30, 20), [](const auto&) {});
  alone.begin(0);
  for (std::ptrdiff_t token = 0; token < 20; ++token)
    EXPECT_EQ(part(vectors, token, 1, size), part(alone, token, 1, size));
}

}  // namespace
}  // namespace bede
