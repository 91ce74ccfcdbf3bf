// SPDX-License-Identifier: Apache-2.0
// Private to reading: the rows of a table in text (RFC 4180), a line or a few at a time.
//
//   7,"Police said ""no"".      CsvRows rows(bytes, ',', limit); rows.next(10) -> Row
//   They left."                 rows.cells() {"7", "Police said \"no\".\nThey left."}, rows.line() 1
//
// A quote counts at the beginning of a cell alone, and ends it only before a mark or the line's end: what is written
// without regard to quotes is mostly right so. A quote that is never closed is a character like others: its line is a
// row, and the lines that were taken with it are read again, as rows of one line each. So no byte is read more than
// twice.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reader/input_bytes.h"

namespace bede {

class CsvRows {
 public:
  // `row_limit`: of one row with all its lines, in bytes.
  CsvRows(InputBytes& bytes, char mark, std::size_t row_limit) : bytes_(bytes), mark_(mark), limit_(row_limit) {}

  // Row: the next one that is not blank. TooLong: a row is lost. End: also where the bytes failed.
  enum class Taken { Row, TooLong, End };
  // Cells behind the first `most` are counted but not kept.
  Taken next(std::size_t most);
  // The same row anew, its first line alone, with quotes as characters like others; false where it has one line.
  // For rows that are not what they should be: '"No," he said' can open a cell that ends some rows below.
  bool read_by_line();

  const std::vector<std::string>& cells() const { return cells_; }
  std::size_t count() const { return count_; }             // of all cells
  bool extra_is_empty() const { return extra_is_empty_; }  // of the cells that were not kept
  std::size_t line() const { return line_; }               // where the row begins, from 1; at the end the last line

 private:
  InputBytes::Taken read_line();
  // Goes on with the row through one more line. Whether it ends there.
  bool feed(std::string_view line, bool quotes_count);
  // From `at` within quotes to the end of the cell, or of the line. Where that is.
  std::size_t take_quoted(std::string_view line, std::size_t at);
  void begin_row();
  void begin_cell();
  void put(std::string_view part);

  InputBytes& bytes_;
  char mark_;
  std::size_t limit_;
  std::string read_;   // the line that was read last
  std::string first_;  // of the lines of a row
  std::string again_;  // lines that are read again, from again_at_
  std::size_t again_at_ = 0;
  std::string taken_;  // the lines of a row behind its first, as long as a quote is open
  std::vector<std::string> cells_;
  std::size_t most_ = 0, count_ = 0, line_ = 0, lines_read_ = 0;
  bool lost_ = false;  // a line over the limit stands behind those that are read again
  bool in_quotes_ = false, extra_is_empty_ = true;
};

// The mark between the cells of a heading: the one of comma, tab, semicolon and bar that it has most of.
char find_mark(std::string_view heading);

}  // namespace bede
