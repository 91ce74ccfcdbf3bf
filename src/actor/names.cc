// SPDX-License-Identifier: Apache-2.0
// Who is called by a name: states, peoples, bodies and media of the lexicon, bodies that no table has, and the short
// forms of names that were told.
#include <fmt/format.h>

#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr std::string_view name_key = "name";
constexpr std::size_t mentions_back = 2000;  // how far a short form may be from the long one

}  // namespace

// An organisation that the lexicon does not know, by its name between two tokens; of the state beside it, if there is
// one.
std::uint32_t ReportActors::unknown_body(const NounPhrase& phrase, std::uint32_t begin, std::uint32_t end) {
  if (end - begin > 1 && grammar_[reading_.tokens[begin].form].definite) ++begin;
  Actor actor;
  actor.name = reading_.text(begin, end);
  if (const std::uint32_t known = find_named(actor.name); known != no_row) return known;
  const Belonging belonging = belonging_of(phrase);
  if (belonging.states.size() == 1) {
    actor.state = belonging.states[0];
    actor.code = knowledge_.state_code(actor.state);
  }
  return add_actor(std::move(actor));
}

std::uint32_t ReportActors::find_named(std::string_view name) const {
  return find_known(fmt::format("{} {}", name_key, name));
}

void ReportActors::add_name(std::uint32_t actor, std::string_view name) {
  known_[fmt::format("{} {}", name_key, name)].push_back(actor);
}

ReportActors::Found ReportActors::resolve_named(const NounPhrase& phrase, Via& via) {
  const NameMatch& own = *phrase.own;
  const auto entry = [&](NameKind kind) { return find_entry(knowledge_, own, kind, day_); };
  if (const std::uint32_t body = entry(NameKind::Body); body != no_row) {
    const std::uint32_t actor = body_actor(body);
    if (out_.actors[actor].name != reading_.text(own.begin_token, own.end_token)) via = Via::Alias;
    return {actor};
  }
  if (const std::uint32_t medium = entry(NameKind::Medium); medium != no_row) return {medium_actor(medium)};
  if (const std::uint32_t state = entry(NameKind::State); state != no_row) {
    // "North and South Korea" are both.
    if (const std::uint32_t other = find_shared_name(own); other != no_row)
      return {state_actor(other), state_actor(state)};
    const std::uint32_t actor = state_actor(state);
    if (out_.actors[actor].name != reading_.text(own.begin_token, own.end_token)) via = Via::Alias;
    return {actor};
  }
  if (const std::uint32_t people = entry(NameKind::People); people != no_row) {
    via = Via::Demonym;
    // "the Frenchman" after his name
    if (!phrase.plural && phrase.definite) {
      constexpr int same_state = 4;
      Found found = find_before(phrase.begin_token, false, [&](const Actor& actor) {
        if (actor.kind != ActorKind::Person || (actor.state != people && actor.state != no_row)) return unfit;
        return actor.state == people ? same_state : fit(true);
      });
      if (!found.empty()) return found;
    }
    Actor actor;
    actor.name = reading_.text(own.begin_token, own.end_token);
    actor.state = people;
    actor.code = knowledge_.state_code(people);
    actor.kind = ActorKind::People;
    actor.plural = phrase.plural;
    if (const std::uint32_t known = find_named(actor.name); known != no_row && out_.actors[known].kind == actor.kind)
      return {known};
    return {add_actor(std::move(actor))};
  }
  // "Brussels fined Poland": the Union, whose seat it is, rather than Belgium.
  if (const std::uint32_t body = entry(NameKind::BodySeat); body != no_row) {
    via = Via::Capital;
    return {body_actor(body)};
  }
  for (const NameKind kind : {NameKind::Capital, NameKind::Seat}) {
    // Aden was the capital of South Yemen while there was one.
    if (const std::uint32_t state = entry(kind);
        state != no_row && role_of(own) == no_row && lexicon_.states[state].days.contains(day_)) {
      via = Via::Capital;
      return {state_actor(state)};
    }
  }
  return {};
}

// "The two Koreas": the states of the day whose names end with the word.
ReportActors::Found ReportActors::resolve_namesakes(const NounPhrase& phrase) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (phrase.own || phrase.number < 2 || !head.capital || !phrase.plural) return {};
  std::string_view name = reading_.text(phrase.head_token);
  if (name.ends_with('s')) name.remove_suffix(1);
  Found found;
  for (std::uint32_t s = 0; s < lexicon_.states.size(); ++s) {
    const StateRow& state = lexicon_.states[s];
    const std::string_view whole = lexicon_.text(state.name);
    if (state.group == no_row && state.days.contains(day_) && whole.ends_with(name) &&
        (whole.size() == name.size() || whole[whole.size() - name.size() - 1] == ' '))
      found.push_back(s);
  }
  if (found.size() != static_cast<std::size_t>(phrase.number)) return {};
  for (std::uint32_t& state : found) state = state_actor(state);
  return found;
}

// The state whose name shares its last words with a name behind it, or no_row: North Korea in "North and South Korea".
std::uint32_t ReportActors::find_shared_name(const NameMatch& match) const {
  const std::uint32_t begin = match.begin_token;
  if (match.end_token - begin < 2 || begin < 2 || reading_.tokens[begin - 1].pos != Pos::Cconj) return no_row;
  const ReadToken& first = reading_.tokens[begin - 2];
  if (!first.capital || first.sentence != reading_.tokens[begin].sentence || match_at_[begin - 2] != 0) return no_row;
  std::uint32_t node = lexicon_.names.begin(first.form);
  for (std::uint32_t i = begin + 1; i < match.end_token && node != Phrases::nowhere; ++i)
    node = lexicon_.names.next(node, reading_.tokens[i].form);
  if (node == Phrases::nowhere) return no_row;
  return find_entry(knowledge_, {begin - 2, begin - 1, lexicon_.names.values(node)}, NameKind::State, day_);
}

// A body of the report one of whose names is this, or ends with these words, or has them before "of" or "for": "the
// Movement" after "the Movement for Democratic Change".
std::uint32_t ReportActors::find_longer_name(const NounPhrase& phrase) const {
  std::uint32_t begin = phrase.begin_token;
  while (begin < phrase.head_token && !reading_.tokens[begin].capital) ++begin;
  if (begin < phrase.head_token && grammar_[reading_.tokens[begin].form].definite) ++begin;
  const std::string_view name = reading_.text(begin, phrase.end_token);
  if (const std::uint32_t known = find_named(name); known != no_row && out_.actors[known].kind == ActorKind::Body)
    return known;
  // "Front" alone is none.
  if (begin == phrase.begin_token && begin == phrase.head_token) return no_row;
  const auto is_longer = [&](std::string_view longer) {
    if (longer.size() <= name.size()) return false;
    // But "Linguistics" is not the Institute of Linguistics.
    if (const std::string_view before = longer.substr(0, longer.size() - name.size()); longer.ends_with(name))
      return before.ends_with(' ') && !before.ends_with(" of ") && !before.ends_with(" for ");
    const std::size_t at = longer.find(name);
    if (at == std::string_view::npos || (at > 0 && longer[at - 1] != ' ')) return false;
    const std::string_view behind = longer.substr(at + name.size());
    return behind.starts_with(" of ") || behind.starts_with(" for ");
  };
  const std::size_t count = out_.mentions.size();
  for (std::size_t m = count; m-- > 0 && count - m <= mentions_back;) {
    const ActorMention& mention = out_.mentions[m];
    if (mention.actors.size() != 1) continue;
    const std::uint32_t actor = out_.of(mention)[0];
    const Actor& body = out_.actors[actor];
    if (body.kind != ActorKind::Body || (body.role_row != no_row && !body.introduced)) continue;
    if (is_longer(reading_.text(mention.begin_token, mention.end_token)) || is_longer(body.name)) return actor;
  }
  return no_row;
}

// "the North" after "North Korea": the first word of a state's name that was told.
ReportActors::Found ReportActors::resolve_short_name(const NounPhrase& phrase) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (phrase.own || !phrase.definite || head.pos != Pos::Propn || !head.capital) return {};
  const std::string_view text = reading_.text(phrase.head_token);
  for (std::size_t s = states_.size(); s-- > 0;) {
    const std::uint32_t i = states_[s];
    const std::string& name = out_.actors[i].name;
    if (name.size() > text.size() && name.starts_with(text) && name[text.size()] == ' ') return {i};
  }
  return {};
}

}  // namespace bede
