// SPDX-License-Identifier: Apache-2.0
// The text step: what a report's bytes need before anything reads them.
//
//   in  the JSON of a report with an escape that is half of a pair:  {"text":"so \ud83d sad"}
//   out {"text":"so \ufffd sad"}, 1 replaced
//
// Bytes that are not UTF-8 are made valid by base/utf8.h, by the same rule: U+FFFD, and counted.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bede {

// Replaces, in JSON, each \uD800…\uDFFF escape that is not one of a pair by \ufffd. Gives how many there were.
// JSON allows them (RFC 8259, section 8.2) but no valid UTF-8 can hold them, and simdjson refuses the whole line.
std::size_t replace_lone_surrogates(std::string& json);

// An id for content that has none: "x" and the 32 hexadecimal digits of the XXH3-128 of the parts, each after its
// length, so that {"ab", ""} and {"a", "b"} differ. The same on every machine.
//   {"Police in Lagos arrested 12 students."} -> "x" and 32 digits
std::string content_id(std::span<const std::string_view> parts);

// A stretch of a text, in bytes.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The line that agencies put before a report's first sentence.
//   "QUITO, Ecuador (AP) — Kidnappers who" -> place "QUITO, Ecuador", agency "AP", body from "Kidnappers"
//   "NAIROBI, Feb 28 - President"          -> place "NAIROBI", date "Feb 28"
struct Dateline {
  Stretch place, agency, date;  // empty where there is none
  std::size_t body_begin = 0;   // 0: the text has no dateline
};
Dateline find_dateline(std::string_view text);

// A text without the line breaks inside its paragraphs, byte for byte as long as it was.
struct Paragraphs {
  std::string text;
  std::vector<Stretch> stretches;  // one for each paragraph, in order; blank lines part them
};
Paragraphs split_paragraphs(std::string_view text, std::size_t from);

// "date 2017-01-01 On Friday …" -> "2017-01-01", and how many bytes to take off; nothing where there is no such header.
struct DateHeader {
  std::string_view date;
  std::size_t size = 0;
};
DateHeader find_date_header(std::string_view text);

}  // namespace bede
