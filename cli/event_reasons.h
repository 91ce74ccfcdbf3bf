// SPDX-License-Identifier: Apache-2.0
// Why an event was coded so: each field with its value, the words, the lexicon's row and the rule.
//
//   type         THREATEN, CAMEO 130, verbal conflict
//                “threatened”: an act about another event [events/operators:258 threaten]
#pragma once

#include "cli/event_text.h"

namespace bede::cli {

void append_reasons(const Event& event, const EventNumbers& numbers, const Screen& screen, std::string& out);

}  // namespace bede::cli
