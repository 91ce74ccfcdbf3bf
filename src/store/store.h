// SPDX-License-Identifier: Apache-2.0
// The door of the store. What users see is bede/store.h and bede/export.h.
#pragma once

#include "bede/store.h"
#include "store/database.h"
#include "store/event_stream.h"
#include "store/row_stream.h"

namespace bede {

// Rows of a table that are written as one group. Every checkpoint writes each table's last group anew, and holds it in
// memory beside what it is compressed to. With DuckDB's own 122,880 rows a run slows down and takes twice the memory as
// the tables grow.
inline constexpr unsigned written_group_rows = 16'384;

// A database of Bede's: its tables are made where the file is absent. What needs more than `memory_bytes` is put into a
// folder beside it. Errors: as Database::open(), BadData.
Result<Database> open_store(const std::filesystem::path& path, std::size_t memory_bytes);

// One to read from, with as much memory and as many threads as a query wants. Errors: the same.
Result<Database> open_store_to_read(const std::filesystem::path& path);

// Commits what may have filled a group of rows. DuckDB 1.5 puts such a group into the file at once, and its log holds
// where it is: where the program is killed while that log is written, the rows of the group come back, and none of the
// others of that transaction. So this commit goes into the file alone, which changes from one state to the next.
Result<void> commit_past_log(const Database& database);

}  // namespace bede
