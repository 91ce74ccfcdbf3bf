// SPDX-License-Identifier: Apache-2.0
#include "cli/screen.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <utility>

namespace bede::cli {
namespace {

constexpr std::size_t fewest_columns = 40, most_columns = 100;  // wider lines are hard to read
constexpr std::string_view ellipsis = "…";
constexpr char32_t no_break = 0xA0;

struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

// The character at `at`. A byte that is no UTF-8 is a character of its own, U+FFFD.
Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
  if (size == 0 || at + size > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto tail = static_cast<unsigned char>(text[at + i]);
    if ((tail & 0xC0) != 0x80) return {0xFFFD, 1};
    code = code << 6 | (tail & 0x3Fu);
  }
  return {code, size};
}

struct Range {
  char32_t first, last;
};
constexpr Range wide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
                          {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                          {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
                          {0x20000, 0x3FFFD}};
// Combining marks of the scripts that news is most written in, and what has no width by itself.
constexpr Range narrow[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
                            {0x670, 0x670},   {0x6D6, 0x6DC},   {0x93C, 0x93C},   {0x941, 0x948},   {0x94D, 0x94D},
                            {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x200B, 0x200F},
                            {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
// C0, DEL and C1; marks and overrides of direction; the breaks of lines and paragraphs.
constexpr Range obeyed[] = {{0, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

template <std::size_t count>
bool is_in(const Range (&ranges)[count], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](Range range) { return code >= range.first && code <= range.last; });
}

std::size_t character_columns(char32_t code) {
  return code < 0x300 ? 1 : is_in(narrow, code) ? 0 : is_in(wide, code) ? 2 : 1;
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

void append(Line& line, std::string_view text, Look look) {
  if (line.empty() || line.back().look != look) line.push_back({{}, look});
  line.back().text += text;
}

struct Word {
  Line pieces;
  std::size_t columns = 0;
};

std::vector<Word> split_words(const Line& text, std::size_t columns) {
  std::vector<Word> words;
  Word word;
  const auto end_word = [&] {
    if (!word.pieces.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const Piece& piece : text) {
    for (std::size_t at = 0; at < piece.text.size();) {
      if (is_white(piece.text[at])) {
        end_word();
        ++at;
        continue;
      }
      const auto [code, size] = character_at(piece.text, at);
      const std::string character = code == no_break ? " " : shown(std::string_view(piece.text).substr(at, size));
      const std::size_t needed = columns_of(character);
      if (word.columns + needed > columns) end_word();
      append(word.pieces, character, piece.look);
      word.columns += needed;
      at += size;
    }
  }
  end_word();
  return words;
}

std::string_view code_of(Look look) {
  switch (look) {
    case Look::Plain: return "";
    case Look::Bold: return "\033[1m";
    case Look::Dim: return "\033[2m";
    case Look::Green: return "\033[32m";
    case Look::Red: return "\033[31m";
    case Look::Magenta: return "\033[35m";
    case Look::Cyan: return "\033[36m";
    case Look::BoldGreen: return "\033[1;32m";
    case Look::BoldRed: return "\033[1;31m";
  }
  return "";
}

}  // namespace

Screen find_screen() {
  Screen screen;
  screen.terminal = ::isatty(STDOUT_FILENO) != 0;
  if (!screen.terminal) return screen;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  screen.colour = (!no_colour || *no_colour == '\0') && kind && std::string_view(kind) != "dumb";
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    screen.columns = std::clamp<std::size_t>(size.ws_col, fewest_columns, most_columns);
  return screen;
}

std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_in(obeyed, character.code))
      out += character.code < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(character.code))
                                   : fmt::format("\\u{:04x}", static_cast<unsigned>(character.code));
    else
      out.append(text, at, character.size);
    at += character.size;
  }
  return out;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += character_columns(character.code);
    at += character.size;
  }
  return columns;
}

std::size_t columns_of(const Line& line) {
  std::size_t columns = 0;
  for (const Piece& piece : line) columns += columns_of(piece.text);
  return columns;
}

std::vector<Line> wrap(const Line& text, std::size_t columns) {
  std::vector<Line> lines(1);
  std::size_t filled = 0;
  for (const Word& word : split_words(text, columns)) {
    if (filled > 0 && filled + 1 + word.columns > columns) {
      lines.emplace_back();
      filled = 0;
    }
    if (filled > 0) {
      const Look before = lines.back().back().look;
      append(lines.back(), " ", before == word.pieces.front().look ? before : Look::Plain);
      ++filled;
    }
    for (const Piece& piece : word.pieces) append(lines.back(), piece.text, piece.look);
    filled += word.columns;
  }
  return lines;
}

Line shorten(const Line& text, std::size_t columns) {
  Line whole = std::move(wrap(text, std::numeric_limits<std::size_t>::max() / 2)[0]);
  if (columns_of(whole) <= columns) return whole;
  Line line;
  std::size_t filled = 0;
  for (const Piece& piece : whole) {
    for (std::size_t at = 0; at < piece.text.size();) {
      const auto [code, size] = character_at(piece.text, at);
      filled += character_columns(code);
      if (filled + 1 > columns) {
        append(line, ellipsis, Look::Dim);
        return line;
      }
      append(line, std::string_view(piece.text).substr(at, size), piece.look);
      at += size;
    }
  }
  return line;
}

void append_line(const Line& line, bool colour, std::string& out) {
  for (const Piece& piece : line) {
    const std::string_view code = colour ? code_of(piece.look) : std::string_view();
    out += code;
    out += piece.text;
    if (!code.empty()) out += "\033[0m";
  }
  out += '\n';
}

void append_wrapped(const Line& first, std::size_t indent, const Line& text, const Screen& screen, std::string& out) {
  Line lead = first;
  for (const Line& line : wrap(text, screen.columns - indent)) {
    const std::size_t columns = columns_of(lead);
    append(lead, std::string(indent - std::min(indent, columns), ' '), Look::Plain);
    lead.insert(lead.end(), line.begin(), line.end());
    append_line(lead, screen.colour, out);
    lead.clear();
  }
}

}  // namespace bede::cli
