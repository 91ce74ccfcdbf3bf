// SPDX-License-Identifier: Apache-2.0
// Private to the story step: reports that print the same text, with a paragraph cut, a headline changed, a sentence
// added.
//
// Shingles of words and MinHash: A. Z. Broder, "On the resemblance and containment of documents", 1997; bands of
// hashes: J. Leskovec, A. Rajaraman, J. D. Ullman, "Mining of Massive Datasets", section 3.4. What shares a band is
// compared by all its shingles.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/day.h"
#include "story/stems.h"

namespace bede {

class Copies {
 public:
  // The number of the first report of those that are near copies of each other; a new number where it is none. Reports
  // come by day; those of eight days ago and more are forgotten.
  std::uint32_t source_of(std::string_view text, Day day);

 private:
  struct Printed {
    Day day;
    std::uint32_t source;
    std::vector<std::uint32_t> shingles;  // sorted hashes
  };
  void forget(Day day);

  std::vector<Printed> printed_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands_;  // -> printed_
  std::uint32_t sources_ = 0;
  Day forgotten_ = day_open_begin;
};

}  // namespace bede
