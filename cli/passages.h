// SPDX-License-Identifier: Apache-2.0
// The sentences of a coded report with their texts. The coder says where those stand that tell of an event; the others
// are what the language step finds between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"

namespace bede::cli {

// One sentence; or several in a row without an event, where the two do not agree on how many there are.
struct Passage {
  std::int32_t first = 0, last = 0;  // the title's are below 0
  std::string_view text;             // the report's

  bool holds(std::int32_t sentence) const { return sentence >= first && sentence <= last; }
  std::string name() const;  // "[3]", "[1 to 5]"; "[-1]" for the title
};

std::vector<Passage> split_passages(const Language& language, const Report& report, const CodedReport& coded);

}  // namespace bede::cli
