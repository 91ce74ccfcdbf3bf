// SPDX-License-Identifier: Apache-2.0
#include "language/arc_eager.h"

#include <gtest/gtest.h>

#include <limits>

#include "language/scripted_network_test.h"

namespace bede {
namespace {

using Step = ScriptedNetwork::Step;

// The actions by their numbers here; labels do not matter to the walk.
enum : std::size_t { shift, reduce, left, right, break_, right2 };
std::vector<Action> actions() {
  return {{Move::Shift, 0, 0, 0}, {Move::Reduce, 0, 0, 0}, {Move::Left, 1, 0, 1},
          {Move::Right, 2, 0, 2}, {Move::Break, 0, 0, 0},  {Move::Right, 3, 0, 3}};
}

// The slots of the state of eight.
constexpr std::size_t b0 = 0, b1 = 1, s0 = 2, s1 = 3, s2 = 4, b0_left = 5, s0_left = 6, s0_right = 7;

// Walks a report in stretches of so many tokens.
Tree walk(const TransitionNetwork& network, Rows rows, std::size_t stretch, float* margin = nullptr) {
  ArcEager arcs(network);
  for (std::size_t first = 0; first < rows.size(); first += stretch) {
    const std::size_t count = std::min(stretch, rows.size() - first);
    arcs.load(rows.subspan(first, count));
    if (first == 0)
      arcs.begin(rows.size(), 0, count);
    else
      arcs.go_on(first, 0, count);
    arcs.walk(margin);
  }
  Tree tree;
  arcs.finish(tree);
  return tree;
}

// Heads and actions: "1 1 1 1 / 2 - 3 3".
std::string shown(const Tree& tree) {
  std::string out;
  for (const std::uint32_t head : tree.head) out += std::to_string(head) + " ";
  out += "/";
  for (const std::uint32_t action : tree.action)
    out += " " + (action == Tree::no_action ? "-" : std::to_string(action));
  return out;
}

std::string scripted(std::size_t tokens, const std::vector<Step>& steps) {
  const ScriptedNetwork network(8, actions(), steps);
  return shown(walk(network.network(), TokenVectors(tokens).rows(), tokens));
}

// "Police arrested students .": 0 <- 1 -> 2, 1 -> 3. What is not told is to shift, else to reduce.
TEST(ArcEager, BuildsATree) {
  EXPECT_EQ(scripted(4, {{{{b0, 1}, {s0, 0}}, left},
                         {{{b0, 2}, {s0, 1}}, right},
                         {{{b0, 3}, {s0, 2}}, reduce},
                         {{{b0, 3}, {s0, 1}}, right2}}),
            "1 1 1 1 / 2 - 3 5");
  // Every slot is what it is said to be.
  EXPECT_EQ(scripted(4, {{{{b0, 1}, {s0, 0}, {b1, 2}, {s1, -1}}, left},
                         {{{b0, 2}, {s0, 1}, {b0_left, -1}, {s0_left, 0}, {s0_right, -1}}, right},
                         {{{b0, 3}, {s0, 2}, {s1, 1}, {s2, -1}, {b1, -1}}, reduce},
                         {{{b0, 3}, {s0, 1}, {s0_right, 2}, {s0_left, 0}}, right2}}),
            "1 1 1 1 / 2 - 3 5");
}

TEST(ArcEager, EmptyAndShortReports) {
  EXPECT_EQ(shown(walk(ScriptedNetwork(8, actions(), {}).network(), {}, 1)), "/");
  EXPECT_EQ(scripted(1, {}), "0 / -");
  EXPECT_EQ(scripted(1, {{{{b0, 0}}, break_}}), "0 / -");  // there is nothing to break before
  EXPECT_EQ(scripted(2, {{{{b0, 1}, {s0, 0}}, left}}), "1 1 / 2 -");
}

// After a break nothing crosses the new sentence's first token: the stack is emptied first.
TEST(ArcEager, BreaksSentences) {
  const std::vector<Step> across = {{{{b0, 1}, {s0, 0}}, right},
                                    {{{b0, 2}, {s0, 1}}, right},
                                    {{{b0, 2}, {s0, 0}}, right},
                                    {{{b0, 3}, {s0, 2}}, right}};
  EXPECT_EQ(scripted(4, across), "0 0 1 2 / - 3 3 3");
  std::vector<Step> broken = across;
  broken.push_back({{{b0, 1}, {s0, 0}}, break_, 10});  // marks token 2; the second time it is no longer allowed
  EXPECT_EQ(scripted(4, broken), "0 0 2 2 / - 3 - 3");
}

// A token without a head goes back to the buffer, and cannot be shifted again, until it gets a left child.
TEST(ArcEager, PutsBackWhatHasNoHead) {
  EXPECT_EQ(scripted(3, {{{{b0, 1}, {s0, 0}}, shift, 10},
                         {{{b0, 2}, {s0, 1}}, reduce, 10},
                         {{{b0, 1}, {s0, 0}}, right, 5},
                         {{{b0, 2}, {s0, 0}}, right2, 5}}),
            "0 0 0 / - 3 5");
  EXPECT_EQ(
      scripted(3, {{{{b0, 1}, {s0, 0}}, shift, 10}, {{{b0, 2}, {s0, 1}}, reduce, 10}, {{{b0, 1}, {s0, 0}}, left, 5}}),
      "1 1 2 / 2 - -");
}

// A left arc takes the token away from the head that a right arc gave it; the head has its child before that again.
TEST(ArcEager, TakesBackRightArcs) {
  const std::vector<Step> steps = {{{{b0, 1}, {s0, 0}}, right},
                                   {{{b0, 2}, {s0, 1}}, reduce},
                                   {{{b0, 2}, {s0, 0}}, right},
                                   {{{b0, 3}, {s0, 2}}, left},
                                   // Only here is 1 the latest right child of 0 while 3 is next.
                                   {{{b0, 3}, {s0, 0}, {s0_right, 1}, {b0_left, 2}}, right2}};
  EXPECT_EQ(scripted(4, steps), "0 0 3 0 / - 3 2 5");
}

TEST(ArcEager, StopsWhereNoMoveIsKnown) {
  // A model without reduce cannot go on when the buffer is empty; what was found so far stands.
  const std::vector<Action> few = {{Move::Shift, 0, 0, 0}, {Move::Right, 1, 0, 1}};
  const ScriptedNetwork network(8, few, {{{{b0, 1}, {s0, 0}}, 1}});
  EXPECT_EQ(shown(walk(network.network(), TokenVectors(2).rows(), 2)), "0 0 / - 1");
  // Scores that are no numbers decide nothing.
  OwnNetwork broken(8, 16, actions());
  const TokenVectors vectors(20, 1);
  std::vector<float> nans(OwnNetwork::width, std::numeric_limits<float>::quiet_NaN());
  std::vector<const float*> rows(20, nans.data());
  const Tree tree = walk(broken.network(), rows, 7);
  for (std::uint32_t i = 0; i < 20; ++i) EXPECT_EQ(tree.head[i], i);
}

TEST(ArcEager, SaysHowNearTheNearestDecisionWas) {
  const ScriptedNetwork network(
      8, actions(), {{{{b0, 0}}, shift, 3}, {{{b0, 1}, {s0, 0}}, left, 2.5f}, {{{b0, 1}, {s0, -1}}, shift, 4}});
  float margin = 100;
  walk(network.network(), TokenVectors(2).rows(), 2, &margin);
  EXPECT_EQ(margin, 2.5f);
}

// Whatever the weights: a tree, and the same one however the report is cut into stretches. Long ones reach back to
// tokens that are held in short form alone.
TEST(ArcEager, StretchesGiveTheSameTree) {
  std::vector<Action> many = actions();
  many.push_back({Move::Left, 4, 0, 4});
  for (const std::size_t slots : {8u, 13u}) {
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
      OwnNetwork network(slots, 32, many);
      network.make_random(seed);
      const std::size_t tokens = 150 + seed;
      const TokenVectors vectors(tokens, seed);
      const Tree whole = walk(network.network(), vectors.rows(), tokens);
      for (const std::size_t stretch : {1u, 2u, 7u, 50u}) {
        const Tree parts = walk(network.network(), vectors.rows(), stretch);
        ASSERT_EQ(shown(parts), shown(whole)) << slots << " slots, seed " << seed << ", stretches of " << stretch;
      }
      for (std::uint32_t i = 0; i < tokens; ++i) {
        std::uint32_t root = i;
        for (std::size_t steps = 0; whole.head[root] != root; ++steps) {
          root = whole.head[root];
          ASSERT_LT(steps, tokens) << "a circle";
        }
        ASSERT_EQ(whole.head[i] == i, whole.action[i] == Tree::no_action);
      }
    }
  }
}

// One after the other, reports do not see each other.
TEST(ArcEager, ReportsOfOneLoadAreIndependent) {
  OwnNetwork network(8, 32, actions());
  network.make_random(5);
  const TokenVectors vectors(60, 5);
  ArcEager arcs(network.network());
  arcs.load(vectors.rows());
  for (const auto& [from, count] : {std::pair<std::size_t, std::size_t>{0, 25}, {25, 1}, {26, 34}, {0, 60}}) {
    arcs.begin(count, from, count);
    arcs.walk(nullptr);
    Tree tree;
    arcs.finish(tree);
    EXPECT_EQ(shown(tree), shown(walk(network.network(), vectors.rows().subspan(from, count), count)));
  }
}

}  // namespace
}  // namespace bede
