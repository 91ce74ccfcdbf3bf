// SPDX-License-Identifier: Apache-2.0
#include "place/place_run.h"

#include <algorithm>

namespace bede {
namespace {

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

RunFinder::RunFinder(const Gazetteer::Tables& tables, const Reading& reading, std::uint16_t home, Day day)
    : tables_(tables), reading_(reading), home_(home), day_(day), entity_of_(reading.tokens.size(), no_token) {
  found_.reserve(16);
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e)
    for (std::uint32_t i = reading.entities[e].begin_token; i < reading.entities[e].end_token; ++i) entity_of_[i] = e;
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i)
    if (const std::string_view text = reading.text(i); !reading.tokens[i].capital && text[0] >= 'a' && text[0] <= 'z')
      small_words_.insert(text);
  small_ = std::none_of(reading.tokens.begin(), reading.tokens.end(), [](const ReadToken& t) { return t.capital; });
  for (const ReadEntity& entity : reading.entities)
    for (std::uint32_t i = entity.begin_token + 1; entity.kind == EntityKind::Person && i < entity.end_token; ++i)
      family_names_.insert(reading.text(i));
}

void RunFinder::find() {
  find_state_words();
  const auto count = static_cast<std::uint32_t>(reading_.tokens.size());
  for (std::uint32_t i = 0; i < count;) {
    const ReadToken& token = reading_.tokens[i];
    // "al-Bab": what hangs before a capital by a hyphen belongs to the name.
    const bool prefix =
        !token.capital && i + 2 < count && is_joint(i + 1) && reading_.tokens[i + 2].capital && token.pos != Pos::Space;
    std::uint32_t next = i + 1;
    if (token.capital || prefix) {
      read_names(i);
      for (auto name = found_.rbegin(); name != found_.rend() && next == i + 1; ++name) {
        const bool is_state = stands_for(*name, i, NameKind::State);
        // "Abkhazia" is who governs it, but "in Abkhazia" is the region.
        const auto is_region = [&] {
          const PlaceLink link = link_before(i);
          return (link == PlaceLink::In || link == PlaceLink::Near) && tables_.has(name->hash, PlaceTable::Region);
        };
        const bool is_other =
            !is_state && ((stands_for(*name, i, NameKind::Body) && !is_region()) ||
                          stands_for(*name, i, NameKind::Person) || stands_for(*name, i, NameKind::Medium));
        if (is_other || take(i, *name)) next = name->end;
      }
    }
    if (small_ && (token.pos == Pos::Propn || token.pos == Pos::Noun)) {
      read_names(i);
      for (auto name = found_.rbegin(); name != found_.rend() && next == i + 1; ++name)
        if (take_small(i, *name)) next = name->end;
    }
    i = next;
  }
  take_known();
}

// "clashes in mandalay on monday", in a report without capitals: where a place preposition, a noun for a kind of place
// or a verb like "shelled" governs it. A common noun must be a large place's name.
bool RunFinder::take_small(std::uint32_t begin, const Name& name) {
  if (name.hash == 0) return false;
  const bool noun = reading_.tokens[name.end - 1].pos != Pos::Propn;
  if (noun && reading_.tokens[name.end - 1].pos != Pos::Noun) return false;
  if (is_ordinary(begin, name.end) || (begin + 1 == name.end && kind(begin))) return false;
  if (largest(name.hash) < (noun && !tables_.has(name.hash, PlaceTable::City) ? large_from : known_from)) return false;
  const Surroundings around = surroundings(begin, name.end);
  const bool by_kind = around.before || (around.after && *around.after != Grain::Site);
  if (!by_kind && around.link == PlaceLink::None && governing(begin, name.end) == 0) return false;
  add_run(begin, name, around);
  return true;
}

void RunFinder::gather_spots(std::uint32_t begin, const Name& name) {
  const auto first = static_cast<std::ptrdiff_t>(spots.size());
  for (std::uint32_t e = name.entries.begin; e < name.entries.end; ++e) {
    const NameEntry& entry = tables_.lexicon.name_entries[e];
    if (entry.kind != NameKind::State || !is_written_so(reading_, begin, name.end, entry.letters) ||
        !tables_.states[entry.row].placed)
      continue;
    // "US" and "U.S." are one word, and one state.
    const auto same = [&](const Spot& spot) { return spot.state == entry.row; };
    if (std::none_of(spots.begin() + first, spots.end(), same)) spots.push_back(tables_.state_spot(entry.row));
  }
  if (name.hash != 0) tables_.add_spots(name.hash, day_, most_spots, spots);
}

bool RunFinder::take(std::uint32_t begin, const Name& name) {
  const bool is_state = stands_for(name, begin, NameKind::State);
  if (!is_state && name.hash == 0) return false;
  // "An Iran-allied militia" is somewhere else.
  if (backing_of(reading_, tables_.lexicon.grammar(), name.end) != Backing::None) return false;
  // "the Polish border", "Georgians", "the Kremlin": no places, whatever village has that name.
  const bool is_belonging = stands_for(name, begin, NameKind::Adjective) || stands_for(name, begin, NameKind::People) ||
                            stands_for(name, begin, NameKind::Seat);
  if (is_belonging && (!is_state || reading_.tokens[name.end - 1].pos == Pos::Adj)) return false;
  const Surroundings around = surroundings(begin, name.end);
  const Verdict verdict = judge(begin, name, around, is_state);
  if (verdict == Verdict::IfKnown) undecided_.emplace_back(begin, name);
  if (verdict != Verdict::Yes) return false;
  add_run(begin, name, around);
  return true;
}

void RunFinder::add_run(std::uint32_t begin, const Name& name, const Surroundings& around) {
  PlaceRun run;
  run.begin = begin;
  run.end = name.end;
  run.sentence = reading_.tokens[begin].sentence;
  run.hash = name.hash;
  run.spots_begin = static_cast<std::uint32_t>(spots.size());
  gather_spots(begin, name);
  run.spots_end = static_cast<std::uint32_t>(spots.size());
  if (run.spots_begin == run.spots_end) return;
  if (run.hash == 0) run.hash = ~std::uint64_t{0} - spots[run.spots_begin].state;
  if (around.after && *around.after != Grain::Site) {
    run.wanted = around.after;
    // "Idlib Province": a capital makes the noun part of the name; but "the United States Department of ..."
    const bool is_one = std::any_of(spots.begin() + run.spots_begin, spots.end(),
                                    [&](const Spot& spot) { return spot.grain == *around.after; });
    const std::uint32_t entity = entity_of_[name.end];
    const bool in_place = entity != no_token && is_place(reading_.entities[entity].kind);
    if (reading_.tokens[name.end].capital && reading_.tokens[name.end].pos == Pos::Propn && (is_one || in_place))
      ++run.end;
  } else if (around.before && *around.before != Grain::Site) {
    run.wanted = around.before;
  }
  runs.push_back(run);
}

// Two names of one list: "Quneitra, Daraa and Damascus".
bool RunFinder::is_listed_with(std::uint32_t begin, std::uint32_t end, const PlaceRun& run) const {
  const std::uint32_t own = head_of(reading_, begin, end), other = head_of(reading_, run.begin, run.end);
  return (reading_.tokens[own].dep == Dep::Conj && reading_.tokens[own].head == other) ||
         (reading_.tokens[other].dep == Dep::Conj && reading_.tokens[other].head == own);
}

// "Timbuktu in northern | Mali", "Douma, | Syria": what the next name stands for may hold a place of this name.
bool RunFinder::is_said_in(std::uint32_t end, const Name& name, const PlaceRun& run) const {
  constexpr std::uint32_t furthest = 6;  // tokens
  if (run.begin < end + 1 || run.begin > end + furthest || run.sentence != reading_.tokens[end - 1].sentence)
    return false;
  const ReadToken& first = reading_.tokens[end];
  if (tables_.lexicon.grammar()[first.form].place != PlaceLink::In && first.pos != Pos::Punct) return false;
  bool noun = run.begin == end + 1;  // "Mekelle, the capital of | Tigray"
  for (std::uint32_t i = end + 1; i < run.begin; ++i) {
    const ReadToken& token = reading_.tokens[i];
    const bool passes = token.pos == Pos::Det || token.pos == Pos::Adj || kind(i) ||
                        tables_.lexicon.grammar()[token.form].belonging ||
                        tables_.lexicon.grammar()[token.form].place == PlaceLink::In;
    if (!passes) return false;
    noun = noun || kind(i);
  }
  if (first.pos == Pos::Punct && !noun) return false;
  for (std::uint32_t s = run.spots_begin; s < run.spots_end; ++s)
    for (const std::uint32_t row : tables_.rows_of(name.hash))
      if (spots[s].grain >= Grain::Region && tables_.rows[row & ~alternate_bit].country == spots[s].country)
        return true;
  return false;
}

// "Baiji held out", where Ramadi is named too: a city that the lexicon has, in the country of another place.
bool RunFinder::is_in_country_of(const Name& name, const PlaceRun& run) const {
  const std::uint16_t country = spots[run.spots_begin].country;
  if (country == no_country || run.hash == name.hash) return false;
  const auto given = tables_.given_names_of(name.hash);
  return std::any_of(given.begin(), given.end(), [&](const auto& one) {
    return tables_.is_of(one, PlaceTable::City) && tables_.given_countries[one.place] == country;
  });
}

// Names that the model reads as bodies or persons: "Winona police", in a report that speaks of Winona elsewhere.
void RunFinder::take_known() {
  // Twice, for a list may hold several: each one that is taken speaks for the next.
  for (int round = 0; round < 2 && !undecided_.empty(); ++round) {
    const std::size_t before = runs.size();
    std::erase_if(undecided_, [&](const auto& undecided) {
      const auto& [begin, name] = undecided;
      for (std::size_t i = 0; i < before; ++i) {
        const PlaceRun& run = runs[i];
        const bool overlaps = run.begin < name.end && begin < run.end;
        if (overlaps && run.end - run.begin >= name.end - begin) return true;
        const bool known = name.hash != 0 && run.hash == name.hash;
        if (!known && !is_listed_with(begin, name.end, run) && !is_said_in(name.end, name, run) &&
            !is_in_country_of(name, run))
          continue;
        add_run(begin, name, surroundings(begin, name.end));
        return true;
      }
      return false;
    });
    if (runs.size() == before) break;
  }
  std::sort(runs.begin(), runs.end(), [](const PlaceRun& a, const PlaceRun& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t end = 0;
  std::erase_if(runs, [&](const PlaceRun& run) {
    if (run.begin < end) return true;
    end = run.end;
    return false;
  });
  // "Mexico City" does not name Mexico, nor "New Mexico".
  std::erase_if(state_words, [&](const StateWord& word) {
    const auto run = std::upper_bound(runs.begin(), runs.end(), word.begin,
                                      [](std::uint32_t at, const PlaceRun& r) { return at < r.begin; });
    if (run == runs.begin()) return false;
    const PlaceRun& over = *(run - 1);
    return word.end <= over.end && word.end - word.begin < over.end - over.begin &&
           spots[over.spots_begin].grain != Grain::Country;
  });
}

}  // namespace bede
