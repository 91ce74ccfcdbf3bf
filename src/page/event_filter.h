// SPDX-License-Identifier: Apache-2.0
// Private to the page: which events are asked for, as SQL. What comes from outside stands in it as texts in quotes, as
// days and as numbers that were read.
//
//   type=COERCE&actor=police&from=2024-01-01
//   -> (type IN ('COERCE')) AND (date_end >= DATE '2024-01-01') AND ((run, item, event) IN (SELECT … 'police' …))
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "page/parameters.h"

namespace bede {

struct EventFilter {
  std::string condition;  // over the columns of `events`
  int run = 0;            // 0: of each report the last run that coded it

  // "events ANTI JOIN superseded USING (run, item) WHERE …"
  std::string rows() const;
};

// The parameters that it reads.
std::span<const std::string_view> event_filter_names();

// Errors: BadArgument.
Result<EventFilter> read_event_filter(const Parameters& parameters);

// `expression` holds these words, in whatever letters and with whatever accents.
std::string holds_words(std::string_view expression, std::string_view words);
// One of these texts.
std::string is_one_of(std::string_view expression, std::span<const std::string> values);

}  // namespace bede
