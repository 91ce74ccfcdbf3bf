// SPDX-License-Identifier: Apache-2.0
#include "bede/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/export_formats.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr std::size_t buffer_bytes = 64u << 10;

constexpr std::array<ExportFormat, 13> formats = {{
    {"csv", "events, flat, with a heading"},
    {"geojson", "events that have a place, as features of points"},
    {"gdelt-events", "GDELT 2.0, events: 61 columns"},
    {"gdelt-mentions", "GDELT 2.0, mentions: 16 columns"},
    {"gexf", "a network of actors over time, for Gephi"},
    {"graphml", "the same network, for igraph, networkx and others"},
    {"icews", "ICEWS: 20 columns"},
    {"jsonl", "events, as bede code writes them"},
    {"parquet", "the same, a nested row each"},
    {"petrarch", "PETRARCH 2: 8 columns"},
    {"phoenix", "Phoenix: 26 columns"},
    {"plover", "PLOVER, as JSON Lines"},
    {"polecat", "POLECAT: 40 columns"},
}};

struct Way {
  std::string_view name;
  Layout layout;
  bool facts_alone;  // it has no place to say that something is no fact
  std::string_view sql;
};

Way way_of(std::string_view name) {
  if (name == "csv") return {name, Layout::Csv, false, csv_sql};
  if (name == "geojson") return {name, Layout::GeoJson, false, geojson_sql};
  if (name == "gdelt-events") return {name, Layout::Tabs, true, gdelt_events_sql};
  if (name == "gdelt-mentions") return {name, Layout::Tabs, true, gdelt_mentions_sql};
  if (name == "gexf") return {name, Layout::Gexf, true, {}};
  if (name == "graphml") return {name, Layout::GraphMl, true, {}};
  if (name == "icews") return {name, Layout::HeadedTabs, true, icews_sql};
  if (name == "jsonl") return {name, Layout::Lines, false, json_lines_sql};
  if (name == "parquet") return {name, Layout::Parquet, false, parquet_sql};
  if (name == "petrarch") return {name, Layout::Tabs, true, petrarch_sql};
  if (name == "phoenix") return {name, Layout::Tabs, true, phoenix_sql};
  if (name == "plover") return {name, Layout::Lines, false, plover_sql};
  if (name == "polecat") return {name, Layout::HeadedTabs, true, polecat_sql};
  return {};
}

// A cell of a format that has no quotes: what would break it becomes a blank.
void append_plain(std::string_view cell, std::string& out) {
  for (const char c : cell) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

// Cells of a row, and lines of rows, handed on when there are enough.
class RowWriter {
 public:
  RowWriter(Layout layout, const TakeBytes& write) : layout_(layout), write_(write) {}

  bool add(Database::Values row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out_ += layout_ == Layout::Csv ? ',' : '\t';
      if (!row[c]) continue;
      if (layout_ == Layout::Csv)
        append_csv_cell(*row[c], out_);
      else if (layout_ == Layout::Lines || layout_ == Layout::GeoJson)
        out_ += *row[c];
      else
        append_plain(*row[c], out_);
    }
    out_ += '\n';
    return out_.size() < buffer_bytes || flush();
  }

  bool flush() {
    open_ = open_ && write_(out_);
    out_.clear();
    return open_;
  }

 private:
  Layout layout_;
  const TakeBytes& write_;
  std::string out_;
  bool open_ = true;
};

Result<void> write_heading(const Database& database, RowWriter& writer) {
  std::vector<std::string> names;
  BEDE_CHECKED(database.read("SELECT column_name FROM (DESCRIBE exported)", [&](Database::Values row) {
    names.emplace_back(*row[0]);
    return true;
  }));
  writer.add(std::vector<std::optional<std::string_view>>(names.begin(), names.end()));
  return {};
}

Result<std::uint64_t> write_rows(const Database& database, const Way& way, const std::vector<Slice>& slices,
                                 const ExportRun& run, const TakeBytes& write) {
  BEDE_CHECKED(database.run(fmt::format("CREATE TEMP VIEW exported AS {}", way.sql)));
  RowWriter writer(way.layout, write);
  if (way.layout == Layout::Csv || way.layout == Layout::HeadedTabs) BEDE_CHECKED(write_heading(database, writer));
  std::uint64_t rows = 0;
  bool open = true;
  const bool numbers = way.sql.find("FROM pairs") != std::string_view::npos;
  for (std::size_t s = 0; open && s < slices.size(); ++s) {
    BEDE_CHECKED(choose_slice(database, slices[s], numbers));
    BEDE_CHECKED(database.read(
        "SELECT COLUMNS(*)::VARCHAR FROM exported",
        [&](Database::Values row) {
          ++rows;
          return open = writer.add(row);
        },
        run.stop));
  }
  writer.flush();
  return rows;
}

// RFC 7946: longitude before latitude, WGS84. A feature a line, so that the file can be read line by line too.
Result<std::uint64_t> write_features(const Database& database, const Way& way, const std::vector<Slice>& slices,
                                     const ExportRun& run, const TakeBytes& write) {
  std::uint64_t rows = 0;
  bool open = write("{\"type\":\"FeatureCollection\",\"features\":[");
  std::string line;
  for (std::size_t s = 0; open && s < slices.size(); ++s) {
    BEDE_CHECKED(choose_slice(database, slices[s], false));
    BEDE_CHECKED(database.read(
        std::string(way.sql),
        [&](Database::Values row) {
          line = rows++ > 0 ? ",\n" : "\n";
          line += *row[0];
          return open = write(line);
        },
        run.stop));
  }
  if (open) write("\n]}\n");
  return rows;
}

// One file cannot be added to, so the slices wait in a table, which goes to the disk where it is large.
Result<std::uint64_t> write_parquet(const Database& database, const Way& way, const std::vector<Slice>& slices,
                                    const ExportRun& run) {
  constexpr int group_rows = 20'480;              // held in memory while they are written
  BEDE_CHECKED(database.run("SET threads = 1"));  // each would hold row groups of its own
  BEDE_CHECKED(database.run(fmt::format("CREATE TEMP TABLE exported AS {}", way.sql)));  // of no slice yet
  for (const Slice& slice : slices) {
    if (run.stop && run.stop->load()) return std::uint64_t{0};
    BEDE_CHECKED(choose_slice(database, slice, false));
    BEDE_CHECKED(database.run(fmt::format("INSERT INTO exported {}", way.sql)));
  }
  BEDE_CHECKED(database.run(fmt::format("COPY exported TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {})",
                                        sql_text(run.output.string()), group_rows)));
  BEDE_TRY(rows, database.value("SELECT count(*)::VARCHAR FROM exported"));
  return number_of(rows);
}

}  // namespace

void append_csv_cell(std::string_view cell, std::string& out) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

std::span<const ExportFormat> export_formats() { return formats; }

Result<std::uint64_t> run_export(const ExportRun& run, const TakeBytes& write) {
  const Way way = way_of(run.format);
  if (way.name.empty()) return Error{ErrorKind::BadArgument, fmt::format("no format '{}'", run.format), {}};
  BEDE_TRY(database, open_store_to_read(run.database));
  BEDE_CHECKED(make_export_views(database, run, way.facts_alone && !run.all ? "factuality = 'actual'" : "true"));
  BEDE_TRY(slices, find_slices(database, run));
  switch (way.layout) {
    case Layout::Gexf: return write_gexf(database, slices, write);
    case Layout::GraphMl: return write_graphml(database, slices, write);
    case Layout::GeoJson: return write_features(database, way, slices, run, write);
    case Layout::Parquet: return write_parquet(database, way, slices, run);
    default: return write_rows(database, way, slices, run, write);
  }
}

}  // namespace bede
