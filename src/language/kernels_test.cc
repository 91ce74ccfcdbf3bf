// SPDX-License-Identifier: Apache-2.0
// Every vector unit of this machine against plain loops in double precision.
#include "language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace bede {
namespace {

using Floats = std::vector<float>;

class KernelsTest : public testing::Test {
 protected:
  // Once for each vector unit, best first.
  template <class Use>
  void on_each_unit(const Use& use) {
    const auto names = kernel_units();
    ASSERT_FALSE(names.empty());
    for (const std::string& name : names) {
      ASSERT_TRUE(use_kernel_unit(name));
      ASSERT_EQ(kernel_unit(), name);
      SCOPED_TRACE(name);
      use();
    }
    use_kernel_unit(names.front());
  }

  Floats some(std::size_t count) {
    std::normal_distribution<float> values(0, 1);
    Floats out(count);
    for (float& value : out) value = values(random);
    return out;
  }

  std::mt19937 random{20190304};
};

// Rows of floats that stand one after another.
std::vector<const float*> rows_of(const Floats& values, std::size_t count, std::size_t stride) {
  std::vector<const float*> rows;
  for (std::size_t r = 0; r < count; ++r) rows.push_back(values.data() + r * stride);
  return rows;
}
std::vector<float*> out_rows_of(Floats& values, std::size_t count, std::size_t stride) {
  std::vector<float*> rows;
  for (std::size_t r = 0; r < count; ++r) rows.push_back(values.data() + r * stride);
  return rows;
}

// One output of packed weights, and the sum of its terms' sizes: what rounding is measured by.
struct Sum {
  double value = 0, size = 0;
  void add(double term) {
    value += term;
    size += std::abs(term);
  }
};

Sum plain_output(const Panels& p, const float* bias, const float* x, std::size_t panel, std::size_t v,
                 std::size_t lane) {
  Sum sum;
  for (std::size_t k = 0; k < p.inputs; ++k)
    sum.add(static_cast<double>(x[k]) * p.weights[panel * p.panel_stride + (k * p.depth + v) * lane_count + lane]);
  if (bias != nullptr) sum.add(bias[(panel * p.depth + v) * lane_count + lane]);
  return sum;
}

constexpr double rounding = 1e-6;

// All depths, so many rows that every size of tile comes up, an odd number of inputs, panels of which only some inputs
// are used.
TEST_F(KernelsTest, AffineIsTheMatrixProduct) {
  constexpr std::size_t inputs = 37, all_inputs = 41, panels = 2, most_rows = 30;
  on_each_unit([&] {
    for (std::size_t depth = 1; depth <= 4; ++depth) {
      const std::size_t outputs = panels * depth * lane_count;
      const Floats weights = some(outputs * all_inputs), bias = some(outputs), x = some(most_rows * inputs);
      const Panels p{weights.data(), panels, inputs, depth, all_inputs * depth * lane_count};
      for (std::size_t count = 1; count <= most_rows; ++count) {
        for (const float* b : {bias.data(), static_cast<const float*>(nullptr)}) {
          Floats y(count * outputs + 1, 7);
          affine(p, b, rows_of(x, count, inputs), y.data());
          EXPECT_EQ(y.back(), 7);
          for (std::size_t at = 0; at < count * outputs; ++at) {
            const std::size_t o = at % outputs, panel = o / (depth * lane_count), v = o / lane_count % depth;
            const Sum sum = plain_output(p, b, x.data() + at / outputs * inputs, panel, v, o % lane_count);
            ASSERT_NEAR(y[at], sum.value, rounding * sum.size) << depth << " deep, " << count << " rows, output " << at;
          }
        }
      }
    }
  });
}

// A row gives the same bits alone and among others, wherever it stands.
TEST_F(KernelsTest, RowsAreIndependentBitForBit) {
  constexpr std::size_t inputs = 96, panels = 3, rows = 150;
  on_each_unit([&] {
    for (std::size_t depth = 1; depth <= 4; ++depth) {
      const std::size_t outputs = panels * depth * lane_count, wide = panels * lane_count;
      const Floats weights = some(outputs * inputs), bias = some(outputs), x = some(rows * inputs), gain = some(wide),
                   shift = some(wide);
      const Panels p{weights.data(), panels, inputs, depth, inputs * depth * lane_count};
      const Norm norm{gain.data(), shift.data(), wide};
      const auto in = rows_of(x, rows, inputs);
      Floats together(rows * outputs), maxed(rows * wide), alone(outputs), maxed_alone(wide);
      affine(p, bias.data(), in, together.data());
      maxout_norm(p, bias.data(), norm, in, in, out_rows_of(maxed, rows, wide));
      for (std::size_t r = 0; r < rows; ++r) {
        affine(p, bias.data(), {&in[r], 1}, alone.data());
        ASSERT_EQ(alone, Floats(together.begin() + static_cast<long>(r * outputs),
                                together.begin() + static_cast<long>((r + 1) * outputs)));
        float* to = maxed_alone.data();
        maxout_norm(p, bias.data(), norm, {&in[r], 1}, {&in[r], 1}, {&to, 1});
        ASSERT_EQ(maxed_alone, Floats(maxed.begin() + static_cast<long>(r * wide),
                                      maxed.begin() + static_cast<long>((r + 1) * wide)));
      }
    }
  });
}

// (values - mean) / sqrt(variance + 1e-8) * gain + bias (+ residual), of the first `width` values; zero beyond.
std::vector<double> plain_norm(const std::vector<double>& values, const Norm& norm, const float* residual) {
  const auto width = static_cast<double>(norm.width);
  double mean = 0, variance = 0;
  for (std::size_t i = 0; i < norm.width; ++i) mean += values[i] / width;
  for (std::size_t i = 0; i < norm.width; ++i) variance += (values[i] - mean) * (values[i] - mean) / width;
  std::vector<double> out(padded(norm.width));
  for (std::size_t i = 0; i < norm.width; ++i)
    out[i] = (values[i] - mean) / std::sqrt(variance + 1e-8) * norm.gain[i] + norm.bias[i] +
             (residual == nullptr ? 0 : residual[i]);
  return out;
}

// A maxout layer of any width, its padding zero: as the pack has it.
struct Maxout {
  Maxout(std::size_t width_, std::size_t pieces_, std::size_t inputs_, std::mt19937& random)
      : width(width_),
        wide(padded(width_)),
        pieces(pieces_),
        inputs(inputs_),
        weights(wide * pieces * inputs),
        bias(wide * pieces),
        gain(wide),
        shift(wide) {
    std::normal_distribution<float> values(0, 1);
    for (std::size_t o = 0; o < width; ++o) {
      gain[o] = values(random);
      shift[o] = values(random);
      for (std::size_t p = 0; p < pieces; ++p) {
        bias[(o / lane_count * pieces + p) * lane_count + o % lane_count] = values(random);
        for (std::size_t k = 0; k < inputs; ++k)
          weights[((o / lane_count * inputs + k) * pieces + p) * lane_count + o % lane_count] = values(random);
      }
    }
  }
  Panels panels() const { return {weights.data(), wide / lane_count, inputs, pieces, inputs * pieces * lane_count}; }
  Norm norm() const { return {gain.data(), shift.data(), width}; }
  std::vector<double> plain(const float* x, const float* residual) const {
    std::vector<double> largest(wide);
    for (std::size_t o = 0; o < width; ++o) {
      largest[o] = -HUGE_VAL;
      for (std::size_t p = 0; p < pieces; ++p)
        largest[o] =
            std::max(largest[o], plain_output(panels(), bias.data(), x, o / lane_count, p, o % lane_count).value);
    }
    return plain_norm(largest, norm(), residual);
  }
  std::size_t width, wide, pieces, inputs;
  Floats weights, bias, gain, shift;
};

// Widths that are no multiple of 16 too: the padding counts for nothing and stays zero.
TEST_F(KernelsTest, MaxoutNorm) {
  constexpr std::size_t inputs = 21, rows = 13;
  on_each_unit([&] {
    for (const std::size_t width : {2u, 5u, 16u, 17u, 30u, 48u, 90u, 96u}) {
      for (std::size_t pieces = 1; pieces <= 4; ++pieces) {
        const Maxout layer(width, pieces, inputs, random);
        const Floats x = some(rows * inputs), residuals = some(rows * layer.wide);
        for (const bool with_residuals : {false, true}) {
          Floats y(rows * layer.wide, 7);
          maxout_norm(layer.panels(), layer.bias.data(), layer.norm(), rows_of(x, rows, inputs),
                      with_residuals ? rows_of(residuals, rows, layer.wide) : std::vector<const float*>{},
                      out_rows_of(y, rows, layer.wide));
          for (std::size_t r = 0; r < rows; ++r) {
            const float* residual = with_residuals ? residuals.data() + r * layer.wide : nullptr;
            const auto expected = layer.plain(x.data() + r * inputs, residual);
            for (std::size_t o = 0; o < width; ++o)
              ASSERT_NEAR(y[r * layer.wide + o], expected[o], 1e-4) << width << " wide, row " << r << ", value " << o;
            for (std::size_t o = width; o < layer.wide && !with_residuals; ++o) ASSERT_EQ(y[r * layer.wide + o], 0);
          }
        }
      }
    }
  });
}

// Values that are nearly all the same, far from zero: the variance is small and never below zero.
TEST_F(KernelsTest, NormOfEqualValuesIsFinite) {
  on_each_unit([&] {
    for (const std::size_t width : {1u, 3u, 16u, 17u, 90u}) {
      const Floats zero_weights(padded(width)), gain(padded(width), 1), shift(padded(width), 0.25f);
      for (const float value : {0.0f, 1.0f, 1000.1f, -33.3f, 1e6f}) {
        Floats bias(padded(width)), y(padded(width));
        std::fill_n(bias.begin(), width, value);
        const float x = 1;
        const float* in = &x;
        float* out = y.data();
        maxout_norm({zero_weights.data(), padded(width) / lane_count, 1, 1, lane_count}, bias.data(),
                    {gain.data(), shift.data(), width}, {&in, 1}, {}, {&out, 1});
        // Rounding of the mean is all that can be left; 1e-8 under the root makes at most 1e4 times as much of it.
        const double left = 0.25 + 1e4 * std::abs(value) * 1e-6;
        for (std::size_t i = 0; i < width; ++i) ASSERT_LE(std::abs(y[i]), left) << width << " times " << value;
      }
    }
  });
}

// The sum of partial products, with rows of zeros among them, is the product of the window.
TEST_F(KernelsTest, SummedMaxoutNorm) {
  constexpr std::size_t width = 20, rows = 11, count = 3;
  on_each_unit([&] {
    for (std::size_t pieces = 1; pieces <= 4; ++pieces) {
      const Maxout layer(width, pieces, count * lane_count, random);
      const Floats x = some((rows + 2) * lane_count), residuals = some(rows * layer.wide), zeros(lane_count);
      const std::size_t size = layer.wide * pieces;
      Floats products((rows + 2) * count * size);
      std::vector<const float*> partials, residual_rows;
      for (std::size_t at = 0; at < (rows + 2) * count; ++at) {
        Panels part = layer.panels();
        part.weights += at % count * lane_count * pieces * lane_count;
        part.inputs = lane_count;
        const float* in = x.data() + at / count * lane_count;
        affine(part, nullptr, {&in, 1}, products.data() + at * size);
      }
      const auto missing = [](std::size_t row) { return row == 0 || row == 5; };
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t i = 0; i < count; ++i)
          partials.push_back(missing(r + i) ? nullptr : products.data() + ((r + i) * count + i) * size);
        residual_rows.push_back(r == 7 ? nullptr : residuals.data() + r * layer.wide);
      }
      Floats y(rows * layer.wide);
      summed_maxout_norm(partials, count, residual_rows, layer.bias.data(), layer.wide / lane_count, pieces,
                         layer.norm(), out_rows_of(y, rows, layer.wide));
      for (std::size_t r = 0; r < rows; ++r) {
        Floats window;
        for (std::size_t i = 0; i < count; ++i) {
          const float* from = missing(r + i) ? zeros.data() : x.data() + (r + i) * lane_count;
          window.insert(window.end(), from, from + lane_count);
        }
        const auto expected = layer.plain(window.data(), residual_rows[r]);
        for (std::size_t o = 0; o < width; ++o) ASSERT_NEAR(y[r * layer.wide + o], expected[o], 1e-4) << r << " " << o;
      }
    }
  });
}

TEST_F(KernelsTest, SumRowsAddsFourRows) {
  on_each_unit([&] {
    const Floats table = some(10 * 24);
    const std::uint32_t rows[4] = {9, 0, 3, 3};
    Floats out(24);
    sum_rows(table.data(), 24, rows, out.data());
    for (std::size_t i = 0; i < 24; ++i)
      EXPECT_EQ(out[i], table[9 * 24 + i] + table[i] + table[3 * 24 + i] + table[3 * 24 + i]);
  });
}

}  // namespace
}  // namespace bede
