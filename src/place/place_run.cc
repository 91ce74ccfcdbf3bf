// SPDX-License-Identifier: Apache-2.0
// A run is taken where its words are some place's name, the longest first, and where one of these holds:
//
//   1. the model calls it a place, and what it leaves of the entity is no name itself ("Northern" of "Northern Iraq");
//   2. the lexicon knows it as a state, and the model sees no person or body of which it is a part ("Chad Smith");
//   3. a place preposition or the noun for a kind of place stands beside it: the model misreads many a name ("in
//      Aleppo" as a people, "the town of Suruc" as a body). Words of other tables ("March", "Police") and small places
//      without such a noun stay out.
#include "place/place_run.h"

#include <algorithm>

namespace bede {
namespace {

constexpr std::uint32_t known_from = 15000;   // people: a place that needs no noun beside it where the model is silent
constexpr std::uint32_t large_from = 100000;  // people: a place that is looked for inside the name of a building

bool is_place(EntityKind kind) {
  return kind == EntityKind::Political || kind == EntityKind::Place || kind == EntityKind::Facility;
}

}  // namespace

std::uint32_t head_of(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = end; i-- > begin;) {
    const std::uint32_t head = reading.tokens[i].head;
    if (reading.tokens[i].pos != Pos::Punct && (head == i || head < begin || head >= end)) return i;
  }
  return end - 1;
}

RunFinder::RunFinder(const Gazetteer::Tables& tables, const Reading& reading)
    : named(reading.entities.size(), 0),
      tables_(tables),
      reading_(reading),
      entity_of_(reading.tokens.size(), no_token) {
  found_.reserve(16);
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e)
    for (std::uint32_t i = reading.entities[e].begin_token; i < reading.entities[e].end_token; ++i) entity_of_[i] = e;
}

// A hyphen or the like inside a name: it has no letters of its own.
bool RunFinder::is_joint(std::uint32_t token) const {
  if (reading_.tokens[token].form != 0 || reading_.tokens[token].pos == Pos::Space) return false;
  const std::string_view text = reading_.text(token);
  return text == "-" || text == "\u2010" || text == "\u2011" || text == "\u2013";
}

std::optional<Grain> RunFinder::kind(std::uint32_t token) const {
  const ReadToken& read = reading_.tokens[token];
  if (read.pos != Pos::Noun && read.pos != Pos::Propn) return std::nullopt;
  for (const WordId word : {read.lemma, read.form})
    if (word < tables_.kinds.size() && tables_.kinds[word] != 0) return static_cast<Grain>(tables_.kinds[word] - 1);
  return std::nullopt;
}

// All names of places and of the lexicon that begin at a token.
void RunFinder::read_names(std::uint32_t begin) {
  found_.clear();
  folded_.clear();
  std::uint32_t node = Phrases::nowhere;
  bool in_lexicon = true;
  std::size_t words = 0;
  const std::uint32_t sentence_end = reading_.parse.sentences[reading_.tokens[begin].sentence].end_token;
  for (std::uint32_t i = begin; i < sentence_end; ++i) {
    if (i > begin && is_joint(i)) continue;
    const ReadToken& token = reading_.tokens[i];
    if (token.pos == Pos::Space) break;
    if (in_lexicon) {
      node = words == 0 ? tables_.lexicon.names.begin(token.form) : tables_.lexicon.names.next(node, token.form);
      in_lexicon = token.form != 0 && node != Phrases::nowhere;
    }
    if (!in_lexicon && words >= longest_name) break;
    Name name{i + 1, 0, {}};
    if (in_lexicon) name.entries = tables_.lexicon.names.values(node);
    if (words < longest_name) {
      tables_.folding.fold(reading_.text(i), word_);
      if (word_.empty()) break;
      if (words != 0) folded_ += ' ';
      folded_ += word_;
      // A name ends with a capital letter too, but for what hangs on it by a hyphen: "Deir al-zour".
      if (token.capital || (i > begin && is_joint(i - 1))) name.hash = name_hash(folded_);
    }
    ++words;
    const bool is_row = name.hash != 0 && (!tables_.rows_of(name.hash).empty() || !tables_.regions_of(name.hash).empty());
    if (!is_row) name.hash = 0;
    if (is_row || !name.entries.empty()) found_.push_back(name);
  }
}

bool RunFinder::fits(const NameEntry& entry, std::uint32_t begin, std::uint32_t end) const {
  if (entry.letters == Letters::Any) return true;
  if (entry.letters == Letters::Name) return reading_.tokens[begin].capital;
  for (std::uint32_t i = begin; i < end; ++i)
    if (!reading_.tokens[i].capitals && !is_joint(i)) return false;
  return true;
}

bool RunFinder::stands_for(const Name& name, std::uint32_t begin, NameKind kind) const {
  for (std::uint32_t i = name.entries.begin; i < name.entries.end; ++i) {
    const NameEntry& entry = tables_.lexicon.name_entries[i];
    if (entry.kind == kind && fits(entry, begin, name.end)) return true;
  }
  return false;
}

void RunFinder::find_state_words() {
  const auto is_of_state = [](NameKind kind) {
    return kind == NameKind::State || kind == NameKind::Adjective || kind == NameKind::People || kind == NameKind::Seat;
  };
  for (std::uint32_t i = 0; i < reading_.tokens.size();) {
    std::uint32_t next = i + 1;
    if (reading_.tokens[i].capital && reading_.tokens[i].form != 0) {
      read_names(i);
      for (auto name = found_.rbegin(); name != found_.rend() && next == i + 1; ++name) {
        std::uint32_t count = 0;
        for (std::uint32_t e = name->entries.begin; e < name->entries.end; ++e) {
          const NameEntry& entry = tables_.lexicon.name_entries[e];
          if (is_of_state(entry.kind) && fits(entry, i, name->end)) ++count;
        }
        if (count == 0) continue;
        for (std::uint32_t e = name->entries.begin; e < name->entries.end; ++e) {
          const NameEntry& entry = tables_.lexicon.name_entries[e];
          const std::uint16_t country = tables_.states.empty() ? no_country : tables_.states[entry.row].country;
          if (!is_of_state(entry.kind) || !fits(entry, i, name->end) || country == no_country) continue;
          state_words.push_back({i, name->end, reading_.tokens[i].sentence, country, 1.0f / static_cast<float>(count),
                                 entry.kind == NameKind::Adjective});
        }
        next = name->end;
      }
    }
    i = next;
  }
}

void RunFinder::find() {
  find_state_words();
  const auto count = static_cast<std::uint32_t>(reading_.tokens.size());
  for (std::uint32_t i = 0; i < count;) {
    const ReadToken& token = reading_.tokens[i];
    // "al-Bab": what hangs before a capital by a hyphen belongs to the name.
    const bool prefix = !token.capital && i + 2 < count && is_joint(i + 1) && reading_.tokens[i + 2].capital &&
                        token.pos != Pos::Space;
    std::uint32_t next = i + 1;
    if (token.capital || prefix) {
      read_names(i);
      for (auto name = found_.rbegin(); name != found_.rend() && next == i + 1; ++name) {
        const bool is_state = stands_for(*name, i, NameKind::State);
        const bool is_other = !is_state && (stands_for(*name, i, NameKind::Body) ||
                                            stands_for(*name, i, NameKind::Person) ||
                                            stands_for(*name, i, NameKind::Medium));
        if (is_other || take(i, *name)) next = name->end;
      }
    }
    i = next;
  }
}

// The token before, over an article and adjectives: "in the northern | Iraq".
PlaceLink RunFinder::link_before(std::uint32_t token) const {
  for (std::uint32_t i = token, steps = 0; i-- > 0 && steps < 4; ++steps) {
    const ReadToken& before = reading_.tokens[i];
    const PlaceLink link = tables_.grammar[before.form].place;
    if (link != PlaceLink::None && before.pos != Pos::Verb) return link;
    if (before.pos != Pos::Det && before.pos != Pos::Adj) break;
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
  if (!comma && !tables_.grammar[reading_.tokens[at].form].belonging) return std::nullopt;
  // "north of Aleppo" is a preposition, not a kind: its row in the tables has it so.
  const std::uint32_t node = tables_.lexicon.terms.begin(reading_.tokens[at - 1].form);
  if (!comma && node != Phrases::nowhere) {
    const std::uint32_t both = tables_.lexicon.terms.next(node, reading_.tokens[at].form);
    if (both != Phrases::nowhere) {
      const Range rows = tables_.lexicon.terms.values(both);
      for (const std::uint32_t row : tables_.lexicon.term_entries.subspan(rows.begin, rows.size()))
        if (tables_.lexicon.term_rows[row].kind == TermKind::Grammar) return std::nullopt;
    }
  }
  return kind(at - 1);
}

// "in Aleppo, Idlib and Hama": what stands before the first one holds for all.
std::uint32_t RunFinder::first_conjunct(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t token = head_of(reading_, begin, end);
  const std::uint32_t own = token;
  for (int steps = 0; steps < 8 && reading_.tokens[token].dep == Dep::Conj; ++steps) token = reading_.tokens[token].head;
  if (token == own || token > begin) return begin;
  while (token > 0 && reading_.tokens[token - 1].dep == Dep::Compound && reading_.tokens[token - 1].capital) --token;
  return token;
}

RunFinder::Surroundings RunFinder::surroundings(std::uint32_t begin, std::uint32_t end) const {
  Surroundings around{link_before(begin), kind_before(begin), std::nullopt};
  if (end < reading_.tokens.size()) around.after = kind(end);
  // "Ninewa and Anbar provinces", "the cities of Homs and Hama"
  const std::uint32_t first = first_conjunct(begin, end);
  if (first != begin) {
    if (around.link == PlaceLink::None) around.link = link_before(first);
    if (!around.before) around.before = kind_before(first);
  }
  return around;
}

// A name of its own: no capitals beside it that would belong to it.
bool RunFinder::is_alone(std::uint32_t begin, std::uint32_t end) const {
  const auto goes_on = [&](std::uint32_t token) {
    return reading_.tokens[token].capital && reading_.tokens[token].pos == Pos::Propn && !kind(token);
  };
  const std::uint32_t sentence = reading_.tokens[begin].sentence;
  if (begin > 0 && reading_.tokens[begin - 1].sentence == sentence && goes_on(begin - 1)) return false;
  if (begin > 1 && is_joint(begin - 1)) return false;
  return end >= reading_.tokens.size() || reading_.tokens[end].sentence != sentence ||
         (!goes_on(end) && !is_joint(end));
}

// "Media", "March": words of other tables, or such as this report writes in small letters too.
bool RunFinder::is_ordinary(std::uint32_t begin, std::uint32_t end) const {
  if (end - begin > 1) return false;
  const ReadToken& token = reading_.tokens[begin];
  if (token.form < tables_.ordinary.size() && tables_.ordinary[token.form]) return true;
  if (token.lemma < tables_.ordinary.size() && tables_.ordinary[token.lemma]) return true;
  const std::string_view text = reading_.text(begin);
  for (std::uint32_t i = 0; i < reading_.tokens.size(); ++i) {
    if (reading_.tokens[i].capital) continue;
    const std::string_view other = reading_.text(i);
    if (other.size() == text.size() && other.substr(1) == text.substr(1) && (other[0] | 0x20) == (text[0] | 0x20)) return true;
  }
  return false;
}

std::uint32_t RunFinder::largest(std::uint64_t hash) const {
  if (hash == 0) return 0;
  const auto rows = tables_.rows_of(hash);
  const std::uint32_t people = rows.empty() ? 0 : tables_.rows[rows.front() & ~alternate_bit].population;
  return tables_.regions_of(hash).empty() ? people : std::max(people, large_from);
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

bool RunFinder::is_place_here(std::uint32_t begin, const Name& name, const Surroundings& around, bool is_state) const {
  const std::uint32_t end = name.end;
  const std::uint32_t people = largest(name.hash);
  if (is_named_place(begin, end, is_state || people >= large_from)) return true;
  const bool by_kind = (around.before && *around.before != Grain::Site) || (around.after && *around.after != Grain::Site);
  const bool by_link = around.link != PlaceLink::None;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (entity_of_[i] == no_token) continue;
    const ReadEntity& entity = reading_.entities[entity_of_[i]];
    const bool whole = entity.begin_token >= begin && entity.end_token <= end;
    if (is_place(entity.kind)) {
      if (!whole && !is_state) return false;
      continue;
    }
    switch (entity.kind) {
      case EntityKind::Person:
        if (!whole || !(by_kind || around.link == PlaceLink::In)) return false;
        break;
      case EntityKind::Organisation:
      case EntityKind::Group:
      case EntityKind::Product:
      case EntityKind::WorkOfArt:
        if (!whole && !by_kind) return false;
        if (!(by_kind || by_link)) return false;
        break;
      default: return false;
    }
  }
  if (reading_.tokens[end - 1].pos != Pos::Propn) return false;
  if (is_state) return true;
  if (!by_kind && !by_link) return false;
  if (!is_alone(begin, end) || is_ordinary(begin, end)) return false;
  return by_kind || people >= known_from;
}

void RunFinder::gather_spots(std::uint32_t begin, const Name& name) {
  for (std::uint32_t e = name.entries.begin; e < name.entries.end; ++e) {
    const NameEntry& entry = tables_.lexicon.name_entries[e];
    if (entry.kind == NameKind::State && fits(entry, begin, name.end) && tables_.states[entry.row].placed)
      spots.push_back(tables_.state_spot(entry.row));
  }
  if (name.hash == 0) return;
  const auto rows = tables_.rows_of(name.hash);
  for (const std::uint32_t candidate : rows.first(std::min(rows.size(), most_spots)))
    spots.push_back(tables_.row_spot(candidate));
  for (const auto& region : tables_.regions_of(name.hash))
    if (std::find(rows.begin(), rows.end(), region.row) == rows.end()) spots.push_back(tables_.region_spot(region));
}

bool RunFinder::take(std::uint32_t begin, const Name& name) {
  const bool is_state = stands_for(name, begin, NameKind::State);
  if (!is_state && name.hash == 0) return false;
  const ReadToken& last = reading_.tokens[name.end - 1];
  // "the Polish border", "Georgians": what is of a state is no place, whatever village has that name.
  const bool is_belonging = stands_for(name, begin, NameKind::Adjective) || stands_for(name, begin, NameKind::People);
  if (is_belonging && (!is_state || last.pos == Pos::Adj)) return false;
  const Surroundings around = surroundings(begin, name.end);
  if (!is_place_here(begin, name, around, is_state)) return false;
  PlaceRun run;
  run.begin = begin;
  run.end = name.end;
  run.sentence = reading_.tokens[begin].sentence;
  run.hash = name.hash;
  run.spots_begin = static_cast<std::uint32_t>(spots.size());
  gather_spots(begin, name);
  run.spots_end = static_cast<std::uint32_t>(spots.size());
  if (run.spots_begin == run.spots_end) return false;
  if (run.hash == 0) run.hash = ~std::uint64_t{0} - spots[run.spots_begin].state;
  // "Idlib Province": a capital makes the noun part of the name.
  if (around.after && *around.after != Grain::Site) {
    run.wanted = around.after;
    if (reading_.tokens[name.end].capital && reading_.tokens[name.end].pos == Pos::Propn) ++run.end;
  } else if (around.before && *around.before != Grain::Site) {
    run.wanted = around.before;
  }
  if (entity_of_[begin] != no_token) named[entity_of_[begin]] = 1;
  runs.push_back(run);
  return true;
}

}  // namespace bede
