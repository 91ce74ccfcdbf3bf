// SPDX-License-Identifier: Apache-2.0
// Private to the story step: tellings of one happening -> the story, and where they differ.
#pragma once

#include "bede/story.h"
#include "story/told.h"

namespace bede {

Story make_story(const std::vector<ToldEvent>& tellings);

// Fields on which reports differ.
//   "nine people were killed" (Daily Lantern), "at least 12 dead" (Kom Courier)  -> dead: 9, 12
std::vector<StoryDispute> find_disputes(const std::vector<ToldEvent>& tellings);

// Whom the texts of a report are to be counted as: its agency, else the report that it copies, else its outlet, else
// itself.
std::string source_name(const ToldReport& report);

}  // namespace bede
