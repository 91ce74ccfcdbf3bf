// SPDX-License-Identifier: Apache-2.0
// Which source reads an input. A format to come is one more row.
#include "reader/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bede {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 64u << 10;  // in which the first element of XML must begin

// Formats that would otherwise be read as text and give nonsense, by their first bytes.
struct Signature {
  std::string_view bytes;
  std::string_view what;
};
constexpr Signature unsupported[] = {
    {"\x1F\x8B\x08"sv, "a gzip file within another one"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file within another one"},
    {"PK\x03\x04"sv, "a zip archive"},
    {"\xFD\x37zXZ\x00"sv, "an xz file"},
    {"BZh"sv, "a bzip2 file"},
    {"%PDF-"sv, "a PDF file"},
    {"SQLite format 3\x00"sv, "an SQLite database"},
};

// A byte order mark alone may be stray bytes in UTF-8; with a Latin letter behind it, it is none.
bool is_utf16(std::string_view head) {
  return (head.starts_with("\xFF\xFE") && head.size() > 3 && head[3] == '\0' && head[2] != '\0') ||
         (head.starts_with("\xFE\xFF\0"sv) && head.size() > 3 && head[3] != '\0');
}

bool is_one_of(std::string_view root, std::initializer_list<std::string_view> roots) {
  return std::find(roots.begin(), roots.end(), root) != roots.end();
}

bool is_json(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{';
}
bool is_parquet(std::string_view head) { return head.starts_with("PAR1"); }
bool is_warc(std::string_view head) { return head.starts_with("WARC/"); }
bool is_newsml(std::string_view head) { return is_one_of(find_root(head), {"newsItem", "newsMessage"}); }
bool is_nitf(std::string_view head) { return is_one_of(find_root(head), {"nitf"}); }
bool is_feed(std::string_view head) { return is_one_of(find_root(head), {"rss", "feed", "RDF"}); }
bool is_petrarch(std::string_view head) { return is_one_of(find_root(head), {"Sentences", "Articles"}); }
bool is_nothing(std::string_view) { return false; }

// In the order in which they are asked.
struct Row {
  InputFormat format;
  bool (*is)(std::string_view head);
  OpenSource open;
};
constexpr Row rows[] = {
    {{"json", ".jsonl .ndjson", "JSON Lines, a report a line"}, is_json, open_json_lines},
    {{"json-array", ".json", "JSON, an array of reports or one report"}, is_json_values, open_json_values},
    {{"parquet", ".parquet", "Parquet, a report a row"}, is_parquet, open_parquet},
    {{"warc", ".warc .wet", "an archive of the web: a page or a text a record"}, is_warc, open_warc},
    {{"newsml", ".xml", "NewsML-G2, a report an item"}, is_newsml, open_newsml},
    {{"nitf", ".xml .nitf", "NITF, one report"}, is_nitf, open_nitf},
    {{"feed", ".xml .rss .atom .rdf", "RSS or Atom, a report an item"}, is_feed, open_feed},
    {{"petrarch", ".xml", "XML of PETRARCH, a report a sentence or an article"}, is_petrarch, open_petrarch},
    {{"gigaword", ".sgml .sgm", "SGML of LDC Gigaword, a report a document"}, is_gigaword, open_gigaword},
    {{"html", ".html .htm .xhtml", "a page, one report"}, is_html, open_html},
    {{"csv", ".csv .tsv .tab", "a table with a heading, a report a row"}, is_csv, open_csv},
    {{"tabari", "", "text of TABARI, a report a record"}, is_tabari, open_tabari},
    {{"text", ".txt", "plain text, one report"}, is_nothing, open_plain_text},
};

constexpr auto formats = [] {
  std::array<InputFormat, std::size(rows)> all;
  for (std::size_t i = 0; i < std::size(rows); ++i) all[i] = rows[i].format;
  return all;
}();

// "a.CSV.gz" -> "a.csv"
std::string plain_name(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  for (const std::string_view packed : {".gz"sv, ".zst"sv})
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  return name;
}

bool has_ending_of(std::string_view name, const InputFormat& format) {
  for (std::size_t at = 0; at < format.endings.size();) {
    const std::size_t end = std::min(format.endings.find(' ', at), format.endings.size());
    if (name.ends_with(format.endings.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::span<const InputFormat> input_formats() { return formats; }

OpenSource named_format(std::string_view name) {
  for (const Row& row : rows)
    if (row.format.name == name) return row.open;
  return nullptr;
}

bool is_report_file(std::string_view path) {
  const std::string name = plain_name(path);
  return std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) { return has_ending_of(name, row.format); });
}

std::string_view find_root(std::string_view head) {
  for (std::size_t at = head.find_first_not_of(" \t\r\n"); at < head.size();) {
    const std::string_view rest = head.substr(at);
    if (!rest.starts_with('<')) return {};
    std::string_view end = ">";
    if (rest.starts_with("<?")) {
      end = "?>";
    } else if (rest.starts_with("<!--")) {
      end = "-->";
    } else if (!rest.starts_with("<!")) {
      const std::string_view name = rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1);
      return name.substr(name.find(':') + 1);  // npos + 1 is 0
    } else if (const std::size_t inner = rest.find_first_of("[>"); inner != std::string_view::npos) {
      if (rest[inner] == '[') end = "]>";
    }
    const std::size_t found = rest.find(end);
    if (found == std::string_view::npos) return {};
    at = head.find_first_not_of(" \t\r\n", at + found + end.size());
  }
  return {};
}

FoundFormat find_format(InputBytes& bytes) {
  std::string_view head = bytes.head();
  for (const Signature& signature : unsupported)
    if (head.starts_with(signature.bytes)) return {nullptr, std::string(signature.what)};
  if (is_utf16(head) && !bytes.name().ends_with(".xml")) return {nullptr, "UTF-16 text"};
  // What comes through a pipe a line at a time must not wait for more; all else needs more to be told.
  const std::string name = plain_name(bytes.name());
  const bool lines = has_ending_of(name, rows[0].format);
  if (!lines && is_json_values(head)) return {&open_json_values, {}};
  if (lines || is_json(head)) return {&open_json_lines, {}};
  head = bytes.head(head_bytes);
  for (const Row& row : rows)
    if (row.is(head)) return {row.open, {}};
  for (const Row& row : rows)
    if (!row.format.endings.starts_with(".xml") && has_ending_of(name, row.format)) return {row.open, {}};
  const std::string_view root = find_root(head);
  if (head.starts_with("<?xml") || (name.ends_with(".xml") && !root.empty()))
    return {nullptr, fmt::format("XML whose first element is <{}>", root.substr(0, 40))};
  return {&open_plain_text, {}};
}

}  // namespace bede
