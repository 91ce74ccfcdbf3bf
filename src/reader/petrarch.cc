// SPDX-License-Identifier: Apache-2.0
// The XML of PETRARCH and UniversalPetrarch: <Sentence> or <Article>, each with a <Text>, is a report by its own id.
// Its <Parse> is left: Bede has its own.
//   <Sentence date="20240306" id="AFP_01-2" source="AFP" sentence="True"><Text>Police in Lagos …</Text>
#include "reader/format.h"
#include "reader/xml_reports.h"

namespace bede {
namespace {

class Petrarch : public XmlReports {
 public:
  Petrarch(InputBytes bytes, const Reader::Options& options) : XmlReports(std::move(bytes), options) {}

 private:
  std::optional<ReaderItem> read_report() override {
    for (auto step = xml.next(); step <= XmlReader::Step::Text; step = xml.next()) {
      if (step != XmlReader::Step::Begin || (xml.name() != "Sentence" && xml.name() != "Article")) continue;
      const std::size_t line = xml.line(), begun = xml.depth();
      Report report;
      report.id = xml.attribute("id");
      report.date = xml.attribute("date");
      report.outlet = xml.attribute("source");
      report.url = xml.attribute("url");
      bool has_text = false;
      for (step = xml.next(); step <= XmlReader::Step::Text; step = xml.next()) {
        if (step == XmlReader::Step::End && xml.depth() <= begun) break;
        if (step != XmlReader::Step::Begin) continue;
        if (xml.name() == "Text") {
          has_text = true;
          xml.read_body(body);
        } else {
          xml.skip();
        }
      }
      if (!has_text) return refuse(refused::no_text, "the report has no <Text>", line, report.id);
      return complete_body(std::move(report), line);
    }
    return std::nullopt;
  }
};

}  // namespace

std::unique_ptr<ReportSource> open_petrarch(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<Petrarch>(std::move(bytes), options);
}

}  // namespace bede
