// SPDX-License-Identifier: Apache-2.0
// What tells no day: how often ("every Friday"), and times that are no more than past, present or future ("recently").
#include <algorithm>

#include "date/date_reader.h"

namespace bede {

// "every Friday", "each year", "on Sundays", "daily"
MaybeDate DateReader::read_set(std::uint32_t at) const {
  FoundDate date;
  date.begin = at;
  date.kind = DateKind::Set;
  const auto weekday_value = [](int number) { return "XXXX-WXX-" + std::to_string(number); };
  if (const DateWord* set = items_.word(at, DateClass::Set)) {
    if (reading_.tokens[at].pos == Pos::Noun || reading_.tokens[at].pos == Pos::Propn) return std::nullopt;
    date.end = items_.end(at);
    date.value = duration_value(set->grain, 1);
    return date;
  }
  if (const DateWord* weekdays = items_.word(at, DateClass::WeekdaySet); weekdays != nullptr && items_.capital(at)) {
    date.end = items_.end(at);
    date.value = weekday_value(weekdays->numbers[0]);
    return date;
  }
  if (items_.is(at, DateClass::Weekend) && reading_.tokens[at].tag == Tag::Nns) {
    date.end = items_.end(at);
    date.value = "XXXX-WXX-WE";
    return date;
  }
  if (!items_.is(at, DateClass::Every)) return std::nullopt;
  std::uint32_t next = items_.end(at);
  DateCount count{1, 1, next};
  if (const auto many = items_.count(next)) count = *many;
  next = count.end;
  if (next >= items_.size() || !items_.same_sentence(at, next)) return std::nullopt;
  date.end = items_.end(next);
  const DateWord* unit = items_.word(next, DateClass::Unit);
  if (unit == nullptr) unit = items_.word(next, DateClass::Units);
  if (const DateWord* weekday = items_.word(next, DateClass::Weekday)) {
    date.value = weekday_value(weekday->numbers[0]);
    const DateWord* part = items_.word(date.end, DateClass::PartOfDay);
    if (part != nullptr) (date.value += 'T') += part->code, date.end = items_.end(date.end);
  } else if (unit != nullptr) {
    date.value = duration_value(unit->grain, count.exact() ? count.low * unit->numbers[0] : -1);
  } else if (const DateWord* part = items_.word(next, DateClass::PartOfDay)) {
    (date.value = "XXXX-XX-XXT") += part->code;
  } else if (const DateWord* month = items_.word(next, DateClass::Month); month != nullptr && items_.capital(next)) {
    date.value = value_of(Grain::Month, month_days(2000, static_cast<unsigned>(month->numbers[0])));
    date.value.replace(0, 4, "XXXX");
  } else if (items_.is(next, DateClass::Weekend)) {
    date.value = "XXXX-WXX-WE";
  } else {
    return std::nullopt;
  }
  return date;
}

// "a method that is still in use today", "known today as": these times, and no day
bool DateReader::is_these_times(std::uint32_t today) const {
  std::uint32_t at = today;
  for (int steps = 0; steps < 3 && !reading_.is_root(at); ++steps) {
    at = reading_.tokens[at].head;
    const ReadToken& token = reading_.tokens[at];
    const auto children = reading_.children(at);
    const bool lasts = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return reading_.tokens[child].pos == Pos::Adv && words_.is(reading_.tokens[child].form, DateClass::Lasts);
    });
    if (lasts || (token.tag == Tag::Vbn && words_.is(token.lemma, DateClass::Lasts))) {
      const bool past = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return reading_.tokens[child].tag == Tag::Vbd || reading_.tokens[child].tag == Tag::Md;
      });
      return !past && token.tag != Tag::Vbd;
    }
    if (token.pos == Pos::Verb || token.pos == Pos::Aux) return false;
  }
  return false;
}

// "now", "recently", "in the past", "the near future"; not "now that", "soon after", "as soon as", nor "the past week",
// which is read before
MaybeDate DateReader::read_reference(std::uint32_t at) const {
  const DateWord* word = items_.word(at, DateClass::Reference);
  if (word == nullptr) return std::nullopt;
  const std::uint32_t end = items_.end(at);
  const ReadToken& last = reading_.tokens[end - 1];
  if (last.pos == Pos::Noun) {
    const bool placed = reading_.tokens[at].pos == Pos::Adp || (at > 0 && items_.is(at - 1, DateClass::The));
    if (!placed || last.dep == Dep::Compound || items_.is(end, DateClass::Of)) return std::nullopt;
  } else if (last.pos != Pos::Adv || reading_.tokens[at].subtree_end > end) {
    return std::nullopt;
  }
  if (items_.same_sentence(at, end)) {
    const DateWord* behind = items_.word(end, DateClass::Preposition);
    if (behind != nullptr && (behind->place == DatePlace::After || behind->place == DatePlace::Before))
      return std::nullopt;
    if (reading_.tokens[end].pos == Pos::Sconj) return std::nullopt;
  }
  FoundDate date;
  date.begin = at;
  date.end = end;
  date.value = word->code;
  date.why = "it names no day";
  return date;
}

}  // namespace bede
