// SPDX-License-Identifier: Apache-2.0
// Decisions, on every vector unit of this machine.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "language/kernels.h"

namespace bede {
namespace {

using Floats = std::vector<float>;
constexpr float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();

template <class Use>
void on_each_unit(const Use& use) {
  const auto names = kernel_units();
  for (const std::string& name : names) {
    ASSERT_TRUE(use_kernel_unit(name));
    SCOPED_TRACE(name);
    use();
  }
  use_kernel_unit(names.front());
}

// The decision where the hidden values are themselves the scores.
int best_of(const Floats& scores, const Floats& allowed, float* margin = nullptr) {
  const Floats zeros(scores.size());
  StepLayer step;
  step.bias = zeros.data();
  step.hidden = step.actions = scores.size();
  step.pieces = 1;
  Floats workspace(2 * scores.size());
  const float* features = scores.data();
  return best_action(step, &features, 1, allowed.data(), workspace.data(), margin);
}

TEST(BestAction, TheLowestOfTheLargest) {
  on_each_unit([] {
    for (const std::size_t count : {16u, 32u, 112u}) {
      const Floats allowed(count);
      for (std::size_t best = 0; best < count; ++best) {
        Floats scores(count, -1);
        scores[best] = 2;
        EXPECT_EQ(best_of(scores, allowed), static_cast<int>(best));
        // Equal ones behind it, on the same lane and on others.
        for (std::size_t other = best + 1; other < count; ++other) {
          scores[other] = 2;
          ASSERT_EQ(best_of(scores, allowed), static_cast<int>(best)) << other;
        }
      }
      EXPECT_EQ(best_of(Floats(count, 0), allowed), 0);
      EXPECT_EQ(best_of(Floats(count, -1e30f), allowed), 0);
    }
  });
}

TEST(BestAction, OnlyAmongThoseAllowed) {
  on_each_unit([] {
    Floats scores(48), allowed(48, -inf);
    for (std::size_t i = 0; i < 48; ++i) scores[i] = static_cast<float>(i);
    EXPECT_EQ(best_of(scores, allowed), -1);
    allowed[3] = allowed[20] = 0;
    EXPECT_EQ(best_of(scores, allowed), 20);
    scores[3] = 20;
    EXPECT_EQ(best_of(scores, allowed), 3);
    float margin = -1;
    EXPECT_EQ(best_of(scores, allowed, &margin), 3);
    EXPECT_EQ(margin, 0);
    scores[3] = 22.5f;
    EXPECT_EQ(best_of(scores, allowed, &margin), 3);
    EXPECT_EQ(margin, 2.5f);
    allowed[20] = -inf;  // the only one allowed leads by any measure
    EXPECT_EQ(best_of(scores, allowed, &margin), 3);
    EXPECT_EQ(margin, inf);
  });
}

// Weights may be forged: what is no number decides nothing, and what is decided is allowed.
TEST(BestAction, NumbersThatAreNoneDoNoHarm) {
  on_each_unit([] {
    std::mt19937 random(7);
    const float odd[] = {nan, inf, -inf, 0, 1, 3.4e38f};
    for (int round = 0; round < 2000; ++round) {
      Floats scores(32), allowed(32, -inf);
      for (float& score : scores) score = odd[random() % 6];
      for (float& one : allowed) one = random() % 3 == 0 ? 0 : -inf;
      float margin = 0;
      const int best = best_of(scores, allowed, &margin);
      ASSERT_GE(best, -1);
      ASSERT_LT(best, 32);
      ASSERT_TRUE(best < 0 || allowed[static_cast<std::size_t>(best)] == 0);
    }
    EXPECT_EQ(best_of(Floats(32, nan), Floats(32)), -1);
  });
}

// Sums of the features' parts, the larger of the pieces, then the upper layer: against a plain loop.
TEST(BestAction, ScoresAsAPlainLoopDoes) {
  std::mt19937 random(20190304);
  std::normal_distribution<float> values(0, 1);
  const auto some = [&](std::size_t count) {
    Floats out(count);
    for (float& value : out) value = values(random);
    return out;
  };
  on_each_unit([&] {
    for (const std::size_t actions : {16u, 80u, 112u, 128u, 144u, 272u})
      for (std::size_t pieces = 1; pieces <= 3; ++pieces) {
        constexpr std::size_t hidden = 32, features = 8;
        const Floats parts = some(features * pieces * hidden), bias = some(pieces * hidden),
                     upper = some(hidden * actions), upper_bias = some(actions);
        std::vector<const float*> rows;
        for (std::size_t f = 0; f < features; ++f) rows.push_back(parts.data() + f * pieces * hidden);
        std::vector<double> scores(upper_bias.begin(), upper_bias.end());
        for (std::size_t h = 0; h < hidden; ++h) {
          double largest = -HUGE_VAL;
          for (std::size_t p = 0; p < pieces; ++p) {
            double sum = bias[p * hidden + h];
            for (const float* row : rows) sum += row[p * hidden + h];
            largest = std::max(largest, sum);
          }
          for (std::size_t a = 0; a < actions; ++a) scores[a] += largest * upper[h * actions + a];
        }
        Floats workspace(hidden + actions);
        float margin = 0;
        const int best = best_action({bias.data(), hidden, pieces, upper.data(), upper_bias.data(), actions},
                                     rows.data(), features, Floats(actions).data(), workspace.data(), &margin);
        const auto expected = std::max_element(scores.begin(), scores.end());
        ASSERT_EQ(best, expected - scores.begin());
        const double top = *expected;
        *expected = -HUGE_VAL;
        EXPECT_NEAR(margin, top - *std::max_element(scores.begin(), scores.end()), 1e-3);
      }
  });
}

TEST(Largest, TheFirstOfTheLargest) {
  const float values[] = {-1, 4, 4, 2, nan};
  float margin = -1;
  EXPECT_EQ(largest(values, 5, &margin), 1);
  EXPECT_EQ(margin, 0);
  EXPECT_EQ(largest(values, 2, &margin), 1);
  EXPECT_EQ(margin, 5);
  EXPECT_EQ(largest(values, 1, nullptr), 0);
  const float none[] = {nan, nan};
  EXPECT_EQ(largest(none, 2, nullptr), 0);
}

TEST(VectorUnits, OnlyThoseOfThisMachine) {
  const auto names = kernel_units();
  EXPECT_FALSE(use_kernel_unit("abacus"));
  EXPECT_FALSE(use_kernel_unit(""));
  EXPECT_EQ(kernel_units(), names);
  EXPECT_EQ(kernel_unit(), names.front());
}

}  // namespace
}  // namespace bede
