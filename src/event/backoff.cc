// SPDX-License-Identifier: Apache-2.0
// The back-off's weights: from the pack, and what they say of features.
#include "event/backoff.h"

#include <algorithm>
#include <limits>

namespace bede {

Result<Backoff> Backoff::read(const Pack& pack) {
  if (!pack.section("event/backoff").ok()) return Backoff();
  BEDE_TRY(weights, pack.array<Row>("event/backoff"));
  if (weights.size() != rows) return pack.bad("event/backoff", "has another number of rows than there are features");
  BEDE_TRY(lead, pack.array<std::int64_t>("event/backoff.lead"));
  if (lead.size() != 1 || lead[0] < 1) return pack.bad("event/backoff.lead", "is no lead");
  Backoff backoff(weights, lead[0]);
  backoff.pack_ = pack;
  return backoff;
}

Backoff::Guess Backoff::guess(std::span<const std::uint32_t> features) const {
  Guess guess;
  if (is_empty()) return guess;
  std::array<std::int64_t, types + 1> scores{};  // the last one: no event
  for (const std::uint32_t row : features)
    for (std::size_t type = 0; type < types; ++type) scores[type] += weights_[row % rows][type];
  const auto best = std::max_element(scores.begin(), scores.end());
  guess.type = static_cast<std::uint8_t>(best - scores.begin());
  guess.likeliest = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end() - 1) - scores.begin());
  const std::int64_t most = *best;
  *best = std::numeric_limits<std::int64_t>::min();
  guess.lead = most - *std::max_element(scores.begin(), scores.end());
  return guess;
}

}  // namespace bede
