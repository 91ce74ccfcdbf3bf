// SPDX-License-Identifier: Apache-2.0
// A page of HTML: one file, one report.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "reader/format.h"
#include "reader/html_walk.h"
#include "reader/language_check.h"
#include "reader/page.h"
#include "reader/page_report.h"

namespace bede {
namespace {

class Html : public ByteReports {
 public:
  using ByteReports::ByteReports;

  std::optional<ReaderItem> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    PageBytes page;
    const InputBytes::Taken taken = stream.read_all(page.bytes, page_limit_bytes);
    if (stream.failure() || stream.stopped()) return failure(0);
    if (taken == InputBytes::Taken::TooLong)
      return refuse(refused::too_large, fmt::format("the page is over {} bytes", page_limit_bytes));
    return report_of_page(std::move(page), {}, stream.name(), 0, reading.text_limit_bytes);
  }

 private:
  bool done_ = false;
};

}  // namespace

ReaderItem report_of_page(PageBytes bytes, Report report, const std::string& input, std::size_t line,
                          std::size_t text_limit_bytes) {
  report.replaced = make_utf8(bytes.bytes, bytes.encoding);
  Page page = read_page(bytes.bytes, text_limit_bytes);
  if (page.is_broken)
    return make_refusal(refused::bad_record, input,
                        "the page's elements stand too deep within each other, or have too many attributes", line,
                        report.id);
  if (page.is_over)
    return make_refusal(refused::too_large, input, "the page's text is over its limit", line, report.id);
  if (page.text.empty())
    return make_refusal(refused::no_article, input,
                        fmt::format("the page has no article: of its {} words {} are in links", page.words,
                                    std::min(page.words, page.link_words)),
                        line, report.id);
  report.text = std::move(page.text);
  report.title = std::move(page.title);
  if (!page.url.empty()) report.url = std::move(page.url);
  report.outlet = std::move(page.outlet);
  if (!page.date.empty()) {
    report.date = std::move(page.date);
    report.date_doubt = page.dates_differ ? std::string(doubt::conflict) : std::string();
  }
  // What a page says of its language is mostly its template's: the text counts more.
  const FoundLanguage found = find_language(report.text);
  report.language = found.certain ? found.code : page.language;
  return complete(std::move(report), input, line, text_limit_bytes);
}

bool is_html(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return false;
  std::string small(head.substr(first, 1024));
  std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  if (small.starts_with("<!doctype html")) return true;
  const std::string_view root = find_root(head);
  return root == "html" || root == "HTML" || root == "head" || root == "body";
}

std::unique_ptr<ReportSource> open_html(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Html>(std::move(bytes), options);
}

}  // namespace bede
