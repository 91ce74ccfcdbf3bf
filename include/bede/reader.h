// SPDX-License-Identifier: Apache-2.0
// Reading: any mix of inputs becomes reports, one at a time, in order.
//
//   in   Reader({"reports.jsonl", "lagos.txt", "absent.txt", "-"})
//   out  Report, Report, Refusal{bad_json, reports.jsonl:3}, Report, Refusal{not_found, absent.txt}, Report, nothing
//
// An input is a file, "-" for standard input, or a folder, whose .jsonl, .ndjson and .txt files are read in the order
// of their names. What a file holds is told from its content: JSON Lines, where the first byte that is not white space
// is "{" (or the name ends in .jsonl or .ndjson); else plain text, the whole of which is one report.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bede/manifest.h"
#include "bede/report.h"

namespace bede {

using ReaderItem = std::variant<Report, Refusal>;

class Reader {
 public:
  struct Options {
    // What is longer is refused as `too_large`, and skipped without being kept.
    std::size_t text_limit_bytes = report_limit_bytes;  // of one report's text
    std::size_t line_limit_bytes = 100'000'000;         // of one JSON line: the largest text, all escaped, fits
    const std::atomic<bool>* stop = nullptr;            // once true, next() gives nothing more
  };

  Reader(std::vector<std::string> inputs, Options options);
  explicit Reader(std::vector<std::string> inputs) : Reader(std::move(inputs), Options{}) {}
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The next report, or what was refused in its place; nothing at the end. Every text is valid UTF-8 and, that aside,
  // as it stands in the input. Holds one line or one plain text at a time, never a whole JSON Lines file.
  std::optional<ReaderItem> next();

  // The inputs that were read to their end so far, in order.
  const std::vector<ReadInput>& done() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace bede
