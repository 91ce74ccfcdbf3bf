// SPDX-License-Identifier: Apache-2.0
// Private to evaluation: everything that a report names or stands for somebody, something or some place, in one list:
// actors, places, and of the model's entities those that neither step has.
#pragma once

#include "eval/examined.h"

namespace bede {

enum class MentionKind : std::uint8_t { Person, Organisation, Place, People, Pronoun, Nationality };

struct FoundThing {
  std::uint32_t head_token = 0;
  std::uint32_t begin_token = 0, end_token = 0;  // the name or the noun with what stands before it
  MentionKind kind = MentionKind::Person;
  std::string chain;  // the same for all mentions of one thing; empty: of nothing else
};

// In the order of the text, title first.
std::vector<FoundThing> list_things(const CoderData& data, const Findings& found);

// The noun phrase round a head, with what hangs behind it: "the mayor of Lima who resigned"; without appositions.
std::pair<std::uint32_t, std::uint32_t> whole_phrase(const Reading& reading, std::uint32_t head);

}  // namespace bede
