// SPDX-License-Identifier: Apache-2.0
#include "actor/report_actors.h"

#include <fmt/format.h>

#include <algorithm>

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

ReportActors::ReportActors(const ActorFinder::Knowledge& knowledge, const Reading& reading, Day day)
    : knowledge_(knowledge),
      lexicon_(*knowledge.lexicon),
      grammar_(knowledge.lexicon->grammar()),
      reading_(reading),
      day_(day),
      matches_(match_names(knowledge, reading)),
      match_at_(reading.tokens.size(), 0),
      resolved_(reading.tokens.size(), false),
      used_(matches_.size(), false),
      abbreviations_(find_abbreviations(reading)) {
  for (std::uint32_t m = 0; m < matches_.size(); ++m)
    for (std::uint32_t i = matches_[m].begin_token; i < matches_[m].end_token; ++i) match_at_[i] = m + 1;
  out_.at.assign(reading.tokens.size(), 0);
  for (const NameMatch& match : matches_)
    for (const NameEntry& entry : lexicon_.entries(match.entries))
      if (entry.kind <= NameKind::Seat &&
          std::find(states_told_.begin(), states_told_.end(), entry.row) == states_told_.end())
        states_told_.push_back(entry.row);
}

Actors ReportActors::find() {
  for (std::uint32_t i = 0; i < reading_.tokens.size(); ++i)
    if (is_phrase_head(reading_, i) && backing_of(reading_, grammar_, i + 1) == Backing::None) resolve(i);
  resolve_explained_modifiers();
  resolve_modifiers();
  resolve_names_in_one_word();
  return std::move(out_);
}

std::uint32_t ReportActors::add_mention(std::uint32_t begin, std::uint32_t end, std::uint32_t head, const Found& actors,
                                        Via via) {
  ActorMention mention{begin, end, head, {static_cast<std::uint32_t>(out_.members.size()), 0}, via};
  for (const std::uint32_t actor : actors) out_.members.push_back(actor);
  mention.actors.end = static_cast<std::uint32_t>(out_.members.size());
  out_.mentions.push_back(mention);
  return out_.at[head] = static_cast<std::uint32_t>(out_.mentions.size());
}

std::uint32_t ReportActors::add_actor(Actor actor) {
  actor.armed = knowledge_.is_armed(actor.sectors);
  const auto number = static_cast<std::uint32_t>(out_.actors.size());
  if (!actor.id.empty()) known_[actor.id].push_back(number);
  if (actor.kind == ActorKind::State) states_.push_back(number);
  add_name(number, actor.name);
  if (actor.role_row != no_row) known_[role_key(actor)].push_back(number);
  out_.actors.push_back(std::move(actor));
  has_name_.push_back(false);
  return number;
}

// "Eelam" in "the Liberation Tigers of Tamil Eelam": a part of a name whose head stands elsewhere.
bool ReportActors::is_inside_match(std::uint32_t token) const {
  if (match_at_[token] == 0) return false;
  const NameMatch& match = matches_[match_at_[token] - 1];
  const ReadToken& own = reading_.tokens[token];
  if (own.dep != Dep::Pobj || token == match.begin_token) return false;
  return own.head >= match.begin_token && own.head < match.end_token;
}

void ReportActors::resolve(std::uint32_t head) {
  if (resolved_[head]) return;
  resolved_[head] = true;
  if (is_inside_match(head)) return;
  const ReadToken& token = reading_.tokens[head];
  const GrammarWord& word = grammar_[token.form];
  if (word.pronoun && match_at_[head] == 0) {
    if (word.relative) {
      // "armed groups, who were evacuated": what the clause hangs on is meant.
      std::uint32_t verb = head;
      while (!reading_.is_root(verb) && reading_.tokens[verb].dep != Dep::Relcl) verb = reading_.tokens[verb].head;
      const std::uint32_t antecedent = reading_.tokens[verb].head;
      if (reading_.tokens[verb].dep == Dep::Relcl && antecedent < head) {
        resolve(antecedent);
        out_.at[head] = out_.at[antecedent];
        return;
      }
    }
    const Found found = resolve_pronoun(head);
    if (!found.empty()) {
      add_mention(head, head + 1, head, found, Via::Pronoun);
      return;
    }
    if (word.third || word.first || word.second || word.reflexive) return;
  }
  if (resolve_explained(head)) return;
  const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, head);
  if (phrase.possessor != no_token) resolve(phrase.possessor);
  if (merge_predicate(phrase)) return;
  Via via = Via::Name;
  Found found = resolve_phrase(phrase, via);
  if (found.empty()) found = resolve_so_called(head);
  if (found.empty()) {
    // "The two others, both Chileans, were not released": who they are is said behind.
    for (const std::uint32_t child : reading_.children(head)) {
      if (reading_.tokens[child].dep != Dep::Appos) continue;
      if (token.capital) {
        name_by_kind(phrase, child);
        continue;
      }
      resolve(child);
      out_.at[head] = out_.at[child];
    }
    return;
  }
  // "The Zambia Confederation of Miners": closed above, so it is all one name.
  // "the Abu Sayyaf group" is "the group" from there on.
  if (found.size() == 1 && phrase.own && !phrase.plural && !reading_.tokens[head].capital &&
      out_.actors[found[0]].id.starts_with("bodies/"))
    known_[called_key(head)].push_back(found[0]);
  const std::uint32_t end = end_of_name(phrase);
  const bool is_long = end > phrase.end_token && resolved_[phrase.end_token];
  add_mention(phrase.begin_token, is_long ? end : phrase.end_token, head, found, via);
  mark_used(phrase);
  merge_appositions(head);
  add_leadership(head);
  read_stated_names(head);
}

// What stands inside of a name is nobody for itself: "Miners" of the Zambia Confederation of Miners.
void ReportActors::close_name(std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t token = begin; token < end; ++token) {
    resolved_[token] = true;
    if (match_at_[token] != 0) used_[match_at_[token] - 1] = true;
  }
}

void ReportActors::mark_used(const NounPhrase& phrase) {
  for (const NameMatch* match : phrase.before) used_[static_cast<std::size_t>(match - matches_.data())] = true;
  if (phrase.backer) used_[static_cast<std::size_t>(phrase.backer - matches_.data())] = true;
  if (phrase.own) used_[static_cast<std::size_t>(phrase.own - matches_.data())] = true;
}

ReportActors::Found ReportActors::resolve_phrase(const NounPhrase& phrase, Via& via) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const GrammarWord& own_word = grammar_[head.form];
  const GrammarWord& word = own_word.references != 0 ? own_word : grammar_[head.lemma];
  if (is_person(phrase)) return {person_actor(phrase, via)};
  if (phrase.own) {
    if (Found found = resolve_named(phrase, via); !found.empty()) return found;
  }
  if (const auto kind = word.references; kind != 0 && (word.refers(Reference::First) || word.refers(Reference::Last))) {
    via = Via::Definite;
    return resolve_pair(phrase, word.refers(Reference::First) ? Reference::First : Reference::Last);
  }
  if (Found found = resolve_partitive(phrase, via); !found.empty()) return found;
  if (Found found = resolve_number(phrase); !found.empty()) {
    via = Via::Definite;
    return found;
  }
  if (Found found = resolve_namesakes(phrase); !found.empty()) return found;
  if (Found found = resolve_short_name(phrase); !found.empty()) {
    via = Via::Alias;
    return found;
  }
  // "both sides", "the two countries": however the noun is called as a role.
  const bool each = phrase.distributive && word.references != 0 && !word.refers(Reference::Person);
  const bool parts = reading_.child(phrase.head_token, Dep::Prep) != no_token;              // "two of its boats"
  const bool own_role = phrase.own && phrase.own->end_token - phrase.own->begin_token > 1;  // "political parties"
  if (each || (word.refers(Reference::All) && !parts && !own_role && (phrase.plural || own_word.low > 1) &&
               !phrase.indefinite)) {
    if (Found found = resolve_pair(phrase, Reference::All); !found.empty() && belonging_of(phrase).states.empty()) {
      via = Via::Definite;
      return found;
    }
  }
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  // "Fateh al-Sham" after "Jabhat Fateh al-Sham", "the Front" after "the Moro Islamic Liberation Front".
  if (const bool first = reading_.parse.sentences[head.sentence].begin_token == phrase.head_token;
      head.pos == Pos::Propn && head.capital && (!phrase.own || (role != no_row && phrase.definite && !first)) &&
      head.entity != EntityKind::Place && head.entity != EntityKind::Political && belonging_of(phrase).states.empty()) {
    if (const std::uint32_t body = find_longer_name(phrase); body != no_row) {
      via = Via::Alias;
      return {body};
    }
  }
  if (word.counterpart) {
    if (Found found = resolve_counterpart(phrase); !found.empty()) return found;
    if (Found found = other_holders(phrase, via); !found.empty()) return found;
  }
  if (Found found = resolve_relative(phrase, role); !found.empty()) return found;
  if (role != no_row) {
    if (Found found = resolve_role(phrase, role, via); !found.empty()) return found;
  }
  // "The Ghana Federation of Labour" is no word for Ghana.
  if (const std::uint32_t end = end_of_name(phrase); end > phrase.end_token && word.references != 0 && role == no_row) {
    close_name(phrase.end_token, end);
    return {unknown_body(phrase, phrase.begin_token, end)};
  }
  // "The 54-year-old" is somebody, "the old" is not.
  const bool aged = phrase.head_token > 0 && reading_.text(phrase.head_token - 1) == "-";
  if (word.references != 0 && (head.pos != Pos::Adj || aged)) {
    via = Via::Definite;
    const Belonging belonging = belonging_of(phrase);
    // "the Iranian and Syrian nations" are Iran and Syria.
    if (word.refers(Reference::State) || word.refers(Reference::All)) {
      Found found;
      for (const std::uint32_t state : belonging.states)
        if (phrase.plural || lexicon_.states[state].group == no_row) found.push_back(state_actor(state));
      if (!found.empty() && word.refers(Reference::State)) return found;
      if (found.size() > 1) return found;
    }
    // But "its ally" is another.
    const bool other = phrase.possessor != no_token && word.refers(Reference::Person);
    if (belonging.body != no_row && !word.refers(Reference::Place) && !other) return {body_actor(belonging.body)};
    if (phrase.definite || (word.refers(Reference::All) && !phrase.indefinite))
      if (Found found = resolve_reference(phrase, word, belonging); !found.empty()) return found;
    // "both his counterparts": somebody, though not who.
    if (word.refers(Reference::Person) && phrase.plural && phrase.possessor != no_token) {
      Actor actor;
      actor.name = reading_.text(phrase.begin_token, phrase.end_token);
      actor.kind = ActorKind::People;
      actor.plural = true;
      return {add_actor(std::move(actor))};
    }
    return {};
  }
  // An organisation that the lexicon does not know.
  if (const Abbreviation* name = long_form_of(phrase.head_token); name && !phrase.own) {
    close_name(phrase.end_token, name->end_token);
    const std::uint32_t body = unknown_body(phrase, name->begin_token, name->end_token);
    out_.actors[body].introduced = true;
    return {body};
  }
  // But "the Palestine Hotel" is a house.
  if (head.entity == EntityKind::Organisation && head.pos == Pos::Propn && head.capital && !phrase.own &&
      !word.refers(Reference::Place)) {
    const ReadEntity& words =
        *std::upper_bound(reading_.entities.begin(), reading_.entities.end(), phrase.head_token,
                          [](std::uint32_t token, const ReadEntity& entity) { return token < entity.end_token; });
    return {unknown_body(phrase, words.begin_token, words.end_token)};
  }
  return {};
}

// "Members of the two outfits", "five of them", "a group of rebels": what stands behind is meant.
ReportActors::Found ReportActors::resolve_partitive(const NounPhrase& phrase, Via& via) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const GrammarWord& word = grammar_[head.form];
  const GrammarWord& base = grammar_[head.lemma];
  const bool counts = word.low >= 0 || head.tag == Tag::Cd || word.partitive || base.partitive;
  if (!counts) return {};
  for (const std::uint32_t child : reading_.children(phrase.head_token)) {
    const ReadToken& prep = reading_.tokens[child];
    if (child < phrase.head_token || prep.dep != Dep::Prep || !grammar_[prep.form].belonging) continue;
    if (grammar_[prep.form].place != PlaceLink::None) continue;  // "crowds in Conakry" are no part of it
    const std::uint32_t object = reading_.child(child, Dep::Pobj);
    if (object == no_token) continue;
    resolve(object);
    if (const ActorMention* mention = out_.mention(object)) {
      via = mention->via;
      const auto members = out_.of(*mention);
      return {members.begin(), members.end()};
    }
  }
  return {};
}

// "Gunmen abducted five engineers. The five were freed": as many as were told of before.
ReportActors::Found ReportActors::resolve_number(const NounPhrase& phrase) const {
  constexpr std::uint32_t sentences_back = 8;
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const GrammarWord& word = grammar_[head.form];
  const bool counts = head.tag == Tag::Cd && word.low > 1 && word.low == word.high;
  if (!counts || !phrase.definite || phrase.own || phrase.possessor != no_token) return {};
  for (std::size_t m = out_.mentions.size(); m-- > 0;) {
    const ActorMention& mention = out_.mentions[m];
    if (mention.head_token >= phrase.begin_token || mention.actors.empty()) continue;
    if (reading_.tokens[mention.head_token].sentence + sentences_back < head.sentence) break;
    const std::uint32_t number = reading_.child(mention.head_token, Dep::Nummod);
    const auto members = out_.of(mention);
    if (number != no_token && grammar_[reading_.tokens[number].form].low == word.low &&
        out_.actors[members[0]].kind == ActorKind::People)
      return {members.begin(), members.end()};
  }
  return {};
}

// "Kenya accused Uganda": no accused, whatever the parser hangs where; but "to Croat militias", taken for a verb, is a
// noun by its place.
bool ReportActors::is_verb_form(std::uint32_t token) const {
  const ReadToken& word = reading_.tokens[token];
  return word.pos == Pos::Verb && word.dep != Dep::Pobj && word.dep != Dep::Dobj && word.dep != Dep::Nsubj;
}

// "The Palestine Hotel", "the Geneva Conventions": a name inside that of a building, a product, a work or a law.
bool ReportActors::is_inside_facility(const NameMatch& match) const {
  switch (reading_.tokens[match.begin_token].entity) {
    case EntityKind::Facility:
    case EntityKind::Product:
    case EntityKind::WorkOfArt:
    case EntityKind::Law: break;
    default: return false;
  }
  return match.end_token < reading_.tokens.size() && reading_.tokens[match.end_token].capital &&
         reading_.tokens[match.end_token].entity == reading_.tokens[match.begin_token].entity;
}

// "official contacts": a word for a person that only describes what stands behind it.
bool ReportActors::is_mere_adjective(std::uint32_t token, std::uint32_t role) const {
  const ReadToken& word = reading_.tokens[token];
  return role != no_row && lexicon_.roles[role].kind == RoleKind::Person && word.pos == Pos::Adj &&
         word.dep == Dep::Amod && !word.capital;
}

// Names that are left stand before something that is no actor: "Turkish strikes", "army raid", "Tehran-Moscow talks".
void ReportActors::resolve_modifiers() {
  for (std::uint32_t m = 0; m < matches_.size(); ++m) {
    if (used_[m]) continue;
    const NameMatch& match = matches_[m];
    const std::uint32_t head = match.end_token - 1;
    if (is_attitude(reading_, grammar_, match.begin_token)) continue;
    if (backing_of(reading_, grammar_, match.end_token) == Backing::Made) continue;
    if (is_inside_facility(match)) continue;
    if (out_.at[head] != 0 || reading_.tokens[head].entity == EntityKind::Person) continue;
    Found found;
    Via via = Via::Name;
    const auto entry = [&](NameKind kind) { return find_entry(knowledge_, match, kind, day_); };
    if (const auto adjective = entry(NameKind::Adjective); adjective != no_row) {
      found = {state_actor(adjective)};
      via = Via::Demonym;
    } else if (const auto state = entry(NameKind::State); state != no_row) {
      found = {state_actor(state)};
    } else if (const auto body = entry(NameKind::Body); body != no_row) {
      found = {body_actor(body)};
    } else if (const auto capital = entry(NameKind::Capital);
               capital != no_row && lexicon_.states[capital].days.contains(day_)) {
      found = {state_actor(capital)};
      via = Via::Capital;
    } else if (const auto role = role_of(match); role != no_row && lexicon_.roles[role].alone && !is_verb_form(head)) {
      const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, head);
      found = resolve_role(phrase, role, via);
    }
    if (found.empty() || is_mere_adjective(head, role_of(match))) continue;
    add_mention(match.begin_token, match.end_token, head, found, via);
    out_.mentions.back().modifier = true;
  }
}

}  // namespace bede
