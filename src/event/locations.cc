// SPDX-License-Identifier: Apache-2.0
// Where: place mentions -> events, by what they hang on.
#include <algorithm>

#include "event/locations.h"

namespace bede {

// "flew to Damascus, where she met the foreign minister": the clause is of what it hangs on.
std::uint32_t Locations::place_of_clause(std::uint32_t verb) const {
  while (tokens_[verb].dep == Dep::Conj || tokens_[verb].dep == Dep::Xcomp) verb = tokens_[verb].head;
  if (tokens_[verb].dep != Dep::Relcl || reading_.is_root(verb)) return no_happening;
  for (const std::uint32_t child : reading_.children(verb))
    if (tokens_[child].tag == Tag::Wrb && tokens_[child].dep == Dep::Advmod && child < verb)
      return where_.place_under(tokens_[verb].head);
  return no_happening;
}

// "will discuss the camp with Sergei Lavrov, in Moscow": a name needs no place to say who it is, so that the place is
// the meeting's.
std::uint32_t Locations::place_of_meeting(const Happening& happening) const {
  if (!happening.frame || !happening.frame->reciprocal) return no_happening;
  for (const Party& party : happening.actors) {
    if (!party.direct || actors_.actors[party.actor].kind != ActorKind::Person) continue;
    std::vector<std::uint32_t> names{party.token};
    if (const std::uint32_t name = reading_.child(party.token, Dep::Appos); name != no_token) names.push_back(name);
    for (const std::uint32_t name : names)
      for (const std::uint32_t child : reading_.children(name))
        if ((tokens_[name].pos == Pos::Propn || names.size() > 1) && child > name && tokens_[child].dep == Dep::Prep &&
            grammar_[tokens_[child].form].place == PlaceLink::In)
          if (const std::uint32_t place = where_.place_under(child); place != no_happening) return place;
  }
  return no_happening;
}

void Locations::place_by_neighbours() {
  for (Happening& happening : happenings_) {
    if (happening.place != no_happening) continue;
    happening.place = place_of_meeting(happening);
    if (happening.place == no_happening && sheet_.is_verb(happening.verb))
      happening.place = place_of_clause(happening.verb);
    if (happening.place != no_happening)
      sheet_.reason(happening, "place", "a place beside it", places_[happening.place].head_token);
  }
}

void Locations::find_places() {
  for (Happening& happening : happenings_) {
    const auto look_among = [&](const std::vector<Argument>& arguments, bool own_slots, bool direct) {
      for (const Argument& argument : arguments) {
        if (argument.token == happening.cue || happening.place != no_happening) continue;
        const auto is_party = [&](const Parties& parties) {
          return std::any_of(parties.begin(), parties.end(),
                             [&](const Party& p) { return p.direct && p.token == argument.token; });
        };
        bool counts = own_slots && happening.frame && sheet_.takes(happening.frame->place_slots, argument.slot);
        if (!counts && argument.slot >= slot::first_preposition && argument.direct == direct) {
          // Who acts is not where it happens: "mediated by Ankara".
          if (is_party(happening.actors) || is_party(happening.recipients) || is_party(happening.mediators)) continue;
          const PlaceLink link = grammar_[argument.slot - slot::first_preposition].place;
          counts = link == PlaceLink::In || link == PlaceLink::Near;
        }
        if (!counts) continue;
        const std::uint32_t place = where_.place_under(argument.token);
        if (place == no_happening) continue;
        happening.place = place;
        sheet_.reason(happening, "place", "a place that hangs on it", places_[place].head_token);
      }
    };
    // "closed the road between Oruro and La Paz": what hangs on the object comes second.
    const auto look = [&](std::uint32_t of, bool own_slots) {
      const std::vector<Argument> arguments = arguments_.of(of);
      look_among(arguments, own_slots, true);
      look_among(arguments, own_slots, false);
    };
    look(happening.cue, true);
    // "used tear gas to clear the highway at Caracollo"
    for (const std::uint32_t child : reading_.children(happening.cue))
      if ((tokens_[child].dep == Dep::Xcomp || tokens_[child].dep == Dep::Advcl) && tokens_[child].tag == Tag::Vb)
        look(child, false);
    if (happening.verb != happening.cue) look(happening.verb, false);
    // "the Aleppo liberation"
    if (happening.place == no_happening && !sheet_.is_verb(happening.cue) && happening.frame)
      for (const std::uint32_t child : reading_.children(happening.cue))
        if (tokens_[child].dep == Dep::Compound && place_at_[child] != 0 && happening.place == no_happening &&
            sheet_.takes(happening.frame->place_slots, slot::compound))
          happening.place = place_at_[child] - 1;
    // "Police in Naivasha said they had arrested twelve youths": where those are who act.
    const auto type = static_cast<EventType>(happening.type);
    const bool deed = type == EventType::Assault || type == EventType::Coerce || type == EventType::Protest;
    for (const Party& actor : deed ? happening.actors : Parties{}) {
      const std::uint32_t own = tokens_[happening.cue].sentence;
      const auto& sentences = reading_.parse.sentences;
      for (std::uint32_t i = sentences[own > 0 ? own - 1 : 0].begin_token; i < sentences[own].end_token; ++i) {
        if (happening.place != no_happening || !actors_.mention(i)) continue;
        const ActorMention& mention = *actors_.mention(i);
        const auto members = actors_.of(mention);
        if (std::find(members.begin(), members.end(), actor.actor) == members.end()) continue;
        for (const std::uint32_t child : reading_.children(mention.head_token))
          if (child > mention.head_token && tokens_[child].dep == Dep::Prep &&
              grammar_[tokens_[child].form].place == PlaceLink::In && happening.place == no_happening)
            happening.place = where_.place_under(child);
      }
    }
    const auto look_below = [&](std::uint32_t verb) {
      for (const std::uint32_t child : reading_.children(verb)) {
        const Dep dep = tokens_[child].dep;
        if (child < verb || (dep != Dep::Acomp && dep != Dep::Xcomp && dep != Dep::Oprd)) continue;
        look(child, false);
        for (const std::uint32_t deeper : reading_.children(child))
          if (tokens_[deeper].dep == Dep::Xcomp) look(deeper, false);
      }
    };
    // What was announced, came or went on there.
    if (happening.place == no_happening && !sheet_.is_verb(happening.cue)) {
      const std::uint32_t up = tokens_[happening.cue].head;
      if (sheet_.is_verb(up) &&
          (tokens_[happening.cue].dep == Dep::Nsubj || tokens_[happening.cue].dep == Dep::NsubjPass ||
           tokens_[happening.cue].dep == Dep::Dobj)) {
        look(up, false);
        look_below(up);  // "The talks are due to open in N'Djamena"
      }
      for (const std::uint32_t child : reading_.children(happening.cue))
        if (tokens_[child].dep == Dep::Acl || tokens_[child].dep == Dep::Relcl) {
          look(child, false);
          for (const std::uint32_t deeper : reading_.children(child))
            if (tokens_[deeper].dep == Dep::Xcomp) look(deeper, false);
        }
    }
  }
}

// Where a verb says that something happened: "occurred near Maiduguri", "took place in Tacna".
std::uint32_t Locations::place_of_verb(std::uint32_t verb) const {
  for (const Argument& argument : arguments_.of(verb)) {
    if (argument.slot < slot::first_preposition) continue;
    const PlaceLink link = grammar_[argument.slot - slot::first_preposition].place;
    if (link != PlaceLink::In && link != PlaceLink::Near) continue;
    if (const std::uint32_t place = where_.place_under(argument.token); place != no_happening) return place;
  }
  return no_happening;
}

// "Armed men abducted two nurses on Tuesday. The incident occurred near Maiduguri": "it", "the incident" or a deed
// without parties is what the sentence before tells of, which has no place of its own.
void Locations::place_by_retelling() {
  for (std::uint32_t verb = 0; verb < tokens_.size(); ++verb) {
    if (!sheet_.is_verb(verb)) continue;
    const bool happens =
        std::any_of(knowledge_.happening_verbs.begin(), knowledge_.happening_verbs.end(), [&](const auto& row) {
          if (tokens_[verb].lemma != row.first) return false;
          const std::uint32_t object = row.second == 0 ? no_token : reading_.child(verb, Dep::Dobj);
          return row.second == 0 || (object != no_token && tokens_[object].form == row.second);
        });
    const std::uint32_t subject = happens ? reading_.child(verb, Dep::Nsubj) : no_token;
    if (subject == no_token) continue;
    const GrammarWord& word = grammar_[tokens_[subject].form];
    bool refers = word.pronoun && word.thing && word.singular;
    for (const std::uint32_t child : reading_.children(subject))
      refers = refers || (tokens_[child].dep == Dep::Det && grammar_[tokens_[child].form].definite);
    if (!refers || (!word.pronoun && actors_.mention(subject))) continue;
    const std::uint32_t place = place_of_verb(verb);
    if (place == no_happening) continue;
    Happening* told = nullptr;
    for (Happening& happening : happenings_) {
      if (!happening.frame || happening.refused || happening.cue >= subject || is_of_words(happening)) continue;
      if (tokens_[happening.cue].sentence + 1 < tokens_[verb].sentence) continue;
      if (happening.actors.empty() && happening.recipients.empty()) continue;
      if (!told || (!reading_.is_root(told->verb) && reading_.is_root(happening.verb))) told = &happening;
    }
    if (!told || told->place != no_happening || told->factuality != Factuality::Actual) continue;
    told->place = place;
    sheet_.reason(*told, "place", "another sentence says where it happened", verb);
  }
}

// "bombed the Rafah crossing", "attacked Bagram Airfield": what a deed was done to is where it was done, but for
// states, which stand for their people and forces.
void Locations::place_by_object() {
  for (Happening& happening : happenings_) {
    const auto type = static_cast<EventType>(happening.type);
    const bool deed = type == EventType::Assault || type == EventType::Coerce;
    if (!deed || !happening.frame || happening.place != no_happening) continue;
    for (const Argument& argument : arguments_.of(happening.cue)) {
      std::uint32_t struck = sheet_.antecedent(argument.token);
      // "left Mouadamiya, a suburb that the army has blockaded"
      if (place_at_[struck] == 0 && tokens_[struck].dep == Dep::Appos) struck = tokens_[struck].head;
      const bool done_to = sheet_.is_verb(happening.cue) ? argument.slot == slot::object
                                                         : argument.slot >= slot::first_preposition &&  // "seizure of"
                                                               sheet_.takes(happening.frame->recipient, argument.slot);
      if (!done_to || !argument.direct || place_at_[struck] == 0) continue;
      const std::uint32_t place = place_at_[struck] - 1;
      if (places_[place].grain == Grain::Country || happening.place != no_happening) continue;
      happening.place = place;
      sheet_.reason(happening, "place", "what it was done to is a place", argument.token);
    }
  }
}

// "Residents of Timbuktu said that fighters had ransacked bars": who saw it was there.
void Locations::place_by_witnesses() {
  for (Happening& happening : happenings_) {
    const auto type = static_cast<EventType>(happening.type);
    const bool deed = type == EventType::Assault || type == EventType::Coerce || type == EventType::Protest;
    if (!deed || !happening.frame || happening.place != no_happening || happening.sources.empty()) continue;
    const Source& witness = happening.sources.front();
    if (witness.role != SourceRole::Speaker || !witness.named) continue;
    const Actor& actor = actors_.actors[witness.party.actor];
    if (actor.kind != ActorKind::People || (actor.sectors & knowledge_.civilian_sector) == 0) continue;
    for (const std::uint32_t child : reading_.children(witness.party.token)) {
      if (child < witness.party.token || tokens_[child].dep != Dep::Prep || happening.place != no_happening) continue;
      const std::uint32_t place = where_.place_under(child);
      if (!where_.is_sure(place) || places_[place].grain >= Grain::Region) continue;
      happening.place = place;
      sheet_.reason(happening, "place", "where those are from who tell of it", places_[place].head_token);
    }
  }
}

void Locations::drop_unsure_places() {
  for (Happening& happening : happenings_) {
    if (happening.place == no_happening || where_.is_sure(happening.place)) continue;
    happening.place = no_happening;
    std::erase_if(happening.reasons, [](const Reason& one) { return one.field == "place"; });
  }
}

// "NAIROBI, Feb 28 - … signed a power-sharing agreement today": what is told as new without a place happened where the
// report was written. Not words (they are said anywhere), not what lies ahead or far back, and not the acts of another
// country's forces.
void Locations::place_by_dateline() {
  if (!frame_.dateline) return;
  for (Happening& happening : happenings_) {
    if (!happening.frame) continue;
    if (is_of_words(happening) || happening.place != no_happening || happening.factuality != Factuality::Actual)
      continue;
    if (!happening.days || happening.days->first < frame_.day - 1 || happening.basis != "stated") continue;
    if (!happening.sources.empty()) continue;
    bool at_home = !happening.actors.empty();
    for (const Party& actor : happening.actors) {
      const std::uint32_t state = actors_.actors[actor.actor].state;
      at_home = at_home && state != no_row && lexicon_.text(lexicon_.states[state].code) == frame_.home;
    }
    if (!at_home) continue;
    happening.place_from_dateline = true;
    sheet_.reason(happening, "place", "the report was written there", happening.cue);
  }
}

// "In Cairo, intelligence chief Omar Suleiman, who received him on Thursday": what somebody from there does happens
// where the sentence begins.
void Locations::place_by_beginning() {
  for (Happening& happening : happenings_) {
    if (happening.place != no_happening || is_of_words(happening) || !happening.frame) continue;
    const std::uint32_t place = where_.place_at_begin(tokens_[happening.cue].sentence);
    if (place == no_happening || places_[place].grain == Grain::Country) continue;
    const std::uint32_t state = where_.state_on_the_day(places_[place].country);
    const auto is_from_there = [&](const Party& party) {
      return state != no_row && actors_.actors[party.actor].state == state;
    };
    if (std::none_of(happening.actors.begin(), happening.actors.end(), is_from_there) &&
        std::none_of(happening.recipients.begin(), happening.recipients.end(), is_from_there))
      continue;
    happening.place = place;
    sheet_.reason(happening, "place", "where the sentence begins", places_[place].head_token);
  }
}

// The verb that a place stands below, in or near it, with no other verb between; else no_token: "opened fire on
// protesters in the city of Andijan", "Outside the court in Lilongwe, police fired".
std::uint32_t Locations::verb_above_place(std::uint32_t place) const {
  std::uint32_t at = places_[place].head_token;
  bool stands_in = false;
  constexpr int most_steps = 12;
  for (int step = 0; step < most_steps && !sheet_.is_verb(at) && !reading_.is_root(at); ++step) {
    const bool preposition = tokens_[at].dep == Dep::Prep;
    const PlaceLink link = preposition ? grammar_[tokens_[at].form].place : PlaceLink::None;
    stands_in = stands_in || link == PlaceLink::In || link == PlaceLink::Near;
    // "a mayor from Aleppo", "the governor of Aleppo": of the person, unless "the city of Aleppo" stands in a place.
    if (preposition && !stands_in && !sheet_.is_site(tokens_[at].head)) return no_token;
    at = tokens_[at].head;
  }
  return sheet_.is_verb(at) && stands_in ? at : no_token;
}

// By a place further below the verb; then by one below a verb that it is joined to: "dragged nine men out of a bar in
// Cali and shot them dead".
void Locations::place_by_path() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> verbs;  // of a place
  for (std::uint32_t p = 0; p < places_.size(); ++p)
    if (where_.is_sure(p) && places_[p].grain != Grain::Country)
      if (const std::uint32_t verb = verb_above_place(p); verb != no_token) verbs.emplace_back(p, verb);
  const auto give = [&](std::string_view rule, auto&& is_of) {
    for (const auto& [place, verb] : verbs)
      for (Happening& happening : happenings_) {
        if (happening.place != no_happening || is_of_words(happening) || !happening.frame) continue;
        if (!is_of(happening, verb)) continue;
        happening.place = place;
        sheet_.reason(happening, "place", rule, places_[place].head_token);
      }
  };
  give("a place further below it",
       [](const Happening& happening, std::uint32_t verb) { return happening.cue == verb || happening.verb == verb; });
  give("the place of a verb that it is joined to", [&](const Happening& happening, std::uint32_t verb) {
    return happening.factuality != Factuality::Planned && sheet_.is_verb(happening.verb) &&
           sheet_.first_joined(happening.verb) == sheet_.first_joined(verb);
  });
}

// The surest first: each of the others asks about the events that have no place yet.
void Locations::find() {
  find_places();
  place_by_neighbours();
  place_by_retelling();
  place_by_object();
  place_by_path();
  place_by_beginning();
  place_by_witnesses();
  drop_unsure_places();
}

}  // namespace bede
