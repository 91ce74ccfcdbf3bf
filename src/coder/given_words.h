// SPDX-License-Identifier: Apache-2.0
// Private to the coder: words that a caller says tell of an event -> that event.
#pragma once

#include "coder/findings.h"

namespace bede {

// One that was coded where its cue is of these words; else what the words' own sentence says of who, to whom, when and
// where, without type and code (cameo is empty). The words are tokens of the reading; spans are bytes of the document.
//
//   "A fire destroyed the depot in Gulu on Friday.", [fire]  -> cue "fire", 2024-03-01, Gulu
Event event_by_words(const CoderData& data, const Findings& found, const ReportFrame& frame,
                     std::span<const Event> coded, TokenSpan words);

}  // namespace bede
