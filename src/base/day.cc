// SPDX-License-Identifier: Apache-2.0
#include "base/day.h"

#include <cstdio>

namespace bede {
namespace {

using std::chrono::month;
using std::chrono::year;

// A number of exactly `size` digits at the beginning, which are taken off.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, size)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  const auto y = take_digits(text, 4);
  if (!y || *y == 0 || !take(text, '-')) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  const auto d = take_digits(text, 2);
  const bool ended = text.empty() || text[0] == 'T' || text[0] == 't' || text[0] == ' ';
  if (!d || !ended) return std::nullopt;
  const std::chrono::year_month_day date = year(static_cast<int>(*y)) / month(*m) / std::chrono::day(*d);
  if (!date.ok()) return std::nullopt;
  return day_of(date);
}

std::optional<Days> parse_days(std::string_view text) {
  if (const auto day = parse_day(text)) return text.size() == 10 ? std::optional(Days{*day, *day}) : std::nullopt;
  const auto y = take_digits(text, 4);
  if (!y || *y == 0) return std::nullopt;
  const year in(static_cast<int>(*y));
  if (text.empty()) return Days{day_of(in / 1 / 1), day_of(in / 12 / 31)};
  const auto m = take(text, '-') ? take_digits(text, 2) : std::nullopt;
  if (!m || !text.empty() || !month(*m).ok()) return std::nullopt;
  return Days{day_of(in / month(*m) / 1), day_of(in / month(*m) / std::chrono::last)};
}

std::string write_day(Day day) {
  const std::chrono::year_month_day date = civil(day);
  const int y = static_cast<int>(date.year());
  char text[32];
  const char* form = y >= 1 && y <= 9999 ? "%04d-%02u-%02u" : "%+05d-%02u-%02u";
  std::snprintf(text, sizeof text, form, y, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace bede
