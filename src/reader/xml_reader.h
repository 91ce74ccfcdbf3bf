// SPDX-License-Identifier: Apache-2.0
// Private to reading: XML a node at a time, by libxml2's pull reader, with its limits kept on: 256 elements deep, a
// text of 10 MB, no DTD, no network; XmlBytes says what becomes of entities. Memory does not grow with the length of a
// file.
//
//   XmlReader xml(bytes);   // <feed><title>Port strike</title>…
//   xml.next() -> Begin, xml.name() "feed"; Begin "title"; Text "Port strike"; End "title"; …
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "reader/body_text.h"
#include "reader/input_bytes.h"

namespace bede {

class XmlReader {
 public:
  explicit XmlReader(InputBytes& bytes);
  ~XmlReader();

  enum class Step { Begin, End, Text, Ended, Broken };
  // An element without content is a Begin and an End. Broken: it is no XML from here on; fault() and line() say why and
  // where, or the bytes ended early.
  Step next();

  std::string_view name() const;                       // without its prefix, of Begin and End
  std::string_view text() const;                       // of Text
  std::string attribute(std::string_view name) const;  // of Begin, by its name without a prefix; empty where absent
  std::size_t depth() const;                           // of the element: 0 for the first
  std::size_t line() const;                            // where the reader stands
  bool is_broken() const;
  const std::string& fault() const;

  // After a Begin: all its text on one line, up to its End. At most 1 MiB of it.
  std::string read_line();
  // After a Begin: all its text in paragraphs, up to its End. Tables, pictures and scripts are left out.
  void read_body(BodyText& body);
  // After a Begin: to its End.
  void skip();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// Whether an element of NITF or HTML begins a paragraph of its own.
bool is_block(std::string_view name);
// Whether what is in it is no text of the report: a script, a table, a picture with its caption.
bool is_no_text(std::string_view name);

}  // namespace bede
