// SPDX-License-Identifier: Apache-2.0
#include "store/priogrid.h"

#include <algorithm>
#include <cmath>

namespace bede {

std::optional<std::int64_t> priogrid_cell(double latitude, double longitude) {
  constexpr std::int64_t rows = 360, columns = 720;
  if (!(std::abs(latitude) <= 90) || !(std::abs(longitude) <= 180)) return std::nullopt;
  const auto row = std::min(static_cast<std::int64_t>(std::floor((latitude + 90) * 2)), rows - 1);
  const auto column = std::min(static_cast<std::int64_t>(std::floor((longitude + 180) * 2)), columns - 1);
  return row * columns + column + 1;
}

std::optional<std::int64_t> priogrid_cell(const EventPlace& place) {
  if (place.grain == "country" || place.grain == "region" || !place.latitude || !place.longitude) return std::nullopt;
  return priogrid_cell(*place.latitude, *place.longitude);
}

}  // namespace bede
