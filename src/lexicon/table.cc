// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace bede {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(by, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// A spreadsheet puts marks round a cell that has some inside, and doubles those.
bool is_quoted(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return false;
  cell = cell.substr(1, cell.size() - 2);
  for (std::size_t at = cell.find('"'); at != std::string_view::npos; at = cell.find('"', at + 2))
    if (at + 1 == cell.size() || cell[at + 1] != '"') return false;
  return true;
}

}  // namespace

Error Complaint::error() const {
  std::string place = path;
  if (row > 0) place += fmt::format(":{}", row);
  if (column > 0) place += fmt::format(":{}", column);
  return {ErrorKind::BadData, message, place};
}

std::vector<std::string_view> split_cell(std::string_view cell, char by) {
  std::vector<std::string_view> parts;
  if (trimmed(cell).empty()) return parts;
  for (const std::string_view part : split(cell, by)) parts.push_back(trimmed(part));
  return parts;
}

Table parse_table(std::string_view bytes, std::string path, std::string name, Complaints& complaints) {
  Table table{std::move(path), std::move(name), {}, {}};
  const auto complain = [&](unsigned row, unsigned column, std::string message) {
    complaints.push_back({table.path, row, column, std::move(message)});
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);  // spreadsheets write a byte order mark
  if (!is_valid_utf8(bytes)) {
    complain(0, 0, "this is no UTF-8: save it as \"Unicode (UTF-8)\", tab-separated");
    return table;
  }
  unsigned line = 0;
  const std::vector<std::string_view> lines = split(bytes, '\n');
  for (std::string_view text : lines) {
    ++line;
    if (text.ends_with('\r')) text.remove_suffix(1);
    const std::vector<std::string_view> cells = split(text, '\t');
    if (line == 1) {
      for (const std::string_view cell : cells) table.columns.emplace_back(trimmed(cell));
      continue;
    }
    if (text.find_first_not_of("\t ") == std::string_view::npos) {
      if (line < lines.size() || !text.empty()) complain(line, 0, "an empty row: take it out");
      continue;
    }
    if (cells.size() != table.columns.size()) {
      complain(line, 0,
               fmt::format("this row has {} cells and the heading {}: save the table tab-separated, and no tabs or "
                           "line breaks inside a cell",
                           cells.size(), table.columns.size()));
      continue;
    }
    TableRow row{line, {}};
    for (const std::string_view cell : cells) row.cells.emplace_back(trimmed(cell));
    for (unsigned i = 0; i < cells.size(); ++i)
      if (is_quoted(cells[i]))
        complain(line, i + 1, "the spreadsheet put quotation marks round this cell: take them off");
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

}  // namespace bede
