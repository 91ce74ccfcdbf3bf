// SPDX-License-Identifier: Apache-2.0
// Plain text: the whole input is one report, as it stands.
#include <fmt/format.h>

#include "base/utf8.h"
#include "reader/format.h"
#include "text/text.h"

namespace bede {
namespace {

class PlainText : public ByteReports {
 public:
  using ByteReports::ByteReports;

  std::optional<ReaderItem> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    Report report;
    const InputBytes::Taken taken = stream.read_all(report.text, reading.text_limit_bytes);
    if (stream.failure() || stream.stopped()) return failure(0);
    if (taken == InputBytes::Taken::End) {
      if (stream.name() == "-") return std::nullopt;  // a program before us in the pipe had nothing to say
      return refuse(refused::no_text, "the file is empty");
    }
    report.replaced = make_valid_utf8(report.text);
    if (taken == InputBytes::Taken::TooLong || report.text.size() > reading.text_limit_bytes)
      return refuse(refused::too_large, fmt::format("the text is over {} bytes", reading.text_limit_bytes));
    if (const DateHeader header = find_date_header(report.text); header.size > 0) {
      report.date = header.date;
      report.text.erase(0, header.size);
    }
    return complete(std::move(report));
  }

 private:
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ReportSource> open_plain_text(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<PlainText>(std::move(bytes), options);
}

}  // namespace bede
