// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the networks in single precision, from one source for every vector unit (Highway's run-time
// dispatch). Each output is summed in the same order whatever rows stand beside it: batches never change a result.
//
// Weights are packed in panels of 16 outputs: weights[panel][input][v][16], where `v` runs over `depth` vectors that
// are worked on together: the pieces of a maxout layer, or neighbouring outputs of a linear one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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

// Rows of floats, wherever they stand.
using Rows = std::span<const float* const>;
using OutRows = std::span<float* const>;

// y[row][panel][v][lane] = sum over inputs, plus bias (may be null); rows of y are panels * depth * 16 floats apart.
void affine(const Panels& panels, const float* bias, Rows x, float* y);

// y[row] = (residual[row] +) norm(max over pieces of (W x[row] + bias)). `residuals` may be empty.
void maxout_norm(const Panels& panels, const float* bias, const Norm& norm, Rows x, Rows residuals, OutRows y);

// The same where W x is given as `count` partial products to be added: for each row, partials[row * count + i], each
// [panel][piece][16], and the row's residual. Null pointers stand for rows of zeros.
void summed_maxout_norm(Rows partials, std::size_t count, Rows residuals, const float* bias, std::size_t panels,
                        std::size_t pieces, const Norm& norm, OutRows y);

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
std::vector<std::string> kernel_units();      // best first
bool use_kernel_unit(std::string_view name);  // false where this machine lacks it

}  // namespace bede
