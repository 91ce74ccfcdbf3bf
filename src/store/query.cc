// SPDX-License-Identifier: Apache-2.0
// A query of a user's: whatever its columns are, DuckDB writes them as text, or each row as JSON.
#include <fmt/format.h>

#include "store/library.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr const char* view = "bede_query";

bool is_number(std::string_view type) {
  return type.ends_with("INT") || type == "BIGINT" || type == "INTEGER" || type == "DOUBLE" || type == "FLOAT" ||
         type.starts_with("DECIMAL");
}

}  // namespace

Result<std::string> database_name() {
  BEDE_TRY(library, load_library());
  return fmt::format("DuckDB {}", library->library_version());
}

Result<void> run_query(const Query& query, const std::function<void(std::span<const QueryColumn>)>& begin,
                       const TakeRow& take) {
  BEDE_TRY(database, open_store_to_read(query.database));
  BEDE_CHECKED(database.view(view, query.sql));
  std::vector<QueryColumn> columns;
  BEDE_CHECKED(
      database.read(fmt::format("SELECT column_name, column_type FROM (DESCRIBE {})", view), [&](Database::Values row) {
        columns.push_back({std::string(*row[0]), is_number(*row[1])});
        return true;
      }));
  begin(columns);
  const std::string sql = query.form == Query::Form::Json ? fmt::format("SELECT to_json(q)::VARCHAR FROM {} q", view)
                                                          : fmt::format("SELECT COLUMNS(*)::VARCHAR FROM {}", view);
  return database.read(sql, take, query.stop);
}

}  // namespace bede
