// SPDX-License-Identifier: Apache-2.0
// Private to evaluation: what events and entities are called in PLOVER's own records, where a word about a deed is no
// deed, and bodies of no state have names that stand for a country.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bede/event.h"

namespace bede {

// The type of what is told, where that is no deed: what is only meant to be done is a promise (AGREE) or a threat, what
// others ask for a request, and a kind act that is not done is refused. Nothing of deeds, and of what no type says.
//
//   "Chile will meet Peru on Friday"  -> Agree;  "The army has not left Kidal"  -> Reject
std::optional<EventType> type_of_word(const Event& event);

// "EUR" and "UNO" by the beginning of our code, else "IGO" or "NGO"; empty of all others.
std::string_view stateless_country(std::string_view code);

// Whether a sector only says that a body is of no state.
bool is_stateless_sector(std::string_view sector);

}  // namespace bede
