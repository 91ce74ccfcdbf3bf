// SPDX-License-Identifier: Apache-2.0
#include "import/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/mapped_file.h"
#include "lexicon/lexicon.h"

namespace bede {
namespace {

constexpr std::string_view bodies_table = "actors/bodies", roles_table = "actors/roles", states_table = "actors/states";

std::filesystem::path path_of(const std::filesystem::path& folder, std::string_view table) {
  return folder / fmt::format("{}.tsv", table);
}

Result<void> write_table(const std::vector<ImportRow>& rows, std::string_view table,
                         const std::filesystem::path& folder) {
  if (rows.empty()) return {};
  const std::vector<std::string_view> columns = table_columns(table);
  std::vector<std::vector<std::string>> sorted;
  for (const ImportRow& row : rows) {
    std::vector<std::string>& cells = sorted.emplace_back();
    for (const std::string_view column : columns) {
      const auto cell = row.find(column);
      cells.push_back(cell == row.end() ? std::string() : cell->second);
    }
  }
  std::sort(sorted.begin(), sorted.end());
  sorted.emplace(sorted.begin(), columns.begin(), columns.end());
  std::string text;
  for (const auto& cells : sorted) text += joined(cells, "\t") + "\n";
  const std::filesystem::path path = path_of(folder, table);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) return Error{ErrorKind::Unwritable, error.message(), path.parent_path().string()};
  return write_file(path, text);
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += between;
    all += parts[i];
  }
  return all;
}

Result<void> check_output(const std::filesystem::path& folder) {
  for (const std::string_view table : {bodies_table, roles_table, states_table}) {
    std::error_code error;
    if (const auto path = path_of(folder, table); std::filesystem::exists(path, error))
      return Error{ErrorKind::BadArgument, "there is such a table already: write to another folder, or take it away",
                   path.string()};
  }
  return {};
}

Result<void> write_tables(const ImportedRows& rows, const std::filesystem::path& folder) {
  std::vector<ImportRow> states;
  for (const auto& [code, names] : rows.states) states.push_back({{"code", code}, {"also", joined(names, "|")}});
  BEDE_CHECKED(write_table(rows.bodies, bodies_table, folder));
  BEDE_CHECKED(write_table(rows.roles, roles_table, folder));
  return write_table(states, states_table, folder);
}

}  // namespace bede
