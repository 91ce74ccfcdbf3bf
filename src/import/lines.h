// SPDX-License-Identifier: Apache-2.0
// Private to the import: a dictionary's bytes -> its lines as valid UTF-8, without comments, and what kind of file it
// is.
//
//   "A_ [KEN] ; ours\r\n<!-- old\nB_ [UGA] -->\n"  ->  {1, "A_ [KEN]"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/notes.h"

namespace bede {

struct DictionaryLine {
  std::size_t number = 0;  // from 1
  std::string text;        // without blanks at its ends; empty: a blank line
};

// Lines of comments alone are left out; a comment is #, ; or // up to the end of the line, or <!-- -->. Lines that are
// no UTF-8 are read as Latin-1. A line has at most 10,000 bytes.
std::vector<DictionaryLine> read_dictionary_lines(std::string_view bytes, Notes& notes);

enum class DictionaryKind { Actors, Agents, Other };
DictionaryKind kind_of_dictionary(const std::vector<DictionaryLine>& lines);

std::string_view without_blanks(std::string_view text);  // at its ends

}  // namespace bede
