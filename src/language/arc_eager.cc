// SPDX-License-Identifier: Apache-2.0
#include "language/arc_eager.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bede {
namespace {

constexpr std::size_t slot_limit = 16;
constexpr std::size_t shift = 1, reduce = 2, arc = 4, sentence_break = 8, move_sets = 16;

std::size_t set_of(Move move) {
  switch (move) {
    case Move::Shift: return shift;
    case Move::Reduce: return reduce;
    case Move::Break: return sentence_break;
    default: return arc;
  }
}

}  // namespace

ArcEager::ArcEager(const TransitionNetwork& network)
    : network_(network),
      vectors_(network),
      allowed_(move_sets * network.step.actions, -HUGE_VALF),
      workspace_(network.step.hidden + network.step.actions) {
  for (std::size_t moves = 0; moves < move_sets; ++moves)
    for (std::size_t a = 0; a < network.actions.size(); ++a)
      if ((moves & set_of(network.actions[a].move)) != 0) allowed_[moves * network.step.actions + a] = 0;
}

// The tokens that a later state may look at: those on the stack and put back, the next one, and the latest children of
// each on either side: two, and one more, since the latest may be taken back. What lies on the stack below its least
// depth since it was asked before last has not changed.
template <class Keep>
void ArcEager::keep_live(const Keep& keep) const {
  const auto with_children = [&](std::size_t token) {
    keep(token);
    for (std::int32_t child : {links_[token].last_left, links_[token].last_right})
      for (int i = 0; i < 3 && child >= 0; ++i) {
        keep(static_cast<std::size_t>(child));
        child = links_[static_cast<std::size_t>(child)].before;
      }
  };
  const std::size_t unchanged = std::min(lowest_, lowest_before_);
  for (std::size_t i = unchanged - std::min<std::size_t>(unchanged, 1); i < stack_.size(); ++i)
    with_children(stack_[i]);
  for (const std::size_t token : put_back_) with_children(token);
  if (next_ < tokens_) with_children(next_);
}

void ArcEager::load(Rows rows) {
  vectors_.load(rows, [this](const auto& keep) { keep_live(keep); });
  lowest_before_ = std::exchange(lowest_, stack_.size());
}

void ArcEager::go_on(std::size_t first, std::size_t offset, std::size_t count) {
  vectors_.go_on(first, offset);
  there_ = first + count;
}

void ArcEager::begin(std::size_t tokens, std::size_t offset, std::size_t count) {
  tokens_ = tokens;
  there_ = count;
  next_ = 0;
  stack_.clear();
  put_back_.clear();
  lowest_ = lowest_before_ = 0;
  links_.assign(tokens, Links{});
  if (tokens != 0) links_[0].starts_sentence = true;
  vectors_.begin(offset);
}

std::ptrdiff_t ArcEager::buffer(std::size_t i) const {
  if (i < put_back_.size()) return static_cast<std::ptrdiff_t>(put_back_[put_back_.size() - 1 - i]);
  const std::size_t at = next_ + i - put_back_.size();
  return at < tokens_ ? static_cast<std::ptrdiff_t>(at) : none;
}

std::size_t ArcEager::allowed_moves() const {
  const std::size_t left = buffer_size();
  const std::ptrdiff_t b0 = buffer(0), b1 = buffer(1);
  const bool at_start = b0 >= 0 && links_[static_cast<std::size_t>(b0)].starts_sentence;
  std::size_t moves = 0;
  if (stack_.empty()) {
    moves |= shift;
  } else {
    moves |= reduce;
    if (left >= 2 && !at_start && !links_[static_cast<std::size_t>(b0)].unshiftable) moves |= shift;
    if (left > 0 && !at_start) moves |= arc;
  }
  if (left >= 2 && b1 == b0 + 1 && !links_[static_cast<std::size_t>(b1)].starts_sentence) moves |= sentence_break;
  return moves;
}

// The tokens that a state looks at (spaCy: StateC.set_context_tokens, with its quirk in the list of thirteen).
void ArcEager::fill_slots(std::ptrdiff_t* t) const {
  static const Links absent;
  const auto links = [&](std::ptrdiff_t token) -> const Links& {
    return token < 0 ? absent : links_[static_cast<std::size_t>(token)];
  };
  const std::ptrdiff_t b0 = buffer(0), s0 = stack(0), s1 = stack(1);
  const Links &l0 = links(b0), &m0 = links(s0);
  t[0] = b0;
  t[1] = buffer(1);
  t[2] = s0;
  t[3] = s1;
  t[4] = stack(2);
  if (network_.slots == 8) {
    t[5] = l0.last_left;
    t[6] = m0.last_left;
    t[7] = m0.last_right;
    return;
  }
  const Links& m1 = links(s1);
  t[5] = m0.last_left;
  t[6] = m0.last_right;
  t[7] = l0.last_left;
  t[8] = links(m0.last_right).before;
  t[9] = m1.last_left;
  t[10] = links(m1.last_left).before;
  t[11] = m1.last_right;
  t[12] = links(m1.last_right).before;
}

void ArcEager::pop() {
  stack_.pop_back();
  lowest_ = std::min(lowest_, stack_.size());
}

void ArcEager::push() {
  if (!put_back_.empty()) {
    stack_.push_back(put_back_.back());
    put_back_.pop_back();
  } else {
    stack_.push_back(next_++);
  }
}

void ArcEager::attach(std::size_t head, std::size_t child, std::uint32_t action) {
  Links& own = links_[child];
  if (own.head >= 0) {  // a right arc that is taken back; it is always the head's latest
    Links& old = links_[static_cast<std::size_t>(own.head)];
    if (old.last_right == static_cast<std::int32_t>(child)) old.last_right = own.before;
  }
  std::int32_t& latest = head > child ? links_[head].last_left : links_[head].last_right;
  own.before = latest;
  latest = static_cast<std::int32_t>(child);
  own.head = static_cast<std::int32_t>(head);
  own.action = action;
}

void ArcEager::apply(std::uint32_t action) {
  switch (network_.actions[action].move) {
    case Move::Shift: push(); break;
    case Move::Reduce: {
      const std::size_t s0 = stack_.back();
      pop();
      if (links_[s0].head < 0 && !stack_.empty()) {  // no head yet: back to the buffer it goes, never to be shifted
        links_[s0].unshiftable = true;
        put_back_.push_back(s0);
      }
      break;
    }
    case Move::Left: {
      const auto b0 = static_cast<std::size_t>(buffer(0));
      attach(b0, stack_.back(), action);
      links_[b0].unshiftable = false;
      pop();
      break;
    }
    case Move::Right:
      attach(stack_.back(), static_cast<std::size_t>(buffer(0)), action);
      push();
      break;
    default: links_[static_cast<std::size_t>(buffer(1))].starts_sentence = true;
  }
}

void ArcEager::walk(float* margin) {
  const float* parts[slot_limit] = {};
  std::ptrdiff_t tokens[slot_limit] = {};
  while (!stack_.empty() || buffer_size() != 0) {
    if (there_ < tokens_ && next_ + 1 >= there_) return;  // the state looks at two tokens of the buffer
    fill_slots(tokens);
    for (std::size_t slot = 0; slot < network_.slots; ++slot) parts[slot] = vectors_.part(tokens[slot], slot);
    float lead = 0;
    const int action =
        best_action(network_.step, parts, network_.slots, allowed_.data() + allowed_moves() * network_.step.actions,
                    workspace_.data(), margin == nullptr ? nullptr : &lead);
    if (action < 0) {  // the model knows no move for this state (spaCy: force_final)
      stack_.clear();
      put_back_.clear();
      next_ = tokens_;
      return;
    }
    if (margin != nullptr) *margin = std::min(*margin, lead);
    apply(static_cast<std::uint32_t>(action));
  }
}

void ArcEager::finish(Tree& tree) const {
  tree.head.resize(tokens_);
  tree.action.resize(tokens_);
  for (std::size_t i = 0; i < tokens_; ++i) {
    tree.head[i] = static_cast<std::uint32_t>(links_[i].head < 0 ? i : static_cast<std::size_t>(links_[i].head));
    tree.action[i] = links_[i].action;
  }
}

}  // namespace bede
