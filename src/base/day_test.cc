// SPDX-License-Identifier: Apache-2.0
#include "base/day.h"

#include <gtest/gtest.h>

namespace bede {
namespace {

TEST(DayTest, ReadsAndWritesDays) {
  EXPECT_EQ(parse_day("1970-01-01"), 0);
  EXPECT_EQ(parse_day("2016-12-30"), 17165);
  EXPECT_EQ(parse_day("2016-12-30T23:59:59+02:00"), 17165);
  EXPECT_EQ(parse_day("2016-12-30 10:00"), 17165);
  EXPECT_EQ(parse_day("2016-02-29"), 16860);
  for (const Day day : {-719162, -1, 0, 17165, 2932896}) EXPECT_EQ(parse_day(write_day(day)), day);
  EXPECT_EQ(write_day(17165), "2016-12-30");
  EXPECT_EQ(write_day(2932897), "+10000-01-01");
}

TEST(DayTest, RefusesWhatIsNoDay) {
  for (const char* text : {"", "2016", "2016-12", "2015-02-29", "2016-13-01", "2016-00-10", "2016-12-32", "0000-01-01",
                           "30-12-2016", "2016/12/30", "2016-12-3", "2016-12-301", "+2016-12-30", "yesterday"})
    EXPECT_FALSE(parse_day(text)) << text;
}

// Office terms and the like are often known to the month or the year only.
TEST(DayTest, ReadsStretches) {
  EXPECT_EQ(parse_days("2016"), (Days{16801, 17166}));
  EXPECT_EQ(parse_days("2016-02"), (Days{16832, 16860}));
  EXPECT_EQ(parse_days("2016-12-30"), (Days{17165, 17165}));
  for (const char* text : {"", "16", "2016-", "2016-13", "2016-2", "2016-12-30T10:00", "2016-12-"})
    EXPECT_FALSE(parse_days(text)) << text;
}

}  // namespace
}  // namespace bede
