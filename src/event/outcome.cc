// SPDX-License-Identifier: Apache-2.0
// Happenings -> events: rows become codes, tokens become words and spans.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "event/confidence.h"
#include "event/outcome.h"
#include "text/text.h"

namespace bede {

TextSpan Outcome::span_of(TokenSpan tokens) const {
  return {reading_.parse.tokens[tokens.begin].begin_byte, reading_.parse.tokens[tokens.end - 1].end_byte};
}

// Without the blanks at its end.
TokenSpan Outcome::sentence_of(std::uint32_t sentence) const {
  const Sentence& all = reading_.parse.sentences[sentence];
  std::uint32_t last = all.end_token;
  while (last > all.begin_token + 1 && tokens_[last - 1].pos == Pos::Space) --last;
  return {all.begin_token, last};
}

// The predicate's words and what stands between them, where they stand near.
TokenSpan Outcome::cue_of(const Happening& happening) const {
  constexpr std::uint32_t near = 6;  // tokens
  std::uint32_t begin = happening.cue, end = happening.cue + 1;
  for (const std::uint32_t word : happening.words)
    if (word + near > begin && word < end + near) {
      begin = std::min(begin, word);
      end = std::max(end, word + 1);
    }
  return {begin, end};
}

EventTelling Outcome::telling_of(const Happening& happening) const {
  const std::uint32_t sentence = tokens_[happening.cue].sentence;
  const TokenSpan tokens = sentence_of(sentence);
  return {sentence_number(sentence), std::string(sheet_.text_of(tokens)),
          std::string(sheet_.text_of(cue_of(happening))), span_of(tokens)};
}

// -1 for the title, then from 0.
std::int32_t Outcome::sentence_number(std::uint32_t sentence) const {
  return sentence < reading_.title_sentences ? -1 : static_cast<std::int32_t>(sentence - reading_.title_sentences);
}

EventEntity Outcome::entity_for(const Actor& actor) const {
  EventEntity entity;
  entity.name = actor.name;
  entity.code = actor.code;
  entity.id = actor.id;
  entity.country = lexicon_.country_code(actor.state);
  for (const std::string_view sector : sector_names(lexicon_, actor)) entity.sectors.emplace_back(sector);
  return entity;
}

EventEntity Outcome::entity_of(const Party& party) const {
  EventEntity entity = entity_for(actors_.actors[party.actor]);
  TokenSpan tokens{party.token, party.token + 1};
  if (const ActorMention* mention = actors_.mention(party.token)) {
    entity.via = via_name(mention->via);
    tokens = {mention->begin_token, mention->end_token};
  }
  entity.text = sheet_.text_of(tokens);
  entity.span = span_of(tokens);
  entity.sentence = sentence_number(tokens_[party.token].sentence);
  return entity;
}

std::vector<EventEntity> Outcome::entities_of(const Parties& parties) const {
  std::vector<EventEntity> entities;
  for (const Party& party : parties) entities.push_back(entity_of(party));
  return entities;
}

// "four", "Twenty-three", "1,200", "dozens": what stands before and below a number word belongs to it.
bool Outcome::read_number(std::uint32_t token, Toll& toll) const {
  std::int64_t low = 0, high = 0;
  bool any = false;
  const std::uint32_t begin = std::min(token, tokens_[token].subtree_begin);
  for (std::uint32_t i = begin; i <= token; ++i) {
    const GrammarWord& word = grammar_[tokens_[i].form];
    std::int64_t value_low = word.low, value_high = word.high;
    if (value_low < 0) {
      std::int64_t value = 0;
      bool digits = false;
      for (const char c : reading_.text(i)) {
        if (c == ',') continue;
        digits = c >= '0' && c <= '9' && value < 100'000'000;
        if (!digits) break;
        value = value * 10 + (c - '0');
      }
      if (!digits) continue;
      value_low = value_high = value;
    }
    const bool multiplies = any && value_low >= 100 && value_low == value_high && value_low > low;  // "two hundred"
    low = multiplies ? low * value_low : low + value_low;
    high = multiplies ? high * value_high : high + value_high;
    any = true;
  }
  if (!any) return false;
  toll = {low, high, std::string(reading_.text(begin, token + 1))};
  return true;
}

// "killing four soldiers and wounding at least 17": numbers before who suffers it.
void Outcome::add_toll(const Happening& happening, Event& event) const {
  if (!happening.frame || happening.frame->harm == Harm::None || happening.factuality == Factuality::Negated) return;
  Toll toll;
  bool counted = false;
  const Cue* own = sheet_.cue(happening.cue);
  for (const Argument& argument : own->arguments) {
    if (!sheet_.takes(happening.frame->recipient, argument.slot) || counted) continue;
    std::vector<std::uint32_t> numbers;
    if (grammar_[tokens_[argument.token].form].low >= 0 || tokens_[argument.token].tag == Tag::Cd)
      numbers.push_back(argument.token);
    for (const std::uint32_t child : reading_.children(argument.token))
      if (tokens_[child].dep == Dep::Nummod) numbers.push_back(child);
    for (const std::uint32_t number : numbers) counted = counted || read_number(number, toll);
  }
  if (!counted) return;
  Casualties casualties = event.casualties.value_or(Casualties{});
  const auto set = [&](std::optional<Toll>& of) { of = of ? of : toll; };
  switch (happening.frame->harm) {
    case Harm::Dead: set(casualties.dead); break;
    case Harm::Injured: set(casualties.injured); break;
    case Harm::Detained: set(casualties.detained); break;
    case Harm::Displaced: set(casualties.displaced); break;
    case Harm::None: break;
  }
  event.casualties = casualties;
}

void Outcome::add_reasons(const Happening& happening, Event& event) const {
  for (const Reason& why : happening.reasons) {
    EventReason reason;
    reason.field = why.field;
    reason.rule = why.rule;
    reason.words = reading_.text(why.begin_token, why.end_token);
    if (why.row.line != 0)
      reason.row = fmt::format("{}:{} {}", lexicon_.text(why.row.table), why.row.line, lexicon_.text(why.row_text));
    event.why.push_back(std::move(reason));
  }
}

// Who hands the report on: the agency of the dateline, then the outlet, which always stands last.
void Outcome::find_outlets() {
  for (const std::string_view name : {frame_.agency, frame_.outlet}) {
    if (name.empty()) continue;
    EventEntity entity = entity_for(knowledge_.actors->medium(name));
    entity.text = name;
    entity.role = name == frame_.outlet ? "outlet" : "agency";
    std::erase_if(outlets_, [&](const EventEntity& e) { return e.name == entity.name; });
    outlets_.push_back(std::move(entity));
  }
}

void Outcome::add_outlets(Event& event) const {
  for (const EventEntity& outlet : outlets_) {
    std::erase_if(event.attribution, [&](const EventEntity& e) { return e.name == outlet.name; });
    event.attribution.push_back(outlet);
  }
}

Event Outcome::event_from(const Happening& happening) const {
  Event event;
  const TokenSpan sentence = sentence_of(tokens_[happening.cue].sentence);
  event.report = frame_.id;
  event.sentence = sentence_number(tokens_[happening.cue].sentence);
  event.text = sheet_.text_of(sentence);
  event.span = span_of(sentence);
  event.type = static_cast<EventType>(happening.type);
  if (happening.mode != no_mode) event.mode = lexicon_.text(lexicon_.modes[happening.mode].name);
  event.cameo = lexicon_.text(happening.cameo);
  event.quad = lexicon_.types[happening.type].quad;
  const bool mode_score = happening.mode != no_mode && lexicon_.modes[happening.mode].has_score;
  const float score = mode_score ? lexicon_.modes[happening.mode].score : lexicon_.types[happening.type].score;
  event.score = std::round(score * 100.0) / 100.0;
  std::uint64_t contexts = happening.contexts | sentence_contexts_[tokens_[happening.cue].sentence];
  const auto code = std::lower_bound(
      lexicon_.cameo.begin(), lexicon_.cameo.end(), event.cameo,
      [&](const CameoRow& row, const std::string& wanted) { return lexicon_.text(row.code) < wanted; });
  if (code != lexicon_.cameo.end() && lexicon_.text(code->code) == event.cameo) {
    contexts |= code->contexts;
    if (code->has_goldstein) event.goldstein = std::round(code->goldstein * 100.0) / 100.0;  // kept as a float
  }
  for (std::size_t c = 0; c < lexicon_.contexts.size(); ++c)
    if ((contexts >> c & 1) != 0) event.contexts.emplace_back(lexicon_.text(lexicon_.contexts[c]));
  event.factuality = happening.factuality;
  event.actor = entities_of(happening.actors);
  event.recipient = entities_of(happening.recipients);
  event.mediator = entities_of(happening.mediators);
  event.excluded = entities_of(happening.excluded);
  for (const Source& source : happening.sources) {
    EventEntity entity;
    if (source.named) {
      entity = entity_of(source.party);
    } else {
      const TokenSpan noun{source.party.token, source.party.token + 1};
      entity.text = entity.name = sheet_.text_of(noun);
      entity.span = span_of(noun);
      entity.sentence = sentence_number(tokens_[source.party.token].sentence);
    }
    const bool agency = source.named && actors_.actors[source.party.actor].kind == ActorKind::Medium;
    entity.role = agency ? "agency" : source.role == SourceRole::Document ? "document" : "speaker";
    event.attribution.push_back(std::move(entity));
  }
  add_outlets(event);
  if (happening.terms != EventTerms{}) event.terms = happening.terms;
  event.date.start = write_day(happening.days->first == day_open_begin ? frame_.day : happening.days->first);
  event.date.end = write_day(happening.days->last == day_open_end ? frame_.day : happening.days->last);
  event.date.basis = happening.basis;
  if (happening.date != no_happening) {
    const TokenSpan tokens{dates_[happening.date].begin_token, dates_[happening.date].end_token};
    event.date.text = sheet_.text_of(tokens);
    event.date.span = span_of(tokens);
    event.date.sentence = sentence_number(tokens_[tokens.begin].sentence);
  }
  if (const PlaceMention* mention = happening.place != no_happening ? &places_[happening.place]
                                    : happening.place_from_dateline ? frame_.dateline
                                                                    : nullptr) {
    EventPlace place;
    place.name = mention->name;
    place.admin1 = mention->admin1;
    place.country = mention->country;
    if (mention->located) {
      place.latitude = std::round(mention->latitude * 1e5) / 1e5;  // kept as floats; 1e-5 degrees are a metre
      place.longitude = std::round(mention->longitude * 1e5) / 1e5;
    } else if (place.country.empty()) {
      place.country = lexicon_.country_code(sheet_.spoken_of);
    }
    place.geonames = mention->geonames;
    place.grain = grain_name(mention->grain);
    if (happening.place != no_happening) {
      const TokenSpan tokens{mention->begin_token, mention->end_token};
      place.text = sheet_.text_of(tokens);
      place.span = span_of(tokens);
      place.sentence = sentence_number(tokens_[tokens.begin].sentence);
    }
    event.place = std::move(place);
  }
  add_toll(happening, event);
  for (const std::uint32_t other : happening.tellings)
    if (tokens_[happenings_[other].cue].sentence == tokens_[happening.cue].sentence)
      add_toll(happenings_[other], event);
  const TokenSpan words = cue_of(happening);
  event.cue_text = sheet_.text_of(words);
  event.cue_span = span_of(words);
  event.cue_frame = backoff_frame;
  if (const Predicate* row = happening.row)
    event.cue_frame = fmt::format("{}:{}", lexicon_.text(row->place.table), lexicon_.text(row->text));
  event.confidence = confidence_of(event, happening.by_nearness);
  if (explain_) add_reasons(happening, event);
  return event;
}

// Whether a token is the cue of an event.
bool Outcome::tells_of_event(std::uint32_t token) const {
  return sheet_.cue(token) && sheet_.cue(token)->happening != no_happening;
}

// Whether somebody does it by the words, whoever that is.
bool Outcome::has_noun_for_actor(std::uint32_t token) const {
  const Cue* own = sheet_.cue(token);
  return own && std::any_of(own->arguments.begin(), own->arguments.end(), [&](const Argument& argument) {
           const Pos pos = tokens_[argument.token].pos;
           return (argument.slot == slot::subject || argument.slot == slot::possessor) &&
                  (pos == Pos::Noun || pos == Pos::Propn);
         });
}

// Whether it says enough of who does what to whom.
bool Outcome::is_worth_telling(const Happening& happening) const {
  const Parties* const sides[] = {&happening.actors, &happening.recipients, &happening.mediators};
  const bool empty = std::all_of(std::begin(sides), std::end(sides), [](const Parties* side) { return side->empty(); });
  if (happening.bare || empty) return false;
  const auto type = static_cast<EventType>(happening.type);
  // "nobody asked it for a ransom", but "Kurdish parties demanded autonomy from Damascus": somebody did.
  if (type == EventType::Request && happening.actors.empty() && !has_noun_for_actor(happening.cue)) return false;
  constexpr std::uint32_t cooperation = 2;  // of the quads: this one and the one before it
  if (lexicon_.types[happening.type].quad > cooperation || happening.op) return true;
  // "a coalition of rebels", "has not signed the accord": what two do, and one alone is named.
  const bool alone = happening.actors.size() == 1 && happening.mediators.empty() && happening.excluded.empty() &&
                     happening.frame && happening.frame->reciprocal && !sheet_.is_verb(happening.verb) &&
                     happening.dates.empty() && !actors_.actors[happening.actors[0].actor].plural;
  const bool of_two = type == EventType::Support || type == EventType::Agree || type == EventType::Cooperate;
  if (alone && of_two) return false;
  if (happening.actors.empty() && happening.frame) {
    // "nobody asked it", "save their strength"
    const bool indirect =
        std::none_of(happening.recipients.begin(), happening.recipients.end(), [](const Party& p) { return p.direct; });
    if (type == EventType::Aid && indirect) return false;
  }
  // "Agnes Moor, who coordinates the work": somebody of whom nothing is known, in what is no harm.
  return std::any_of(std::begin(sides), std::end(sides), [&](const Parties* side) {
    return std::any_of(side->begin(), side->end(),
                       [&](const Party& p) { return !actors_.actors[p.actor].code.empty(); });
  });
}

ReportEvents Outcome::events() {
  ReportEvents out;
  find_outlets();
  std::vector<std::uint32_t> kept;
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    const Happening& happening = happenings_[h];
    if (happening.refused || happening.same_as != no_happening) continue;
    // "A car bomb exploded in Baghdad on Monday": nobody is named, and it happened.
    const auto type = static_cast<EventType>(happening.type);
    const bool force = type == EventType::Assault || type == EventType::Protest || type == EventType::Coerce;
    // "The shelling of Huambo went on": so does a deed of which the place is told, where no other deed is told of it.
    const bool placed = type == EventType::Assault && happening.place != no_happening &&
                        happening.factuality == Factuality::Actual && !sheet_.is_verb(happening.cue) &&
                        tokens_[happening.cue].dep == Dep::Nsubj && !tells_of_event(tokens_[happening.cue].head);
    // "A raid planned for 9 May was called off": of what did not happen it must be told whose it was.
    const bool told = force && (happening.factuality != Factuality::Negated || type == EventType::Protest) &&
                      happening.frame && (!happening.dates.empty() || placed) &&
                      tokens_[happening.cue].dep != Dep::Amod;
    if (told) {
      kept.push_back(h);
      continue;
    }
    if (is_worth_telling(happening)) kept.push_back(h);
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return happenings_[a].cue < happenings_[b].cue; });
  std::map<std::uint32_t, std::string> ids;
  for (const std::uint32_t h : kept) {
    const Happening& happening = happenings_[h];
    Event event = event_from(happening);
    const std::string key = fmt::format("{}|{}|{}|{}|{}", event.sentence, event.cue_span.begin, event.cue_span.end,
                                        event.cue_frame, event.cameo);
    const std::array<std::string_view, 2> parts = {frame_.id, key};
    event.id = "e" + content_id(parts).substr(1, 16);
    ids[h] = event.id;
    const auto tell = [&](const Happening& telling) {
      const std::int32_t sentence = sentence_number(tokens_[telling.cue].sentence);
      const bool known = std::any_of(event.mentions.begin(), event.mentions.end(),
                                     [&](const EventTelling& m) { return m.sentence == sentence; });
      if (!known) event.mentions.push_back(telling_of(telling));
    };
    tell(happening);
    for (const std::uint32_t other : happening.tellings) tell(happenings_[other]);
    out.events.push_back(std::move(event));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const std::uint32_t inner = happenings_[kept[i]].inner;
    if (inner == no_happening) continue;
    if (const auto found = ids.find(sheet_.whole_of(inner)); found != ids.end()) out.events[i].about = found->second;
  }
  out.misses = std::move(misses_);
  return out;
}

}  // namespace bede
