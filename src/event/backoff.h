// SPDX-License-Identifier: Apache-2.0
// Part of the event step's door: what a verb that no row of the lexicon has may mean, told from what stands round it.
//
//   "Gunmen horsewhipped two Chadian soldiers near Faya."    no row has "horsewhip"; gunmen, armed forces, near a place
//   -> ASSAULT, with a lead of so much over the next type
//
// An averaged perceptron over hashed features (backoff_features.cc), learned from the lexicon's own examples when a
// pack is made. Integers alone: the same examples give the same weights on every machine.
// M. Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002, section 2 (averaging).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/pack.h"

namespace bede {

inline constexpr std::uint8_t no_type = 16;  // beside the numbers of EventType: ordinary prose, no event

// A predicate of an example, as the back-off sees it.
struct PredicateExample {
  std::vector<std::uint32_t> features;  // rows of the weights; some may stand twice
  std::uint8_t type = no_type;          // of the event that the lexicon finds there
  std::uint64_t family = 0;             // of the word: "condemn" and "condemnation" are of one
  std::uint32_t sentence = 0;           // the same number for all predicates of one example
  bool between_actors = false;          // a verb between two known actors, as the back-off is used for
};

class Backoff {
 public:
  static constexpr std::size_t types = 16, row_bits = 14, rows = std::size_t{1} << row_bits;
  // Of each row, what its feature says for each type against none at all, in 64ths.
  using Row = std::array<std::int16_t, types>;

  // Without weights: it guesses nothing.
  Backoff() = default;
  // One without the section gives a back-off that guesses nothing.
  // Errors: BadData.
  static Result<Backoff> read(const Pack& pack);
  // The weights must outlive it.
  explicit Backoff(std::span<const Row> weights, std::int64_t least_lead = 0)
      : weights_(weights), least_lead_(least_lead) {}

  struct Guess {
    std::uint8_t type = no_type, likeliest = no_type;  // `likeliest`: the type, were it an event
    std::int64_t lead = 0;                             // of `type` over the next one, in 64ths
  };
  Guess guess(std::span<const std::uint32_t> features) const;

  bool is_empty() const { return weights_.empty(); }
  // The lead from which on eight guesses in ten were right among predicates that were left out.
  std::int64_t least_lead() const { return least_lead_; }

 private:
  Pack pack_;  // keeps the weights
  std::span<const Row> weights_;
  std::int64_t least_lead_ = 0;
};

// Weights learned from examples, in a fixed order.
std::vector<Backoff::Row> train_backoff(std::span<const PredicateExample> examples);

// What is guessed of each example by weights that were learned without its family, nor any sentence in which the
// family stands: tenths of the families are left out in turn.
std::vector<Backoff::Guess> guess_held_out(std::span<const PredicateExample> examples);

// How good guesses of a given lead are, of verbs between two known actors.
struct BackoffScore {
  std::int64_t lead = 0;
  std::size_t guessed = 0, right = 0;  // that it is an event; and of which type
  std::size_t ordinary = 0;            // guessed to be one, and is none
  std::size_t events = 0, all = 0;     // how many are one; all verbs between two known actors
  int precision() const;               // of a hundred guesses, those that would be right in news
};
BackoffScore score_guesses(std::span<const PredicateExample> examples, std::span<const Backoff::Guess> guesses,
                           std::int64_t lead);
// The least lead from which on eight guesses in ten are right.
BackoffScore choose_lead(std::span<const PredicateExample> examples, std::span<const Backoff::Guess> guesses);

// Adds the sections event/backoff and event/backoff.lead to a pack.
void pack_backoff(std::span<const PredicateExample> examples, PackWriter& writer);

}  // namespace bede
