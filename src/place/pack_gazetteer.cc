// SPDX-License-Identifier: Apache-2.0
// places.tsv and admin1.tsv -> the sections place/... of a pack.
//
// What is left out: alternates of places of fewer than 1,000 people, names of one letter, and alternates that are the
// name of ten times as large a place of the same country (an old or foreign name that would only ever lose).
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/mapped_file.h"
#include "place/gazetteer.h"
#include "place/outline.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t alternates_from = 1000;  // people
constexpr std::size_t kind_word_from = 20;       // regions whose name ends with it: "Province", "County"

struct Name {
  std::uint64_t hash;
  std::uint32_t candidate;
};

class GazetteerPacker {
 public:
  explicit GazetteerPacker(Folding folding) : folding_(std::move(folding)) {}

  Result<void> read_regions(const fs::path& path);
  Result<void> read_places(const fs::path& path);
  void write(PackWriter& writer);

 private:
  struct Region {
    std::string name;
    float latitude, longitude;
    std::uint16_t country;
    std::uint64_t population = 0;
    std::vector<Point> places;
  };
  std::uint16_t country(const std::string& code);
  std::uint32_t text(const std::string& name);
  void add_name(std::string_view name, std::uint32_t candidate);
  void add_alternates(const TableRow& row, std::uint32_t number);
  void add_region_names();
  void prune();
  std::vector<CountryRow> make_countries() const;

  Folding folding_;
  std::map<std::string, std::uint16_t> country_numbers_;
  std::vector<std::string> country_codes_;
  std::map<std::pair<std::uint16_t, std::string>, std::uint16_t> region_numbers_;
  std::vector<Region> regions_;
  std::vector<PlaceRow> rows_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> text_numbers_;
  std::vector<Name> names_;
  std::string buffer_, folded_;
};

Result<Table> read_table(const fs::path& path, std::span<const std::string_view> columns) {
  BEDE_TRY(bytes, read_file(path));
  Complaints complaints;
  Table table = parse_table(bytes, path.string(), path.stem().string(), complaints);
  if (!complaints.empty()) return complaints.front().error();
  if (!std::equal(table.columns.begin(), table.columns.end(), columns.begin(), columns.end()))
    return Error{ErrorKind::BadData, fmt::format("the columns should be {}", listed(columns)),
                 fmt::format("{}:1", path.string())};
  return table;
}

template <class T>
std::optional<T> number(const std::string& cell) {
  T value{};
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

Error wrong(const Table& table, const TableRow& row, std::size_t column, std::string_view wanted) {
  return Complaint{table.path, row.line, static_cast<unsigned>(column) + 1,
                   fmt::format("'{}' should be {}", row.cells[column], wanted)}
      .error();
}

bool is_latitude(const std::optional<float>& value) { return value && std::abs(*value) <= 90; }
bool is_longitude(const std::optional<float>& value) { return value && std::abs(*value) <= 180; }

bool is_alpha3(const std::string& code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::uint32_t clipped(std::uint64_t population) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(population, 0xFFFFFFFF));
}

std::uint16_t GazetteerPacker::country(const std::string& code) {
  const auto [at, is_new] = country_numbers_.try_emplace(code, static_cast<std::uint16_t>(country_codes_.size()));
  if (is_new) country_codes_.push_back(code);
  return at->second;
}

std::uint32_t GazetteerPacker::text(const std::string& name) {
  const auto [at, is_new] = text_numbers_.try_emplace(name, static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(name);
  return at->second;
}

void GazetteerPacker::add_name(std::string_view name, std::uint32_t candidate) {
  fold_words(folding_, name, buffer_, folded_);
  if (folded_.size() > 1) names_.push_back({name_hash(folded_), candidate});
}

Result<void> GazetteerPacker::read_regions(const fs::path& path) {
  constexpr std::string_view columns[] = {"country", "admin1", "name", "latitude", "longitude"};
  BEDE_TRY(table, read_table(path, columns));
  for (const TableRow& row : table.rows) {
    const auto latitude = number<float>(row.cells[3]), longitude = number<float>(row.cells[4]);
    if (!is_alpha3(row.cells[0])) return wrong(table, row, 0, "an alpha-3 code");
    if (row.cells[2].empty()) return wrong(table, row, 2, "a name");
    if (!is_latitude(latitude)) return wrong(table, row, 3, "degrees, -90 to 90");
    if (!is_longitude(longitude)) return wrong(table, row, 4, "degrees, -180 to 180");
    if (regions_.size() == no_region) return wrong(table, row, 1, "among the first 65,535 regions");
    const std::uint16_t of = country(row.cells[0]);
    if (!region_numbers_.try_emplace({of, row.cells[1]}, static_cast<std::uint16_t>(regions_.size())).second)
      return wrong(table, row, 1, "a code that no row before has");
    regions_.push_back({row.cells[2], *latitude, *longitude, of, 0, {}});
  }
  return {};
}

Result<void> GazetteerPacker::read_places(const fs::path& path) {
  constexpr std::string_view columns[] = {"geonameid", "name",    "also",   "latitude",
                                          "longitude", "country", "admin1", "population"};
  BEDE_TRY(table, read_table(path, columns));
  for (const TableRow& row : table.rows) {
    const auto id = number<std::uint32_t>(row.cells[0]), population = number<std::uint32_t>(row.cells[7]);
    const auto latitude = number<float>(row.cells[3]), longitude = number<float>(row.cells[4]);
    if (!id || *id == 0) return wrong(table, row, 0, "a number of GeoNames");
    if (row.cells[1].empty()) return wrong(table, row, 1, "a name");
    if (!is_latitude(latitude)) return wrong(table, row, 3, "degrees, -90 to 90");
    if (!is_longitude(longitude)) return wrong(table, row, 4, "degrees, -180 to 180");
    if (!is_alpha3(row.cells[5])) return wrong(table, row, 5, "an alpha-3 code");
    if (!population) return wrong(table, row, 7, "a number of people");
    if (rows_.size() + regions_.size() + 1 >= alternate_bit) return wrong(table, row, 0, "among fewer places");
    PlaceRow place{*id, text(row.cells[1]), *latitude, *longitude, *population, country(row.cells[5]), no_region};
    const auto region = region_numbers_.find({place.country, row.cells[6]});
    if (region != region_numbers_.end()) {
      place.region = region->second;
      regions_[place.region].population += *population;
      regions_[place.region].places.push_back({*latitude, *longitude});
    }
    const auto number = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back(place);
    add_name(row.cells[1], number);
    if (*population < alternates_from) continue;
    add_alternates(row, number);
  }
  return {};
}

// "New York" is the beginning of "New York City": as good a name as that. Other alternates are rare, old or foreign.
void GazetteerPacker::add_alternates(const TableRow& row, std::uint32_t number) {
  std::string first;
  fold_words(folding_, row.cells[1], buffer_, first);
  for (const std::string_view name : split_cell(row.cells[2])) {
    fold_words(folding_, name, buffer_, folded_);
    const bool begins = first.size() > folded_.size() && first.starts_with(folded_) && first[folded_.size()] == ' ';
    const bool is_short = begins && folded_.find(' ') != std::string::npos;
    if (folded_.size() > 1) names_.push_back({name_hash(folded_), is_short ? number : number | alternate_bit});
  }
}

// "Putumayo Department" is also found as "Putumayo": a last word that many regions have is no part of a name.
void GazetteerPacker::add_region_names() {
  const auto city_count = static_cast<std::uint32_t>(rows_.size());
  std::unordered_map<std::string, std::size_t> endings;
  std::vector<std::string> folded;
  for (const Region& region : regions_) {
    fold_words(folding_, region.name, buffer_, folded_);
    folded.push_back(folded_);
    const std::size_t blank = folded_.find_last_of(' ');
    if (blank != std::string::npos) ++endings[folded_.substr(blank + 1)];
  }
  for (std::uint32_t i = 0; i < regions_.size(); ++i) {
    Region& region = regions_[i];
    if (!region.places.empty()) {
      const Point middle = middle_of(region.places);
      region.latitude = static_cast<float>(middle.latitude);
      region.longitude = static_cast<float>(middle.longitude);
    }
    rows_.push_back({0, text(region.name), region.latitude, region.longitude, clipped(region.population),
                     region.country, static_cast<std::uint16_t>(i)});
    names_.push_back({name_hash(folded[i]), city_count + i});
    const std::size_t blank = folded[i].find_last_of(' ');
    if (blank != std::string::npos && endings[folded[i].substr(blank + 1)] >= kind_word_from)
      names_.push_back({name_hash(std::string_view(folded[i]).substr(0, blank)), city_count + i});
    // "Al Anbar" is also found as "Anbar": a first word of two letters is an article.
    if (folded[i].find(' ') == 2 && folded[i].size() > 6)
      names_.push_back({name_hash(std::string_view(folded[i]).substr(3)), (city_count + i) | alternate_bit});
  }
}

// Sorts names, most populous place first; a place bears a name once, and as its first name rather than as another.
void GazetteerPacker::prune() {
  const auto row = [&](const Name& name) -> const PlaceRow& { return rows_[name.candidate & ~alternate_bit]; };
  std::sort(names_.begin(), names_.end(), [&](const Name& a, const Name& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const std::uint32_t left = a.candidate & ~alternate_bit, right = b.candidate & ~alternate_bit;
    if (row(a).population != row(b).population) return row(a).population > row(b).population;
    return left != right ? left < right : a.candidate < b.candidate;
  });
  std::vector<Name> kept;
  std::size_t begin = 0;  // of the names with this hash
  for (const Name& name : names_) {
    if (kept.empty() || kept.back().hash != name.hash) begin = kept.size();
    bool drop = false;
    for (std::size_t i = begin; i < kept.size() && !drop; ++i) {
      if ((kept[i].candidate & ~alternate_bit) == (name.candidate & ~alternate_bit)) drop = true;
      if ((name.candidate & alternate_bit) != 0 && row(kept[i]).country == row(name).country &&
          row(kept[i]).population / 10 >= row(name).population)
        drop = true;
    }
    if (!drop) kept.push_back(name);
  }
  names_ = std::move(kept);
}

// A country stands at the middle of its places (place/outline.h).
std::vector<CountryRow> GazetteerPacker::make_countries() const {
  std::vector<std::vector<Point>> places(country_codes_.size());
  std::vector<std::uint64_t> population(country_codes_.size(), 0);
  for (const PlaceRow& row : rows_) {
    if (row.geonames == 0 && !places[row.country].empty()) continue;  // a region counts where there is no place alone
    places[row.country].push_back({row.latitude, row.longitude});
    if (row.geonames != 0) population[row.country] += row.population;
  }
  std::vector<CountryRow> countries;
  for (std::size_t i = 0; i < country_codes_.size(); ++i) {
    CountryRow row{};
    std::copy(country_codes_[i].begin(), country_codes_[i].end(), row.code);
    const Point middle = middle_of(places[i]);
    row.latitude = static_cast<float>(middle.latitude);
    row.longitude = static_cast<float>(middle.longitude);
    row.population = clipped(population[i]);
    countries.push_back(row);
  }
  return countries;
}

void GazetteerPacker::write(PackWriter& writer) {
  const auto city_count = static_cast<std::uint32_t>(rows_.size());
  add_region_names();
  prune();
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> offsets, candidates;
  std::vector<std::uint32_t> buckets(bucket_count + 1, 0);
  for (const Name& name : names_) {
    if (hashes.empty() || hashes.back() != name.hash) {
      hashes.push_back(name.hash);
      offsets.push_back(static_cast<std::uint32_t>(candidates.size()));
      ++buckets[(name.hash >> 48) + 1];
    }
    candidates.push_back(name.candidate);
  }
  offsets.push_back(static_cast<std::uint32_t>(candidates.size()));
  for (std::size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
  writer.add_array("place/rows", rows_);
  writer.add_array("place/city_count", std::vector<std::uint32_t>{city_count});
  writer.add_array("place/countries", make_countries());
  writer.add_array("place/hashes", hashes);
  writer.add_array("place/offsets", offsets);
  writer.add_array("place/candidates", candidates);
  writer.add_array("place/buckets", buckets);
  writer.add_strings("place/names", texts_);
}

}  // namespace

Result<void> pack_gazetteer(const fs::path& folder, PackWriter& writer) {
  PackWriter folding_writer;
  pack_folding(folding_writer);
  BEDE_TRY(pack, pack_in_memory(folding_writer, "folding"));
  BEDE_TRY(folding, Folding::read(pack));
  GazetteerPacker packer(folding);
  BEDE_CHECKED(packer.read_regions(folder / "admin1.tsv"));
  BEDE_CHECKED(packer.read_places(folder / "places.tsv"));
  packer.write(writer);
  return {};
}

}  // namespace bede
