// SPDX-License-Identifier: Apache-2.0
// The gazetteer as it stands in the pack. Everything is checked once here, so that no look-up has to ask.
#include "place/gazetteer.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>

namespace bede {
namespace {

bool fits(float latitude, float longitude) { return std::abs(latitude) <= 90 && std::abs(longitude) <= 180; }

// The other names of a region as the table's cell has them, once its row in the pack has them too.
template <class Row>
TextId also_of(const Row& row) {
  if constexpr (requires { row.also; })
    return row.also;
  else
    return 0;
}

// The number + 1 of a grain as places/words writes it, document_kind of a document, or 0.
std::uint8_t grain_number(std::string_view name) {
  constexpr std::string_view names[] = {"site", "city", "region", "country", "document"};
  const auto* found = std::find(std::begin(names), std::end(names), name);
  return found == std::end(names) ? 0 : static_cast<std::uint8_t>(found - std::begin(names) + 1);
}

}  // namespace

std::uint64_t name_hash(std::string_view folded) { return XXH3_64bits(folded.data(), folded.size()); }

void fold_words(const Folding& folding, std::string_view name, std::string& buffer, std::string& out) {
  out.clear();
  const auto add = [&](std::string_view piece) {
    folding.fold(piece, buffer);
    if (buffer.empty()) return;
    if (!out.empty()) out += ' ';
    out += buffer;
  };
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -/", at), name.size());
    const std::string_view piece = name.substr(at, end - at);
    if (piece.size() > 2 && piece.ends_with("'s")) {
      add(piece.substr(0, piece.size() - 2));
      add("s");
    } else {
      add(piece);
    }
    at = end + 1;
  }
}

void Gazetteer::Tables::fold_name(std::string_view name, std::string& out) const {
  std::string buffer;
  fold_words(folding, name, buffer, out);
}

Result<void> Gazetteer::Tables::read(const Pack& pack) {
  BEDE_TRY(own_folding, Folding::read(pack));
  BEDE_TRY(own_names, StringTable::read(pack, "place/names"));
  BEDE_TRY(own_rows, pack.array<PlaceRow>("place/rows"));
  BEDE_TRY(own_countries, pack.array<CountryRow>("place/countries"));
  BEDE_TRY(own_hashes, pack.array<std::uint64_t>("place/hashes"));
  BEDE_TRY(own_offsets, pack.array<std::uint32_t>("place/offsets"));
  BEDE_TRY(own_candidates, pack.array<std::uint32_t>("place/candidates"));
  BEDE_TRY(own_buckets, pack.array<std::uint32_t>("place/buckets"));
  BEDE_TRY(own_city_count, pack.array<std::uint32_t>("place/city_count"));
  folding = own_folding;
  names = own_names;
  rows = own_rows;
  countries = own_countries;
  hashes = own_hashes;
  offsets = own_offsets;
  candidates = own_candidates;
  buckets = own_buckets;
  if (own_city_count.size() != 1) return pack.bad("place/city_count", "is no number");
  city_count = own_city_count[0];
  return check(pack);
}

Result<void> Gazetteer::Tables::check(const Pack& pack) const {
  if (city_count > rows.size() || rows.size() - city_count > no_region || rows.size() >= alternate_bit)
    return pack.bad("place/city_count", "does not fit the rows");
  const std::size_t region_count = rows.size() - city_count;
  for (const CountryRow& row : countries) {
    const bool is_code = std::all_of(row.code, row.code + 3, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code || row.code[3] != 0 || !fits(row.latitude, row.longitude))
      return pack.bad("place/countries", "has a row that is no country");
  }
  if (countries.size() >= no_country) return pack.bad("place/countries", "has too many rows");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PlaceRow& row = rows[i];
    const bool is_region = i >= city_count;
    if (row.name >= names.size() || row.country >= countries.size() || !fits(row.latitude, row.longitude) ||
        (row.region != no_region && row.region >= region_count) || (is_region && row.region != i - city_count))
      return pack.bad("place/rows", "has a row that points outside");
  }
  if (offsets.size() != hashes.size() + 1 || offsets.front() != 0 || offsets.back() != candidates.size() ||
      !std::is_sorted(offsets.begin(), offsets.end()))
    return pack.bad("place/offsets", "does not fit its candidates");
  if (buckets.size() != bucket_count + 1 || buckets.front() != 0 || buckets.back() != hashes.size() ||
      !std::is_sorted(buckets.begin(), buckets.end()))
    return pack.bad("place/buckets", "does not fit its hashes");
  if (!std::is_sorted(hashes.begin(), hashes.end())) return pack.bad("place/hashes", "is not sorted");
  if (!std::all_of(candidates.begin(), candidates.end(),
                   [&](std::uint32_t candidate) { return (candidate & ~alternate_bit) < rows.size(); }))
    return pack.bad("place/candidates", "has rows that point outside");
  return {};
}

// A state that is no more stands at its capital: "the Soviet Union" at Moscow.
void Gazetteer::Tables::place_states() {
  states.resize(lexicon.states.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    const std::uint16_t country = country_of(lexicon.text(lexicon.states[i].code));
    if (country == no_country) continue;
    const CountryRow& row = countries[country];
    const StateRow& state = lexicon.states[i];
    const bool known = fits(state.latitude, state.longitude);
    states[i] = {known ? state.latitude : row.latitude, known ? state.longitude : row.longitude, row.population,
                 country, true};
  }
  for (WordId word = 1; word < lexicon.word_count(); ++word) {
    const std::uint32_t node = lexicon.names.begin(word);
    if (node == Phrases::nowhere) continue;
    for (const NameEntry& entry : lexicon.entries(lexicon.names.values(node))) {
      if (entry.kind != NameKind::Capital || states[entry.row].placed) continue;
      const auto found = rows_of(name_hash(lexicon.slot_name(slot::first_preposition + word)));
      if (found.empty()) continue;
      const PlaceRow& capital = rows[found.front() & ~alternate_bit];
      states[entry.row] = {capital.latitude, capital.longitude, 0, no_country, true};
    }
  }
}

// The gazetteer's row of a region or city that the lexicon has too: one of its names, in its country, and of a city
// near by; or no_row.
std::uint32_t Gazetteer::Tables::same_row(const NamedPlaceRow& place, std::uint16_t country) const {
  constexpr float near_by = 0.3f;  // degrees
  std::string folded;
  std::uint32_t same = no_row;
  const auto look_up = [&](std::string_view name) {
    fold_name(name, folded);
    for (const std::uint32_t candidate : rows_of(name_hash(folded))) {
      const std::uint32_t row = candidate & ~alternate_bit;
      if (same != no_row || rows[row].country != country) continue;
      const bool is_near = std::abs(rows[row].latitude - place.latitude) < near_by &&
                           std::abs(rows[row].longitude - place.longitude) < near_by;
      if (place.table == PlaceTable::City ? row < city_count && is_near : candidate >= city_count && candidate == row)
        same = row;
    }
  };
  if (place.table == PlaceTable::Site) return no_row;
  look_up(lexicon.text(place.name));
  for (const std::string_view name : split_cell(lexicon.text(also_of(place)))) look_up(name);
  return same;
}

// A region that both tables have is the registry's row, which knows its places, under the names of both; so is a city.
void Gazetteer::Tables::read_named_places() {
  std::string folded;
  for (std::uint32_t i = 0; i < lexicon.named_places.size(); ++i) {
    const NamedPlaceRow& place = lexicon.named_places[i];
    given_countries.push_back(place.state == no_row ? no_country : states[place.state].country);
    const std::uint32_t same = same_row(place, given_countries.back());
    const auto add = [&](std::string_view name, bool alternate) {
      fold_name(name, folded);
      if (!folded.empty()) given_names.push_back({name_hash(folded), i, same, alternate});
    };
    // A city's names are in `also` alone: each row has those of one time.
    if (place.table != PlaceTable::City) add(lexicon.text(place.name), false);
    for (const std::string_view name : split_cell(lexicon.text(also_of(place))))
      add(name, place.table == PlaceTable::Region);
  }
  std::stable_sort(given_names.begin(), given_names.end(),
                   [](const GivenName& a, const GivenName& b) { return a.hash < b.hash; });
}

// Kinds of place, and the words that stand in tables of other things: "March" and "Police" are towns as well.
void Gazetteer::Tables::read_words() {
  kinds.assign(lexicon.word_count(), 0);
  parts.assign(lexicon.word_count(), false);
  ordinary.assign(lexicon.word_count(), false);
  site_ends.assign(lexicon.word_count(), false);
  for (const WordId word : lexicon.site_ends) site_ends[word] = true;
  std::string buffer;
  for (const Term& term : lexicon.term_rows) {
    // The nouns inside prepositions of several words: "off coast of", "in centre of".
    const std::string_view text = lexicon.text(term.word);
    if (term.kind == TermKind::Grammar && text.find(' ') != std::string_view::npos)
      for (const std::string_view piece : split_cell(text, ' '))
        if (const WordId part = lexicon.word(piece, buffer); part != 0) parts[part] = true;
    const WordId word = lexicon.word(lexicon.text(term.word), buffer);
    if (word == 0 || term.kind == TermKind::FirstName) continue;  // "Farah" is a city as well
    ordinary[word] = true;
    if (term.kind == TermKind::PlaceWord) kinds[word] = grain_number(lexicon.text(term.of_class));
  }
  for (WordId word = 1; word < lexicon.word_count(); ++word) {
    if (!lexicon.frames_of[word].empty() || !lexicon.operators_of[word].empty() || !lexicon.speech_of[word].empty() ||
        !lexicon.light_verbs_of[word].empty() || !lexicon.parties_of[word].empty())
      ordinary[word] = true;
    const std::uint32_t node = lexicon.names.begin(word);
    if (node == Phrases::nowhere) continue;
    for (const NameEntry& entry : lexicon.entries(lexicon.names.values(node)))
      // "Police" is a town as well; "Rakhine", the name of a people, is the name of its region too.
      if ((entry.kind == NameKind::Role || entry.kind == NameKind::RolePlural) && entry.letters == Letters::Any)
        ordinary[word] = true;
  }
}

std::span<const std::uint32_t> Gazetteer::Tables::rows_of(std::uint64_t hash) const {
  const std::uint32_t* begin = hashes.empty() ? nullptr : buckets.data() + (hash >> 48);
  if (begin == nullptr) return {};
  const auto found = std::lower_bound(hashes.begin() + begin[0], hashes.begin() + begin[1], hash);
  if (found == hashes.begin() + begin[1] || *found != hash) return {};
  const auto at = static_cast<std::size_t>(found - hashes.begin());
  return candidates.subspan(offsets[at], offsets[at + 1] - offsets[at]);
}

std::span<const Gazetteer::Tables::GivenName> Gazetteer::Tables::given_names_of(std::uint64_t hash) const {
  const auto below = [](const GivenName& name, std::uint64_t wanted) { return name.hash < wanted; };
  const auto begin = std::lower_bound(given_names.begin(), given_names.end(), hash, below);
  auto end = begin;
  while (end != given_names.end() && end->hash == hash) ++end;
  return {given_names.data() + (begin - given_names.begin()), static_cast<std::size_t>(end - begin)};
}

bool Gazetteer::Tables::has(std::uint64_t hash, PlaceTable table) const {
  const auto given = given_names_of(hash);
  return std::any_of(given.begin(), given.end(), [&](const GivenName& name) { return is_of(name, table); });
}

std::uint16_t Gazetteer::Tables::country_of(std::string_view code) const {
  for (std::size_t i = 0; i < countries.size(); ++i)
    if (countries[i].text() == code) return static_cast<std::uint16_t>(i);
  return no_country;
}

Spot Gazetteer::Tables::row_spot(std::uint32_t candidate) const {
  const std::uint32_t number = candidate & ~alternate_bit;
  const PlaceRow& row = rows[number];
  Spot spot{names[row.name], row.latitude, row.longitude, row.geonames, row.country, row.region};
  spot.grain = number >= city_count ? Grain::Region : Grain::City;
  spot.alternate = (candidate & alternate_bit) != 0;
  spot.population = row.population;
  return spot;
}

Spot Gazetteer::Tables::state_spot(std::uint32_t state) const {
  const StateSpot& from = states[state];
  Spot spot{lexicon.text(lexicon.states[state].name), from.latitude, from.longitude, 0, from.country, no_region};
  spot.grain = Grain::Country;
  spot.population = from.population;
  spot.state = state;
  return spot;
}

Spot Gazetteer::Tables::given_spot(const GivenName& name, std::optional<Day> day) const {
  constexpr std::uint32_t people_in_news = 30000;  // for which a city stands at least that the lexicon names
  const NamedPlaceRow& place = lexicon.named_places[name.place];
  Spot spot;
  if (name.row != no_row) {
    spot = row_spot(name.row);
  } else {
    spot = {lexicon.text(place.name), place.latitude, place.longitude, 0, given_countries[name.place], no_region};
    spot.grain = place.table == PlaceTable::Region ? Grain::Region
                 : place.table == PlaceTable::Site ? Grain::Site
                                                   : Grain::City;
    spot.alternate = name.alternate;
    spot.ours = true;
    spot.needs_country = !place.alone;
  }
  if (place.table == PlaceTable::City) spot.population = std::max(spot.population, people_in_news);
  spot.out_of_time = day && !place.days.contains(*day);
  return spot;
}

void Gazetteer::Tables::add_spots(std::uint64_t hash, std::optional<Day> day, std::size_t most,
                                  std::vector<Spot>& to) const {
  const std::size_t begin = to.size();
  const auto found = rows_of(hash);
  for (const std::uint32_t candidate : found.first(std::min(found.size(), most))) to.push_back(row_spot(candidate));
  for (const GivenName& name : given_names_of(hash)) {
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](std::uint32_t candidate) { return (candidate & ~alternate_bit) == name.row; });
    if (name.row == no_row || at == found.end())
      to.push_back(given_spot(name, day));
    else if (is_of(name, PlaceTable::City) && static_cast<std::size_t>(at - found.begin()) < most)
      to[begin + static_cast<std::size_t>(at - found.begin())] = given_spot(name, day);
  }
}

Result<Gazetteer> Gazetteer::read(Pack pack, const Lexicon& lexicon) {
  auto tables = std::make_shared<Tables>();
  tables->lexicon = lexicon;
  BEDE_CHECKED(tables->read(pack));
  tables->mapped = std::move(pack);
  tables->place_states();
  tables->read_named_places();
  tables->read_words();
  Gazetteer gazetteer;
  gazetteer.tables_ = std::move(tables);
  return gazetteer;
}

}  // namespace bede
