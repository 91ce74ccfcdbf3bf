// SPDX-License-Identifier: Apache-2.0
#include "lexicon/sounds.h"

namespace bede {
namespace {

constexpr char mark = '~';
constexpr std::size_t shortest = 3;

struct Spelling {
  std::string_view letters, sound;
};
// The longest first of those that begin alike.
constexpr Spelling spellings[] = {{"dzh", "j"}, {"sch", "sh"}, {"tch", "ch"}, {"ck", "k"}, {"ph", "f"}, {"kh", "k"},
                                  {"gh", "g"},  {"dh", "d"},   {"th", "t"},   {"zh", "j"}, {"dj", "j"}, {"ch", "ch"},
                                  {"sh", "sh"}, {"ou", "u"},   {"oo", "u"},   {"ai", "i"}, {"ay", "i"}, {"ei", "i"},
                                  {"ey", "i"},  {"ee", "i"},   {"ie", "i"},   {"iy", "i"}, {"yy", "i"}, {"o", "u"},
                                  {"e", "a"},   {"y", "i"},    {"q", "k"},    {"c", "k"},  {"w", "v"},  {"x", "ks"}};

}  // namespace

void sound_of(std::string_view folded, std::string& out) {
  out.clear();
  if (folded.size() < shortest) return;
  out += mark;
  for (std::size_t at = 0; at < folded.size();) {
    if (folded[at] < 'a' || folded[at] > 'z') {
      out.clear();
      return;
    }
    std::string_view sound = folded.substr(at, 1);
    std::size_t length = 1;
    for (const Spelling& spelling : spellings) {
      if (!folded.substr(at).starts_with(spelling.letters)) continue;
      sound = spelling.sound;
      length = spelling.letters.size();
      break;
    }
    at += length;
    if (out.back() != sound.back() || sound.size() > 1) out += sound;
  }
  // "Abdallah", "Hosseini" beside "Hossaini", "Hamadah"
  if (out.size() > shortest + 1 && out.back() == 'h' && out[out.size() - 2] == 'a') out.pop_back();
}

}  // namespace bede
