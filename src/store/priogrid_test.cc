// SPDX-License-Identifier: Apache-2.0
#include "store/priogrid.h"

#include <gtest/gtest.h>

namespace bede {
namespace {

// Cells of the published grid, by their middles (PRIO-GRID 2.0: gid, row, col, xcoord, ycoord).
TEST(PriogridTest, CellsAreThoseOfThePublishedGrid) {
  EXPECT_EQ(priogrid_cell(-89.75, -179.75), 1);
  EXPECT_EQ(priogrid_cell(-55.75, -69.25), 49182);  // row 69, column 222: Cape Horn
  EXPECT_EQ(priogrid_cell(-46.75, 37.75), 62356);   // row 87, column 436: Prince Edward Islands
  EXPECT_EQ(priogrid_cell(10.51, 2.29), 145085);    // row 202, column 365
  EXPECT_EQ(priogrid_cell(89.75, 179.75), 360 * 720);
}

TEST(PriogridTest, EdgesBelongToTheCellInTheNorthOrEast) {
  EXPECT_EQ(priogrid_cell(0, 0), 180 * 720 + 361);
  EXPECT_EQ(priogrid_cell(-0.0001, 0), 179 * 720 + 361);
  EXPECT_EQ(priogrid_cell(0.5, 0), 181 * 720 + 361);
  EXPECT_EQ(priogrid_cell(90, 180), 360 * 720);
  EXPECT_EQ(priogrid_cell(-90, -180), 1);
}

TEST(PriogridTest, WhatIsNoPlaceHasNone) {
  EXPECT_EQ(priogrid_cell(90.1, 0), std::nullopt);
  EXPECT_EQ(priogrid_cell(0, -180.1), std::nullopt);
  EventPlace place;
  place.latitude = 10.51;
  place.longitude = 2.29;
  place.grain = "city";
  EXPECT_EQ(priogrid_cell(place), 145085);
  place.grain = "country";
  EXPECT_EQ(priogrid_cell(place), std::nullopt);
}

}  // namespace
}  // namespace bede
