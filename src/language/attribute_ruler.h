// SPDX-License-Identifier: Apache-2.0
// spaCy's AttributeRuler: rules that look at one or more tokens' words, tags and dependency labels and set their part
// of speech, morphology, lemma, tag or label. All look at the tokens as they were before any is applied.
//
// What the rules ask of a word is answered once for each word (its class); what they do to a token of one class, tag
// and label is answered once for each such combination.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "language/patterns.h"
#include "language/words.h"

namespace bede {

// The attributes of a token that rules set; each remembers the rule that set it, for later rules win.
struct RuledToken {
  static constexpr std::int32_t unset = -1;
  struct Value {
    std::int32_t rule = unset;
    std::uint32_t value = 0;  // a label, or an index of the rules' lemmas
  };
  Value pos, morph, lemma, tag, dep;
};

class RulerTables {
 public:
  // The rules of the manifest. Errors: BadData, Unsupported (a regular expression).
  static Result<RulerTables> read(const Pack& pack, const nlohmann::json& rules, std::size_t labels);

  // The class of a word: the set of what rules ask of words that holds for it.
  struct Classes {
    std::unordered_map<std::string, std::uint32_t> numbers;  // by the set, a byte a question
    std::vector<std::string> sets;
  };
  std::uint32_t class_of(const Word& word, Classes& classes, Pattern::Work& work) const;

  const std::string& lemma(std::uint32_t index) const { return lemmas_[index]; }
  // How many tokens to each side a rule may look from the one that it sets.
  std::size_t reach() const { return reach_; }

 private:
  friend class AttributeRuler;
  enum class Field { Lower, Text, Norm };
  struct WordQuestion {
    Field field;
    std::optional<Pattern> pattern;  // or
    std::vector<std::string> texts;  // one of these
    bool operator==(const WordQuestion& other) const {
      return !pattern && !other.pattern && field == other.field && texts == other.texts;
    }
  };
  struct WordTest {
    std::size_t question;  // or, for white space, space_question
    bool wanted;
  };
  struct LabelTest {
    bool is_tag;
    std::vector<bool> passes;  // by label
  };
  struct TokenPattern {
    std::vector<WordTest> words;
    std::vector<LabelTest> labels;
  };
  struct Rule {
    std::vector<std::vector<TokenPattern>> patterns;
    std::int32_t index = 0;
    RuledToken sets;
  };
  static constexpr std::size_t space_question = ~std::size_t{0};
  struct Builder;

  std::vector<WordQuestion> questions_;
  std::unordered_map<std::string, std::vector<std::size_t>> lower_questions_;  // lower-case text -> questions it meets
  std::vector<Rule> rules_;
  std::vector<std::string> lemmas_;
  std::size_t reach_ = 0;
};

// One thread's ruler.
class AttributeRuler {
 public:
  AttributeRuler(const RulerTables& tables, const RulerTables::Classes& classes) : tables_(tables), classes_(classes) {}

  struct Input {
    std::uint32_t word_class;
    Label tag, dep;
  };
  // What rules set for each token; `out` is resized.
  void apply(std::span<const Input> tokens, std::vector<RuledToken>& out);
  void clear() { known_.clear(); }

 private:
  struct Known {
    RuledToken alone;                   // by the rules of one token
    std::vector<std::uint32_t> begins;  // rule << 8 | pattern, of those of more tokens whose first part fits
  };
  const Known& known(const Input& token);
  bool fits(const RulerTables::TokenPattern& pattern, const Input& token) const;
  void apply_long(std::uint32_t rule_and_pattern, std::span<const Input> tokens, std::size_t at,
                  std::vector<RuledToken>& out) const;

  const RulerTables& tables_;
  const RulerTables::Classes& classes_;
  std::unordered_map<std::uint64_t, Known> known_;
};

}  // namespace bede
