// SPDX-License-Identifier: Apache-2.0
// What is told from the report's day or from the date last spoken of: "last Friday", "the past two days", "that week".
#include <algorithm>

#include "date/date_reader.h"

namespace bede {
namespace {

// How many a plural without a number may be: "in recent weeks".
constexpr std::int32_t vague_low = 2, vague_high = 6;

}  // namespace

// From a day so many days, weeks, ... back or on: "in the past two days" (reported 2016-12-30) -> 12-28 to 12-30.
MaybeDate DateReader::stretch(std::uint32_t at, std::uint32_t end, Grain grain, DateCount count, int direction,
                              Day from) const {
  const std::string value = duration_value(grain, count.exact() ? count.low : -1, count.and_half);
  if (count.and_half) in_smaller_units(grain, count);
  const int most = std::max(count.high, 1) * direction;
  if (!can_move(from, grain, most)) return std::nullopt;
  Day to = moved(from, grain, most);
  if (grain == Grain::Hour) to = from + direction * ((count.high + 23) / 24);
  FoundDate date = found(at, end, grain, {std::min(from, to), std::max(from, to)});
  date.value = value;
  date.kind = DateKind::Duration;
  date.anchored = true;
  return date;
}

MaybeDate DateReader::read_relative(std::uint32_t at, const DateFrame& frame, bool the) const {
  const DateWord* relative = items_.word(at, DateClass::Relative);
  if (relative == nullptr) return std::nullopt;
  // "talks last two days" is a verb; "the coming days" is read as one, too
  if (reading_.tokens[at].pos == Pos::Verb && reading_.tokens[at].tag != Tag::Vbg) return std::nullopt;
  std::uint32_t next = items_.end(at);
  // "this past week", "this coming Friday", "that same day", "the very next day"
  if (const DateWord* second = items_.word(next, DateClass::Relative); second != nullptr && relative->numbers[0] == 0) {
    relative = second;
    next = items_.end(next);
  }
  if (!items_.same_sentence(at, next)) return std::nullopt;
  if (MaybeDate name = relative_name(next, *relative, frame)) {
    name->begin = at;
    name->anchored = true;
    take_part_of_day(*name);
    return name;
  }
  if (items_.is(next, DateClass::Unit)) return relative_unit(at, next, *relative, frame, the);
  const Day from = relative->basis == DateBasis::Spoken ? spoken(Grain::WholeDay).first : frame.today;
  const int direction = relative->numbers[0];
  // "recent weeks", "the coming days", "previous years"
  if (const DateWord* units = items_.word(next, DateClass::Units); units != nullptr && direction != 0) {
    // "these days", "the last days of the siege"
    if (relative->basis == DateBasis::Report && !items_.is(items_.end(next), DateClass::Of))
      return stretch(at, items_.end(next), units->grain, {vague_low, vague_high, next}, direction, from);
    if (relative->basis == DateBasis::Report) return std::nullopt;
    return stretch(at, items_.end(next), units->grain, {vague_low, vague_high, next}, direction, from);
  }
  // "the last two weeks", "the next few days"
  const auto count = direction != 0 ? items_.count(next) : std::nullopt;
  if (!count) return std::nullopt;
  const std::uint32_t unit_token = items_.over_hyphen(count->end);
  const DateWord* unit = items_.word(unit_token, DateClass::Units);
  if (unit == nullptr) unit = items_.word(unit_token, DateClass::Unit);
  if (unit == nullptr || items_.is(items_.end(unit_token), DateClass::Of)) return std::nullopt;
  DateCount many = *count;
  many.low *= unit->numbers[0];
  many.high *= unit->numbers[0];
  return stretch(at, items_.end(unit_token), unit->grain, many, direction, from);
}

// "freed on Monday … seized last Monday": beside the day by its name alone, the last one is the one before it.
bool DateReader::is_told_plainly(std::uint32_t weekday) const {
  for (std::uint32_t i = 1; i < reading_.tokens.size(); ++i) {
    if (i == weekday || reading_.tokens[i].form != reading_.tokens[weekday].form || !items_.capital(i)) continue;
    const bool plain = !items_.is(i - 1, DateClass::Relative) && !items_.is(i + 1, DateClass::Relative);
    if (plain && governing_tense(reading_, words_, i).tense == Tense::Past) return true;
  }
  return false;
}

// "last Friday", "this September", "next summer", "this morning", "last Christmas", "the following Monday"
MaybeDate DateReader::relative_name(std::uint32_t at, const DateWord& relative, const DateFrame& frame) const {
  const int which = relative.numbers[0];
  // "On the next Sunday he spoke": what is past cannot be told from the report's day on
  const bool from_spoken =
      relative.basis == DateBasis::Spoken || (relative.basis == DateBasis::Report && which > 0 && at >= 2 &&
                                              items_.is(at - 2, DateClass::The) && tense_at(at, frame) == Tense::Past);
  const Day from = from_spoken ? spoken(Grain::WholeDay).first : frame.today;
  const std::uint32_t end = items_.end(at);
  if (const DateWord* weekday = items_.word(at, DateClass::Weekday); weekday != nullptr && items_.capital(at)) {
    const auto number = static_cast<unsigned>(weekday->numbers[0]);
    Day day = which < 0 ? weekday_until(from - 1, number) : weekday_since(from + 1, number);
    if (which < 0 && !from_spoken && day == weekday_until(from, number) && is_told_plainly(at)) day -= 7;
    if (which == 0)
      day = tense_at(at, frame) == Tense::Past ? weekday_until(from, number) : weekday_since(from, number);
    return found(at, end, Grain::WholeDay, {day, day});
  }
  const DateWord* month = items_.word(at, DateClass::Month);
  if (month == nullptr) month = items_.word(at, DateClass::MonthCommon);
  if (month != nullptr && items_.capital(at)) {
    const auto number = static_cast<unsigned>(month->numbers[0]);
    // "last March 3", "next May 5"
    if (const auto day_number = items_.day_number(end)) {
      const auto days = by_relative(which, from, [&](int year) -> std::optional<Days> {
        const auto day = day_if_any(year, number, day_number->first);
        return day ? std::optional(Days{*day, *day}) : std::nullopt;
      });
      return days ? MaybeDate(found(at, day_number->second, Grain::WholeDay, *days)) : std::nullopt;
    }
    const auto days = by_relative(which, from, [&](int year) { return std::optional(month_days(year, number)); });
    return days ? MaybeDate(found(at, end, Grain::Month, *days)) : std::nullopt;
  }
  const DateWord* season = items_.word(at, DateClass::Season);
  if (season == nullptr) season = items_.word(at, DateClass::SeasonCommon);
  if (season != nullptr && reading_.tokens[at].pos != Pos::Verb) {
    const auto days =
        by_relative(which, from, [&](int year) { return std::optional(season_days(year, season->season)); });
    return days ? MaybeDate(found(at, end, Grain::Season, *days)) : std::nullopt;
  }
  if (const DateWord* part = items_.word(at, DateClass::PartOfDay); part != nullptr) {
    FoundDate date = found(at, end, Grain::WholeDay, {from + which, from + which});
    date.value += 'T';
    date.value += part->code;
    return date;
  }
  if (items_.is(at, DateClass::Holiday) && items_.capital(at)) {
    MaybeDate holiday = read_holiday(at, {from, which < 0 ? Tense::Past : Tense::Future});
    if (holiday && which < 0 && holiday->days->contains(from)) holiday = read_holiday(at, {from - 1, Tense::Past});
    return holiday;
  }
  if (items_.is(at, DateClass::Weekend)) {
    Days days = stretch_of(Grain::Weekend, from);
    if (which == 0) return read_weekend(at, frame);
    if (which < 0 || days.first <= from) days = {days.first + 7 * which, days.last + 7 * which};
    return found(at, end, Grain::Weekend, days);
  }
  return std::nullopt;
}

// "this week", "last year", "next month", "the next day", "that week", "the past year"
MaybeDate DateReader::relative_unit(std::uint32_t at, std::uint32_t unit_token, const DateWord& relative,
                                    const DateFrame& frame, bool the) const {
  const DateWord& unit = *items_.word(unit_token, DateClass::Unit);
  const std::uint32_t end = items_.end(unit_token);
  const int which = relative.numbers[0];
  if (unit.grain < Grain::WholeDay) return std::nullopt;
  if (which == 0 && unit.grain == Grain::WholeDay && relative.basis == DateBasis::Report) return std::nullopt;
  if (unit.grain == Grain::Half) return std::nullopt;  // "the last half of the match"
  // "the last week of January" is read as the last of a month; "last day of talks" is no day of ours
  if (which < 0 && items_.is(end, DateClass::Of) && relative.basis == DateBasis::Report) return std::nullopt;
  // "that year's vote" counts from the date spoken of; so does "the next day", unlike "next week"
  const bool from_spoken = relative.basis == DateBasis::Spoken ||
                           (relative.basis == DateBasis::Report && which > 0 && (the || unit.grain == Grain::WholeDay));
  // "over the next decade", "in the next year" go on from the report
  const DateWord* place = the && at >= 2 ? items_.word(at - 2, DateClass::Preposition) : nullptr;
  const bool over =
      place != nullptr && which > 0 && relative.basis == DateBasis::Report && unit.grain > Grain::WholeDay &&
      (place->place == DatePlace::Date || place->place == DatePlace::In || place->place == DatePlace::Within);
  if (over && tense_at(unit_token, frame) != Tense::Past)
    return stretch(at, end, unit.grain, {unit.numbers[0], unit.numbers[0], end}, which, frame.today);
  if (!from_spoken && (relative.basis == DateBasis::Stretch || (the && which != 0)))
    return stretch(at, end, unit.grain, {unit.numbers[0], unit.numbers[0], end}, which, frame.today);
  Days from{frame.today, frame.today};
  if (from_spoken) {
    if (reading_.tokens[at].dep != Dep::Det && reading_.tokens[at].dep != Dep::Amod && which == 0) return std::nullopt;
    from = spoken(unit.grain);
    // "The next day" without a date before it tells none that is still to come: "He was freed the next day."
    const bool ahead = which > 0 && from.first == frame.today && tense_at(unit_token, frame) == Tense::Past;
    if (ahead) return std::nullopt;
  }
  if (!can_move(from.first, unit.grain, which)) return std::nullopt;
  FoundDate date = found(at, end, unit.grain, stretch_of(unit.grain, moved(from.first, unit.grain, which)));
  date.anchored = true;
  take_part_of_day(date);
  return date;
}

}  // namespace bede
