// SPDX-License-Identifier: Apache-2.0
#include "reader/csv_rows.h"

#include <algorithm>
#include <utility>

namespace bede {

InputBytes::Taken CsvRows::read_line() {
  if (again_at_ < again_.size()) {
    const std::size_t end = again_.find('\n', again_at_);
    read_.assign(again_, again_at_, end - again_at_);
    again_at_ = end + 1;
    if (again_at_ == again_.size()) {
      again_ = {};
      again_at_ = 0;
    }
    ++lines_read_;
    return InputBytes::Taken::All;
  }
  if (std::exchange(lost_, false)) {
    ++lines_read_;
    return InputBytes::Taken::TooLong;
  }
  const InputBytes::Taken taken = bytes_.read_line(read_, limit_);
  if (taken != InputBytes::Taken::End) ++lines_read_;
  return taken;
}

void CsvRows::begin_row() {
  cells_.clear();
  taken_.clear();
  count_ = 0;
  in_quotes_ = false;
  extra_is_empty_ = true;
  line_ = lines_read_;
}

void CsvRows::begin_cell() {
  ++count_;
  if (count_ <= most_) cells_.emplace_back();
}

void CsvRows::put(std::string_view part) {
  if (count_ <= most_)
    cells_.back().append(part);
  else
    extra_is_empty_ = extra_is_empty_ && part.find_first_not_of(" \t") == std::string_view::npos;
}

std::size_t CsvRows::take_quoted(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    const std::size_t quote = std::min(line.find('"', at), line.size());
    put(line.substr(at, quote - at));
    if (quote == line.size()) break;
    const char next = quote + 1 < line.size() ? line[quote + 1] : mark_;
    if (next == mark_) {
      in_quotes_ = false;
      return quote + 1;
    }
    put("\"");
    at = quote + (next == '"' ? 2 : 1);
  }
  return line.size();
}

bool CsvRows::feed(std::string_view line, bool quotes_count) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t at = 0;
  bool begins = !in_quotes_;
  if (begins)
    begin_cell();
  else
    at = take_quoted(line, 0);
  for (;;) {
    if (begins && quotes_count && at < line.size() && line[at] == '"') {
      in_quotes_ = true;
      at = take_quoted(line, at + 1);
    }
    if (in_quotes_) {
      put("\n");
      return false;
    }
    const std::size_t end = std::min(line.find(mark_, at), line.size());
    put(line.substr(at, end - at));
    if (end == line.size()) return true;
    at = end + 1;
    begin_cell();
    begins = true;
  }
}

bool CsvRows::read_by_line() {
  if (taken_.empty()) return false;
  again_.replace(0, again_at_, taken_);
  again_at_ = 0;
  const std::size_t line = line_;
  begin_row();
  line_ = lines_read_ = line;
  feed(first_, false);
  return true;
}

CsvRows::Taken CsvRows::next(std::size_t most) {
  most_ = most;
  for (;;) {
    const bool by_lines = !again_.empty();
    InputBytes::Taken taken = read_line();
    begin_row();
    if (taken == InputBytes::Taken::End) return Taken::End;
    if (taken == InputBytes::Taken::TooLong) return Taken::TooLong;
    if (read_.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (feed(read_, true)) return Taken::Row;
    if (by_lines) {
      begin_row();
      feed(read_, false);
      return Taken::Row;
    }
    first_.swap(read_);
    for (;;) {
      taken = read_line();
      if (taken == InputBytes::Taken::End && bytes_.failure()) return Taken::End;
      if (taken == InputBytes::Taken::All) taken_.append(read_) += '\n';
      lost_ = taken == InputBytes::Taken::TooLong;
      if (taken == InputBytes::Taken::End || lost_ || taken_.size() > limit_) {
        if (!read_by_line()) {  // the last line of all
          const std::size_t line = line_;
          begin_row();
          line_ = lines_read_ = line;
          feed(first_, false);
        }
        return Taken::Row;
      }
      if (feed(read_, true)) return Taken::Row;
    }
  }
}

char find_mark(std::string_view heading) {
  constexpr std::string_view marks = ",\t;|";
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char mark : marks) {
    const std::ptrdiff_t count = std::count(heading.begin(), heading.end(), mark);
    if (count > most) {
      most = count;
      best = mark;
    }
  }
  return best;
}

}  // namespace bede
