// SPDX-License-Identifier: Apache-2.0
// Arithmetic of weeks, months, seasons and years, and the TIMEX3 values of what they give.
//
//   stretch_of(Grain::Week, 2016-12-30) -> 2016-12-26 to 2017-01-01;  value_of(Grain::Week, that) -> "2016-W52"
#pragma once

#include <optional>
#include <string>

#include "base/day.h"

namespace bede {

enum class Grain : std::uint8_t {
  Second,
  Minute,
  Hour,
  WholeDay,
  Week,
  Weekend,
  Month,
  Quarter,
  Half,
  Season,
  Year,
  Decade,
  Century
};

enum class SeasonName : std::uint8_t { Spring, Summer, Autumn, Winter };

// The years that a date may lie in; what falls outside is no date that a report could mean.
inline constexpr int first_year = 1, last_year = 9999;

Day day_from(int year, unsigned month, unsigned day);  // of a date that exists
std::optional<Day> day_if_any(int year, unsigned month, unsigned day);
int year_of(Day day);
unsigned month_of(Day day);
unsigned weekday_of(Day day);  // 1: Monday ... 7: Sunday

Days year_days(int year);
Days month_days(int year, unsigned month);
// Winter ends in the year after; the seasons are those of the northern half of the world.
Days season_days(int year, SeasonName season);
Days quarter_days(int year, unsigned quarter);
Days decade_days(int first_year_of_it);

// The week, month, ... that a day lies in. A week goes from Monday to Sunday; grains below a day give the day.
Days stretch_of(Grain grain, Day day);
// So many days, weeks, ... on, or back. The 31st becomes the last day of a shorter month. Hours within a day give it.
Day moved(Day day, Grain grain, int count);
// Whether a move stays among first_year to last_year.
bool can_move(Day day, Grain grain, int count);
// How many days make up one of these, about.
double days_in(Grain grain);

// The nearest such weekday on or before a day, and on or after it.
Day weekday_until(Day day, unsigned weekday);
Day weekday_since(Day day, unsigned weekday);
// The nth such weekday of a stretch; -1: its last one.
std::optional<Day> nth_weekday(Days within, unsigned weekday, int nth);
// The nth week, month, ... of a stretch, -1: the last one. Weeks count from its first day.
std::optional<Days> nth_of(Days within, Grain grain, int nth);

Day easter(int year);  // of the western churches

// "2016-12-30", "2016-W52", "2016-W52-WE", "2016-12", "2016-Q4", "2016-H2", "2016-WI", "2016", "201", "20"
std::string value_of(Grain grain, Days days);
// "P3Y", "P2.5M"; a count below 0 is not known: "PXD"
std::string duration_value(Grain grain, int count, bool and_half = false);

}  // namespace bede
