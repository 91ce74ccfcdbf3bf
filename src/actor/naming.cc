// SPDX-License-Identifier: Apache-2.0
// Other names that the report gives somebody: "Aleph, formerly known as Aum Shinrikyo", "a group calling itself the Red
// Cells", "Arnulfo Tascon, whose nom de guerre is Elias".
#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

bool is_clause_on_noun(Dep dep) { return dep == Dep::Acl || dep == Dep::Relcl || dep == Dep::Appos; }

}  // namespace

// The name that a word of naming gives: "Aum Shinrikyo" of "known as Aum Shinrikyo", "MPBC" of "known by its acronym,
// MPBC", "Elias" of "whose nom de guerre is Elias"; no_token where there is none.
std::uint32_t ReportActors::stated_name(std::uint32_t verb) const {
  const auto as_name = [&](std::uint32_t token) {
    const ReadToken& t = reading_.tokens[token];
    if (grammar_[t.form].naming || grammar_[t.lemma].naming) token = reading_.child(token, Dep::Appos);
    return token != no_token && reading_.tokens[token].pos == Pos::Propn && reading_.tokens[token].capital ? token
                                                                                                           : no_token;
  };
  // "who called Assad a liar" gives himself no name, "calling itself" does.
  bool of_itself = reading_.tokens[verb].tag == Tag::Vbn || reading_.tokens[verb].pos == Pos::Aux;
  for (const std::uint32_t child : reading_.children(verb))
    of_itself = of_itself || grammar_[reading_.tokens[child].form].reflexive;
  if (!of_itself) return no_token;
  for (const std::uint32_t child : reading_.children(verb)) {
    std::uint32_t token = child;
    switch (reading_.tokens[child].dep) {
      case Dep::Prep:
      case Dep::Agent: token = reading_.child(child, Dep::Pobj); break;
      case Dep::Oprd:
      case Dep::Attr:
      case Dep::Dobj: break;
      default: continue;
    }
    if (child < verb || token == no_token) continue;
    if (const std::uint32_t name = as_name(token); name != no_token) return name;
  }
  return no_token;
}

// "the Red Cells of Thessaly": from the first capital to the last.
std::pair<std::uint32_t, std::uint32_t> ReportActors::alias_tokens(std::uint32_t name) const {
  std::uint32_t begin = name, end = name + 1;
  while (begin > 0 && reading_.tokens[begin - 1].capital && reading_.tokens[begin - 1].head == name &&
         !grammar_[reading_.tokens[begin - 1].form].definite)
    --begin;
  for (const std::uint32_t child : reading_.children(name)) {
    if (child < name || reading_.tokens[child].dep != Dep::Prep || !grammar_[reading_.tokens[child].form].belonging)
      continue;
    const std::uint32_t object = reading_.child(child, Dep::Pobj);
    if (object == child + 1 && reading_.tokens[object].capital) end = object + 1;
  }
  return {begin, end};
}

// The head of a phrase has another name. One that the lexicon knows says who it is.
void ReportActors::add_alias(std::uint32_t head, std::uint32_t name) {
  const ActorMention* mention = out_.mention(head);
  if (!mention || mention->actors.size() != 1 || resolved_[name]) return;
  std::uint32_t actor = out_.of(*mention)[0];
  const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, name);
  const auto [begin, end] = alias_tokens(name);
  const bool known_by_lexicon = out_.actors[actor].id.empty() && phrase.own &&
                                find_entry(knowledge_, *phrase.own, NameKind::Body, day_) != no_row;
  resolved_[name] = true;
  if (known_by_lexicon) {
    const std::string own_name = out_.actors[actor].name;
    const bool had_name = out_.actors[actor].role_row == no_row;
    actor = body_actor(find_entry(knowledge_, *phrase.own, NameKind::Body, day_));
    out_.members[out_.mention(head)->actors.begin] = actor;
    if (had_name) add_name(actor, own_name);
  }
  Actor& named = out_.actors[actor];
  if (named.kind == ActorKind::Person) {
    add_person_name(actor, begin, end);
  } else {
    if (named.id.empty() && !reading_.tokens[head].capital) named.name = reading_.text(begin, end);
    add_name(actor, reading_.text(begin, end));
  }
  add_mention(phrase.begin_token, std::max(phrase.end_token, end), name, {actor}, Via::Apposition);
  mark_used(phrase);
}

// The names given in the clauses that hang on a phrase, or on a noun inside it: "the Patriotic Movement for Lower
// Casamance, known by its acronym, MPBC".
void ReportActors::read_stated_names(std::uint32_t head) {
  for (std::uint32_t i = head + 1; i < reading_.tokens[head].subtree_end; ++i) {
    const ReadToken& word = reading_.tokens[i];
    if (!grammar_[word.form].naming && !grammar_[word.lemma].naming) continue;
    if (word.dep == Dep::Appos && word.head == head) {
      // "Hector Salcedo, alias El Chapulin"
      if (i + 1 < reading_.tokens[head].subtree_end)
        if (const std::uint32_t name =
                reading_.tokens[i + 1].dep == Dep::Compound ? reading_.tokens[i + 1].head : i + 1;
            name > i && reading_.tokens[name].capital && reading_.tokens[name].pos == Pos::Propn)
          add_alias(head, name);
      continue;
    }
    std::uint32_t verb = i;
    if (word.dep == Dep::Nsubj) verb = word.head;  // "whose real name is …"
    std::uint32_t of = reading_.tokens[verb].head;
    if (!is_clause_on_noun(reading_.tokens[verb].dep)) continue;
    while (of != head && of > head &&
           (reading_.tokens[of].dep == Dep::Pobj || reading_.tokens[of].dep == Dep::Prep ||
            reading_.tokens[of].dep == Dep::Appos))
      of = reading_.tokens[of].head;
    if (of != head) continue;
    if (const std::uint32_t name = stated_name(verb); name != no_token) add_alias(head, name);
  }
  // "The Salvation Front, also called the Black Shields, attacked": the participle taken for the clause's verb.
  const ReadToken& token = reading_.tokens[head];
  const ReadToken& verb = reading_.tokens[token.head];
  if ((token.dep == Dep::Nsubj || token.dep == Dep::NsubjPass) && verb.tag == Tag::Vbn && grammar_[verb.lemma].naming)
    if (const std::uint32_t name = stated_name(token.head); name != no_token) add_alias(head, name);
}

// "A group calling itself the Red Cells": somebody only by that name.
ReportActors::Found ReportActors::resolve_so_called(std::uint32_t head) {
  const GrammarWord& noun = grammar_[reading_.tokens[head].lemma];
  if (reading_.tokens[head].pos != Pos::Noun || !(noun.refers(Reference::Group) || noun.refers(Reference::Body)))
    return {};
  for (const std::uint32_t verb : reading_.children(head)) {
    if (verb < head || !is_clause_on_noun(reading_.tokens[verb].dep)) continue;
    if (!grammar_[reading_.tokens[verb].lemma].naming) continue;
    const std::uint32_t name = stated_name(verb);
    if (name == no_token || resolved_[name]) continue;
    const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, name);
    if (phrase.own)
      if (const std::uint32_t body = find_entry(knowledge_, *phrase.own, NameKind::Body, day_); body != no_row)
        return {body_actor(body)};
    const auto [begin, end] = alias_tokens(name);
    const std::uint32_t body = unknown_body(phrase, begin, end);
    out_.actors[body].introduced = true;
    return {body};
  }
  return {};
}

// "The Strugglers for Peace, a group unheard of until last week": a name that no table has, and what kind of body bears
// it.
void ReportActors::name_by_kind(const NounPhrase& phrase, std::uint32_t kind) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (head.pos != Pos::Propn || head.entity == EntityKind::Person || head.entity == EntityKind::Place ||
      head.entity == EntityKind::Political || !is_kind_of_body(kind))
    return;
  const std::uint32_t end = end_of_name(phrase);
  close_name(phrase.end_token, end);
  const std::uint32_t number = unknown_body(phrase, phrase.begin_token, end);
  add_mention(phrase.begin_token, end, phrase.head_token, {number}, Via::Name);
  mark_used(phrase);
  introduce_by_kind(number, kind);
}

// "a group", "a little-known rebel faction"
bool ReportActors::is_kind_of_body(std::uint32_t noun) {
  if (reading_.tokens[noun].capital) return false;
  const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, noun);
  if (phrase.plural || !phrase.indefinite) return false;
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  const GrammarWord& word = grammar_[reading_.tokens[noun].lemma];
  return role != no_row ? lexicon_.roles[role].kind == RoleKind::Body
                        : word.refers(Reference::Group) || word.refers(Reference::Body);
}

// The report says what a body that no table has is; with a word that says more than "group", so does its code.
void ReportActors::introduce_by_kind(std::uint32_t body, std::uint32_t kind) {
  const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, kind);
  if (phrase.possessor != no_token) resolve(phrase.possessor);
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  out_.actors[body].introduced = true;
  if (role != no_row && out_.actors[body].role_row == no_row) {
    const Belonging belonging = belonging_of(phrase);
    const std::uint32_t state = belonging.states.empty() ? out_.actors[body].state : belonging.states[0];
    describe(out_.actors[body], role, role, state, no_row, Aspect::None);
  }
  resolved_[kind] = true;
  add_mention(phrase.begin_token, phrase.end_token, kind, {body}, Via::Apposition);
  mark_used(phrase);
}

}  // namespace bede
