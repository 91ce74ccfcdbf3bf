// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/handles.h"
#include "store/row_stream.h"

namespace bede {
namespace {

ErrorKind kind_of(int duckdb_error) {
  switch (duckdb_error) {
    case DUCKDB_ERROR_IO:
    case DUCKDB_ERROR_TRANSACTION:  // a commit that could not be written
    case DUCKDB_ERROR_PERMISSION: return ErrorKind::Unwritable;
    case DUCKDB_ERROR_OUT_OF_MEMORY:
    case DUCKDB_ERROR_OBJECT_SIZE: return ErrorKind::TooLarge;
    case DUCKDB_ERROR_FATAL:
    case DUCKDB_ERROR_INTERNAL:
    case DUCKDB_ERROR_SERIALIZATION: return ErrorKind::BadData;
    case DUCKDB_ERROR_MISSING_EXTENSION: return ErrorKind::Unsupported;
    case DUCKDB_ERROR_INTERRUPT: return ErrorKind::Interrupted;
    default: return ErrorKind::BadArgument;
  }
}

Error opening_error(const std::string& path, std::string_view message, const Database::Options& options) {
  if (message.find("lock") != std::string_view::npos)
    return {ErrorKind::Unreadable, "another program has this database open; try again when it has ended", path};
  std::error_code error;
  if (options.read_only && !std::filesystem::exists(path, error))
    return {ErrorKind::NotFound, "no such database", path};
  if (message.find("not a valid DuckDB") != std::string_view::npos)
    return {ErrorKind::BadData, "this file is no DuckDB database", path};
  const bool system = message.starts_with("IO Error: Cannot open") || message.starts_with("IO Error: Could not");
  return {system ? (options.read_only ? ErrorKind::Unreadable : ErrorKind::Unwritable) : ErrorKind::BadData,
          std::string(message), path};
}

// DuckDB shows the place of a mistake below its words; these are enough, on one line.
std::string one_line(const char* message) {
  std::string line(message ? message : "no reason is given");
  line.resize(std::min({line.size(), line.find("\n\nLINE "), line.find("\nPossible solutions:")}));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

DatabaseHandles::~DatabaseHandles() {
  if (!library) return;
  library->disconnect(&connection);
  if (!beside) library->close(&database);
}

Error Database::error(int kind, const char* message) const {
  return {kind_of(kind), one_line(message), handles_->path};
}

const std::string& Database::path() const { return handles_->path; }

Result<Database> Database::open(const std::filesystem::path& path, const Options& options) {
  Database opened;
  opened.handles_ = std::make_shared<DatabaseHandles>();
  DatabaseHandles& handles = *opened.handles_;
  handles.path = path.string();
  BEDE_TRY(library, load_library());
  handles.library = library;
  Owned<duckdb_config> config(library->destroy_config);
  if (library->create_config(&config.handle) != DuckDBSuccess)
    return Error{ErrorKind::TooLarge, "there is not enough memory", handles.path};
  const std::pair<const char*, std::string> settings[] = {
      {"access_mode", options.read_only ? "READ_ONLY" : "READ_WRITE"},
      {"memory_limit", fmt::format("{}MiB", options.memory_bytes >> 20)},
      {"threads", fmt::format("{}", options.threads)},
      // A name that it does not know would make it look for an extension in the network.
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
  };
  for (const auto& [name, value] : settings)
    if (library->set_config(config.handle, name, value.c_str()) != DuckDBSuccess)
      return Error{ErrorKind::Unsupported, fmt::format("this DuckDB has no setting {}", name), handles.path};
  // The size of its row groups can be said of a database that is attached alone: the one that is opened is empty, and
  // in memory.
  const bool attached = options.row_group_rows > 0;
  char* message = nullptr;
  if (library->open_ext(attached ? nullptr : handles.path.c_str(), &handles.database, config.handle, &message) !=
      DuckDBSuccess) {
    const Error error = opening_error(handles.path, message ? message : "it cannot be opened", options);
    library->free(message);
    return error;
  }
  if (library->connect(handles.database, &handles.connection) != DuckDBSuccess)
    return Error{ErrorKind::TooLarge, "there is not enough memory", handles.path};
  if (attached) BEDE_CHECKED(opened.attach(options));
  return opened;
}

Result<Database> Database::beside() const {
  Database other;
  other.handles_ = std::make_shared<DatabaseHandles>();
  DatabaseHandles& handles = *other.handles_;
  handles.library = handles_->library;
  handles.beside = handles_;
  handles.database = handles_->database;
  handles.path = handles_->path;
  if (handles.library->connect(handles.database, &handles.connection) != DuckDBSuccess)
    return Error{ErrorKind::TooLarge, "there is not enough memory", handles.path};
  const std::lock_guard lock(handles_->mutex);
  std::erase_if(handles_->others, [](const auto& one) { return one.expired(); });
  handles_->others.push_back(other.handles_);
  return other;
}

void Database::interrupt() const {
  std::vector<std::shared_ptr<DatabaseHandles>> all = {handles_};
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::shared_ptr<DatabaseHandles> one = all[at];
    one->library->interrupt(one->connection);
    const std::lock_guard lock(one->mutex);
    for (const auto& other : one->others)
      if (auto there = other.lock()) all.push_back(std::move(there));
  }
}

Result<void> Database::attach(const Options& options) const {
  const std::string& path = handles_->path;
  BEDE_CHECKED(run(fmt::format("SET temp_directory = {}", sql_text(path + ".tmp"))));
  const auto there = run(
      fmt::format("ATTACH {} AS attached (ROW_GROUP_SIZE {}); USE attached", sql_text(path), options.row_group_rows));
  if (!there.ok()) return opening_error(path, there.error().message, options);
  return {};
}

Result<void> Database::run(const std::string& sql) const {
  const Library& duckdb = *handles_->library;
  Owned<duckdb_result> result(duckdb.destroy_result);
  if (duckdb.query(handles_->connection, sql.c_str(), &result.handle) != DuckDBSuccess)
    return error(duckdb.result_error_type(&result.handle), duckdb.result_error(&result.handle));
  return {};
}

Result<void> Database::read(const std::string& sql, const TakeRow& take, const std::atomic<bool>* stop) const {
  BEDE_TRY(rows, RowStream::open(*this, sql, stop));
  for (;;) {
    BEDE_TRY(row, rows.next());
    if (row.empty() || !take(row)) return {};
  }
}

Result<std::string> Database::value(const std::string& sql) const {
  std::string found;
  BEDE_CHECKED(read(sql, [&](Values row) {
    if (!row.empty() && row[0]) found = *row[0];
    return false;
  }));
  return found;
}

Result<void> Database::view(const std::string& name, const std::string& query) const {
  const Library& duckdb = *handles_->library;
  Owned<duckdb_extracted_statements> statements(duckdb.destroy_extracted);
  const idx_t count = duckdb.extract_statements(handles_->connection, query.c_str(), &statements.handle);
  if (count == 0) {
    const char* message = duckdb.extract_statements_error(statements.handle);
    return Error{ErrorKind::BadArgument, message ? one_line(message) : "there is no SQL statement", {}};
  }
  if (count > 1) return Error{ErrorKind::BadArgument, fmt::format("{} SQL statements; one at a time", count), {}};
  Owned<duckdb_prepared_statement> statement(duckdb.destroy_prepare);
  // Prepared by itself first, so that a mistake is told in the words and lines of who wrote it.
  if (duckdb.prepare_extracted_statement(handles_->connection, statements.handle, 0, &statement.handle) !=
      DuckDBSuccess)
    return Error{ErrorKind::BadArgument, one_line(duckdb.prepare_error(statement.handle)), {}};
  if (duckdb.prepared_statement_type(statement.handle) != DUCKDB_STATEMENT_TYPE_SELECT)
    return Error{ErrorKind::BadArgument, "this SQL statement does more than to read", {}};
  const std::string create = fmt::format("CREATE OR REPLACE TEMP VIEW {} AS ", name);
  if (run(create + query).ok()) return {};
  // SHOW and DESCRIBE are read, but cannot be a view as they stand.
  return run(create + fmt::format("FROM ({}\n)", query.substr(0, query.find_last_not_of("; \t\r\n") + 1)));
}

std::string sql_text(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    if (c != '\0') quoted += c;
  }
  return quoted + "'";
}

}  // namespace bede
