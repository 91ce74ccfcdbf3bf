// SPDX-License-Identifier: Apache-2.0
#include "language/entity_walk.h"

#include <algorithm>
#include <cmath>

namespace bede {
namespace {

constexpr std::size_t slot_limit = 16;
constexpr std::size_t outside_rows = 3;
constexpr std::size_t longest_look_back = 5;  // tokens of the open entity that a state of six looks at

}  // namespace

EntityWalk::EntityWalk(const TransitionNetwork& network)
    : network_(network),
      vectors_(network),
      allowed_((outside_rows + 2 * network.actions.size()) * network.step.actions, -HUGE_VALF),
      workspace_(network.step.hidden + network.step.actions) {
  const auto allow = [&](std::size_t row, std::size_t action) { allowed_[row * network.step.actions + action] = 0; };
  const auto& actions = network.actions;
  for (std::size_t a = 0; a < actions.size(); ++a) {
    const bool unit = actions[a].move == Move::Unit && actions[a].label != 0;
    const bool begin = actions[a].move == Move::Begin && actions[a].label != 0;
    for (std::size_t row = 0; row < outside_rows; ++row)
      if (actions[a].move == Move::Out || (unit && row >= 1) || (begin && row == 2)) allow(row, a);
    for (std::size_t opened = 0; opened < actions.size(); ++opened) {
      if (actions[opened].move != Move::Begin || actions[opened].label != actions[a].label) continue;
      if (actions[a].move == Move::Last) allow(outside_rows + 2 * opened, a);
      if (actions[a].move == Move::Last || actions[a].move == Move::In) allow(outside_rows + 2 * opened + 1, a);
    }
  }
}

void EntityWalk::load(Rows rows) {
  vectors_.load(rows, [this](const auto& keep) {
    if (!open_) return;
    for (std::size_t i = 0; i < longest_look_back; ++i) keep(open_begin_ + i);
  });
}

void EntityWalk::go_on(std::size_t first, std::size_t offset, std::size_t count) {
  vectors_.go_on(first, offset);
  there_ = first + count;
}

void EntityWalk::begin(std::span<const std::uint8_t> is_space, std::span<const std::uint8_t> starts_sentence,
                       std::size_t offset, std::size_t count) {
  next_ = 0;
  there_ = count;
  is_space_ = is_space;
  starts_sentence_ = starts_sentence;
  open_ = given_up_ = false;
  vectors_.begin(offset);
}

const float* EntityWalk::allowed(std::size_t token) const {
  const bool next_inside =
      token + 1 < is_space_.size() && (starts_sentence_.empty() || starts_sentence_[token + 1] == 0);
  std::size_t row = 0;
  if (open_)
    row = outside_rows + 2 * open_action_ + (next_inside ? 1 : 0);
  else if (!is_space_[token])
    row = next_inside ? 2 : 1;
  return allowed_.data() + row * network_.step.actions;
}

// The tokens that a state looks at (spaCy: StateC.set_context_tokens for 3 and 6).
void EntityWalk::fill_slots(std::size_t token, std::ptrdiff_t* t) const {
  const auto here = static_cast<std::ptrdiff_t>(token);
  t[0] = here;
  if (network_.slots == 3) {
    t[1] = open_ ? static_cast<std::ptrdiff_t>(open_begin_) : -1;
    t[2] = open_ ? here - 1 : -1;
    return;
  }
  for (std::size_t i = 0; i < longest_look_back; ++i) {
    const std::size_t inside = open_begin_ + i;
    t[1 + i] = open_ && inside < token ? static_cast<std::ptrdiff_t>(inside) : -1;
  }
}

void EntityWalk::walk(float* margin, std::vector<Entity>& entities) {
  const float* parts[slot_limit] = {};
  std::ptrdiff_t tokens[slot_limit] = {};
  for (; next_ < there_ && !given_up_; ++next_) {
    const std::size_t token = next_;
    fill_slots(token, tokens);
    for (std::size_t slot = 0; slot < network_.slots; ++slot) parts[slot] = vectors_.part(tokens[slot], slot);
    float lead = 0;
    const int best = best_action(network_.step, parts, network_.slots, allowed(token), workspace_.data(),
                                 margin == nullptr ? nullptr : &lead);
    if (best < 0) {  // the model knows no move for this state (spaCy: force_final)
      given_up_ = true;
      return;
    }
    if (margin != nullptr) *margin = std::min(*margin, lead);
    const Action& action = network_.actions[static_cast<std::size_t>(best)];
    const auto here = static_cast<std::uint32_t>(token);
    switch (action.move) {
      case Move::Begin:
        open_ = true;
        open_begin_ = token;
        open_action_ = static_cast<std::size_t>(best);
        break;
      case Move::Last:
        entities.push_back({static_cast<std::uint32_t>(open_begin_), here + 1, action.label});
        open_ = false;
        break;
      case Move::Unit: entities.push_back({here, here + 1, action.label}); break;
      default: break;
    }
  }
}

}  // namespace bede
