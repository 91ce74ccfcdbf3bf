// SPDX-License-Identifier: Apache-2.0
// What is a name, the date last spoken of, and the way through the report.
#include "date/date_reader.h"

#include <algorithm>

namespace bede {
namespace {

bool writes_month_first(const Lexicon& lexicon, DateOrigin origin) {
  const std::uint32_t state = origin.outlet != no_row ? origin.outlet : origin.dateline;
  return state != no_row && lexicon.states[state].month_first;
}

}  // namespace

DateReader::DateReader(const DateWords& words, const Reading& reading, Day today, DateOrigin origin)
    : words_(words),
      reading_(reading),
      today_(today),
      home_(origin.dateline != no_row ? origin.dateline : origin.outlet),
      month_first_(writes_month_first(words.lexicon(), origin)),
      items_(words, reading) {}

FoundDate DateReader::found(std::uint32_t begin, std::uint32_t end, Grain grain, Days days) const {
  FoundDate date;
  date.begin = begin;
  date.end = end;
  date.grain = grain;
  date.days = days;
  date.value = value_of(grain, days);
  return date;
}

Tense DateReader::tense_at(std::uint32_t token, const DateFrame& frame) const {
  return frame.tense ? *frame.tense : governing_tense(reading_, words_, token).tense;
}

Days DateReader::spoken(Grain grain) const {
  const double most = grain < Grain::Week ? 2 : days_in(grain) + 1;
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->kind != DateKind::Date || !mention->days) continue;
    if (mention->days->last - mention->days->first < most) return *mention->days;
  }
  // "In 2010 he was jailed. Months later he was freed.": some time of a year, or after it
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention)
    if (mention->kind == DateKind::Date && mention->days && mention->days->last < today_) return *mention->days;
  return {today_, today_};
}

std::uint32_t DateReader::head_of(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin; at < end; ++at) {
    const std::uint32_t head = reading_.tokens[at].head;
    if (head == at || head < begin || head >= end) return at;
  }
  return begin;
}

// "The Sunday Times", "April Smith", "the March 14 Alliance": names, not dates.
bool DateReader::is_name(const FoundDate& date) const {
  // A whole date is one, whatever the model took with it: "April 2, 2014" over a heading's end.
  const bool whole = date.anchored && date.day != 0;
  for (std::uint32_t at = date.begin; at < date.end && !whole; ++at) {
    const ReadEntity* entity = items_.entity(at);
    if (entity == nullptr || (!items_.capital(at) && date.grain != Grain::Year)) continue;
    switch (entity->kind) {
      case EntityKind::Person:
      case EntityKind::Organisation:
      case EntityKind::WorkOfArt:
      case EntityKind::Facility:
      case EntityKind::Product:
      case EntityKind::Place:
      case EntityKind::Political: break;
      case EntityKind::Event:
        if (date.anchored || date.grain > Grain::WholeDay) continue;
        break;
      default: continue;
    }
    // "the Ghanaian Independence Day parade": whose day it is makes no name
    const auto any = [](std::uint32_t) { return true; };
    const bool before = entity->begin_token < date.begin && items_.capital(date.begin - 1) &&
                        !items_.is(date.begin - 1, DateClass::The) &&
                        words_.state_at(reading_, date.begin - 1, any).first == no_row;
    const bool after = entity->end_token > date.end && items_.capital(date.end);
    if (before || after) return true;
  }
  for (std::uint32_t at = date.end; at < std::min(date.end + 2, items_.size()); ++at) {
    if (!items_.same_sentence(date.begin, at)) return false;
    // "the November 17 group": in small letters only right behind a day of a month
    const bool named = items_.is(at, DateClass::NameAfter);
    if (named && (items_.capital(at) || (at == date.end && date.day != 0 && !date.anchored))) return true;
    if (!items_.capital(at)) return false;
  }
  return false;
}

void DateReader::keep(const FoundDate& date) {
  DateMention mention;
  mention.begin_token = date.begin;
  mention.end_token = date.end;
  mention.head_token = head_of(date.begin, date.end);
  mention.kind = date.kind;
  mention.days = date.days;
  mention.offset = date.offset;
  mention.value = date.value;
  mention.why = !date.why.empty()                           ? date.why
                : date.offset                               ? "counted from another event"
                : date.kind == DateKind::Set                ? "how often"
                : date.kind == DateKind::Duration           ? "how long"
                : date.value.find('/') != std::string::npos ? "from one date to another"
                                                            : "the date spoken of before";
  mentions_.push_back(std::move(mention));
  if (heads_line(date)) head_line(mentions_.back());
}

// Whether a date stands before a colon at the beginning of a sentence: "1975: War breaks out."
bool DateReader::heads_line(const FoundDate& date) const {
  if (date.kind != DateKind::Date || !date.days || date.offset || date.end >= items_.size()) return false;
  return reading_.parse.sentences[reading_.tokens[date.begin].sentence].begin_token == date.begin &&
         reading_.text(date.end) == ":";
}

// "1975: War breaks out. In November thousands flee.": the heading dates all up to the end of the paragraph, or to the
// next heading in it.
void DateReader::head_line(DateMention& mention) {
  if (heading_ != 0)
    mentions_[heading_ - 1].heads_until = std::min(mentions_[heading_ - 1].heads_until, mention.begin_token);
  // The paragraph ends with the sentence before a line break.
  const Parse& parse = reading_.parse;
  std::uint32_t sentence = reading_.tokens[mention.begin_token].sentence + 1;
  for (; sentence < parse.sentences.size(); ++sentence) {
    const std::uint32_t from = parse.tokens[parse.sentences[sentence - 1].begin_token].begin_byte;
    const std::uint32_t to = parse.tokens[parse.sentences[sentence].begin_token].begin_byte;
    if (parse.text.substr(from, to - from).find('\n') != std::string_view::npos) break;
  }
  mention.heads_until = sentence < parse.sentences.size() ? parse.sentences[sentence].begin_token : items_.size();
  heading_ = mentions_.size();
}

// What a calendar of four digits cannot tell is no date: the day before the year 1.
bool DateReader::is_told(const FoundDate& date) const {
  const Days all{day_from(first_year, 1, 1), day_from(last_year, 12, 31)};
  return !date.days || (date.days->first >= all.first && date.days->last <= all.last);
}

std::vector<DateMention> DateReader::read() {
  for (std::uint32_t at = 0; at < items_.size();) {
    const bool hidden = items_.any(at) && items_.is(at, DateClass::Never);
    MaybeDate date = items_.any(at) && !hidden ? read_phrase(at) : std::nullopt;
    // "3 May: Rebels take Gao.": a chronicle tells what has been in the present
    if (date && heads_line(*date) && governing_tense(reading_, words_, at).tense != Tense::Future)
      if (MaybeDate past = read_core(at, {.today = today_, .tense = Tense::Past}); past && past->end == date->end)
        date = past;
    if (date && is_told(*date) && !is_name(*date)) keep(*date);
    at = date ? std::max(date->end, at + 1) : hidden ? items_.end(at) : at + 1;
  }
  return std::move(mentions_);
}

}  // namespace bede
