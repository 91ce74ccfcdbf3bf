// SPDX-License-Identifier: Apache-2.0
// Private to the store: each export is a query over temporary views that all of them share, and a way to write its
// rows.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

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

// The views `told` (an event a row, its entities as lists of structures) and `pairs` (a row for each source and target,
// numbered), of the events that `run` asks for; and macros for codes of actors.
Result<void> make_export_views(const Database& database, const ExportRun& run, bool facts_alone);

using TakeBytes = std::function<bool(std::string_view bytes)>;

// Nodes are entities with a code, edges pairs of a day. Gives how many of both.
Result<std::uint64_t> write_gexf(const Database& database, const TakeBytes& write);
Result<std::uint64_t> write_graphml(const Database& database, const TakeBytes& write);

}  // namespace bede
