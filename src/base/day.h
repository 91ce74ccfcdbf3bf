// SPDX-License-Identifier: Apache-2.0
// A day of the Gregorian calendar, as a number: days since 1970-01-01, before it negative.
//
//   parse_day("2016-12-30")  -> Day{17165};  write_day(Day{17165}) -> "2016-12-30"
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace bede {

using Day = std::int32_t;

inline constexpr Day day_open_begin = std::numeric_limits<Day>::min();
inline constexpr Day day_open_end = std::numeric_limits<Day>::max();

inline Day day_of(std::chrono::year_month_day date) {
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}
inline std::chrono::year_month_day civil(Day day) { return std::chrono::sys_days(std::chrono::days(day)); }
inline std::chrono::weekday weekday(Day day) {
  return std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day)));
}

// First and last day of a stretch, both included.
struct Days {
  Day first = day_open_begin;
  Day last = day_open_end;
  bool operator==(const Days&) const = default;
  bool contains(Day day) const { return first <= day && day <= last; }
};

// "2016-12-30", with years 1 to 9999; or a date-time that begins so ("2016-12-30T10:00:00Z", "2016-12-30 10:00").
// Nothing where it is no date, or none of the calendar ("2016-02-30").
std::optional<Day> parse_day(std::string_view text);

// "2016-12-30" -> that day, "2016-12" -> the month's days, "2016" -> the year's.
std::optional<Days> parse_days(std::string_view text);

// Years before 1 and after 9999 have a sign, as ISO 8601 has it.
std::string write_day(Day day);

}  // namespace bede
