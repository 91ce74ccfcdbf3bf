// SPDX-License-Identifier: Apache-2.0
#include "import/names.h"

#include <algorithm>

#include "base/utf8.h"
#include "import/lines.h"

namespace bede {
namespace {

constexpr std::string_view no_name_marks = "{}[]<>=*~^%$";
constexpr std::string_view opening = "(\"", closing = ")\"";
constexpr std::size_t short_word = 3;        // of these letters and fewer are "of", "the", "bin"
constexpr std::size_t longest_initials = 5;  // "LTD", "BBC": what has no vowel is spelt, not said

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" _", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "U.N.", "J.R."
bool is_initials(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  std::size_t letters = 0;
  for (const char c : word) {
    letters = c == '.' ? 0 : letters + 1;
    if (letters > 1) return false;
  }
  return true;
}

// "II", "XVI"
bool is_ordinal(std::string_view word) { return word.find_first_not_of("IVX") == std::string_view::npos; }

// "Neill" of O'Neill, "s" of Moody's: a capital after an apostrophe that follows one letter or two.
std::string capitalised(std::string_view piece, const KnownActors& known) {
  const std::string lower = known.lower(piece);
  std::string out(piece.substr(0, decode_utf8(piece, 0).size));
  // Where the first letter in small takes other bytes than the capital, the piece stays in capitals.
  if (lower.size() != piece.size()) return std::string(piece);
  out += std::string_view(lower).substr(out.size());
  const std::size_t mark = out.find('\'');
  if (mark != std::string::npos && mark >= 1 && mark <= 2 && mark + 2 < out.size() && is_small(out[mark + 1]))
    out[mark + 1] = piece[mark + 1];
  return out;
}

struct Place {
  bool first, last;
};

std::string written_piece(std::string_view piece, Place place, const KnownActors& known) {
  const std::size_t letters = count_code_points(piece);
  const bool alone = place.first && place.last;
  const bool digits = piece.find_first_of("0123456789") != std::string_view::npos;
  if (letters <= 1 || digits || is_initials(piece)) return std::string(piece);
  if (!place.first && is_ordinal(piece)) return std::string(piece);
  if (alone && letters <= short_word) return std::string(piece);
  if (known.is_in_capitals(piece)) return std::string(piece);
  const bool said = std::any_of(piece.begin(), piece.end(), [](char c) {
    return static_cast<signed char>(c) < 0 || std::string_view("AEIOUY").find(c) != std::string_view::npos;
  });
  if (!said && letters >= short_word && letters <= longest_initials) return std::string(piece);
  if (!place.first && !place.last && letters <= short_word && !known.is_given_name(piece)) return known.lower(piece);
  return capitalised(piece, known);
}

std::string written_name(std::string_view phrase, const KnownActors& known) {
  const std::vector<std::string_view> words = words_of(phrase);
  const bool has_small = std::any_of(phrase.begin(), phrase.end(), is_small);
  std::string name;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) name += ' ';
    if (has_small) {
      name += words[i];
      continue;
    }
    for (std::size_t at = 0; at <= words[i].size();) {
      const std::size_t end = std::min(words[i].find('-', at), words[i].size());
      const Place place{i == 0 && at == 0, i + 1 == words.size() && end == words[i].size()};
      if (end > at) name += written_piece(words[i].substr(at, end - at), place, known);
      if (end < words[i].size()) name += '-';
      at = end + 1;
    }
  }
  return name;
}

bool is_name(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_letter) &&
         text.find_first_of(no_name_marks) == std::string_view::npos;
}

// The phrase without what stands between marks, or, `inside`, without the marks alone.
std::string without_marks(std::string_view phrase, bool inside) {
  std::string out;
  bool open = false;
  for (const char c : phrase) {
    if (closing.find(c) != std::string_view::npos && open) {
      open = false;
      out += ' ';
    } else if (opening.find(c) != std::string_view::npos) {
      open = true;
      out += ' ';
    } else if (c == '|' || c == ')') {
      out += ' ';
    } else if (!open || inside) {
      out += c;
    }
  }
  return out;
}

// "HPF" of "HERON_PEOPLE'S_FRONT_(HPF)_": letters that words outside begin with, in their order, the first one's first.
std::string_view bracketed_initials(std::string_view phrase) {
  const std::size_t begin = phrase.find('('), end = phrase.find(')', std::min(begin, phrase.size()));
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  const std::string_view inside = phrase.substr(begin + 1, end - begin - 1);
  if (inside.size() < 2 || !std::all_of(inside.begin(), inside.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return {};
  std::size_t found = 0;
  for (std::size_t at = 0; at < begin && found < inside.size(); ++at) {
    const bool begins = at == 0 || std::string_view(" _-").find(phrase[at - 1]) != std::string_view::npos;
    if (begins && phrase[at] == inside[found])
      ++found;
    else if (at == 0)
      return {};
  }
  return found == inside.size() ? inside : std::string_view();
}

}  // namespace

ReadNames read_names(std::string_view phrase, const KnownActors& known) {
  ReadNames read;
  if (const std::string_view initials = bracketed_initials(phrase); !initials.empty()) {
    const std::string plain = without_marks(phrase, false);
    read.marked = true;
    if (is_name(plain)) read.names = {written_name(plain, known), std::string(initials)};
    return read;
  }
  read.marked = phrase.find_first_of("()\"|") != std::string_view::npos;
  for (const bool inside : {false, true}) {
    const std::string plain = without_marks(phrase, inside);
    if (!is_name(plain)) continue;
    std::string name = written_name(plain, known);
    if (std::find(read.names.begin(), read.names.end(), name) == read.names.end())
      read.names.push_back(std::move(name));
  }
  return read;
}

std::string read_words(std::string_view phrase, const KnownActors& known) {
  const std::string plain = without_marks(phrase, true);
  if (!is_name(plain)) return {};
  std::string out;
  for (const std::string_view word : words_of(plain)) out += (out.empty() ? "" : " ") + known.lower(word);
  return out;
}

std::string name_key(std::string_view name, const KnownActors& known) {
  std::string key = known.lower(name);
  std::erase(key, '.');
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

}  // namespace bede
