// SPDX-License-Identifier: Apache-2.0
// The SGML in which the Linguistic Data Consortium gives newswire: Gigaword, and the older <DOCNO> of AQUAINT and TDT.
// A document is a report; its date stands in its id, behind the agency that sent it.
//   <DOC id="XYZ_ENG_20240306.0012" type="story" >, <HEADLINE>, <DATELINE>, <TEXT>, <P>
#include <fmt/format.h>

#include "reader/format.h"
#include "reader/html_walk.h"
#include "reader/xml_reports.h"

namespace bede {
namespace {

constexpr std::size_t tag_line_bytes = 1u << 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The name of the tag that a line begins with: "<P>" -> "P", "</TEXT>" -> "/TEXT"; empty where there is none.
std::string_view tag_of(std::string_view line) {
  if (!line.starts_with('<')) return {};
  const std::string_view name = line.substr(1, line.find_first_of(" \t\r>", 1) - 1);
  for (const char c : name)
    if (c != '/' && c != '_' && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !is_digit(c)) return {};
  return name;
}

std::string_view behind_tag(std::string_view line) {
  const std::size_t end = line.find('>');
  return end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
}

std::string_view before_tag(std::string_view line) { return line.substr(0, line.rfind("</")); }

std::string attribute(std::string_view line, std::string_view name) {
  const std::size_t at = line.find(fmt::format("{}=\"", name));
  if (at == std::string_view::npos) return {};
  const std::string_view rest = line.substr(at + name.size() + 2);
  return std::string(rest.substr(0, rest.find('"')));
}

// "XYZ_ENG_20240306.0012" -> "20240306"; "NYT19980601.0001" -> "19980601"
std::string date_in_id(std::string_view id) {
  const std::size_t dot = id.rfind('.');
  if (dot == std::string_view::npos || dot < 8) return {};
  const std::string_view digits = id.substr(dot - 8, 8);
  return digits.find_first_not_of("0123456789") == std::string_view::npos ? std::string(digits) : std::string();
}

std::string_view agency_in_id(std::string_view id) {
  std::size_t end = 0;
  while (end < id.size() && id[end] >= 'A' && id[end] <= 'Z') ++end;
  return id.substr(0, end);
}

class Gigaword : public ByteReports {
 public:
  Gigaword(InputBytes bytes, const Reader::Options& options)
      : ByteReports(std::move(bytes), options), body_(options.text_limit_bytes) {}

  std::optional<ReaderItem> next() override {
    while (read_line()) {
      if (tag_of(line_) == "DOC" || tag_of(line_) == "doc") return read_document();
    }
    if (stream.stopped()) return std::nullopt;
    if (auto failed = failure(number_)) return failed;
    if (std::exchange(found_, true)) return std::nullopt;
    return refuse(refused::no_text, "there is no <DOC> in it");
  }

 private:
  // False at the end. A line over the limit is passed over: no document has one.
  bool read_line() {
    for (;;) {
      const auto taken = stream.read_line(line_, tag_line_bytes);
      if (taken == InputBytes::Taken::End) return false;
      ++number_;
      if (line_.ends_with('\r')) line_.pop_back();
      if (taken == InputBytes::Taken::All) return true;
    }
  }

  ReaderItem read_document() {
    found_ = true;
    const std::size_t line = number_;
    Report report;
    report.id = attribute(line_, "id");
    std::string date;
    bool in_text = false, ended = false, has_text = false;
    while (!ended && read_line()) {
      std::string tag(tag_of(line_));
      for (char& c : tag) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      if (tag == "/DOC") {
        ended = true;
      } else if (tag == "DOCNO" || tag == "DOCID") {
        report.id = flat("/" + tag);
      } else if (tag == "DATE_TIME" || tag == "DATE") {
        date = flat("/" + tag);
      } else if (tag == "HEADLINE") {
        report.title = flat("/HEADLINE");
      } else if (tag == "DATELINE") {
        report.dateline = flat("/DATELINE");
      } else if (tag == "TEXT" || tag == "/TEXT") {
        in_text = tag == "TEXT";
        has_text = true;
        add_line(behind_tag(line_), in_text);
      } else if (in_text) {
        read_text_line(tag);
      }
    }
    if (!ended && stream.failure()) return *failure(number_);
    if (!ended) return refuse(refused::bad_record, "the file ends within this document", line, report.id);
    report.outlet = agency_in_id(report.id);
    report.date = date_in_id(report.id);
    if (report.date.empty()) report.date = std::move(date);
    const bool over = body_.is_over();
    report.text = text_of_lines(body_.take());
    if (over) return refuse(refused::too_large, "the text is over its limit", line, report.id);
    if (!has_text) return refuse(refused::no_text, "the document has no <TEXT>", line, report.id);
    put_dateline(report);
    return complete(std::move(report), line);
  }

  // Of a document whose <TEXT> has no <P>, an indented line begins a paragraph.
  void read_text_line(const std::string& tag) {
    if (tag == "P" || tag == "/P" || tag == "ANNOTATION" || tag == "/ANNOTATION") {
      body_.end_paragraph();
      add_line(behind_tag(line_), true);
    } else {
      if (line_.empty() || line_.starts_with("   ") || line_.starts_with('\t')) body_.end_paragraph();
      add_line(line_, true);
    }
  }

  void add_line(std::string_view line, bool in_text) {
    if (!in_text) return;
    body_.add(before_tag(line));
    body_.add(" ");
  }

  // What stands up to the tag `end`, on this line or on more, on one line.
  std::string flat(const std::string& end) {
    BodyText text(tag_line_bytes);
    std::string part(behind_tag(line_));
    while (part.find('<') == std::string::npos && tag_of(line_) != end) {
      text.add(part + " ");
      if (!read_line()) break;
      part = line_;
    }
    text.add(part.substr(0, part.find('<')));
    return text_of_lines(text.take());
  }

  // SGML's entities: "&AMP;", "&amp;", "&lt;".
  static std::string text_of_lines(std::string text) {
    constexpr std::pair<std::string_view, char> entities[] = {{"&AMP;", '&'},  {"&amp;", '&'}, {"&LT;", '<'},
                                                              {"&lt;", '<'},   {"&GT;", '>'},  {"&gt;", '>'},
                                                              {"&quot;", '"'}, {"&QUOT;", '"'}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      bool found = false;
      if (text[at] == '&') {
        for (const auto& [entity, character] : entities) {
          if (text.compare(at, entity.size(), entity) != 0) continue;
          out += character;
          at += entity.size();
          found = true;
          break;
        }
      }
      if (!found) out += text[at++];
    }
    return out;
  }

  BodyText body_;
  std::string line_;
  std::size_t number_ = 0;
  bool found_ = false;  // a document
};

}  // namespace

bool is_gigaword(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = head.substr(first);
  return rest.starts_with("<DOC ") || rest.starts_with("<DOC>") || rest.starts_with("<doc id=");
}

std::unique_ptr<ReportSource> open_gigaword(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Gigaword>(std::move(bytes), options);
}

}  // namespace bede
