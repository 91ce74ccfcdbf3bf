// SPDX-License-Identifier: Apache-2.0
// Plain text: the whole input is one report, as it stands.
#include <fmt/format.h>

#include "base/utf8.h"
#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

class PlainText : public ReportSource {
 public:
  PlainText(InputBytes bytes, const Reader::Options& options) : bytes_(std::move(bytes)), options_(options) {}

  std::optional<ReaderItem> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    Report report;
    report.input = bytes_.name();
    const InputBytes::Taken taken = bytes_.read_all(report.text, options_.text_limit_bytes);
    if (bytes_.failure()) return refuse(refused::unreadable, bytes_.failure()->message);
    if (bytes_.stopped()) return std::nullopt;
    if (taken == InputBytes::Taken::End) {
      if (bytes_.name() == "-") return std::nullopt;  // a program before us in the pipe had nothing to say
      return refuse(refused::no_text, "the file is empty");
    }
    report.replaced = make_valid_utf8(report.text);
    if (taken == InputBytes::Taken::TooLong || report.text.size() > options_.text_limit_bytes) {
      return refuse(refused::too_large, fmt::format("the text is over {} bytes", options_.text_limit_bytes));
    }
    if (const DateHeader header = find_date_header(report.text); header.size > 0) {
      report.date = header.date;
      report.text.erase(0, header.size);
    }
    complete_id(report);
    return report;
  }

 private:
  Refusal refuse(std::string_view kind, std::string message) const {
    return make_refusal(kind, bytes_.name(), std::move(message));
  }

  InputBytes bytes_;
  Reader::Options options_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ReportSource> open_plain_text(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<PlainText>(std::move(bytes), options);
}

}  // namespace bede
