// SPDX-License-Identifier: Apache-2.0
// A run is taken where its words are some place's name, the longest first, and where one of these holds:
//
//   1. the model calls it a place, and what it leaves of the entity is no name itself ("Northern" of "Northern Iraq");
//   2. the lexicon knows it as a state, and the model sees no person or body of which it is a part ("Chad Smith");
//   3. a place preposition or the noun for a kind of place stands beside it: the model misreads many a name ("in
//      Aleppo" as a people, "the town of Suruc" as a body). Words of other tables ("March", "Police") and small places
//      without such a noun stay out.
#include <algorithm>

#include "place/place_run.h"

namespace bede {
namespace {

constexpr int for_kind = 2;  // a noun beside a name that says its kind

bool is_place(EntityKind kind) {
  return kind == EntityKind::Political || kind == EntityKind::Place || kind == EntityKind::Facility;
}

}  // namespace

// "out of | Avdiivka", "not far from | Kassala": a preposition of several words that ends at the token.
PlaceLink RunFinder::link_of_words(std::uint32_t last) const {
  constexpr std::uint32_t longest = 4;
  const Lexicon& lexicon = tables_.lexicon;
  for (std::uint32_t words = 2; words <= longest && words <= last + 1; ++words) {
    const std::uint32_t first = last + 1 - words;
    std::uint32_t node = lexicon.terms.begin(reading_.tokens[first].form);
    for (std::uint32_t i = first + 1; i <= last && node != Phrases::nowhere; ++i)
      node = lexicon.terms.next(node, reading_.tokens[i].form);
    if (node == Phrases::nowhere) continue;
    const Range values = lexicon.terms.values(node);
    for (std::uint32_t v = values.begin; v < values.end; ++v) {
      const Term& term = lexicon.term_rows[lexicon.term_entries[v]];
      if (term.kind != TermKind::Grammar) continue;
      if (const PlaceLink link = place_link(lexicon.text(term.value)); link != PlaceLink::None) return link;
    }
  }
  return PlaceLink::None;
}

// The token before, over an article and adjectives: "in the northern | Iraq".
PlaceLink RunFinder::link_before(std::uint32_t token) const {
  for (std::uint32_t i = token, steps = 0; i-- > 0 && steps < 4; ++steps) {
    const ReadToken& before = reading_.tokens[i];
    PlaceLink link = tables_.lexicon.grammar()[before.form].place;
    if (link == PlaceLink::None && before.pos == Pos::Adp) link = link_of_words(i);
    if (link != PlaceLink::None && before.pos != Pos::Verb) return link;
    // "Syria's | Aleppo", "Turkey's southern | Hatay"
    if (before.dep == Dep::Case && i > 0) {
      const auto ends = [&](const StateWord& word) { return word.end == i; };
      return std::any_of(state_words.begin(), state_words.end(), ends) ? PlaceLink::In : PlaceLink::None;
    }
    // "in ruined | Qunaytirah"
    if (before.pos != Pos::Det && before.pos != Pos::Adj && before.dep != Dep::Amod) break;
  }
  return PlaceLink::None;
}

// "the town of | Suruc", "the capital, | Astana", "Sinai peninsula city | Arish"
std::optional<Grain> RunFinder::kind_before(std::uint32_t token) const {
  if (token == 0) return std::nullopt;
  std::uint32_t at = token - 1;
  if (const auto direct = kind(at)) return direct;
  if (at == 0) return std::nullopt;
  const bool comma = reading_.tokens[at].pos == Pos::Punct && reading_.text(at) == ",";
  // "the town of Suruc"; but "a district in Bangladesh" does not say what Bangladesh is.
  const GrammarWord& joint = tables_.lexicon.grammar()[reading_.tokens[at].form];
  if (!comma && (!joint.belonging || joint.place != PlaceLink::None)) return std::nullopt;
  // "the north of Aleppo", "off the coast of Busan": a part of it does not say what it is.
  const WordId noun = reading_.tokens[at - 1].form;
  if (!comma && noun < tables_.parts.size() && tables_.parts[noun]) return std::nullopt;
  return kind(at - 1);
}

// "in Aleppo, Idlib and Hama": what stands before the first one holds for all.
std::uint32_t RunFinder::first_conjunct(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t token = head_of(reading_, begin, end);
  const std::uint32_t own = token;
  for (int steps = 0; steps < 8 && reading_.tokens[token].dep == Dep::Conj; ++steps)
    token = reading_.tokens[token].head;
  if (token == own || token > begin) return begin;
  while (token > 0 && reading_.tokens[token - 1].dep == Dep::Compound && reading_.tokens[token - 1].capital) --token;
  return token;
}

RunFinder::Surroundings RunFinder::surroundings(std::uint32_t begin, std::uint32_t end) const {
  Surroundings around{link_before(begin), kind_before(begin), std::nullopt};
  if (end < reading_.tokens.size()) around.after = kind(end);
  // "Nineveh and Anbar provinces"
  for (std::uint32_t i = end, steps = 0; !around.after && steps < 8 && i < reading_.tokens.size(); ++i, ++steps) {
    const ReadToken& token = reading_.tokens[i];
    const bool plural = token.tag == Tag::Nns || token.tag == Tag::Nnps;
    if (i > end && plural && reading_.tokens[i - 1].capital) around.after = kind(i);
    if (token.pos != Pos::Cconj && token.pos != Pos::Punct && !token.capital) break;
  }
  // "the cities of Homs and Hama"
  const std::uint32_t first = first_conjunct(begin, end);
  if (first != begin) {
    if (around.link == PlaceLink::None) around.link = link_before(first);
    if (!around.before) around.before = kind_before(first);
  }
  return around;
}

RunFinder::Standing RunFinder::standing(std::uint32_t begin, std::uint32_t end) const {
  const Surroundings around = surroundings(begin, end);
  return {around.link, around.before || around.after};
}

// A name of its own: no capitals beside it that would belong to it.
bool RunFinder::is_alone(std::uint32_t begin, std::uint32_t end) const {
  const auto goes_on = [&](std::uint32_t token) {
    return reading_.tokens[token].capital && reading_.tokens[token].pos == Pos::Propn && !kind(token);
  };
  const std::uint32_t sentence = reading_.tokens[begin].sentence;
  if (begin > 0 && reading_.tokens[begin - 1].sentence == sentence && goes_on(begin - 1)) return false;
  if (begin > 1 && is_joint(begin - 1)) return false;
  if (end >= reading_.tokens.size() || reading_.tokens[end].sentence != sentence) return true;
  // "the Gori-based brigade", but not "Aleppo-Damascus"
  if (is_joint(end)) return end + 1 < reading_.tokens.size() && !reading_.tokens[end + 1].capital;
  return !goes_on(end);
}

// "Media", "March": words of other tables, or such as this report writes in small letters too.
bool RunFinder::is_ordinary(std::uint32_t begin, std::uint32_t end) const {
  if (end - begin > 1) return false;
  const ReadToken& token = reading_.tokens[begin];
  if (token.form < tables_.ordinary.size() && tables_.ordinary[token.form]) return true;
  if (token.lemma < tables_.ordinary.size() && tables_.ordinary[token.lemma]) return true;
  if (small_) return false;
  // The same word in small letters elsewhere: by its first letter, which folds with one bit, and the rest.
  std::string small(reading_.text(begin));
  small[0] = static_cast<char>(small[0] | 0x20);
  return small_words_.contains(small);
}

// "Wilson", read as a place, in a report that has "James Wilson" for a person.
bool RunFinder::is_family_name(std::uint32_t begin, std::uint32_t end) const {
  if (end - begin > 1) return false;
  return family_names_.contains(reading_.text(begin));
}

std::uint32_t RunFinder::largest(std::uint64_t hash) const {
  if (hash == 0) return 0;
  std::uint32_t people = 0;
  const auto rows = tables_.rows_of(hash);
  // Another name of a place says less, unless nothing else is called so: "Avdiivka".
  for (const std::uint32_t row : rows) {
    const bool other = (row & alternate_bit) != 0 && rows.size() > 1;
    people = std::max(people, tables_.rows[row & ~alternate_bit].population / (other ? 4 : 1));
  }
  for (const auto& name : tables_.given_names_of(hash))
    people = std::max({people, tables_.is_of(name, PlaceTable::Region) ? large_from : known_from,
                       name.row == no_row ? 0 : tables_.rows[name.row].population});
  return people;
}

// Whether the model calls it a place, and the rest of the entity is no part of its name.
bool RunFinder::is_named_place(std::uint32_t begin, std::uint32_t end, bool is_known) const {
  const std::uint32_t first = entity_of_[begin], last = entity_of_[end - 1];
  if (last == no_token && first == no_token) return false;
  const ReadEntity& entity = reading_.entities[first != no_token ? first : last];
  if (!is_place(entity.kind)) return false;
  for (std::uint32_t i = entity.begin_token; i < entity.end_token; ++i) {
    if (i >= begin && i < end) continue;
    const ReadToken& token = reading_.tokens[i];
    const auto grain = kind(i);
    if (!token.capital && !(is_joint(i) && (i + 1 == begin || i == end))) continue;
    if (token.pos == Pos::Adj && is_known) continue;
    if (grain && (*grain != Grain::Site || is_known)) continue;
    if (is_known && entity.kind != EntityKind::Facility && i < begin) continue;  // "Northern Iraq"
    if (entity_of_[i] != no_token && i >= end && i > end && reading_.tokens[end].pos == Pos::Punct) continue;
    return false;
  }
  return true;
}

// "the Kabul-Kandahar road", "the Raipur-Jagdalpur highway": both ends of it.
bool RunFinder::ends_route(std::uint32_t begin, std::uint32_t end) const {
  const auto is_name = [&](std::uint32_t token) {
    return token < reading_.tokens.size() && reading_.tokens[token].capital &&
           reading_.tokens[token].sentence == reading_.tokens[begin].sentence;
  };
  if (end < reading_.tokens.size() && is_joint(end) && is_name(end + 1) && end + 2 < reading_.tokens.size())
    return kind(end + 2) == Grain::Site;
  return begin >= 2 && is_joint(begin - 1) && is_name(begin - 2) && end < reading_.tokens.size() &&
         kind(end) == Grain::Site;
}

// "BEIRUT (AP) -", "COLUMBUS, Ohio --": in capitals where a paragraph begins.
bool RunFinder::is_dateline(std::uint32_t begin, std::uint32_t end) const {
  const ReadToken& first = reading_.tokens[begin];
  if (begin != reading_.parse.sentences[first.sentence].begin_token || end >= reading_.tokens.size()) return false;
  for (std::uint32_t i = begin; i < end; ++i)
    if (!reading_.tokens[i].capitals && !is_joint(i)) return false;
  return reading_.tokens[end].pos == Pos::Punct && reading_.tokens[end].sentence == first.sentence;
}

// "the University of | Lagos", "the Lutheran School in | Lombard": the last name of a body says where it is.
bool RunFinder::ends_body(std::uint32_t begin, std::uint32_t end, const ReadEntity& entity) const {
  if (entity.end_token != end || begin <= entity.begin_token + 1) return false;
  const GrammarWord& before = tables_.lexicon.grammar()[reading_.tokens[begin - 1].form];
  return before.belonging || before.place == PlaceLink::In;
}

RunFinder::Verdict RunFinder::judge_entities(std::uint32_t begin, std::uint32_t end, const Surroundings& around,
                                             bool is_state, bool is_famous) const {
  const bool by_kind =
      (around.before && *around.before != Grain::Site) || (around.after && *around.after != Grain::Site);
  const bool by_link = around.link != PlaceLink::None;
  Verdict verdict = Verdict::Yes;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (entity_of_[i] == no_token) continue;
    const ReadEntity& entity = reading_.entities[entity_of_[i]];
    const bool whole = entity.begin_token >= begin && entity.end_token <= end;
    // "the Strait of Hormuz", of which the model sees the last word alone
    if (whole && entity.end_token - entity.begin_token < end - begin && begin + 1 < end) continue;
    const bool noun_too = around.after && entity.begin_token >= begin && entity.end_token == end + 1;
    switch (entity.kind) {
      case EntityKind::Political:
      case EntityKind::Place:
      case EntityKind::Facility:
        if (!whole && !is_state) return Verdict::No;
        break;
      case EntityKind::Person:
        // "in Aleppo", where the model sees somebody of that name; but not "by Jordan".
        if (!whole) return Verdict::No;
        if (!by_kind && around.link != PlaceLink::In) verdict = Verdict::IfKnown;
        break;
      case EntityKind::Organisation:
        if (!is_state && ends_body(begin, end, entity)) break;
        [[fallthrough]];
      case EntityKind::Group:
      case EntityKind::Product:
      case EntityKind::WorkOfArt:
        if (!whole && !(noun_too && by_kind)) return Verdict::No;
        if ((!whole && !by_link) || (!by_kind && !by_link && !is_famous)) verdict = Verdict::IfKnown;
        break;
      default: return Verdict::No;
    }
  }
  return verdict;
}

// Whether a place of that name lies in a country that the report speaks of.
bool RunFinder::is_of_told_country(std::uint64_t hash) const {
  if (hash == 0) return false;
  const auto is_told = [&](std::uint16_t country) {
    if (country == no_country) return false;
    return country == home_ || std::any_of(state_words.begin(), state_words.end(),
                                           [&](const StateWord& word) { return word.country == country; });
  };
  const auto rows = tables_.rows_of(hash);
  if (std::any_of(rows.begin(), rows.end(),
                  [&](std::uint32_t row) { return is_told(tables_.rows[row & ~alternate_bit].country); }))
    return true;
  const auto names = tables_.given_names_of(hash);
  return std::any_of(names.begin(), names.end(),
                     [&](const auto& name) { return is_told(tables_.given_countries[name.place]); });
}

// How much the words that govern a name speak for a place: "entered Mullaitivu", "the streets of El Geneina",
// "Mullaitivu, the last town that …".
int RunFinder::governing(std::uint32_t begin, std::uint32_t end) const {
  constexpr int for_noun = 2, for_verb = 1;
  const std::uint32_t at = head_of(reading_, begin, end);
  const ReadToken& head = reading_.tokens[at];
  const ReadToken& governor = reading_.tokens[head.head];
  const Grammar& grammar = tables_.lexicon.grammar();
  int score = 0;
  if ((head.dep == Dep::Dobj || head.dep == Dep::NsubjPass) && grammar[governor.lemma].place_verb) score += for_verb;
  // "a bridge at Varvarin"
  if (head.dep == Dep::Pobj && grammar[governor.form].place != PlaceLink::None && kind(governor.head))
    score += for_verb;
  if (head.dep == Dep::Pobj && grammar[governor.form].belonging &&
      grammar[reading_.tokens[governor.head].lemma].place_noun)
    score += for_noun;
  for (const std::uint32_t child : reading_.children(at))
    if (reading_.tokens[child].dep == Dep::Appos && kind(child)) score += for_kind;
  return score;
}

// What speaks for a name as a place beside the words that govern it: its country, its size; and against it what the
// model takes it for. The model misreads most names of far towns ("entered Mullaitivu", "burned homes in Huwara").
int RunFinder::evidence(const Name& name, const Surroundings& around, std::uint32_t people, bool is_famous) const {
  constexpr int for_in = 3, for_way = 1, for_country = 2;
  int score = 0;
  if (around.link == PlaceLink::In || around.link == PlaceLink::Near) score += for_in;
  if (around.link == PlaceLink::To || around.link == PlaceLink::From) score += for_way;
  if ((around.before && *around.before != Grain::Site) || (around.after && *around.after != Grain::Site))
    score += for_kind;
  if (is_of_told_country(name.hash)) score += for_country;
  if (name.hash != 0 && tables_.has(name.hash, PlaceTable::City)) ++score;
  score += is_famous ? 2 : people >= large_from ? 1 : people >= known_from ? 0 : -2;
  if (entity_of_[name.end - 1] != no_token && !is_place(reading_.entities[entity_of_[name.end - 1]].kind)) --score;
  return score;
}

// A proper noun; or a word that the tagger does not know and takes for a common noun ("a bridge at Varvarin"), or for a
// number ("in Xi`an"): where no sentence begins with it, or where the lexicon has a city of that name.
bool RunFinder::is_tagged_as_name(std::uint32_t begin, std::uint32_t end, const Name& name) const {
  const ReadToken& last = reading_.tokens[end - 1];
  if (last.pos == Pos::Propn) return true;
  if (last.pos != Pos::Noun && last.pos != Pos::Num) return false;
  const bool known = name.hash != 0 && tables_.has(name.hash, PlaceTable::City);
  const bool first = begin == reading_.parse.sentences[last.sentence].begin_token;
  return known || (!first && last.pos == Pos::Noun && last.form == 0);
}

RunFinder::Verdict RunFinder::judge(std::uint32_t begin, const Name& name, const Surroundings& around,
                                    bool is_state) const {
  const std::uint32_t end = name.end;
  const std::uint32_t people = largest(name.hash);
  // "the Area", "the North": a noun for a kind of place alone is no name, but where the lexicon has it ("the Gulf").
  if (!is_state && begin + 1 == end && kind(begin) && !tables_.has(name.hash, PlaceTable::Region)) return Verdict::No;
  // "Evin prison", "the Torkham crossing": a site with its noun is nothing else, whatever the model takes it for.
  const bool is_site = begin + 1 < end && tables_.has(name.hash, PlaceTable::Site);
  const WordId noun = reading_.tokens[end - 1].form;
  const bool with_noun = noun < tables_.site_ends.size() && tables_.site_ends[noun];
  if (is_site && with_noun && is_alone(begin, end)) return Verdict::Yes;
  const bool by_kind =
      (around.before && *around.before != Grain::Site) || (around.after && *around.after != Grain::Site);
  if (!is_state && !by_kind && around.link != PlaceLink::In && is_family_name(begin, end)) return Verdict::No;
  if (!is_state && !by_kind && (names_document(begin, end) || is_called_with_article(begin, end, name)))
    return Verdict::No;
  if (is_named_place(begin, end, is_state || people >= large_from)) return Verdict::Yes;
  if (people >= known_from && ends_route(begin, end)) return Verdict::Yes;
  const bool is_capital = stands_for(name, begin, NameKind::Capital);
  const bool is_famous = is_state || is_capital || is_site || people >= famous_from;
  const Verdict by_entities = judge_entities(begin, end, around, is_state, is_famous);
  if (by_entities == Verdict::No) return Verdict::No;
  if (is_dateline(begin, end) && people >= known_from) return Verdict::Yes;
  if (!is_tagged_as_name(begin, end, name)) return Verdict::No;
  if (is_state) return by_entities;
  const std::uint32_t entity = entity_of_[end - 1];
  const bool in_body = entity != no_token && ends_body(begin, end, reading_.entities[entity]);
  if (is_ordinary(begin, end) || (!in_body && !is_alone(begin, end))) return Verdict::No;
  if (by_kind || in_body) return by_kind || people >= known_from ? Verdict::Yes : Verdict::IfKnown;
  const bool is_large = is_famous || people >= large_from;
  constexpr int enough = 2;
  const int governed = governing(begin, end);
  if ((around.link != PlaceLink::None || governed > 0) &&
      governed + evidence(name, around, people, is_famous) >= enough)
    return Verdict::Yes;
  if (by_entities == Verdict::IfKnown) return Verdict::IfKnown;
  return is_large || (around.link != PlaceLink::None && people >= known_from) ? Verdict::Yes : Verdict::IfKnown;
}

}  // namespace bede
