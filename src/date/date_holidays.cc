// SPDX-License-Identifier: Apache-2.0
// Holidays by their rules, and days of other calendars: "Good Friday", "Thanksgiving 2011", "Ramadan", "22 Bahman".
#include <algorithm>

#include "date/date_reader.h"
#include "date/other_calendars.h"

namespace bede {
namespace {

// The month or day of another calendar in a year of its own.
Days other_days(const DateWord& word, int own) {
  const auto month = static_cast<unsigned>(word.numbers[0]);
  const unsigned day = word.numbers[1] == 0 ? 1 : static_cast<unsigned>(word.numbers[1]);
  const auto of = [&](auto hijri, auto jalali, auto hebrew) {
    return word.rule == HolidayRule::Hijri ? hijri : word.rule == HolidayRule::Jalali ? jalali : hebrew;
  };
  const Day first = of(hijri_day(own, month, day), jalali_day(own, month, day), hebrew_day(own, month, day));
  const int length =
      of(hijri_month_length(own, month), jalali_month_length(own, month), hebrew_month_length(own, month));
  return {first, word.numbers[1] == 0 ? first + length - 1 : first};
}

// The one that begins in a Gregorian year, or the one of a year of its own: "Bahman 1395".
std::optional<Days> other_days_in(const DateWord& word, int year, Day today) {
  constexpr int first_known = 1000, last_known = 3000;  // nobody counts by them in other years
  if (year > last_known || (year < first_known && word.rule == HolidayRule::Hebrew)) return std::nullopt;
  constexpr int first_own = 1290, last_own = 1500;  // years of the Islamic and the Iranian calendar since 1872
  if (word.rule != HolidayRule::Hebrew && year >= first_own && year <= last_own) return other_days(word, year);
  const int near = word.rule == HolidayRule::Hijri    ? (year - 622) * 33 / 32
                   : word.rule == HolidayRule::Jalali ? year - 621
                                                      : year + 3760;
  // A year of 365 days may have two of 354: of those the last that has begun.
  std::optional<Days> chosen;
  for (int own = std::max(near - 2, 1); own <= near + 3; ++own)
    if (const Days days = other_days(word, own); year_of(days.first) == year && (!chosen || days.first <= today))
      chosen = days;
  return chosen;
}

}  // namespace

// "22 Bahman", "1 Muharram"
MaybeDate DateReader::read_other_day(std::uint32_t at, const DateFrame& frame) const {
  const auto day = items_.day_number(at);
  if (!day || !items_.same_sentence(at, day->second)) return std::nullopt;
  const DateWord* month = items_.word(day->second, DateClass::Holiday);
  if (month == nullptr && items_.capital(day->second)) month = items_.word(day->second, DateClass::OtherMonth);
  if (month == nullptr || month->rule < HolidayRule::Hijri || month->numbers[1] != 0) return std::nullopt;
  DateWord own = *month;
  own.numbers[1] = static_cast<std::int32_t>(day->first);
  std::uint32_t end = items_.end(day->second);
  const int year = year_behind(end);
  const auto of_year = [&](int y) { return other_days_in(own, y, frame.today); };
  const auto days = year != 0 ? of_year(year) : by_tense(day->second, frame, of_year);
  if (!days) return std::nullopt;
  FoundDate date = found(at, end, Grain::WholeDay, *days);
  date.anchored = year != 0;
  return date;
}

// The day, or of a month of another calendar the days, of a year.
std::optional<Days> DateReader::holiday_in(const DateWord& word, int year, Day today) const {
  std::optional<Day> day;
  switch (word.rule) {
    case HolidayRule::Feast:
      for (const Day known : words_.feast_days(word))
        if (year_of(known) == year) day = known;
      break;
    case HolidayRule::Orthodox: day = orthodox_easter(year) + word.numbers[0]; break;
    case HolidayRule::Hijri:
    case HolidayRule::Jalali:
    case HolidayRule::Hebrew: return other_days_in(word, year, today);
    case HolidayRule::Fixed:
      day = day_if_any(year, static_cast<unsigned>(word.numbers[0]), static_cast<unsigned>(word.numbers[1]));
      break;
    case HolidayRule::Easter: day = easter(year) + word.numbers[0]; break;
    case HolidayRule::NthWeekday:
      day = nth_weekday(month_days(year, static_cast<unsigned>(word.numbers[0])),
                        static_cast<unsigned>(word.numbers[1]), word.numbers[2]);
      break;
  }
  return day ? std::optional(Days{*day, *day}) : std::nullopt;
}

// Whose Independence Day it is: that of the state inside its own noun phrase ("Ghana's Independence Day"), of the only
// one in the sentence that has such a day ("Ghana freed 40 men on Independence Day"), else of the state where the
// report was written.
const DateWord* DateReader::holiday_of_state(std::uint32_t at) const {
  if (!items_.is(at, DateClass::StateHoliday)) return nullptr;
  const Lexicon& lexicon = words_.lexicon();
  const auto of_state = [&](std::uint32_t state) {
    return state == no_row ? nullptr : items_.holiday_of(at, lexicon.text(lexicon.states[state].code));
  };
  // "the Ghanaian Independence Day parade"
  std::uint32_t own = head_of(at, items_.end(at));
  while (reading_.tokens[own].dep == Dep::Compound && !reading_.is_root(own)) own = reading_.tokens[own].head;
  const std::uint32_t own_begin = reading_.tokens[own].subtree_begin;
  const DateWord* only = nullptr;
  bool several = false;
  const auto has_day = [&](std::uint32_t state) { return of_state(state) != nullptr; };
  std::uint32_t next = 0;
  for (std::uint32_t i = reading_.parse.sentences[reading_.tokens[at].sentence].begin_token;
       i < items_.size() && items_.same_sentence(at, i); i = next) {
    next = i + 1;
    if (!items_.capital(i) || (i >= at && i < items_.end(at))) continue;
    const auto [state, end] = words_.state_at(reading_, i, has_day);
    if (state == no_row) continue;
    next = end;
    const DateWord* holiday = of_state(state);
    if (i >= own_begin && i < at) return holiday;
    several |= only != nullptr && only != holiday;
    only = holiday;
  }
  if (only != nullptr && !several) return only;
  const DateWord* home = of_state(home_);
  return home != nullptr ? home : items_.only_holiday(at);
}

// "Christmas", "Good Friday", "Thanksgiving Day 2011", "the Sept. 11 attacks"
MaybeDate DateReader::read_holiday(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* fixed = items_.word(at, DateClass::FixedDay);
  if (fixed == nullptr && at < items_.size()) fixed = words_.in_digits(reading_.text(at), DateClass::FixedDay);
  if (fixed != nullptr && fixed->numbers[0] < today_) {
    FoundDate date = found(at, items_.end(at), Grain::WholeDay, {fixed->numbers[0], fixed->numbers[0]});
    date.anchored = true;
    return date;
  }
  if (MaybeDate day = read_other_day(at, frame)) return day;
  const DateWord* word = holiday_of_state(at);
  if (word == nullptr) word = items_.word(at, DateClass::Holiday);
  // "Tir 1388": a month that is a name too
  if (std::uint32_t behind = items_.end(at); word == nullptr && items_.is(at, DateClass::OtherMonth))
    if (year_behind(behind) != 0) word = items_.word(at, DateClass::OtherMonth);
  const std::string_view text = at < items_.size() ? reading_.text(at) : std::string_view();
  if (word == nullptr || !(items_.capital(at) || (text[0] >= '0' && text[0] <= '9'))) return std::nullopt;
  // "Taha Yassin Ramadan"
  const bool other = word->rule >= HolidayRule::Hijri;
  const bool named = at > 0 && reading_.tokens[at - 1].head == at && reading_.tokens[at - 1].pos == Pos::Propn;
  if (other && (named || items_.is_entity(at, EntityKind::Person))) return std::nullopt;
  // Of a year that the table does not reach nothing is known.
  if (word->rule == HolidayRule::Feast) {
    const auto known = words_.feast_days(*word);
    if (frame.today < known.front() || frame.today > known.back()) return std::nullopt;
  }
  const auto of_year = [&](int year) { return holiday_in(*word, year, frame.today); };
  std::uint32_t end = items_.end(at);
  const int year = year_behind(end);
  const auto days = year != 0 ? of_year(year) : by_tense(at, frame, of_year);
  if (!days) return std::nullopt;
  const bool month = days->first != days->last;
  FoundDate date = found(at, end, month ? Grain::Month : Grain::WholeDay, *days);
  if (month) date.value = write_day(days->first) + '/' + write_day(days->last);
  date.anchored = year != 0;
  take_part_of_day(date);
  return date;
}

}  // namespace bede
