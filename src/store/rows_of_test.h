// SPDX-License-Identifier: Apache-2.0
// What a test asks a database.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"

namespace bede {

// A line a row, its cells parted by "|" and NULL written "-"; the error alone where it cannot be asked.
inline std::vector<std::string> rows_of(const std::filesystem::path& database, const std::string& sql) {
  std::vector<std::string> found;
  const auto done = run_query(
      {.database = database, .sql = sql}, [](auto) {},
      [&](std::span<const std::optional<std::string_view>> row) {
        std::string line;
        for (const auto& cell : row) line += "|" + std::string(cell.value_or("-"));
        found.push_back(line.substr(1));
        return true;
      });
  if (!done.ok()) found.push_back(done.error().text());
  return found;
}

}  // namespace bede
