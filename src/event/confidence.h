// SPDX-License-Identifier: Apache-2.0
// How sure an event is.
#pragma once

#include "bede/event.h"

namespace bede {

// The chance, from 0 to 1, that its type, actor and recipient are what a careful reader would say, by what a reader
// sees of the event. Calibrated on the reports that are coded whole: docs/precision.md#confidence.
//
//   "Police in Lagos arrested 12 students on Monday."  -> 0.95
//   "… They may have attacked Uganda."                 -> 0.61, for the pronoun and "may"
double confidence_of(const Event& event, bool by_nearness = false);

// What stands for a row in `cue_frame` of an event that the back-off guessed.
inline constexpr std::string_view backoff_frame = "backoff";

}  // namespace bede
