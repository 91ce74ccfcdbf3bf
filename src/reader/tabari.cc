// SPDX-License-Identifier: Apache-2.0
// The text of TABARI and KEDS: a line with day and id, the lines of a sentence or a lead, a blank line.
//   240306 XYZ-0012-01
//   Police in Lagos arrested 12 students on Monday,
//   a union said.
#include <fmt/format.h>

#include "base/day.h"
#include "reader/format.h"

namespace bede {
namespace {

constexpr std::size_t longest_line_bytes = 1u << 20;
constexpr std::size_t longest_record_line = 80;
constexpr int pivot_year = 30;  // TABARI's: 30 is 1930, 29 is 2029

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// "240306 XYZ-0012-01" -> the day, ISO; empty where it is no such line.
std::string day_of(std::string_view line) {
  if (line.size() < 8 || line.size() > longest_record_line) return {};
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  if ((digits != 6 && digits != 8) || digits == line.size() || (line[digits] != ' ' && line[digits] != '\t')) return {};
  std::string year(line.substr(0, digits - 4));
  if (digits == 6) year = ((year[0] - '0') * 10 + (year[1] - '0') < pivot_year ? "20" : "19") + year;
  const std::string day = fmt::format("{}-{}-{}", year, line.substr(digits - 4, 2), line.substr(digits - 2, 2));
  return parse_day(day) ? day : std::string();
}

// "240306 XYZ-0012-01 …" -> "XYZ-0012-01"
std::string id_of(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_of(" \t"), line.size()));
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return std::string(line.substr(0, line.find_first_of(" \t\r")));
}

class Tabari : public ByteReports {
 public:
  using ByteReports::ByteReports;

  std::optional<ReaderItem> next() override {
    do {
      if (!read_line()) return stream.stopped() ? std::nullopt : failure(number_);
    } while (is_blank(line_));
    const std::size_t begun = number_;
    Report report;
    report.date = day_of(line_);
    report.id = id_of(line_);
    const bool good = !report.date.empty();
    bool over = false;
    while (read_line() && !is_blank(line_)) {
      over = over || report.text.size() + line_.size() + 1 > reading.text_limit_bytes;
      if (over || !good) continue;
      if (!report.text.empty()) report.text += '\n';
      report.text += line_;
    }
    if (stream.stopped()) return std::nullopt;
    if (!good) return refuse(refused::bad_record, "a record begins with a day and an id: '240306 XYZ-0012-01'", begun);
    if (over) return refuse(refused::too_large, "the text is over its limit", begun, report.id);
    if (report.text.empty()) return refuse(refused::no_text, "the record has no text", begun, report.id);
    return complete(std::move(report), begun);
  }

 private:
  bool read_line() {
    const auto taken = stream.read_line(line_, longest_line_bytes);
    if (taken == InputBytes::Taken::End) {
      line_.clear();
      return false;
    }
    ++number_;
    if (taken == InputBytes::Taken::TooLong) line_ = "(a line that is too long)";
    if (line_.ends_with('\r')) line_.pop_back();
    return true;
  }

  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace

bool is_tabari(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::size_t end = head.find('\n', first);
  if (end == std::string_view::npos || day_of(head.substr(first, end - first)).empty()) return false;
  return !is_blank(head.substr(end + 1, head.find('\n', end + 1) - end - 1));
}

std::unique_ptr<ReportSource> open_tabari(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Tabari>(std::move(bytes), options);
}

}  // namespace bede
