// SPDX-License-Identifier: Apache-2.0
// Private to reading: what the word in a report's field `status` says of what was published before.
//
//   "canceled" -> Withdrawal; "Corrected" -> Correction; "usable", "" -> Usable
#pragma once

#include <string_view>

#include "bede/report.h"

namespace bede {

// Upper and lower case, blanks, "_" and "-" do not matter, nor does a prefix ("stat:canceled"). A word that is not
// known says nothing.
ReportStanding standing_of(std::string_view status);

// Whether the report is a notice by which one is withdrawn: it needs no text.
inline bool withdraws(const Report& report) { return standing_of(report.status) == ReportStanding::Withdrawal; }

}  // namespace bede
