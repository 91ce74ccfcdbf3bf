// SPDX-License-Identifier: Apache-2.0
// One time expression without its preposition: which reader its first word asks for, and the plainer readers.
#include <algorithm>

#include "date/date_reader.h"

namespace bede {
namespace {

// The part of a stretch that "early", "mid" and "late" mean: a third of it, and of a decade 0-3, 4-6, 7-9.
Days section_of(Days days, Grain grain, DateSection section, Day today) {
  const Day length = days.last - days.first + 1;
  if (section == DateSection::SoFar) return {days.first, std::clamp(today, days.first, days.last)};
  if (section == DateSection::Ahead) return {std::clamp(today, days.first, days.last), days.last};
  if (length < 3) return days;
  // "the end of the beginning of July" is a third of a third
  Day one = days.first + length / 3, two = days.first + 2 * length / 3;
  if (grain == Grain::Month && length >= 28) one = days.first + 10, two = days.first + 20;
  if (grain == Grain::Year && length >= 365)
    one = day_from(year_of(days.first), 5, 1), two = day_from(year_of(days.first), 9, 1);
  if (grain == Grain::Decade && length >= 3652)
    one = moved(days.first, Grain::Year, 4), two = moved(days.first, Grain::Year, 7);
  if (section == DateSection::Start) return {days.first, one - 1};
  if (section == DateSection::Mid) return {one, two - 1};
  return {two, days.last};
}

}  // namespace

// Which of its namesakes a date without a year is, or a weekday.
std::string_view DateReader::by_tense_why(const FoundDate& date) const {
  if (date.anchored || !date.days) return "told with its year";
  return date.days->first <= today_ ? "the last one, for its verb is past" : "the next one, for its verb is not past";
}

MaybeDate DateReader::read_core(std::uint32_t at, const DateFrame& frame, bool the) const {
  if (at >= items_.size() || !items_.any(at) || items_.is(at, DateClass::Never)) return std::nullopt;
  if (!the && items_.is(at, DateClass::The)) return read_the(at, frame);
  return read_one(at, frame, the);
}

MaybeDate DateReader::read_one(std::uint32_t at, const DateFrame& frame, bool the) const {
  const auto because = [](FoundDate date, std::string_view why) {
    if (date.why.empty()) date.why = why;
    return date;
  };
  const auto of_tense = [&](FoundDate date) {
    if (date.why.empty()) date.why = by_tense_why(date);
    return date;
  };
  if (items_.is(at, DateClass::Approximate)) {
    if (MaybeDate counted = read_counted(items_.end(at), frame)) {
      counted->begin = at;
      return because(std::move(*counted), "how long");
    }
  }
  if (MaybeDate clock = read_clock(at, frame)) return of_tense(std::move(*clock));
  if (MaybeDate set = read_set(at)) return because(std::move(*set), "how often");
  if (MaybeDate date = read_modified(at, frame)) return because(std::move(*date), "a part of a stretch");
  if (MaybeDate date = read_deictic(at, frame)) return because(std::move(*date), "counted from the report's day");
  if (MaybeDate date = read_nth(at, frame)) return because(std::move(*date), "counted within a stretch");
  if (MaybeDate date = read_relative(at, frame, the)) {
    const DateWord* relative = items_.word(at, DateClass::Relative);
    return because(std::move(*date), relative->basis == DateBasis::Spoken ? "counted from the date spoken of before"
                                                                          : "counted from the report's day");
  }
  if (MaybeDate date = read_weekday(at, frame)) return of_tense(std::move(*date));
  if (MaybeDate date = read_holiday(at, frame)) return because(std::move(*date), "a holiday, by its rule");
  if (MaybeDate date = read_numeric(at))
    return because(std::move(*date), month_first_ ? "in numbers, the month first, as is usual where it was written"
                                                  : "in numbers, the day first");
  if (MaybeDate date = read_decade(at, frame, the)) return because(std::move(*date), "a decade");
  MaybeDate date = read_month(at, frame);
  if (!date) date = read_day_month(at, frame);
  if (date) {
    take_part_of_day(*date);
    return of_tense(std::move(*date));
  }
  if (MaybeDate counted = read_counted(at, frame, the)) {
    const bool duration = counted->kind == DateKind::Duration;
    return because(std::move(*counted), duration ? "how long" : "counted from a date");
  }
  if (MaybeDate year = read_year(at)) return because(std::move(*year), "a year");
  if (MaybeDate season = read_season(at, frame)) return of_tense(std::move(*season));
  if (MaybeDate part = read_part_of_day(at, frame)) return because(std::move(*part), "a part of a day");
  MaybeDate weekend = the ? read_weekend(at, frame) : std::nullopt;
  if (weekend) return of_tense(std::move(*weekend));
  return read_reference(at);
}

// "the weekend", "the 22nd of December", "the past week"; but "2011" alone in "the 2011 uprising".
MaybeDate DateReader::read_the(std::uint32_t at, const DateFrame& frame) const {
  std::uint32_t next = items_.end(at);
  if (!items_.same_sentence(at, next)) return std::nullopt;
  if (const std::string_view text = reading_.text(next); text == "'" || text == "\u2019") ++next;  // "the '90s"
  MaybeDate date = read_week_of(next, frame);
  if (!date) date = read_core(next, frame, true);
  if (!date) date = read_bare_day(next, frame);
  if (!date) return std::nullopt;
  const std::uint32_t head = reading_.tokens[at].head;
  if (head < date->end || !date->days || date->grain >= Grain::Decade) date->begin = at;
  return date;
}

// "the week of 7 June", "the weekend of May 3": the one that the day lies in.
MaybeDate DateReader::read_week_of(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* unit = items_.word(at, DateClass::Unit);
  const bool weekend = items_.is(at, DateClass::Weekend);
  if (!weekend && (unit == nullptr || unit->grain != Grain::Week || unit->numbers[0] != 1)) return std::nullopt;
  const std::uint32_t of = items_.end(at);
  if (!items_.is(of, DateClass::Of) || !items_.same_sentence(at, of + 1)) return std::nullopt;
  const MaybeDate day = read_core(of + 1, frame);
  if (!day || !day->days || day->kind != DateKind::Date || day->grain != Grain::WholeDay) return std::nullopt;
  const Grain grain = weekend ? Grain::Weekend : Grain::Week;
  FoundDate date = found(at, day->end, grain, stretch_of(grain, day->days->first));
  date.why = "the one that the day lies in";
  return date;
}

// "on the 23rd": a day of the month that is spoken of, or of the report's.
MaybeDate DateReader::read_bare_day(std::uint32_t at, const DateFrame& frame) const {
  const auto ordinal = items_.ordinal(at);
  if (!ordinal || ordinal->first > 31 || reading_.text(at)[0] < '0' || reading_.text(at)[0] > '9') return std::nullopt;
  const ReadToken& token = reading_.tokens[at];
  if (token.dep != Dep::Pobj || at < 2 || !items_.is(at - 2, DateClass::Preposition)) return std::nullopt;
  const Day from = spoken(Grain::Month).first;
  const auto day = day_if_any(year_of(from), month_of(from), static_cast<unsigned>(ordinal->first));
  if (!day) return std::nullopt;
  Day chosen = *day;
  // Of the report's own month, and still to come, where the verb is past: of the month before.
  if (chosen > frame.today && tense_at(at, frame) == Tense::Past) {
    const Day last = moved(from, Grain::Month, -1);
    const auto before = day_if_any(year_of(last), month_of(last), static_cast<unsigned>(ordinal->first));
    if (before) chosen = *before;
  }
  FoundDate date = found(at, ordinal->second, Grain::WholeDay, {chosen, chosen});
  date.why = "of the month last spoken of";
  return date;
}

// "this unit": the unit behind "the" in "the end of the year", "earlier in the week"
MaybeDate DateReader::this_unit(std::uint32_t at, const DateFrame& frame) const {
  const std::uint32_t unit_token = items_.is(at, DateClass::The) ? items_.end(at) : at;
  const DateWord* unit = items_.word(unit_token, DateClass::Unit);
  if (unit == nullptr || unit->grain < Grain::Week || unit->numbers[0] != 1) return std::nullopt;
  return found(at, items_.end(unit_token), unit->grain, stretch_of(unit->grain, frame.today));
}

// "early 2011", "mid-September", "the end of last year", "earlier this week", "late on Thursday", "the end of the
// month"
MaybeDate DateReader::read_modified(std::uint32_t at, const DateFrame& frame) const {
  if (const DateWord* ending = items_.word(at, DateClass::Ending)) {
    const Days whole = stretch_of(ending->grain, frame.today);
    FoundDate date = found(at, items_.end(at), ending->grain, whole);
    date.days = section_of(whole, ending->grain, DateSection::End, frame.today);
    date.anchored = true;
    return date;
  }
  if (const auto glued = items_.glued(at)) {
    FoundDate date = found(at, at + 1, glued->grain, glued->days);
    date.days = section_of(glued->days, glued->grain, glued->modifier->section, frame.today);
    date.anchored = true;
    return date;
  }
  const DateWord* modifier = items_.word(at, DateClass::Modifier);
  if (modifier == nullptr) return std::nullopt;
  std::uint32_t next = items_.next(at);
  if (next >= items_.size() || !items_.same_sentence(at, next)) return std::nullopt;
  // "late on Thursday", "earlier in May"
  const DateWord* place = items_.word(next, DateClass::Preposition);
  if (place != nullptr && (place->place == DatePlace::Date || place->place == DatePlace::In)) next = items_.end(next);
  // "later in the day": that of the date last spoken of
  const std::uint32_t day_token = items_.is(next, DateClass::The) ? items_.end(next) : next;
  if (const DateWord* day = items_.word(day_token, DateClass::Unit);
      day_token != next && day != nullptr && day->grain == Grain::WholeDay && modifier->section >= DateSection::SoFar)
    return found(at, items_.end(day_token), Grain::WholeDay, spoken(Grain::WholeDay));
  // "the end of the month" is this month's
  MaybeDate inner = this_unit(next, frame);
  if (!inner) inner = read_core(next, frame);
  // "late in the past week" is a stretch too
  const bool whole = inner && (inner->kind == DateKind::Date || inner->kind == DateKind::Duration);
  if (!whole || !inner->days || inner->count) return std::nullopt;
  if (items_.is(next, DateClass::The)) inner->anchored = true;
  inner->begin = at;
  if (inner->grain > Grain::WholeDay)
    inner->days = section_of(*inner->days, inner->grain, modifier->section, frame.today);
  else if (!modifier->code.empty() && inner->value.find('T') == std::string::npos)
    (inner->value += 'T') += modifier->code;
  return inner;
}

// "today", "last night", "tomorrow evening", "overnight"
MaybeDate DateReader::read_deictic(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* word = items_.word(at, DateClass::Deictic);
  if (word == nullptr) return std::nullopt;
  // "The USA Today story": a paper
  if (items_.capital(at) && at > 0 && items_.same_sentence(at - 1, at) && items_.capital(at - 1)) return std::nullopt;
  FoundDate date =
      found(at, items_.end(at), Grain::WholeDay, {frame.today + word->numbers[0], frame.today + word->numbers[1]});
  if (word->numbers[0] == 0 && word->numbers[1] == 0 && word->code.empty() && is_these_times(at)) {
    date.days.reset();
    date.value = "PRESENT_REF";
    date.why = "it names no day";
    return date;
  }
  if (word->numbers[0] != word->numbers[1]) date.value = write_day(date.days->last);
  if (!word->code.empty()) (date.value += 'T') += word->code;
  date.anchored = true;
  take_part_of_day(date);
  return date;
}

// "Friday night", "May 3 in the morning" no: only what stands right behind.
void DateReader::take_part_of_day(FoundDate& date) const {
  if (date.grain != Grain::WholeDay || date.end >= items_.size() || !items_.same_sentence(date.begin, date.end)) return;
  const DateWord* part = items_.word(date.end, DateClass::PartOfDay);
  if (part == nullptr || date.value.find('T') != std::string::npos) return;
  date.end = items_.end(date.end);
  (date.value += 'T') += part->code;
}

// "Friday", "Friday, Dec. 22, 2016", "Friday last week", "Friday night"
MaybeDate DateReader::read_weekday(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* word = items_.word(at, DateClass::Weekday);
  const bool is_short = word == nullptr;
  if (is_short) word = items_.word(at, DateClass::WeekdayShort);
  if (word == nullptr || !items_.capital(at)) return std::nullopt;
  // "Markets are full on a Monday.": any of them
  if (at > 0 && items_.is(at - 1, DateClass::Article) && reading_.tokens[at - 1].head == at) return std::nullopt;
  const auto number = static_cast<unsigned>(word->numbers[0]);
  std::uint32_t next = items_.end(at);
  if (items_.is_comma(next)) ++next;
  // "Police quoted in the Nairobi Sun, June 9, denied it.": a paper
  const bool paper = is_short && at > 0 && items_.same_sentence(at - 1, at) && items_.capital(at - 1);
  if (!paper && items_.same_sentence(at, next)) {
    MaybeDate date = read_numeric(next);
    if (!date) date = read_month(next, frame);
    if (!date) date = read_day_month(next, frame);
    if (date && date->grain == Grain::WholeDay) {
      date->begin = at;
      return date;
    }
  }
  // "The Sun" is a paper, "Wed" a verb
  if (is_short) return std::nullopt;
  next = items_.end(at);
  if (items_.is(next, DateClass::Of)) ++next;
  // "Friday last week", "Friday of last week", "Monday this week"
  if (items_.same_sentence(at, next) && items_.is(next, DateClass::Relative)) {
    const MaybeDate week = read_relative(next, frame, false);
    if (week && week->grain == Grain::Week && week->days && week->days->last - week->days->first == 6) {
      const Day day = week->days->first + static_cast<Day>(number) - 1;
      FoundDate date = found(at, week->end, Grain::WholeDay, {day, day});
      date.anchored = true;
      return date;
    }
  }
  if (MaybeDate told = weekday_of_story(at, number, frame)) return told;
  const bool past = tense_at(at, frame) == Tense::Past;
  Day day = past ? weekday_until(frame.today, number) : weekday_since(frame.today, number);
  FoundDate date = found(at, items_.end(at), Grain::WholeDay, {day, day});
  // "They are to meet on Friday week.": a week after the coming one
  const DateWord* week = items_.same_sentence(at, date.end) ? items_.word(date.end, DateClass::Unit) : nullptr;
  if (!past && week != nullptr && week->grain == Grain::Week && week->numbers[0] == 1) {
    day = weekday_since(frame.today + 1, number) + 7;
    date = found(at, items_.end(date.end), Grain::WholeDay, {day, day});
    date.anchored = true;
    date.why = "a week after the next one";
    return date;
  }
  take_part_of_day(date);
  return date;
}

// "On Monday, 5 June they met. The Friday before, two men had been shot. By the Wednesday they were leaving.": with an
// article of its own it counts from the day last spoken of.
MaybeDate DateReader::weekday_of_story(std::uint32_t at, unsigned number, const DateFrame& frame) const {
  if (at == 0 || !items_.is(at - 1, DateClass::The) || reading_.tokens[at - 1].head != at) return std::nullopt;
  const std::uint32_t next = items_.end(at);
  const DateWord* direction = items_.same_sentence(at, next) ? items_.word(next, DateClass::Direction) : nullptr;
  const bool directed = direction != nullptr && direction->basis != DateBasis::Date;
  // "the Friday before the vote"
  if (directed && direction->basis == DateBasis::Event && !frame.eventless)
    if (const auto anchor = anchor_of(next, items_.end(next))) return weekday_by_event(at, number, *direction, *anchor);
  const Day from = spoken(Grain::WholeDay).first;
  if (from >= frame.today || (!directed && items_.is(next, DateClass::Of))) return std::nullopt;
  const bool back = directed && direction->numbers[0] < 0;
  const Day day = back ? weekday_until(from - 1, number) : weekday_since(from + 1, number);
  FoundDate date = found(at, directed ? items_.end(next) : next, Grain::WholeDay, {day, day});
  date.anchored = true;
  date.why = "counted from the date spoken of before";
  take_part_of_day(date);
  return date;
}

MaybeDate DateReader::weekday_by_event(std::uint32_t at, unsigned number, const DateWord& direction,
                                       std::uint32_t anchor) const {
  const std::uint32_t end = items_.end(items_.end(at));
  const bool back = direction.numbers[0] < 0;
  FoundDate date;
  date.begin = at;
  date.end = end;
  date.value = "XXXX-WXX-" + std::to_string(number);
  date.why = "counted from another event";
  if (const auto days = days_of_event(anchor)) {
    const Day day = back ? weekday_until(days->first - 1, number) : weekday_since(days->last + 1, number);
    date = found(at, end, Grain::WholeDay, {day, day});
    date.why = "counted from an event that the report dates";
  }
  constexpr std::int32_t week = 7;
  date.offset = back ? DateOffset{-week, -1, anchor} : DateOffset{1, week, anchor};
  date.anchored = true;
  return date;
}

// "the weekend": the last one that has begun, or the next one.
MaybeDate DateReader::read_weekend(std::uint32_t at, const DateFrame& frame) const {
  if (!items_.is(at, DateClass::Weekend)) return std::nullopt;
  Days days = stretch_of(Grain::Weekend, frame.today);
  if (days.first > frame.today && tense_at(at, frame) == Tense::Past) days = {days.first - 7, days.last - 7};
  return found(at, items_.end(at), Grain::Weekend, days);
}

// "the summer of 2011", "winter 2011", "in the spring"; not "the fall of Aleppo"
MaybeDate DateReader::read_season(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* word = items_.word(at, DateClass::Season);
  const DateWord* common = items_.word(at, DateClass::SeasonCommon);
  const DateWord* season = word != nullptr ? word : common;
  if (season == nullptr || reading_.tokens[at].pos == Pos::Verb) return std::nullopt;
  const std::uint32_t end = items_.end(at);
  std::uint32_t behind = end;
  if (const int year = year_behind(behind)) {
    FoundDate date = found(at, behind, Grain::Season, season_days(year, season->season));
    date.anchored = true;
    return date;
  }
  const bool is_date = items_.is_entity(at, EntityKind::Date);
  const bool placed = at > 0 && (items_.is(at - 1, DateClass::Preposition) || items_.is(at - 1, DateClass::Modifier) ||
                                 (items_.is(at - 1, DateClass::The) && reading_.tokens[at].dep == Dep::Pobj));
  if (!is_date && (common != nullptr || !placed)) return std::nullopt;
  if (items_.is(end, DateClass::Of)) return std::nullopt;
  const auto days = by_tense(at, frame, [&](int year) { return std::optional(season_days(year, season->season)); });
  return days ? MaybeDate(found(at, end, Grain::Season, *days)) : std::nullopt;
}

// "the evening of May 3", "the night of the attack"
MaybeDate DateReader::read_part_of_day(std::uint32_t at, const DateFrame& frame) const {
  const DateWord* part = items_.word(at, DateClass::PartOfDay);
  const std::uint32_t of = items_.end(at);
  if (part == nullptr || !items_.same_sentence(at, of)) return std::nullopt;
  // "dawn on Saturday", "midnight Friday"
  const DateWord* on = items_.word(of, DateClass::Preposition);
  const bool has_of = items_.is(of, DateClass::Of), has_on = on != nullptr && on->place == DatePlace::Date;
  if (!has_of && !has_on && !items_.capital(of)) return std::nullopt;
  MaybeDate date = read_core(has_of || has_on ? items_.end(of) : of, frame);
  if (!has_of && (!date || date->kind != DateKind::Date || date->grain != Grain::WholeDay)) return std::nullopt;
  if (!date || !date->days || date->grain != Grain::WholeDay || date->kind != DateKind::Date) {
    // "on the night of the attack"
    const auto anchor = at > 0 && items_.is(at - 1, DateClass::The) ? anchor_of(of, items_.end(of)) : std::nullopt;
    if (!anchor) return std::nullopt;
    FoundDate event;
    event.begin = at;
    event.end = items_.end(of);
    event.offset = DateOffset{0, 0, *anchor};
    return event;
  }
  date->begin = at;
  if (date->value.find('T') == std::string::npos) (date->value += 'T') += part->code;
  return date;
}

}  // namespace bede
