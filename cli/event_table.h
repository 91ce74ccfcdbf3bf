// SPDX-License-Identifier: Apache-2.0
// The readable table of `bede code`: a heading for each report, then a block for each event.
//
//   gao-engineers · 2015-02-18 · Niger Valley News
//
//     1  ASSAULT         Gunmen (UAF) → two Togolese water engineers (TGOBUS)
//        abduct          2015-02-17 (stated), Ansongo (MLI)
//                        “abducted”, said by officials (GOV), Niger Valley News
#pragma once

#include "bede/coder.h"
#include "cli/event_text.h"
#include "cli/screen.h"

namespace bede::cli {

// `explain`: each event with its reasons.
void append_table(const Report& report, const CodedReport& coded, bool explain, const Screen& screen, std::string& out);

// The block of one event.
void append_event(const Event& event, const EventNumbers& numbers, const Screen& screen, std::string& out);

}  // namespace bede::cli
