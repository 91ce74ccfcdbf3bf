// SPDX-License-Identifier: Apache-2.0
// The rows of one statement, fetched as they are asked for: memory does not grow with their number.
//
//   RowStream::open(database, "SELECT id, text FROM read_parquet('reports.parquet')", nullptr)
//   rows.next() -> {"7", "Police in Lagos …"}; …; an empty row at the end
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "store/database.h"

namespace bede {

class RowStream {
 public:
  // All columns are VARCHAR. Once *stop is true there are no more rows. The database must outlast it.
  // Errors: as Database::read().
  static Result<RowStream> open(const Database& database, const std::string& sql, const std::atomic<bool>* stop);
  RowStream(RowStream&&) noexcept;
  RowStream& operator=(RowStream&&) noexcept;
  ~RowStream();

  // The next row's values; no values at the end. They last until the next call. Errors: the same.
  Result<Database::Values> next();

 private:
  class Work;
  explicit RowStream(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

// A database in memory to read files with: within `memory_bytes`, on one thread, and with nothing written to disk.
Result<Database> open_in_memory(std::size_t memory_bytes);

}  // namespace bede
