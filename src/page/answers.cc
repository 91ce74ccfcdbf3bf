// SPDX-License-Identifier: Apache-2.0
#include "page/answers.h"

#include <fmt/format.h>

namespace bede {
namespace {

constexpr std::int64_t rows_at_most = 500, rows_usual = 50, offset_at_most = 100'000'000;

}  // namespace

Result<std::string> Asked::object(const std::string& sql, std::string_view otherwise) const {
  std::string out(otherwise);
  BEDE_CHECKED(database.read(
      sql,
      [&](Database::Values row) {
        if (row[0]) out = *row[0];
        return false;
      },
      stop));
  return out;
}

Result<std::string> Asked::array(const std::string& sql) const {
  std::string out = "[";
  BEDE_CHECKED(database.read(
      sql,
      [&](Database::Values row) {
        out.append(out.size() > 1 ? "," : "").append(row[0].value_or("null"));
        return true;
      },
      stop));
  return out + "]";
}

Result<Listing> read_listing(const Parameters& parameters, std::span<const Sort> sorts, std::string_view otherwise,
                             std::string_view last) {
  Listing listing;
  BEDE_TRY(limit, parameters.whole("limit", 1, rows_at_most, rows_usual));
  BEDE_TRY(offset, parameters.whole("offset", 0, offset_at_most, 0));
  const std::string wanted = parameters.text("sort").value_or(std::string(otherwise));
  const bool down = wanted.starts_with('-');
  std::string known, order;
  for (const Sort& sort : sorts) {
    if (sort.name == std::string_view(wanted).substr(down ? 1 : 0)) order = sort.sql;
    known.append(known.empty() ? "" : ", ").append(sort.name);
  }
  if (order.empty())
    return Error{ErrorKind::BadArgument,
                 fmt::format("sort: '{}' is none of {}; with - before it, from the last to the first", wanted, known),
                 {}};
  listing.sql =
      fmt::format(" ORDER BY {}{} NULLS LAST, {} LIMIT {} OFFSET {}", order, down ? " DESC" : "", last, limit, offset);
  listing.limit = limit;
  listing.offset = offset;
  return listing;
}

}  // namespace bede
