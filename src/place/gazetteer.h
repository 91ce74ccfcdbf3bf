// SPDX-License-Identifier: Apache-2.0
// The gazetteer's arrays as they stand in the pack, and how a name finds its namesakes.
//
//   "new york" -> hash -> rows {New York City, the region New York, New York in Lincolnshire}
//
// The first `city_count` rows are towns and cities, those after it first-level regions. A name is the folded words of
// it joined by one blank (base/folding.h). Names are kept as their XXH3-64 alone: two of a million names have the same
// one with a chance of one in thirty million, and a word of a report is some name's with one in ten million million.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/folding.h"
#include "base/pack.h"
#include "lexicon/lexicon.h"
#include "place/place.h"

namespace bede {

inline constexpr std::uint16_t no_country = 0xFFFF;
inline constexpr std::uint16_t no_region = 0xFFFF;
inline constexpr std::uint8_t document_kind = 5;    // "accord": what is called after a place, and is none
inline constexpr std::size_t bucket_count = 65536;  // of hashes, by their upper 16 bits

struct PlaceRow {
  std::uint32_t geonames;  // 0: a region
  std::uint32_t name;      // in the strings place/names
  float latitude, longitude;
  std::uint32_t population;  // of a region: of its places
  std::uint16_t country;     // in place/countries
  std::uint16_t region;      // counted from the first region's row; of a region: its own
};

struct CountryRow {
  char code[4];  // alpha-3 and a zero
  float latitude, longitude;
  std::uint32_t population;  // of its places

  std::string_view text() const { return {code, 3}; }
};

// A row that bears a name. The upper bit: it is not the name that the row has in place/names.
inline constexpr std::uint32_t alternate_bit = 0x80000000;

std::uint64_t name_hash(std::string_view folded);

// One thing that a name may stand for, from whatever table.
struct Spot {
  std::string_view name;
  float latitude = 0, longitude = 0;
  std::uint32_t geonames = 0;
  std::uint16_t country = no_country;
  std::uint16_t region = no_region;
  Grain grain = Grain::City;
  bool alternate = false;      // this is not its first name
  bool ours = false;           // of the lexicon alone: its bounds are not known
  bool needs_country = false;  // found only in reports that speak of its country: "Independence Square"
  bool out_of_time = false;    // not called so on the report's day
  std::uint32_t population = 0;
  std::uint32_t state = no_row;  // of a country: its row in the lexicon
};

struct Gazetteer::Tables {
  Pack mapped;  // keeps the file
  Lexicon lexicon;
  Folding folding;
  StringTable names;
  std::span<const PlaceRow> rows;
  std::span<const CountryRow> countries;
  std::span<const std::uint64_t> hashes;      // sorted, each one once
  std::span<const std::uint32_t> offsets;     // of a hash in `candidates`, one more than hashes
  std::span<const std::uint32_t> candidates;  // most populous first
  std::span<const std::uint32_t> buckets;     // of the upper 16 bits in `hashes`, 65537
  std::uint32_t city_count = 0;

  struct StateSpot {
    float latitude = 0, longitude = 0;
    std::uint32_t population = 0;
    std::uint16_t country = no_country;  // none: it is no more
    bool placed = false;
  };
  std::vector<StateSpot> states;  // of the lexicon's rows
  struct GivenName {
    std::uint64_t hash;
    std::uint32_t place;  // of the lexicon's named places
    std::uint32_t row;    // the same region or city in `rows`, or no_row
    bool alternate;
  };
  std::vector<GivenName> given_names;          // sorted by hash
  std::vector<std::uint16_t> given_countries;  // of the lexicon's named places
  std::vector<std::uint8_t> kinds;             // of a word: its grain as a kind of place + 1, document_kind, or 0
  std::vector<bool> site_ends;                 // last words of nouns for sites: "prison" of "Evin prison"
  std::vector<bool> parts;                     // words for a part of a place: "north of", "on outskirts of"
  std::vector<bool> ordinary;                  // words that news uses in other senses

  Result<void> read(const Pack& pack);
  Result<void> check(const Pack& pack) const;
  void place_states();
  void read_named_places();
  std::uint32_t same_row(const NamedPlaceRow& place, std::uint16_t country) const;
  void read_words();

  std::span<const std::uint32_t> rows_of(std::uint64_t hash) const;
  std::span<const GivenName> given_names_of(std::uint64_t hash) const;
  bool is_of(const GivenName& name, PlaceTable table) const { return lexicon.named_places[name.place].table == table; }
  // Whether the lexicon has a region, site or city of that name.
  bool has(std::uint64_t hash, PlaceTable table) const;
  std::uint16_t country_of(std::string_view code) const;

  Spot row_spot(std::uint32_t candidate) const;
  Spot state_spot(std::uint32_t state) const;
  Spot given_spot(const GivenName& name, std::optional<Day> day) const;
  // Adds what a name may stand for but states, each thing once, at most `most` rows of the gazetteer. `day`: the
  // report's; without one a name counts as being of its time.
  void add_spots(std::uint64_t hash, std::optional<Day> day, std::size_t most, std::vector<Spot>& to) const;
  std::string_view region_name(std::uint16_t region) const {
    return region == no_region ? std::string_view{} : names[rows[city_count + region].name];
  }

  // Folds the words of a name as the tokenizer parts them, joined by one blank.
  void fold_name(std::string_view name, std::string& out) const;
};

// The words of a name as the tokenizer parts them (at blanks, hyphens and before 's), folded, joined by one blank.
void fold_words(const Folding& folding, std::string_view name, std::string& buffer, std::string& out);

}  // namespace bede
