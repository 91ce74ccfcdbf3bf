// SPDX-License-Identifier: Apache-2.0
// Private to the import: a dictionary's phrase in capitals -> a name as news writes it.
//
//   "MINISTRY_OF_TRADE_"  ->  "Ministry of Trade"      "AL-QAEDA" -> "Al-Qaeda"      "UN_" -> "UN"
//   "PRAWN_(BLUE)_PARTY"  ->  "Prawn Party", "Prawn Blue Party"
//   "PRAWN_PARTY_(PP)_"         ->  "Prawn Party", "PP"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/known.h"

namespace bede {

struct ReadNames {
  std::vector<std::string> names;  // empty: it is none
  bool marked = false;             // there were quotation marks or brackets round a part of it
};
ReadNames read_names(std::string_view phrase, const KnownActors& known);

// The same phrase as words in small letters, parted by single blanks: "POLICE_OFFICER_" -> "police officer". Empty
// where it holds what no word has.
std::string read_words(std::string_view phrase, const KnownActors& known);

// Under this all spellings of one name are the same: small letters, without hyphens and full stops.
std::string name_key(std::string_view name, const KnownActors& known);

}  // namespace bede
