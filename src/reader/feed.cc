// SPDX-License-Identifier: Apache-2.0
// RSS 0.9 to 2.0 (an <item> is a report) and Atom (RFC 4287: an <entry> is). What a feed says of itself comes before
// its items, in most: its title is their outlet, its language theirs.
#include "reader/format.h"
#include "reader/html_walk.h"
#include "reader/report_date.h"
#include "reader/xml_reports.h"

namespace bede {
namespace {

class Feed : public XmlReports {
 public:
  Feed(InputBytes bytes, const Reader::Options& options) : XmlReports(std::move(bytes), options) {}

 private:
  using Step = XmlReader::Step;

  std::optional<ReaderItem> read_report() override {
    for (Step step = xml.next(); step <= Step::Text; step = xml.next()) {
      if (step != Step::Begin) continue;
      const std::string name(xml.name());
      if (name == "item" || name == "entry") return read_item();
      if (name == "deleted-entry") return read_deleted();
      if (name == "image" || name == "author" || name == "textInput") {
        xml.skip();  // they have titles of their own
      } else if (name == "title") {
        outlet_ = xml.read_line();
      } else if (name == "language") {
        language_ = xml.read_line();
      } else if (name == "lastBuildDate" || name == "updated" || (name == "pubDate" && date_.empty())) {
        date_ = xml.read_line();
      } else if (name == "feed") {
        language_ = xml.attribute("lang");
      }
    }
    return std::nullopt;
  }

  // <at:deleted-entry ref="id of an entry" when="2024-03-06T09:00:00Z"/> (RFC 6721)
  ReaderItem read_deleted() {
    const std::size_t line = xml.line();
    Report report;
    report.id = xml.attribute("ref");
    report.date = xml.attribute("when");
    report.status = "deleted";
    report.outlet = outlet_;
    xml.skip();
    return complete(std::move(report), line);
  }

  // What an item has for its text, the best last: a summary is part of the content.
  struct Texts {
    std::string summary, content;
    std::string published, updated;
  };

  ReaderItem read_item() {
    const std::size_t line = xml.line(), begun = xml.depth();
    Report report;
    Texts texts;
    for (Step step = xml.next(); step <= Step::Text; step = xml.next()) {
      if (step == Step::End && xml.depth() <= begun) break;
      if (step == Step::Begin) read_element(report, texts);
    }
    report.text = texts.content.size() >= texts.summary.size() ? std::move(texts.content) : std::move(texts.summary);
    report.date = std::move(texts.published);
    if (report.date.empty() && (!texts.updated.empty() || !date_.empty())) {
      report.date = texts.updated.empty() ? date_ : std::move(texts.updated);
      report.date_doubt = doubt::archive;
    }
    if (report.outlet.empty()) report.outlet = outlet_;
    if (report.language.empty()) report.language = language_;
    if (over_) {
      over_ = false;
      return refuse(refused::too_large, "the text is over its limit", line, report.id);
    }
    if (report.text.empty() && report.title.empty())
      return refuse(refused::no_text, "the item has neither text nor title", line, report.id);
    return complete(std::move(report), line);
  }

  void read_element(Report& report, Texts& texts) {
    const std::string name(xml.name());
    if (name == "title") {
      report.title = one_line(read_markup());
    } else if (name == "guid" || name == "id") {
      report.id = xml.read_line();
    } else if (name == "link") {
      read_link(report);
    } else if (name == "pubDate" || name == "published" || name == "date" || name == "issued") {
      texts.published = xml.read_line();
    } else if (name == "updated" || name == "modified") {
      texts.updated = xml.read_line();
    } else if (name == "description" || name == "summary") {
      texts.summary = read_markup();
    } else if (name == "encoded" || name == "content") {
      if (std::string text = read_markup(); text.size() > texts.content.size()) texts.content = std::move(text);
    } else if (name == "language") {
      report.language = xml.read_line();
    } else {  // a <source> is another feed, a media:group has titles of its own
      xml.skip();
    }
  }

  // Text, HTML in text, or XHTML as elements: paragraphs of it.
  std::string read_markup() {
    if (xml.attribute("type") == "xhtml") {
      xml.read_body(body);
      over_ = over_ || body.is_over();
      return body.take();
    }
    const std::size_t begun = xml.depth();
    std::string raw;
    for (Step step = xml.next(); step <= Step::Text; step = xml.next()) {
      if (step == Step::End && xml.depth() <= begun) break;
      if (step == Step::Text && raw.size() <= 2 * reading.text_limit_bytes) raw += xml.text();
    }
    if (raw.find('<') == std::string::npos && raw.find('&') == std::string::npos) {
      body.add_paragraphs(raw);
      over_ = over_ || body.is_over();
      return body.take();
    }
    bool over = false;
    std::string text = text_of_html(raw, reading.text_limit_bytes, over);
    over_ = over_ || over;
    return text;
  }

  // Atom has several links with their addresses as attributes; the one without "rel" is the report's.
  void read_link(Report& report) {
    const std::string address = xml.attribute("href"), relation = xml.attribute("rel");
    std::string told = xml.read_line();
    if (!address.empty() && (relation.empty() || relation == "alternate"))
      report.url = address;
    else if (address.empty() && report.url.empty())
      report.url = std::move(told);
  }

  std::string outlet_, language_, date_;
  bool over_ = false;
};

}  // namespace

std::unique_ptr<ReportSource> open_feed(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Feed>(std::move(bytes), options);
}

}  // namespace bede
