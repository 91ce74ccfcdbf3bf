// SPDX-License-Identifier: Apache-2.0
// Private to the store: the cells of PRIO-GRID 2 (Tollefsen, Strand, Buhaug: PRIO-GRID: A unified spatial data
// structure, Journal of Peace Research 49, 2012), half a degree each, numbered from the south-west by rows to the
// north.
//
//   {grain "city", 10.51 N, 2.29 E} -> 145085: row 202 of 360, column 365 of 720
#pragma once

#include <cstdint>
#include <optional>

#include "bede/event.h"

namespace bede {

// Degrees of WGS84; nothing where they are none. What lies on the edge of two cells belongs to the one in the north or
// east; the pole and the 180th meridian to the last.
std::optional<std::int64_t> priogrid_cell(double latitude, double longitude);

// Nothing of regions and countries: the point of one is its middle, where nothing need have happened.
std::optional<std::int64_t> priogrid_cell(const EventPlace& place);

}  // namespace bede
