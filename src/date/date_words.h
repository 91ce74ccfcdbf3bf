// SPDX-License-Identifier: Apache-2.0
// The rows of dates/words, read: what each word of time says.
//
//   september  month 9    fortnight  unit week 2    ago  direction -1 report    several  number 3-9
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bede/result.h"
#include "date/calendar.h"
#include "language/language.h"
#include "lexicon/lexicon.h"

namespace bede {

enum class DateClass : std::uint8_t {
  Weekday,       // 1 (Monday) to 7
  WeekdayShort,  // the same; only beside another part of a date: "Sun" is a paper too
  WeekdaySet,    // the same: "Fridays"
  Month,         // 1 to 12
  MonthShort,    // the same; only beside a number: "Jan" is a name too
  MonthCommon,   // the same; only where its neighbours make it a month: "May", "March"
  Unit,          // a grain, and how many of it: "week 2"
  Units,         // the same, of a plural
  Weekend,       // nothing
  Number,        // "8", or "3-9" where it is vague
  Multiplier,    // "100"
  Article,       // 1: "a"
  The,           // nothing
  Ordinal,       // 1 to 31
  OrdinalMark,   // what stands behind the digits of an ordinal: "22nd"
  DecadeMark,    // what stands behind those of a decade: "1990s"
  Decade,        // 20 to 90: "nineties"
  Relative,      // -1, 0 or 1, and from where: report, spoken (the date last spoken of), stretch ("the past week")
  Deictic,       // days from the report's day, first and last, and a part of the day: "-1 0 NI"
  Then,          // nothing: the date last spoken of
  PartOfDay,     // MO AF EV NI MI
  Season,        // SP SU FA WI
  SeasonCommon,  // the same; only where its neighbours make it a season: "fall"
  Quarter,       // 1 to 4: "Q3"
  Holiday,  // "12-25"; "easter -2"; "orthodox -2"; "nth 11 4 4": of November, of Thursdays, the fourth; "hijri 10 1",
            // "jalali 1 1", "hebrew 1 15": month and day of that calendar, without a day the whole month; "feast
            // diwali": on the days that dates/feasts tells
  StateHoliday,  // a state's code, and a value as of Holiday: "GHA 3-6", of dates/state_holidays
  OtherMonth,    // "hijri 3", "jalali 4"; only beside a number: "Azar" is a name too
  FeastDay,      // 2016-10-30: a row of dates/feasts
  FixedDay,      // 2001-09-11: a day that a name means in every year after
  Direction,     // -1 or 1, and from where: report, spoken, event ("two days after the vote")
  Offset,        // days from what follows: "on the eve of"
  Preposition,   // date, in, at, within, since, until, before, after, from, between, duration
  To,            // nothing: "from May to June"
  And,           // nothing: "between May and June"
  TimeAhead,     // nothing: what stands behind a possessive: "in ten days' time"
  Reference,     // PRESENT_REF, PAST_REF or FUTURE_REF: a word that names no day
  Of,            // nothing: "the end of May"
  Era,           // nothing: what makes a small number a year: "347 AD", "AD 70"
  Modifier,  // start, mid, end, sofar ("earlier this week"), ahead ("later this week"); and the part of a day that it
             // is
  Ending,    // a grain: "year-end"
  Every,     // nothing
  Set,       // a grain: "daily"
  Approximate,  // nothing: "about two years ago"
  Expects,      // a word whose participle or noun puts dates below it into the future: "scheduled for Friday"
  Intends,      // a word whose infinitive is to come: "agreed to meet on Friday"
  Defers,       // a verb behind which "until" tells a day to come: "adjourned until Monday"
  Lasts,        // a word that makes "today" no day: "still in use today", "known today as"
  Ahead,        // a preposition before what is to come: "ahead of Sunday's vote"
  Behind,       // a preposition before what has been: "since the vote in March"
  NameAfter,    // a word that makes the date before it a name: "April 6 Movement"
  NameBefore,   // a word that makes the year behind it a number: "Resolution 1973", "Flight 1549"
  Clock,        // a word that makes the number before it a time of day: "2000 GMT"
  HalfDay,      // 0 or 12 hours: "a.m.", "p.m." behind a number
  Age,          // a word that makes the years before it an age: "ten years old"
  Never,        // words of time that tell no time: "last-minute"
};
inline constexpr std::size_t date_class_count = static_cast<std::size_t>(DateClass::Never) + 1;

// Event: an event, or a date; Date: a date alone ("two weeks from Friday").
enum class DateBasis : std::uint8_t { Report, Spoken, Stretch, Event, Date };
enum class DatePlace : std::uint8_t { Date, In, At, Within, Since, Until, Before, After, From, Between, Duration };
enum class DateSection : std::uint8_t { Start, Mid, End, SoFar, Ahead };
enum class HolidayRule : std::uint8_t { Fixed, Easter, NthWeekday, Orthodox, Hijri, Jalali, Hebrew, Feast };

struct DateWord {
  DateClass of_class{};
  Grain grain = Grain::WholeDay;
  DateBasis basis{};
  DatePlace place{};
  DateSection section{};
  HolidayRule rule{};
  SeasonName season{};
  std::int32_t numbers[3] = {0, 0, 0};
  std::string_view code;  // of a part of the day: "NI"; of a state's holiday: "GHA"; of a reference: "PAST_REF"
};

class DateWords {
 public:
  // Errors: BadData, with the table and line.
  static Result<DateWords> read(const Lexicon& lexicon);

  // What the words from a token on mean: rows of term_entries, and how many tokens they take.
  const Phrases& phrases() const { return lexicon_.terms; }
  // The word of an entry of the trie, or nullptr where it is no word of time.
  const DateWord* of_entry(std::uint32_t entry) const {
    const std::uint32_t at = word_of_row_[lexicon_.term_entries[entry]];
    return at == no_row ? nullptr : &words_[at];
  }
  // Whether a single word is of that class.
  bool is(WordId word, DateClass of_class) const {
    return word < classes_.size() && (classes_[word] >> static_cast<unsigned>(of_class) & 1) != 0;
  }
  const Lexicon& lexicon() const { return lexicon_; }
  // The states that words from a token on name ("Ghana", "Ghanaian", "Accra"), rows of Lexicon::states: several had the
  // name of Russia. Of the longest name that of which `fits(row)` holds, or no_row, and the token behind the name.
  template <class Fits>
  std::pair<std::uint32_t, std::uint32_t> state_at(const Reading& reading, std::uint32_t token, Fits fits) const;
  // The days of a feast that are known, in order.
  std::span<const Day> feast_days(const DateWord& feast) const {
    return std::span(feast_days_)
        .subspan(static_cast<std::size_t>(feast.numbers[0]), static_cast<std::size_t>(feast.numbers[1]));
  }
  // The modifier that stands glued before a number: "mid" in "mid-2015"; nullptr where there is none.
  const DateWord* glued_modifier(std::string_view text) const;
  // A half of the day glued behind a number ("am" in "6:00am"), or a fixed day in digits ("9/11"), which are no words
  // by themselves; nullptr where there is none.
  const DateWord* in_digits(std::string_view text, DateClass of_class) const;
  // Whether what stands behind digits is such a mark: "nd", "s".
  bool is_mark(std::string_view text, DateClass of_class) const;

 private:
  Result<void> read_feasts();
  static Result<DateWord> read_word(const Lexicon& lexicon, const Term& term);

  Lexicon lexicon_;
  std::vector<DateWord> words_;
  std::vector<std::uint32_t> word_of_row_;
  std::vector<Day> feast_days_;         // of one feast after the other
  std::vector<std::uint64_t> classes_;  // of each word: a bit for each class
  std::vector<std::pair<DateClass, std::string_view>> marks_;
  std::vector<std::pair<std::string_view, std::uint32_t>> modifiers_;  // of one word, and their places in words_
  std::vector<std::pair<std::string_view, std::uint32_t>> in_digits_;
};
static_assert(date_class_count <= 64);

template <class Fits>
std::pair<std::uint32_t, std::uint32_t> DateWords::state_at(const Reading& reading, std::uint32_t token,
                                                            Fits fits) const {
  std::pair<std::uint32_t, std::uint32_t> found{no_row, token + 1};
  std::uint32_t node = lexicon_.names.begin(reading.tokens[token].form);
  for (std::uint32_t i = token + 1; node != Phrases::nowhere; ++i) {
    for (const NameEntry& entry : lexicon_.entries(lexicon_.names.values(node)))
      if (entry.kind <= NameKind::Capital && fits(entry.row)) found = {entry.row, i};
    if (i < reading.tokens.size() && reading.text(i) == "-") ++i;  // "Guinea-Bissau"
    if (i >= reading.tokens.size()) break;
    node = lexicon_.names.next(node, reading.tokens[i].form);
  }
  return found;
}

}  // namespace bede
