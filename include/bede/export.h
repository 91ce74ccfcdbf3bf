// SPDX-License-Identifier: Apache-2.0
// Events of a database in the formats of others, column for column. docs/export.md says what stands in each.
//
//   run_export({.database = "events.duckdb", .format = "petrarch"}, write)
//   -> 20240304 <tab> NGACOP <tab> NGAEDU <tab> 173 <tab> <tab> lagos-1_0 …
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "bede/result.h"

namespace bede {

struct ExportFormat {
  std::string_view name;     // "gdelt-events"
  std::string_view meaning;  // "GDELT 2.0, events: 61 columns"
};
std::span<const ExportFormat> export_formats();

struct ExportRun {
  std::filesystem::path database;
  std::string format;            // one of export_formats()
  std::filesystem::path output;  // of parquet alone, which is no stream
  int run = 0;                   // what this run made; 0: of each report what the last run that coded it made
  bool all = false;              // also what is not told as a fact, in formats that have no place to say so
  bool text = true;              // with texts and titles
  const std::atomic<bool>* stop = nullptr;
};

// Gives the number of rows, or of events where rows are none; nodes and edges of a graph are rows.
// Errors: as run_query(); BadArgument (no such format), Unwritable (parquet).
Result<std::uint64_t> run_export(const ExportRun& run, const std::function<bool(std::string_view bytes)>& write);

// Appends a cell of CSV (RFC 4180): quoted where a comma, a quote or a line break stands in it.
void append_csv_cell(std::string_view cell, std::string& out);

}  // namespace bede
