// SPDX-License-Identifier: Apache-2.0
#include "date/calendar.h"

#include <gtest/gtest.h>

namespace bede {
namespace {

Day day(const char* text) { return parse_day(text).value(); }
Days days(const char* first, const char* last) { return {day(first), day(last)}; }

TEST(Calendar, StretchOfADay) {
  struct {
    Grain grain;
    const char *in, *first, *last, *value;
  } const cases[] = {
      {Grain::WholeDay, "2016-12-30", "2016-12-30", "2016-12-30", "2016-12-30"},
      // Weeks go from Monday to Sunday, and over the new year.
      {Grain::Week, "2016-12-30", "2016-12-26", "2017-01-01", "2016-W52"},
      {Grain::Week, "2016-01-01", "2015-12-28", "2016-01-03", "2015-W53"},
      {Grain::Week, "2018-12-31", "2018-12-31", "2019-01-06", "2019-W01"},
      {Grain::Weekend, "2016-12-30", "2016-12-31", "2017-01-01", "2016-W52-WE"},
      {Grain::Month, "2016-02-10", "2016-02-01", "2016-02-29", "2016-02"},
      {Grain::Quarter, "2016-11-10", "2016-10-01", "2016-12-31", "2016-Q4"},
      {Grain::Half, "2016-06-30", "2016-01-01", "2016-06-30", "2016-H1"},
      // Winter begins in December and is told by that year.
      {Grain::Season, "2016-12-01", "2016-12-01", "2017-02-28", "2016-WI"},
      {Grain::Season, "2017-02-28", "2016-12-01", "2017-02-28", "2016-WI"},
      {Grain::Season, "2017-03-01", "2017-03-01", "2017-05-31", "2017-SP"},
      {Grain::Year, "2016-06-30", "2016-01-01", "2016-12-31", "2016"},
      {Grain::Decade, "1999-12-31", "1990-01-01", "1999-12-31", "199"},
      {Grain::Century, "1999-12-31", "1900-01-01", "1999-12-31", "19"},
  };
  for (const auto& one : cases) {
    const Days found = stretch_of(one.grain, day(one.in));
    EXPECT_EQ(found, days(one.first, one.last)) << one.in << ' ' << one.value;
    EXPECT_EQ(value_of(one.grain, found), one.value);
  }
}

TEST(Calendar, Moves) {
  EXPECT_EQ(moved(day("2016-12-30"), Grain::Week, -2), day("2016-12-16"));
  EXPECT_EQ(moved(day("2017-03-31"), Grain::Month, -1), day("2017-02-28"));  // the last day of a shorter month
  EXPECT_EQ(moved(day("2016-02-29"), Grain::Year, 1), day("2017-02-28"));
  EXPECT_EQ(moved(day("2016-01-31"), Grain::Quarter, 1), day("2016-04-30"));
  EXPECT_EQ(moved(day("2016-01-31"), Grain::Hour, 47), day("2016-02-01"));
  EXPECT_EQ(moved(day("2016-01-31"), Grain::Minute, 9), day("2016-01-31"));
  EXPECT_TRUE(can_move(day("2016-01-31"), Grain::Century, 10));
  EXPECT_FALSE(can_move(day("2016-01-31"), Grain::Century, 100));
  EXPECT_FALSE(can_move(day("2016-01-31"), Grain::Year, -100000));
}

TEST(Calendar, Weekdays) {
  EXPECT_EQ(weekday_of(day("2016-12-30")), 5u);
  EXPECT_EQ(weekday_until(day("2016-12-30"), 5), day("2016-12-30"));
  EXPECT_EQ(weekday_until(day("2016-12-30"), 6), day("2016-12-24"));
  EXPECT_EQ(weekday_since(day("2016-12-30"), 5), day("2016-12-30"));
  EXPECT_EQ(weekday_since(day("2016-12-30"), 4), day("2017-01-05"));
  EXPECT_EQ(nth_weekday(month_days(2013, 11), 4, 4), day("2013-11-28"));  // Thanksgiving
  EXPECT_EQ(nth_weekday(month_days(2016, 5), 1, -1), day("2016-05-30"));  // the last Monday of May
  EXPECT_EQ(nth_weekday(month_days(2016, 5), 1, 6), std::nullopt);
}

TEST(Calendar, NthOfAStretch) {
  EXPECT_EQ(nth_of(month_days(2012, 1), Grain::Week, 1), days("2012-01-01", "2012-01-07"));
  EXPECT_EQ(nth_of(month_days(2012, 1), Grain::Week, -1), days("2012-01-25", "2012-01-31"));
  EXPECT_EQ(nth_of(year_days(2011), Grain::WholeDay, -1), days("2011-12-31", "2011-12-31"));
  EXPECT_EQ(nth_of(year_days(2011), Grain::Half, 2), days("2011-07-01", "2011-12-31"));
  EXPECT_EQ(nth_of(month_days(2012, 1), Grain::Week, 9), std::nullopt);
  EXPECT_EQ(nth_of(month_days(2012, 1), Grain::Week, 0), std::nullopt);
}

TEST(Calendar, Easter) {
  EXPECT_EQ(easter(2016), day("2016-03-27"));
  EXPECT_EQ(easter(2012), day("2012-04-08"));
  EXPECT_EQ(easter(1981), day("1981-04-19"));
  EXPECT_EQ(easter(2038), day("2038-04-25"));
}

TEST(Calendar, Durations) {
  EXPECT_EQ(duration_value(Grain::Year, 3), "P3Y");
  EXPECT_EQ(duration_value(Grain::WholeDay, -1), "PXD");
  EXPECT_EQ(duration_value(Grain::Hour, 48), "PT48H");
  EXPECT_EQ(duration_value(Grain::Half, 1), "P6M");
}

}  // namespace
}  // namespace bede
