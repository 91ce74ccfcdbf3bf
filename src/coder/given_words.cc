// SPDX-License-Identifier: Apache-2.0
#include "coder/given_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace bede {
namespace {

constexpr std::uint32_t none = Reading::no_token;

class Words {
 public:
  Words(const CoderData& data, const Findings& found, const ReportFrame& frame, TokenSpan words)
      : data_(data), found_(found), reading_(found.reading), frame_(frame), words_(words) {
    head_ = phrase_head(reading_, words.begin, words.end);
    // "was arrested by the police": what hangs outside may be an auxiliary's verb behind it.
    for (std::uint32_t t = words.begin; t < words.end; ++t)
      if (reading_.tokens[t].pos == Pos::Verb && reading_.tokens[head_].pos != Pos::Verb && reading_.is_under(head_, t))
        head_ = t;
  }

  // Of the events whose cue touches the words the one whose cue stands nearest to their head.
  const Event* find(std::span<const Event> coded) const {
    const Event* best = nullptr;
    std::size_t nearest = 0;
    const TextSpan head = span_of({head_, head_ + 1}), all = span_of(words_);
    for (const Event& event : coded) {
      for (const EventTelling& telling : event.mentions) {
        if (telling.sentence != sentence()) continue;
        const auto at = cue_in(event, telling);
        if (!at || at->begin >= all.end || at->end <= all.begin) continue;
        const std::size_t distance = at->end <= head.begin   ? head.begin - at->end + 1
                                     : at->begin >= head.end ? at->begin - head.end + 1
                                                             : 0;
        if (best && distance >= nearest) continue;
        best = &event;
        nearest = distance;
      }
    }
    return best;
  }

  Event describe() const {
    Event event;
    event.report = frame_.id;
    event.sentence = sentence();
    const auto& sentences = reading_.parse.sentences;
    const std::uint32_t s = reading_.tokens[head_].sentence;
    event.span = span_of({sentences[s].begin_token, sentences[s].end_token});
    event.text = reading_.text(sentences[s].begin_token, sentences[s].end_token);
    event.cue_text = reading_.text(words_.begin, words_.end);
    event.cue_span = span_of(words_);
    event.id = fmt::format("w{}-{}", event.cue_span.begin, event.cue_span.end);
    find_kind(event);
    event.factuality = factuality_at(data_.lexicon, reading_, found_.dates, frame_.day, head_);
    find_parties(event);
    find_date(event);
    find_place(event);
    event.mentions.push_back({event.sentence, event.text, event.cue_text, event.span});
    return event;
  }

 private:
  std::int32_t sentence() const {
    const auto number = static_cast<std::int32_t>(reading_.tokens[head_].sentence);
    return std::max(number - static_cast<std::int32_t>(reading_.title_sentences), -1);
  }

  TextSpan span_of(TokenSpan tokens) const {
    return {reading_.parse.tokens[tokens.begin].begin_byte, reading_.parse.tokens[tokens.end - 1].end_byte};
  }

  // The bytes of a telling's cue: an event has those of its first one alone.
  std::optional<TextSpan> cue_in(const Event& event, const EventTelling& telling) const {
    if (&telling == &event.mentions.front()) return event.cue_span;
    const std::size_t at = reading_.parse.text.substr(0, telling.span.end).find(telling.cue, telling.span.begin);
    if (at == std::string_view::npos) return {};
    return TextSpan{at, at + telling.cue.size()};
  }

  // What its words tell, though they lack what their row requires: a kind, and no code.
  void find_kind(Event& event) const {
    const FrameRow* frame = frame_told_by(data_.lexicon, reading_, words_, head_);
    if (!frame) return;
    event.type = static_cast<EventType>(frame->type);
    if (frame->mode != no_mode) event.mode = data_.lexicon.text(data_.lexicon.modes[frame->mode].name);
    event.cue_frame = fmt::format("{}:{}", data_.lexicon.text(frame->predicate.place.table),
                                  data_.lexicon.text(frame->predicate.text));
  }

  void find_parties(Event& event) const {
    for (const std::uint32_t child : reading_.children(head_)) {
      switch (reading_.tokens[child].dep) {
        case Dep::Nsubj:
        case Dep::Poss: add(child, event.actor); break;
        case Dep::Dobj:
        case Dep::NsubjPass:
        case Dep::Dative: add(child, event.recipient); break;
        case Dep::Agent:
          if (const std::uint32_t by = reading_.child(child, Dep::Pobj); by != none) add(by, event.actor);
          break;
        case Dep::Prep: add_of(child, event); break;
        default: break;
      }
    }
    // "the bus seized by rebels"
    const Dep dep = reading_.tokens[head_].dep;
    if (dep == Dep::Acl && event.recipient.empty()) add(reading_.tokens[head_].head, event.recipient);
  }

  // Of a noun: "the arrest of the bishop".
  void add_of(std::uint32_t preposition, Event& event) const {
    const std::uint32_t object = reading_.child(preposition, Dep::Pobj);
    if (object == none || reading_.tokens[head_].pos == Pos::Verb) return;
    if (data_.lexicon.grammar()[reading_.tokens[preposition].form].belonging) add(object, event.recipient);
  }

  void add(std::uint32_t token, std::vector<EventEntity>& to) const {
    EventEntity entity;
    entity.sentence = sentence();
    const ActorMention* mention = found_.actors.mention(token);
    TokenSpan words{token, token + 1};
    if (mention) {
      words = {mention->begin_token, mention->end_token};
      const Actor& actor = found_.actors.actors[found_.actors.of(*mention).front()];
      entity.name = actor.name;
      entity.code = actor.code;
      entity.id = actor.id;
      entity.country = data_.lexicon.country_code(actor.state);
      for (const std::string_view sector : sector_names(data_.lexicon, actor)) entity.sectors.emplace_back(sector);
    }
    entity.text = reading_.text(words.begin, words.end);
    if (entity.name.empty()) entity.name = entity.text;
    entity.span = span_of(words);
    to.push_back(std::move(entity));
  }

  // How near to the head something of its sentence hangs, smaller is nearer; nothing where it belongs to another verb.
  std::optional<std::size_t> distance(std::uint32_t token) const {
    const std::size_t far = token > head_ ? token - head_ : head_ - token;
    for (std::uint32_t above = token; above != head_;) {
      if (reading_.is_root(above)) return {};
      above = reading_.tokens[above].head;
      if (above == head_) return far;
      if (reading_.tokens[above].pos == Pos::Verb) {
        // "The raid [happened on Monday]": the verb that the noun hangs on.
        const bool own = reading_.tokens[head_].pos != Pos::Verb && reading_.tokens[head_].head == above;
        return own ? std::optional(far + 1000) : std::nullopt;
      }
    }
    return far;
  }

  void find_date(Event& event) const {
    const DateMention* best = nullptr;
    for (const DateMention& date : found_.dates) {
      if (reading_.tokens[date.head_token].sentence != reading_.tokens[head_].sentence || !date.days) continue;
      const auto near = distance(date.head_token);
      if (date.kind == DateKind::Date && near && (!best || *near < *distance(best->head_token))) best = &date;
    }
    event.date.basis = best ? "stated" : "report";
    const Days days = best ? *best->days : Days{frame_.day, frame_.day};
    event.date.start = write_day(std::max(days.first, -719162));
    event.date.end = write_day(std::min(days.last, 2932896));
    if (!best) return;
    event.date.text = reading_.text(best->begin_token, best->end_token);
    event.date.span = span_of({best->begin_token, best->end_token});
    event.date.sentence = event.sentence;
  }

  void find_place(Event& event) const {
    const PlaceMention* best = nullptr;
    for (const PlaceMention& place : found_.places) {
      if (reading_.tokens[place.head_token].sentence != reading_.tokens[head_].sentence) continue;
      const auto near = distance(place.head_token);
      if (!near || (best && best->located && !place.located)) continue;
      if (!best || (place.located && !best->located) || *near < *distance(best->head_token)) best = &place;
    }
    if (!best) return;
    EventPlace& place = event.place.emplace();
    place.name = best->name;
    place.text = reading_.text(best->begin_token, best->end_token);
    place.span = span_of({best->begin_token, best->end_token});
    place.sentence = event.sentence;
    if (best->located) {
      place.latitude = best->latitude;
      place.longitude = best->longitude;
    }
    place.geonames = best->geonames;
    place.admin1 = best->admin1;
    place.country = best->country;
    place.grain = grain_name(best->grain);
  }

  const CoderData& data_;
  const Findings& found_;
  const Reading& reading_;
  const ReportFrame& frame_;
  TokenSpan words_;
  std::uint32_t head_ = 0;
};

}  // namespace

Event event_by_words(const CoderData& data, const Findings& found, const ReportFrame& frame,
                     std::span<const Event> coded, TokenSpan words) {
  const Words given(data, found, frame, words);
  if (const Event* event = given.find(coded)) return *event;
  return given.describe();
}

}  // namespace bede
