// SPDX-License-Identifier: Apache-2.0
// Whether what a date stands at has happened or is to come: told from the verb that governs it.
//
//   "The two sides agreed to meet on Friday." -> at "Friday": Future, for "meet" is an infinitive below "agreed"
#pragma once

#include "date/date_words.h"
#include "language/language.h"

namespace bede {

enum class Tense : std::uint8_t { Past, Present, Future };

struct Governed {
  Tense tense = Tense::Past;
  bool verb = false;    // a verb says so
  bool direct = false;  // the date hangs on the verb itself, at most by a preposition
};

// "has been shelling", which goes on up to now: `verb` is "shelling".
bool is_going_on(const Reading& reading, std::uint32_t verb);

// `token` is one of the date's. Where there is no verb, the report tells what has happened.
Governed governing_tense(const Reading& reading, const DateWords& words, std::uint32_t token);

}  // namespace bede
