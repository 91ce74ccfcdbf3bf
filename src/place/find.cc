// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "place/place_run.h"
#include "place/resolve.h"

namespace bede {
namespace {

PlaceMention mention_of(const Gazetteer::Tables& tables, const Reading& reading, const PlaceRun& run, const Spot& spot,
                        const Resolver::Choice& choice) {
  PlaceMention mention;
  mention.begin_token = run.begin;
  mention.end_token = run.end;
  mention.head_token = head_of(reading, run.begin, run.end);
  mention.name = spot.name;
  mention.latitude = spot.latitude;
  mention.longitude = spot.longitude;
  mention.geonames = spot.geonames;
  mention.admin1 = tables.region_name(spot.region);
  if (spot.state != no_row)
    mention.country = tables.lexicon.text(tables.lexicon.states[spot.state].code);
  else if (spot.country != no_country)
    mention.country = tables.countries[spot.country].text();
  mention.grain = spot.grain;
  mention.confidence = choice.confidence;
  mention.why = choice.why;
  return mention;
}

// "the Abu Salim hospital in Tripoli", "Maskana, in Aleppo province": a place that the gazetteer has not stands where
// the text says that it is, with the name that the text gives it.
std::optional<PlaceMention> unknown_place(const Reading& reading, const RunFinder& found, const Resolver& resolver,
                                          const ReadEntity& entity, const std::vector<PlaceMention>& mentions) {
  constexpr std::uint32_t furthest = 4;  // tokens
  constexpr float unknown_share = 0.7f;  // that it is indeed there
  std::uint32_t begin = entity.begin_token, end = entity.end_token;
  while (begin < end && reading.tokens[begin].pos == Pos::Det) ++begin;
  while (begin < end && reading.tokens[end - 1].dep == Dep::Case) --end;
  if (begin == end || !reading.tokens[end - 1].capital) return std::nullopt;
  for (const PlaceMention& outer : mentions) {
    if (outer.begin_token < end || outer.begin_token > end + furthest) continue;
    if (reading.tokens[outer.begin_token].sentence != reading.tokens[begin].sentence) continue;
    const Resolver::Between gap = resolver.between(end, outer.begin_token);
    if (outer.grain == Grain::Country || gap.broken || !(gap.only_comma || gap.inside)) return std::nullopt;
    PlaceMention mention = outer;
    mention.begin_token = begin;
    mention.end_token = end;
    mention.head_token = head_of(reading, begin, end);
    mention.name = reading.text(begin, end);
    mention.geonames = 0;
    mention.grain = entity.kind == EntityKind::Facility
                        ? Grain::Site
                        : std::min(Grain::City, found.kind(end - 1).value_or(Grain::City));
    mention.confidence = outer.confidence * unknown_share;
    mention.why = "not in the gazetteer: the place that the text says it is in";
    return mention;
  }
  return std::nullopt;
}

// Whether the name [begin, end) is of a place that the gazetteer has not, by what stands beside it: the model knows few
// villages, and calls them bodies, products or persons.
bool is_unlocated(const Gazetteer::Tables& tables, const Reading& reading, const RunFinder& found, std::uint32_t begin,
                  std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const ReadToken& token = reading.tokens[i];
    if (token.dep != Dep::Punct && (!token.capital || token.pos != Pos::Propn)) return false;
  }
  if (found.kind(end - 1) || found.is_word(end - 1)) return false;
  // "in Congress", "at NATO": names of somebody
  const std::uint32_t node = tables.lexicon.names.begin(reading.tokens[end - 1].form);
  if (node != Phrases::nowhere && !tables.lexicon.names.values(node).empty()) return false;
  const RunFinder::Standing stands = found.standing(begin, end);
  if (stands.kind || stands.link == PlaceLink::Near) return true;
  const EntityKind entity = reading.tokens[end - 1].entity;
  return stands.link == PlaceLink::In &&
         (entity == EntityKind::Political || entity == EntityKind::Place || entity == EntityKind::Other);
}

// "at Dawki", "Musaga district", "the Malaysian resort of Sipadan": a place of which the report says nothing but, at
// most, its country.
PlaceMention unlocated_place(const Gazetteer::Tables& tables, const Reading& reading, const RunFinder& found,
                             const Resolver& resolver, std::uint32_t begin, std::uint32_t end,
                             const std::vector<PlaceMention>& mentions) {
  constexpr std::uint32_t furthest = 5;  // tokens
  constexpr float share = 0.5f;
  PlaceMention mention;
  mention.begin_token = begin;
  mention.end_token = end;
  mention.head_token = head_of(reading, begin, end);
  mention.name = reading.text(begin, end);
  mention.located = false;
  mention.confidence = share;
  mention.why = "not in the gazetteer";
  const std::uint32_t sentence = reading.tokens[begin].sentence;
  for (const StateWord& word : found.state_words)
    if (word.sentence == sentence && word.adjective && word.end <= begin && begin - word.end <= furthest &&
        word.country != no_country && !resolver.between(word.end, begin).broken)
      mention.country = tables.countries[word.country].text();
  for (const PlaceMention& outer : mentions) {
    if (outer.begin_token < end || outer.begin_token > end + furthest) continue;
    if (reading.tokens[outer.begin_token].sentence != sentence || !outer.located) continue;
    const Resolver::Between gap = resolver.between(end, outer.begin_token);
    if (gap.broken || !(gap.only_comma || gap.inside || gap.belonging)) continue;
    mention.country = outer.country;
    if (outer.grain == Grain::Country) continue;
    // "the Musaga district of Bujumbura" lies where Bujumbura does.
    mention.located = true;
    mention.latitude = outer.latitude;
    mention.longitude = outer.longitude;
    mention.admin1 = outer.admin1;
    mention.why = "not in the gazetteer: the place that the text says it is in";
  }
  return mention;
}

// The names that no mention covers, after the others are known.
void add_unlocated(const Gazetteer::Tables& tables, const Reading& reading, const RunFinder& found,
                   const Resolver& resolver, std::vector<PlaceMention>& mentions) {
  std::vector<bool> covered(reading.tokens.size(), false);
  for (const PlaceMention& mention : mentions)
    std::fill(covered.begin() + mention.begin_token, covered.begin() + mention.end_token, true);
  std::vector<PlaceMention> more;
  for (std::uint32_t head = 0; head < reading.tokens.size(); ++head) {
    const ReadToken& token = reading.tokens[head];
    const bool noun = token.dep == Dep::Pobj || token.dep == Dep::Compound || token.dep == Dep::Conj;
    if (token.pos != Pos::Propn || !token.capital || !noun || covered[head]) continue;
    std::uint32_t begin = head;
    const auto joins = [&](std::uint32_t at) {
      const Dep dep = reading.tokens[at].dep;
      return !covered[at] && (dep == Dep::Compound || dep == Dep::Punct) && reading.tokens[at].head == head &&
             (dep != Dep::Punct || reading.text(at) == "-");
    };
    while (begin > 0 && joins(begin - 1)) --begin;
    const bool goes_on = head + 1 < reading.tokens.size() && reading.tokens[head + 1].pos == Pos::Propn &&
                         reading.tokens[head + 1].capital;
    if (goes_on || !is_unlocated(tables, reading, found, begin, head + 1)) continue;
    more.push_back(unlocated_place(tables, reading, found, resolver, begin, head + 1, mentions));
    std::fill(covered.begin() + begin, covered.begin() + head + 1, true);
  }
  mentions.insert(mentions.end(), more.begin(), more.end());
}

bool is_place(EntityKind kind) {
  return kind == EntityKind::Political || kind == EntityKind::Place || kind == EntityKind::Facility;
}

// "met in the Icelandic capital", "Iceland's capital": the capital of the state whose name or adjective stands before.
void add_capitals(const Gazetteer& gazetteer, const Gazetteer::Tables& tables, const Reading& reading,
                  std::vector<PlaceMention>& mentions) {
  const Lexicon& lexicon = tables.lexicon;
  for (std::uint32_t i = 1; i < reading.tokens.size(); ++i) {
    if (!tables.lexicon.grammar()[reading.tokens[i].lemma].capital) continue;
    // "the capital of Iceland", "the capital, Reykjavik" and "the capital Reykjavik" name it themselves.
    bool named = false;
    for (const std::uint32_t child : reading.children(i)) {
      const Dep dep = reading.tokens[child].dep;
      named = named || (child > i && (dep == Dep::Appos || dep == Dep::Prep));
    }
    const ReadToken& next = reading.tokens[std::min<std::size_t>(i + 1, reading.tokens.size() - 1)];
    if (named || next.pos == Pos::Propn) continue;
    // "in Santiago, the Chilean capital": that is named already.
    if (reading.tokens[i].dep == Dep::Compound || reading.tokens[i].dep == Dep::Appos) continue;
    std::uint32_t before = i - 1;
    if (reading.tokens[before].dep == Dep::Case && before > 0) --before;
    const std::uint32_t node = lexicon.names.begin(reading.tokens[before].form);
    if (node == Phrases::nowhere || !reading.tokens[before].capital) continue;
    for (const NameEntry& entry : lexicon.entries(lexicon.names.values(node))) {
      if (entry.kind != NameKind::Adjective && entry.kind != NameKind::State) continue;
      const StateRow& state = lexicon.states[entry.row];
      auto capital = gazetteer.resolve(lexicon.text(state.capital), lexicon.text(state.code));
      if (state.capital == 0 || !capital) continue;
      capital->begin_token = entry.kind == NameKind::Adjective ? before : i;  // "Iceland" is a place of its own
      capital->end_token = i + 1;
      capital->head_token = i;
      capital->why = "the capital of that state";
      mentions.push_back(*capital);
      break;
    }
  }
}

}  // namespace

std::vector<PlaceMention> Gazetteer::find(const Reading& reading, std::string_view home, Day day) const {
  std::vector<PlaceMention> mentions;
  if (!tables_ || reading.tokens.empty()) return mentions;
  RunFinder found(*tables_, reading, tables_->country_of(home), day);
  found.find();
  Resolver resolver(*tables_, reading, found, home);
  resolver.resolve();
  mentions.reserve(found.runs.size());
  for (std::size_t i = 0; i < found.runs.size(); ++i)
    if (const Resolver::Choice& choice = resolver.choices[i]; choice.spot != no_row)
      mentions.push_back(mention_of(*tables_, reading, found.runs[i], found.spots[choice.spot], choice));
  const std::size_t known = mentions.size();
  std::vector<PlaceMention> unknown;
  for (const ReadEntity& entity : reading.entities) {
    if (!is_place(entity.kind)) continue;
    const auto overlaps = [&](const PlaceMention& mention) {
      return mention.begin_token < entity.end_token && entity.begin_token < mention.end_token;
    };
    if (std::any_of(mentions.begin(), mentions.end(), overlaps)) continue;
    if (auto mention = unknown_place(reading, found, resolver, entity, mentions)) unknown.push_back(*mention);
  }
  mentions.insert(mentions.end(), unknown.begin(), unknown.end());
  std::inplace_merge(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(known), mentions.end(),
                     [](const PlaceMention& a, const PlaceMention& b) { return a.begin_token < b.begin_token; });
  add_capitals(*this, *tables_, reading, mentions);
  add_unlocated(*tables_, reading, found, resolver, mentions);
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const PlaceMention& a, const PlaceMention& b) { return a.begin_token < b.begin_token; });
  return mentions;
}

}  // namespace bede
