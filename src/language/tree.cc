// SPDX-License-Identifier: Apache-2.0
#include "language/tree.h"

#include <algorithm>

namespace bede {
namespace {

constexpr int most_rounds = 12;

// The leftmost and rightmost token below each token.
struct Edges {
  std::vector<std::uint32_t> left, right;
  std::vector<std::uint32_t> starts;  // the left edges of the roots, in order, each once
};

void find_starts(const std::vector<std::uint32_t>& head, Edges& edges) {
  edges.starts.clear();
  for (std::uint32_t i = 0; i < head.size(); ++i)
    if (head[i] == i) edges.starts.push_back(edges.left[i]);
  std::sort(edges.starts.begin(), edges.starts.end());
  edges.starts.erase(std::unique(edges.starts.begin(), edges.starts.end()), edges.starts.end());
}

// Whether each head lies in its token's sentence. (The next sentence's first token passes as a head, and the report's
// last token is never asked: so spaCy.)
bool heads_inside(const std::vector<std::uint32_t>& head, const Edges& edges) {
  const auto last = static_cast<std::uint32_t>(head.size() - 1);
  std::uint32_t begin = 0;
  auto start = edges.starts.begin();
  while (begin <= last) {
    while (start != edges.starts.end() && *start <= begin) ++start;
    const std::uint32_t end = start != edges.starts.end() ? *start : last;
    for (std::uint32_t j = begin; j < end; ++j)
      if (head[j] < begin || head[j] > end) return false;
    if (end == last) return true;
    begin = end;
  }
  return true;
}

Edges find_edges(const std::vector<std::uint32_t>& head) {
  const auto count = static_cast<std::uint32_t>(head.size());
  Edges edges;
  edges.left.resize(count);
  edges.right.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) edges.left[i] = edges.right[i] = i;
  const auto widen = [&](std::uint32_t i) {
    const std::uint32_t h = head[i];
    edges.left[h] = std::min(edges.left[h], edges.left[i]);
    edges.right[h] = std::max(edges.right[h], edges.right[i]);
  };
  for (int round = 0; round < most_rounds; ++round) {
    for (std::uint32_t i = 0; i < count; ++i) widen(i);
    for (std::uint32_t i = count; i-- > 0;) widen(i);
    find_starts(head, edges);
    if (heads_inside(head, edges)) break;
  }
  return edges;
}

// The first token below `from`, breadth first and left to right, whose label is `wanted`; `from` where there is none.
std::uint32_t find_below(std::uint32_t from, std::uint32_t itself, Label wanted, const Tree& tree, const Edges& edges,
                         const std::vector<Label>& labels, std::span<const std::uint8_t> is_space) {
  std::vector<std::uint32_t> level{from}, next;
  while (!level.empty()) {
    next.clear();
    for (const std::uint32_t parent : level) {
      for (std::uint32_t child = edges.left[parent]; child <= edges.right[parent]; ++child) {
        if (child == parent || tree.head[child] != parent || is_space[child] || child == itself) continue;
        if (labels[child] == wanted) return child;
        next.push_back(child);
      }
    }
    level.swap(next);
  }
  return from;
}

}  // namespace

std::vector<std::uint32_t> restore_trees(Tree& tree, std::vector<Label>& labels, std::span<const Action> actions,
                                         Label root, std::span<const std::uint8_t> is_space) {
  const std::size_t count = tree.head.size();
  if (count == 0) return {};
  bool has_hidden = false;
  labels.resize(count);
  const auto action = [&](std::size_t i) -> const Action* {
    return tree.action[i] == Tree::no_action ? nullptr : &actions[tree.action[i]];
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Action* const made_by = action(i);
    labels[i] = made_by == nullptr ? root : made_by->full_label;
    has_hidden |= made_by != nullptr && made_by->head_label != 0;
  }
  Edges edges = find_edges(tree.head);
  if (!has_hidden) return edges.starts;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Action* const made_by = action(i);
    if (made_by == nullptr || made_by->head_label == 0) continue;
    tree.head[i] = find_below(tree.head[i], i, made_by->head_label, tree, edges, labels, is_space);
    labels[i] = made_by->label;
  }
  return find_edges(tree.head).starts;
}

}  // namespace bede
