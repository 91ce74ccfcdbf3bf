// SPDX-License-Identifier: Apache-2.0
// spaCy's Lemmatizer in its modes "rule" and "lookup".
//
//   "talks" NOUN Number=Plur -> "talk"      "better" ADJ Degree=Cmp -> "well"      "Lagos" PROPN -> "Lagos"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/characters.h"
#include "language/words.h"

namespace bede {

class Lemmatizer {
 public:
  // What the manifest says of it. Errors: BadData.
  static Result<Lemmatizer> read(const Pack& pack, const nlohmann::json& manifest);

  // The lemma of a word with a part of speech ("NOUN") and morphology ("Number=Plur").
  std::string lemma(const Word& word, std::string_view pos, std::string_view morph, const Characters& characters) const;

  bool overwrites() const { return overwrite_; }

 private:
  struct Part {  // the tables of one part of speech
    StringTable rules, exceptions, forms, index;
    std::span<const std::uint32_t> begins;
  };
  bool is_base_form(std::string_view pos, std::string_view morph) const;
  std::string by_rules(const Part& part, std::string_view text, std::string_view lower,
                       const Characters& characters) const;

  bool lookup_ = false, english_ = false, overwrite_ = false;
  std::map<std::string, Part, std::less<>> parts_;
  std::span<const std::uint64_t> ids_;
  StringTable lemmas_;
};

}  // namespace bede
