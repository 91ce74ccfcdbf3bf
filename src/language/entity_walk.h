// SPDX-License-Identifier: Apache-2.0
// Named entities: begin, in, last, unit, out, one greedy decision a token (spaCy's BiluoPushDown).
#pragma once

#include <vector>

#include "language/state_vectors.h"

namespace bede {

class EntityWalk {
 public:
  explicit EntityWalk(const TransitionNetwork& network);

  // The vectors of the tokens that come next, of one report or several.
  void load(Rows rows);
  // Begins a report, the first tokens of which stand at `offset` of what was loaded; the flags (by token) hold until
  // its end. No entity begins in white space; none crosses into a sentence (an empty span: there are no sentences).
  void begin(std::span<const std::uint8_t> is_space, std::span<const std::uint8_t> starts_sentence, std::size_t offset,
             std::size_t count);
  // Goes on with a report that began before the last rows were loaded: its tokens from `first`.
  void go_on(std::size_t first, std::size_t offset, std::size_t count);
  // Walks the tokens that are there. `margin`, if given, is lowered to the smallest lead of a decision.
  void walk(float* margin, std::vector<Entity>& entities);

 private:
  const float* allowed(std::size_t token) const;
  void fill_slots(std::size_t token, std::ptrdiff_t* tokens) const;

  const TransitionNetwork& network_;
  StateVectors vectors_;
  // Rows of 0 or minus infinity for each action: outside {out}, {out, unit}, {out, unit, begin}; then for each action
  // {last} and {last, in} of its label.
  std::vector<float> allowed_;
  std::vector<float> workspace_;
  std::span<const std::uint8_t> is_space_, starts_sentence_;
  bool open_ = false, given_up_ = false;
  std::size_t open_begin_ = 0, open_action_ = 0;
  std::size_t next_ = 0, there_ = 0;  // of the report's tokens: the next one, those that are loaded
};

}  // namespace bede
