// SPDX-License-Identifier: Apache-2.0
// The door of the story step: events of many reports -> stories, a happening each. What users see is bede/story.h.
//
//   "Gunmen killed 9 traders in Kom." (Monday)  "At least 12 died in the raid on Kom." (Tuesday)  -> one story
#pragma once

#include "bede/story.h"
