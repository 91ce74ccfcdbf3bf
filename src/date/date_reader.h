// SPDX-License-Identifier: Apache-2.0
// Reads the time expressions of one report from the left to the right, each resolved as it is read.
//
//   read_phrase    a preposition and what it governs, a stretch: "since October", "from May to June"
//   read_core      one expression without its preposition: "early last week", "the third quarter of 2011"
//   read_...       its parts
//
// Invariants: 1. each reader begins at the token that it is given and gives nothing where its words do not stand there;
// 2. what is found ends behind the token where it began; 3. no reader calls itself at the same token.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "date/date.h"
#include "date/date_items.h"
#include "date/tense.h"

namespace bede {

// What a date without a year, or a weekday, is told from.
struct DateFrame {
  Day today;
  std::optional<Tense> tense = {};  // nothing: that of the verb above the date
  bool undirected = false;          // "three weeks from Monday" is how long
  bool eventless = false;           // nothing is counted from an event: what is read tells when one was
};

struct FoundDate {
  std::uint32_t begin = 0, end = 0;
  Grain grain = Grain::WholeDay;
  DateKind kind = DateKind::Date;
  bool anchored = false;  // it tells its own year, or counts from the report's day
  std::optional<Days> days;
  std::optional<DateOffset> offset;
  std::optional<DateCount> count;  // of a duration
  std::string value;
  std::string_view why;
  unsigned day = 0;  // of a month, where it is told: "Dec. 22-25" goes on from it
};
using MaybeDate = std::optional<FoundDate>;

// "half a century" in years, "a year and a half" in months: where there is a half, and of what is longer than a year.
void in_smaller_units(Grain& grain, DateCount& count);

class DateReader {
 public:
  DateReader(const DateWords& words, const Reading& reading, Day today, DateOrigin origin);
  std::vector<DateMention> read();

 private:
  // date_placed.cc
  MaybeDate read_phrase(std::uint32_t at) const;
  MaybeDate read_placed(std::uint32_t at, DatePlace place) const;
  MaybeDate read_stretch(std::uint32_t at, bool between) const;
  MaybeDate read_offset(std::uint32_t at) const;
  MaybeDate join(const FoundDate& from, std::uint32_t to, std::uint32_t from_token) const;
  MaybeDate join_day(const FoundDate& from, std::uint32_t to, bool next_alone) const;
  MaybeDate join_weekdays(const FoundDate& from, std::uint32_t to, std::uint32_t from_token) const;
  void place(FoundDate& found, DatePlace place) const;
  MaybeDate within_of(FoundDate found) const;
  void settle_duration(FoundDate& found, std::uint32_t preposition) const;
  bool governs(std::uint32_t preposition, const FoundDate& found) const;

  // date_sets.cc
  MaybeDate read_set(std::uint32_t at) const;
  MaybeDate read_reference(std::uint32_t at) const;
  bool is_these_times(std::uint32_t today) const;

  // date_reader.cc
  bool is_name(const FoundDate& found) const;
  std::uint32_t head_of(std::uint32_t begin, std::uint32_t end) const;
  void keep(const FoundDate& found);
  bool is_told(const FoundDate& date) const;
  bool heads_line(const FoundDate& date) const;
  void head_line(DateMention& mention);
  // The years that the heading of a chronicle's line gives to a date in it.
  std::optional<Days> line_days(std::uint32_t token) const {
    if (heading_ == 0 || token >= mentions_[heading_ - 1].heads_until) return std::nullopt;
    return mentions_[heading_ - 1].days;
  }

  // date_core.cc
  MaybeDate read_core(std::uint32_t at, const DateFrame& frame, bool the = false) const;
  MaybeDate read_one(std::uint32_t at, const DateFrame& frame, bool the) const;
  std::string_view by_tense_why(const FoundDate& date) const;
  MaybeDate read_the(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_week_of(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_bare_day(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_modified(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_deictic(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_clock(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_weekday(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate weekday_of_story(std::uint32_t at, unsigned number, const DateFrame& frame) const;
  MaybeDate weekday_by_event(std::uint32_t at, unsigned number, const DateWord& direction, std::uint32_t anchor) const;
  MaybeDate read_season(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_nth(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_quarter(std::uint32_t at, std::uint32_t end, int number, const DateFrame& frame) const;
  MaybeDate read_part_of_day(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_weekend(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate this_unit(std::uint32_t at, const DateFrame& frame) const;
  void take_part_of_day(FoundDate& found) const;

  // date_calendar.cc
  MaybeDate read_numeric(std::uint32_t at) const;
  MaybeDate read_month(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_day_month(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_year(std::uint32_t at) const;
  MaybeDate read_decade(std::uint32_t at, const DateFrame& frame, bool the) const;
  const DateWord* month_at(std::uint32_t at, bool beside_number) const;
  int year_at(std::uint32_t at) const;
  int year_behind(std::uint32_t& end) const;
  MaybeDate month_date(std::uint32_t at, std::uint32_t end, unsigned month, const DateFrame& frame) const;
  MaybeDate day_date(std::uint32_t at, std::uint32_t end, unsigned month, unsigned day, const DateFrame& frame) const;

  // date_holidays.cc
  MaybeDate read_holiday(std::uint32_t at, const DateFrame& frame) const;
  MaybeDate read_other_day(std::uint32_t at, const DateFrame& frame) const;
  const DateWord* holiday_of_state(std::uint32_t at) const;
  std::optional<Days> holiday_in(const DateWord& word, int year, Day today) const;

  // date_relative.cc
  MaybeDate read_relative(std::uint32_t at, const DateFrame& frame, bool the) const;
  bool is_told_plainly(std::uint32_t weekday) const;
  MaybeDate relative_name(std::uint32_t at, const DateWord& relative, const DateFrame& frame) const;
  MaybeDate relative_unit(std::uint32_t at, std::uint32_t unit, const DateWord& relative, const DateFrame& frame,
                          bool the) const;
  MaybeDate stretch(std::uint32_t at, std::uint32_t end, Grain grain, DateCount count, int direction, Day from) const;

  // date_counted.cc
  MaybeDate read_counted(std::uint32_t at, const DateFrame& frame, bool the = false) const;
  MaybeDate directed(FoundDate found, const DateWord& direction, const DateFrame& frame) const;
  MaybeDate counted_from(FoundDate found, const DateWord& direction, Days from) const;
  std::optional<Days> days_of_event(std::uint32_t anchor) const;
  std::optional<Days> days_beside(std::uint32_t token) const;
  bool is_possessive(std::uint32_t at) const { return reading_.tokens[at].dep == Dep::Case; }
  std::optional<std::uint32_t> anchor_of(std::uint32_t direction, std::uint32_t end) const;

  // The latest date told so far that is no wider than such a unit; the report's day where there is none.
  Days spoken(Grain grain) const;
  Tense tense_at(std::uint32_t token, const DateFrame& frame) const;

  // Of the stretches that years give, the one that the tense of a token asks for.
  template <class OfYear>
  std::optional<Days> by_tense(std::uint32_t token, const DateFrame& frame, OfYear of_year) const;
  // The last one before a day (-1), the first one after it (1), that of its year (0).
  template <class OfYear>
  static std::optional<Days> by_relative(int relative, Day day, OfYear of_year);

  FoundDate found(std::uint32_t begin, std::uint32_t end, Grain grain, Days days) const;

  const DateWords& words_;
  const Reading& reading_;
  const Day today_;
  const std::uint32_t home_;  // of Lexicon::states, or no_row
  const bool month_first_;
  DateItems items_;
  std::vector<DateMention> mentions_;
  std::size_t heading_ = 0;  // of mentions_, counted from 1: the heading of the chronicle's line that is read; 0: none
};

template <class OfYear>
std::optional<Days> DateReader::by_relative(int relative, Day day, OfYear of_year) {
  const int year = year_of(day);
  std::optional<Days> best;
  for (int y = year - 9; y <= year + 9; ++y) {
    const std::optional<Days> days = y >= first_year && y <= last_year ? of_year(y) : std::nullopt;
    if (!days) continue;
    if (relative < 0 && days->last < day) best = days;
    if (relative > 0 && days->first > day && !best) best = days;
    // "this winter", told in January, is the one that goes on.
    if (relative == 0 && (days->contains(day) || (y == year && !(best && best->contains(day))))) best = days;
  }
  return best;
}

template <class OfYear>
std::optional<Days> DateReader::by_tense(std::uint32_t token, const DateFrame& frame, OfYear of_year) const {
  if (const auto line = line_days(token); line && !frame.tense && frame.today == today_) {
    for (int y = year_of(line->first); y <= year_of(line->last); ++y)
      if (const std::optional<Days> days = of_year(y)) return days;
  }
  std::optional<Days> past, future;  // that has begun; that has not ended
  const int year = year_of(frame.today);
  for (int y = std::max(year - 9, first_year); y <= std::min(year + 9, last_year); ++y) {
    const std::optional<Days> days = of_year(y);
    if (days && days->first <= frame.today) past = days;
    if (days && days->last >= frame.today && !future) future = days;
  }
  if (!past || !future) return past ? past : future;
  const Day gone = frame.today - past->first, ahead = future->first - frame.today;
  if (frame.tense) return *frame.tense == Tense::Past ? past : future;
  const Governed governed = governing_tense(reading_, words_, token);
  if (governed.tense == Tense::Future) return future;
  // "South Africa votes on May 8", read as nouns alone: the nearest
  if (governed.tense == Tense::Present || !governed.verb) return ahead <= gone ? future : past;
  // A past verb far from the date says little where the date is nearly a year gone and about to come again.
  return !governed.direct && gone > 300 && ahead < 62 ? future : past;
}

}  // namespace bede
