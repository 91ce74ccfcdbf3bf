// SPDX-License-Identifier: Apache-2.0
// Private to reading: HTML as it is found, by libxml2's parser of it: elements as they begin and end, those too that
// the page left out, and the text between, with entities and encodings resolved. No tree is kept.
//
//   <p>Police &amp; students<br>met  -> begin html, begin body, begin p, text "Police ", "&", " students", begin br, …
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bede {

// The attributes of an element, as long as it begins.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(const unsigned char** all) : all_(all) {}
  std::string_view operator[](std::string_view name) const;  // empty where absent

 private:
  const unsigned char** all_;
};

class HtmlHandler {
 public:
  virtual ~HtmlHandler() = default;
  virtual void begin(std::string_view name, const HtmlAttributes& attributes) = 0;  // names in small letters
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;  // of a script too
};

// False where more than 512 elements stand within each other or an element has more than 2,000 attributes, which no
// page needs, and which would take the parser the square of their number: what was told so far is all.
bool walk_html(std::string_view utf8, HtmlHandler& handler);

// Makes a page's bytes UTF-8: as they are where they are valid, else by the encoding that `declared` (of HTTP; may be
// empty) or the page itself names, else by windows-1252, as browsers do. Gives how many sequences became U+FFFD.
std::size_t make_utf8(std::string& page, std::string_view declared);

// The text of a piece of HTML in paragraphs, at most `limit` bytes; sets `over` where there was more.
//   "<p>Rain &amp; wind</p>Sun" -> "Rain & wind\n\nSun"
std::string text_of_html(std::string_view utf8, std::size_t limit, bool& over);

}  // namespace bede
