// SPDX-License-Identifier: Apache-2.0
#include "store/row_stream.h"

#include <fmt/format.h>

#include "store/handles.h"

namespace bede {
namespace {

// Where DuckDB tells the kind of an error by its words alone.
int kind_of_message(std::string_view message) {
  if (message.starts_with("Out of Memory")) return DUCKDB_ERROR_OUT_OF_MEMORY;
  if (message.starts_with("IO Error")) return DUCKDB_ERROR_IO;
  if (message.starts_with("INTERRUPT")) return DUCKDB_ERROR_INTERRUPT;
  if (message.starts_with("INTERNAL") || message.starts_with("FATAL")) return DUCKDB_ERROR_FATAL;
  return DUCKDB_ERROR_INVALID_INPUT;
}

std::string_view text_of(const duckdb_string_t& text) {
  const auto size = text.value.inlined.length;
  return {size <= sizeof text.value.inlined.inlined ? text.value.inlined.inlined : text.value.pointer.ptr, size};
}

}  // namespace

class RowStream::Work {
 public:
  Work(const Database& of, const std::atomic<bool>* may_stop)
      : database(of),
        duckdb(*of.handles().library),
        stop(may_stop),
        result(duckdb.destroy_result),
        chunk(duckdb.destroy_data_chunk) {}

  // DuckDB's own threads do not see that nobody wants the rest of the rows, and who gives them back waits for them.
  ~Work() {
    if (!ended) duckdb.interrupt(database.handles().connection);
  }

  bool stopped() const { return stop && stop->load(std::memory_order_relaxed); }

  Result<void> begin(const std::string& sql) {
    Owned<duckdb_prepared_statement> statement(duckdb.destroy_prepare);
    if (duckdb.prepare(database.handles().connection, sql.c_str(), &statement.handle) != DuckDBSuccess)
      return database.error(DUCKDB_ERROR_BINDER, duckdb.prepare_error(statement.handle));
    Owned<duckdb_pending_result> pending(duckdb.destroy_pending);
    if (duckdb.pending_prepared_streaming(statement.handle, &pending.handle) != DuckDBSuccess)
      return database.error(DUCKDB_ERROR_BINDER, duckdb.pending_error(pending.handle));
    ended = false;
    duckdb_pending_state state = DUCKDB_PENDING_RESULT_NOT_READY;
    while (state == DUCKDB_PENDING_RESULT_NOT_READY || state == DUCKDB_PENDING_NO_TASKS_AVAILABLE) {
      if (stopped()) duckdb.interrupt(database.handles().connection);
      state = duckdb.pending_execute_task(pending.handle);
    }
    if (stopped()) return {};
    if (state == DUCKDB_PENDING_ERROR) {
      const char* message = duckdb.pending_error(pending.handle);
      return database.error(kind_of_message(message ? message : ""), message);
    }
    if (duckdb.execute_pending(pending.handle, &result.handle) != DuckDBSuccess)
      return database.error(duckdb.result_error_type(&result.handle), duckdb.result_error(&result.handle));
    const std::size_t columns = duckdb.column_count(&result.handle);
    for (std::size_t c = 0; c < columns; ++c)
      if (duckdb.column_type(&result.handle, c) != DUCKDB_TYPE_VARCHAR)
        return Error{ErrorKind::BadArgument, fmt::format("column {} of a query is no text: {}", c, sql),
                     database.path()};
    data.resize(columns);
    valid.resize(columns);
    row.resize(columns);
    begun = true;
    return {};
  }

  // False at the end.
  bool fetch_chunk() {
    if (chunk.handle) duckdb.destroy_data_chunk(&chunk.handle);
    chunk.handle = duckdb.fetch_chunk(result.handle);
    if (!chunk.handle) return false;
    for (std::size_t c = 0; c < data.size(); ++c) {
      const duckdb_vector vector = duckdb.data_chunk_get_vector(chunk.handle, c);
      data[c] = static_cast<const duckdb_string_t*>(duckdb.vector_get_data(vector));
      valid[c] = duckdb.vector_get_validity(vector);
    }
    rows = duckdb.data_chunk_get_size(chunk.handle);
    at = 0;
    return true;
  }

  Result<Database::Values> next() {
    while (at == rows) {
      if (!begun || stopped()) return Database::Values();
      if (fetch_chunk()) continue;
      begun = false;
      ended = true;
      const char* message = duckdb.result_error(&result.handle);  // of what came while rows were fetched
      if (message && *message) return database.error(duckdb.result_error_type(&result.handle), message);
      return Database::Values();
    }
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool there = !valid[c] || duckdb.validity_row_is_valid(valid[c], at);
      row[c] = there ? std::optional(text_of(data[c][at])) : std::nullopt;
    }
    ++at;
    return Database::Values(row);
  }

  const Database& database;
  const Library& duckdb;
  const std::atomic<bool>* stop;
  Owned<duckdb_result> result;
  Owned<duckdb_data_chunk> chunk;
  bool begun = false, ended = true;
  std::size_t at = 0, rows = 0;  // of the chunk
  std::vector<const duckdb_string_t*> data;
  std::vector<std::uint64_t*> valid;
  std::vector<std::optional<std::string_view>> row;
};

RowStream::RowStream(std::unique_ptr<Work> work) : work_(std::move(work)) {}
RowStream::RowStream(RowStream&&) noexcept = default;
RowStream& RowStream::operator=(RowStream&&) noexcept = default;
RowStream::~RowStream() = default;

Result<RowStream> RowStream::open(const Database& database, const std::string& sql, const std::atomic<bool>* stop) {
  auto work = std::make_unique<Work>(database, stop);
  BEDE_CHECKED(work->begin(sql));
  return RowStream(std::move(work));
}

Result<Database::Values> RowStream::next() { return work_->next(); }

Result<Database> open_in_memory(std::size_t memory_bytes) {
  Database::Options options;
  options.memory_bytes = memory_bytes;
  BEDE_TRY(database, Database::open(":memory:", options));
  BEDE_CHECKED(database.run("SET temp_directory = ''"));
  return database;
}

}  // namespace bede
