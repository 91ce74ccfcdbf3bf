// SPDX-License-Identifier: Apache-2.0
// A table of the lexicon as its file has it: a heading row, then rows of cells. lexicon/README.md has the format.
//
//   "name\tcode\nFARC\tCOLREBFARC\n"  ->  columns {"name", "code"}, rows {line 2: {"FARC", "COLREBFARC"}}
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/result.h"

namespace bede {

// What is wrong with a table, and where. Rows are the file's lines, from 1; columns are cells, from 1; 0 is all of it.
struct Complaint {
  std::string path;
  unsigned row = 0;
  unsigned column = 0;
  std::string message;  // what was found, what to write instead

  Error error() const;  // BadData, "path:row:column"
};
using Complaints = std::vector<Complaint>;

struct TableRow {
  unsigned line = 0;
  std::vector<std::string> cells;  // as many as there are columns
};

struct Table {
  std::string path;  // as messages name it
  std::string name;  // "events/accuse"
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  std::uint16_t folder = 0;  // which of the lexicon's folders it is from
};

// Splits a file's bytes. Rows that do not fit the heading are complained of and left out.
Table parse_table(std::string_view bytes, std::string path, std::string name, Complaints& complaints);

// "a|b| c" -> {"a", "b", "c"}; a blank cell gives none.
std::vector<std::string_view> split_cell(std::string_view cell, char by = '|');

// For messages: {"verb", "noun"} -> "verb, noun".
std::string listed(std::span<const std::string_view> names);

}  // namespace bede
