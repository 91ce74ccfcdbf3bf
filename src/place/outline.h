// SPDX-License-Identifier: Apache-2.0
// The middle of a country or region of which only the places are known: that of the hull round its main group.
//
//   the towns of Russia, most of them west of the Urals  ->  about 62 N 94 E, near the middle of the map
//
// The mean of the towns lies where the most are; the hull of all of them goes out to colonies and far islands.
#pragma once

#include <vector>

namespace bede {

struct Point {
  double latitude = 0, longitude = 0;  // degrees
};

// To thousandths of a degree; of no points: 0, 0.
Point middle_of(const std::vector<Point>& points);

}  // namespace bede
