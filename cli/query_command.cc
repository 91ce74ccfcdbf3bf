// SPDX-License-Identifier: Apache-2.0
// Rows of a query as a table for people, as CSV (RFC 4180), or as a line of JSON each.
#include <fmt/format.h>

#include <algorithm>

#include "bede/export.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

using Row = std::span<const std::optional<std::string_view>>;

// NULL is nothing at all, and an empty text is quoted, so that they differ.
std::string csv_line(Row row) {
  std::string line;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (c > 0) line += ',';
    if (row[c] && row[c]->empty())
      line += "\"\"";
    else if (row[c])
      append_csv_cell(*row[c], line);
  }
  return line + "\n";
}

// A table needs to know the widest cell of each column; so many rows are looked at, and what is wider later on is only
// less tidy.
constexpr std::size_t rows_looked_at = 1000;
constexpr std::size_t widest_cell = 60;

class TableWriter {
 public:
  TableWriter(std::span<const QueryColumn> columns, Output& output) : output_(output) {
    std::vector<std::string> heading;
    for (const QueryColumn& column : columns) {
      numbers_.push_back(column.is_number);
      heading.push_back(shown(column.name));
    }
    widths_.resize(columns.size());
    keep(std::move(heading));
  }

  bool add(Row row) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell ? shorten_cell(shown(*cell)) : "");
    keep(std::move(cells));
    ++rows_;
    return kept_.size() < rows_looked_at || flush();
  }

  bool finish() { return flush() && output_.write(fmt::format("({} row{})\n", rows_, rows_ == 1 ? "" : "s")); }

 private:
  static std::string shorten_cell(std::string text) {
    if (columns_of(text) <= widest_cell) return text;
    std::string out;
    for (const Piece& piece : shorten({{text}}, widest_cell)) out += piece.text;
    return out;
  }

  void keep(std::vector<std::string> cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) widths_[c] = std::max(widths_[c], columns_of(cells[c]));
    kept_.push_back(std::move(cells));
  }

  bool flush() {
    std::string out;
    for (const auto& cells : kept_) {
      std::string line;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string blanks(widths_[c] - std::min(widths_[c], columns_of(cells[c])), ' ');
        if (c > 0) line += "  ";
        line += numbers_[c] ? blanks + cells[c] : cells[c] + blanks;
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
      if (!ruled_) out += rule();
    }
    kept_.clear();
    return output_.write(out);
  }

  std::string rule() {
    ruled_ = true;
    std::string line;
    for (std::size_t c = 0; c < widths_.size(); ++c) line += (c > 0 ? "  " : "") + std::string(widths_[c], '-');
    return line + "\n";
  }

  Output& output_;
  std::vector<bool> numbers_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> kept_;
  std::size_t rows_ = 0;
  bool ruled_ = false;
};

Result<void> write_table(const Query& query, Output& output) {
  std::optional<TableWriter> table;
  BEDE_CHECKED(run_query(
      query, [&](std::span<const QueryColumn> columns) { table.emplace(columns, output); },
      [&](Row row) { return table->add(row); }));
  table->finish();
  return {};
}

Result<void> write_lines(const Query& query, Output& output) {
  const bool json = query.form == Query::Form::Json;
  const auto begin = [&](std::span<const QueryColumn> columns) {
    std::vector<std::optional<std::string_view>> names;
    for (const QueryColumn& column : columns) names.emplace_back(column.name);
    if (!json) output.write(csv_line(names));
  };
  return run_query(query, begin,
                   [&](Row row) { return output.write(json ? std::string(*row[0]) + "\n" : csv_line(row)); });
}

}  // namespace

Result<int> run_query_command(const Arguments& arguments, const Messages&) {
  Query query = arguments.query;
  if (arguments.query_format == "json") query.form = Query::Form::Json;
  query.stop = catch_signals();
  Output output;
  BEDE_CHECKED(arguments.query_format == "table" ? write_table(query, output) : write_lines(query, output));
  if (output.failure()) return *output.failure();
  return caught_signal() != 0 ? exit_signal + caught_signal() : exit_done;
}

}  // namespace bede::cli
