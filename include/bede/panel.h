// SPDX-License-Identifier: Apache-2.0
// Panels: events of a database counted by unit and period, with zeros where there are none, and how many reports there
// were to tell of any. docs/panels.md says what is counted where.
//
//   run_panel({.database = "events.duckdb", .unit = "dyad", .period = "month", .format = "csv"}, write)
//   -> actor,recipient,month,…,events,… <line break> KEN,UGA,2024-03,…,4,… <line break> KEN,UGA,2024-04,…,0,… …
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/result.h"

namespace bede {

std::span<const std::string_view> panel_units();    // "country", "dyad", "grid", "outlet"
std::span<const std::string_view> panel_periods();  // "day", "week", "month", "year"

struct PanelRun {
  std::filesystem::path database;
  std::string unit, period;        // of those above
  std::string from, to;            // ISO days, widened to whole periods; empty: the first and last report's
  std::vector<std::string> types;  // PLOVER's; none: all
  std::vector<std::string> factualities = {"actual"};  // what `events` and all but the columns of factuality count
  std::vector<std::string> of;                         // units to cover; none: those that the database has events of
  std::string side = "place";                          // whose country an event is of: "place", "actor" or "recipient"
  bool codes = false;                                  // dyads of actors' codes instead of states
  bool stories = false;                                // count stories instead of events
  bool long_events = true;                             // those too whose days are more than a period, by the first one
  bool outlets = false;                                // a column with the number of reports of each outlet
  std::string format = "csv";                          // csv, jsonl or parquet
  std::filesystem::path output;                        // of parquet alone, which is no stream
  const std::atomic<bool>* stop = nullptr;
};

struct PanelTotals {
  std::uint64_t units = 0, periods = 0, rows = 0;
  std::uint64_t counted = 0;       // events or stories in it, each once
  std::uint64_t long_events = 0;   // of these, whose days are more than a period
  std::uint64_t other_days = 0;    // of such a unit, but outside of its days
  std::uint64_t too_long = 0;      // left out, for their days are more than a period
  std::uint64_t other_units = 0;   // of units that the panel does not cover
  std::uint64_t without_unit = 0;  // without such a unit: no state, no place
};

// Errors: as run_query(); BadArgument (a unit that is none, stories that are older than the events), Unwritable
// (parquet).
Result<PanelTotals> run_panel(const PanelRun& run, const std::function<bool(std::string_view bytes)>& write);

}  // namespace bede
