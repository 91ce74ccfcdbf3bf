// SPDX-License-Identifier: Apache-2.0
// JSON Lines: each line that is not blank is one report.
#include <fmt/format.h>

#include "reader/format.h"
#include "reader/json_report.h"

namespace bede {
namespace {

constexpr std::size_t kept_line_bytes = 4 << 20;  // after a longer line its memory is given back

class JsonLines : public ByteReports {
 public:
  JsonLines(InputBytes bytes, const Reader::Options& options)
      : ByteReports(std::move(bytes), options), json_(options.columns) {}

  std::optional<ReaderItem> next() override {
    if (line_.capacity() > kept_line_bytes) line_ = {};
    for (;;) {
      const InputBytes::Taken taken = stream.read_line(line_, reading.line_limit_bytes);
      ++number_;
      if (taken == InputBytes::Taken::TooLong) {
        return refuse(refused::too_large, fmt::format("the line is over {} bytes", reading.line_limit_bytes), number_);
      }
      if (taken == InputBytes::Taken::End) return failure(number_);
      if (line_.starts_with(byte_order_mark)) line_.erase(0, byte_order_mark.size());  // files that were joined
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      return json_.parse(line_, stream.name(), number_, reading.text_limit_bytes);
    }
  }

 private:
  JsonReport json_;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace

std::unique_ptr<ReportSource> open_json_lines(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<JsonLines>(std::move(bytes), options);
}

}  // namespace bede
