// SPDX-License-Identifier: Apache-2.0
// WARC (ISO 28500) and WET, Common Crawl's texts of it: a record of an answer with a page, a page alone, or a text that
// was made from one, is a report. Requests, pictures, robots.txt, what was not found are no news and passed over.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "reader/body_text.h"
#include "reader/format.h"
#include "reader/page.h"
#include "reader/page_blocks.h"
#include "reader/page_report.h"
#include "reader/web_answer.h"

namespace bede {
namespace {

constexpr std::size_t header_line_bytes = 64u << 10;
constexpr std::size_t most_header_lines = 200;

struct RecordHeader {
  std::string type, id, url, date, content_type;
  std::size_t length = 0;
  bool has_length = false;
};

class Warc : public ByteReports {
 public:
  using ByteReports::ByteReports;

  std::optional<ReaderItem> next() override {
    while (!ended_) {
      RecordHeader header;
      const auto fault = read_header(header);
      if (stream.stopped()) return std::nullopt;
      if (fault) return fault;
      if (ended_) break;
      if (auto item = read_record(header)) return item;
    }
    return failure(record_);
  }

 private:
  // Why the archive cannot be read on; nothing where there is a header, or its end (ended_).
  std::optional<ReaderItem> read_header(RecordHeader& header) {
    std::string line;
    InputBytes::Taken taken = stream.read_line(line, header_line_bytes);
    while (taken == InputBytes::Taken::All && line.find_first_not_of(" \t\r") == std::string::npos)
      taken = stream.read_line(line, header_line_bytes);
    if (taken == InputBytes::Taken::End) {
      ended_ = true;
      return std::nullopt;
    }
    ++record_;
    if (!line.starts_with("WARC/")) return give_up("a record begins with 'WARC/'");
    for (std::size_t lines = 0;; ++lines) {
      if (stream.read_line(line, header_line_bytes) != InputBytes::Taken::All || lines == most_header_lines)
        return stream.failure() ? failure(record_) : give_up("the header of this record has no end");
      const HeaderLine field = split_header(line);
      if (field.name.empty()) break;
      if (field.name == "warc-type") header.type = field.value;
      if (field.name == "warc-record-id") header.id = field.value;
      if (field.name == "warc-target-uri") header.url = field.value;
      if (field.name == "warc-date") header.date = field.value;
      if (field.name == "content-type") header.content_type = field.value;
      if (field.name == "content-length") {
        const auto read = std::from_chars(field.value.data(), field.value.data() + field.value.size(), header.length);
        header.has_length = read.ec == std::errc() && !field.value.empty();
      }
    }
    if (!header.has_length) return give_up("this record does not say how long it is");
    for (std::string* value : {&header.id, &header.url})
      if (value->starts_with('<') && value->ends_with('>')) *value = value->substr(1, value->size() - 2);
    return std::nullopt;
  }

  // Without its length or its beginning no record behind it can be found.
  std::optional<ReaderItem> give_up(std::string_view why) {
    ended_ = true;
    return refuse(refused::bad_record, fmt::format("the archive cannot be read from here on: {}", why), record_);
  }

  // Nothing where the record is no report.
  std::optional<ReaderItem> read_record(const RecordHeader& header) {
    const bool answer = header.type == "response" && header.content_type.starts_with("application/http");
    const bool page = header.type == "resource" && is_page_type(header.content_type);
    const bool text = header.type == "conversion" && header.content_type.starts_with("text/plain");
    if (!answer && !page && !text) return skip(header.length);
    if (header.length > page_limit_bytes) {
      if (auto lost = skip(header.length)) return lost;
      return refuse(refused::too_large, fmt::format("the record is over {} bytes", page_limit_bytes), record_,
                    header.id);
    }
    std::string content;
    if (stream.read_exactly(content, header.length) < header.length) return cut_off();
    Report report;
    report.id = header.id;
    report.url = header.url;
    report.date = header.date;
    report.date_doubt = doubt::archive;
    if (text) return read_text(std::move(content), std::move(report));
    if (page) return read_page({std::move(content), {}}, std::move(report));
    WebAnswer web = read_answer(std::move(content), page_limit_bytes);
    if (!web.is_page) return std::nullopt;
    if (!web.fault.empty()) return refuse(refused::bad_record, std::move(web.fault), record_, header.id);
    return read_page({std::move(web.content), std::move(web.encoding)}, std::move(report));
  }

  std::optional<ReaderItem> skip(std::size_t length) {
    if (stream.skip(length) == length) return std::nullopt;
    return cut_off();
  }

  std::optional<ReaderItem> cut_off() {
    ended_ = true;
    if (stream.stopped()) return std::nullopt;
    if (stream.failure()) return failure(record_);
    return refuse(refused::bad_record, "the archive ends within this record", record_);
  }

  ReaderItem read_page(PageBytes page, Report report) const {
    return report_of_page(std::move(page), std::move(report), stream.name(), record_, reading.text_limit_bytes);
  }

  // WET has a page's text, a line a block, without its markup: lines of menus are told by their words.
  ReaderItem read_text(std::string content, Report report) const {
    report.replaced = make_valid_utf8(content);
    std::vector<PageBlock> blocks;
    std::size_t words = 0;
    for (std::size_t at = 0; at < content.size();) {
      const std::size_t end = std::min(content.find('\n', at), content.size());
      PageBlock block;
      block.text = one_line(std::string_view(content).substr(at, end - at));
      block.words = count_words(block.text);
      words += block.words;
      if (block.words > 0) blocks.push_back(std::move(block));
      at = end + 1;
    }
    BodyText body(reading.text_limit_bytes);
    if (!blocks.empty()) report.title = blocks[0].text;  // of the page's <title>
    for (const PageBlock* block : find_article(blocks, 0)) {
      if (block == &blocks[0]) continue;
      body.add(block->text);
      body.end_paragraph();
    }
    if (body.empty())
      return refuse(refused::no_article, fmt::format("the text has no article in its {} words", words), record_,
                    report.id);
    report.text = body.take();
    return complete(std::move(report), record_);
  }

  std::size_t record_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ReportSource> open_warc(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Warc>(std::move(bytes), options);
}

}  // namespace bede
