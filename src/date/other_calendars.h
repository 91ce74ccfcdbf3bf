// SPDX-License-Identifier: Apache-2.0
// Days of calendars that are not the Gregorian one, as news names them: Ramadan, Nowruz, Orthodox Easter, Passover.
//
//   hijri_day(1438, 9, 1) -> 2017-05-27;  jalali_day(1395, 1, 1) -> 2016-03-20
//
// The rules are those of Reingold and Dershowitz, Calendrical Calculations. The Islamic calendar is the civil one: a
// month begins within a day of it, when the new moon is seen. The Iranian leap years are those of the cycle of 33
// years, which holds from 1343 to 1472.
#pragma once

#include "base/day.h"

namespace bede {

// Months from 1. Years of each calendar's own era.
Day hijri_day(int year, unsigned month, unsigned day);
Day jalali_day(int year, unsigned month, unsigned day);
Day hebrew_day(int year, unsigned month, unsigned day);  // months from Nisan; Adar is the last one of its year
Day orthodox_easter(int year);                           // of a Gregorian year

// How many days a month has.
int hijri_month_length(int year, unsigned month);
int jalali_month_length(int year, unsigned month);
int hebrew_month_length(int year, unsigned month);

}  // namespace bede
