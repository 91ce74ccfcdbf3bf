// SPDX-License-Identifier: Apache-2.0
// Private to the store: each export is a query over temporary views that all of them share, and a way to write its
// rows.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bede/export.h"
#include "store/database.h"

namespace bede {

enum class Layout {
  Tabs,        // cells without tabs and line breaks, no heading: as GDELT, Phoenix and PETRARCH are read
  HeadedTabs,  // the same under a heading
  Csv,         // RFC 4180, with a heading
  Lines,       // each row is one value, a line of JSON
  GeoJson,     // each row is one value, a feature
  Parquet,     // by DuckDB itself
  Gexf,        // graphs: src/store/graph.cc
  GraphMl,
};

// One SELECT each.
extern const std::string_view gdelt_events_sql, gdelt_mentions_sql;  // gdelt_export.cc
extern const std::string_view icews_sql, phoenix_sql, petrarch_sql;  // cameo_export.cc
extern const std::string_view polecat_sql, plover_sql, geojson_sql;  // plover_export.cc
extern const std::string_view csv_sql, json_lines_sql, parquet_sql;  // event_export.cc

// Reports of a run that follow each other.
struct Slice {
  int run = 0;
  std::int64_t first_item = 0, last_item = 0;
};

// The views `told` (an event a row, its entities as lists of structures) and `pairs` (a row for each source and target,
// numbered through all slices), of the events that `run` asks for and for which `condition` holds, which is SQL; and
// macros for codes of actors. They hold one slice, so that an export needs no more memory for millions of events than
// for thousands.
Result<void> make_export_views(const Database& database, const ExportRun& run, std::string_view condition);
// Of rows of a run, an item and how many events it has, in their order: so many events in each, or one report's.
Result<std::vector<Slice>> cut_slices(const Database& database, const std::string& sql, std::int64_t events_at_most,
                                      const std::atomic<bool>* stop);
// What `run` asks for, in order, some 20,000 events in each.
Result<std::vector<Slice>> find_slices(const Database& database, const ExportRun& run);
// Fills the views; with `numbers` those of pairs go on behind the slice that is left.
Result<void> choose_slice(const Database& database, const Slice& slice, bool numbers);

using TakeBytes = std::function<bool(std::string_view bytes)>;

// Nodes are entities with a code, edges pairs of a day. Gives how many of both.
Result<std::uint64_t> write_gexf(const Database& database, const std::vector<Slice>& slices, const TakeBytes& write);
Result<std::uint64_t> write_graphml(const Database& database, const std::vector<Slice>& slices, const TakeBytes& write);

}  // namespace bede
