// SPDX-License-Identifier: Apache-2.0
// Private to the actor step: short forms that the report itself explains, in brackets behind the long ones.
//
//   "The Zambia Congress of Trade Unions (ZCTU) called a march."  -> [1, 6) "Zambia … Unions", 7 "ZCTU"
//
// After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
// text" (2003): from the last letter to the first, each is looked for in the words before the bracket, the first one at
// the beginning of a word. Here only capitalised words and the small words between them are looked through.
#pragma once

#include <vector>

#include "language/language.h"

namespace bede {

struct Abbreviation {
  std::uint32_t begin_token, end_token;  // the long form
  std::uint32_t head_token;              // of it
  std::uint32_t short_token;
};

// In the order of the text.
std::vector<Abbreviation> find_abbreviations(const Reading& reading);

}  // namespace bede
