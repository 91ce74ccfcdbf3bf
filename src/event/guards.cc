// SPDX-License-Identifier: Apache-2.0
// Words of worlds that are not politics: which events they refuse, and which they put into the past.
//
//   "The goalkeeper was beaten by a shot"           strong: nothing in the sentence is politics
//   "In the film, rebels bomb the capital"          work: what it tells did not happen
//   "Veterans commemorate the battle of Sadowa"     past: it did, long ago
#include <algorithm>

#include "event/guards.h"

namespace bede {
namespace {

constexpr std::uint64_t other_world = 1;  // among the bits of the domains, which begin at 1

}  // namespace

// "Comcast fired the latest shot in its battle with Disney": bodies of which nothing is known use no force.
bool Guards::is_business(const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  if (type != EventType::Assault && type != EventType::Coerce && type != EventType::Mobilize) return false;
  if (happening.actors.empty()) return false;
  const bool force = type == EventType::Assault;
  const auto unknown = [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    // "Two German carmakers are fighting for the top of the market."
    const bool firm = force && actor.sectors != 0 && (actor.sectors & ~knowledge_.business_sectors) == 0;
    return (actor.kind == ActorKind::Body && actor.code.empty() && !actor.introduced) || (firm && !actor.armed);
  };
  return std::all_of(happening.actors.begin(), happening.actors.end(), unknown) &&
         std::all_of(happening.recipients.begin(), happening.recipients.end(), unknown);
}

// Somebody whose trade is politics, arms or the law. A bare state has none here: its team bears its name.
bool Guards::is_political(const Parties& parties) const {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    return actor.armed || (!actor.role.empty() && (actor.sectors & ~knowledge_.private_sectors) != 0);
  });
}

// "Australia lodged a protest against New Zealand" in a report on a regatta. "Police arrested two skippers" and "A bomb
// killed nine at the finish" are told in reports on sport too, and what states sign and impose they do not do at sport.
bool Guards::is_of_the_reports_world(const Happening& happening) const {
  const std::uint64_t world = report_world_ | paragraph_worlds_[tokens_[happening.cue].sentence];
  if (world == 0 || happening.actors.empty()) return false;
  // "Hungary would open talks with the Fund" is told in a report on markets; there a state has no team.
  if ((world & knowledge_.team_domain) == 0) {
    const auto is_state = [&](const Party& p) { return actors_.actors[p.actor].kind == ActorKind::State; };
    if (std::any_of(happening.actors.begin(), happening.actors.end(), is_state)) return false;
  }
  switch (static_cast<EventType>(happening.type)) {
    case EventType::Consult:
    case EventType::Concede:
    case EventType::Request:
    case EventType::Accuse:
    case EventType::Reject:
    case EventType::Threaten:
    case EventType::Protest:
    case EventType::Coerce:
    case EventType::Assault: return !is_political(happening.actors) && !is_political(happening.recipients);
    // "The Irish surrendered in extra time"; but captives are freed at no game.
    case EventType::Retreat:
      return (world & knowledge_.team_domain) != 0 && happening.recipients.empty() && !is_political(happening.actors);
    default: return false;
  }
}

// "Egypt recalled its ambassador after its team's fans were attacked": states have envoys in any world.
bool Guards::is_diplomacy(const std::vector<std::uint32_t>& words, const Parties& actors) const {
  const bool state = std::any_of(actors.begin(), actors.end(),
                                 [&](const Party& p) { return actors_.actors[p.actor].kind == ActorKind::State; });
  return state && words.size() > 1 && std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
           return is_political(who_.parties_at(word));
         });
}

bool Guards::is_guarded(std::uint32_t token, const std::vector<std::uint32_t>& words, const Parties& actors) const {
  const std::uint64_t guards = guards_[tokens_[token].sentence];
  if ((guards & other_world) != 0) return true;
  // "Police detained ticket touts outside the stadium": police do so in any world.
  const bool forces = who_.any_armed(actors);
  if (guards != 0 && !forces && !is_diplomacy(words, actors)) return true;
  // Weak signs do not count against who has a trade in politics: "Oil unions threatened to strike along the pipelines".
  if (!forces && !is_political(actors) && has_weak_signs(token)) return true;
  // A phrase that holds the cue is of another world: "heart attack", "price war".
  for (const std::uint32_t word : words) {
    if (guard_at_[word] == 0) continue;
    const bool phrase = (word > 0 && guard_at_[word - 1] == guard_at_[word]) ||
                        (word + 1 < guard_at_.size() && guard_at_[word + 1] == guard_at_[word]);
    if (phrase) return true;
  }
  for (const Party& actor : actors)
    if (guard_at_[actor.token] != 0 && !actor.direct) return true;
  return false;
}

Guard Guards::guard_of(std::uint32_t token) const {
  return guard_at_[token] == 0 ? Guard::None : knowledge_.guard[guard_at_[token] - 1];
}

// The world of a noun: a work that tells a story, or what is held in memory of something, as in "remembrance service".
Guard Guards::world_of(std::uint32_t noun) const {
  const Pos pos = tokens_[noun].pos;
  if (pos != Pos::Noun && pos != Pos::Propn) return Guard::None;
  const Guard own = guard_of(noun);
  if (own == Guard::Work || own == Guard::Past) return own;
  for (const std::uint32_t child : reading_.children(noun))
    if (tokens_[child].dep == Dep::Compound && guard_of(child) == Guard::Past) return Guard::Past;
  return Guard::None;
}

// The world that a verb on the way up from an event gives to what is told below it; `inside` is the part that the way
// came from, `own` says that it is the event's own verb.
Guard Guards::world_below(std::uint32_t verb, std::uint32_t inside, bool own) const {
  const GrammarWord& word = grammar_[tokens_[verb].lemma];
  const bool speech = sheet_.cue(verb) && sheet_.cue(verb)->speech;
  for (const std::uint32_t child : reading_.children(verb)) {
    if (child == inside) continue;
    const Dep dep = tokens_[child].dep;
    if (dep == Dep::Nsubj && (own || !word.telling) && who_.parties_at(child).empty()) {
      // "The cartoon cat declares war"
      for (const std::uint32_t part : reading_.children(child))
        if (tokens_[part].dep == Dep::Compound && guard_of(part) == Guard::Work) return Guard::Work;
    } else if (dep == Dep::Nsubj && !own && word.telling) {
      // "a film which shows soldiers who burn a village"
      const bool relative = grammar_[tokens_[child].form].relative && tokens_[verb].dep == Dep::Relcl;
      if (const Guard world = world_of(relative ? tokens_[verb].head : child); world != Guard::None) return world;
    } else if (dep == Dep::Prep && grammar_[tokens_[child].form].within) {
      const std::uint32_t noun = reading_.child(child, Dep::Pobj);
      const Guard world = noun == no_token ? Guard::None : world_of(noun);
      // "In the film, aliens attack": what stands before it. But "police arrested him at the memorial" is of today.
      if (world == Guard::Work && child < verb) return world;
      if (world == Guard::Past && !own && !speech) return world;
    } else if (dep == Dep::Dobj && !own && !speech && world_of(child) == Guard::Past) {
      return Guard::Past;  // "laid a wreath for villagers massacred by soldiers"
    } else if (dep == Dep::Mark && own && guard_of(child) == Guard::Past) {
      return Guard::Past;  // "It is forty years since the army overthrew the president."
    }
  }
  return Guard::None;
}

// Whether an event is told in a work, or in memory of what was: Guard::Work, Guard::Past or None. One walk from the cue
// up to the root.
Guard Guards::told_in(const Happening& happening) const {
  std::uint32_t at = happening.cue, inside = no_token;
  bool own = true, aside = false;
  for (std::size_t steps = 0; steps <= tokens_.size(); ++steps) {
    if (sheet_.is_verb(at)) {
      // "A memorial service recalled the bombing": who lends its subject and speaks is no part of the event.
      if (at != happening.cue && sheet_.cue(at) && sheet_.cue(at)->speech) own = false;
      const Guard world = world_below(at, inside, own);
      if (world == Guard::Work || (world == Guard::Past && !aside)) return world;
      // "Veterans commemorate the battle", "recalled how Chile fought Spain"
      const Dep arc = inside == no_token ? Dep::Other : tokens_[inside].dep;
      if (at != happening.cue && guard_of(at) == Guard::Past &&
          (arc == Dep::Dobj || arc == Dep::Ccomp || arc == Dep::NsubjPass))
        return Guard::Past;
      if (at != happening.cue || happening.verb == at) own = own && tokens_[at].dep == Dep::Conj;
    }
    if (reading_.is_root(at)) return Guard::None;
    const ReadToken& token = tokens_[at];
    const std::uint32_t up = token.head;
    if (token.dep == Dep::Prep) {
      // "the anniversary of the invasion", "a novel about rebels who burn a town"
      if (const Guard world = world_of(up); world != Guard::None) return world;
    } else if (token.dep == Dep::Advcl) {
      aside = true;
      // "The film opened after police arrested its director" tells of the film; "begins when soldiers occupy a village"
      // is in it.
      if (reading_.child(at, Dep::Mark) != no_token) {
        if (world_below(at, inside, true) == Guard::Past) return Guard::Past;
        return Guard::None;
      }
    }
    if (sheet_.is_verb(at) && sheet_.is_verb(up) && token.dep != Dep::Conj) own = false;
    if (!sheet_.is_verb(at) && at != happening.cue && sheet_.is_verb(up) && up != happening.verb) own = false;
    inside = at;
    at = up;
  }
  return Guard::None;
}

// Nobody but bare states and bodies of which nothing is known.
bool Guards::has_no_trade(const Parties& parties) const {
  return std::all_of(parties.begin(), parties.end(), [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    return actor.kind == ActorKind::State || (actor.kind == ActorKind::Body && actor.code.empty());
  });
}

// "Croatia clash with Spain in the semi-final", "Iran struck early and scored": a sign beside the verb, where only
// states meet, or bodies of which nothing is known.
bool Guards::is_elsewhere(const Cue& cue, const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  if (type != EventType::Assault && type != EventType::Consult && type != EventType::Concede &&
      type != EventType::Protest && type != EventType::Coerce)
    return false;
  if (happening.actors.empty() || !has_no_trade(happening.actors) || !has_no_trade(happening.recipients)) return false;
  const auto is_sign = [&](std::uint32_t token) { return guard_of(token) == Guard::Weak; };
  for (const Argument& argument : cue.arguments) {
    if (argument.slot < slot::first_preposition) continue;
    if (is_sign(argument.token)) return true;
    for (const std::uint32_t child : reading_.children(argument.token))
      if (tokens_[child].dep == Dep::Compound && is_sign(child)) return true;  // "in the ice hockey final"
  }
  for (const std::uint32_t child : reading_.children(happening.verb))
    if (tokens_[child].dep == Dep::Conj && sheet_.is_verb(child) && is_sign(child)) return true;
  const ReadToken& verb = tokens_[happening.verb];
  return verb.dep == Dep::Conj && sheet_.is_verb(verb.head) && is_sign(verb.head);
}

// A word of a noun phrase, not of its clauses, that is a thing: "An explosion after a gas leak".
bool Guards::holds_a_thing(std::uint32_t noun) const {
  if (guard_of(noun) == Guard::Thing) return true;
  for (const std::uint32_t child : reading_.children(noun)) {
    const Dep dep = tokens_[child].dep;
    if (dep == Dep::Compound && guard_of(child) == Guard::Thing) return true;
    const std::uint32_t object = dep == Dep::Prep ? reading_.child(child, Dep::Pobj) : no_token;
    if (object != no_token && guard_of(object) == Guard::Thing) return true;
  }
  return false;
}

// "Two officers were killed in a car crash", "The train derailed and injured two": harm that nobody did.
bool Guards::is_done_by_a_thing(const Cue& cue, const Happening& happening) const {
  if (!happening.actors.empty() || static_cast<EventType>(happening.type) != EventType::Assault) return false;
  for (const Argument& argument : cue.arguments) {
    if (argument.slot >= slot::first_preposition && guard_of(argument.token) == Guard::Thing) return true;
    if (sheet_.takes(happening.frame->actor, argument.slot) && holds_a_thing(sheet_.antecedent(argument.token)))
      return true;
  }
  // "An explosion after a gas leak killed six": the parser gives the verb two subjects.
  for (const std::uint32_t child : reading_.children(happening.verb))
    if (tokens_[child].dep == Dep::Nsubj && holds_a_thing(child)) return true;
  const ReadToken& verb = tokens_[happening.verb];
  return (verb.dep == Dep::Conj || verb.dep == Dep::Advcl) && guard_of(verb.head) == Guard::Thing;
}

// "The earthquake killed 300 people", "declared war on the pandemic": what does it, or who is fought, is a thing of
// another world, and nobody who acts.
bool Guards::is_of_a_thing(const Cue& cue, const Happening& happening) const {
  if (is_done_by_a_thing(cue, happening)) return true;
  const FrameRow& frame = *happening.frame;
  const bool is_force = static_cast<EventType>(happening.type) == EventType::Assault;
  const auto acts = [&](std::uint32_t token) {
    const auto is_it = [&](const Party& p) {
      const Actor& actor = actors_.actors[p.actor];
      return p.token == token && !(actor.role.empty() && actor.code.empty());
    };
    return std::any_of(happening.actors.begin(), happening.actors.end(), is_it) ||
           std::any_of(happening.recipients.begin(), happening.recipients.end(), is_it);
  };
  // "The Colombian cyclist launched an attack"
  if (cue.lender != no_token && !cue.lends_recipient) {
    const std::uint32_t subject = arguments_.subject_of(cue.lender);
    if (subject != no_token && guard_of(subject) == Guard::Weak && !acts(subject)) return true;
  }
  // "lost his battle with cancer": the parser hangs the preposition on the verb.
  if (is_force && tokens_[happening.cue].dep == Dep::Dobj)
    for (const std::uint32_t child : reading_.children(tokens_[happening.cue].head)) {
      const std::uint32_t object = tokens_[child].dep == Dep::Prep ? reading_.child(child, Dep::Pobj) : no_token;
      if (object != no_token && child > happening.cue && guard_of(object) == Guard::Thing && !acts(object)) return true;
    }
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    const Guard guard = guard_of(sheet_.antecedent(argument.token));
    if ((guard != Guard::Weak && guard != Guard::Thing) || acts(argument.token)) return false;
    if (sheet_.takes(frame.actor, argument.slot)) return true;
    if (!is_force || guard != Guard::Thing) return false;
    if (sheet_.takes(frame.recipient, argument.slot)) return true;
    // "Soldiers killed two looters after the earthquake": it stood round an act of those who fight.
    return argument.slot >= slot::first_preposition &&
           !(grammar_[argument.slot - slot::first_preposition].surrounding && is_political(happening.actors));
  });
}

}  // namespace bede
