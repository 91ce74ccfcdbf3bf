// SPDX-License-Identifier: Apache-2.0
#include "date/date_items.h"

#include <algorithm>

namespace bede {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

DateItems::DateItems(const DateWords& words, const Reading& reading)
    : words_(words), reading_(reading), items_(reading.tokens.size()) {
  for (std::uint32_t i = 0; i < size(); ++i) look_up(i);
}

void DateItems::look_up(std::uint32_t at) {
  Item& item = items_[at];
  const Phrases& phrases = words_.phrases();
  std::uint32_t node = phrases.begin(reading_.tokens[at].form);
  const std::string_view text = reading_.text(at);
  if (!text.empty() && is_digit(text[0])) item.next = at + 1;
  if (reading_.tokens[at].form == 0 && text.size() > 6 && glued(at)) item.next = at + 1;
  for (std::uint32_t i = at; node != Phrases::nowhere;) {
    const Range entries = phrases.values(node);
    for (std::uint32_t entry = entries.begin; entry < entries.end; ++entry) {
      if (words_.of_entry(entry) == nullptr) continue;
      item = {entries, i + 1};
      break;
    }
    // Phrases are told apart at hyphens: "twenty-second" stands as three tokens, its hyphen folds to no word.
    i = over_hyphen(i + 1);
    // "Heroes' Day": the mark stands alone, and folds to no word either
    if (i < size() && !reading_.parse.tokens[i - 1].space_after &&
        (reading_.text(i) == "'" || reading_.text(i) == "\u2019"))
      ++i;
    if (i >= size()) break;
    node = phrases.next(node, reading_.tokens[i].form);
  }
}

const DateWord* DateItems::word(std::uint32_t at, DateClass of_class) const {
  if (at >= size()) return nullptr;
  const Range entries = items_[at].entries;
  for (std::uint32_t entry = entries.begin; entry < entries.end; ++entry) {
    const DateWord* word = words_.of_entry(entry);
    if (word != nullptr && word->of_class == of_class) return word;
  }
  return nullptr;
}

const DateWord* DateItems::holiday_of(std::uint32_t at, std::string_view state) const {
  const Range entries = items_[at].entries;
  for (std::uint32_t entry = entries.begin; entry < entries.end; ++entry) {
    const DateWord* word = words_.of_entry(entry);
    if (word != nullptr && word->of_class == DateClass::StateHoliday && word->code == state) return word;
  }
  return nullptr;
}

const DateWord* DateItems::only_holiday(std::uint32_t at) const {
  const DateWord* only = nullptr;
  const Range entries = items_[at].entries;
  for (std::uint32_t entry = entries.begin; entry < entries.end; ++entry) {
    const DateWord* word = words_.of_entry(entry);
    if (word == nullptr || word->of_class != DateClass::StateHoliday) continue;
    if (only != nullptr) return nullptr;
    only = word;
  }
  return only;
}

bool DateItems::is_hyphen(std::uint32_t at) const {
  if (at >= size() || at == 0) return false;
  return reading_.text(at) == "-" && !reading_.parse.tokens[at - 1].space_after;
}

int DateItems::digits(std::uint32_t at, std::size_t longest) const {
  if (at >= size()) return -1;
  const std::string_view text = reading_.text(at);
  if (text.empty() || text.size() > longest || leading_digits(text) != text.size()) return -1;
  return number_of(text);
}

std::optional<std::pair<int, std::uint32_t>> DateItems::ordinal(std::uint32_t at) const {
  if (at >= size()) return std::nullopt;
  if (const DateWord* word = this->word(at, DateClass::Ordinal)) return std::pair(word->numbers[0], next(at));
  const std::string_view text = reading_.text(at);
  const std::size_t digits = leading_digits(text);
  if (digits == 0 || digits > 2 || !words_.is_mark(text.substr(digits), DateClass::OrdinalMark)) return std::nullopt;
  return std::pair(number_of(text.substr(0, digits)), over_hyphen(at + 1));
}

std::optional<std::pair<unsigned, std::uint32_t>> DateItems::day_number(std::uint32_t at) const {
  const int number = digits(at, 2);
  if (number >= 1 && number <= 31) return std::pair(static_cast<unsigned>(number), at + 1);
  const auto found = ordinal(at);
  if (!found || found->first < 1 || found->first > 31) return std::nullopt;
  return std::pair(static_cast<unsigned>(found->first), found->second);
}

std::optional<std::pair<int, std::uint32_t>> DateItems::decade(std::uint32_t at) const {
  if (const DateWord* word = this->word(at, DateClass::Decade)) return std::pair(word->numbers[0], end(at));
  if (at >= size()) return std::nullopt;
  const std::string_view text = reading_.text(at);
  if (leading_digits(text) != 4 || text[3] != '0') return std::nullopt;
  if (words_.is_mark(text.substr(4), DateClass::DecadeMark)) return std::pair(number_of(text.substr(0, 4)), at + 1);
  // "the 1980's": the mark is a token of its own, and hangs on the number; an article or "early" stands before.
  if (text.size() != 4 || at == 0 || at + 1 >= size() || reading_.parse.tokens[at].space_after) return std::nullopt;
  if (!is(at + 1, DateClass::DecadeMark) || !(is(at - 1, DateClass::The) || is(at - 1, DateClass::Modifier)))
    return std::nullopt;
  return std::pair(number_of(text), at + 2);
}

std::optional<DateItems::Glued> DateItems::glued(std::uint32_t at) const {
  const std::string_view text = reading_.text(at);
  const std::size_t hyphen = text.find('-');
  if (hyphen == 0 || hyphen > 8 || text.size() < hyphen + 5) return std::nullopt;
  const std::string_view number = text.substr(hyphen + 1);
  if (leading_digits(number) != 4) return std::nullopt;
  const DateWord* modifier = words_.glued_modifier(text.substr(0, hyphen));
  const int year = number_of(number.substr(0, 4));
  if (modifier == nullptr || year < 1000 || year > 2199) return std::nullopt;
  if (number.size() == 4) return Glued{modifier, Grain::Year, year_days(year)};
  if (year % 10 != 0 || !words_.is_mark(number.substr(4), DateClass::DecadeMark)) return std::nullopt;
  return Glued{modifier, Grain::Decade, decade_days(year)};
}

std::optional<DateCount> DateItems::one_count(std::uint32_t at) const {
  if (at >= size()) return std::nullopt;
  if (const DateWord* word = this->word(at, DateClass::Number)) {
    DateCount count{word->numbers[0], word->numbers[1], end(at)};
    // "twenty-two": tens, then ones
    const DateWord* ones = count.low >= 20 && count.exact() && count.low % 10 == 0 && is_hyphen(count.end)
                               ? this->word(count.end + 1, DateClass::Number)
                               : nullptr;
    if (ones != nullptr && ones->numbers[0] > 0 && ones->numbers[1] < 10) {
      count.low += ones->numbers[0];
      count.high += ones->numbers[1];
      count.end += 2;
    }
    if (const DateWord* times = this->word(count.end, DateClass::Multiplier); times != nullptr && count.high < 1000) {
      count.low *= times->numbers[0];
      count.high *= times->numbers[1];
      count.end = end(count.end);
    }
    return count;
  }
  if (this->word(at, DateClass::Article) != nullptr) {
    // "a further two days", "an additional week": what stands between is passed only before a number
    return DateCount{1, 1, end(at)};
  }
  const std::string_view text = reading_.text(at);
  int number = 0;
  for (const char c : text) {
    if (c == ',' && number > 0) continue;
    if (!is_digit(c) || number > 100000) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  if (text.empty()) return std::nullopt;
  return DateCount{number, number, at + 1};
}

std::optional<std::uint32_t> DateItems::and_half(std::uint32_t at) const {
  at = over_hyphen(at);
  if (!is(at, DateClass::And)) return std::nullopt;
  const std::uint32_t article = next(at), half = next(article);
  const DateWord* unit = is(article, DateClass::Article) ? word(half, DateClass::Unit) : nullptr;
  if (unit == nullptr || unit->grain != Grain::Half || !same_sentence(at, half)) return std::nullopt;
  return end(half);
}

std::optional<DateCount> DateItems::count(std::uint32_t at) const {
  auto first = one_count(at);
  if (!first) return std::nullopt;
  // "two and a half years", "two-and-a-half months"
  if (const auto behind = first->exact() ? and_half(first->end) : std::nullopt) {
    first->end = *behind;
    first->and_half = true;
    return first;
  }
  // "two to three weeks", "10-15 days", "two or three days"
  std::uint32_t between = first->end;
  const bool joined = is_hyphen(between) || is(between, DateClass::To);
  if (!joined) return first;
  const auto second = one_count(is_hyphen(between) ? between + 1 : end(between));
  if (second && first->high < second->low && !is(first->end - 1, DateClass::Article))
    return DateCount{first->low, second->high, second->end};
  return first;
}

const ReadEntity* DateItems::entity(std::uint32_t at) const {
  const auto& entities = reading_.entities;
  const auto found = std::upper_bound(entities.begin(), entities.end(), at,
                                      [](std::uint32_t token, const ReadEntity& e) { return token < e.begin_token; });
  if (found == entities.begin()) return nullptr;
  const ReadEntity* entity = &*(found - 1);
  return at < entity->end_token ? entity : nullptr;
}

}  // namespace bede
