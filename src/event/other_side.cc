// SPDX-License-Identifier: Apache-2.0
// Whom an act is meant for where its own slots are empty, by the words inside it: "flew to Manila", "welcomed the
// accord", "denounced the sentence handed down by a Thai court", "called off the summit".
#include <algorithm>

#include "event/other_side.h"

namespace bede {
namespace {

constexpr std::string_view visiting_mode = "visit", leaving_mode = "withdraw";

}  // namespace

// The state in whose country a token stands, as a party that is not direct; none where no place stands there.
Parties OtherSide::state_of_place(std::uint32_t place) const {
  const std::uint32_t state = where_.state_on_the_day(places_[place].country);
  if (state == no_row) return {};
  const std::uint32_t token = places_[place].head_token;
  for (std::uint32_t a = 0; a < actors_.actors.size(); ++a)
    if (actors_.actors[a].kind == ActorKind::State && actors_.actors[a].state == state) return {{token, a, false}};
  Actor actor;
  actor.kind = ActorKind::State;
  actor.state = state;
  actor.name = lexicon_.text(lexicon_.states[state].name);
  actor.code = lexicon_.text(lexicon_.states[state].code);
  return {{token, add_mentioned(actors_, std::move(actor), places_[place].begin_token, places_[place].end_token, token),
           false}};
}

// "The envoy is due in Manila on Monday": who visits a country visits those who live there.
Parties OtherSide::hosts_visited(const Happening& happening) const {
  if (sheet_.mode_of(happening) != visiting_mode || happening.place == no_happening || happening.actors.empty())
    return {};
  if (!where_.is_sure(happening.place)) return {};
  Parties hosts = state_of_place(happening.place);
  for (const Party& host : hosts)
    for (const Party& actor : happening.actors)
      if (actors_.actors[actor.actor].state == actors_.actors[host.actor].state) return {};
  return hosts;
}

// "A summit between Bashir and Kiir was called off by Khartoum": the others who would have met.
Parties OtherSide::others_inside(const Happening& happening) const {
  if (static_cast<EventType>(happening.type) != EventType::Reject || happening.inner == no_happening) return {};
  const Happening& inside = happenings_[happening.inner];
  if (!inside.frame || !inside.frame->reciprocal || happening.actors.empty()) return {};
  Parties others = inside.actors;
  std::erase_if(others, [&](const Party& party) { return who_.share_a_side({party}, happening.actors); });
  return others.size() == inside.actors.size() ? Parties{} : others;
}

// "denounced the prison term handed down by a U.S. court", "condemned a provocation staged by Washington": whoever made
// what is praised or blamed.
Parties OtherSide::makers_of_object(const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  if (type != EventType::Accuse && type != EventType::Support && type != EventType::Reject) return {};
  const Cue* own = sheet_.cue(happening.cue);
  if (!own || !sheet_.is_verb(happening.cue)) return {};
  for (const Argument& argument : own->arguments) {
    if (argument.slot != slot::object || !argument.direct) continue;
    for (const std::uint32_t child : reading_.children(argument.token)) {
      std::uint32_t agent = no_token;
      if (child > argument.token && tokens_[child].dep == Dep::Acl && tokens_[child].tag == Tag::Vbn)
        agent = reading_.child(child, Dep::Agent);
      const std::uint32_t maker = agent == no_token ? no_token : reading_.child(agent, Dep::Pobj);
      if (maker == no_token) continue;
      Parties makers;
      add_parties(makers, who_.parties_joined(maker));
      leave_out(makers, happening.actors);
      leave_out(makers, happening.mediators);
      if (!makers.empty()) return makers;
    }
  }
  return {};
}

// "welcomed the accord": those who made it, as was told before. But a deed may be condemned without blaming anybody.
Parties OtherSide::makers_of_accord(const Happening& happening) const {
  const Cue* own = sheet_.cue(happening.cue);
  if (static_cast<EventType>(happening.type) != EventType::Support || !own || !sheet_.is_verb(happening.cue)) return {};
  for (const Argument& argument : own->arguments) {
    const Cue* object = argument.slot == slot::object && argument.direct ? sheet_.cue(argument.token) : nullptr;
    if (!object || object->happening == no_happening) continue;
    const Happening& known = happenings_[sheet_.whole_of(object->happening)];
    if (&known == &happening || known.refused || !known.frame || !known.frame->reciprocal) continue;
    Parties doers = known.actors;
    leave_out(doers, happening.actors);
    if (!doers.empty() && !who_.share_a_side(doers, happening.actors)) return doers;
  }
  return {};
}

// "pledged 500 million euros to help Indonesia rebuild its towns": for whom it is promised or given.
Parties OtherSide::those_helped(const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  const Cue* own = sheet_.cue(happening.cue);
  if ((type != EventType::Agree && type != EventType::Aid) || !own || !sheet_.is_verb(happening.cue)) return {};
  Parties helped;
  const auto look = [&](std::uint32_t verb) {
    if (tokens_[verb].tag != Tag::Vb || verb < happening.cue || !helped.empty()) return;
    const std::uint32_t object = reading_.child(verb, Dep::Dobj);
    if (object != no_token) add_parties(helped, who_.parties_joined(object));
    // "help Indonesia rebuild": the parser may take whom it helps for who rebuilds
    for (const std::uint32_t clause : reading_.children(verb))
      if (tokens_[clause].dep == Dep::Ccomp && object == no_token)
        if (const std::uint32_t subject = reading_.child(clause, Dep::Nsubj); subject != no_token)
          add_parties(helped, who_.parties_joined(subject));
  };
  for (const std::uint32_t child : reading_.children(happening.cue)) {
    if (tokens_[child].dep == Dep::Advcl || tokens_[child].dep == Dep::Xcomp) look(child);
    if (tokens_[child].dep != Dep::Dobj) continue;
    for (const std::uint32_t clause : reading_.children(child))
      if (tokens_[clause].dep == Dep::Acl || tokens_[clause].dep == Dep::Relcl) look(clause);
  }
  std::erase_if(helped, [&](const Party& p) { return actors_.actors[p.actor].code.empty(); });
  leave_out(helped, happening.actors);
  return who_.share_a_side(helped, happening.actors) ? Parties{} : helped;
}

// "airlifted blankets to Ahmedabad", "demanded an end to violence in Myanmar", "pulled back from the Chouf mountains",
// "massed soldiers near Kuwait": aid, demands, troops that name a place of another state are meant for that state.
Parties OtherSide::people_of_place(const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  const bool meant = type == EventType::Aid || type == EventType::Request || type == EventType::Mobilize ||
                     (type == EventType::Retreat && sheet_.mode_of(happening) == leaving_mode);
  if (!meant || happening.actors.empty()) return {};
  const Sentence& sentence = reading_.parse.sentences[tokens_[happening.cue].sentence];
  for (std::uint32_t p = 0; p < places_.size(); ++p) {
    const std::uint32_t token = places_[p].head_token;
    if (token < happening.cue || token >= sentence.end_token || !where_.is_sure(p)) continue;
    const Dep dep = tokens_[token].dep;
    const bool leaves = type == EventType::Retreat && (dep == Dep::Dobj || dep == Dep::Poss);  // "will leave Niger"
    if (dep != Dep::Pobj && !leaves) continue;
    std::uint32_t at = token;
    bool apart = false;
    PlaceLink link = PlaceLink::None;  // of the preposition that stands above the others
    while (at != happening.cue && !reading_.is_root(at) && !apart) {
      at = tokens_[at].head;
      const GrammarWord& word = grammar_[tokens_[at].form];
      if (tokens_[at].dep == Dep::Prep) link = word.place;
      // "for the first time since Vietnam"; and what a clause tells is of others
      apart = at != happening.cue &&
              (sheet_.is_verb(at) || tokens_[at].entity == EntityKind::Date || word.temporal || word.surrounding);
    }
    if (at != happening.cue || apart) continue;
    // "offered to treat the wounded at a hospital in Germany" is for the wounded, "an area the size of Switzerland" no
    // place that is left.
    if (type == EventType::Aid && link != PlaceLink::To) continue;
    if (type == EventType::Retreat && !leaves && link != PlaceLink::From) continue;
    const Parties there = state_of_place(p);
    const auto is_home = [&](const Party& party) {
      return std::any_of(there.begin(), there.end(), [&](const Party& host) {
        return actors_.actors[party.actor].state == actors_.actors[host.actor].state;
      });
    };
    if (!there.empty() && std::none_of(happening.actors.begin(), happening.actors.end(), is_home)) return there;
  }
  return {};
}

// After the chains: an event that was told before has its parties.
void OtherSide::find() {
  for (Happening& happening : happenings_) {
    if (happening.refused || happening.bare || happening.same_as != no_happening) continue;
    const auto give = [&](Parties found, std::string_view rule) {
      sheet_.give_side(happening, happening.recipients, std::move(found), "recipient", rule);
    };
    if (!happening.recipients.empty()) continue;
    give(hosts_visited(happening), "where the visit goes");
    give(others_inside(happening), "who else would have met");
    give(makers_of_object(happening), "who made what it speaks of");
    give(makers_of_accord(happening), "who made the accord that it speaks of");
    give(those_helped(happening), "for whom it is promised or given");
    give(people_of_place(happening), "who lives where it is for");
  }
}

}  // namespace bede
