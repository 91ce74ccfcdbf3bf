// SPDX-License-Identifier: Apache-2.0
// The door of the story step: events of many reports -> stories, a happening each. What users see is bede/story.h.
//
//   "Gunmen killed 9 traders in Kom." (Monday)  "At least 12 died in the raid on Kom." (Tuesday)  -> one story
#pragma once

#include "bede/story.h"

namespace bede {

// A text's words without what grammar puts behind them, as they are compared: "held talks" -> "held talk"
std::string stems_of(std::string_view text);

// The field `disputes` of a story's line of JSON.
void append_json(std::span<const StoryDispute> disputes, std::string& out);

}  // namespace bede
