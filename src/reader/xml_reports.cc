// SPDX-License-Identifier: Apache-2.0
#include "reader/xml_reports.h"

#include <fmt/format.h>

#include "text/text.h"

namespace bede {

std::optional<ReaderItem> XmlReports::next() {
  if (!told_) {
    auto item = read_report();
    if (stream.stopped()) return std::nullopt;
    if (item && !xml.is_broken()) return item;
  }
  if (stream.failure()) return failure(xml.line());
  if (told_ || !xml.is_broken() || stream.stopped()) return std::nullopt;
  told_ = true;
  return refuse(refused::bad_record, fmt::format("it is no XML from here on: {}", xml.fault()), xml.line());
}

ReaderItem XmlReports::complete_body(Report report, std::size_t line) {
  const bool over = body.is_over();
  report.text = body.take();
  if (over)
    return refuse(refused::too_large, fmt::format("the text is over {} bytes", reading.text_limit_bytes), line,
                  report.id);
  put_dateline(report);
  return complete(std::move(report), line);
}

void put_dateline(Report& report) {
  if (report.dateline.empty() || find_dateline(report.text).body_begin > 0) return;
  std::string_view line = report.dateline;
  for (const std::string_view mark : {" ", "—", "–", "--", "-", " "})
    while (line.ends_with(mark)) line.remove_suffix(mark.size());
  std::string text = fmt::format("{} - {}", line, report.text);
  if (find_dateline(text).body_begin == line.size() + 3) report.text = std::move(text);
}

std::string without_prefix(const std::string& code) { return code.substr(code.find(':') + 1); }

}  // namespace bede
