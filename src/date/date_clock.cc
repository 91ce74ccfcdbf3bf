// SPDX-License-Identifier: Apache-2.0
// Times of the clock: "at 0530 GMT", "6:29 a.m. on Saturday", "3 p.m. local time".
#include <fmt/format.h>

#include <tuple>

#include "date/date_reader.h"

namespace bede {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "6:29", "18.05": hours and minutes of one token.
std::optional<std::pair<int, int>> split_clock(std::string_view text) {
  const std::size_t mark = text.find_first_of(":.");
  if (mark == std::string_view::npos || mark == 0 || mark > 2 || text.size() != mark + 3) return std::nullopt;
  int hours = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i != mark && !is_digit(text[i])) return std::nullopt;
  for (std::size_t i = 0; i < mark; ++i) hours = hours * 10 + (text[i] - '0');
  return std::pair(hours, (text[mark + 1] - '0') * 10 + (text[mark + 2] - '0'));
}

}  // namespace

MaybeDate DateReader::read_clock(std::uint32_t at, const DateFrame& frame) const {
  if (at >= items_.size() || !is_digit(reading_.text(at)[0])) return std::nullopt;
  std::uint32_t end = at + 1;
  int hours = 0, minutes = 0;
  const DateWord* half = end < items_.size() ? items_.word(end, DateClass::HalfDay) : nullptr;
  const bool zone = end < items_.size() && items_.is(end, DateClass::Clock);
  // "6:00am" stands as one token
  std::string_view text = reading_.text(at);
  if (const std::size_t behind = text.find_last_of("0123456789") + 1; behind < text.size()) {
    const DateWord* glued = words_.in_digits(text.substr(behind), DateClass::HalfDay);
    if (glued == nullptr) return std::nullopt;
    half = glued;
    text = text.substr(0, behind);
  }
  const bool is_glued = text.size() < reading_.text(at).size();
  const auto split = split_clock(text);
  if (split) {
    std::tie(hours, minutes) = *split;
    // "rose to 2.50 dollars": only where something says that it is a time
    const bool at_time =
        text.find(':') != std::string_view::npos && at > 0 && items_.word(at - 1, DateClass::Preposition) != nullptr;
    if (half == nullptr && !zone && !at_time) return std::nullopt;
  } else if (const int number = items_.digits(at); number >= 0 && reading_.text(at).size() == 4 && zone) {
    hours = number / 100;
    minutes = number % 100;
  } else if (const int hour = items_.digits(at, 2); hour >= 0 && (half != nullptr || zone)) {
    hours = hour;
  } else {
    return std::nullopt;
  }
  if (half != nullptr) {
    if (hours < 1 || hours > 12) return std::nullopt;
    hours = hours % 12 + half->numbers[0];
    if (!is_glued) end = items_.end(end);
  }
  if (hours > 24 || minutes > 59) return std::nullopt;
  if (items_.is(end, DateClass::Clock)) end = items_.end(end);
  std::uint32_t of = end;
  if (items_.is_comma(of)) ++of;
  if (const DateWord* on = items_.word(of, DateClass::Preposition); on != nullptr && on->place == DatePlace::Date)
    of = items_.end(of);
  MaybeDate date = of < items_.size() && items_.same_sentence(at, of) ? read_core(of, frame) : std::nullopt;
  const bool told = date && date->days && date->kind == DateKind::Date && date->grain == Grain::WholeDay;
  FoundDate time = told ? std::move(*date) : found(at, end, Grain::WholeDay, spoken(Grain::WholeDay));
  time.begin = at;
  if (!told) time.end = end;
  if (!told) time.why = "a time of the day last spoken of";
  time.value = fmt::format("{}T{:02}:{:02}", time.value.substr(0, time.value.find('T')), hours, minutes);
  return time;
}

}  // namespace bede
