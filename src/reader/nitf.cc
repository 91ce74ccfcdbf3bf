// SPDX-License-Identifier: Apache-2.0
// NITF (IPTC, News Industry Text Format 3): a file is one report.
#include <array>

#include "reader/format.h"
#include "reader/report_status.h"
#include "reader/xml_reports.h"

namespace bede {
namespace {

class Nitf : public XmlReports {
 public:
  Nitf(InputBytes bytes, const Reader::Options& options) : XmlReports(std::move(bytes), options) {}

 private:
  std::optional<ReaderItem> read_report() override {
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next())
      if (step == XmlReader::Step::Begin && xml.name() == "nitf") return read_nitf();
    return std::nullopt;
  }

  ReaderItem read_nitf() {
    const std::size_t line = xml.line(), begun = xml.depth();
    Report report;
    std::string issued, released, told, page_title, idref_status;
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next()) {
      if (step == XmlReader::Step::End && xml.depth() <= begun) break;
      if (step != XmlReader::Step::Begin) continue;
      const std::string name(xml.name());
      if (name == "docdata") {
        report.status = xml.attribute("management-status");
        // Another document, which this one is an update to, or whose status it changes.
        report.corrects = xml.attribute("management-doc-idref");
        idref_status = xml.attribute("management-idref-status");
      } else if (name == "doc-id") {
        report.id = xml.attribute("id-string");
      } else if (name == "du-key") {
        report.version = xml.attribute("version");
      } else if (name == "date.issue") {
        issued = xml.attribute("norm");
      } else if (name == "date.release") {
        released = xml.attribute("norm");
      } else if (name == "pubdata") {
        report.outlet = xml.attribute("name");
        if (told.empty()) told = xml.attribute("date.publication");
      } else if (name == "distributor") {
        std::string agency = xml.read_line();
        if (report.outlet.empty()) report.outlet = std::move(agency);
      } else if (name == "title") {
        page_title = xml.read_line();
      } else if (name == "hl1") {
        if (std::string title = xml.read_line(); report.title.empty()) report.title = std::move(title);
      } else if (name == "dateline") {
        report.dateline = xml.read_line();
      } else if (name == "body.content") {
        xml.read_body(body);
      } else if (name == "body.end") {
        xml.skip();
      }
    }
    if (report.title.empty()) report.title = std::move(page_title);
    // A notice that withdraws another document is none itself, but may be used as such.
    if (standing_of(idref_status) == ReportStanding::Withdrawal) report.status = std::move(idref_status);
    // Issued is when it was published; released, from when on it may be used.
    for (std::string* date : {&told, &issued, &released})
      if (report.date.empty()) report.date = std::move(*date);
    return complete_body(std::move(report), line);
  }
};

}  // namespace

std::unique_ptr<ReportSource> open_nitf(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Nitf>(std::move(bytes), options);
}

}  // namespace bede
