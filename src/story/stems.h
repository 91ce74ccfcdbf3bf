// SPDX-License-Identifier: Apache-2.0
// Private to the story step: words that are compared, without what grammar puts behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bede {

// By Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980), of a word in small
// letters a to z; what has other letters stays as it is.
//   "abductions" -> "abduct"   "abducting" -> "abduct"   "relational" -> "relat"
void stem(std::string& word);

using StemId = std::uint32_t;  // a hash; two of a million words are alike in about 100 pairs

// The stems of a text in its order; numbers are left out, and so are single letters.
//   "Gunmen seized 12 of the pilgrims"  -> gunmen, seiz, of, the, pilgrim
void append_stems(std::string_view text, std::vector<StemId>& stems);

// The same with a weight for each: names count more than words, and what stands near `at` (a byte of the text) more
// than what stands far from it; no byte: all alike.
struct WeighedStem;
void append_stems(std::string_view text, std::optional<std::size_t> at, std::vector<WeighedStem>& stems);

// Of the words with capitals alone, of weight 1.
void append_names(std::string_view text, std::vector<WeighedStem>& stems);

// Sorted by stem; of stems that stand twice the first.
void keep_each_once(std::vector<WeighedStem>& stems);

// In how many sentences of all reports they stand, as a weight: rare words count, but for those that one report alone
// has, by which no two are alike.
class StemCounts {
 public:
  StemCounts();
  // Sentences end where a full stop, a question or exclamation mark stands before white space, and at line ends.
  void add(std::string_view title, std::string_view text);
  float weight(StemId stem) const;
  // 1 where it stands in one sentence of a thousand or fewer, 0 where in all.
  float rarity(StemId stem) const;
  float most() const;  // the weight of what two sentences have

 private:
  struct Count {
    std::uint32_t sentences = 0;
    std::uint32_t reports = 0;
  };
  void add_sentences(std::string_view text);

  std::vector<Count> counts_;  // by the stem's low bits: a table of one size, however long the run
  std::uint64_t sentences_ = 0;
  std::vector<StemId> sentence_, report_;
};

struct WeighedStem {
  StemId stem = 0;
  float weight = 0;
};

// The weightiest distinct stems by their own weights and by how rare they are, at most so many, sorted by stem. Their
// squares sum to 1, or to less where they say less than `rare_words` words that are rather rare would: two sentences of
// common words are not alike by being the same.
std::vector<WeighedStem> weigh(std::vector<WeighedStem>& stems, const StemCounts& counts, std::size_t at_most,
                               float rare_words);

// The sum of the products of common stems, 0 to 1: of lists that sum to 1 their cosine.
float likeness(const std::vector<WeighedStem>& a, const std::vector<WeighedStem>& b);

// How much of the words stands among the stems, 0 to 1; both are sorted.
float share_in(const std::vector<WeighedStem>& words, const std::vector<StemId>& stems);

}  // namespace bede
