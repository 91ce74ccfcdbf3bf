// SPDX-License-Identifier: Apache-2.0
// Private to the import: what the readers of actors and agents fill, and writing it as tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bede/import.h"

namespace bede {

using ImportRow =
    std::map<std::string, std::string, std::less<>>;  // cells by their column; those that are blank may lack

struct ImportedRows {
  std::vector<ImportRow> bodies, roles;
  std::map<std::string, std::vector<std::string>> states;  // other names by the state's code
  std::map<std::string, std::string> taken;                // a name's key, and where it stands: "a.actors:12"
  ImportCounts counts;

  bool empty() const { return bodies.empty() && roles.empty() && states.empty(); }
};

// "a", "b" -> "a|b"
std::string joined(const std::vector<std::string>& parts, std::string_view between);

// BadArgument where one of the tables stands in the folder already.
Result<void> check_output(const std::filesystem::path& folder);

// The tables that have rows, sorted. Errors: Unwritable.
Result<void> write_tables(const ImportedRows& rows, const std::filesystem::path& folder);

}  // namespace bede
