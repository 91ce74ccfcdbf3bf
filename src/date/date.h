// SPDX-License-Identifier: Apache-2.0
// The door of the date step: a reading -> its time expressions, resolved against the report's day.
//
//   "The truce came eight days after the army took Aleppo. On Friday both sides met."  (reported 2017-01-01)
//   -> "eight days after": 8 days after what hangs on "took";  "On Friday": 2016-12-30
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "language/language.h"

namespace bede {

// How far a time is from that of another event of the same report: first to last days after it (before it: negative).
struct DateOffset {
  std::int32_t first_days = 0, last_days = 0;
  std::uint32_t anchor = 0;  // the token that the other event hangs on: a verb or a noun
};

// What the days of a mention are, where it has any: those of the date itself; of Since, from its first day to the
// report's; of Until, from the report's day (where it is before the end) to its last, "before 2011" has none; of a
// Duration, those that it goes over, where it is told from when or up to when.
enum class DateKind : std::uint8_t {
  Date,      // "on Friday", "last September", "2011"
  Since,     // from then on: "since October"
  Until,     // up to then: "until March"
  Duration,  // "for three years", "the past two days"
  Set,       // "every Friday"
};

struct DateMention {
  std::uint32_t begin_token = 0, end_token = 0;  // with its preposition: "since October"
  std::uint32_t head_token = 0;                  // the one of them that hangs outside them
  DateKind kind = DateKind::Date;
  std::optional<Days> days;          // none: only a duration, or told from another event
  std::optional<DateOffset> offset;  // told from another event
  std::string value;     // TIMEX3: "2016-12-30", "2016-09", "P3Y", "A/B" of a stretch; of an offset how long: "P8D"
  std::string_view why;  // the rule: "the last one, for its verb is past"
  // Of the heading of a chronicle's line ("1975: War breaks out"): the token behind what it dates; else 0.
  std::uint32_t heads_until = 0;
};

// "DATE", "TIME", "DURATION" or "SET", as TIMEX3 has them.
std::string_view timex_type(const DateMention& mention);

// Whether it is no more than past, present or future: "recently", PAST_REF.
bool is_reference(const DateMention& mention);

// The values of TIMEX3's beginPoint and endPoint: of what goes on from one time to another, as far as they are known.
//
//   "the past two days" (reported 2016-12-30) -> 2016-12-28, 2016-12-30;  "since October" -> 2016-10, 2016-12-30
//   "until March" -> 2016-12-30, 2017-03;  "in recent weeks" -> nothing, 2016-12-30;  "on Friday" -> nothing
struct TimexPoints {
  std::string begin, end;
};
TimexPoints timex_points(const DateMention& mention, Day report_day);

// The states of the outlet and of the place that the report was written in: rows of Lexicon::states, or no_row. Where
// the outlet is tells whether "03/04/2011" is the 4th of March, where the report was written whose Independence Day it
// means; each stands for the other where that is not known.
struct DateOrigin {
  std::uint32_t outlet = no_row, dateline = no_row;
};

class DateFinder {
 public:
  // Reads dates/words of the lexicon. Errors: BadData (a class or a value that it does not know).
  static Result<DateFinder> make(const Lexicon& lexicon);

  // In the order of their beginnings; they do not overlap. `report_day` is the day that the report was published.
  std::vector<DateMention> find(const Reading& reading, Day report_day, DateOrigin origin = {}) const;

 private:
  struct Words;
  std::shared_ptr<const Words> words_;
};

}  // namespace bede
