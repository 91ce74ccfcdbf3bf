// SPDX-License-Identifier: Apache-2.0
// Private to the store: its tables, once, for what makes them, fills them and tells of them (docs/store.md).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bede {

// What a database says of itself; other ones are refused.
inline constexpr int store_format = 3;

struct StoreColumn {
  std::string_view name, type, meaning;  // type: DuckDB's
};

struct StoreTable {
  std::string_view name, meaning;
  std::span<const StoreColumn> columns;
};

std::span<const StoreTable> store_tables();
const StoreTable& store_table(std::string_view name);  // of those; another name ends the program

// All tables and views, with their meanings as comments.
std::string create_store_sql();

}  // namespace bede
