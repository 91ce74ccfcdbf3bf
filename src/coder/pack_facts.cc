// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <xxhash.h>

#include <map>

#include "base/day.h"
#include "base/mapped_file.h"
#include "base/pack.h"
#include "bede/event.h"
#include "bede/pack.h"
#include "coder/country_keys.h"
#include "language/language.h"
#include "lexicon/lexicon.h"

namespace bede {
namespace {

constexpr std::string_view section = "countries/keys";

// "NGA\tNG\t566\tNI\t1960-10-01" -> its cells.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

// The rows below the heading, by code.
Result<std::map<std::string, Country>> read_keys(std::string_view table, const std::string& place) {
  constexpr std::string_view heading = "code\talpha2\tnumeric\tfips\tsince\n";
  if (!table.starts_with(heading))
    return Error{ErrorKind::BadData, "the heading is not code, alpha2, numeric, fips, since", place};
  std::map<std::string, Country> countries;
  std::size_t row = 1;
  for (std::string_view left = table.substr(heading.size()); !left.empty();) {
    const std::size_t size = left.find('\n');
    const auto cells = cells_of(left.substr(0, size));
    left.remove_prefix(size == std::string_view::npos ? left.size() : size + 1);
    ++row;
    if (cells.size() != 5 || cells[0].size() != 3)
      return Error{ErrorKind::BadData, "a row has five cells, and the first of three letters",
                   fmt::format("{}:{}", place, row)};
    if (!cells[4].empty() && !parse_day(cells[4]))
      return Error{ErrorKind::BadData, fmt::format("'{}' is no day such as 2011-07-09", cells[4]),
                   fmt::format("{}:{}:5", place, row)};
    Country& country = countries[std::string(cells[0])];
    country.code = cells[0];
    country.alpha2 = cells[1];
    country.numeric = cells[2];
    country.fips = cells[3];
    country.since = cells[4];
  }
  return countries;
}

}  // namespace

Result<void> pack_country_keys(const std::filesystem::path& data, PackWriter& writer) {
  const std::filesystem::path path = data / "countries/keys.tsv";
  BEDE_TRY(table, read_file(path));
  BEDE_TRY(countries, read_keys(table, path.string()));
  writer.add(std::string(section), std::move(table));
  return {};
}

namespace {

std::vector<CodeLabel> list_codes(const Lexicon& lexicon) {
  std::vector<CodeLabel> codes;
  const auto type_name = [](std::size_t type) { return std::string(event_type_name(static_cast<EventType>(type))); };
  for (std::size_t type = 0; type < lexicon.types.size(); ++type)
    codes.push_back({"type", type_name(type), std::string(lexicon.text(lexicon.types[type].label))});
  for (const ModeRow& mode : lexicon.modes)
    codes.push_back({"mode", fmt::format("{}/{}", type_name(mode.type), lexicon.text(mode.name)),
                     std::string(lexicon.text(mode.label))});
  for (const CameoRow& cameo : lexicon.cameo)
    codes.push_back({"cameo", std::string(lexicon.text(cameo.code)), std::string(lexicon.text(cameo.label))});
  return codes;
}

}  // namespace

Result<PackFacts> read_pack_facts(const std::filesystem::path& path) {
  BEDE_TRY(pack, Pack::open(path));
  BEDE_TRY(language, Language::load(path));
  BEDE_TRY(lexicon, Lexicon::read(pack));
  BEDE_TRY(table, pack.section(section));
  BEDE_TRY(keys, read_keys(table, path.string()));
  PackFacts facts;
  facts.model = language.description();
  facts.lexicon = lexicon.version();
  facts.codes = list_codes(lexicon);
  facts.checksum = fmt::format("{:016x}", pack.checksum());
  for (std::uint32_t s = 0; s < lexicon.states.size(); ++s) {
    const StateRow& state = lexicon.states[s];
    if (lexicon.country_code(s).empty()) continue;
    Country& country = keys[std::string(lexicon.country_code(s))];
    country.code = lexicon.country_code(s);
    country.name = lexicon.text(state.name);
    country.cow = state.cow;
    country.gw = state.gw;
    if (state.days.first != day_open_begin) country.since = write_day(state.days.first);
    if (state.days.last != day_open_end) country.until = write_day(state.days.last);
  }
  for (auto& [code, country] : keys) facts.countries.push_back(std::move(country));
  return facts;
}

Result<std::string> gazetteer_version(const std::filesystem::path& path) {
  BEDE_TRY(pack, Pack::open(path));
  auto rows = pack.section("place/rows"), names = pack.section("place/names.bytes");
  if (!rows.ok() || !names.ok()) return std::string("none");
  const std::uint64_t of_rows = XXH3_64bits(rows->data(), rows->size());
  return fmt::format("{:016x}", XXH3_64bits_withSeed(names->data(), names->size(), of_rows));
}

}  // namespace bede
