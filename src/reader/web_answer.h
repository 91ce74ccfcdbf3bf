// SPDX-License-Identifier: Apache-2.0
// Private to reading: an answer of a web server, as archives keep it (RFC 9112).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bede {

// "Content-Type: text/html\r" -> "content-type", "text/html"; an empty name where it is no field.
struct HeaderLine {
  std::string name;
  std::string_view value;
};
HeaderLine split_header(std::string_view line);

// "text/html; charset=utf-8"
bool is_page_type(std::string_view content_type);

struct WebAnswer {
  bool is_page = false;  // found (200), and HTML
  std::string content;   // unpacked, and without the marks of its chunks
  std::string encoding;  // "utf-8"; empty where it says none
  std::string fault;     // why its content cannot be had; empty where it can
};
// `limit`: of the content, in bytes. What a server packed by gzip is unpacked.
WebAnswer read_answer(std::string bytes, std::size_t limit);

}  // namespace bede
