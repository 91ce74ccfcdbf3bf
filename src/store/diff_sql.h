// SPDX-License-Identifier: Apache-2.0
// Private to the store: two codings as tables of one form, and their events matched.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bede/diff.h"
#include "store/database.h"

namespace bede {

// The fields that are compared, in the order in which they are told.
std::span<const std::string_view> diff_fields();

// One side: a database with the number of a run (0: of each report the last that coded it), or JSON Lines.
struct DiffSide {
  std::string path;
  int run = 0;
  bool is_database = false;
};

// "events.duckdb@2" -> {events.duckdb, 2}, unless a file has that name. Errors: NotFound, and those of
// open_store_to_read(); BadArgument (no such run).
Result<DiffSide> find_side(const std::string& name);

// Makes the tables reports_a, events_a (or _b): an event a row, each field as one text.
Result<void> make_side(const Database& database, const DiffSide& side, std::string_view letter);

// Makes the view `differences`, of events_a and events_b, an event or a pair a row. Events are matched within a
// sentence of a report: first those with the same cue and type, then with the same cue, then with the same type.
Result<void> match_sides(const Database& database);

}  // namespace bede
