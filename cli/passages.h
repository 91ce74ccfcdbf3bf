// SPDX-License-Identifier: Apache-2.0
// The sentences of a coded report with their texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"

namespace bede::cli {

struct Passage {
  std::int32_t sentence = 0;  // -1: the title's
  TextSpan span;              // bytes of the report's text, or of its title
  std::string_view text;      // the report's

  bool holds(std::int32_t other) const { return other == sentence; }
  std::string name() const { return "[" + std::to_string(sentence) + "]"; }
};

// In the order told; a title of several sentences is one passage. `coded` was made with Coder::Options::explain.
std::vector<Passage> split_passages(const Report& report, const CodedReport& coded);

}  // namespace bede::cli
