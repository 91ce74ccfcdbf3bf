// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "text/text.h"

namespace bede {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::size_t longest_dateline = 100;
constexpr std::string_view dashes[] = {" — ", " – ", " -- ", " - ", "— ", " —"};
constexpr std::string_view header_word = "date ";

Stretch trimmed(std::string_view text, Stretch stretch) {
  while (!stretch.empty() && (is_blank(text[stretch.begin]) || text[stretch.begin] == ',')) ++stretch.begin;
  while (!stretch.empty() && (is_blank(text[stretch.end - 1]) || text[stretch.end - 1] == ',')) --stretch.end;
  return stretch;
}

bool has_digit(std::string_view text) {
  for (const char c : text)
    if (is_digit(c)) return true;
  return false;
}

// Agencies write the place in capitals, or their own name in brackets behind it: a sentence has neither before a dash.
bool looks_like_dateline(std::string_view head, Stretch agency) {
  if (!agency.empty()) return true;
  std::size_t capitals = 0;
  for (const char c : head) {
    if (is_small(c)) break;
    capitals += is_capital(c);
    if (c == ',') break;
  }
  return capitals >= 3;
}

}  // namespace

Dateline find_dateline(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const std::string_view line = text.substr(begin, std::min(line_end - begin, longest_dateline + 8));
  std::size_t dash = std::string_view::npos, dash_size = 0;
  for (const std::string_view mark : dashes)
    if (const std::size_t at = line.find(mark); at < dash) {
      dash = at;
      dash_size = mark.size();
    }
  Dateline dateline;
  if (dash == std::string_view::npos || dash == 0 || dash > longest_dateline) return dateline;
  const std::string_view head = line.substr(0, dash);
  Stretch agency;
  std::size_t head_end = head.size();
  if (const std::size_t open = head.find('('); open != std::string_view::npos) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos || close + 1 != head.size()) return dateline;
    agency = {begin + open + 1, begin + close};
    head_end = open;
  }
  if (!is_capital(head[0]) && static_cast<unsigned char>(head[0]) < 0x80) return dateline;
  if (!looks_like_dateline(head, agency)) return dateline;
  // Of the pieces between commas, the first one with a digit is the date, and what stands before it the place.
  std::size_t place_end = head_end;
  for (std::size_t at = 0; at < head_end;) {
    const std::size_t comma = std::min(head.find(',', at), head_end);
    if (has_digit(head.substr(at, comma - at))) {
      place_end = at;
      dateline.date = trimmed(text, {begin + at, begin + head_end});
      break;
    }
    at = comma + 1;
  }
  dateline.place = trimmed(text, {begin, begin + place_end});
  dateline.agency = trimmed(text, agency);
  dateline.body_begin = begin + dash + dash_size;
  return dateline;
}

Paragraphs split_paragraphs(std::string_view text, std::size_t from) {
  Paragraphs paragraphs{std::string(text), {}};
  const auto add = [&](std::size_t begin, std::size_t end) {
    const Stretch stretch = [&] {
      Stretch s{begin, end};
      while (!s.empty() && is_blank(text[s.begin])) ++s.begin;
      while (!s.empty() && is_blank(text[s.end - 1])) --s.end;
      return s;
    }();
    if (stretch.empty()) return;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i)
      if (is_break(text[i])) paragraphs.text[i] = ' ';
    paragraphs.stretches.push_back(stretch);
  };
  std::size_t begin = from;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] != '\n') continue;
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
    if (next < text.size() && text[next] != '\n') continue;
    add(begin, at);
    begin = next;
    at = next > at ? next - 1 : at;
  }
  add(begin, text.size());
  return paragraphs;
}

DateHeader find_date_header(std::string_view text) {
  DateHeader header;
  std::size_t at = 0;
  if (!text.starts_with(header_word)) return header;
  at = header_word.size();
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end])) ++end;
  if (end == at || !is_digit(text[at])) return header;
  header.date = text.substr(at, end - at);
  while (end < text.size() && is_blank(text[end])) ++end;
  header.size = end;
  return header;
}

}  // namespace bede
