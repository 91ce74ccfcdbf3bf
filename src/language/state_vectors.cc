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
      again_tokens_(again_count, no_token) {}

void StateVectors::begin() {
  now_.first = now_.count = before_.first = before_.count = 0;
  kept_.clear();
  kept_projections_.clear();
  std::fill(again_tokens_.begin(), again_tokens_.end(), no_token);
}

void StateVectors::keep(std::size_t token) {
  if (token < before_.first || token >= before_.first + before_.count) return;
  if (!kept_.try_emplace(token, kept_.size()).second) return;
  const float* from = before_.projections.data() + (token - before_.first) * projection_stride_;
  kept_projections_.insert(kept_projections_.end(), from, from + projection_stride_);
}

void StateVectors::push(std::size_t first, std::size_t count, const float* rows, std::size_t stride) {
  if (now_.count != 0) std::swap(now_, before_);
  now_.first = first;
  now_.count = count;
  if (before_.count == 0) before_.first = first;
  if (now_.parts.size() < count * stride_) {
    now_.parts.resize(count * stride_);
    now_.projections.resize(count * projection_stride_);
  }
  affine(network_.projection.panels, network_.projection.bias, {rows, stride, count}, now_.projections.data(),
         projection_stride_);
  affine(network_.lower.panels, nullptr, {now_.projections.data(), projection_stride_, count}, now_.parts.data(), stride_);
}

const float* StateVectors::kept_part(std::size_t token) {
  const auto found = std::find(again_tokens_.begin(), again_tokens_.end(), token);
  if (found != again_tokens_.end())
    return again_.data() + static_cast<std::size_t>(found - again_tokens_.begin()) * stride_;
  const std::size_t place = again_next_;
  again_next_ = (again_next_ + 1) % again_count;
  again_tokens_[place] = token;
  float* part = again_.data() + place * stride_;
  const float* projection = kept_projections_.data() + kept_.at(token) * projection_stride_;
  affine(network_.lower.panels, nullptr, {projection, projection_stride_, 1}, part, stride_);
  return part;
}

}  // namespace bede
