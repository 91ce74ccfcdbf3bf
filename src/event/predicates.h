// SPDX-License-Identifier: Apache-2.0
// Private to the event step: whether the words of a lexicon row stand in the sentence.
//
//   "The two sides called the talks off", row "call off" -> {called, off}
#pragma once

#include <optional>

#include "event/arguments.h"

namespace bede {

// The row's words by tokens, the head first; nothing where one is missing. The others hang on the head, or on each
// other; of a noun they may also stand right before it.
std::optional<std::vector<std::uint32_t>> match_predicate(const Lexicon& lexicon, const Reading& reading,
                                                          const Predicate& predicate, std::uint32_t head);

// "$2 million", "300,000 euros"
bool is_money(const Lexicon& lexicon, const Reading& reading, std::uint32_t token);

// A thing that has a weapon for its load: "an explosive device", "a lorry packed with explosives".
bool is_charged(const Lexicon& lexicon, const Reading& reading, std::uint32_t token);

// Who or what is meant stands behind the preposition of "thousands of soldiers", "400 members of the Guard", "a batch
// of 200 rifles", "$2 million in aid", "a round of talks". Else the token itself.
std::uint32_t who_is_meant(const Lexicon& lexicon, const Reading& reading, std::uint32_t token);

}  // namespace bede
