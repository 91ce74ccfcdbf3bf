// SPDX-License-Identifier: Apache-2.0
// Hand-made arcs. Where labels are restored, the answer is what spaCy 3.8's nonproj.deprojectivize gives.
#include "language/tree.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <random>

namespace bede {
namespace {

// Labels by name: "prep||nsubj" is that of an arc whose true head is the arc labelled nsubj.
class Labels {
 public:
  Label of(const std::string& text) {
    const auto [at, is_new] = numbers_.try_emplace(text, static_cast<Label>(numbers_.size()));
    if (is_new) texts_.push_back(text);
    return at->second;
  }
  const std::string& text(Label label) const { return texts_[label]; }

 private:
  std::map<std::string, Label> numbers_{{"", 0}};
  std::vector<std::string> texts_{""};
};

// "1 3 3 3 / det nsubj aux ROOT / 0": heads, labels, where sentences start.
std::string restored(const std::vector<std::uint32_t>& heads, const std::vector<std::string>& texts,
                     std::vector<std::uint8_t> is_space = {}) {
  Labels labels;
  const Label root = labels.of("ROOT");
  std::vector<Action> actions;
  Tree tree;
  tree.head = heads;
  is_space.resize(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == i) {
      tree.action.push_back(Tree::no_action);
      continue;
    }
    const auto bars = texts[i].find("||");
    tree.action.push_back(static_cast<std::uint32_t>(actions.size()));
    actions.push_back({Move::Left, labels.of(texts[i].substr(0, bars)),
                       bars == std::string::npos ? Label{0} : labels.of(texts[i].substr(bars + 2)),
                       labels.of(texts[i])});
  }
  std::vector<Label> out;
  const auto starts = restore_trees(tree, out, actions, root, is_space);
  std::string shown;
  for (const std::uint32_t head : tree.head) shown += std::to_string(head) + " ";
  shown += "/";
  for (const Label label : out) shown += " " + labels.text(label);
  shown += " /";
  for (const std::uint32_t start : starts) shown += " " + std::to_string(start);
  return shown;
}

TEST(RestoreTrees, ProjectiveArcsStay) {
  EXPECT_EQ(restored({}, {}), "/ /");
  EXPECT_EQ(restored({0}, {""}), "0 / ROOT / 0");
  EXPECT_EQ(restored({1, 1, 1}, {"nsubj", "", "dobj"}), "1 1 1 / nsubj ROOT dobj / 0");
}

// "A hearing is scheduled on the issue today": "on" belongs to "hearing", across "is scheduled".
TEST(RestoreTrees, FindsTheTrueHead) {
  EXPECT_EQ(restored({1, 3, 3, 3, 3, 6, 4, 3},
                     {"det", "nsubjpass", "auxpass", "", "prep||nsubjpass", "det", "pobj", "advmod"}),
            "1 3 3 3 1 6 4 3 / det nsubjpass auxpass ROOT prep det pobj advmod / 0");
  // Where there is no such label the head stays, but the label is cut all the same.
  EXPECT_EQ(restored({1, 1, 1}, {"x||nothing", "", "y"}), "1 1 1 / x ROOT y / 0");
  // The nearer level first, on it from left to right.
  EXPECT_EQ(restored({0, 0, 1, 0, 0}, {"", "m", "q", "q", "z||q"}), "0 0 1 0 3 / ROOT m q q z / 0");
  EXPECT_EQ(restored({0, 0, 1, 0, 0}, {"", "m", "q", "m", "z||q"}), "0 0 1 0 2 / ROOT m q m z / 0");
  EXPECT_EQ(restored({0, 0, 0, 0}, {"", "q", "q", "z||q"}), "0 0 0 1 / ROOT q q z / 0");
}

// One after the other: labels and heads that were restored before are seen by those after.
TEST(RestoreTrees, GoesThroughTheTokensInOrder) {
  EXPECT_EQ(restored({0, 0, 0, 0, 0}, {"", "q", "x||q", "y||x", "z||y"}), "0 0 1 0 3 / ROOT q x y z / 0");
  EXPECT_EQ(restored({0, 0, 0, 0, 0}, {"", "z||y", "y||x", "x||q", "q"}), "0 0 0 4 0 / ROOT z y x q / 0");
}

// White space is no head, and nothing is looked for below it.
TEST(RestoreTrees, PassesOverWhiteSpace) {
  EXPECT_EQ(restored({0, 0, 1, 0, 0}, {"", "q", "q", "m", "z||q"}, {0, 1, 0, 0, 0}), "0 0 1 0 0 / ROOT q q m z / 0");
  EXPECT_EQ(restored({0, 0, 1, 0, 0}, {"", "m", "q", "q", "z||q"}, {0, 1, 0, 0, 0}), "0 0 1 0 3 / ROOT m q q z / 0");
}

// A sentence starts at the leftmost token below each root.
TEST(RestoreTrees, FindsSentences) {
  EXPECT_EQ(restored({0, 0, 3, 3}, {"", "x", "y", ""}), "0 0 3 3 / ROOT x y ROOT / 0 2");
  EXPECT_EQ(restored({0, 1, 2}, {"", "", ""}), "0 1 2 / ROOT ROOT ROOT / 0 1 2");
  EXPECT_EQ(restored({1, 2, 2, 4, 5, 5}, {"a", "b", "", "c", "d", ""}), "1 2 2 4 5 5 / a b ROOT c d ROOT / 0 3");
  // A root among another's words makes a sentence that its neighbours' heads cross, as in spaCy.
  EXPECT_EQ(restored({2, 1, 2, 2, 4}, {"y", "", "", "x", ""}), "2 1 2 2 4 / y ROOT ROOT x ROOT / 0 1 4");
}

// Long chains, whose edges take a pass each way to find.
TEST(RestoreTrees, LongChains) {
  std::vector<std::uint32_t> left(5000), right(5000);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    left[i] = i == 0 ? 0 : i - 1;
    right[i] = i == 4999 ? i : i + 1;
  }
  for (const auto& heads : {left, right}) {
    const std::string shown = restored(heads, std::vector<std::string>(5000, "x"));
    EXPECT_EQ(shown.substr(shown.rfind('/')), "/ 0");
  }
}

// Whatever the arcs: no circle comes in, every token has a label of its own, and the first sentence starts at 0.
TEST(RestoreTrees, RandomTreesStayTrees) {
  std::mt19937 random(20190304);
  const std::vector<std::string> texts = {"a", "b", "c", "a||b", "b||c", "c||a", "a||a"};
  for (int round = 0; round < 500; ++round) {
    const auto count = static_cast<std::uint32_t>(1 + random() % 30);
    std::vector<std::uint32_t> order(count), heads(count);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    for (std::uint32_t i = 0; i < count; ++i)  // each below one that comes earlier in some order, or a root
      heads[order[i]] = i == 0 || random() % 8 == 0 ? order[i] : order[random() % i];
    Tree tree;
    tree.head = heads;
    std::vector<Action> actions;
    for (Label own = 1; own <= 3; ++own)
      for (Label head = 0; head <= 3; ++head)
        actions.push_back({Move::Left, own, head, static_cast<Label>(10 + own * head)});
    std::vector<std::uint8_t> is_space(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      is_space[i] = random() % 5 == 0;
      tree.action.push_back(heads[i] == i ? Tree::no_action : static_cast<std::uint32_t>(random() % actions.size()));
    }
    std::vector<Label> labels;
    const auto starts = restore_trees(tree, labels, actions, 9, is_space);
    ASSERT_EQ(starts.empty() ? 1u : starts[0], 0u);
    ASSERT_TRUE(std::is_sorted(starts.begin(), starts.end()));
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t at = i;
      for (std::uint32_t steps = 0; tree.head[at] != at; ++steps, at = tree.head[at]) ASSERT_LT(steps, count);
      ASSERT_EQ(tree.head[i] == i, heads[i] == i);
      const Action* action = heads[i] == i ? nullptr : &actions[tree.action[i]];
      const Label expected = action == nullptr         ? Label{9}
                             : action->head_label != 0 ? action->label
                                                       : action->full_label;
      ASSERT_EQ(labels[i], expected);
    }
  }
}

}  // namespace
}  // namespace bede
