// SPDX-License-Identifier: Apache-2.0
#include "date/date_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace bede {
namespace {

// In the order of the enumerators.
constexpr std::string_view class_names[] = {
    "weekday",     "weekday_short", "weekday_set",  "month",       "month_short",   "month_common",
    "unit",        "units",         "weekend",      "number",      "multiplier",    "article",
    "the",         "ordinal",       "ordinal_mark", "decade_mark", "decade",        "relative",
    "deictic",     "then",          "part_of_day",  "season",      "season_common", "quarter",
    "holiday",     "state_holiday", "other_month",  "feast_day",   "fixed_day",     "direction",
    "offset",      "preposition",   "to",           "and",         "time_ahead",    "reference",
    "of",          "era",           "modifier",     "ending",      "every",         "set",
    "approximate", "expects",       "intends",      "defers",      "lasts",         "ahead",
    "behind",      "name_after",    "name_before",  "clock",       "half_day",      "age",
    "never"};
static_assert(std::size(class_names) == date_class_count);

constexpr std::string_view grain_names[] = {"second",  "minute", "hour",   "day",  "week",   "weekend", "month",
                                            "quarter", "half",   "season", "year", "decade", "century"};
constexpr std::string_view basis_names[] = {"report", "spoken", "stretch", "event", "date"};
constexpr std::string_view place_names[] = {"date",   "in",    "at",   "within",  "since",   "until",
                                            "before", "after", "from", "between", "duration"};
constexpr std::string_view section_names[] = {"start", "mid", "end", "sofar", "ahead"};
constexpr std::string_view rule_names[] = {"fixed", "easter", "nth", "orthodox", "hijri", "jalali", "hebrew", "feast"};
constexpr std::string_view season_names[] = {"SP", "SU", "FA", "WI"};
// Of TIMEX3; midnight is the end of the day that it is told of.
constexpr std::string_view part_codes[] = {"MO", "MI", "AF", "EV", "NI", "12:00", "24:00"};
constexpr std::string_view reference_codes[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};

// The cells of a value, read one after the other; what is missing or unknown makes it bad.
class Cells {
 public:
  explicit Cells(std::string_view text) : cells_(split_cell(text, ' ')) {}

  bool good() const { return good_ && at_ == cells_.size(); }
  bool more() const { return at_ < cells_.size(); }

  std::int32_t number(std::int32_t low, std::int32_t high) {
    const std::string_view cell = next();
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || number < low || number > high) good_ = false;
    return number;
  }
  bool next_is_number() const {
    if (!more()) return false;
    const char c = cells_[at_][0];
    return (c >= '0' && c <= '9') || c == '-';
  }
  template <class Kind>
  Kind name(std::span<const std::string_view> names) {
    const auto found = std::find(names.begin(), names.end(), next());
    if (found == names.end()) good_ = false;
    return found == names.end() ? Kind{} : static_cast<Kind>(found - names.begin());
  }
  std::string_view one_of(std::span<const std::string_view> names) {
    return names[static_cast<std::size_t>(name<std::uint8_t>(names))];
  }
  // "3-9", "12-25", "8"
  void pair(std::int32_t& first, std::int32_t& second) {
    const std::string_view cell = next();
    const std::size_t hyphen = cell.find('-');
    const auto read = [&](std::string_view digits, std::int32_t& to) {
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), to);
      if (error != std::errc() || end != digits.data() + digits.size() || to < 0 || to > 100000) good_ = false;
    };
    read(cell.substr(0, hyphen), first);
    second = first;
    if (hyphen != std::string_view::npos) read(cell.substr(hyphen + 1), second);
  }
  std::string_view next() {
    if (at_ < cells_.size() && !cells_[at_].empty()) return cells_[at_++];
    good_ = false;
    return "?";
  }

 private:
  std::vector<std::string_view> cells_;
  std::size_t at_ = 0;
  bool good_ = true;
};

void read_holiday(Cells& cells, DateWord& word) {
  if (cells.next_is_number()) {
    cells.pair(word.numbers[0], word.numbers[1]);
    return;
  }
  word.rule = cells.name<HolidayRule>(rule_names);
  if (word.rule == HolidayRule::Feast) {
    word.code = cells.next();
    return;
  }
  const bool easter = word.rule == HolidayRule::Easter || word.rule == HolidayRule::Orthodox;
  word.numbers[0] = easter ? cells.number(-100, 100) : cells.number(1, 12);
  if (word.rule >= HolidayRule::Hijri) {
    if (cells.more()) word.numbers[1] = cells.number(1, 31);
    return;
  }
  if (word.rule != HolidayRule::NthWeekday) return;
  word.numbers[1] = cells.number(1, 7);
  word.numbers[2] = cells.number(-5, 5);
}

void read_value(Cells& cells, DateWord& word) {
  switch (word.of_class) {
    case DateClass::Weekday:
    case DateClass::WeekdayShort:
    case DateClass::WeekdaySet: word.numbers[0] = cells.number(1, 7); break;
    case DateClass::Month:
    case DateClass::MonthShort:
    case DateClass::MonthCommon: word.numbers[0] = cells.number(1, 12); break;
    case DateClass::Unit:
    case DateClass::Units:
      word.grain = cells.name<Grain>(grain_names);
      word.numbers[0] = cells.more() ? cells.number(1, 100) : 1;
      break;
    case DateClass::Number:
    case DateClass::Multiplier: cells.pair(word.numbers[0], word.numbers[1]); break;
    case DateClass::Article: word.numbers[0] = word.numbers[1] = cells.number(1, 1); break;
    case DateClass::Ordinal: word.numbers[0] = cells.number(1, 31); break;
    case DateClass::Decade: word.numbers[0] = cells.number(10, 90); break;
    case DateClass::Relative:
      word.numbers[0] = cells.number(-1, 1);
      word.basis = cells.name<DateBasis>(basis_names);
      break;
    case DateClass::Deictic:
      word.numbers[0] = word.numbers[1] = cells.number(-10, 10);
      if (cells.next_is_number()) word.numbers[1] = cells.number(-10, 10);
      if (cells.more()) word.code = cells.one_of(part_codes);
      break;
    case DateClass::PartOfDay: word.code = cells.one_of(part_codes); break;
    case DateClass::Season:
    case DateClass::SeasonCommon: word.season = cells.name<SeasonName>(season_names); break;
    case DateClass::HalfDay: word.numbers[0] = cells.number(0, 12); break;
    case DateClass::Quarter: word.numbers[0] = cells.number(1, 4); break;
    case DateClass::StateHoliday: {
      const std::string_view state = cells.next();
      read_holiday(cells, word);
      word.code = state;
      break;
    }
    case DateClass::Holiday:
    case DateClass::OtherMonth: read_holiday(cells, word); break;
    case DateClass::Reference: word.code = cells.one_of(reference_codes); break;
    case DateClass::FeastDay:
    case DateClass::FixedDay: {
      const auto day = parse_day(cells.next());
      word.numbers[0] = day.value_or(0);
      if (!day) cells.next();
      break;
    }
    case DateClass::Direction:
      word.numbers[0] = cells.number(-1, 1);
      word.basis = cells.name<DateBasis>(basis_names);
      break;
    case DateClass::Offset: word.numbers[0] = cells.number(-10, 10); break;
    case DateClass::Preposition: word.place = cells.name<DatePlace>(place_names); break;
    case DateClass::Modifier:
      word.section = cells.name<DateSection>(section_names);
      if (cells.more()) word.code = cells.one_of(part_codes);
      break;
    case DateClass::Ending:
    case DateClass::Set: word.grain = cells.name<Grain>(grain_names); break;
    default: break;
  }
}

}  // namespace

Result<DateWord> DateWords::read_word(const Lexicon& lexicon, const Term& term) {
  DateWord word;
  const std::string_view name = lexicon.text(term.of_class), value = lexicon.text(term.value);
  const std::string place = fmt::format("{}:{}", lexicon.text(term.place.table), term.place.line);
  const auto* found = std::find(std::begin(class_names), std::end(class_names), name);
  if (found == std::end(class_names))
    return Error{ErrorKind::BadData, fmt::format("'{}' is no class of words of time", name), place};
  word.of_class = static_cast<DateClass>(found - std::begin(class_names));
  Cells cells(value);
  read_value(cells, word);
  if (!cells.good()) return Error{ErrorKind::BadData, fmt::format("'{}' is no value of a {}", value, name), place};
  return word;
}

// Gives the words of feasts the places of their days. A feast without days is refused.
Result<void> DateWords::read_feasts() {
  std::vector<std::pair<std::string_view, Day>> days;
  for (std::size_t row = 0; row < word_of_row_.size(); ++row) {
    if (word_of_row_[row] == no_row || words_[word_of_row_[row]].of_class != DateClass::FeastDay) continue;
    days.emplace_back(lexicon_.text(lexicon_.term_rows[row].word), words_[word_of_row_[row]].numbers[0]);
  }
  std::sort(days.begin(), days.end());
  for (const auto& [feast, day] : days) feast_days_.push_back(day);
  for (std::size_t row = 0; row < word_of_row_.size(); ++row) {
    if (word_of_row_[row] == no_row) continue;
    DateWord& word = words_[word_of_row_[row]];
    if (word.rule != HolidayRule::Feast) continue;
    const auto first = std::find_if(days.begin(), days.end(), [&](const auto& day) { return day.first == word.code; });
    const auto last = std::find_if(first, days.end(), [&](const auto& day) { return day.first != word.code; });
    const RowPlace& place = lexicon_.term_rows[row].place;
    if (first == last)
      return Error{ErrorKind::BadData, fmt::format("'{}' has no days in dates/feasts", word.code),
                   fmt::format("{}:{}", lexicon_.text(place.table), place.line)};
    word.numbers[0] = static_cast<std::int32_t>(first - days.begin());
    word.numbers[1] = static_cast<std::int32_t>(last - first);
  }
  return {};
}

Result<DateWords> DateWords::read(const Lexicon& lexicon) {
  DateWords words;
  words.lexicon_ = lexicon;
  std::string buffer;
  const auto& rows = lexicon.term_rows;
  words.word_of_row_.assign(rows.size(), no_row);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].kind != TermKind::Date) continue;
    BEDE_TRY(word, read_word(lexicon, rows[row]));
    words.word_of_row_[row] = static_cast<std::uint32_t>(words.words_.size());
    words.words_.push_back(word);
    const std::string_view text = lexicon.text(rows[row].word);
    if (word.of_class == DateClass::OrdinalMark || word.of_class == DateClass::DecadeMark)
      words.marks_.emplace_back(word.of_class, text);
    if (word.of_class == DateClass::Modifier && text.find(' ') == std::string_view::npos)
      words.modifiers_.emplace_back(text, words.word_of_row_[row]);
    if (word.of_class == DateClass::HalfDay || word.of_class == DateClass::FixedDay)
      words.in_digits_.emplace_back(text, words.word_of_row_[row]);
    const WordId id = lexicon.word(text, buffer);
    if (id == 0) continue;  // of several words
    if (id >= words.classes_.size()) words.classes_.resize(id + 1, 0);
    words.classes_[id] |= std::uint64_t{1} << static_cast<unsigned>(word.of_class);
  }
  if (Result<void> done = words.read_feasts(); !done.ok()) return done.error();
  return words;
}

const DateWord* DateWords::glued_modifier(std::string_view text) const {
  for (const auto& [modifier, at] : modifiers_)
    if (modifier.size() == text.size() && modifier.substr(1) == text.substr(1) && modifier[0] == (text[0] | 0x20))
      return &words_[at];
  return nullptr;
}

const DateWord* DateWords::in_digits(std::string_view text, DateClass of_class) const {
  for (const auto& [written, at] : in_digits_)
    if (written == text && words_[at].of_class == of_class) return &words_[at];
  return nullptr;
}

bool DateWords::is_mark(std::string_view text, DateClass of_class) const {
  return std::any_of(marks_.begin(), marks_.end(),
                     [&](const auto& mark) { return mark.first == of_class && mark.second == text; });
}

}  // namespace bede
