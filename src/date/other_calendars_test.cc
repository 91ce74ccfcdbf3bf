// SPDX-License-Identifier: Apache-2.0
#include "date/other_calendars.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "date/calendar.h"

namespace bede {
namespace {

// Days that the calendars' own authorities announced.
TEST(OtherCalendars, KnowKnownDays) {
  const struct {
    Day day;
    const char* announced;
  } exact[] = {
      {jalali_day(1375, 1, 1), "1996-03-20"},  {jalali_day(1396, 1, 1), "2017-03-21"},
      {jalali_day(1403, 1, 1), "2024-03-20"},  {jalali_day(1357, 11, 22), "1979-02-11"},
      {hebrew_day(5777, 7, 1), "2016-10-03"},  {hebrew_day(5784, 7, 1), "2023-09-16"},
      {hebrew_day(5784, 1, 15), "2024-04-23"}, {hebrew_day(5734, 7, 10), "1973-10-06"},
      {orthodox_easter(2016), "2016-05-01"},   {orthodox_easter(2017), "2017-04-16"},
      {orthodox_easter(1994), "1994-05-01"},
  };
  for (const auto& one : exact) EXPECT_EQ(write_day(one.day), one.announced);
}

// The Islamic months begin when the new moon is seen: the rule is at most a day away.
TEST(OtherCalendars, TellIslamicMonthsWithinADay) {
  const struct {
    int year;
    unsigned month, day;
    const char* announced;
  } seen[] = {
      {1431, 9, 1, "2010-08-11"},  {1433, 9, 1, "2012-07-20"},  {1437, 9, 1, "2016-06-06"},
      {1439, 9, 1, "2018-05-17"},  {1445, 9, 1, "2024-03-11"},  {1437, 12, 10, "2016-09-12"},
      {1438, 10, 1, "2017-06-25"}, {1425, 1, 10, "2004-03-02"},
  };
  for (const auto& one : seen)
    EXPECT_LE(std::abs(hijri_day(one.year, one.month, one.day) - *parse_day(one.announced)), 1) << one.announced;
}

// Months follow one another without a gap, whatever the year.
TEST(OtherCalendars, HaveMonthsWithoutGaps) {
  for (int year = 1300; year < 1500; ++year)
    for (unsigned month = 1; month <= 12; ++month) {
      const bool last = month == 12;
      EXPECT_EQ(hijri_day(year, month, 1) + hijri_month_length(year, month),
                hijri_day(last ? year + 1 : year, last ? 1 : month + 1, 1));
      EXPECT_EQ(jalali_day(year, month, 1) + jalali_month_length(year, month),
                jalali_day(last ? year + 1 : year, last ? 1 : month + 1, 1));
    }
  for (int year = 5700; year < 5850; ++year)
    for (unsigned month = 7; month <= 11; ++month)
      EXPECT_EQ(hebrew_day(year, month, 1) + hebrew_month_length(year, month), hebrew_day(year, month + 1, 1));
}

}  // namespace
}  // namespace bede
