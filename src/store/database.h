// SPDX-License-Identifier: Apache-2.0
// Private to the store: one DuckDB database, by SQL. Everything that it allocates is given back here.
//
//   Database::open("events.duckdb", {})->read("SELECT id FROM events", take)   -> take({"e1f2…"}), take({"e3a4…"}) …
#pragma once

#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "bede/result.h"

namespace bede {

struct DatabaseHandles;

class Database {
 public:
  struct Options {
    bool read_only = false;
    std::size_t memory_bytes = 512u << 20;  // what is more goes to a folder beside the database
    unsigned threads = 1;
    unsigned row_group_rows = 0;  // of tables that are written: 0 as DuckDB has it, else a multiple of 2,048
  };

  // A file that is absent is made, unless read_only. It never fetches extensions.
  // Errors: NotFound, Unreadable (another program writes to it), Unwritable, BadData (it is no database), Unsupported.
  static Result<Database> open(const std::filesystem::path& path, const Options& options);

  // Another connection to the same database, with temporary tables and views of its own. Errors: TooLarge.
  Result<Database> beside() const;

  // Ends what this connection, and those that were made beside it, are doing at this moment: it is Interrupted. From
  // any thread. What they do next is not ended.
  void interrupt() const;

  // Statements whose rows nobody wants. Errors: as read().
  Result<void> run(const std::string& sql) const;

  // A row's values; nothing for NULL. They last until the function returns.
  using Values = std::span<const std::optional<std::string_view>>;
  using TakeRow = std::function<bool(Values row)>;  // false: no more are wanted

  // The rows of one statement whose columns are all VARCHAR. Once *stop is true there are no more.
  // Errors: BadArgument (the statement), Unwritable (a full disk), TooLarge (memory), BadData, Interrupted.
  Result<void> read(const std::string& sql, const TakeRow& take, const std::atomic<bool>* stop = nullptr) const;
  // The first value of the first row; empty where there is none, or NULL.
  Result<std::string> value(const std::string& sql) const;

  // A query by somebody else becomes the view `name`, for this connection alone. Errors: BadArgument where it is not
  // one statement that only reads.
  Result<void> view(const std::string& name, const std::string& query) const;

  const std::string& path() const;
  DatabaseHandles& handles() const { return *handles_; }
  Error error(int kind, const char* message) const;  // of DuckDB

 private:
  Result<void> attach(const Options& options) const;

  std::shared_ptr<DatabaseHandles> handles_;
};

// The number that a row has as text; 0 of NULL.
//   number_of<int>("12") -> 12; number_of("ff", 16) -> 255
template <class Number = std::uint64_t>
Number number_of(const std::optional<std::string_view>& value, [[maybe_unused]] int base = 10) {
  Number number = 0;
  if (!value) return number;
  const char* const end = value->data() + value->size();
  if constexpr (std::is_floating_point_v<Number>)
    std::from_chars(value->data(), end, number);
  else
    std::from_chars(value->data(), end, number, base);
  return number;
}

// "Côte d'Ivoire" -> "'Côte d''Ivoire'"
std::string sql_text(std::string_view text);

}  // namespace bede
