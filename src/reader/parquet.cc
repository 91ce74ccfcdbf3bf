// SPDX-License-Identifier: Apache-2.0
// Parquet, read by DuckDB, which is opened for it: each row is a report.
#include <fmt/format.h>

#include "base/utf8.h"
#include "reader/field_names.h"
#include "reader/format.h"
#include "reader/report_status.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr std::size_t memory_bytes = 256u << 20;  // of DuckDB, beside what a report takes
constexpr std::size_t most_columns = 10'000;

// DuckDB holds the values of so many rows at a time, however long they are, and its bound of memory does not count
// them: what repeats in the file is there once, and many times in memory. More of such rows than this is no news.
constexpr std::size_t rows_at_a_time = 2048;
constexpr std::size_t most_bytes_at_a_time = 256u << 20;
// The same for values that stand in the file one by one, which are in memory before they can be measured: of a row
// group with more than that, they may be so long on average.
constexpr std::size_t long_value_bytes = 64u << 10;

// "a \"b\"" -> "\"a \"\"b\"\"\"", a name in SQL
std::string sql_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

class Parquet : public ByteReports {
 public:
  using ByteReports::ByteReports;

  std::optional<ReaderItem> next() override {
    if (ended_) return std::nullopt;
    if (!rows_)
      if (auto refusal = open()) {
        ended_ = true;
        return refusal;
      }
    ++number_;
    auto row = rows_->next();
    if (row.ok() && !row->empty()) return read_row(*row);
    ended_ = true;
    if (stream.stopped()) return std::nullopt;
    if (!row.ok()) return refuse(refused::unreadable, row.error().message, number_);
    stream.skip(~std::size_t{0});  // DuckDB read the file: here it is read for its hash
    return failure(number_);
  }

 private:
  // Why the file cannot be read; nothing where it can.
  std::optional<ReaderItem> open() {
    if (stream.name() == "-" || stream.packing() != Packing::None)
      return refuse(refused::unsupported,
                    "Parquet is read from a file of its own: not from a pipe, and not packed once more");
    auto opened = open_in_memory(memory_bytes);
    if (!opened.ok()) return refuse(refused::unreadable, opened.error().text());
    database_.emplace(std::move(opened).value());
    const std::string file = fmt::format("read_parquet({})", sql_text(stream.name()));
    std::vector<std::string> names;
    const auto described =
        database_->read(fmt::format("SELECT column_name FROM (DESCRIBE SELECT * FROM {})", file), [&](auto row) {
          names.emplace_back(row[0].value_or(""));
          return names.size() <= most_columns;
        });
    if (!described.ok()) return refuse(refused::unreadable, described.error().message);
    if (names.size() > most_columns)
      return refuse(refused::too_large, fmt::format("it has more than {} columns", most_columns));
    const Heading heading(FieldNames(reading.columns), names);
    if (!heading.absent().empty())
      return refuse(refused::bad_field, fmt::format("there is no column '{}'", heading.absent()));
    if (!heading.has_text())
      return refuse(refused::no_text, "no column is known for a text; say which with --column text=NAME");
    std::string columns, quoted, lengths;
    for (std::size_t c = 0; c < names.size(); ++c) {
      if (!heading.field(c)) continue;
      fields_.push_back(heading.field(c));
      const std::string column = sql_name(names[c]) + "::VARCHAR";
      columns += fmt::format("{}{}", columns.empty() ? "" : ", ", column);
      quoted += fmt::format("{}{}", quoted.empty() ? "" : ", ", sql_text(names[c]));
      lengths += fmt::format("{}coalesce(strlen({}), 0)", lengths.empty() ? "" : " + ", column);
    }
    if (auto refusal = find_too_long(quoted, lengths)) return refusal;
    auto rows = RowStream::open(*database_, fmt::format("SELECT {} FROM {}", columns, file), reading.stop);
    if (!rows.ok()) return refuse(refused::unreadable, rows.error().message);
    rows_.emplace(std::move(rows).value());
    return std::nullopt;
  }

  // Why its values would not fit the memory; nothing where they do. `quoted`: the names of the columns that are read,
  // as texts of SQL; `lengths`: the bytes of a row in them.
  std::optional<ReaderItem> find_too_long(const std::string& quoted, const std::string& lengths) {
    const std::string questions[] = {
        fmt::format("SELECT count(*)::VARCHAR FROM parquet_metadata({}) WHERE path_in_schema IN ({}) AND "
                    "total_uncompressed_size > greatest({}, {} * num_values)",
                    sql_text(stream.name()), quoted, most_bytes_at_a_time, long_value_bytes),
        fmt::format(
            "SELECT count(*)::VARCHAR FROM (SELECT sum({}) AS bytes FROM read_parquet({}, file_row_number = true) "
            "GROUP BY file_row_number // {}) WHERE bytes > {}",
            lengths, sql_text(stream.name()), rows_at_a_time, most_bytes_at_a_time)};
    for (const std::string& question : questions) {
      const auto too_many = database_->value(question);
      if (!too_many.ok()) return refuse(refused::unreadable, too_many.error().message);
      if (too_many.value() != "0")
        return refuse(refused::too_large, fmt::format("{} rows hold over {} bytes; convert it to JSON Lines",
                                                      rows_at_a_time, most_bytes_at_a_time));
    }
    return std::nullopt;
  }

  ReaderItem read_row(Database::Values row) const {
    Report report;
    bool has_text = false;
    for (std::size_t c = 0; c < fields_.size(); ++c) {
      if (!row[c]) continue;
      const bool is_text = fields_[c]->value == &Report::text;
      if (is_text && row[c]->size() > reading.text_limit_bytes)
        return refuse(refused::too_large, fmt::format("the text is over {} bytes", reading.text_limit_bytes), number_,
                      report.id);
      report.*fields_[c]->value = *row[c];
      has_text = has_text || is_text;
    }
    if (!has_text && !withdraws(report)) return refuse(refused::no_text, "the row has no text", number_, report.id);
    return complete(std::move(report), number_);
  }

  std::optional<Database> database_;
  std::optional<RowStream> rows_;  // closed before the database
  std::vector<const ReportField*> fields_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ReportSource> open_parquet(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Parquet>(std::move(bytes), options);
}

}  // namespace bede
