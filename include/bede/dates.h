// SPDX-License-Identifier: Apache-2.0
// The time expressions of a text, each with what it means on a day and by which rule.
//
//   read_dates(data, "The truce began on Friday.", "2017-01-02")
//   -> "on Friday" DATE 2016-12-30, 2016-12-30 to 2016-12-30, "the last one, for its verb is past"
//   read_dates(data, "Six died in the past two days.", "2017-01-02")
//   -> "in the past two days" DURATION P2D, beginPoint 2016-12-31, endPoint 2017-01-02, 2016-12-31 to 2017-01-02
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"

namespace bede {

struct ReadDate {
  std::string text;                    // with its preposition
  std::size_t begin = 0, end = 0;      // [begin, end) in Unicode characters of the text
  std::string_view type;               // of TIMEX3: DATE, TIME, DURATION, SET
  std::string value;                   // of TIMEX3; empty where another event alone tells it
  std::string begin_point, end_point;  // values of TIMEX3: from when, up to when; empty: no stretch, or open
  std::string first, last;             // ISO days; empty: none, or open
  std::string event;                   // the word of the other event that it is counted from, or empty
  std::size_t event_begin = 0, event_end = 0;
  int days_from = 0, days_to = 0;  // from that event
  std::string_view why;
};

// In the order of the text. Errors: BadArgument (`on` is no day).
Result<std::vector<ReadDate>> read_dates(const std::shared_ptr<const CoderData>& data, std::string_view text,
                                         std::string_view on);

}  // namespace bede
