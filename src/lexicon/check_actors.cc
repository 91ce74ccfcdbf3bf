// SPDX-License-Identifier: Apache-2.0
// What rows of actors/ must not do to each other: two bodies under one name on one day, one office held twice at once.
#include <fmt/format.h>

#include <algorithm>

#include "lexicon/compiler.h"

namespace bede {
namespace {

bool overlap(const Days& a, const Days& b) { return a.first <= b.last && b.first <= a.last; }

}  // namespace

// A row of another folder may take a name over; in one table it would be chance which of the two is meant.
void Compiler::check_body(const RowReader& row, const Days& days) {
  const std::string& code = row.cell("code");
  const std::string& country = row.cell("country");
  if (state_numbers_.contains(country) && !code.starts_with(country))
    row.complain("code", fmt::format("'{}' does not begin with the country's code '{}'", code, country));
  const auto check = [&](std::string_view column, std::string_view name) {
    std::string key;
    for (const WordId part : words_of(name)) key += words_[part] + " ";
    auto& seen = bodies_seen_[key];
    for (const Seen& other : seen) {
      if (other.table != &row.table() || other.line == row.line() || other.code == code) continue;
      if (overlap(other.days, days))
        row.complain(column,
                     fmt::format("'{}' is a name of line {}, {}, on the same days; give the rows dates that do not "
                                 "overlap, or take the name from one of them",
                                 name, other.line, other.code));
    }
    seen.push_back({&row.table(), row.line(), code, days});
  };
  check("name", row.cell("name"));
  for (const std::string_view name : row.parts("also")) check("also", name);
}

void Compiler::check_term(const RowReader& row, const Days& days) {
  auto& seen = terms_seen_[fmt::format("{}\t{}\t{}", row.cell("name"), row.cell("office"), row.cell("of"))];
  for (const Seen& other : seen)
    if (overlap(other.days, days) && other.days.last != days.first && days.last != other.days.first)
      row.complain("from",
                   fmt::format("{} has the same office of the same person on some of these days",
                               other.table == &row.table() ? fmt::format("line {}", other.line)
                                                           : fmt::format("{}:{}", other.table->path, other.line)));
  seen.push_back({&row.table(), row.line(), {}, days});
}

}  // namespace bede
