// SPDX-License-Identifier: Apache-2.0
// The choice between namesakes. Weights are factors on how much a place is written about, for which its people stand:
//
//   the text says what it is in           x 100,000,000 "Paris, Texas", "Syria's Tripoli", "the Kazakh capital Astana"
//   the noun beside it says its kind      x 10,000,000  "Aleppo province", "the city of Luxembourg"
//   the report has meant it already       x 1,000,000   "Tripoli", where it said "Lebanon's Tripoli"
//   its country is named in the sentence  x 100         "Lebanon's army moved into Tripoli"
//   the report was written in its country x 200         "BEIRUT, Lebanon - …", then "Tripoli"
//   it is the capital of a state          x 100
//   its country is what the report, with where it was written, speaks of most:  x up to 41
//   its first-level region is:                                                  x up to 21
//
// The confidence is the share of the chosen one, and of what lies within a degree of it, in the weights of all.
#pragma once

#include <string_view>
#include <vector>

#include "place/place_run.h"

namespace bede {

class Resolver {
 public:
  Resolver(const Gazetteer::Tables& tables, const Reading& reading, const RunFinder& found, std::string_view home);

  void resolve();

  struct Choice {
    std::uint32_t spot = no_row;  // in RunFinder::spots
    float confidence = 0;
    std::string_view why;
  };
  std::vector<Choice> choices;  // of each run

  // What stands between two names.
  struct Between {
    bool broken = false;  // a verb or another name stands there
    bool only_comma = false, possessive = false;
    bool kind = false, inside = false, belonging = false;
    std::uint32_t words = 0;
  };
  Between between(std::uint32_t begin, std::uint32_t end) const;

 private:
  // Two runs, or a word for a state and a run, of which one may be said to be in the other.
  struct Link {
    std::uint32_t inner, outer;  // runs; `outer` no_row: the country
    std::uint16_t country = no_country;
    std::string_view why;
  };
  void find_links();
  void link_state_words();
  void add_weights();
  bool contains(const Spot& outer, const Spot& inner) const;
  double link_bonus(std::uint32_t run, const Spot& spot, std::string_view& why) const;
  double share_inside(std::uint32_t inner, const Spot& outer) const;
  double share_around(std::uint32_t outer, const Spot& inner) const;
  bool is_linked(std::uint32_t run) const;
  bool is_named_in_sentence(const PlaceRun& run, std::uint16_t country) const;
  bool is_untold(const Spot& spot) const;
  bool is_capital(const PlaceRun& run, const Spot& spot) const;
  void choose(std::uint32_t run);
  void count(const Spot& spot);
  void count_sure();

  const Gazetteer::Tables& tables_;
  const Reading& reading_;
  const RunFinder& found_;
  std::vector<Link> links_;
  std::vector<double> weights_;      // of each spot, before the text
  std::vector<double> weight_sums_;  // of each run
  const std::uint16_t home_;
  std::vector<float> country_counts_;  // of each country
  std::vector<std::pair<std::uint16_t, float>> region_counts_;
  std::vector<std::uint8_t> counted_;  // of each run: whether it is in the counts
  float country_sum_ = 0, region_sum_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> meant_;  // a name's hash and its spot
  // Of the namesakes of the run that is looked at.
  std::vector<double> scores_;
  std::vector<std::uint8_t> rules_;
  std::vector<std::string_view> said_;
};

}  // namespace bede
