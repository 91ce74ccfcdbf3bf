// SPDX-License-Identifier: Apache-2.0
// A text with parts of it marked, each by a bracket, letters and numbers, so that it reads without colour too.
//
//   "Police arrested 12 students", actor 0-6, cue 7-15, recipient 16-27, all of event 1
//   -> "[A1 Police] {1 arrested} [R1 12 students]"
//
// Marks may lie inside each other. Of two that cross, the later one is cut where the earlier one ends, and its second
// part has a "+": "{1 filed [A2 a} [A2+ lawsuit]".
#pragma once

#include <vector>

#include "bede/event.h"
#include "cli/screen.h"

namespace bede::cli {

enum class MarkKind : std::uint8_t { Cue, Actor, Recipient, Mediator, Excluded, Source, Date, Place };

struct Mark {
  std::size_t begin = 0, end = 0;  // bytes of the text
  MarkKind kind = MarkKind::Cue;
  std::size_t event = 0;  // its number
};

// The text from `begin` to `end`, with those marks that lie in it.
Line mark_text(std::string_view text, std::size_t begin, std::size_t end, const std::vector<Mark>& marks);

// "{cue}  [A actor]  ..."
Line mark_legend();

}  // namespace bede::cli
