// SPDX-License-Identifier: Apache-2.0
// Private to reading: what the formats of XML have in common.
#pragma once

#include <string>

#include "reader/source.h"
#include "reader/xml_reader.h"

namespace bede {

class XmlReports : public ByteReports {
 public:
  // Its reports; where it stops being XML, one refusal behind those that were whole.
  std::optional<ReaderItem> next() final;

 protected:
  XmlReports(InputBytes bytes, const Reader::Options& options)
      : ByteReports(std::move(bytes), options), body(options.text_limit_bytes) {}

  // The next report, from where the reader stands; nothing where the file has no more.
  virtual std::optional<ReaderItem> read_report() = 0;

  // Gives the report the text that `body` holds.
  ReaderItem complete_body(Report report, std::size_t line);

  XmlReader xml{stream};
  BodyText body;

 private:
  bool told_ = false;
};

// Puts a dateline that a format keeps apart where agencies print it, before the first sentence, unless one stands
// there.
//   Report{dateline "LAGOS, March 6", text "Police …"} -> text "LAGOS, March 6 - Police …"
void put_dateline(Report& report);

// "stat:canceled" -> "canceled"
std::string without_prefix(const std::string& code);

}  // namespace bede
