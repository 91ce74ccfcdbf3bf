// SPDX-License-Identifier: Apache-2.0
// Private to the import: codes in brackets with their restrictions to days, and which code holds on which.
//
//   "[XYZGOV 20090120-170119][XYZELI]"  ->  XYZGOV 2009-01-20 to 2017-01-19, XYZELI always
//   disjoint:  XYZELI up to 2009-01-19, XYZGOV 2009-01-20 to 2017-01-19, XYZELI from 2017-01-20
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "import/notes.h"

namespace bede {

struct DatedCode {
  std::string code;  // empty: nobody ([---], [###])
  Days days;
  std::size_t line = 0;
  bool dated = false;
  bool operator==(const DatedCode&) const = default;
};

// The codes of a line from its first bracket on. Those that cannot be read are told and left out.
std::vector<DatedCode> read_codes(std::string_view brackets, std::size_t line, Notes& notes);

// Of codes with days the first in the file counts where their days meet; the one without days holds on all days that
// are left. In the order of the days; nobody's are left out.
std::vector<DatedCode> disjoint_codes(const std::vector<DatedCode>& codes, Notes& notes);

// "mil " -> "MIL"; empty where it is no code of capital letters, three at least.
std::string code_of(std::string_view text);

}  // namespace bede
