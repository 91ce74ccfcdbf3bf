// SPDX-License-Identifier: Apache-2.0
// Learning the back-off's weights from examples, and how good its guesses are.
#include <algorithm>
#include <limits>
#include <numeric>

#include "event/backoff.h"

namespace bede {
namespace {

constexpr std::size_t classes = Backoff::types + 1;
constexpr int epochs = 10;
constexpr std::int32_t wanted_lead = 60;  // of the right class in training: with less, weights move
constexpr std::int64_t fraction = 64;     // of a weight's unit in the pack
constexpr int wanted_precision = 80;      // in a hundred guesses
constexpr std::uint32_t parts = 10;       // of the families, left out in turn

using Sums = std::array<std::int64_t, classes>;

// A fixed order that looks like none: Fisher and Yates by a linear congruential generator (Knuth, MMIX).
class Order {
 public:
  explicit Order(std::size_t size) : numbers_(size) { std::iota(numbers_.begin(), numbers_.end(), 0); }
  const std::vector<std::uint32_t>& shuffle() {
    for (std::size_t i = numbers_.size(); i > 1; --i) {
      state_ = state_ * 6364136223846793005 + 1442695040888963407;
      std::swap(numbers_[i - 1], numbers_[(state_ >> 33) % i]);
    }
    return numbers_;
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::uint64_t state_ = 1;
};

// The perceptron: weights now, and the sum of what each step added times the step, from which the average comes.
class Perceptron {
 public:
  void learn(const PredicateExample& example) {
    ++step_;
    Sums scores{};
    for (const std::uint32_t row : example.features)
      for (std::size_t c = 0; c < classes; ++c) scores[c] += weights_[row][c];
    std::size_t rival = example.type == 0 ? 1 : 0;
    for (std::size_t c = 0; c < classes; ++c)
      if (c != example.type && scores[c] > scores[rival]) rival = c;
    if (scores[example.type] - scores[rival] >= wanted_lead) return;
    for (const std::uint32_t row : example.features) {
      ++weights_[row][example.type];
      --weights_[row][rival];
      late_[row][example.type] += step_;
      late_[row][rival] -= step_;
    }
  }

  std::vector<Backoff::Row> averages() const {
    std::vector<Backoff::Row> rows(Backoff::rows);
    if (step_ == 0) return rows;
    const auto average = [&](std::size_t row, std::size_t c) {
      return (weights_[row][c] * (step_ + 1) - late_[row][c]) * fraction;
    };
    constexpr std::int64_t most = std::numeric_limits<std::int16_t>::max();
    for (std::size_t row = 0; row < Backoff::rows; ++row)
      for (std::size_t type = 0; type < Backoff::types; ++type)
        rows[row][type] =
            static_cast<std::int16_t>(std::clamp((average(row, type) - average(row, no_type)) / step_, -most, most));
    return rows;
  }

 private:
  std::vector<std::array<std::int32_t, classes>> weights_{Backoff::rows};
  std::vector<Sums> late_{Backoff::rows};
  std::int64_t step_ = 0;
};

std::vector<Backoff::Row> train(std::span<const PredicateExample> examples, const std::vector<bool>& left_out) {
  Perceptron perceptron;
  Order order(examples.size());
  for (int epoch = 0; epoch < epochs; ++epoch)
    for (const std::uint32_t i : order.shuffle())
      if (!left_out[i]) perceptron.learn(examples[i]);
  return perceptron.averages();
}

}  // namespace

std::vector<Backoff::Row> train_backoff(std::span<const PredicateExample> examples) {
  return train(examples, std::vector<bool>(examples.size(), false));
}

std::vector<Backoff::Guess> guess_held_out(std::span<const PredicateExample> examples) {
  std::vector<Backoff::Guess> guesses(examples.size());
  std::uint32_t sentences = 0;
  for (const PredicateExample& example : examples) sentences = std::max(sentences, example.sentence + 1);
  for (std::uint32_t part = 0; part < parts; ++part) {
    std::vector<bool> is_asked(sentences, false), left_out(examples.size(), false);
    for (const PredicateExample& example : examples)
      if (example.family % parts == part) is_asked[example.sentence] = true;
    for (std::size_t i = 0; i < examples.size(); ++i) left_out[i] = is_asked[examples[i].sentence];
    const std::vector<Backoff::Row> weights = train(examples, left_out);
    const Backoff backoff(weights);
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (examples[i].family % parts == part) guesses[i] = backoff.guess(examples[i].features);
  }
  return guesses;
}

int BackoffScore::precision() const {
  // In news nine in ten of such verbs tell of no event; among the examples they are fewer.
  constexpr std::size_t news = 9;
  const std::size_t plain = all - events;
  const std::size_t of_events = (guessed - ordinary) * plain, of_plain = ordinary * events * news;
  return of_events + of_plain == 0 ? 0 : static_cast<int>(right * plain * 100 / (of_events + of_plain));
}

BackoffScore score_guesses(std::span<const PredicateExample> examples, std::span<const Backoff::Guess> guesses,
                           std::int64_t lead) {
  BackoffScore score;
  score.lead = lead;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (!examples[i].between_actors) continue;
    ++score.all;
    score.events += examples[i].type != no_type ? 1 : 0;
    if (guesses[i].type == no_type || guesses[i].lead < lead) continue;
    ++score.guessed;
    score.right += guesses[i].type == examples[i].type ? 1 : 0;
    score.ordinary += examples[i].type == no_type ? 1 : 0;
  }
  return score;
}

BackoffScore choose_lead(std::span<const PredicateExample> examples, std::span<const Backoff::Guess> guesses) {
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> leads;
  for (std::size_t i = 0; i < examples.size(); ++i)
    if (examples[i].between_actors && guesses[i].type != no_type)
      leads.push_back(std::max<std::int64_t>(guesses[i].lead, 1));
  std::sort(leads.begin(), leads.end());
  for (const std::int64_t lead : leads) {
    const BackoffScore score = score_guesses(examples, guesses, lead);
    if (score.precision() >= wanted_precision) return score;
  }
  return score_guesses(examples, guesses, never);
}

void pack_backoff(std::span<const PredicateExample> examples, PackWriter& writer) {
  const BackoffScore score = choose_lead(examples, guess_held_out(examples));
  const std::vector<Backoff::Row> weights = train_backoff(examples);
  writer.add_array("event/backoff", weights);
  writer.add_array("event/backoff.lead", std::vector<std::int64_t>{score.lead});
}

}  // namespace bede
