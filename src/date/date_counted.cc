// SPDX-License-Identifier: Apache-2.0
// Numbers of days, weeks, years: "two weeks ago", "a day later", "eight days after the army took Aleppo", "three
// years".
#include <algorithm>
#include <cmath>

#include "date/date_reader.h"

namespace bede {
namespace {

// "days after the attack": a plural without a number.
constexpr std::int32_t bare_low = 1, bare_high = 6;

// What an offset of so many may be in days: exact for days and weeks, half a unit to either side for longer ones.
DateOffset offset_of(Grain grain, DateCount count, std::int32_t direction, std::uint32_t anchor) {
  const double unit = days_in(grain), give = grain >= Grain::Month ? unit / 2 : 0;
  double low = std::floor(count.low * unit - give), high = std::ceil(count.high * unit + give);
  if (grain == Grain::WholeDay || grain == Grain::Week) low = count.low * unit, high = count.high * unit;
  const auto first = static_cast<std::int32_t>(std::max(low, 0.0)), last = static_cast<std::int32_t>(high);
  return direction < 0 ? DateOffset{-last, -first, anchor} : DateOffset{first, last, anchor};
}

// "the week before the vote": a week that is not known
std::string_view unknown_value(Grain grain) {
  switch (grain) {
    case Grain::Week: return "XXXX-WXX";
    case Grain::Month: return "XXXX-XX";
    case Grain::Year: return "XXXX";
    default: return "XXXX-XX-XX";
  }
}

}  // namespace

// "half a century", "two decades": in years; "half a year", "a year and a half": in months; so that "a decade ago" is a
// year, not ten.
void in_smaller_units(Grain& grain, DateCount& count) {
  const bool half = (count.low == 0 && count.high == 0) || count.and_half;
  const auto times = [&](Grain smaller, std::int32_t many) {
    grain = smaller;
    count.low = count.low * many + (half ? many / 2 : 0);
    count.high = count.high * many + (half ? many / 2 : 0);
    count.and_half = false;
  };
  switch (grain) {
    case Grain::Century: return times(Grain::Year, 100);
    case Grain::Decade: return times(Grain::Year, 10);
    case Grain::Half: return times(Grain::Month, 6);
    case Grain::Year: return half ? times(Grain::Month, 12) : void();
    case Grain::Month: return half ? times(Grain::Week, 4) : void();
    case Grain::Week: return half ? times(Grain::WholeDay, 7) : void();
    case Grain::WholeDay: return half ? times(Grain::Hour, 24) : void();
    default: return;
  }
}

// What "after" governs: "took" in "eight days after the army took Aleppo", "vote" in "two weeks before the vote".
std::optional<std::uint32_t> DateReader::anchor_of(std::uint32_t direction, std::uint32_t end) const {
  const auto behind = [&](std::uint32_t token) {
    return token >= end && items_.same_sentence(direction, token) && reading_.tokens[token].pos != Pos::Punct;
  };
  for (std::uint32_t at = direction; at < end; ++at) {
    const ReadToken& token = reading_.tokens[at];
    for (const std::uint32_t child : reading_.children(at)) {
      const Dep dep = reading_.tokens[child].dep;
      if ((dep == Dep::Pobj || dep == Dep::Pcomp || dep == Dep::Advcl || dep == Dep::Ccomp) && behind(child))
        return child;
    }
    if (token.dep == Dep::Mark && behind(token.head)) return token.head;
  }
  // A mark that hangs elsewhere: the highest token of what stands behind it.
  const ReadToken& token = reading_.tokens[end - 1];
  if ((token.pos != Pos::Adp && token.pos != Pos::Sconj) || !behind(end)) return std::nullopt;
  if (reading_.tokens[end].pos == Pos::Cconj) return std::nullopt;
  std::uint32_t at = end;
  for (std::size_t steps = 0; steps < reading_.tokens.size(); ++steps) {
    const std::uint32_t head = reading_.tokens[at].head;
    if (head == at || !behind(head)) break;
    at = head;
  }
  const Pos pos = reading_.tokens[at].pos;
  if (pos != Pos::Noun && pos != Pos::Propn && pos != Pos::Verb && pos != Pos::Aux) return std::nullopt;
  return at;
}

// The days that a noun or verb has beside it: of "election" in "the election of 5 May", of "took" in "took it on
// Friday".
std::optional<Days> DateReader::days_beside(std::uint32_t token) const {
  const auto days_at = [&](std::uint32_t below) -> std::optional<Days> {
    const std::uint32_t begin = reading_.tokens[below].subtree_begin;
    if (begin > below || !items_.any(begin)) return std::nullopt;
    const MaybeDate date = read_core(begin, {.today = today_, .eventless = true});
    if (!date || !date->days || date->kind != DateKind::Date || date->end <= below) return std::nullopt;
    return date->days;
  };
  for (const std::uint32_t child : reading_.children(token)) {
    const bool placed = reading_.tokens[child].pos == Pos::Adp;
    const bool dates = items_.is(child, DateClass::Preposition) || items_.is(child, DateClass::Of);
    if (!placed) {
      if (const auto days = days_at(child)) return days;
      continue;
    }
    if (!dates) continue;
    for (const std::uint32_t below : reading_.children(child))
      if (const auto days = days_at(below)) return days;
  }
  return std::nullopt;
}

// "The election was held on 5 May. … A week after the election he fled.": the date beside what an offset counts from,
// or beside the same noun before.
std::optional<Days> DateReader::days_of_event(std::uint32_t anchor) const {
  if (const auto days = days_beside(anchor)) return days;
  const auto is_same = [&](std::uint32_t token) {
    const ReadToken &one = reading_.tokens[token], &other = reading_.tokens[anchor];
    return one.pos == Pos::Noun &&
           (one.form != 0 ? one.form == other.form : reading_.text(token) == reading_.text(anchor));
  };
  if (reading_.tokens[anchor].pos != Pos::Noun || reading_.tokens[anchor].subtree_begin == anchor) return std::nullopt;
  if (!items_.is(reading_.tokens[anchor].subtree_begin, DateClass::The)) return std::nullopt;
  constexpr Day longest = 31;  // "the election of 1991" tells no day to count from
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->kind != DateKind::Date || !mention->days || mention->offset) continue;
    if (mention->days->last - mention->days->first >= longest) continue;
    std::uint32_t above = reading_.tokens[mention->head_token].head;
    if (above >= anchor) continue;
    if (is_same(above)) return mention->days;
    if (reading_.tokens[above].pos != Pos::Verb) continue;
    for (const std::uint32_t child : reading_.children(above)) {
      const Dep dep = reading_.tokens[child].dep;
      if ((dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Dobj) && is_same(child)) return mention->days;
    }
  }
  return std::nullopt;
}

// The count and unit are read; from these days, forth or back.
MaybeDate DateReader::counted_from(FoundDate date, const DateWord& direction, Days from) const {
  DateCount count = *date.count;
  in_smaller_units(date.grain, count);
  const int sign = direction.numbers[0];
  if (!can_move(from.first, date.grain, sign * count.high) || !can_move(from.last, date.grain, sign * count.high))
    return std::nullopt;
  date.kind = DateKind::Date;
  date.anchored = true;
  if (date.grain < Grain::WholeDay) {
    // "six hours ago": within the day, or over midnight
    const int days = static_cast<int>(std::lround(count.high * days_in(date.grain)));
    date.days = Days{from.first + sign * days, from.last + sign * days};
    date.value = value_of(Grain::WholeDay, *date.days);
    return date;
  }
  const Day near = moved(from.first, date.grain, sign * count.low),
            far = moved(from.first, date.grain, sign * count.high);
  // "In June they met. Two weeks later he fled.": as far from any day of June
  if (date.grain < Grain::Month && from.last - from.first >= 7) {
    date.days = sign > 0 ? Days{near, moved(from.last, date.grain, count.high)}
                         : Days{far, moved(from.last, date.grain, -count.low)};
    const bool months = from.last - from.first >= 27;
    const auto end_value = [&](Day day) { return months ? value_of(Grain::Month, {day, day}) : write_day(day); };
    date.value = end_value(date.days->first) + '/' + end_value(date.days->last);
    return date;
  }
  // "two weeks ago" is some day of that week; "two weeks later" is told from a day, and is one
  const bool whole = date.grain >= Grain::Month || (date.grain == Grain::Week && direction.basis == DateBasis::Report);
  const auto stretch = [&](Day day) { return whole ? stretch_of(date.grain, day) : Days{day, day}; };
  const Days first = stretch(std::min(near, far)), last = stretch(std::max(near, far));
  date.days = Days{first.first, last.last};
  date.value =
      !count.exact() ? duration_value(date.grain, -1) : value_of(whole ? date.grain : Grain::WholeDay, *date.days);
  return date;
}

// "ago", "earlier", "after the vote", "before Christmas" behind a count.
MaybeDate DateReader::directed(FoundDate date, const DateWord& direction, const DateFrame& frame) const {
  const std::uint32_t at = date.end;
  date.end = items_.end(at);
  if (direction.basis == DateBasis::Report) {
    date.why = "counted from the report's day";
    return counted_from(date, direction, {frame.today, frame.today});
  }
  if (direction.basis == DateBasis::Event || direction.basis == DateBasis::Date) {
    // "two days after Dec. 22", "a week before Christmas"
    MaybeDate of = items_.same_sentence(at, date.end) ? read_core(date.end, frame) : std::nullopt;
    if (of && of->days && of->kind == DateKind::Date && governs(date.end - 1, *of)) {
      date.end = of->end;
      date.why = "counted from the date beside it";
      return counted_from(date, direction, *of->days);
    }
    if (direction.basis == DateBasis::Date || frame.eventless) return std::nullopt;
    if (const auto anchor = anchor_of(at, date.end)) {
      date.offset = offset_of(date.grain, *date.count, direction.numbers[0], *anchor);
      // "a week after the election of 5 May"
      if (const auto days = days_of_event(*anchor)) {
        date.why = "counted from an event that the report dates";
        return counted_from(date, direction, *days);
      }
      date.kind = DateKind::Date;
      date.why = "counted from another event";
      return date;
    }
    // "the night before": from the date last spoken of; "two days following" alone is a duration
  }
  // "Two years on, ...": only at the end of a clause; "two days on the road" is none
  if (reading_.tokens[at].pos == Pos::Adp && date.end < items_.size() && items_.same_sentence(at, date.end) &&
      reading_.tokens[date.end].pos != Pos::Punct && direction.basis == DateBasis::Spoken)
    return std::nullopt;
  const Days from = spoken(date.grain);
  date.why = "counted from the date spoken of before";
  const bool ahead = direction.numbers[0] > 0 && from.last >= today_ && tense_at(date.begin, frame) == Tense::Past;
  DateWord back = direction;
  // "A day later, the rebels left", with no date before it but the report's own: up to that day, not after it.
  if (ahead) {
    date.kind = DateKind::Date;
    date.days = Days{today_, today_};
    date.value = write_day(today_);
    return date;
  }
  back.basis = DateBasis::Spoken;
  return counted_from(date, back, from);
}

// "two weeks ago", "a few days", "the day after the vote", "days later", "two-day"
MaybeDate DateReader::read_counted(std::uint32_t at, const DateFrame& frame, bool the) const {
  DateCount count{1, 1, at};
  const bool counted = !the || !items_.is(at, DateClass::Unit);
  if (counted) {
    if (const auto read = items_.count(at)) {
      count = *read;
    } else if (items_.is(at, DateClass::Units)) {
      count = {bare_low, bare_high, at};
    } else if (!the) {
      return std::nullopt;
    }
  }
  const std::uint32_t unit_token = items_.over_hyphen(count.end);
  if (unit_token >= items_.size() || !items_.same_sentence(at, unit_token)) return std::nullopt;
  const DateWord* unit = items_.word(unit_token, DateClass::Unit);
  const bool plural = unit == nullptr;
  if (plural) unit = items_.word(unit_token, DateClass::Units);
  const DateWord* part = the || count.end > at ? items_.word(unit_token, DateClass::PartOfDay) : nullptr;
  if (unit == nullptr && part == nullptr) return std::nullopt;
  // "a second man", "the second after": an ordinal
  if (!plural && unit != nullptr && unit->grain == Grain::Second && !items_.is_hyphen(unit_token - 1))
    return std::nullopt;
  FoundDate date;
  date.begin = at;
  date.end = items_.end(unit_token);
  date.kind = DateKind::Duration;
  date.grain = unit != nullptr ? unit->grain : Grain::WholeDay;
  if (unit != nullptr) count.low *= unit->numbers[0], count.high *= unit->numbers[0];
  if (count.high > 100000) return std::nullopt;
  date.count = count;
  // "a year and a half"
  if (const auto behind =
          unit != nullptr && count.exact() && !count.and_half ? items_.and_half(date.end) : std::nullopt;
      behind && items_.same_sentence(at, *behind - 1)) {
    date.end = *behind;
    date.count->and_half = true;
  }
  date.value = duration_value(date.grain, count.exact() ? count.low : -1, date.count->and_half);
  // "They will meet again in ten days' time."
  if (const std::uint32_t time = date.end + 1; time < items_.size() && items_.same_sentence(at, time) &&
                                               items_.is(time, DateClass::TimeAhead) && is_possessive(date.end)) {
    date.end = items_.end(time);
    DateWord ahead;
    ahead.numbers[0] = 1;
    date.why = "counted from the report's day";
    return counted_from(date, ahead, {frame.today, frame.today});
  }
  // "ten years old", "a 12-year-old"
  if (items_.is(items_.over_hyphen(date.end), DateClass::Age)) return std::nullopt;
  const DateWord* direction =
      items_.same_sentence(at, date.end) ? items_.word(date.end, DateClass::Direction) : nullptr;
  // "closed for three weeks from Monday": how long, not when
  if (direction != nullptr && !(frame.undirected && direction->basis == DateBasis::Date)) {
    if (MaybeDate directed_date = directed(date, *direction, frame)) {
      // "the night before he died" is a day that is not known, and no duration
      const bool bare = count.end == at && !plural;
      if (bare && directed_date->offset && !directed_date->days) directed_date->value = unknown_value(date.grain);
      if (part != nullptr && (directed_date->days || bare) && !directed_date->value.empty())
        (directed_date->value += 'T') += part->code;
      return directed_date;
    }
  }
  // "decades of guerrilla war"
  const bool of = count.end == at && plural && items_.is(date.end, DateClass::Of);
  if (part != nullptr || the || (count.end == at && !of)) return std::nullopt;
  // "a day" and "an hour" alone tell how often, or nothing: "twice a day"; "one year in prison" is a duration
  if (items_.is(at, DateClass::Article) && count.exact() && count.low == unit->numbers[0] &&
      date.grain <= Grain::WholeDay && count.end == at + 1)
    return std::nullopt;
  return date;
}

}  // namespace bede
