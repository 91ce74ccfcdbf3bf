// SPDX-License-Identifier: Apache-2.0
// Which source reads an input. A format to come gets a row in one of these tables.
#include "reader/source.h"

namespace bede {
namespace {

using namespace std::string_view_literals;

// Formats that would otherwise be read as text and give nonsense, by their first bytes.
struct Signature {
  std::string_view bytes;
  std::string_view what;
};
constexpr Signature unsupported[] = {
    {"\x1F\x8B\x08"sv, "a gzip file"},
    {"PK\x03\x04"sv, "a zip archive"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file"},
    {"\xFD\x37zXZ\x00"sv, "an xz file"},
    {"PAR1"sv, "a Parquet file"},
    {"%PDF-"sv, "a PDF file"},
    {"SQLite format 3\x00"sv, "an SQLite database"},
};

// A byte order mark alone may be stray bytes in UTF-8; with a Latin letter behind it, it is none.
bool is_utf16(std::string_view head) {
  return (head.starts_with("\xFF\xFE") && head.size() > 3 && head[3] == '\0' && head[2] != '\0') ||
         (head.starts_with("\xFE\xFF\0"sv) && head.size() > 3 && head[3] != '\0');
}

}  // namespace

Format find_format(std::string_view name, std::string_view head) {
  for (const Signature& signature : unsupported)
    if (head.starts_with(signature.bytes)) return {nullptr, signature.what};
  if (is_utf16(head)) return {nullptr, "UTF-16 text"};
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && head[first] == '{';
  if (json || name.ends_with(".jsonl") || name.ends_with(".ndjson")) return {&open_json_lines, {}};
  return {&open_plain_text, {}};
}

}  // namespace bede
