// SPDX-License-Identifier: Apache-2.0
#include "language/state_vectors.h"

#include <algorithm>

namespace bede {
namespace {

constexpr std::size_t no_token = ~std::size_t{0};

}  // namespace

StateVectors::StateVectors(const TransitionNetwork& network)
    : network_(network),
      slot_size_(network.slot_size()),
      stride_(network.lower.stride()),
      projection_stride_(network.projection.stride()),
      again_(again_count * network.lower.stride()),
      again_tokens_(again_count, no_token),
      again_used_(again_count, 0) {}

void StateVectors::begin(std::size_t offset) {
  now_ = {0, offset, &loaded_[newest_]};
  before_ = now_;
  kept_.clear();
  kept_projections_.clear();
  std::fill(again_tokens_.begin(), again_tokens_.end(), no_token);
}

void StateVectors::go_on(std::size_t first, std::size_t offset) {
  before_ = now_;
  now_ = {first, offset, &loaded_[newest_]};
}

// What is to be kept is asked for when new rows take the place of the older ones: those of `before_`.
void StateVectors::keep(std::size_t token) {
  if (token >= now_.first || token < before_.first) return;
  if (!kept_.try_emplace(token, kept_.size()).second) return;
  const float* from =
      before_.loaded->projections.data() + (token - before_.first + before_.offset) * projection_stride_;
  kept_projections_.insert(kept_projections_.end(), from, from + projection_stride_);
}

void StateVectors::compute(Rows rows) {
  newest_ = 1 - newest_;
  Loaded& to = loaded_[newest_];
  if (to.parts.size() < rows.size() * stride_) {
    to.parts.resize(rows.size() * stride_);
    to.projections.resize(rows.size() * projection_stride_);
  }
  affine(network_.projection.panels, network_.projection.bias, rows, to.projections.data());
  projection_rows_.clear();
  for (std::size_t r = 0; r < rows.size(); ++r)
    projection_rows_.push_back(to.projections.data() + r * projection_stride_);
  affine(network_.lower.panels, nullptr, projection_rows_, to.parts.data());
}

const float* StateVectors::kept_part(std::size_t token) {
  const auto found = std::find(again_tokens_.begin(), again_tokens_.end(), token);
  const bool is_there = found != again_tokens_.end();
  // What was asked for last is overwritten last: the state being looked at needs it still.
  const auto place = static_cast<std::size_t>(is_there ? found - again_tokens_.begin()
                                                       : std::min_element(again_used_.begin(), again_used_.end()) -
                                                             again_used_.begin());
  again_used_[place] = ++again_calls_;
  float* part = again_.data() + place * stride_;
  if (is_there) return part;
  again_tokens_[place] = token;
  const float* projection = kept_projections_.data() + kept_.at(token) * projection_stride_;
  affine(network_.lower.panels, nullptr, {&projection, 1}, part);
  return part;
}

}  // namespace bede
