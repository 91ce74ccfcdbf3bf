// SPDX-License-Identifier: Apache-2.0
// The tokens of a reading with the words of time that begin at each: looked up once, then asked by place and class.
#pragma once

#include <optional>
#include <vector>

#include "date/date_words.h"
#include "language/language.h"

namespace bede {

// So many of something: "eight" 8 to 8, "several" 3 to 9.
struct DateCount {
  std::int32_t low = 0, high = 0;
  std::uint32_t end = 0;  // the token after
  bool and_half = false;  // "two and a half"
  bool exact() const { return low == high && low > 0; }
};

class DateItems {
 public:
  DateItems(const DateWords& words, const Reading& reading);

  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
  // Whether any word of time, or any digit, begins here.
  bool any(std::uint32_t at) const { return items_[at].next != 0; }

  const DateWord* word(std::uint32_t at, DateClass of_class) const;
  // Of the states' holidays of the name that begins here: a state's, by its code; that of the only state that has one.
  const DateWord* holiday_of(std::uint32_t at, std::string_view state) const;
  const DateWord* only_holiday(std::uint32_t at) const;
  bool is(std::uint32_t at, DateClass of_class) const { return word(at, of_class) != nullptr; }
  // The token after the words that begin here, and after a hyphen behind them.
  std::uint32_t next(std::uint32_t at) const { return over_hyphen(end(at)); }
  std::uint32_t end(std::uint32_t at) const { return at < size() && items_[at].next != 0 ? items_[at].next : at + 1; }
  std::uint32_t over_hyphen(std::uint32_t at) const { return is_hyphen(at) ? at + 1 : at; }
  bool is_hyphen(std::uint32_t at) const;
  bool is_comma(std::uint32_t at) const { return at < size() && reading_.text(at) == ","; }
  bool capital(std::uint32_t at) const { return at < size() && reading_.tokens[at].capital; }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return b < size() && reading_.tokens[a].sentence == reading_.tokens[b].sentence;
  }

  // A token of digits alone, of at most so many: its number, or -1. "2,500" is none.
  int digits(std::uint32_t at, std::size_t longest = 4) const;
  // The day of a month: "22", "22nd", "twenty-second"; gives the token after.
  std::optional<std::pair<unsigned, std::uint32_t>> day_number(std::uint32_t at) const;
  // An ordinal: "second", "22nd"; up to 99.
  std::optional<std::pair<int, std::uint32_t>> ordinal(std::uint32_t at) const;
  // A count before a unit: "eight", "a", "2,500", "twenty-two", "two to three".
  std::optional<DateCount> count(std::uint32_t at) const;
  // The token after "and a half", which tells that a half is to be added, or nothing.
  std::optional<std::uint32_t> and_half(std::uint32_t at) const;
  // "1990s" -> 1990, "90s" and "nineties" -> 90; gives the token after.
  std::optional<std::pair<int, std::uint32_t>> decade(std::uint32_t at) const;

  // "mid-2015", "mid-1990s", which stand as one token: the modifier, and the days and grain of the number.
  struct Glued {
    const DateWord* modifier;
    Grain grain;
    Days days;
  };
  std::optional<Glued> glued(std::uint32_t at) const;

  // The kind of the named entity that a token lies in; nothing where it lies in none.
  const ReadEntity* entity(std::uint32_t at) const;
  bool is_entity(std::uint32_t at, EntityKind kind) const {
    const ReadEntity* found = entity(at);
    return found != nullptr && found->kind == kind;
  }

 private:
  struct Item {
    Range entries;           // of Lexicon::term_entries
    std::uint32_t next = 0;  // the token after the longest words of time; 0: none begin here
  };
  void look_up(std::uint32_t at);
  std::optional<DateCount> one_count(std::uint32_t at) const;

  const DateWords& words_;
  const Reading& reading_;
  std::vector<Item> items_;
};

}  // namespace bede
