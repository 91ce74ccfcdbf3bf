// SPDX-License-Identifier: Apache-2.0
// How a name sounds, for names that come from other scripts and are spelt in many ways.
//
//   "muallem", "moallem", "moualem" -> "mualam"   "hussein", "husain" -> "husin"   "waleed", "walid" -> "valid"
//
// The letters that romanisations of Arabic, Persian and Cyrillic exchange become one: doubled letters, o and u, e and
// a, the ways to write a long i, c, q and k, w and v, aspirates. After the usual tables (BGN/PCGN, ALA-LC, and what
// agencies write instead).
#pragma once

#include <string>
#include <string_view>

namespace bede {

// `folded` as base/folding.h has it. Puts the sound behind a mark that no word has, so that no word is taken for it;
// empty where the word has letters beyond ASCII, or is too short to be told by its sound.
void sound_of(std::string_view folded, std::string& out);

}  // namespace bede
