// SPDX-License-Identifier: Apache-2.0
// Private to the story step: whether two tellings are of one happening. docs/stories.md has the signs and their
// weights.
#pragma once

#include <array>
#include <string_view>

#include "story/told.h"

namespace bede {

// What speaks for it and against it, each about -1 to 1; 0 where nothing is known.
enum class Sign : std::size_t {
  Type,        // the same type of event, or one that tells of the same
  Core,        // cue, parties and place have rare words in common
  Held,        // the words of each sentence stand in the other report
  Names,       // the reports have rare names in common
  Actor,       // who did it
  Recipient,   // to whom
  Place,       // where
  Date,        // when
  Toll,        // how many suffered
  Copy,        // one report is a near copy of the other
  SameReport,  // both are of one report
  Between,     // how many days lie between the reports
  Crowd,       // how many others there are that it could be: prior odds
  Count
};
using Signs = std::array<float, static_cast<std::size_t>(Sign::Count)>;
std::string_view sign_name(Sign sign);

Signs signs_of(const ToldEvent& a, const ToldEvent& b);

// Above 0: rather one than two. A logarithm of odds.
float score_of(const Signs& signs);

// Two of one report that the report itself tells apart, or two of different ones that exclude each other: other days,
// other places, one about the other.
bool are_apart(const ToldEvent& a, const ToldEvent& b);

// Parts of the above that the merged story needs as well.
float match_parties(const std::vector<ToldParty>& a, const std::vector<ToldParty>& b);
float match_places(const EventPlace& a, const EventPlace& b);
bool tolls_agree(const Toll& a, const Toll& b);

}  // namespace bede
