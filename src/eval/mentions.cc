// SPDX-License-Identifier: Apache-2.0
#include "eval/mentions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace bede {
namespace {

MentionKind kind_of(const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::Person: return MentionKind::Person;
    case ActorKind::People: return MentionKind::People;
    default: return MentionKind::Organisation;
  }
}

// What is written with the same capitalised words is the same, whichever step found it: "Boston" as a place and as a
// name that only the model knows.
void join_namesakes(const Reading& reading, std::vector<FoundThing>& things) {
  std::map<std::string_view, std::string> chain_of_name;
  std::map<std::string, std::string> joined;
  for (const FoundThing& thing : things) {
    if (thing.kind == MentionKind::Pronoun || thing.kind == MentionKind::Nationality) continue;
    std::uint32_t begin = thing.begin_token;
    while (begin + 1 < thing.end_token && !reading.tokens[begin].capital) ++begin;
    if (!reading.tokens[begin].capital || reading.tokens[begin].pos != Pos::Propn) continue;
    const auto [first, is_new] = chain_of_name.try_emplace(reading.text(begin, thing.end_token), thing.chain);
    if (!is_new && first->second != thing.chain) joined.try_emplace(thing.chain, first->second);
  }
  for (FoundThing& thing : things)
    for (std::size_t steps = 0; steps < 8; ++steps) {
      const auto to = joined.find(thing.chain);
      if (to == joined.end()) break;
      thing.chain = to->second;
    }
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> whole_phrase(const Reading& reading, std::uint32_t head) {
  std::uint32_t begin = head, end = head + 1;
  for (const std::uint32_t child : reading.children(head)) {
    const ReadToken& token = reading.tokens[child];
    const bool apart = token.dep == Dep::Appos || token.dep == Dep::Conj || token.dep == Dep::Cc ||
                       token.dep == Dep::Parataxis || token.dep == Dep::Punct;
    if (child < head) {
      if (!apart) begin = std::min(begin, token.subtree_begin);
    } else if (apart) {
      break;
    } else {
      end = std::max(end, token.subtree_end);
    }
  }
  return {begin, end};
}

std::vector<FoundThing> list_things(const CoderData& data, const Findings& found) {
  const Reading& reading = found.reading;
  const Lexicon& lexicon = data.lexicon;
  const Grammar& grammar = data.lexicon.grammar();
  std::vector<FoundThing> things;
  std::vector<bool> covered(reading.tokens.size(), false);
  std::vector<std::uint32_t> place_at(reading.tokens.size(), 0);
  for (std::uint32_t p = 0; p < found.places.size(); ++p)
    for (std::uint32_t i = found.places[p].begin_token; i < found.places[p].end_token; ++i) place_at[i] = p + 1;
  const auto place_chain = [&](const PlaceMention& place) {
    if (place.grain == Grain::Country && !place.country.empty()) return fmt::format("state {}", place.country);
    return place.geonames != 0 ? fmt::format("place {}", place.geonames) : fmt::format("place {}", place.name);
  };
  for (const ActorMention& mention : found.actors.mentions) {
    const auto members = found.actors.of(mention);
    const Actor& actor = found.actors.actors[members[0]];
    FoundThing thing{mention.head_token, mention.begin_token, mention.end_token, kind_of(actor), {}};
    if (members.size() == 1)
      thing.chain = actor.kind == ActorKind::State
                        ? fmt::format("state {}", lexicon.text(lexicon.states[actor.state].code))
                        : fmt::format("actor {}", members[0]);
    else
      for (const std::uint32_t member : members) thing.chain += fmt::format("actor {} ", member);
    if (mention.via == Via::Pronoun) {
      thing.kind = MentionKind::Pronoun;
      // "We" are those for whom one of them speaks.
      const GrammarWord& word = grammar[reading.tokens[mention.head_token].form];
      if (word.first && word.plural) thing.chain = "we " + thing.chain;
    } else if (mention.via == Via::Demonym && mention.modifier) {
      thing.kind = MentionKind::Nationality;
    } else if (const std::uint32_t place = place_at[mention.head_token];
               place != 0 && (actor.kind == ActorKind::State || mention.modifier || actor.id.empty())) {
      continue;  // the place is listed below
    }
    for (std::uint32_t i = mention.begin_token; i < mention.end_token; ++i) covered[i] = true;
    things.push_back(std::move(thing));
  }
  for (const PlaceMention& place : found.places) {
    if (covered[place.head_token]) continue;
    things.push_back({place.head_token, place.begin_token, place.end_token, MentionKind::Place, place_chain(place)});
    for (std::uint32_t i = place.begin_token; i < place.end_token; ++i) covered[i] = true;
  }
  for (const ReadEntity& entity : reading.entities) {
    MentionKind kind;
    switch (entity.kind) {
      case EntityKind::Person: kind = MentionKind::Person; break;
      case EntityKind::Organisation: kind = MentionKind::Organisation; break;
      case EntityKind::Place:
      case EntityKind::Facility:
      case EntityKind::Political: kind = MentionKind::Place; break;
      default: continue;
    }
    bool any = false;
    std::uint32_t head = entity.end_token - 1;
    for (std::uint32_t i = entity.begin_token; i < entity.end_token; ++i) {
      any = any || covered[i];
      const std::uint32_t up = reading.tokens[i].head;
      if (up < entity.begin_token || up >= entity.end_token) head = i;
    }
    if (any) continue;
    things.push_back({head, entity.begin_token, entity.end_token, kind,
                      fmt::format("name {}", reading.text(entity.begin_token, entity.end_token))});
  }
  // "I" and "you" where nobody is known to speak: in an interview who is asked as you answers as I.
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const GrammarWord& word = grammar[reading.tokens[i].form];
    if (!word.pronoun || covered[i] || (!word.first && !word.second)) continue;
    const bool group = word.first && word.plural;
    things.push_back({i, i, i + 1, MentionKind::Pronoun, group ? "we" : "I"});
  }
  join_namesakes(reading, things);
  std::stable_sort(things.begin(), things.end(),
                   [](const FoundThing& a, const FoundThing& b) { return a.head_token < b.head_token; });
  return things;
}

}  // namespace bede
