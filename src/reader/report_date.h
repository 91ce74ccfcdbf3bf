// SPDX-License-Identifier: Apache-2.0
// Private to reading: the dates that formats and people write, in ISO 8601; and what is doubtful about a report's.
//
//   normal_date("Wed, 06 Mar 2024 08:00:00 GMT")  -> "2024-03-06T08:00:00Z"
//   normal_date("March 6, 2024")                  -> "2024-03-06"
//   normal_date("6/3/2024")                       -> nothing: it may be in March or in June
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "bede/report.h"

namespace bede {

// ISO 8601 as it is, its basic form (20240306, 20240306T080000Z), RFC 822 as feeds have it, and a day with the month's
// name in English. Nothing where it is none of these, or no day of the calendar.
std::optional<std::string> normal_date(std::string_view text);

// The day that stands in an address: "https://…/2024/03/06/port-strike", "…/2024-03-06-port-strike", "…/2024/mar/06/…".
std::optional<Day> day_in_url(std::string_view url);

// A day and month, with or without a year: "March 6", "Feb. 28, 2024", "6 March". Without: the nearest to `near`.
std::optional<Day> day_in_dateline(std::string_view text, std::optional<Day> near);

// Writes the report's date in ISO 8601 where it can be read, takes it from its address or its dateline where it has
// none, and says in date_doubt what is not certain. `today`: nothing where the future is not looked at.
void check_date(Report& report, std::optional<Day> today);

}  // namespace bede
