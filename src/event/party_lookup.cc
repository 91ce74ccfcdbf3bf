// SPDX-License-Identifier: Apache-2.0
// Tokens and slots -> parties.
#include "event/party_lookup.h"

#include <algorithm>

namespace bede {

Parties PartyLookup::parties_at(std::uint32_t token) const {
  Parties parties;
  // "the organisers, against whom he opened an inquiry"
  if (grammar_[tokens_[token].form].relative) {
    std::uint32_t verb = token;
    while (!reading_.is_root(verb) && tokens_[verb].dep != Dep::Relcl) verb = tokens_[verb].head;
    if (tokens_[verb].dep == Dep::Relcl && tokens_[verb].head < token) {
      for (const std::uint32_t noun : arguments_.antecedents(verb)) add_parties(parties, parties_at(noun));
      return parties;
    }
  }
  if (const ActorMention* mention = actors_.mention(token))
    for (const std::uint32_t actor : actors_.of(*mention)) {
      // The model takes some places for organisations; the gazetteer knows better.
      const Actor& known = actors_.actors[actor];
      if (place_at_[token] != 0 && known.id.empty() && known.role.empty()) continue;
      // "Rebels shelled Tripoli in Lebanon": not the capital of that name.
      if (place_at_[token] != 0 && mention->via == Via::Capital && known.state != no_row &&
          lexicon_.states[known.state].days.last == day_open_end &&
          places_[place_at_[token] - 1].country != lexicon_.text(lexicon_.states[known.state].code))
        continue;
      parties.push_back({token, actor, true});
    }
  return parties;
}

Parties PartyLookup::parties_joined(std::uint32_t token) const {
  Parties parties;
  for (const std::uint32_t one : arguments_.with_conjuncts(token)) add_parties(parties, parties_at(one));
  return parties;
}

// Whose something is that is no actor itself: "Thai shells", "the Syrian Army's latest triumph", "the change in the
// North's stance", "ties between the Iranian and Syrian nations".
Parties PartyLookup::owners_of(std::uint32_t token, int depth) const {
  Parties owners;
  if (tokens_[token].pos == Pos::Verb || tokens_[token].pos == Pos::Pron) return owners;
  for (const std::uint32_t child : reading_.children(token)) {
    const Dep dep = tokens_[child].dep;
    if (child > token || (dep != Dep::Poss && dep != Dep::Amod && dep != Dep::Compound && dep != Dep::Nmod)) continue;
    add_parties(owners, parties_joined(child));
    // "a U.S.-backed plan" is theirs, an Iranian-made drone is not.
    const Backing backing = grammar_[tokens_[child].form].backing;
    if (dep != Dep::Amod || backing == Backing::None || backing == Backing::Made) continue;
    for (const std::uint32_t backer : reading_.children(child))
      if (backer < child && tokens_[backer].dep != Dep::Punct) add_parties(owners, parties_joined(backer));
  }
  if (owners.empty() && depth > 0) {
    for (const std::uint32_t child : reading_.children(token)) {
      if (child < token || tokens_[child].dep != Dep::Prep) continue;
      const std::uint32_t object = reading_.child(child, Dep::Pobj);
      if (object == no_token || !owners.empty()) continue;
      // "a raid on a market in the northeastern Nigerian town of Maiduguri" is not on Nigeria.
      if (sheet_.is_site(object) || place_at_[object] != 0) continue;
      for (const std::uint32_t conjunct : arguments_.with_conjuncts(object)) {
        Parties more = parties_at(conjunct);
        if (more.empty()) more = owners_of(conjunct, depth - 1);
        add_parties(owners, more);
      }
    }
  }
  // "A Chinese coast guard ship" is the coast guard's.
  const auto is_state = [&](const Party& p) { return actors_.actors[p.actor].kind == ActorKind::State; };
  std::erase_if(owners, [&](const Party& state) {
    return is_state(state) && std::any_of(owners.begin(), owners.end(), [&](const Party& other) {
             return !is_state(other) && actors_.actors[other.actor].state == actors_.actors[state.actor].state;
           });
  });
  for (Party& owner : owners) owner.direct = false;
  return owners;
}

// The first slot that has an actor counts; with `all`, every one.
Parties PartyLookup::fill(Range slots, const std::vector<Argument>& arguments, bool all, bool owners_too) const {
  Parties parties;
  // "the shelling of Sarajevo by its besiegers": though nobody is known who stands behind "by", he did it.
  const auto is_agent = [&](const Argument& argument) {
    const ReadToken& noun = tokens_[argument.token];
    return argument.direct && argument.slot >= slot::first_preposition && sheet_.takes(slots, argument.slot) &&
           grammar_[argument.slot - slot::first_preposition].agentive && noun.pos == Pos::Noun &&
           noun.entity == EntityKind::Other;
  };
  const auto agent = std::find_if(arguments.begin(), arguments.end(), is_agent);
  if (agent != arguments.end()) {
    for (const bool owners : {false, true})
      if (parties.empty())
        for (const std::uint32_t token : arguments_.with_conjuncts(agent->token))
          add_parties(parties, owners ? owners_of(token, 2) : parties_at(token));
    return parties;
  }
  for (const bool owners : {false, true}) {
    if (owners && (!owners_too || !parties.empty())) break;
    for (const SlotId slot : lexicon_.slots(slots)) {
      for (const bool direct : {true, false}) {
        for (const Argument& argument : arguments) {
          if (argument.slot != slot || argument.direct != direct) continue;
          for (const std::uint32_t token : arguments_.with_conjuncts(argument.token))
            add_parties(parties, owners ? owners_of(token, 2) : parties_at(token));
        }
        if (!parties.empty()) break;
      }
      if (!parties.empty() && !all) return parties;
    }
  }
  return parties;
}

bool PartyLookup::any_armed(const Parties& parties) const {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& p) { return actors_.actors[p.actor].armed; });
}

bool PartyLookup::is_same_side(const Party& one, const Party& other) const {
  const Actor& a = actors_.actors[one.actor];
  const Actor& b = actors_.actors[other.actor];
  if (one.actor == other.actor) return true;
  if (a.state == no_row || a.state != b.state) return false;
  // Of one state are its organs, but not its police and its rebels.
  const auto acts_for_state = [&](const Actor& actor) {
    return actor.kind == ActorKind::State || (actor.sectors & knowledge_.state_sectors) != 0;
  };
  return a.code == b.code || (acts_for_state(a) && acts_for_state(b));
}

// Whether somebody of the one side stands on the other as well.
bool PartyLookup::share_a_side(const Parties& some, const Parties& others) const {
  return std::any_of(some.begin(), some.end(), [&](const Party& one) {
    return std::any_of(others.begin(), others.end(), [&](const Party& other) { return is_same_side(one, other); });
  });
}

}  // namespace bede
