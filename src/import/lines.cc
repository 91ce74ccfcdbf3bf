// SPDX-License-Identifier: Apache-2.0
#include "import/lines.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace bede {
namespace {

constexpr std::size_t longest_line = 10'000;
constexpr std::string_view comment_begin = "<!--", comment_end = "-->";

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Characters that no name has and that would break a table: controls, no-break blanks, the separators of lines.
bool is_blank(std::uint32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

std::string from_latin1(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_utf8(static_cast<unsigned char>(c), text);
  return text;
}

std::string with_plain_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_blank(point.value))
      out += ' ';
    else
      out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

// The line without its comments; `open`: it is inside of one that began above.
std::string strip_comments(std::string_view line, bool& open) {
  std::string out;
  bool in_code = false, has_end = true;  // of [###] the # is no comment; has_end: there may be a ] further on
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    if (open) {
      const std::size_t end = rest.find(comment_end);
      if (end == std::string_view::npos) return out;
      at += end + comment_end.size();
      open = false;
      out += ' ';
      continue;
    }
    if (rest.starts_with(comment_begin)) {
      open = true;
      at += comment_begin.size();
      continue;
    }
    const char c = rest.front();
    if (!in_code && (c == '#' || c == ';' || rest.starts_with("//"))) return out;
    if (c == '[' && !in_code && has_end) in_code = has_end = rest.find(']') != std::string_view::npos;
    if (c == ']') in_code = false;
    out += c;
    ++at;
  }
  return out;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<DictionaryLine> read_dictionary_lines(std::string_view bytes, Notes& notes) {
  std::vector<DictionaryLine> lines;
  bool open = false;
  std::size_t number = 0, opened_at = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string_view raw = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1)));
    ++number;
    if (raw.size() > longest_line) {
      notes.dropped(number, fmt::format("a line of {} bytes; at most {} are read", raw.size(), longest_line));
      continue;
    }
    const bool latin1 = !is_valid_utf8(raw);
    const std::string text = with_plain_blanks(latin1 ? from_latin1(raw) : std::string(raw));
    const bool was_open = open;
    std::string stripped = strip_comments(text, open);
    if (open && !was_open) opened_at = number;
    std::string kept(without_blanks(stripped));
    if (latin1 && !kept.empty()) notes.changed(number, "it is no UTF-8 and was read as Latin-1");
    if (kept.empty() && (was_open || open || !without_blanks(text).empty())) continue;
    lines.push_back({number, std::move(kept)});
  }
  if (open)
    notes.dropped(opened_at,
                  fmt::format("the comment that begins here has no {}: all below it is left out", comment_end));
  return lines;
}

DictionaryKind kind_of_dictionary(const std::vector<DictionaryLine>& lines) {
  std::size_t actors = 0, agents = 0, verbs = 0;
  for (const auto& [number, text] : lines) {
    if (text.size() >= 2 && text[0] == '<' && (is_letter(text[1]) || text[1] == '/')) return DictionaryKind::Other;
    if (text.starts_with("- ") || text.starts_with("---") || text.starts_with('&')) ++verbs;
    const std::size_t begin = text.find('[');
    if (begin == std::string::npos) continue;
    std::string_view code = std::string_view(text).substr(begin + 1);
    code = without_blanks(code.substr(0, code.find(']')));
    if (code.find('~') != std::string_view::npos)
      ++agents;
    else if (!code.empty() && is_letter(code.front()))
      ++actors;
    else if (!code.empty() && (is_digit(code.front()) || code.front() == ':'))
      ++verbs;
  }
  if (verbs > actors + agents || actors + agents == 0) return DictionaryKind::Other;
  return agents > actors ? DictionaryKind::Agents : DictionaryKind::Actors;
}

}  // namespace bede
