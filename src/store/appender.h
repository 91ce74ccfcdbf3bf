// SPDX-License-Identifier: Apache-2.0
// Private to the store: rows into a table, column by column in chunks of DuckDB's own form.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bede/result.h"
#include "store/database.h"
#include "store/schema.h"

namespace bede {

// A row is given value by value, in the order of the table's columns. All belongs to the transaction in which it is
// flushed.
class Appender {
 public:
  // Errors: those of Database::read().
  static Result<Appender> open(const Database& database, const StoreTable& table);
  Appender(Appender&&) noexcept;
  Appender& operator=(Appender&&) noexcept;
  ~Appender();

  // Valid UTF-8.
  Appender& text(std::string_view value);
  Appender& text_or_null(std::string_view value);  // null where it is empty
  Appender& number(std::int64_t value);
  Appender& number_or_null(std::optional<std::int64_t> value);
  Appender& real(double value);
  Appender& real_or_null(std::optional<double> value);
  Appender& day_or_null(std::string_view iso);  // null where it is no day of the years 1 to 9999
  Appender& texts(std::span<const std::string> values);
  Appender& null();

  // Errors: those of Database::read().
  Result<void> end_row();
  Result<void> flush();
  std::size_t waiting() const;  // rows since the last flush

 private:
  struct Work;
  explicit Appender(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace bede
