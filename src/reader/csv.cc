// SPDX-License-Identifier: Apache-2.0
// A table in text: its first line names the columns, each row is a report.
#include <fmt/format.h>

#include "base/utf8.h"
#include "reader/csv_rows.h"
#include "reader/field_names.h"
#include "reader/format.h"
#include "reader/report_status.h"

namespace bede {
namespace {

constexpr std::size_t most_columns = 10'000;
constexpr std::size_t most_bad_rows = 10'000;        // one after another: then the rest is no table either
constexpr std::size_t other_cells_bytes = 4u << 20;  // of a row, beside its text

class Csv : public ByteReports {
 public:
  Csv(InputBytes bytes, const Reader::Options& options)
      : ByteReports(std::move(bytes), options),
        // All quotes in a text may be doubled.
        rows_(stream, mark_of(stream),
              std::min(options.line_limit_bytes, 2 * options.text_limit_bytes + other_cells_bytes)) {}

  std::optional<ReaderItem> next() override {
    if (ended_) return std::nullopt;
    if (!heading_)
      if (auto refusal = read_heading()) {
        ended_ = true;
        return refusal;
      }
    if (ended_) return std::nullopt;
    switch (rows_.next(heading_->columns())) {
      case CsvRows::Taken::End: ended_ = true; return failure(rows_.line());
      case CsvRows::Taken::TooLong: return refuse(refused::too_large, "the row is over its limit", rows_.line());
      case CsvRows::Taken::Row: break;
    }
    ReaderItem item = read_row();
    const Refusal* refusal = std::get_if<Refusal>(&item);
    bad_rows_ = refusal && refusal->kind == refused::bad_record ? bad_rows_ + 1 : 0;
    if (bad_rows_ < most_bad_rows) return item;
    ended_ = true;
    return refuse(refused::bad_record,
                  fmt::format("{} rows one after another are not what the heading says; the rest is left", bad_rows_),
                  rows_.line());
  }

 private:
  static char mark_of(InputBytes& bytes) {
    const std::string_view head = bytes.head(InputBytes::buffer_bytes);
    return find_mark(head.substr(0, head.find('\n')));
  }

  // Why the table cannot be read; nothing where it can, or is empty.
  std::optional<ReaderItem> read_heading() {
    const CsvRows::Taken taken = rows_.next(most_columns);
    if (taken == CsvRows::Taken::End) {
      ended_ = true;
      return failure(1);
    }
    if (taken != CsvRows::Taken::Row || rows_.count() > most_columns)
      return refuse(refused::too_large, fmt::format("its heading has more than {} columns", most_columns), 1);
    std::vector<std::string> names = rows_.cells();
    for (std::string& name : names) make_valid_utf8(name);
    heading_.emplace(FieldNames(reading.columns), names);
    if (!heading_->absent().empty())
      return refuse(refused::bad_field, fmt::format("there is no column '{}'; {}", heading_->absent(), list(names)), 1);
    if (!heading_->has_text())
      return refuse(refused::no_text,
                    fmt::format("no column is known for a text; say which with --column text=NAME; {}", list(names)),
                    1);
    return std::nullopt;
  }

  // "its columns are: id, day, story"
  static std::string list(const std::vector<std::string>& names) {
    constexpr std::size_t most = 200;
    std::string all = "its columns are: ";
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (all.size() + names[i].size() > most) return all + ", …";
      all += fmt::format("{}{}", i > 0 ? ", " : "", names[i]);
    }
    return all;
  }

  ReaderItem read_row() {
    const std::size_t columns = heading_->columns();
    const auto is_whole = [&] {
      return rows_.count() == columns || (rows_.count() > columns && rows_.extra_is_empty());
    };
    if (!is_whole()) rows_.read_by_line();
    Report report;
    bool has_text = false;
    for (std::size_t c = 0; c < rows_.cells().size(); ++c) {
      const ReportField* field = heading_->field(c);
      if (!field) continue;
      report.*field->value = rows_.cells()[c];
      has_text = has_text || field->value == &Report::text;
    }
    if (!is_whole())
      return refuse(refused::bad_record, fmt::format("the row has {} cells, the heading {}", rows_.count(), columns),
                    rows_.line(), std::move(report.id));
    if ((!has_text || report.text.empty()) && !withdraws(report))
      return refuse(refused::no_text, "the row has no text", rows_.line(), std::move(report.id));
    return complete(std::move(report), rows_.line());
  }

  CsvRows rows_;
  std::optional<Heading> heading_;
  std::size_t bad_rows_ = 0;  // one after another
  bool ended_ = false;
};

}  // namespace

// A heading that names a text and something else, and no line of prose.
bool is_csv(std::string_view head) {
  const std::string_view line = head.substr(0, std::min(head.find('\n'), head.size()));
  const char mark = find_mark(line);
  const FieldNames names({});
  bool text = false, other = false;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(mark, at), line.size());
    std::string_view name = line.substr(at, end - at);
    while (!name.empty() && (name.back() == '\r' || name.back() == '"')) name.remove_suffix(1);
    if (name.starts_with('"')) name.remove_prefix(1);
    if (const auto found = names.find(name)) {
      const bool is_text = found->field->value == &Report::text;
      text = text || is_text;
      other = other || !is_text;
    }
    at = end + 1;
  }
  return text && other;
}

std::unique_ptr<ReportSource> open_csv(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Csv>(std::move(bytes), options);
}

}  // namespace bede
