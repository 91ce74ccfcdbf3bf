// SPDX-License-Identifier: Apache-2.0
// The last step of a parse: attribute rules and lemmas.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "language/attribute_ruler.h"
#include "language/language_model.h"

namespace bede {

class TokenLabels {
 public:
  TokenLabels(const LanguageModel& model, Words& words);

  // What the ruler sees of a new word.
  std::uint32_t class_of(const Word& word) { return model_.ruler.class_of(word, classes_, *work_); }

  // Fills part of speech, morphology and lemma of a report's tokens from their words, tags and arcs' labels, and tags
  // and labels anew where a rule sets them. `words` by token.
  void fill(std::span<const std::uint32_t> words, std::vector<Token>& tokens, std::string& lemmas);
  // Forgets the words: to be called with Words::clear().
  void clear();

 private:
  void apply_rules(std::span<const std::uint32_t> words, const std::vector<Token>& tokens, std::size_t from,
                   std::size_t to);
  void label(std::uint32_t word, const RuledToken& ruled, Token& token, std::string& lemmas);
  std::string_view lemma_of(std::uint32_t word, Label pos, Label morph);

  struct Known {
    std::uint32_t word;
    Label pos, morph;
    std::string_view lemma;
  };
  const LanguageModel& model_;
  Words& words_;
  RulerTables::Classes classes_;
  std::shared_ptr<Pattern::Work> work_;
  AttributeRuler ruler_;
  std::vector<AttributeRuler::Input> ruler_inputs_;
  std::vector<RuledToken> ruled_;
  std::vector<Known> known_;
  FlatIndex index_;
};

}  // namespace bede
