// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "store/schema.h"

namespace bede {
namespace {

constexpr std::size_t reading_bytes = 768u << 20;

// Whether the file is ours: its format, or none.
Result<std::string> format_of(const Database& database) {
  BEDE_TRY(there, database.value("SELECT count(*)::VARCHAR FROM information_schema.tables WHERE table_name = 'store' "
                                 "AND table_schema = 'main'"));
  if (there == "0") return std::string();
  return database.value("SELECT format::VARCHAR FROM store");
}

Error other_format(const std::filesystem::path& path, std::string_view format) {
  if (format.empty())
    return {ErrorKind::BadData, "this is a DuckDB database, but none that bede code has made", path.string()};
  return {ErrorKind::BadData,
          fmt::format("the database has format {}, and this program reads {}; code the reports into a new one", format,
                      store_format),
          path.string()};
}

}  // namespace

Result<Database> open_store(const std::filesystem::path& path, std::size_t memory_bytes) {
  Database::Options options;
  options.memory_bytes = memory_bytes;
  options.row_group_rows = written_group_rows;
  BEDE_TRY(database, Database::open(path, options));
  BEDE_TRY(format, format_of(database));
  if (format == std::to_string(store_format)) return database;
  BEDE_TRY(tables, database.value("SELECT count(*)::VARCHAR FROM information_schema.tables"));
  if (!format.empty() || tables != "0") return other_format(path, format);
  BEDE_CHECKED(database.run(fmt::format("BEGIN TRANSACTION;\n{}INSERT INTO store VALUES ({}, {});\nCOMMIT",
                                        create_store_sql(), store_format, sql_text(BEDE_VERSION))));
  return database;
}

Result<Database> open_store_to_read(const std::filesystem::path& path) {
  Database::Options options;
  options.read_only = true;
  options.memory_bytes = reading_bytes;
  options.threads = std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
  BEDE_TRY(database, Database::open(path, options));
  BEDE_TRY(format, format_of(database));
  if (format != std::to_string(store_format)) return other_format(path, format);
  return database;
}

Result<void> commit_past_log(const Database& database) {
  BEDE_CHECKED(database.run("SET checkpoint_threshold = '0b'"));
  BEDE_CHECKED(database.run("COMMIT"));
  return database.run("RESET checkpoint_threshold");
}

}  // namespace bede
