// SPDX-License-Identifier: Apache-2.0
// Whose somebody is: "the Syrian Army", "Iran's foreign minister", "a spokesman for the rebels", "He sent a diplomat".
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

ReportActors::Belonging ReportActors::belonging_of(const NounPhrase& phrase) {
  Belonging belonging;
  const auto take = [&](const NameMatch& match) {
    const auto entry = [&](NameKind kind) { return find_entry(knowledge_, match, kind, day_); };
    for (const NameKind kind : {NameKind::Adjective, NameKind::State, NameKind::Seat, NameKind::People}) {
      if (const std::uint32_t state = entry(kind); state != no_row) {
        if (std::find(belonging.states.begin(), belonging.states.end(), state) == belonging.states.end())
          belonging.states.push_back(state);
        return;
      }
    }
    if (const std::uint32_t body = entry(NameKind::Body); body != no_row) belonging.body = body;
  };
  for (const NameMatch* match : phrase.before)
    if (explained(match->end_token - 1) == no_row) take(*match);
  // "A Chinese coast guard ship": the parser hangs the adjective on the ship.
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (belonging.states.empty() && head.dep == Dep::Compound && phrase.begin_token > 0)
    if (const std::uint32_t before = phrase.begin_token - 1;
        reading_.tokens[before].head == head.head && reading_.tokens[before].dep == Dep::Amod && match_at_[before] != 0)
      take(matches_[match_at_[before] - 1]);
  const auto take_actor = [&](std::uint32_t number, bool bare_state_too) {
    const Actor& actor = out_.actors[number];
    if (actor.kind == ActorKind::State && !bare_state_too) return;
    if (actor.kind == ActorKind::Body && actor.id.starts_with("bodies/")) {
      if (belonging.body == no_row) belonging.body = actor.body_row;
    } else if (actor.state == no_row && actor.of_body != no_row) {
      if (belonging.body == no_row) belonging.body = actor.of_body;  // "the secretary-general's envoy"
    } else if (actor.state != no_row) {
      if (std::find(belonging.states.begin(), belonging.states.end(), actor.state) == belonging.states.end())
        belonging.states.push_back(actor.state);
    }
    belonging.actor = number;
    const bool governs = actor.kind == ActorKind::Person && (actor.sectors & knowledge_.government_sector) != 0;
    if (actor.kind == ActorKind::Body || actor.kind == ActorKind::People || governs) belonging.owners.push_back(number);
  };
  const auto take_mention = [&](std::uint32_t token, bool bare_state_too) {
    resolve(token);
    if (const ActorMention* mention = out_.mention(token))
      for (const std::uint32_t member : Found(out_.of(*mention).begin(), out_.of(*mention).end()))
        take_actor(member, bare_state_too);
  };
  // "three ZCTU leaders"
  for (std::uint32_t i = phrase.begin_token; i < phrase.head_token; ++i)
    if (const std::uint32_t number = explained(i); number != no_row) take_actor(number, true);
  if (phrase.possessor != no_token && belonging.states.empty()) take_mention(phrase.possessor, true);
  const auto take_behind = [&](std::uint32_t child) {
    const ReadToken& prep = reading_.tokens[child];
    if (child < phrase.head_token || prep.dep != Dep::Prep || !belonging.states.empty() || belonging.body != no_row)
      return;
    const GrammarWord& word = grammar_[prep.form];
    // "a top adviser to Iran's leader" is Iran's, but "the ambassador to Iran" is not.
    if (!word.belonging && word.place != PlaceLink::To) return;
    std::uint32_t object = reading_.child(child, Dep::Pobj);
    if (object != no_token) take_mention(object, word.belonging);
    // "the foreign ministers of Egypt, Jordan and Syria"
    while (object != no_token && phrase.plural && word.belonging) {
      object = reading_.child(object, Dep::Conj);
      if (object != no_token) take_mention(object, true);
    }
  };
  for (const std::uint32_t child : reading_.children(phrase.head_token)) take_behind(child);
  // "the secretary-general of the union": it may hang on the last word of the title.
  const std::uint32_t last = phrase.own ? phrase.own->end_token - 1 : phrase.head_token;
  if (last != phrase.head_token)
    for (const std::uint32_t child : reading_.children(last)) take_behind(child);
  // "met envoys from Portugal": the parser hangs the preposition on the verb.
  const std::uint32_t behind = phrase.head_token + 1;
  if (belonging.states.empty() && belonging.body == no_row && belonging.actor == no_row && phrase.own &&
      phrase.possessor == no_token && behind < reading_.tokens.size() && reading_.tokens[behind].dep == Dep::Prep &&
      reading_.tokens[behind].head == reading_.tokens[phrase.head_token].head &&
      grammar_[reading_.tokens[behind].form].belonging) {
    const std::uint32_t role = role_of(*phrase.own);
    const bool official = role != no_row && lexicon_.roles[role].kind == RoleKind::Person &&
                          (lexicon_.roles[role].sectors & knowledge_.government_sector) != 0;
    for (std::uint32_t object = official ? reading_.child(behind, Dep::Pobj) : no_token; object != no_token;
         object = reading_.child(object, Dep::Conj))
      take_mention(object, true);
  }
  return belonging;
}

// The role that codes an office: "the leader of the rebel group" is of the rebels, "a spokesman for the miners" of
// labour, "the chairman of the company" of business. But "the company's workers" are workers.
std::uint32_t ReportActors::role_by_owner(std::uint32_t role, const Belonging& belonging) const {
  const RoleRow& row = lexicon_.roles[role];
  const std::uint64_t of_whoever = knowledge_.government_sector | knowledge_.elite_sector | knowledge_.unknown_sector;
  const bool office = (row.sectors & ~of_whoever) == 0 || !row.alone;
  if (!office || row.kind == RoleKind::Body || belonging.body != no_row || belonging.actor == no_row) return role;
  const Actor& owner = out_.actors[belonging.actor];
  const bool group = owner.kind == ActorKind::Body || (owner.kind == ActorKind::People && row.kind == RoleKind::Person);
  return group && owner.role_row != no_row ? owner.role_row : role;
}

// "Negotiators for the government and the rebels": some of each.
ReportActors::Found ReportActors::roles_by_owners(const NounPhrase& phrase, std::uint32_t role,
                                                  const Belonging& belonging) {
  if (!phrase.plural || lexicon_.roles[role].kind != RoleKind::Person || belonging.owners.size() < 2) return {};
  Found found;
  for (const std::uint32_t number : belonging.owners) {
    const Actor owner = out_.actors[number];
    Belonging one;
    one.actor = number;
    if (owner.id.starts_with("bodies/")) one.body = owner.body_row;
    if (one.body == no_row && owner.kind != ActorKind::Person && role_by_owner(role, one) == role) return {};
    found.push_back(role_actor(phrase, role, owner.state, one));
  }
  return found;
}

// "He sent a diplomat to Damascus": the sender's, wherever he is sent. no_row where nobody known sends him.
std::uint32_t ReportActors::state_of_sender(const NounPhrase& phrase) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (head.dep != Dep::Dobj || !grammar_[reading_.tokens[head.head].lemma].sends) return no_row;
  const Found senders = subjects_of(phrase.head_token);
  return senders.size() == 1 ? out_.actors[senders[0]].state : no_row;
}

}  // namespace bede
