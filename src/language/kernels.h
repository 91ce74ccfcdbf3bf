// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the networks in single precision, from one source for every vector unit (Highway's run-time
// dispatch). Each output is summed in the same order whatever rows stand beside it: batches never change a result.
//
// Weights are packed in panels of 16 outputs: weights[panel][input][v][16], where `v` runs over `depth` vectors that
// are worked on together: the pieces of a maxout layer, or neighbouring outputs of a linear one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bede {

inline constexpr std::size_t lane_count = 16;  // outputs of a panel's vector; widths are padded to a multiple of it

inline std::size_t padded(std::size_t width) { return (width + lane_count - 1) / lane_count * lane_count; }

// A matrix of packed weights. `panel_stride` is longer than inputs * depth * 16 where only some inputs are used.
struct Panels {
  const float* weights = nullptr;
  std::size_t panels = 0;
  std::size_t inputs = 0;
  std::size_t depth = 0;  // 1 to 4
  std::size_t panel_stride = 0;
};

struct Norm {  // layer normalization over `width` values, padded with zeros
  const float* gain = nullptr;
  const float* bias = nullptr;
  std::size_t width = 0;
};

// Rows of floats, `stride` apart.
struct Rows {
  const float* at = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
};

// y[row][panel][v][lane] = sum over inputs, plus bias (may be null). `y_stride` >= panels * depth * 16.
void affine(const Panels& panels, const float* bias, const Rows& x, float* y, std::size_t y_stride);

// y[row] = (residual[row] +) norm(max over pieces of (W x[row] + bias)). `residual` may be null.
void maxout_norm(const Panels& panels, const float* bias, const Norm& norm, const Rows& x, const float* residual,
                 std::size_t residual_stride, float* y, std::size_t y_stride);

// The same where W x is given as `count` partial products to be added: for each row, partials[row * count + i], each
// [panel][piece][16], and the row's residual. Null pointers stand for rows of zeros.
void summed_maxout_norm(const float* const* partials, std::size_t count, const float* const* residuals,
                        std::size_t rows, const float* bias, std::size_t panels, std::size_t pieces, const Norm& norm,
                        float* y, std::size_t y_stride);

// out[i] = sum of four rows of a table.
void sum_rows(const float* table, std::size_t width, const std::uint32_t rows[4], float* out);

// One step of a transition system (see transition_network.h).
struct StepLayer {
  const float* bias = nullptr;  // [pieces][hidden]
  std::size_t hidden = 0;       // padded
  std::size_t pieces = 0;
  const float* upper = nullptr;       // [hidden][actions], or null: the hidden values are the scores
  const float* upper_bias = nullptr;  // [actions]
  std::size_t actions = 0;            // padded
};

// The action with the highest score among those that `allowed` gives 0 (the others have minus infinity); the lowest
// index where two are equal; -1 where none is allowed. `features` are `count` vectors of [pieces][hidden];
// `workspace` has room for hidden + actions values. With `margin`, also how far the second best is behind.
int best_action(const StepLayer& layer, const float* const* features, std::size_t count, const float* allowed,
                float* workspace, float* margin);

// The index of the largest of `count` values, the first where two are equal; with `margin` as above.
int largest(const float* values, std::size_t count, float* margin);

std::string_view kernel_unit();
std::vector<std::string> kernel_units();       // best first
bool use_kernel_unit(std::string_view name);   // false where this machine lacks it

}  // namespace bede
