// SPDX-License-Identifier: Apache-2.0
// The nth of something: "the first week of January", "the third quarter", "the 20th century", "the last day of 2016".
#include <algorithm>

#include "date/date_reader.h"

namespace bede {

// "the first quarter of 2011", "the third quarter", "Q2 2011"
MaybeDate DateReader::read_quarter(std::uint32_t at, std::uint32_t end, int number, const DateFrame& frame) const {
  if (number < 1 || number > 4) return std::nullopt;
  std::uint32_t behind = end;
  const auto of_year = [&](int year) { return std::optional(quarter_days(year, static_cast<unsigned>(number))); };
  if (const int year = year_behind(behind)) {
    FoundDate date = found(at, behind, Grain::Quarter, *of_year(year));
    date.anchored = true;
    return date;
  }
  const auto days = by_tense(at, frame, of_year);
  return days ? MaybeDate(found(at, end, Grain::Quarter, *days)) : std::nullopt;
}

MaybeDate DateReader::read_nth(std::uint32_t at, const DateFrame& frame) const {
  if (const DateWord* quarter = items_.word(at, DateClass::Quarter); quarter != nullptr && items_.capital(at))
    return read_quarter(at, items_.end(at), quarter->numbers[0], frame);
  int nth = 0;
  std::uint32_t next = at;
  if (const auto ordinal = items_.ordinal(at)) {
    std::tie(nth, next) = *ordinal;
  } else if (const DateWord* last = items_.word(at, DateClass::Relative);
             last != nullptr && last->numbers[0] < 0 && last->basis == DateBasis::Report) {
    nth = -1;
    next = items_.end(at);
  }
  if (nth == 0 || !items_.same_sentence(at, next)) return std::nullopt;
  // "the first two weeks of January", "the last three days of May"
  DateCount count{1, 1, next};
  if (nth == 1 || nth == -1) {
    if (const auto many = items_.count(next); many && many->exact()) count = *many;
  }
  const std::uint32_t named = items_.over_hyphen(count.end);
  const DateWord* unit = items_.word(named, count.end == next ? DateClass::Unit : DateClass::Units);
  const DateWord* weekday = count.end == next ? items_.word(named, DateClass::Weekday) : nullptr;
  if (unit == nullptr && weekday == nullptr && !items_.is(named, DateClass::Weekend)) return std::nullopt;
  const Grain grain = unit != nullptr ? unit->grain : weekday != nullptr ? Grain::WholeDay : Grain::Weekend;
  std::uint32_t of = items_.end(named);
  if (grain == Grain::Century && nth > 0) {
    FoundDate date = found(at, of, grain, stretch_of(grain, day_from((nth - 1) * 100 + (nth == 1), 1, 1)));
    date.anchored = true;
    return date;
  }
  const DateWord* in = items_.word(of, DateClass::Preposition);
  const bool placed = items_.is(of, DateClass::Of) || (in != nullptr && in->place == DatePlace::In);
  if (!placed || !items_.same_sentence(at, of)) {
    return grain == Grain::Quarter && nth > 0 ? read_quarter(at, of, nth, frame) : std::nullopt;
  }
  of = items_.end(of);
  MaybeDate within = this_unit(of, frame);
  if (!within) within = read_core(of, frame);
  if (!within || !within->days || within->kind != DateKind::Date || within->grain <= grain)
    return grain == Grain::Quarter && nth > 0 ? read_quarter(at, items_.end(named), nth, frame) : std::nullopt;
  std::optional<Days> days;
  if (weekday != nullptr) {
    const auto day = nth_weekday(*within->days, static_cast<unsigned>(weekday->numbers[0]), nth);
    if (day) days = Days{*day, *day};
  } else if (count.end == next) {
    days = nth_of(*within->days, grain, nth);
  } else if (count.low < 1000 && nth > 0) {
    days = Days{within->days->first, std::min(moved(within->days->first, grain, count.low) - 1, within->days->last)};
  } else if (count.low < 1000) {
    days = Days{std::max(moved(within->days->last + 1, grain, -count.low), within->days->first), within->days->last};
  }
  if (!days) return std::nullopt;
  FoundDate date = found(at, within->end, grain, *days);
  if (count.end != next) date.value = write_day(days->first) + '/' + write_day(days->last);
  date.anchored = within->anchored;
  return date;
}

}  // namespace bede
