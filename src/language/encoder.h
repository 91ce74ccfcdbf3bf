// SPDX-License-Identifier: Apache-2.0
// Tokens to vectors: the hash embeddings and convolutions of one encoder, for rows of many reports at once.
//
// Up to the first convolution a word's vector depends on the word alone (and on whether a blank follows), so the mixed
// embedding and the word's part in each position of the first convolution's window are kept for words seen: that layer
// becomes a sum. The other layers are matrix products over all rows together that matter for a wanted one; between
// reports stand rows of padding, as many as the layers reach, so that reports never see each other.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "language/network.h"
#include "language/words.h"

namespace bede {

class Encoder {
 public:
  // A row's word and whether a blank follows it; padding is a row without a word.
  static constexpr std::uint32_t padding = 0xFFFFFFFF;
  static std::uint32_t row_key(std::uint32_t word, bool space_after) { return word << 1 | (space_after ? 1 : 0); }

  // The largest number of rows of one call.
  static constexpr std::size_t row_limit = 512;

  Encoder(const EncoderNetwork& network, const Words& words, std::size_t cache_bytes);

  // A stretch of rows.
  struct Range {
    std::size_t first, count;
  };
  // The vectors of the rows of `keys` (at most row_limit) that are `wanted`, width() floats each, in order; they hold
  // until the next call. A wanted row's neighbours must be there as far as the layers reach.
  Rows encode(std::span<const std::uint32_t> keys, std::span<const Range> wanted);

  std::size_t width() const { return network_.width; }
  std::size_t reach() const { return network_.reach(); }
  // Gives the words seen this much room, and forgets them.
  void resize(std::size_t cache_bytes);
  // Forgets the words: to be called with Words::clear().
  void clear();

 private:
  void find_distances(std::size_t rows, std::span<const Range> wanted);
  void first_layer(std::size_t rows, float* x);
  void next_layer(std::size_t layer, std::size_t rows, float* x, float* y);
  // Whether a row's vector after some layer matters for a wanted one after the last.
  bool matters(std::size_t row, std::size_t layer) const {
    return distance_[row] <= (network_.layers.size() - 1 - layer) * network_.window;
  }
  std::uint32_t slot_of(std::uint32_t key);
  std::uint32_t free_slot();
  void compute_words();
  const float* row(std::uint32_t slot) const { return rows_.get() + slot * row_size_; }

  const EncoderNetwork& network_;
  const Words& words_;
  std::size_t partial_size_;  // of one position of the first convolution
  std::size_t row_size_;
  std::unique_ptr<float[]> rows_;             // by slot; not set to zero, so memory is taken as slots fill
  std::vector<std::uint32_t> slots_;          // by key; none where the word is not kept
  std::vector<std::uint32_t> owners_, used_;  // by slot: its key, and the call that last used it
  std::size_t filled_ = 0, hand_ = 0;
  std::uint32_t call_ = 0;
  std::vector<std::uint32_t> new_keys_, new_slots_;
  std::vector<float> embedded_, mixed_, partials_;
  std::vector<const float*> embedded_rows_, mixed_rows_;
  std::vector<float*> mixed_out_;
  std::vector<std::size_t> distance_;         // by row: to the nearest wanted one
  std::vector<const float*> word_rows_;       // by row: what is kept of its word
  std::vector<const float*> in_, residuals_;  // of the rows that matter
  std::vector<float*> out_;
  std::vector<const float*> wanted_rows_;
  std::vector<float> front_, back_;  // rows of vectors, with the window's margin of zeros at both ends
};

}  // namespace bede
