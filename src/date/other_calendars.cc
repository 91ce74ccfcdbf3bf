// SPDX-License-Identifier: Apache-2.0
#include "date/other_calendars.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "date/calendar.h"

namespace bede {
namespace {

// Floors, also of numbers below 0.
int div(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
int mod(int a, int b) { return a - b * div(a, b); }

constexpr Day hijri_epoch = -492149;    // the day before 1 Muharram 1, of the civil era
constexpr Day hebrew_epoch = -2092590;  // 1 Tishri 1

bool is_jalali_leap(int year) {
  constexpr std::array<int, 8> leaps = {1, 5, 9, 13, 17, 22, 26, 30};
  return std::find(leaps.begin(), leaps.end(), mod(year, 33)) != leaps.end();
}

bool is_hebrew_leap(int year) { return mod(7 * year + 1, 19) < 7; }
unsigned last_hebrew_month(int year) { return is_hebrew_leap(year) ? 13 : 12; }

// Days from the epoch to the new year that the molad gives, put off where the calendar asks for it.
int hebrew_elapsed(int year) {
  const int months = div(235 * year - 234, 19);
  const std::int64_t parts = 12084 + std::int64_t{13753} * months;  // of an hour, 1,080 each; years are above 0
  const int day = 29 * months + static_cast<int>(parts / 25920);
  return mod(3 * (day + 1), 7) < 3 ? day + 1 : day;
}

Day hebrew_new_year(int year) {
  const int before = hebrew_elapsed(year - 1), own = hebrew_elapsed(year), after = hebrew_elapsed(year + 1);
  const int delay = after - own == 356 ? 2 : own - before == 382 ? 1 : 0;
  return hebrew_epoch + own + delay;
}

}  // namespace

Day hijri_day(int year, unsigned month, unsigned day) {
  const int months = static_cast<int>(month) - 1;
  return hijri_epoch + (year - 1) * 354 + div(3 + 11 * year, 30) + 29 * months + div(6 * months + 5, 11) +
         static_cast<int>(day);
}

int hijri_month_length(int year, unsigned month) {
  const bool leap = mod(14 + 11 * year, 30) < 11;
  return month % 2 == 1 || (month == 12 && leap) ? 30 : 29;
}

Day jalali_day(int year, unsigned month, unsigned day) {
  constexpr int known_year = 1375;
  Day first = day_from(1996, 3, 20);  // 1 Farvardin 1375
  for (int y = known_year; y < year; ++y) first += is_jalali_leap(y) ? 366 : 365;
  for (int y = known_year; y > year; --y) first -= is_jalali_leap(y - 1) ? 366 : 365;
  const int months = static_cast<int>(month) - 1;
  return first + (months < 7 ? 31 * months : 30 * months + 6) + static_cast<int>(day) - 1;
}

int jalali_month_length(int year, unsigned month) {
  if (month <= 6) return 31;
  return month < 12 || is_jalali_leap(year) ? 30 : 29;
}

int hebrew_month_length(int year, unsigned month) {
  const int days = hebrew_new_year(year + 1) - hebrew_new_year(year);
  const bool long_cheshvan = days == 355 || days == 385, short_kislev = days == 353 || days == 383;
  switch (month) {
    case 2:
    case 4:
    case 6:
    case 10:
    case 13: return 29;
    case 8: return long_cheshvan ? 30 : 29;
    case 9: return short_kislev ? 29 : 30;
    case 12: return is_hebrew_leap(year) ? 30 : 29;
    default: return 30;
  }
}

// The year begins with Tishri, the seventh month.
Day hebrew_day(int year, unsigned month, unsigned day) {
  constexpr unsigned tishri = 7;
  Day first = hebrew_new_year(year);
  const unsigned last = last_hebrew_month(year);
  for (unsigned m = tishri; m != month; m = m == last ? 1 : m + 1) first += hebrew_month_length(year, m);
  return first + static_cast<int>(day) - 1;
}

// Meeus's rule for the Julian calendar, and its days told in the Gregorian one.
Day orthodox_easter(int year) {
  const int d = mod(19 * mod(year, 19) + 15, 30);
  const int e = mod(2 * mod(year, 4) + 4 * mod(year, 7) - d + 34, 7);
  const auto month = static_cast<unsigned>((d + e + 114) / 31), day = static_cast<unsigned>((d + e + 114) % 31 + 1);
  const int century = year / 100;
  return day_from(year, month, day) + century - century / 4 - 2;
}

}  // namespace bede
