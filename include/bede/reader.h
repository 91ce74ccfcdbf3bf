// SPDX-License-Identifier: Apache-2.0
// Reading: any mix of inputs becomes reports, one at a time, in order.
//
//   in   Reader({"reports.jsonl", "lagos.txt", "absent.txt", "-"})
//   out  Report, Report, Refusal{bad_json, reports.jsonl:3}, Report, Refusal{not_found, absent.txt}, Report, nothing
//
// An input is a file, "-" for standard input, a folder, whose report files are read in the order of their names, or a
// pattern such as "2024-*.jsonl.gz". What a file holds is told from its content, with its name as a hint; what is
// packed by gzip or Zstandard is unpacked on the way. docs/reading.md has the formats.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "bede/manifest.h"
#include "bede/report.h"

namespace bede {

using ReaderItem = std::variant<Report, Refusal>;

// A format that is read: {"csv", ".csv", "a table, a report a row"}
struct InputFormat {
  std::string_view name;
  std::string_view endings;  // of its files, parted by spaces; .gz and .zst may follow each
  std::string_view meaning;
};
std::span<const InputFormat> input_formats();

// The fields of a report that a column of a table or a field of JSON can be: "text", "title", "date", …
std::span<const std::string_view> report_field_names();

class Reader {
 public:
  struct Options {
    // What is longer is refused as `too_large`, and skipped without being kept.
    std::size_t text_limit_bytes = report_limit_bytes;  // of one report's text
    std::size_t line_limit_bytes = 100'000'000;         // of one JSON line: the largest text, all escaped, fits
    const std::atomic<bool>* stop = nullptr;            // once true, next() gives nothing more

    std::string format = {};  // one of input_formats() for all inputs; empty: each file's own
    // Which column or field of JSON is which field of a report: {"text", "BODY"}. What is not named is found by habit.
    std::vector<std::pair<std::string, std::string>> columns = {};
    std::string today = {};     // an ISO day: a report that is dated after it is doubtful; empty: none is
    bool any_language = false;  // also take what is not in English
  };

  Reader(std::vector<std::string> inputs, Options options);
  explicit Reader(std::vector<std::string> inputs) : Reader(std::move(inputs), Options{}) {}
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The next report, or what was refused in its place; nothing at the end. Every text is valid UTF-8. Holds one report
  // at a time, or one line, page, or record with it; never a whole archive.
  std::optional<ReaderItem> next();

  // Bytes of all files that were read so far, packed as they are.
  std::uint64_t bytes_read() const;
  // How many there are in all; nothing where that cannot be known: of a pipe. Looks at every file's size.
  std::optional<std::uint64_t> bytes_in_all() const;

  // The inputs that were read to their end so far, in order.
  const std::vector<ReadInput>& done() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace bede
