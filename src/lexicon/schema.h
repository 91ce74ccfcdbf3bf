// SPDX-License-Identifier: Apache-2.0
// Which tables there are, and what may stand in each of their columns.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/table.h"

namespace bede {

enum class CellKind {
  Free,      // anything
  Words,     // names or words, "|" between alternatives
  Choice,    // one of the schema's choices
  Choices,   // some of them, "|" between
  Date,      // 2016-12-30, 2016-12 or 2016
  Country,   // an alpha-3 code
  Code,      // capital letters: an actor's code
  Digits,    // a CAMEO code, or the beginning of one
  CodeList,  // some of them, "|" between
  Number,    // 12, -3.5
  YesNo,     // yes, no or blank
  Slots,     // subject, object, with ..., "|" between
  Requires,  // object=actor;in=place
  Example,   // a sentence
};

struct Column {
  std::string_view name;
  CellKind kind = CellKind::Free;
  bool required = false;
  std::span<const std::string_view> choices = {};
};

struct TableSchema {
  std::string_view name;  // "events/accuse"
  std::span<const Column> columns;
};

std::span<const TableSchema> table_schemas();

// Complains of columns that are missing, unknown or out of place, and of cells that cannot be what they should.
// True where the columns fit: the rows can be read by the schema's places.
bool check_table(const Table& table, const TableSchema& schema, Complaints& complaints);

}  // namespace bede
