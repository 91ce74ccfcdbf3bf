// SPDX-License-Identifier: Apache-2.0
#include "language/entity_walk.h"

#include <gtest/gtest.h>

#include <limits>

#include "language/scripted_network_test.h"

namespace bede {
namespace {

using Step = ScriptedNetwork::Step;

// The actions by their numbers here; labels 1 and 2.
enum : std::size_t { out, begin1, begin2, in1, in2, last1, last2, unit1, unit2, unit_none };
std::vector<Action> actions() {
  std::vector<Action> all = {{Move::Out, 0, 0, 0}};
  for (const Move move : {Move::Begin, Move::In, Move::Last, Move::Unit})
    for (const Label label : {Label{1}, Label{2}}) all.push_back({move, label, 0, label});
  all.push_back({Move::Unit, 0, 0, 0});
  return all;
}

using Flags = std::vector<std::uint8_t>;

std::vector<Entity> walk(const TransitionNetwork& network, Rows rows, std::size_t stretch, const Flags& is_space,
                         const Flags& starts, float* margin = nullptr) {
  EntityWalk walk(network);
  std::vector<Entity> entities;
  for (std::size_t first = 0; first < rows.size(); first += stretch) {
    const std::size_t count = std::min(stretch, rows.size() - first);
    walk.load(rows.subspan(first, count));
    if (first == 0)
      walk.begin(is_space, starts, 0, count);
    else
      walk.go_on(first, 0, count);
    walk.walk(margin, entities);
  }
  return entities;
}

// "1-3:2 4-5:1": tokens, half open, and label.
std::string shown(const std::vector<Entity>& entities) {
  std::string text;
  for (const Entity& entity : entities)
    text += (text.empty() ? "" : " ") + std::to_string(entity.begin_token) + "-" + std::to_string(entity.end_token) +
            ":" + std::to_string(entity.label);
  return text;
}

std::string scripted(const std::vector<Step>& steps, const Flags& is_space, const Flags& starts = {}) {
  const ScriptedNetwork network(3, actions(), steps);
  return shown(walk(network.network(), TokenVectors(is_space.size()).rows(), is_space.size(), is_space, starts));
}

Step at(int token, std::size_t action, float score = 1) { return {{{0, token}}, action, score}; }

// Where nothing is told the first action that is allowed is taken: out, or inside an entity "in" before "last".
TEST(EntityWalk, FindsEntities) {
  EXPECT_EQ(scripted({}, Flags(5)), "");
  EXPECT_EQ(scripted({at(1, unit1), at(3, unit2)}, Flags(5)), "1-2:1 3-4:2");
  EXPECT_EQ(scripted({at(0, begin2), at(1, last2), at(2, begin1), at(4, last1)}, Flags(5)), "0-2:2 2-5:1");
  // A unit without a label is never allowed.
  EXPECT_EQ(scripted({at(1, unit_none, 10), at(1, unit1)}, Flags(3)), "1-2:1");
}

// Inside, only the open label goes on or ends; outside, nothing goes on.
TEST(EntityWalk, KeepsToTheOpenLabel) {
  EXPECT_EQ(scripted({at(1, begin1), at(2, last2, 10), at(3, out, 10), at(3, last1)}, Flags(5)), "1-4:1");
  EXPECT_EQ(scripted({at(1, in1, 10), at(2, last1, 10), at(3, unit1)}, Flags(5)), "3-4:1");
  EXPECT_EQ(scripted({at(1, begin1), at(2, begin2, 10), at(2, unit2, 9), at(2, last1)}, Flags(5)), "1-3:1");
}

// No entity begins at white space, but one may go over it.
TEST(EntityWalk, DoesNotBeginAtWhiteSpace) {
  EXPECT_EQ(scripted({at(1, unit1), at(2, begin1), at(3, unit2)}, {0, 1, 1, 0}), "3-4:2");
  EXPECT_EQ(scripted({at(0, begin1), at(1, in1), at(2, last1)}, {0, 1, 0}), "0-3:1");
}

// None crosses into the next sentence, or over the end.
TEST(EntityWalk, EndsWithTheSentence) {
  const std::vector<Step> steps = {at(1, begin1, 10), at(1, unit2), at(2, last1)};
  EXPECT_EQ(scripted(steps, Flags(4)), "1-3:1");
  EXPECT_EQ(scripted(steps, Flags(4), {1, 0, 1, 0}), "1-2:2");  // a beginning needs a token to go on with
  EXPECT_EQ(scripted(steps, Flags(2)), "1-2:2");
  EXPECT_EQ(scripted({at(0, begin1), at(1, in1, 10)}, Flags(4), {1, 0, 1, 0}), "0-2:1");  // "in" is not allowed at 1
  EXPECT_EQ(scripted({at(0, begin1)}, Flags(3)), "0-3:1");
}

// The state: this token, the open entity's first, and the one before this.
TEST(EntityWalk, SeesTheOpenEntity) {
  EXPECT_EQ(scripted({{{{0, 1}, {1, -1}, {2, -1}}, begin1}, {{{0, 3}, {1, 1}, {2, 2}}, last1}}, Flags(5)), "1-4:1");
  // Of six: this token and up to five of the open entity.
  const ScriptedNetwork network(
      6, actions(),
      {{{{0, 0}, {1, -1}}, begin2}, {{{0, 2}, {1, 0}, {2, 1}, {3, -1}}, in2, 5}, {{{0, 7}, {1, 0}, {5, 4}}, last2, 5}});
  EXPECT_EQ(shown(walk(network.network(), TokenVectors(9).rows(), 9, Flags(9), {})), "0-8:2");
}

TEST(EntityWalk, GivesUpWhereNothingIsAllowed) {
  // No "last": an entity that was begun at the end of a sentence could not be ended.
  const std::vector<Action> few = {{Move::Unit, 1, 0, 1}, {Move::Begin, 1, 0, 1}, {Move::In, 1, 0, 1}};
  const ScriptedNetwork network(3, few, {at(1, 1), at(2, 2)});
  EXPECT_EQ(shown(walk(network.network(), TokenVectors(5).rows(), 5, Flags(5), {})), "0-1:1");
  const std::vector<float> nans(OwnNetwork::width, std::numeric_limits<float>::quiet_NaN());
  const std::vector<const float*> rows(9, nans.data());
  EXPECT_EQ(shown(walk(OwnNetwork(3, 16, actions()).network(), rows, 2, Flags(9), {})), "");
}

TEST(EntityWalk, SaysHowNearTheNearestDecisionWas) {
  const ScriptedNetwork network(3, actions(), {at(0, out, 3), at(1, unit1, 1.5f), at(2, out, 2)});
  float margin = 100;
  walk(network.network(), TokenVectors(3).rows(), 3, Flags(3), {}, &margin);
  EXPECT_EQ(margin, 1.5f);
}

TEST(EntityWalk, StretchesGiveTheSameEntities) {
  std::size_t found = 0;
  for (const std::size_t slots : {3u, 6u}) {
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
      OwnNetwork network(slots, 32, actions());
      network.make_random(seed);
      const std::size_t tokens = 300;
      const TokenVectors vectors(tokens, seed);
      Flags is_space(tokens), starts(tokens);
      for (std::size_t i = 0; i < tokens; ++i) {
        is_space[i] = i % 11 == 3;
        starts[i] = i % 40 == 0;
      }
      const auto whole = walk(network.network(), vectors.rows(), tokens, is_space, starts);
      for (const std::size_t stretch : {1u, 2u, 7u, 100u})
        ASSERT_EQ(shown(walk(network.network(), vectors.rows(), stretch, is_space, starts)), shown(whole)) << seed;
      for (const Entity& entity : whole) {
        ASSERT_LT(entity.begin_token, entity.end_token);
        ASSERT_FALSE(is_space[entity.begin_token]);
        for (std::uint32_t i = entity.begin_token + 1; i < entity.end_token; ++i) ASSERT_FALSE(starts[i]);
      }
      found += whole.size();
    }
  }
  EXPECT_GT(found, 100u);
}

}  // namespace
}  // namespace bede
