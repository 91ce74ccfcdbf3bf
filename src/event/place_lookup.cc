// SPDX-License-Identifier: Apache-2.0
// Tokens -> places.
#include "event/place_lookup.h"

namespace bede {

// The place that a noun names, or that it is of: "areas on the outskirts of Aleppo", "the Kazakh capital city of
// Astana". Not every place below it: "the latest developments in Syria" are no place.
std::uint32_t PlaceLookup::place_under(std::uint32_t token) const {
  for (std::size_t steps = 0; steps < 6; ++steps) {
    if (place_at_[token] != 0) return place_at_[token] - 1;
    if (tokens_[token].pos == Pos::Adp) {
      token = reading_.child(token, Dep::Pobj);
      if (token == no_token) return no_happening;
      continue;
    }
    if (!sheet_.is_site(token)) return no_happening;
    std::uint32_t next = no_token;
    for (const std::uint32_t child : reading_.children(token)) {
      const Dep dep = tokens_[child].dep;
      if ((dep == Dep::Compound || dep == Dep::Appos || dep == Dep::Poss) && place_at_[child] != 0)
        return place_at_[child] - 1;
      if (dep == Dep::Prep && child > token && next == no_token) next = child;
    }
    if (next == no_token) return place_named_by(token);
    token = next;
  }
  return no_happening;
}

// "evacuated from the city": the last place of that kind.
std::uint32_t PlaceLookup::place_named_by(std::uint32_t noun) const {
  if (!grammar_[tokens_[noun].lemma].refers(Reference::Place)) return no_happening;
  bool definite = false;
  for (const std::uint32_t child : reading_.children(noun))
    definite = definite || grammar_[tokens_[child].form].definite;
  if (!definite) return no_happening;
  for (std::uint32_t p = static_cast<std::uint32_t>(places_.size()); p-- > 0;)
    if (places_[p].end_token <= noun && places_[p].grain <= Grain::Region) return p;
  return no_happening;
}

// No place is better than a wrong one: of namesakes that are chosen with less confidence, two in three are wrong.
bool PlaceLookup::is_sure(std::uint32_t place) const {
  constexpr float least = 0.45f;
  return place != no_happening && places_[place].confidence >= least;
}

// "In Lusaka, the mines minister said", "In Cairo, police fired tear gas at protesters": where a sentence begins, or
// no_happening.
std::uint32_t PlaceLookup::place_at_begin(std::uint32_t sentence) const {
  const std::uint32_t begin = reading_.parse.sentences[sentence].begin_token;
  if (grammar_[tokens_[begin].form].place != PlaceLink::In || tokens_[begin].dep != Dep::Prep) return no_happening;
  const std::uint32_t place = place_under(begin);
  return place != no_happening && is_sure(place) ? place : no_happening;
}

// The state of a country's code, if there was one on the report's day: Brno was of no Czech Republic in 1988. Else
// no_row.
std::uint32_t PlaceLookup::state_on_the_day(std::string_view country) const {
  const auto found = knowledge_.state_of_code.find(country);
  if (found == knowledge_.state_of_code.end() || !lexicon_.states[found->second].days.contains(frame_.day))
    return no_row;
  return found->second;
}

}  // namespace bede
