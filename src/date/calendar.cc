// SPDX-License-Identifier: Apache-2.0
#include "date/calendar.h"

#include <algorithm>
#include <cstdio>

namespace bede {
namespace {

namespace chrono = std::chrono;

constexpr unsigned season_months[] = {3, 6, 9, 12};
constexpr const char* season_codes[] = {"SP", "SU", "FA", "WI"};

int floor_to(int number, int step) { return number - ((number % step) + step) % step; }

unsigned months_in(Grain grain) {
  switch (grain) {
    case Grain::Month: return 1;
    case Grain::Quarter:
    case Grain::Season: return 3;
    case Grain::Half: return 6;
    case Grain::Year: return 12;
    case Grain::Decade: return 120;
    case Grain::Century: return 1200;
    default: return 0;
  }
}

Days months_days(int year, unsigned month, unsigned months) {
  const chrono::year_month first = chrono::year(year) / chrono::month(month);
  const chrono::year_month last = first + chrono::months(static_cast<int>(months) - 1);
  return {day_of(first / 1), day_of(last / chrono::last)};
}

std::string written(const char* form, int first, int second = 0) {
  char text[32];
  // The forms are those of value_of, below.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  std::snprintf(text, sizeof text, form, first, second);
#pragma GCC diagnostic pop
  return text;
}

// The year and number of the ISO week that a day lies in: those of its Thursday.
std::pair<int, int> iso_week(Day day) {
  const Day thursday = weekday_until(day, 1) + 3;
  const int year = year_of(thursday);
  return {year, (thursday - day_from(year, 1, 1)) / 7 + 1};
}

}  // namespace

Day day_from(int year, unsigned month, unsigned day) {
  return day_of(chrono::year(year) / chrono::month(month) / chrono::day(day));
}

std::optional<Day> day_if_any(int year, unsigned month, unsigned day) {
  const chrono::year_month_day date = chrono::year(year) / chrono::month(month) / chrono::day(day);
  if (!date.ok() || year < first_year || year > last_year) return std::nullopt;
  return day_of(date);
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }
unsigned month_of(Day day) { return static_cast<unsigned>(civil(day).month()); }
unsigned weekday_of(Day day) { return weekday(day).iso_encoding(); }

Days year_days(int year) { return months_days(year, 1, 12); }
Days month_days(int year, unsigned month) { return months_days(year, month, 1); }
Days season_days(int year, SeasonName season) { return months_days(year, season_months[static_cast<int>(season)], 3); }
Days quarter_days(int year, unsigned quarter) { return months_days(year, quarter * 3 - 2, 3); }
Days decade_days(int first) { return months_days(first, 1, 120); }

Days stretch_of(Grain grain, Day day) {
  const int year = year_of(day);
  const unsigned month = month_of(day);
  switch (grain) {
    case Grain::Week: {
      const Day monday = weekday_until(day, 1);
      return {monday, monday + 6};
    }
    case Grain::Weekend: {
      const Day monday = weekday_until(day, 1);
      return {monday + 5, monday + 6};
    }
    case Grain::Month: return month_days(year, month);
    case Grain::Quarter: return quarter_days(year, (month + 2) / 3);
    case Grain::Half: return months_days(year, month > 6 ? 7 : 1, 6);
    case Grain::Season:
      if (month < 3) return season_days(year - 1, SeasonName::Winter);
      return season_days(year, static_cast<SeasonName>(month / 3 - 1));
    case Grain::Year: return year_days(year);
    case Grain::Decade: return decade_days(floor_to(year, 10));
    case Grain::Century: return months_days(floor_to(year, 100), 1, 1200);
    default: return {day, day};
  }
}

Day moved(Day day, Grain grain, int count) {
  switch (grain) {
    case Grain::Second:
    case Grain::Minute: return day;
    case Grain::Hour: return day + count / 24;
    case Grain::WholeDay: return day + count;
    case Grain::Week:
    case Grain::Weekend: return day + count * 7;
    default: break;
  }
  const chrono::year_month_day date = civil(day);
  const chrono::year_month month =
      chrono::year_month(date.year(), date.month()) + chrono::months(count * static_cast<int>(months_in(grain)));
  const chrono::year_month_day moved_date = month / date.day();
  return moved_date.ok() ? day_of(moved_date) : day_of(month / chrono::last);
}

bool can_move(Day day, Grain grain, int count) {
  const double year = year_of(day) + count * days_in(grain) / 365.25;
  return year >= first_year + 1 && year <= last_year - 1;
}

double days_in(Grain grain) {
  switch (grain) {
    case Grain::Second: return 1.0 / 86400;
    case Grain::Minute: return 1.0 / 1440;
    case Grain::Hour: return 1.0 / 24;
    case Grain::WholeDay: return 1;
    case Grain::Week:
    case Grain::Weekend: return 7;
    default: return months_in(grain) * 30.4375;
  }
}

Day weekday_until(Day day, unsigned weekday) { return day - static_cast<Day>((weekday_of(day) + 7 - weekday) % 7); }
Day weekday_since(Day day, unsigned weekday) { return day + static_cast<Day>((weekday + 7 - weekday_of(day)) % 7); }

std::optional<Day> nth_weekday(Days within, unsigned weekday, int nth) {
  const Day day = nth > 0 ? weekday_since(within.first, weekday) + 7 * (nth - 1)
                          : weekday_until(within.last, weekday) + 7 * (nth + 1);
  if (nth == 0 || !within.contains(day)) return std::nullopt;
  return day;
}

std::optional<Days> nth_of(Days within, Grain grain, int nth) {
  if (nth == 0 || nth > 1000) return std::nullopt;
  const Day near = nth > 0 ? moved(within.first, grain, nth - 1) : moved(within.last, grain, nth + 1);
  if (!within.contains(near)) return std::nullopt;
  // A week of a month or a year is counted from its first day: "the first week of January" is 1 to 7 January.
  const Days found = grain != Grain::Week ? stretch_of(grain, near)
                     : nth > 0            ? Days{near, near + 6}
                                          : Days{near - 6, near};
  return Days{std::max(found.first, within.first), std::min(found.last, within.last)};
}

// The Gregorian computus, as Meeus, Jones and Butcher have it.
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  const int g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 19 * l) / 433;
  const int month = (h + l - 7 * m + 90) / 25, day = (h + l - 7 * m + 33 * month + 19) % 32;
  return day_from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string value_of(Grain grain, Days days) {
  const int year = year_of(days.first), month = static_cast<int>(month_of(days.first));
  switch (grain) {
    case Grain::Week: {  // of a week that is told from another day than Monday: the one that most of it lies in
      const auto [of_year, number] = iso_week(days.first + (days.last - days.first) / 2);
      return written("%04d-W%02d", of_year, number);
    }
    case Grain::Weekend: return written("%04d-W%02d-WE", iso_week(days.first).first, iso_week(days.first).second);
    case Grain::Month: return written("%04d-%02d", year, month);
    case Grain::Quarter: return written("%04d-Q%d", year, (month + 2) / 3);
    case Grain::Half: return written("%04d-H%d", year, month > 6 ? 2 : 1);
    case Grain::Season: return written("%04d-", year) + season_codes[(month / 3 + 3) % 4];
    case Grain::Year: return written("%04d", year);
    case Grain::Decade: return written("%03d", year / 10);
    case Grain::Century: return written("%02d", year / 100);
    default: return write_day(days.first);
  }
}

std::string duration_value(Grain grain, int count, bool and_half) {
  const char* unit = "D";
  bool clock = false;
  switch (grain) {
    case Grain::Second: unit = "S", clock = true; break;
    case Grain::Minute: unit = "M", clock = true; break;
    case Grain::Hour: unit = "H", clock = true; break;
    case Grain::Week: unit = "W"; break;
    case Grain::Weekend: unit = "WE"; break;
    case Grain::Month: unit = "M"; break;
    case Grain::Quarter: unit = "Q"; break;
    case Grain::Half: unit = "M", count *= count > 0 ? 6 : 1, and_half = false; break;
    case Grain::Season: unit = "SN"; break;
    case Grain::Year: unit = "Y"; break;
    case Grain::Decade: unit = "DE"; break;
    case Grain::Century: unit = "CE"; break;
    default: break;
  }
  return (clock ? "PT" : "P") + (count < 0 ? std::string("X") : std::to_string(count)) + (and_half ? ".5" : "") + unit;
}

}  // namespace bede
