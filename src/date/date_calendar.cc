// SPDX-License-Identifier: Apache-2.0
// Dates of the calendar: "Dec. 22, 2016", "22/12/2016", "September 2017", "in 2011", "the early 1990s".
#include <array>

#include "date/date_reader.h"

namespace bede {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2016-12-22" -> {2016, 12, 22}; nothing where it is no three numbers with the same mark between.
struct Numeric {
  std::array<int, 3> numbers{};
  std::array<int, 3> sizes{};
  char mark = 0;
};

std::optional<Numeric> split_numeric(std::string_view text) {
  Numeric found;
  std::size_t part = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      found.numbers[part] = found.numbers[part] * 10 + (c - '0');
      if (++found.sizes[part] > 4) return std::nullopt;
      continue;
    }
    if ((c != '-' && c != '/' && c != '.') || (found.mark != 0 && found.mark != c)) return std::nullopt;
    if (found.sizes[part] == 0 || part == 2) return std::nullopt;
    found.mark = c;
    ++part;
  }
  if (part != 2 || found.sizes[2] == 0) return std::nullopt;
  return found;
}

// "16" in a numeric date: the year nearest to the report's.
int whole_year(int number, int size, Day today) {
  if (size == 4) return number;
  const int near = year_of(today) + 10, year = near - near % 100 + number;
  return year > near ? year - 100 : year;
}

}  // namespace

// "2016-12-22" stands as five tokens, "22/12/2016" as one: day first, or month first where that is the custom, unless
// that is no date.
MaybeDate DateReader::read_numeric(std::uint32_t at) const {
  if (items_.size() <= at || !is_digit(reading_.text(at)[0])) return std::nullopt;
  std::uint32_t end = at + 1;
  while (end < items_.size() && end < at + 5 && !reading_.parse.tokens[end - 1].space_after &&
         (is_digit(reading_.text(end)[0]) || reading_.text(end) == "-"))
    ++end;
  const auto numeric = split_numeric(reading_.text(at, end));
  if (!numeric) return std::nullopt;
  const auto& [numbers, sizes, mark] = *numeric;
  const auto of = [&](int year, int month, int day) -> std::optional<Day> {
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return day_if_any(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  };
  std::optional<Day> day;
  if (sizes[0] == 4 && sizes[2] <= 2) {
    day = of(numbers[0], numbers[1], numbers[2]);
  } else if (sizes[0] <= 2 && (sizes[2] == 4 || (sizes[2] == 2 && mark != '-'))) {
    const int year = whole_year(numbers[2], sizes[2], today_);
    const int first = month_first_ ? 0 : 1;
    day = of(year, numbers[first], numbers[1 - first]);
    if (!day) day = of(year, numbers[1 - first], numbers[first]);
  }
  if (!day) return std::nullopt;
  FoundDate date = found(at, end, Grain::WholeDay, {*day, *day});
  date.anchored = true;
  return date;
}

// "Theresa May met the envoy in May": a verb and a surname too. "Farmers will march in March."
const DateWord* DateReader::month_at(std::uint32_t at, bool beside_number) const {
  if (!items_.capital(at)) return nullptr;
  const ReadToken& token = reading_.tokens[at];
  // "May told the envoys that she had no other plan."
  const bool speaks = token.dep == Dep::Nsubj && !words_.lexicon().speech_of[reading_.tokens[token.head].lemma].empty();
  if (speaks && !beside_number) return nullptr;
  if (const DateWord* month = items_.word(at, DateClass::Month)) {
    if (beside_number) return month;
    // "June Kelly wept": a first name, though the model sees no person
    const bool first_name = token.dep == Dep::Compound && token.head == at + 1 && items_.capital(at + 1);
    return !first_name && !items_.is_entity(at, EntityKind::Person) ? month : nullptr;
  }
  if (const DateWord* month = items_.word(at, DateClass::MonthShort))
    return beside_number || items_.is_entity(at, EntityKind::Date) ? month : nullptr;
  const DateWord* month = items_.word(at, DateClass::MonthCommon);
  if (month == nullptr || token.tag == Tag::Md || token.tag == Tag::Vb) return nullptr;
  if (beside_number) return month;
  if (items_.is_entity(at, EntityKind::Person) || token.pos == Pos::Verb || token.pos == Pos::Aux) return nullptr;
  if (items_.is_entity(at, EntityKind::Date)) return month;
  if (at == 0) return nullptr;
  const auto stands = [&](DateClass of_class) { return items_.is(at - 1, of_class); };
  return token.dep == Dep::Pobj && (stands(DateClass::Preposition) || stands(DateClass::To)) ? month : nullptr;
}

int DateReader::year_at(std::uint32_t at) const {
  const int year = items_.digits(at);
  if (year < 1000 || year > 2199 || reading_.text(at).size() != 4 || items_.is(at + 1, DateClass::Clock)) return 0;
  return year;
}

// ", 2016", "2016", "of 2016": the year, with `end` behind it.
int DateReader::year_behind(std::uint32_t& end) const {
  std::uint32_t at = end;
  if (items_.is_comma(at) || items_.is(at, DateClass::Of)) ++at;
  const int year = items_.same_sentence(end - 1, at) ? year_at(at) : 0;
  // "On May 3, 2000 people marched": a count
  if (year == 0 || (reading_.tokens[at].dep == Dep::Nummod && reading_.tokens[at].head > at &&
                    reading_.tokens[reading_.tokens[at].head].tag == Tag::Nns && at != end))
    return 0;
  end = at + 1;
  return year;
}

MaybeDate DateReader::month_date(std::uint32_t at, std::uint32_t end, unsigned month, const DateFrame& frame) const {
  const int year = year_behind(end);
  if (year != 0) {
    FoundDate date = found(at, end, Grain::Month, month_days(year, month));
    date.anchored = true;
    return date;
  }
  const auto days = by_tense(at, frame, [&](int y) { return std::optional(month_days(y, month)); });
  return days ? MaybeDate(found(at, end, Grain::Month, *days)) : std::nullopt;
}

MaybeDate DateReader::day_date(std::uint32_t at, std::uint32_t end, unsigned month, unsigned day,
                               const DateFrame& frame) const {
  const auto of_year = [&](int year) -> std::optional<Days> {
    const auto found_day = day_if_any(year, month, day);
    return found_day ? std::optional(Days{*found_day, *found_day}) : std::nullopt;
  };
  const int year = year_behind(end);
  const auto days = year != 0 ? of_year(year) : by_tense(at, frame, of_year);
  if (!days) return std::nullopt;
  FoundDate date = found(at, end, Grain::WholeDay, *days);
  date.anchored = year != 0;
  date.day = day;
  return date;
}

// "Dec. 22, 2016", "December 22nd", "May 3-5, 2011", "September 2017", "September"
MaybeDate DateReader::read_month(std::uint32_t at, const DateFrame& frame) const {
  const std::uint32_t next = items_.end(at);
  const bool same = next < items_.size() && items_.same_sentence(at, next);
  const auto day = same ? items_.day_number(next) : std::nullopt;
  std::uint32_t behind = next;
  const bool year = same && year_behind(behind) != 0;
  const DateWord* month = month_at(at, day.has_value() || year);
  if (month == nullptr) return std::nullopt;
  const auto number = static_cast<unsigned>(month->numbers[0]);
  if (!day || year) return month_date(at, next, number, frame);
  // "from May to 20 June": the number belongs to the month behind it
  if (month_at(day->second, true) != nullptr) return month_date(at, next, number, frame);
  std::uint32_t end = day->second, last = end;
  std::optional<std::pair<unsigned, std::uint32_t>> second;
  if (items_.is_hyphen(end)) second = items_.day_number(end + 1);
  if (!second || second->first <= day->first) return day_date(at, end, number, day->first, frame);
  last = second->second;
  const MaybeDate till = day_date(at, last, number, second->first, frame);
  if (!till) return std::nullopt;
  FoundDate both = *till;
  both.days->first -= static_cast<Day>(second->first - day->first);
  both.value = write_day(both.days->first) + '/' + write_day(both.days->last);
  return both;
}

// "22 December 2016", "22nd of December", "the 22nd of December", "3-5 May", "3 to 5 May"
MaybeDate DateReader::read_day_month(std::uint32_t at, const DateFrame& frame) const {
  const auto day = items_.day_number(at);
  if (!day) return std::nullopt;
  std::uint32_t month_token = day->second;
  std::optional<std::pair<unsigned, std::uint32_t>> last;
  if (items_.is_hyphen(month_token) || items_.is(month_token, DateClass::To) || items_.is(month_token, DateClass::And))
    last = items_.day_number(month_token + 1);
  if (last) month_token = last->second;
  if (items_.is(month_token, DateClass::Of)) ++month_token;
  const DateWord* month = items_.same_sentence(at, month_token) ? month_at(month_token, true) : nullptr;
  if (month == nullptr) return std::nullopt;
  const unsigned to = last ? last->first : day->first;
  // "killed 12 May 3": the number before is no day where another one stands behind
  const std::uint32_t end = items_.end(month_token);
  if (!last && items_.day_number(end) && year_at(end) == 0 && !items_.is_comma(end)) return std::nullopt;
  MaybeDate date = day_date(month_token, end, static_cast<unsigned>(month->numbers[0]), to, frame);
  if (!date) return std::nullopt;
  date->begin = at;
  if (!last || last->first <= day->first) return date;
  date->days->first -= static_cast<Day>(to - day->first);
  date->value = write_day(date->days->first) + '/' + write_day(date->days->last);
  return date;
}

// A number of four digits is a year where the model says so, or where it stands as one: "in 2011", "the 2011 uprising".
// "2000 people fled", "at 2000 GMT", "in 2000 villages" are none.
MaybeDate DateReader::read_year(std::uint32_t at) const {
  // "347 AD", "AD 70"
  const bool era_first = items_.is(at, DateClass::Era) && items_.capital(at);
  const std::uint32_t number = era_first ? at + 1 : at;
  if (number < items_.size() && items_.same_sentence(at, number) &&
      (era_first || (items_.is(at + 1, DateClass::Era) && items_.capital(at + 1)))) {
    const int of_era = items_.digits(number);
    if (of_era < first_year) return std::nullopt;
    FoundDate date = found(at, at + 2, Grain::Year, year_days(of_era));
    date.anchored = true;
    return date;
  }
  const int year = year_at(at);
  if (year == 0) return std::nullopt;
  const ReadToken& token = reading_.tokens[at];
  const std::uint32_t next = items_.over_hyphen(at + 1);
  // "2000 years", "a 2000-year-old temple"
  if (items_.is(next, DateClass::Unit) || items_.is(next, DateClass::Units) || items_.is(next, DateClass::Never))
    return std::nullopt;
  if (at > 0 && items_.is(at - 1, DateClass::NameBefore)) return std::nullopt;  // "Resolution 1973"
  const bool likely = year >= 1800 && year <= year_of(today_) + 60;
  const ReadEntity* entity = items_.entity(at);
  const bool counts = token.dep == Dep::Nummod && reading_.tokens[token.head].tag == Tag::Nns && token.head > at;
  const bool round = year % 100 == 0 && counts && !(at > 0 && items_.is(at - 1, DateClass::The));
  const bool heading = at + 1 < items_.size() && reading_.text(at + 1) == ":" &&
                       reading_.parse.sentences[token.sentence].begin_token == at;
  bool is_year = heading || (!round && entity != nullptr && entity->kind == EntityKind::Date && (likely || !counts));
  if (!is_year && at > 0 && likely && !counts) {
    const DateWord* before = items_.word(at - 1, DateClass::Preposition);
    const bool placed = before != nullptr && before->place != DatePlace::At && before->place != DatePlace::Duration;
    const bool told = items_.is(at - 1, DateClass::To) || items_.is(at - 1, DateClass::Modifier) ||
                      items_.is(at - 1, DateClass::Of) || items_.is_hyphen(at - 1);
    const bool money = entity != nullptr && entity->kind == EntityKind::Other;
    is_year = !money && ((token.dep == Dep::Pobj && (placed || told)) ||
                         (token.dep == Dep::Nummod && items_.is(at - 1, DateClass::The)));
  }
  if (!is_year) return std::nullopt;
  // "the 2009-10 season" is two years, "2016-09" a month
  const int more = items_.is_hyphen(at + 1) ? items_.digits(at + 2, 2) : -1;
  if (more >= 0 && reading_.text(at + 2).size() == 2) {
    const int second = year - year % 100 + more;
    if (second > year && second < year + 10) {
      FoundDate both = found(at, at + 3, Grain::Year, {year_days(year).first, year_days(second).last});
      both.value = value_of(Grain::Year, year_days(year)) + '/' + value_of(Grain::Year, year_days(second));
      both.anchored = true;
      return both;
    }
    // "2015-02-29" is no date, and no February either
    const bool whole = items_.is_hyphen(at + 3) && items_.digits(at + 4, 2) >= 0;
    if (whole) return std::nullopt;
    if (more >= 1 && more <= 12) {
      FoundDate month = found(at, at + 3, Grain::Month, month_days(year, static_cast<unsigned>(more)));
      month.anchored = true;
      return month;
    }
  }
  FoundDate date = found(at, at + 1, Grain::Year, year_days(year));
  date.anchored = true;
  return date;
}

// "the 1990s", "the 1980's", "the nineties", "the '90s"; not "in his twenties"
MaybeDate DateReader::read_decade(std::uint32_t at, const DateFrame& frame, bool the) const {
  const auto decade = items_.decade(at);
  if (!decade) return std::nullopt;
  int first = decade->first;
  if (first < 100) {
    const bool modified = at > 0 && (items_.is(at - 1, DateClass::Modifier) || items_.is_hyphen(at - 1));
    if (!the && !modified) return std::nullopt;
    const int now = year_of(frame.today);
    first += now - now % 100;
    if (first > now) first -= 100;
  }
  if (first < first_year || first > last_year - 10) return std::nullopt;
  FoundDate date = found(at, decade->second, Grain::Decade, decade_days(first));
  date.anchored = true;
  return date;
}

}  // namespace bede
