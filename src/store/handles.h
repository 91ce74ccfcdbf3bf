// SPDX-License-Identifier: Apache-2.0
// Private to the store: what DuckDB gave for an open database.
#pragma once

#include <memory>
#include <string>

#include "store/library.h"

namespace bede {

struct DatabaseHandles {
  DatabaseHandles() = default;
  DatabaseHandles(const DatabaseHandles&) = delete;
  DatabaseHandles& operator=(const DatabaseHandles&) = delete;
  ~DatabaseHandles();

  std::shared_ptr<const Library> library;
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::string path;
};

}  // namespace bede
