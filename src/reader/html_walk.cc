// SPDX-License-Identifier: Apache-2.0
#include "reader/html_walk.h"

#include <iconv.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include "base/utf8.h"
#include "reader/body_text.h"
#include "reader/xml_reader.h"

namespace bede {
namespace {

constexpr std::size_t deepest = 512;
constexpr std::size_t most_attributes = 2000;
constexpr int chunk_bytes = 64 << 10;
constexpr std::size_t declaration_bytes = 4096;  // where a page names its encoding

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct Walk {
  HtmlHandler& handler;
  htmlParserCtxtPtr context = nullptr;
  std::size_t depth = 0;
  bool too_deep = false;

  static void begin(void* self, const xmlChar* name, const xmlChar** attributes) {
    Walk& walk = *static_cast<Walk*>(self);
    if (walk.too_deep) return;
    if (++walk.depth > deepest) {
      walk.too_deep = true;
      xmlStopParser(walk.context);
      return;
    }
    walk.handler.begin(view(name), HtmlAttributes(attributes));
  }
  static void end(void* self, const xmlChar* name) {
    Walk& walk = *static_cast<Walk*>(self);
    if (walk.depth > 0) --walk.depth;
    if (!walk.too_deep) walk.handler.end(view(name));
  }
  static void text(void* self, const xmlChar* text, int size) {
    Walk& walk = *static_cast<Walk*>(self);
    if (!walk.too_deep && size > 0)
      walk.handler.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }
};

class Paragraphs : public HtmlHandler {
 public:
  explicit Paragraphs(std::size_t limit) : body(limit) {}
  void begin(std::string_view name, const HtmlAttributes&) override {
    if (is_no_text(name)) ++hidden_;
    if (is_block(name)) body.end_paragraph();
    if (name == "br") body.add(" ");
  }
  void end(std::string_view name) override {
    if (is_no_text(name) && hidden_ > 0) --hidden_;
    if (is_block(name)) body.end_paragraph();
  }
  void text(std::string_view text) override {
    if (hidden_ == 0) body.add(text);
    over = over || body.is_over();
  }

  BodyText body;
  bool over = false;

 private:
  std::size_t hidden_ = 0;
};

// The name behind "charset=" in a page's beginning; empty where there is none.
std::string declared_encoding(std::string_view page) {
  const std::string_view head = page.substr(0, declaration_bytes);
  constexpr std::string_view word = "charset=";
  const auto found = std::search(head.begin(), head.end(), word.begin(), word.end(),
                                 [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  if (found == head.end()) return {};
  std::string_view rest = head.substr(static_cast<std::size_t>(found - head.begin()) + word.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \"'"), rest.size()));
  return std::string(rest.substr(0, std::min<std::size_t>(rest.find_first_of(" \"'/>;"), 40)));
}

// What is in the encoding `from`, in UTF-8. False where there is no such encoding, or the bytes are not in it.
bool convert(const std::string& bytes, const std::string& from, std::string& utf8) {
  const iconv_t converter = ::iconv_open("UTF-8", from.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;  // NOLINT: the value that POSIX gives
  utf8.clear();
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  std::string part(chunk_bytes, '\0');
  bool good = true;
  while (left > 0 && good) {
    char* out = part.data();
    std::size_t room = part.size();
    good = ::iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
    utf8.append(part.data(), part.size() - room);
  }
  ::iconv_close(converter);
  return good;
}

// Where the element that begins at `at` ends ("<a href='x'>": behind it), and how many attributes it may have.
std::size_t end_of_tag(std::string_view page, std::size_t at, std::size_t& attributes) {
  char quote = 0;
  bool blank = false;
  for (attributes = 0; at < page.size(); ++at) {
    const char c = page[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '>') return at + 1;
    if (c == '"' || c == '\'') quote = c;
    const bool part = static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '/' || c == '=';
    attributes += blank && !part;
    blank = part;
  }
  return at;
}

// Scripts hold signs that look like elements, but are none to the parser either.
bool has_endless_tag(std::string_view page) {
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    ++at;
    if (at == page.size() || !std::isalpha(static_cast<unsigned char>(page[at]))) continue;
    const bool script = page.substr(at, 6) == "script" || page.substr(at, 5) == "style";
    std::size_t attributes = 0;
    at = end_of_tag(page, at, attributes);
    if (attributes > most_attributes) return true;
    if (script) at = std::min(page.find("</s", at), page.size());
  }
  return false;
}

}  // namespace

std::string_view HtmlAttributes::operator[](std::string_view name) const {
  for (const unsigned char** at = all_; at && *at; at += 2)
    if (view(at[0]) == name) return view(at[1]);
  return {};
}

bool walk_html(std::string_view utf8, HtmlHandler& handler) {
  if (has_endless_tag(utf8)) return false;
  htmlSAXHandler events = {};
  events.startElement = &Walk::begin;
  events.endElement = &Walk::end;
  events.characters = events.cdataBlock = events.ignorableWhitespace = &Walk::text;
  Walk walk{handler};
  walk.context = htmlCreatePushParserCtxt(&events, &walk, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
  if (!walk.context) return false;
  htmlCtxtUseOptions(walk.context,
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  for (std::size_t at = 0; at < utf8.size() && !walk.too_deep; at += chunk_bytes) {
    const auto size = static_cast<int>(std::min<std::size_t>(chunk_bytes, utf8.size() - at));
    htmlParseChunk(walk.context, utf8.data() + at, size, 0);
  }
  if (!walk.too_deep) htmlParseChunk(walk.context, nullptr, 0, 1);
  htmlFreeParserCtxt(walk.context);
  return !walk.too_deep;
}

std::size_t make_utf8(std::string& page, std::string_view declared) {
  if (is_valid_utf8(page)) return 0;
  for (std::string from : {std::string(declared), declared_encoding(page), std::string("windows-1252")}) {
    std::transform(from.begin(), from.end(), from.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    if (from == "iso-8859-1" || from == "us-ascii" || from == "latin1") from = "windows-1252";  // as browsers do
    std::string utf8;
    if (from.empty() || from == "utf-8" || from == "utf8" || !convert(page, from, utf8)) continue;
    page = std::move(utf8);
    return make_valid_utf8(page);
  }
  return make_valid_utf8(page);
}

std::string text_of_html(std::string_view utf8, std::size_t limit, bool& over) {
  Paragraphs paragraphs(limit);
  over = !walk_html(utf8, paragraphs) || paragraphs.over;
  return paragraphs.body.take();
}

}  // namespace bede
