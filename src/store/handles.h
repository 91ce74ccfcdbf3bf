// SPDX-License-Identifier: Apache-2.0
// Private to the store: what DuckDB gave for an open database.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/library.h"

namespace bede {

// Closes what it holds with one of DuckDB's functions, which take a pointer to the handle.
template <class Handle>
struct Owned {
  using Close = void (*)(Handle*);
  explicit Owned(Close how) : close(how) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { close(&handle); }

  Handle handle = {};
  Close close;
};

struct DatabaseHandles {
  DatabaseHandles() = default;
  DatabaseHandles(const DatabaseHandles&) = delete;
  DatabaseHandles& operator=(const DatabaseHandles&) = delete;
  ~DatabaseHandles();

  std::shared_ptr<const Library> library;
  std::shared_ptr<DatabaseHandles> beside;  // whose database this is another connection to; else it is its own
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::string path;

  std::mutex mutex;                                    // of what stands below
  std::vector<std::weak_ptr<DatabaseHandles>> others;  // connections that are beside this one
};

}  // namespace bede
