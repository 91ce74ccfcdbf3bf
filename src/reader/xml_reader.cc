// SPDX-License-Identifier: Apache-2.0
#include "reader/xml_reader.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "reader/xml_bytes.h"

namespace bede {
namespace {

constexpr std::size_t longest_line_bytes = 1u << 20;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string one_line_message(const char* message) {
  std::string line = message ? one_line(message) : std::string("it is no XML");
  make_valid_utf8(line);
  return line;
}

}  // namespace

class XmlReader::Work {
 public:
  explicit Work(InputBytes& given) : bytes(given), xml(given) {
    xmlInitParser();
    reader = xmlReaderForIO(&read_more, nullptr, this, nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (reader) xmlTextReaderSetStructuredErrorHandler(reader, &note, this);
  }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() {
    if (reader) xmlFreeTextReader(reader);
  }

  static int read_more(void* self, char* to, int size) {
    return static_cast<int>(static_cast<Work*>(self)->xml.read(to, static_cast<std::size_t>(size)));
  }
  static void note(void* self, xmlErrorPtr error) {
    Work& work = *static_cast<Work*>(self);
    const bool harmless = !error || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE;
    if (harmless || work.broken) return;
    work.broken = true;
    work.fault = one_line_message(error->message);
    work.broken_line = error->line > 0 ? static_cast<std::size_t>(error->line) : 0;
  }

  InputBytes& bytes;
  XmlBytes xml;
  xmlTextReaderPtr reader = nullptr;
  bool broken = false, ended = false;
  bool end_due = false;  // of an element without content
  std::size_t broken_line = 0;
  std::string fault;
};

XmlReader::XmlReader(InputBytes& bytes) : work_(std::make_unique<Work>(bytes)) {}
XmlReader::~XmlReader() = default;

XmlReader::Step XmlReader::next() {
  Work& work = *work_;
  if (!work.reader) return Step::Broken;
  if (work.end_due) {
    work.end_due = false;
    return Step::End;
  }
  while (!work.broken && !work.ended) {
    const int status = xmlTextReaderRead(work.reader);
    if (status < 0) work.broken = true;
    if (status == 0) work.ended = true;
    if (status != 1 || work.broken) break;
    switch (xmlTextReaderNodeType(work.reader)) {
      case XML_READER_TYPE_ELEMENT: work.end_due = xmlTextReaderIsEmptyElement(work.reader) == 1; return Step::Begin;
      case XML_READER_TYPE_END_ELEMENT: return Step::End;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE: return Step::Text;
      default: break;
    }
  }
  return work.broken || work.bytes.failure() ? Step::Broken : Step::Ended;
}

std::string_view XmlReader::name() const { return view(xmlTextReaderConstLocalName(work_->reader)); }

std::string_view XmlReader::text() const { return view(xmlTextReaderConstValue(work_->reader)); }

std::string XmlReader::attribute(std::string_view name) const {
  std::string value;
  if (xmlTextReaderMoveToFirstAttribute(work_->reader) != 1) return value;
  do {
    if (view(xmlTextReaderConstLocalName(work_->reader)) == name) {
      value = view(xmlTextReaderConstValue(work_->reader));
      break;
    }
  } while (xmlTextReaderMoveToNextAttribute(work_->reader) == 1);
  xmlTextReaderMoveToElement(work_->reader);
  return value;
}

std::size_t XmlReader::depth() const { return static_cast<std::size_t>(xmlTextReaderDepth(work_->reader)); }

std::size_t XmlReader::line() const {
  if (work_->broken && work_->broken_line > 0) return work_->broken_line;
  return work_->reader ? static_cast<std::size_t>(std::max(0, xmlTextReaderGetParserLineNumber(work_->reader))) : 0;
}

bool XmlReader::is_broken() const { return !work_->reader || work_->broken || work_->bytes.failure(); }

const std::string& XmlReader::fault() const { return work_->fault; }

std::string XmlReader::read_line() {
  BodyText line(longest_line_bytes);
  const std::size_t begun = depth();
  for (Step step = next(); step == Step::Begin || step == Step::End || step == Step::Text; step = next()) {
    if (step == Step::End && depth() <= begun) break;
    if (step == Step::Text) line.add(text());
  }
  return line.take();
}

void XmlReader::read_body(BodyText& body) {
  const std::size_t begun = depth();
  body.end_paragraph();
  for (Step step = next(); step == Step::Begin || step == Step::End || step == Step::Text; step = next()) {
    if (step == Step::End && depth() <= begun) break;
    if (step == Step::Text) {
      body.add(text());
    } else if (step == Step::Begin && is_no_text(name())) {
      skip();
    } else if (is_block(name())) {
      body.end_paragraph();
    } else if (name() == "br") {
      body.add(" ");
    }
  }
  body.end_paragraph();
}

void XmlReader::skip() {
  const std::size_t begun = depth();
  for (Step step = next(); step == Step::Begin || step == Step::End || step == Step::Text; step = next())
    if (step == Step::End && depth() <= begun) break;
}

bool is_block(std::string_view name) {
  static constexpr std::string_view blocks[] = {
      "address",  "article", "block", "blockquote", "body", "bq",      "center", "dd",     "div", "dl",  "dt",
      "fieldset", "h1",      "h2",    "h3",         "h4",   "h5",      "h6",     "header", "hl1", "hl2", "hr",
      "li",       "main",    "ol",    "p",          "pre",  "section", "td",     "th",     "tr",  "ul"};
  return std::find(std::begin(blocks), std::end(blocks), name) != std::end(blocks);
}

bool is_no_text(std::string_view name) {
  static constexpr std::string_view others[] = {"audio",  "body.end", "body.head", "canvas",     "figure",   "head",
                                                "iframe", "math",     "media",     "nitf-table", "noscript", "object",
                                                "script", "style",    "svg",       "table",      "template", "video"};
  return std::find(std::begin(others), std::end(others), name) != std::end(others);
}

}  // namespace bede
