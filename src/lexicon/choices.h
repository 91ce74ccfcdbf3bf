// SPDX-License-Identifier: Apache-2.0
// Private to the lexicon: what may stand in columns of few choices, in the order of the enums of rows.h. A blank first
// one is the enum's None, which an editor leaves out.
#pragma once

#include <span>
#include <string_view>

namespace bede {

inline constexpr std::string_view role_kinds[] = {"person", "body"};
inline constexpr std::string_view body_kinds[] = {"igo",     "ngo",   "group", "party", "force",
                                                  "company", "faith", "body",  "person"};
inline constexpr std::string_view word_parts[] = {"verb", "noun", "adjective", "phrase", "document"};
inline constexpr std::string_view harms[] = {"", "dead", "injured", "detained", "displaced"};
inline constexpr std::string_view doers[] = {"", "actor", "recipient"};
inline constexpr std::string_view effects[] = {"",         "actual", "planned", "possible", "conditional",
                                               "demanded", "negated"};
inline constexpr std::string_view stances[] = {"states", "believes", "hopes",  "asks",  "denies",    "doubts",
                                               "wants",  "intends",  "judges", "feels", "perceives", "seems"};
inline constexpr std::size_t attitudes_from = 6;  // of the stances: those of events/attitudes
inline constexpr std::string_view party_gifts[] = {"mediator", "excluded", "host", "party"};

constexpr std::span<const std::string_view> without_none(std::span<const std::string_view> names) {
  return names.subspan(1);
}

}  // namespace bede
