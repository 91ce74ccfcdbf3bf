// SPDX-License-Identifier: Apache-2.0
// The door of the place step: a reading -> its named places, with coordinates from the gazetteer in the pack.
//
//   "The talks in the Kazakh capital of Astana failed."
//   -> "Astana": GeoNames 1526273, 51.18 N 71.45 E, KAZ, a city
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/language.h"

namespace bede {

enum class Grain : std::uint8_t { Site, City, Region, Country };

struct PlaceMention {
  std::uint32_t begin_token = 0, end_token = 0;
  std::uint32_t head_token = 0;  // the one of them that hangs outside them
  std::string_view name;         // as the gazetteer has it; of what it has not, as the report has it
  float latitude = 0, longitude = 0;
  bool located = true;         // else the coordinates say nothing: a village that the gazetteer has not
  std::uint32_t geonames = 0;  // 0: none (a country, a region, a place known only by what it is in)
  std::string_view admin1;     // the name of the first-level region, empty where unknown
  std::string_view country;    // alpha-3; empty where it is in none, or in several
  Grain grain = Grain::City;
  float confidence = 1;  // that it is this one of its namesakes
  std::string_view why;  // the rule that chose it
};

// "site", "city", "region", "country"
std::string_view grain_name(Grain grain);

// One of the places that a name may mean.
struct Namesake {
  PlaceMention place;
  std::uint32_t population = 0;
};

// A gazetteer in memory-mapped arrays. Shared by all threads.
class Gazetteer {
 public:
  // The place that a name alone means, as a dateline or a command gives it: "QUITO, Ecuador" -> Quito in Ecuador. Of
  // namesakes the one in the country or region that stands behind a comma or is `near` (alpha-3), else the most
  // populous of those that are called so on `day`, where one is given. Its confidence is its share of all their people.
  std::optional<PlaceMention> resolve(std::string_view name, std::string_view near, std::optional<Day> day = {}) const;
  // All of them, in that order.
  std::vector<Namesake> namesakes(std::string_view name, std::string_view near, std::optional<Day> day = {}) const;

  // Rows of the lexicon's places that lie farther than 500 km from every place of the country that they name: a sign or
  // a code is wrong. In the order of the rows.
  struct Misplaced {
    RowPlace row;
    std::string_view name, country;
    float kilometres = 0;  // to the nearest
  };
  std::vector<Misplaced> misplaced() const;

  struct Tables;  // of this folder alone

  // Errors: BadData.
  static Result<Gazetteer> read(Pack pack, const Lexicon& lexicon);

  // In the order of their beginnings. Names that stand for a state's people or government ("Turks", "the Kremlin") are
  // none. `home` is the state where the report was written, alpha-3, or empty; `day` the report's: in 1981 "Salisbury"
  // was Zimbabwe's capital.
  std::vector<PlaceMention> find(const Reading& reading, std::string_view home, Day day) const;

 private:
  std::shared_ptr<const Tables> tables_;
};

// Adds the gazetteer to a pack from the folder of derived tables (places.tsv, admin1.tsv, states.tsv).
// Errors: NotFound, BadData with file, row and column.
Result<void> pack_gazetteer(const std::filesystem::path& folder, PackWriter& writer);

}  // namespace bede
