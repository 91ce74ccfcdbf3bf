// SPDX-License-Identifier: Apache-2.0
// Prepositions and stretches: "since October", "by Friday", "from May to June", "on the eve of the vote".
#include <algorithm>

#include "date/date_reader.h"

namespace bede {

// "on Friday" but not "on Friday's vote", where the preposition governs the vote.
bool DateReader::governs(std::uint32_t preposition, const FoundDate& date) const {
  const std::uint32_t head = head_of(date.begin, date.end);
  const std::uint32_t above = reading_.tokens[head].head;
  if (above <= std::max(head, preposition)) return true;
  // "Since the start of the year 300 have died.": read as a mark of the verb that the date hangs on, too
  return reading_.tokens[preposition].dep == Dep::Mark && reading_.tokens[preposition].head == above;
}

// "since October": from then up to the report's day; "by Friday": up to then; "in two weeks": a day to come.
void DateReader::place(FoundDate& date, DatePlace place) const {
  const DateFrame frame{today_, std::nullopt};
  if (date.kind == DateKind::Duration && date.count) {
    if (place != DatePlace::In && place != DatePlace::Within) return;
    // "In two weeks they took five towns": a duration, as the verb is past
    if (tense_at(date.begin, frame) == Tense::Past || !can_move(today_, date.grain, date.count->high)) return;
    const DateCount count = *date.count;
    if (place == DatePlace::Within) {
      const MaybeDate ahead = stretch(date.begin, date.end, date.grain, count, 1, today_);
      if (ahead) date = *ahead;
      return;
    }
    DateWord from_now;
    from_now.numbers[0] = 1;
    if (const MaybeDate ahead = counted_from(date, from_now, {today_, today_})) date = *ahead;
    return;
  }
  if (!date.days || date.kind != DateKind::Date) return;
  Days& days = *date.days;
  switch (place) {
    case DatePlace::From:
    case DatePlace::Since:
      date.kind = DateKind::Since;
      days.last = days.first > today_ ? days.last : today_;
      break;
    case DatePlace::After:
      if (date.value.find('T') != std::string::npos) break;  // "shortly after dawn on Friday" is that day
      date.kind = DateKind::Since;
      days = {days.last < today_ ? days.last + 1 : days.last, std::max(days.last, today_)};
      break;
    case DatePlace::Until:
      date.kind = DateKind::Until;
      if (days.last > today_) days.first = std::min(today_, days.last);
      break;
    case DatePlace::Before:
      if (date.value.find('T') != std::string::npos) break;  // "before dawn on Friday" too
      date.kind = DateKind::Until;
      if (days.first > today_)
        days = {today_, days.first - 1};
      else
        date.days.reset();
      break;
    default: break;
  }
}

// "on the eve of the vote", "on the day of the attack"
MaybeDate DateReader::read_offset(std::uint32_t at) const {
  const DateWord* word = items_.word(at, DateClass::Offset);
  if (word == nullptr) return std::nullopt;
  const std::uint32_t end = items_.end(at);
  if (!items_.same_sentence(at, end)) return std::nullopt;
  const std::int32_t days = word->numbers[0];
  FoundDate date;
  date.begin = at;
  MaybeDate of = read_core(end, {today_, std::nullopt});
  if (of && of->days && of->kind == DateKind::Date && governs(end - 1, *of)) {
    date = found(at, of->end, Grain::WholeDay,
                 {of->days->first + days, (days < 0 ? of->days->first : of->days->last) + days});
    date.anchored = true;
    return date;
  }
  const auto anchor = anchor_of(end - 1, end);
  if (!anchor) return std::nullopt;
  date.end = end;
  if (const auto told = days_of_event(*anchor)) {
    date = found(at, end, Grain::WholeDay, {told->first + days, (days < 0 ? told->first : told->last) + days});
    date.why = "counted from an event that the report dates";
  }
  date.offset = DateOffset{days, days, *anchor};
  return date;
}

// "Dec. 22-25", "May 3 to 5, 2011", "Dec. 22 and 23": a day alone goes on in the month before it.
MaybeDate DateReader::join_day(const FoundDate& from, std::uint32_t to, bool next_alone) const {
  if (from.day == 0 || !from.days || from.grain != Grain::WholeDay) return std::nullopt;
  const int day = items_.digits(to, 2);
  const int more = day - static_cast<int>(from.day);
  if (day < 1 || more < 1 || (next_alone && more != 1)) return std::nullopt;
  // "on Dec. 22 and 23 people fled"
  const ReadToken& token = reading_.tokens[to];
  if (token.dep == Dep::Nummod && token.head > to) return std::nullopt;
  if (items_.capital(to + 1) && month_at(to + 1, true) != nullptr) return std::nullopt;
  const int year_before = year_of(from.days->first);
  std::uint32_t end = to + 1;
  const int year = year_behind(end);
  const unsigned month = month_of(from.days->first);
  const auto first = day_if_any(year != 0 ? year : year_before, month, from.day);
  const auto last = day_if_any(year != 0 ? year : year_before, month, static_cast<unsigned>(day));
  if (!first || !last) return std::nullopt;
  FoundDate date = found(from.begin, end, Grain::WholeDay, {*first, *last});
  date.value = write_day(*first) + '/' + write_day(*last);
  date.anchored = true;
  return date;
}

// The two ends of a stretch. The one that is told from the other is read again: "from March to May 2011".
MaybeDate DateReader::join(const FoundDate& from, std::uint32_t to, std::uint32_t from_token) const {
  const DateFrame plain{today_, std::nullopt};
  if (!from.days || from.kind != DateKind::Date || to >= items_.size()) return std::nullopt;
  MaybeDate first = from, last = read_core(to, plain);
  if (!last || !last->days || last->kind != DateKind::Date || last->count) return std::nullopt;
  const bool past = tense_at(from_token, plain) == Tense::Past;
  if (!first->anchored && (last->anchored || past))
    first = read_core(from_token, {last->days->first, Tense::Past});
  else if (!last->anchored)
    last = read_core(to, {first->days->first, Tense::Future});
  if (!first || !last || !first->days || !last->days || first->days->first > last->days->last) return std::nullopt;
  FoundDate date = *last;
  date.begin = from.begin;
  date.days->first = first->days->first;
  date.value = first->value + '/' + last->value;
  date.anchored = true;
  return date;
}

// "from May to June", "between 1991 and 1995"; `at` is the preposition
MaybeDate DateReader::read_stretch(std::uint32_t at, bool between) const {
  const std::uint32_t next = items_.end(at);
  const MaybeDate from = read_core(next, {today_, std::nullopt});
  if (!from || !from->days || from->kind != DateKind::Date) return std::nullopt;
  const std::uint32_t middle = from->end;
  if (!items_.same_sentence(at, middle)) return std::nullopt;
  const bool hyphen = !between && items_.is_hyphen(middle);
  if (!hyphen && !items_.is(middle, between ? DateClass::And : DateClass::To)) return std::nullopt;
  MaybeDate date = join_day(*from, items_.end(middle), false);
  if (!date) date = join(*from, items_.end(middle), next);
  if (date) date->begin = at;
  return date;
}

// "Monday and Tuesday", "Saturday and Sunday": two days in a row are one stretch; others stand alone.
MaybeDate DateReader::join_weekdays(const FoundDate& from, std::uint32_t to, std::uint32_t from_token) const {
  if (!items_.is(from_token, DateClass::Weekday) || !items_.is(to, DateClass::Weekday) || from.end != from_token + 1)
    return std::nullopt;
  MaybeDate both = join(from, to, from_token);
  return both && both->grain == Grain::WholeDay && both->days->last == both->days->first + 1 ? both : std::nullopt;
}

MaybeDate DateReader::read_placed(std::uint32_t at, DatePlace where) const {
  const std::uint32_t next = items_.end(at);
  if (next >= items_.size() || !items_.same_sentence(at, next) || !items_.any(next)) return std::nullopt;
  if (where == DatePlace::From || where == DatePlace::Between) {
    if (MaybeDate date = read_stretch(at, where == DatePlace::Between)) return date;
    // "between 20 and 25 February"
    MaybeDate both = read_core(next, {today_, std::nullopt});
    if (both && both->value.find('/') != std::string::npos) {
      both->begin = at;
      return both;
    }
    if (where == DatePlace::Between) return std::nullopt;
  }
  // "since then", "by then"
  if (items_.is(next, DateClass::Then) && (where == DatePlace::Since || where == DatePlace::Until)) {
    FoundDate date = found(at, items_.end(next), Grain::WholeDay, spoken(Grain::Year));
    place(date, where);
    return date;
  }
  // "held for weeks"
  if (const DateWord* units = items_.word(next, DateClass::Units);
      units != nullptr && where == DatePlace::Duration && !items_.is(items_.end(next), DateClass::Direction)) {
    FoundDate date;
    date.begin = at;
    date.end = items_.end(next);
    date.kind = DateKind::Duration;
    date.value = duration_value(units->grain, -1);
    return date;
  }
  DateFrame frame{today_};
  if (where == DatePlace::Since) frame.tense = Tense::Past;
  // "The judge adjourned the trial until Monday.": to come, though the verb is past
  const ReadToken& above = reading_.tokens[reading_.tokens[at].head];
  if (where == DatePlace::Until && words_.is(above.lemma, DateClass::Defers)) frame.tense = Tense::Future;
  frame.undirected = where == DatePlace::Duration;
  MaybeDate date = read_core(next, frame);
  if (!date) return std::nullopt;
  if (date->days && date->kind == DateKind::Date && items_.same_sentence(at, date->end)) {
    const bool to = items_.is(date->end, DateClass::To) || items_.is_hyphen(date->end);
    MaybeDate more = to || items_.is(date->end, DateClass::And) ? join_day(*date, date->end + 1, !to) : std::nullopt;
    if (!more && items_.is_hyphen(date->end)) more = join(*date, date->end + 1, date->begin);
    if (!more && items_.is(date->end, DateClass::And)) more = join_weekdays(*date, date->end + 1, date->begin);
    if (more) date = more;
  }
  if (!governs(next - 1, *date)) return std::nullopt;
  date->begin = at;
  if (where == DatePlace::Within && date->kind == DateKind::Duration && items_.is(date->end, DateClass::Of))
    if (MaybeDate told = within_of(*date)) return told;
  place(*date, where);
  if (where == DatePlace::Duration) settle_duration(*date, at);
  return date;
}

// "within six months of the signing", "within a week of 5 May"
MaybeDate DateReader::within_of(FoundDate date) const {
  const std::uint32_t of = date.end, end = items_.end(of);
  if (!date.count || !items_.same_sentence(date.begin, end)) return std::nullopt;
  const MaybeDate from = read_core(end, {today_});
  if (from && from->days && from->kind == DateKind::Date) {
    MaybeDate within = stretch(date.begin, from->end, date.grain, *date.count, 1, from->days->first);
    if (within) within->why = "counted from the date beside it";
    return within;
  }
  const auto anchor = anchor_of(of, end);
  if (!anchor || reading_.tokens[*anchor].pos == Pos::Pron) return std::nullopt;
  date.end = end;
  if (const auto days = days_of_event(*anchor)) {
    MaybeDate within = stretch(date.begin, end, date.grain, *date.count, 1, days->first);
    if (within) within->why = "counted from an event that the report dates";
    return within;
  }
  const auto last = static_cast<std::int32_t>(date.count->high * days_in(date.grain) + 0.5);
  date.kind = DateKind::Date;
  date.offset = DateOffset{0, last, *anchor};
  date.why = "counted from another event";
  return date;
}

// "closed for three weeks from Monday", "held for ten days until Friday", "has been shelling the town for two weeks":
// from when, or up to when, a duration goes on.
void DateReader::settle_duration(FoundDate& date, std::uint32_t preposition) const {
  if (date.kind != DateKind::Duration || date.days || !date.count || !date.count->exact()) return;
  const auto settle = [&](Day from, int direction, std::string_view why) {
    if (const MaybeDate told = stretch(date.begin, date.end, date.grain, *date.count, direction, from)) {
      date.days = told->days;
      date.why = why;
    }
  };
  const std::uint32_t next = date.end;
  const DateWord* word = items_.same_sentence(preposition, next) ? items_.word(next, DateClass::Preposition) : nullptr;
  const bool from = word != nullptr && (word->place == DatePlace::From || word->place == DatePlace::Since);
  if (from || (word != nullptr && word->place == DatePlace::Until)) {
    const MaybeDate other =
        items_.same_sentence(next, items_.end(next)) ? read_core(items_.end(next), {today_}) : std::nullopt;
    if (!other || !other->days || other->kind != DateKind::Date) return;
    if (from) return settle(other->days->first, 1, "from the date behind it");
    return settle(other->days->last, -1, "up to the date behind it");
  }
  if (is_going_on(reading_, reading_.tokens[preposition].head)) settle(today_, -1, "up to the report's day");
}

MaybeDate DateReader::read_phrase(std::uint32_t at) const {
  if (items_.is(at, DateClass::Offset)) return read_offset(at);
  if (const DateWord* preposition = items_.word(at, DateClass::Preposition)) {
    if (MaybeDate date = read_placed(at, preposition->place)) return date;
  }
  MaybeDate date = read_core(at, {today_, std::nullopt});
  if (!date || !date->days || date->kind != DateKind::Date || !items_.same_sentence(at, date->end)) return date;
  // "2011-2013", "Monday to Friday", "May 3 to 5"
  const bool hyphen = items_.is_hyphen(date->end), to = items_.is(date->end, DateClass::To);
  if (items_.is(date->end, DateClass::And) && date->end + 1 < items_.size()) {
    const MaybeDate both = join_weekdays(*date, date->end + 1, at);
    return both ? both : date;
  }
  if (!hyphen && !to) return date;
  const std::uint32_t next = hyphen ? date->end + 1 : items_.end(date->end);
  MaybeDate more = join_day(*date, next, false);
  if (!more) more = join(*date, next, at);
  return more ? more : date;
}

}  // namespace bede
