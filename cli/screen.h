// SPDX-License-Identifier: Apache-2.0
// Text for people: looks, widths and line breaks. Whatever a report holds, a terminal is never told to obey it.
//
//   wrap({{"Police in Lagos arrested 12 students."}}, 20) -> "Police in Lagos", "arrested 12", "students."
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bede::cli {

// Only what can be read on dark and on light backgrounds: yellow, blue, black and white cannot.
enum class Look : std::uint8_t { Plain, Bold, Dim, Green, Red, Magenta, Cyan, BoldGreen, BoldRed };

struct Piece {
  std::string text;
  Look look = Look::Plain;
};
using Line = std::vector<Piece>;

struct Screen {
  std::size_t columns = 80;
  bool colour = false;
  bool terminal = false;
};

// Of standard output: colour only on a terminal that has it, and not where NO_COLOR is set (https://no-color.org).
Screen find_screen();

// Control characters, and those that turn the direction of what follows, as \x1b or \u202e; the rest as it is.
std::string shown(std::string_view text);

// How many columns a terminal needs for it: two for wide characters, none for combining ones.
std::size_t columns_of(std::string_view text);

// Broken at white space, which becomes one blank; a no-break space (U+00A0) becomes a blank and is not broken at. Words
// that are longer than a line are cut. At least one line. What comes out is shown().
std::vector<Line> wrap(const Line& text, std::size_t columns);

// The beginning of the text on one line, with an ellipsis where it was cut.
Line shorten(const Line& text, std::size_t columns);

// The columns of all pieces.
std::size_t columns_of(const Line& line);

// With a line break.
void append_line(const Line& line, bool colour, std::string& out);
// Wrapped lines behind `first`, and under it behind blanks. `first` has `indent` columns.
void append_wrapped(const Line& first, std::size_t indent, const Line& text, const Screen& screen, std::string& out);

}  // namespace bede::cli
