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
  resize(cache_bytes);
  embedded_.resize(embedded_together * network.columns.size() * network.embedding_width);
  mixed_.resize(embedded_together * network.width);
  partials_.resize(embedded_together * partial_size_);
  for (std::size_t i = 0; i < embedded_together; ++i) {
    embedded_rows_.push_back(embedded_.data() + i * network.columns.size() * network.embedding_width);
    mixed_rows_.push_back(mixed_.data() + i * network.width);
    mixed_out_.push_back(mixed_.data() + i * network.width);
  }
  front_.resize((row_limit + 2 * network.window) * network.width);
  back_.resize(front_.size());
}

void Encoder::resize(std::size_t cache_bytes) {
  // A call needs a slot for each of its rows.
  const std::size_t slots = std::max(row_limit, cache_bytes / (row_size_ * sizeof(float)));
  rows_ = std::make_unique_for_overwrite<float[]>(slots * row_size_);
  owners_.assign(slots, none);
  used_.assign(slots, 0);
  slots_.clear();
  filled_ = hand_ = 0;
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
    const auto row_of = [&](std::size_t i) { return rows_.get() + new_slots_[from + i] * row_size_; };
    const Rows mixed(mixed_rows_.data(), count);
    maxout_norm(network_.mix.panels, network_.mix.bias, network_.mix.norm, {embedded_rows_.data(), count}, {},
                {mixed_out_.data(), count});
    for (std::size_t i = 0; i < count; ++i)
      std::memcpy(row_of(i), mixed_.data() + i * network_.width, network_.width * sizeof(float));
    for (std::size_t position = 0; position < network_.positions() && partial_size_ != 0; ++position) {
      Panels part = network_.layers[0].panels;
      part.weights += position * network_.width * part.depth * lane_count;
      part.inputs = network_.width;
      affine(part, nullptr, mixed, partials_.data());
      for (std::size_t i = 0; i < count; ++i)
        std::memcpy(row_of(i) + network_.width + position * partial_size_, partials_.data() + i * partial_size_,
                    partial_size_ * sizeof(float));
    }
  }
}

void Encoder::find_distances(std::size_t rows, std::span<const Range> wanted) {
  distance_.assign(rows, row_limit);
  for (const Range& range : wanted)
    std::fill_n(distance_.begin() + static_cast<std::ptrdiff_t>(range.first), range.count, 0);
  for (std::size_t r = 1; r < rows; ++r) distance_[r] = std::min(distance_[r], distance_[r - 1] + 1);
  for (std::size_t r = rows; r-- > 1;) distance_[r - 1] = std::min(distance_[r - 1], distance_[r] + 1);
}

// The window's words are known, so their parts are only added.
void Encoder::first_layer(std::size_t rows, float* x) {
  const std::size_t positions = network_.positions(), window = network_.window;
  in_.clear();
  residuals_.clear();
  out_.clear();
  for (std::size_t r = 0; r < rows; ++r) {
    if (!matters(r, 0)) continue;
    for (std::size_t p = 0; p < positions; ++p) {
      const std::size_t at = r + p;  // of the row at this position, `window` further on
      const bool inside = at >= window && at - window < rows;
      const float* word = inside ? word_rows_[at - window] : nullptr;
      in_.push_back(word == nullptr ? nullptr : word + network_.width + p * partial_size_);
    }
    residuals_.push_back(word_rows_[r]);
    out_.push_back(x + r * network_.width);
  }
  const MaxoutLayer& layer = network_.layers[0];
  summed_maxout_norm(in_, positions, residuals_, layer.bias, layer.panels.panels, layer.panels.depth, layer.norm, out_);
}

// The window of a row is the stretch of memory from its left neighbour to its right one.
void Encoder::next_layer(std::size_t layer, std::size_t rows, float* x, float* y) {
  const std::size_t margin = network_.window * network_.width;
  std::fill_n(x + rows * network_.width, margin, 0.0f);
  in_.clear();
  residuals_.clear();
  out_.clear();
  for (std::size_t r = 0; r < rows; ++r) {
    if (!matters(r, layer)) continue;
    residuals_.push_back(x + r * network_.width);
    in_.push_back(x + r * network_.width - margin);
    out_.push_back(y + r * network_.width);
  }
  const MaxoutLayer& l = network_.layers[layer];
  maxout_norm(l.panels, l.bias, l.norm, in_, residuals_, out_);
}

Rows Encoder::encode(std::span<const std::uint32_t> keys, std::span<const Range> wanted) {
  ++call_;
  new_keys_.clear();
  new_slots_.clear();
  word_rows_.clear();
  for (const std::uint32_t key : keys) word_rows_.push_back(key == padding ? nullptr : row(slot_of(key)));
  compute_words();

  const std::size_t margin = network_.window * network_.width;
  float* x = front_.data() + margin;
  float* y = back_.data() + margin;
  if (!network_.layers.empty()) {
    find_distances(keys.size(), wanted);
    first_layer(keys.size(), x);
    for (std::size_t layer = 1; layer < network_.layers.size(); ++layer) {
      next_layer(layer, keys.size(), x, y);
      std::swap(x, y);
    }
  }
  wanted_rows_.clear();
  for (const Range& range : wanted)
    for (std::size_t r = range.first; r < range.first + range.count; ++r)
      wanted_rows_.push_back(network_.layers.empty() ? word_rows_[r] : x + r * network_.width);
  return wanted_rows_;
}

}  // namespace bede
