// SPDX-License-Identifier: Apache-2.0
// An automaton over words: finds the longest name that begins at a token.
//
//   names {"Free Syrian Army": 7, "Syria": 3};  tokens free syrian army said  ->  at 0: 3 tokens, values {7}
//
// A trie in two arrays. The edges of a node are sorted by word; those of the root are found by the word itself.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/pack.h"
#include "lexicon/rows.h"

namespace bede {

class Phrases {
 public:
  struct Node {
    std::uint32_t edges_begin, edges_end;
    std::uint32_t values_begin, values_end;
  };
  struct Edge {
    WordId word;
    std::uint32_t node;
  };

  Phrases() = default;
  // `values` is how many values there are to point at, `words` how many words. Errors: BadData.
  static Result<Phrases> read(const Pack& pack, const std::string& name, std::size_t values, std::size_t words);

  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  // The node after one word from the root, or nowhere.
  std::uint32_t begin(WordId word) const { return word < roots_.size() ? roots_[word] : nowhere; }
  std::uint32_t next(std::uint32_t node, WordId word) const;
  // What ends at a node: a range of the values that the builder was given.
  Range values(std::uint32_t node) const { return {nodes_[node].values_begin, nodes_[node].values_end}; }

 private:
  std::span<const Node> nodes_;
  std::span<const Edge> edges_;
  std::span<const std::uint32_t> roots_;
};

// Collects phrases with a value each; the values of a phrase come out in the order in which they went in.
template <class Value>
class PhrasesBuilder {
 public:
  void add(std::span<const WordId> words, const Value& value) {
    if (words.empty()) return;
    std::uint32_t at = 0;
    for (const WordId word : words) {
      const auto [edge, is_new] = tree_[at].edges.try_emplace(word, static_cast<std::uint32_t>(tree_.size()));
      at = edge->second;
      if (is_new) tree_.emplace_back();
    }
    tree_[at].values.push_back(value);
  }

  // Takes away the values of a phrase for which `is_stale(value)` holds.
  void remove(std::span<const WordId> words, auto is_stale) {
    std::uint32_t at = 0;
    for (const WordId word : words) {
      const auto edge = tree_[at].edges.find(word);
      if (edge == tree_[at].edges.end()) return;
      at = edge->second;
    }
    std::erase_if(tree_[at].values, is_stale);
  }

  // Adds the sections `name`.nodes, .edges, .roots; gives the values in the order in which the nodes point at them.
  std::vector<Value> write(PackWriter& writer, const std::string& name, std::size_t words) const {
    std::vector<Phrases::Node> nodes;
    std::vector<Phrases::Edge> edges;
    std::vector<std::uint32_t> roots(words, Phrases::nowhere);
    std::vector<Value> values;
    for (const Branch& branch : tree_) {
      Phrases::Node node{};
      node.edges_begin = static_cast<std::uint32_t>(edges.size());
      if (nodes.empty()) {
        for (const auto& [word, to] : branch.edges) roots[word] = to;
      } else {
        for (const auto& [word, to] : branch.edges) edges.push_back({word, to});
      }
      node.edges_end = static_cast<std::uint32_t>(edges.size());
      node.values_begin = static_cast<std::uint32_t>(values.size());
      values.insert(values.end(), branch.values.begin(), branch.values.end());
      node.values_end = static_cast<std::uint32_t>(values.size());
      nodes.push_back(node);
    }
    writer.add_array(name + ".nodes", nodes);
    writer.add_array(name + ".edges", edges);
    writer.add_array(name + ".roots", roots);
    return values;
  }

 private:
  struct Branch {
    std::map<WordId, std::uint32_t> edges;
    std::vector<Value> values;
  };
  std::vector<Branch> tree_{1};
};

}  // namespace bede
