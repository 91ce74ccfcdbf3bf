// SPDX-License-Identifier: Apache-2.0
// Whose somebody is who was told without a state: "police" of a report from Lagos, "stone-throwing protesters" in
// Cairo.
#include <algorithm>
#include <map>

#include "event/states.h"

namespace bede {

// The states that the report names itself or by somebody of theirs, and where it was written: a town of a far country
// that bears the name of one near by tells nothing.
std::vector<std::uint32_t> States::states_spoken_of(std::uint32_t home) const {
  std::vector<std::uint32_t> states{home};
  for (const Actor& actor : actors_.actors)
    if (actor.state != no_row) states.push_back(actor.state);
  return states;
}

// "Gunmen seized a Danish surgeon near Sidon": who uses force, or marches, is of the country where he does it, and so
// is who suffers it. The place that hangs on the verb of whose clause the token is subject or object, or no_happening.
std::uint32_t States::place_of_force(std::uint32_t token) const {
  const Dep dep = tokens_[token].dep;
  if (dep != Dep::Nsubj && dep != Dep::NsubjPass && dep != Dep::Dobj) return no_happening;
  const std::uint32_t verb = tokens_[token].head;
  const auto rows = lexicon_.frames_of[tokens_[verb].lemma];
  const bool force = std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
    const auto type = static_cast<EventType>(lexicon_.frames[row].type);
    return type == EventType::Assault || type == EventType::Coerce || type == EventType::Protest;
  });
  if (!force) return no_happening;
  const auto place_beside = [&](std::uint32_t above) {
    for (const std::uint32_t child : reading_.children(above)) {
      const PlaceLink link = grammar_[tokens_[child].form].place;
      if (tokens_[child].dep != Dep::Prep || (link != PlaceLink::In && link != PlaceLink::Near)) continue;
      const std::uint32_t object = reading_.child(child, Dep::Pobj);
      if (object == no_token || (place_at_[object] == 0 && !sheet_.is_site(object))) continue;
      const std::uint32_t place = where_.place_under(object);
      // "off Yemen" is not Yemen's.
      if (where_.is_sure(place) && (link == PlaceLink::In || places_[place].grain != Grain::Country)) return place;
    }
    return no_happening;
  };
  // "raided a customs post in the Surkhandarya region"
  const std::uint32_t struck = reading_.child(verb, Dep::Dobj), place = place_beside(verb);
  return place != no_happening || struck == no_token ? place : place_beside(struck);
}

// "Police in Naivasha" are Kenya's; "police" of a report from Lagos are Nigeria's.
void States::settle() {
  const std::uint32_t here = where_.state_on_the_day(frame_.home);
  const std::vector<std::uint32_t> spoken_of = states_spoken_of(here);
  for (const ActorMention& mention : actors_.mentions) {
    if (mention.via == Via::Pronoun) continue;
    for (const std::uint32_t actor : actors_.of(mention)) {
      if (actors_.actors[actor].state != no_row) continue;
      // "Kano residents", "Aleppo's rebels"
      for (std::uint32_t i = mention.begin_token; i < mention.head_token; ++i)
        if (place_at_[i] != 0 && where_.is_sure(place_at_[i] - 1))
          knowledge_.actors->settle(actors_.actors[actor], where_.state_on_the_day(places_[place_at_[i] - 1].country));
      if (const std::uint32_t place = where_.place_at_begin(tokens_[mention.head_token].sentence);
          place != no_happening)
        if (mention.begin_token > places_[place].end_token)
          knowledge_.actors->settle(actors_.actors[actor], where_.state_on_the_day(places_[place].country));
      if (const std::uint32_t where = place_of_force(mention.head_token);
          where != no_happening && !actors_.actors[actor].role.empty())
        if (const std::uint32_t state = where_.state_on_the_day(places_[where].country);
            std::find(spoken_of.begin(), spoken_of.end(), state) != spoken_of.end())
          knowledge_.actors->settle(actors_.actors[actor], state);
      for (const std::uint32_t child : reading_.children(mention.head_token)) {
        if (child < mention.head_token || tokens_[child].dep != Dep::Prep) continue;
        // "farmers in Punjab", "the governor of Texas"
        const GrammarWord& word = grammar_[tokens_[child].form];
        if (word.place != PlaceLink::In && word.place != PlaceLink::Near && !word.belonging) continue;
        if (const std::uint32_t place = where_.place_under(child); where_.is_sure(place))
          knowledge_.actors->settle(actors_.actors[actor], where_.state_on_the_day(places_[place].country));
      }
    }
  }
  // "AMMAN - The Foreign Ministry regretted": the ministry of where the report was written, if it speaks of that state.
  constexpr std::ptrdiff_t often = 2;
  const std::uint32_t home = sheet_.spoken_of = state_spoken_of(here);
  const bool at_home =
      here != no_row &&
      std::count_if(actors_.mentions.begin(), actors_.mentions.end(), [&](const ActorMention& mention) {
        return mention.via != Via::Pronoun && actors_.actors[actors_.of(mention)[0]].state == here;
      }) >= often;
  for (Actor& actor : actors_.actors)
    if (at_home && actor.kind == ActorKind::Body && !actor.role.empty() &&
        (actor.sectors & knowledge_.state_sectors) != 0)
      knowledge_.actors->settle(actor, here);
  for (Actor& actor : actors_.actors)
    if (!actor.role.empty() && (actor.sectors & ~knowledge_.media_sectors) != 0) {
      knowledge_.actors->settle(actor, home);
      knowledge_.actors->settle(actor, actor.backer);
    }
}

// The state that a report is about: the one that its places and people name most, places more than people, and where it
// was written most of all. "Talks on Sri Lanka" told from Reykjavik are of Sri Lanka; "police arrested two Iranian
// pilgrims in Damascus" are Syria's.
std::uint32_t States::state_spoken_of(std::uint32_t home) const {
  constexpr std::size_t for_dateline = 3, for_place = 2, for_people = 1;
  std::map<std::uint32_t, std::size_t> counts;
  if (home != no_row) counts[home] += for_dateline;
  for (const PlaceMention& place : places_) {
    const std::uint32_t state = where_.state_on_the_day(place.country);
    if (state == no_row) continue;
    // "off Somalia" says where it is told of, "Somalia" alone who.
    if (place.grain != Grain::Country)
      counts[state] += for_place;
    else if (place.begin_token > 0 && grammar_[tokens_[place.begin_token - 1].form].place != PlaceLink::None)
      counts[state] += for_people;
  }
  for (const ActorMention& mention : actors_.mentions) {
    if (mention.via == Via::Pronoun) continue;
    for (const std::uint32_t actor : actors_.of(mention))
      if (!lexicon_.country_code(actors_.actors[actor].state).empty() &&
          actors_.actors[actor].kind != ActorKind::Medium)
        counts[actors_.actors[actor].state] += for_people;
  }
  std::uint32_t best = no_row;
  for (const auto& [state, count] : counts)
    if (best == no_row || count > counts[best]) best = state;
  return best;
}

}  // namespace bede
