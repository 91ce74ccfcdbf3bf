// SPDX-License-Identifier: Apache-2.0
// Method: a register tile of R rows by `depth` vectors, the inputs as the inner loop, one broadcast of x for `depth`
// multiply-adds. 24 of AVX-512's 32 registers hold sums (12 of 16 elsewhere). Maxout and the norm follow while a tile's
// outputs are still in the first cache.
#include "language/kernels.h"

#include <utility>

// Of SVE's vectors the compiler knows no size, so that sums cannot stand in arrays. Every arm64 has NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE_256 | HWY_SVE2 | HWY_SVE2_128)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/kernels.cc"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace bede {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Wide = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Wide>;

// Rows of a tile: as many sums as fit the registers.
#if HWY_TARGET <= HWY_AVX3 || HWY_TARGET == HWY_NEON
constexpr std::size_t sum_registers = 24;
#else
constexpr std::size_t sum_registers = 12;
#endif

#undef BEDE_STEP
#define BEDE_STEP HWY_ATTR __attribute__((always_inline))

// f(0), f(1) … f(N - 1), written out: sums held in registers need indices that the compiler knows.
template <std::size_t N, class F>
HWY_INLINE void each(const F& f) {
  [&]<std::size_t... I>(std::index_sequence<I...>) BEDE_STEP { (f(I), ...); }
  (std::make_index_sequence<N>());
}

// One panel for R rows; with `largest`, only the maximum over the `depth` vectors is kept.
template <std::size_t R, std::size_t D>
HWY_INLINE void tile(const float* HWY_RESTRICT weights, std::size_t inputs, const float* bias, const float* const* x,
                     float* const* y, std::size_t y_from, bool largest) {
  const Wide d;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t part = 0; part < lane_count; part += lanes) {
    Vector sums[R * D];
    each<R * D>([&](std::size_t i) BEDE_STEP { sums[i] = hn::Zero(d); });
    const float* w = weights + part;
    const float* rows[R];
    each<R>([&](std::size_t r) BEDE_STEP { rows[r] = x[r]; });
    for (std::size_t k = 0; k < inputs; ++k, w += D * lane_count) {
      Vector wk[D];
      each<D>([&](std::size_t v) BEDE_STEP { wk[v] = hn::LoadU(d, w + v * lane_count); });
      each<R>([&](std::size_t r) BEDE_STEP {
        const Vector xk = hn::Set(d, rows[r][k]);
        each<D>([&](std::size_t v) BEDE_STEP { sums[r * D + v] = hn::MulAdd(xk, wk[v], sums[r * D + v]); });
      });
    }
    if (bias != nullptr) {
      each<D>([&](std::size_t v) BEDE_STEP {
        const Vector b = hn::LoadU(d, bias + v * lane_count + part);
        each<R>([&](std::size_t r) BEDE_STEP { sums[r * D + v] = hn::Add(sums[r * D + v], b); });
      });
    }
    each<R>([&](std::size_t r) BEDE_STEP {
      float* to = y[r] + y_from + part;
      if (largest) {
        Vector best = sums[r * D];
        each<D>([&](std::size_t v) BEDE_STEP { best = hn::Max(best, sums[r * D + v]); });
        hn::StoreU(best, d, to);
      } else {
        each<D>([&](std::size_t v) BEDE_STEP { hn::StoreU(sums[r * D + v], d, to + v * lane_count); });
      }
    });
  }
}

template <std::size_t R, std::size_t D>
HWY_NOINLINE void panels_of_rows(const Panels& p, const float* bias, const float* const* x, float* const* y,
                                 bool largest) {
  const std::size_t step = largest ? lane_count : D * lane_count;
  for (std::size_t panel = 0; panel < p.panels; ++panel)
    tile<R, D>(p.weights + panel * p.panel_stride, p.inputs, bias == nullptr ? nullptr : bias + panel * D * lane_count,
               x, y, panel * step, largest);
}

// All panels for the rows of one tile; calls `then(first row, rows)` when they are done.
template <std::size_t D, class Then>
void tiles(const Panels& p, const float* bias, Rows x, OutRows y, bool largest, const Then& then) {
  constexpr std::size_t most = sum_registers / D;
  std::size_t row = 0;
  const auto next = [&](std::size_t rows) {
    then(row, rows);
    row += rows;
  };
  for (; row + most <= x.size(); next(most)) panels_of_rows<most, D>(p, bias, &x[row], &y[row], largest);
  for (; row + 4 <= x.size(); next(4)) panels_of_rows<4, D>(p, bias, &x[row], &y[row], largest);
  for (; row < x.size(); next(1)) panels_of_rows<1, D>(p, bias, &x[row], &y[row], largest);
}

template <class Then>
void tiles_of_depth(const Panels& p, const float* bias, Rows x, OutRows y, bool largest, const Then& then) {
  switch (p.depth) {
    case 1: return tiles<1>(p, bias, x, y, largest, then);
    case 2: return tiles<2>(p, bias, x, y, largest, then);
    case 3: return tiles<3>(p, bias, x, y, largest, then);
    default: return tiles<4>(p, bias, x, y, largest, then);
  }
}

// y = (residual +) (y - mean) / sqrt(variance + 1e-8) * gain + bias, in place or elsewhere.
HWY_INLINE void normalize(const Norm& norm, const float* values, const float* residual, float* y) {
  const Wide d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t all = padded(norm.width);
  const float width = static_cast<float>(norm.width);
  Vector sum = hn::Zero(d);
  for (std::size_t i = 0; i < all; i += lanes) sum = hn::Add(sum, hn::LoadU(d, values + i));
  const float mean = hn::GetLane(hn::SumOfLanes(d, sum)) / width;
  const Vector means = hn::Set(d, mean);
  Vector squares = hn::Zero(d);
  for (std::size_t i = 0; i < norm.width; i += lanes) {
    Vector off = hn::Sub(hn::LoadU(d, values + i), means);
    if (i + lanes > norm.width) off = hn::IfThenElseZero(hn::FirstN(d, norm.width - i), off);
    squares = hn::MulAdd(off, off, squares);
  }
  const float variance = hn::GetLane(hn::SumOfLanes(d, squares)) / width;
  const Vector scale = hn::Div(hn::Set(d, 1.0f), hn::Sqrt(hn::Set(d, variance + 1e-8f)));
  for (std::size_t i = 0; i < all; i += lanes) {
    const Vector off = hn::Mul(hn::Sub(hn::LoadU(d, values + i), means), scale);
    Vector out = hn::Add(hn::Mul(off, hn::LoadU(d, norm.gain + i)), hn::LoadU(d, norm.bias + i));
    if (residual != nullptr) out = hn::Add(hn::LoadU(d, residual + i), out);
    hn::StoreU(out, d, y + i);
  }
}

void affine(const Panels& p, const float* bias, Rows x, float* y) {
  constexpr std::size_t together = 96;  // rows; a multiple of every tile's
  float* to[together];
  const std::size_t stride = p.panels * p.depth * lane_count;
  for (std::size_t row = 0; row < x.size(); row += together) {
    const std::size_t rows = HWY_MIN(together, x.size() - row);
    for (std::size_t r = 0; r < rows; ++r) to[r] = y + (row + r) * stride;
    tiles_of_depth(p, bias, x.subspan(row, rows), {to, rows}, false, [](std::size_t, std::size_t) {});
  }
}

void maxout_norm(const Panels& p, const float* bias, const Norm& norm, Rows x, Rows residuals, OutRows y) {
  tiles_of_depth(p, bias, x, y, true, [&](std::size_t row, std::size_t rows) {
    for (std::size_t r = row; r < row + rows; ++r)
      normalize(norm, y[r], residuals.empty() ? nullptr : residuals[r], y[r]);
  });
}

void summed_maxout_norm(Rows partials, std::size_t count, Rows residuals, const float* bias, std::size_t panels,
                        std::size_t pieces, const Norm& norm, OutRows y) {
  const Wide d;
  const std::size_t lanes = hn::Lanes(d), size = panels * pieces * lane_count;
  constexpr std::size_t ahead = 3;  // rows whose partial products are fetched from memory meanwhile
  for (std::size_t row = 0; row < y.size(); ++row) {
    for (std::size_t i = 0; row + ahead < y.size() && i < count; ++i) {
      const float* soon = partials[(row + ahead) * count + i];
      for (std::size_t at = 0; soon != nullptr && at < size; at += lane_count) hwy::Prefetch(soon + at);
    }
    const float* const* parts = &partials[row * count];
    for (std::size_t panel = 0; panel < panels; ++panel) {
      for (std::size_t part = 0; part < lane_count; part += lanes) {
        Vector best = hn::Zero(d);
        for (std::size_t piece = 0; piece < pieces; ++piece) {
          const std::size_t at = (panel * pieces + piece) * lane_count + part;
          Vector sum = hn::Zero(d);
          for (std::size_t i = 0; i < count; ++i)
            if (parts[i] != nullptr) sum = hn::Add(sum, hn::LoadU(d, parts[i] + at));
          sum = hn::Add(sum, hn::LoadU(d, bias + at));
          best = piece == 0 ? sum : hn::Max(best, sum);
        }
        hn::StoreU(best, d, y[row] + panel * lane_count + part);
      }
    }
    normalize(norm, y[row], residuals[row], y[row]);
  }
}

void sum_rows(const float* table, std::size_t width, const std::uint32_t rows[4], float* out) {
  for (std::size_t i = 0; i < width; ++i)
    out[i] = table[rows[0] * width + i] + table[rows[1] * width + i] + table[rows[2] * width + i] +
             table[rows[3] * width + i];
}

// The scores of all actions.
HWY_INLINE const float* action_scores(const StepLayer& layer, const float* const* features, std::size_t count,
                                      float* hidden, float* scores) {
  const Wide d;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t h = 0; h < layer.hidden; h += lanes) {
    Vector best = hn::Zero(d);
    for (std::size_t piece = 0; piece < layer.pieces; ++piece) {
      const std::size_t at = piece * layer.hidden + h;
      Vector sum = hn::LoadU(d, features[0] + at);
      for (std::size_t f = 1; f < count; ++f) sum = hn::Add(sum, hn::LoadU(d, features[f] + at));
      sum = hn::Add(sum, hn::LoadU(d, layer.bias + at));
      best = piece == 0 ? sum : hn::Max(best, sum);
    }
    hn::StoreU(best, d, hidden + h);
  }
  if (layer.upper == nullptr) return hidden;
  constexpr std::size_t together = 8;  // vectors of sums at a time
  for (std::size_t from = 0; from < layer.actions; from += together * lanes) {
    const std::size_t vectors = HWY_MIN(together, (layer.actions - from) / lanes);
    Vector sums[together];
    for (std::size_t v = 0; v < together; ++v) sums[v] = hn::Zero(d);
    const float* w = layer.upper + from;
    if (vectors == together) {
      for (std::size_t h = 0; h < layer.hidden; ++h, w += layer.actions) {
        const Vector x = hn::Set(d, hidden[h]);
        for (std::size_t v = 0; v < together; ++v) sums[v] = hn::MulAdd(x, hn::LoadU(d, w + v * lanes), sums[v]);
      }
    } else {
      for (std::size_t h = 0; h < layer.hidden; ++h, w += layer.actions) {
        const Vector x = hn::Set(d, hidden[h]);
        for (std::size_t v = 0; v < vectors; ++v) sums[v] = hn::MulAdd(x, hn::LoadU(d, w + v * lanes), sums[v]);
      }
    }
    for (std::size_t v = 0; v < vectors; ++v)
      hn::StoreU(hn::Add(sums[v], hn::LoadU(d, layer.upper_bias + from + v * lanes)), d, scores + from + v * lanes);
  }
  return scores;
}

// The first of the largest values; `count` is a multiple of 16.
HWY_INLINE int first_largest(const float* values, const float* allowed, std::size_t count) {
  const Wide d;
  const std::size_t lanes = hn::Lanes(d);
  const hn::RebindToSigned<Wide> di;
  Vector best = hn::Add(hn::LoadU(d, values), hn::LoadU(d, allowed));
  auto best_at = hn::Iota(di, 0);
  for (std::size_t i = lanes; i < count; i += lanes) {
    const Vector next = hn::Add(hn::LoadU(d, values + i), hn::LoadU(d, allowed + i));
    const auto greater = hn::Gt(next, best);
    best = hn::IfThenElse(greater, next, best);
    best_at = hn::IfThenElse(hn::RebindMask(di, greater), hn::Iota(di, static_cast<std::int32_t>(i)), best_at);
  }
  const float top = hn::GetLane(hn::MaxOfLanes(d, best));  // where some are no numbers, lanes may differ
  if (!(top > -HUGE_VALF)) return -1;
  const auto none = hn::Set(di, 0x7FFFFFFF);
  const auto places = hn::IfThenElse(hn::RebindMask(di, hn::Eq(best, hn::Set(d, top))), best_at, none);
  return hn::GetLane(hn::MinOfLanes(di, places));
}

int best_action(const StepLayer& layer, const float* const* features, std::size_t count, const float* allowed,
                float* workspace, float* margin) {
  const float* values = action_scores(layer, features, count, workspace, workspace + layer.hidden);
  const int best = first_largest(values, allowed, layer.actions);
  if (margin != nullptr && best >= 0) {
    float second = -HUGE_VALF;
    for (std::size_t i = 0; i < layer.actions; ++i)
      if (static_cast<int>(i) != best) second = HWY_MAX(second, values[i] + allowed[i]);
    *margin = values[best] - second;
  }
  return best;
}

}  // namespace HWY_NAMESPACE
}  // namespace bede
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace bede {

HWY_EXPORT(affine);
HWY_EXPORT(maxout_norm);
HWY_EXPORT(summed_maxout_norm);
HWY_EXPORT(sum_rows);
HWY_EXPORT(best_action);

void affine(const Panels& panels, const float* bias, Rows x, float* y) {
  HWY_DYNAMIC_DISPATCH(affine)(panels, bias, x, y);
}

void maxout_norm(const Panels& panels, const float* bias, const Norm& norm, Rows x, Rows residuals, OutRows y) {
  HWY_DYNAMIC_DISPATCH(maxout_norm)(panels, bias, norm, x, residuals, y);
}

void summed_maxout_norm(Rows partials, std::size_t count, Rows residuals, const float* bias, std::size_t panels,
                        std::size_t pieces, const Norm& norm, OutRows y) {
  HWY_DYNAMIC_DISPATCH(summed_maxout_norm)(partials, count, residuals, bias, panels, pieces, norm, y);
}

void sum_rows(const float* table, std::size_t width, const std::uint32_t rows[4], float* out) {
  HWY_DYNAMIC_DISPATCH(sum_rows)(table, width, rows, out);
}

int best_action(const StepLayer& layer, const float* const* features, std::size_t count, const float* allowed,
                float* workspace, float* margin) {
  return HWY_DYNAMIC_DISPATCH(best_action)(layer, features, count, allowed, workspace, margin);
}

int largest(const float* values, std::size_t count, float* margin) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (values[i] > values[best]) best = i;
  if (margin != nullptr) {
    float second = -HUGE_VALF;
    for (std::size_t i = 0; i < count; ++i)
      if (i != best && values[i] > second) second = values[i];
    *margin = values[best] - second;
  }
  return static_cast<int>(best);
}

namespace {

struct Unit {
  std::int64_t target;
  std::string_view name;
};

constexpr Unit units[] = {{HWY_AVX3_DL, "avx512"}, {HWY_AVX3, "avx512"}, {HWY_AVX2, "avx2"},    {HWY_SSE4, "sse4"},
                          {HWY_SSSE3, "ssse3"},    {HWY_NEON, "neon"},   {HWY_SCALAR, "scalar"}};

// Highway numbers better targets lower.
std::int64_t offered() {
  const std::int64_t targets = hwy::SupportedTargets();
  hwy::GetChosenTarget().Update(targets);  // Highway 1.0.3 forgets in that call which targets are disabled
  return targets & HWY_TARGETS;
}

}  // namespace

std::vector<std::string> kernel_units() {
  std::vector<std::string> names;
  const std::int64_t targets = offered();
  for (const Unit& unit : units)
    if ((targets & unit.target) != 0 && (names.empty() || names.back() != unit.name)) names.emplace_back(unit.name);
  return names;
}

std::string_view kernel_unit() {
  const std::int64_t targets = offered();
  for (const Unit& unit : units)
    if ((targets & unit.target) != 0) return unit.name;
  return "baseline";
}

bool use_kernel_unit(std::string_view name) {
  hwy::DisableTargets(0);
  const std::int64_t targets = offered();
  std::int64_t better = 0;
  for (const Unit& unit : units) {
    if (unit.name == name && (targets & unit.target) != 0) {
      hwy::DisableTargets(better);
      offered();
      return true;
    }
    better |= unit.target;
  }
  return false;
}

}  // namespace bede
#endif
