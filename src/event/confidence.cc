// SPDX-License-Identifier: Apache-2.0
// A logistic regression: the log odds of an event being right are the sum of the weights of what holds of it. The
// weights are those that tests/precision/calibrate prints.
#include "event/confidence.h"

#include <algorithm>
#include <cmath>

namespace bede {
namespace {

constexpr double most_of_a_guess = 0.35;    // of the back-off's: docs/coding.md
constexpr double for_nearness = 0.80;       // too few to be fitted: as much as for a side that lacks
constexpr std::size_t long_sentence = 220;  // code points

bool is_any(const Event& event, auto&& holds) {
  return std::any_of(event.actor.begin(), event.actor.end(), holds) ||
         std::any_of(event.recipient.begin(), event.recipient.end(), holds);
}

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

double log_odds(const Event& event) {
  const Factuality told = event.factuality;
  double sum = 1.01;
  if (event.actor.empty()) sum -= 1.64;
  if (event.recipient.empty() && event.actor.size() < 2) sum -= 1.18;
  if (is_any(event, [](const EventEntity& party) { return party.via == "pronoun"; })) sum -= 0.69;
  if (event.actor.size() + event.recipient.size() > 2) sum += 0.21;
  if (told == Factuality::Negated) sum -= 0.62;
  if (told == Factuality::Possible || told == Factuality::Conditional) sum -= 0.67;
  if (told == Factuality::Planned || told == Factuality::Demanded || told == Factuality::Historical) sum -= 0.03;
  if (event.date.basis == "stated") sum += 0.41;
  if (event.place) sum += 0.47;
  if (code_points(event.text) > long_sentence) sum -= 0.47;
  return sum;
}

}  // namespace

double confidence_of(const Event& event, bool by_nearness) {
  const double odds = log_odds(event) - (by_nearness ? for_nearness : 0);
  const double chance = std::round(100.0 / (1.0 + std::exp(-odds))) / 100.0;
  return event.cue_frame == backoff_frame ? std::min(chance, most_of_a_guess) : chance;
}

}  // namespace bede
