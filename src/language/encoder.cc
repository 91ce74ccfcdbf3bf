// SPDX-License-Identifier: Apache-2.0
#include "language/encoder.h"

#include <algorithm>
#include <cstring>

#include "language/string_id.h"

namespace bede {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::size_t embedded_together = 64;  // words whose embeddings are mixed in one go

std::uint64_t feature_of(const Word& word, Feature feature, bool space_after) {
  switch (feature) {
    case Feature::Spacy: return space_after ? 1 : 0;
    case Feature::IsSpace: return word.is_space ? 1 : 0;
    default: return word.ids[static_cast<std::size_t>(feature)];
  }
}

}  // namespace

Encoder::Encoder(const EncoderNetwork& network, const Words& words, std::size_t cache_bytes)
    : network_(network),
      words_(words),
      partial_size_(network.layers.empty() ? 0 : network.width * network.layers[0].panels.depth),
      row_size_(network.width + network.positions() * partial_size_) {
  // A call needs a slot for each of its rows.
  const std::size_t slots = std::max(row_limit, cache_bytes / (row_size_ * sizeof(float)));
  rows_.resize(slots * row_size_);
  owners_.assign(slots, none);
  used_.assign(slots, 0);
  embedded_.resize(embedded_together * network.columns.size() * network.embedding_width);
  mixed_.resize(embedded_together * network.width);
  partials_.resize(embedded_together * partial_size_);
  partial_rows_.resize(row_limit * network.positions());
  residual_rows_.resize(row_limit);
  front_.resize((row_limit + 2 * network.window) * network.width);
  back_.resize(front_.size());
}

void Encoder::clear() {
  slots_.clear();
  std::fill(owners_.begin(), owners_.end(), none);
  filled_ = 0;
}

// A slot that this call has not used: a free one, or by the clock one that was not used of late.
std::uint32_t Encoder::free_slot() {
  if (filled_ < owners_.size()) return static_cast<std::uint32_t>(filled_++);
  for (;;) {
    hand_ = hand_ + 1 < owners_.size() ? hand_ + 1 : 0;
    if (used_[hand_] == call_) continue;
    if (used_[hand_] != 0) {  // used since the hand last came by: one more round
      used_[hand_] = 0;
      continue;
    }
    if (owners_[hand_] != none) slots_[owners_[hand_]] = none;
    return static_cast<std::uint32_t>(hand_);
  }
}

std::uint32_t Encoder::slot_of(std::uint32_t key) {
  if (!network_.looks_at_blanks) key |= 1;
  if (key >= slots_.size()) slots_.resize(std::max<std::size_t>(key + 1, slots_.size() * 2), none);
  std::uint32_t slot = slots_[key];
  if (slot == none) {
    slot = free_slot();
    slots_[key] = slot;
    owners_[slot] = key;
    new_keys_.push_back(key);
    new_slots_.push_back(slot);
  }
  used_[slot] = call_;
  return slot;
}

void Encoder::compute_words() {
  const std::size_t inputs = network_.columns.size() * network_.embedding_width;
  for (std::size_t from = 0; from < new_keys_.size(); from += embedded_together) {
    const std::size_t count = std::min(embedded_together, new_keys_.size() - from);
    for (std::size_t i = 0; i < count; ++i) {
      const Word& word = words_[new_keys_[from + i] >> 1];
      for (std::size_t c = 0; c < network_.columns.size(); ++c) {
        const EmbeddingColumn& column = network_.columns[c];
        const auto rows =
            embedding_rows(feature_of(word, column.feature, new_keys_[from + i] & 1), column.seed, column.rows);
        sum_rows(column.table, network_.embedding_width, rows.data(),
                 embedded_.data() + i * inputs + c * network_.embedding_width);
      }
    }
    const auto row_of = [&](std::size_t i) { return rows_.data() + new_slots_[from + i] * row_size_; };
    maxout_norm(network_.mix.panels, network_.mix.bias, network_.mix.norm, {embedded_.data(), inputs, count}, nullptr, 0,
                mixed_.data(), network_.width);
    for (std::size_t i = 0; i < count; ++i)
      std::memcpy(row_of(i), mixed_.data() + i * network_.width, network_.width * sizeof(float));
    for (std::size_t position = 0; position < network_.positions() && partial_size_ != 0; ++position) {
      Panels part = network_.layers[0].panels;
      part.weights += position * network_.width * part.depth * lane_count;
      part.inputs = network_.width;
      affine(part, nullptr, {mixed_.data(), network_.width, count}, partials_.data(), partial_size_);
      for (std::size_t i = 0; i < count; ++i)
        std::memcpy(row_of(i) + network_.width + position * partial_size_, partials_.data() + i * partial_size_,
                    partial_size_ * sizeof(float));
    }
  }
}

const float* Encoder::encode(std::span<const std::uint32_t> keys) {
  ++call_;
  new_keys_.clear();
  new_slots_.clear();
  const std::size_t count = keys.size(), window = network_.window, positions = network_.positions();
  for (std::size_t r = 0; r < count; ++r)
    residual_rows_[r] = keys[r] == padding ? nullptr : row(slot_of(keys[r]));
  compute_words();

  const std::size_t margin = window * network_.width;
  float* x = front_.data() + margin;
  if (network_.layers.empty()) {
    for (std::size_t r = 0; r < count; ++r) {
      if (residual_rows_[r] == nullptr)
        std::fill_n(x + r * network_.width, network_.width, 0.0f);
      else
        std::memcpy(x + r * network_.width, residual_rows_[r], network_.width * sizeof(float));
    }
    return x;
  }
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t p = 0; p < positions; ++p) {
      const std::size_t at = r + p;  // of the row at this position, `window` further on
      const bool inside = at >= window && at - window < count;
      const float* word = inside ? residual_rows_[at - window] : nullptr;
      partial_rows_[r * positions + p] = word == nullptr ? nullptr : word + network_.width + p * partial_size_;
    }
  }
  const MaxoutLayer& first = network_.layers[0];
  summed_maxout_norm(partial_rows_.data(), positions, residual_rows_.data(), count, first.bias, first.panels.panels,
                     first.panels.depth, first.norm, x, network_.width);
  float* y = back_.data() + margin;
  for (std::size_t layer = 1; layer < network_.layers.size(); ++layer) {
    // The window of a row is the stretch of memory from its left neighbour to its right one.
    std::fill_n(x + count * network_.width, margin, 0.0f);
    const MaxoutLayer& l = network_.layers[layer];
    maxout_norm(l.panels, l.bias, l.norm, {x - margin, network_.width, count}, x, network_.width, y, network_.width);
    std::swap(x, y);
  }
  return x;
}

}  // namespace bede
