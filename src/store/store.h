// SPDX-License-Identifier: Apache-2.0
// The door of the store. What users see is bede/store.h and bede/export.h.
#pragma once

#include "bede/store.h"
#include "store/database.h"
#include "store/row_stream.h"

namespace bede {

// A database of Bede's: its tables are made where the file is absent. What needs more than `memory_bytes` is put into a
// folder beside it. Errors: as Database::open(), BadData.
Result<Database> open_store(const std::filesystem::path& path, std::size_t memory_bytes);

// One to read from, with as much memory and as many threads as a query wants. Errors: the same.
Result<Database> open_store_to_read(const std::filesystem::path& path);

}  // namespace bede
