// SPDX-License-Identifier: Apache-2.0
// NewsML-G2 (IPTC, http://iptc.org/std/nar/2006-10-01/): a newsItem is a report, alone or many in a newsMessage.
#include "reader/format.h"
#include "reader/html_walk.h"
#include "reader/report_status.h"
#include "reader/xml_reports.h"

namespace bede {
namespace {

// The item that is read, and what of it is no field of a report.
struct Item {
  Report report;
  std::string version_created, first_created, content_created;
  std::string status, signal;
};

class NewsMl : public XmlReports {
 public:
  NewsMl(InputBytes bytes, const Reader::Options& options) : XmlReports(std::move(bytes), options) {}

 private:
  std::optional<ReaderItem> read_report() override {
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next())
      if (step == XmlReader::Step::Begin && xml.name() == "newsItem") return read_item();
    return std::nullopt;
  }

  ReaderItem read_item() {
    const std::size_t line = xml.line(), begun = xml.depth();
    Item item;
    item.report.id = xml.attribute("guid");
    item.report.version = xml.attribute("version");
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next()) {
      if (step == XmlReader::Step::End && xml.depth() <= begun) break;
      if (step == XmlReader::Step::Begin) read_element(item);
    }
    Report& report = item.report;
    // <signal qcode="sig:correction"/> stands beside a status by which the item is usable.
    const bool signals =
        standing_of(item.status) == ReportStanding::Usable && standing_of(item.signal) != ReportStanding::Usable;
    report.status = signals ? item.signal : item.status;
    // A version is published when it is made: a correction of Friday speaks of Friday.
    for (const std::string* date : {&item.version_created, &item.first_created, &item.content_created})
      if (report.date.empty()) report.date = *date;
    return complete_body(std::move(report), line);
  }

  void read_element(Item& item) {
    Report& report = item.report;
    const std::string name(xml.name());
    const auto take = [&](std::string& field) {
      std::string value = xml.read_line();
      if (field.empty()) field = std::move(value);
    };
    if (name == "versionCreated") return take(item.version_created);
    if (name == "firstCreated") return take(item.first_created);
    if (name == "contentCreated") return take(item.content_created);
    if (name == "headline") return take(report.title);
    if (name == "dateline") return take(report.dateline);
    if (name == "pubStatus") item.status = without_prefix(xml.attribute("qcode"));
    if (name == "signal") item.signal = without_prefix(xml.attribute("qcode"));
    if (name == "language" && report.language.empty()) report.language = xml.attribute("tag");
    if (name == "provider") return read_provider(report);
    if (name == "inlineXML") return xml.read_body(body);
    if (name == "inlineData") return read_data();
    // What these hold has names and headlines of its own.
    if (name == "catalog" || name == "rightsInfo" || name == "partMeta" || name == "assert" || name == "link" ||
        name == "subject" || name == "itemClass" || name == "remoteContent")
      xml.skip();
  }

  // <provider qcode="nprov:ABC"><name>Anytown Broadcasting</name></provider>, or without a name.
  void read_provider(Report& report) {
    const std::string code = xml.attribute("qcode"), literal = xml.attribute("literal");
    report.outlet = xml.read_line();
    if (report.outlet.empty()) report.outlet = !literal.empty() ? literal : without_prefix(code);
  }

  void read_data() {
    const std::string type = xml.attribute("contenttype");
    if (type.find("html") == std::string::npos) return read_lines();
    bool over = false;
    const std::string text = text_of_html(xml.read_line(), reading.text_limit_bytes, over);
    body.end_paragraph();
    body.add_paragraphs(text);
  }

  // Plain text within XML: a blank line parts paragraphs.
  void read_lines() {
    const std::size_t begun = xml.depth();
    std::string text;
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next()) {
      if (step == XmlReader::Step::End && xml.depth() <= begun) break;
      if (step == XmlReader::Step::Text && text.size() <= reading.text_limit_bytes) text += xml.text();
    }
    body.add_paragraphs(text);
  }
};

}  // namespace

std::unique_ptr<ReportSource> open_newsml(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<NewsMl>(std::move(bytes), options);
}

}  // namespace bede
