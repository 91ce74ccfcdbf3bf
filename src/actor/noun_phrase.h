// SPDX-License-Identifier: Apache-2.0
// Private to the actor step: the noun phrase round a head, and what its words are called in the lexicon.
//
//   "the visiting Syrian Foreign Minister Walid al-Muallem", head Muallem
//   -> core from "the" to "Muallem"; names Walid al-Muallem (its own), Foreign Minister, Syrian (before it)
#pragma once

#include "actor/knowledge.h"

namespace bede {

struct NounPhrase {
  std::uint32_t begin_token = 0, end_token = 0;  // left modifiers and the head; nothing behind it
  std::uint32_t head_token = 0;
  const NameMatch* own = nullptr;        // the name that the head belongs to
  std::vector<const NameMatch*> before;  // names among the modifiers, from left to right, those of possessors left out
  std::uint32_t possessor = Reading::no_token;
  const NameMatch* backer = nullptr;          // "Turkish" of "Turkish-backed rebels"
  bool definite = false, indefinite = false;  // "the" or "his"; "a" or a number
  bool distributive = false;                  // "each", "neither"
  Aspect aspect = Aspect::None;               // "former"
  bool plural = false;
  std::int64_t number = -1;  // "two"
};

// Whether a token is the head of a noun phrase rather than a part of one.
bool is_phrase_head(const Reading& reading, std::uint32_t token);

// `match_at` has for each token the number of the match that covers it, plus one.
NounPhrase read_noun_phrase(const ActorFinder::Knowledge& knowledge, const Reading& reading,
                            const std::vector<NameMatch>& matches, const std::vector<std::uint32_t>& match_at,
                            std::uint32_t head);

}  // namespace bede
