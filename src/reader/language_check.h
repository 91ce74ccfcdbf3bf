// SPDX-License-Identifier: Apache-2.0
// Private to reading: whether a text is English. By CLD2, which counts sequences of four letters (and of two characters
// of Chinese and the like) against those of 80 languages.
//
//   find_language("Die Regierung in Wien hat am Montag …") -> {"de", "German", 98, true}
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bede/report.h"

namespace bede {

struct FoundLanguage {
  std::string code, name;  // "de", "German"
  int percent = 0;         // of the text that is in it
  bool certain = false;    // the text is long enough, and little of it is in another one
};

// Of the beginning of a text of valid UTF-8: what a report is written in shows there.
FoundLanguage find_language(std::string_view text);

// Whether the name of a language, as reports give it, is that of English: "en", "en-GB", "eng", "English".
bool is_english(std::string_view language);

// A refusal where the report is in another language than English: as it says itself, or, where it says nothing, as its
// text shows beyond doubt. A short text is taken.
std::optional<Refusal> check_language(const Report& report);

}  // namespace bede
