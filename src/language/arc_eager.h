// SPDX-License-Identifier: Apache-2.0
// The dependency parser: arc-eager transitions (Goldberg & Nivre 2012) with spaCy's Break and its non-monotonic moves
// (Honnibal & Johnson 2015), greedy. It walks as far as tokens are there, so that a report can come in stretches.
#pragma once

#include <cstdint>
#include <vector>

#include "language/state_vectors.h"

namespace bede {

// A report's tree while it is being built and mended: `head` is the token's own number at a root.
struct Tree {
  std::vector<std::uint32_t> head;
  std::vector<std::uint32_t> action;  // the arc's action; no_action at a root
  static constexpr std::uint32_t no_action = 0xFFFFFFFF;
};

class ArcEager {
 public:
  explicit ArcEager(const TransitionNetwork& network);

  // The vectors of the tokens that come next, of one report or several.
  void load(Rows rows);
  // Begins a report of `tokens` tokens, the first of which stand at `offset` of what was loaded.
  void begin(std::size_t tokens, std::size_t offset, std::size_t count);
  // Goes on with a report that began before the last rows were loaded: its tokens from `first`.
  void go_on(std::size_t first, std::size_t offset, std::size_t count);
  // Walks on as far as the tokens allow. `margin`, if given, is lowered to the smallest lead of a decision.
  void walk(float* margin);
  // After the last tokens: heads and the actions that made them.
  void finish(Tree& tree) const;

 private:
  static constexpr std::int32_t none = -1;
  std::ptrdiff_t stack(std::size_t i) const {
    return i < stack_.size() ? static_cast<std::ptrdiff_t>(stack_[stack_.size() - 1 - i]) : none;
  }
  std::ptrdiff_t buffer(std::size_t i) const;
  std::size_t buffer_size() const { return tokens_ - next_ + put_back_.size(); }
  std::size_t allowed_moves() const;
  void fill_slots(std::ptrdiff_t* tokens) const;
  void apply(std::uint32_t action);
  void push();
  void attach(std::size_t head, std::size_t child, std::uint32_t action);
  template <class Keep>
  void keep_live(const Keep& keep) const;
  void pop();

  struct Links {  // of a token: its head, and its children on each side by when they were attached
    std::int32_t head = none;
    std::int32_t last_left = none, last_right = none;  // the latest child
    std::int32_t before = none;                        // as a child: the one attached before it on its side
    std::uint32_t action = Tree::no_action;
    bool starts_sentence = false, unshiftable = false;
  };

  const TransitionNetwork& network_;
  StateVectors vectors_;
  std::vector<float> allowed_;  // for each set of moves: 0 or minus infinity for each action
  std::vector<float> workspace_;
  std::size_t tokens_ = 0, next_ = 0, there_ = 0;  // of the report: all, the next unread one, those that are loaded
  std::vector<std::size_t> stack_, put_back_;
  std::size_t lowest_ = 0, lowest_before_ = 0;  // the stack's least depth since the last rows were loaded, and before
  std::vector<Links> links_;
};

}  // namespace bede
