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
constexpr std::string_view colon = ": ";  // "SYLHET, Jan 7: Both sides met": where a day stands before it
constexpr std::string_view dashes[] = {" — ", " – ", " -- ", " - ", "— ", " —", ").- ", colon};
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

// The words of a text, parted by blanks and commas.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::size_t count(std::string_view text, bool (*fits)(char)) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), fits));
}

// "The Syrian Democratic Forces (SDF)": the brackets hold the initials of what stands before them, so no agency.
bool is_abbreviation(std::string_view head, std::string_view agency) {
  std::string initials;
  for (const std::string_view word : words_of(head))
    if (is_capital(word[0])) initials += word[0];
  return agency.size() > 1 && initials.ends_with(agency);
}

// A place before an agency is names and small words such as "of": "Police seized weapons (pictured)" is none.
bool looks_like_names(std::string_view head) {
  const auto words = words_of(head);
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return word.size() <= 3 || !is_small(word[0]); });
}

// Agencies write the place in capitals where they do not name themselves: "RIO de JANEIRO", "NAIROBI April 28". A
// sentence that begins with a name in capitals goes on in small letters: "NATO forces left Kosovo".
bool looks_like_capitals(std::string_view head) {
  const std::size_t end = std::min(head.find(','), head.size());
  const auto words = words_of(head.substr(0, end));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_digit(words[i][0])) break;
    const bool month = i > 0 && i + 1 < words.size() && is_capital(words[i][0]) && is_digit(words[i + 1][0]);
    const std::size_t small = count(words[i], is_small);
    if (small > 0 && words[i].size() > 3 && count(words[i], is_capital) < small && !month) return false;
  }
  return !words.empty() && count(words[0], is_small) <= 1 && count(head.substr(0, end), is_capital) >= 3;
}

// The pieces between commas.
std::vector<Stretch> pieces_of(std::string_view text) {
  std::vector<Stretch> pieces;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    pieces.push_back(trimmed(text, {at, comma}));
    at = comma + 1;
  }
  return pieces;
}

// "9 September", "May 12", "28 Feb. 2008": a word with a capital and one number or two.
bool looks_like_date(std::string_view piece) {
  std::size_t numbers = 0, names = 0;
  for (const std::string_view word : words_of(piece)) (is_digit(word[0]) ? numbers : names) += 1;
  return names == 1 && (numbers == 1 || numbers == 2) && count(piece, is_capital) > 0;
}

// "Rabat, 3 June, Maghreb News Agency": names and a day, and at most one name more. A sentence begins with a small
// word: "On Monday, May 12 - his birthday - he left".
bool looks_like_place_and_date(std::string_view head) {
  const std::vector<Stretch> pieces = pieces_of(head);
  if (pieces.size() < 2 || pieces.size() > 3 || !looks_like_date(pieces[1].of(head))) return false;
  const auto place = words_of(pieces[0].of(head));
  const bool is_name =
      !place.empty() && place.size() <= 3 && place[0].size() > 3 && looks_like_names(pieces[0].of(head));
  return is_name && (pieces.size() == 2 || looks_like_names(pieces[2].of(head)));
}

// Where a report begins: behind a line of the editor's, all in brackets: "(Adds toll, quotes)".
std::size_t behind_note(std::string_view text) {
  const auto skip_blanks = [&](std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
  };
  const std::size_t begin = skip_blanks(0);
  if (begin == text.size() || text[begin] != '(') return begin;
  const std::size_t line_end = text.find('\n', begin);
  if (line_end == std::string_view::npos) return begin;
  const Stretch line = trimmed(text, {begin, line_end});
  return text.find(')', begin) + 1 == line.end ? skip_blanks(line_end) : begin;
}

}  // namespace

Dateline find_dateline(std::string_view text) {
  const std::size_t begin = behind_note(text);
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const std::string_view line = text.substr(begin, std::min(line_end - begin, longest_dateline + 8));
  std::size_t dash = std::string_view::npos, dash_size = 0;
  for (const std::string_view mark : dashes)
    if (const std::size_t at = line.find(mark); at < dash) {
      const std::size_t own = mark.find(')') + 1;  // the bracket stays
      dash = at + own;
      dash_size = mark.size() - own;
    }
  Dateline dateline;
  if (dash == std::string_view::npos || dash == 0 || dash > longest_dateline) return dateline;
  const std::string_view head = line.substr(0, dash);
  Stretch agency;
  std::size_t head_end = head.size();
  if (const std::size_t open = head.find('('); open != std::string_view::npos) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos || head.substr(close + 1).find_first_not_of('.') != std::string_view::npos)
      return dateline;
    agency = {begin + open + 1, begin + close};
    head_end = open;
  }
  const std::string_view before = head.substr(0, head_end);
  const auto pieces = pieces_of(before);
  if (line.substr(dash, dash_size) == colon && std::none_of(pieces.begin(), pieces.end(), [&](const Stretch& piece) {
        return looks_like_date(piece.of(before));
      }))
    return dateline;
  if (!is_capital(head[0]) && head[0] != '(' && static_cast<unsigned char>(head[0]) < 0x80) return dateline;
  if (agency.empty() ? !looks_like_capitals(before) && !looks_like_place_and_date(before)
                     : !looks_like_names(before) || is_abbreviation(before, agency.of(text)))
    return dateline;
  // Of the pieces between commas, the first one with a digit is the date, and what stands before it the place.
  std::size_t place_end = head_end;
  for (std::size_t at = 0; at < head_end;) {
    const std::size_t comma = std::min(head.find(',', at), head_end);
    if (has_digit(head.substr(at, comma - at))) {
      place_end = at;
      // "TOKYO, March 28, Kyodo": behind the day and the year stands who tells it.
      std::size_t date_end = comma;
      const auto goes_on = [&] {
        const Stretch rest = trimmed(head, {date_end, head_end});
        return !rest.empty() && is_digit(head[rest.begin]);
      };
      while (date_end < head_end && goes_on()) date_end = std::min(head.find(',', date_end + 1), head_end);
      dateline.date = trimmed(text, {begin + at, begin + date_end});
      if (agency.empty() && date_end < head_end) agency = {begin + date_end, begin + head_end};
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
