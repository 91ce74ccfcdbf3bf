// SPDX-License-Identifier: Apache-2.0
#include "actor/abbreviations.h"

#include <algorithm>

namespace bede {
namespace {

constexpr std::size_t letters_at_most = 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// "of", "for the", "and" may stand between the words of a name.
bool is_small_word(Pos pos) { return pos == Pos::Adp || pos == Pos::Det || pos == Pos::Cconj; }

// Where the long form begins whose end is before `open`: the token, or `open` where the letters are not in the words.
std::uint32_t find_begin(const Reading& reading, std::uint32_t open, std::string_view letters) {
  const std::uint32_t sentence = reading.tokens[open].sentence;
  const std::size_t words_at_most = std::min(letters.size() + 5, letters.size() * 2);
  std::size_t left = letters.size(), words = 0;
  std::uint32_t at = open;
  while (at > 0 && words < words_at_most) {
    const ReadToken& token = reading.tokens[at - 1];
    const std::string_view text = reading.text(at - 1);
    const bool joins = text == "-" || text == "'" || text == "’";
    if (token.sentence != sentence || (!token.capital && !joins && !is_small_word(token.pos))) return open;
    --at;
    if (joins) continue;
    ++words;
    for (std::size_t i = text.size(); i-- > 0 && left > 0;) {
      if (lower(text[i]) != lower(letters[left - 1])) continue;
      if (left == 1 && (i > 0 || !token.capital)) continue;  // the first letter begins the name
      --left;
    }
    if (left == 0) return at;
  }
  return open;
}

}  // namespace

std::vector<Abbreviation> find_abbreviations(const Reading& reading) {
  std::vector<Abbreviation> found;
  for (std::uint32_t i = 2; i + 1 < reading.tokens.size(); ++i) {
    const std::string_view letters = reading.text(i), close = reading.text(i + 1);
    if (!reading.tokens[i].capitals || letters.size() < 2 || letters.size() > letters_at_most) continue;
    if (reading.text(i - 1) != "(" || (close != ")" && close != "," && close != ";")) continue;
    const std::uint32_t end = i - 1, begin = find_begin(reading, end, letters);
    if (begin + 1 >= end) continue;  // a word of its own is no long form
    std::uint32_t head = end - 1;
    while (!reading.is_root(head) && reading.tokens[head].head >= begin && reading.tokens[head].head < end)
      head = reading.tokens[head].head;
    found.push_back({begin, end, head, i});
  }
  return found;
}

}  // namespace bede
