// SPDX-License-Identifier: Apache-2.0
#include "lexicon/phrases.h"

#include <algorithm>

namespace bede {

Result<Phrases> Phrases::read(const Pack& pack, const std::string& name, std::size_t values, std::size_t words) {
  Phrases phrases;
  BEDE_TRY(nodes, pack.array<Node>(name + ".nodes"));
  BEDE_TRY(edges, pack.array<Edge>(name + ".edges"));
  BEDE_TRY(roots, pack.array<std::uint32_t>(name + ".roots"));
  for (const Node& node : nodes) {
    if (node.edges_begin > node.edges_end || node.edges_end > edges.size() || node.values_begin > node.values_end ||
        node.values_end > values)
      return pack.bad(name + ".nodes", "points outside");
  }
  for (const Edge& edge : edges)
    if (edge.node >= nodes.size()) return pack.bad(name + ".edges", "points outside");
  for (const std::uint32_t root : roots)
    if (root != nowhere && root >= nodes.size()) return pack.bad(name + ".roots", "points outside");
  if (roots.size() != words) return pack.bad(name + ".roots", "does not fit the words");
  phrases.nodes_ = nodes;
  phrases.edges_ = edges;
  phrases.roots_ = roots;
  return phrases;
}

std::uint32_t Phrases::next(std::uint32_t node, WordId word) const {
  const Edge* begin = edges_.data() + nodes_[node].edges_begin;
  const Edge* end = edges_.data() + nodes_[node].edges_end;
  const Edge* at =
      std::lower_bound(begin, end, word, [](const Edge& edge, WordId wanted) { return edge.word < wanted; });
  return at != end && at->word == word ? at->node : nowhere;
}

}  // namespace bede
