// SPDX-License-Identifier: Apache-2.0
#include "language/token_labels.h"

#include "language/string_id.h"

namespace bede {

TokenLabels::TokenLabels(const LanguageModel& model, Words& words)
    : model_(model), words_(words), work_(Pattern::make_work()), ruler_(model.ruler, classes_) {}

void TokenLabels::clear() {
  known_.clear();
  index_.clear();
}

std::string_view TokenLabels::lemma_of(std::uint32_t word, Label pos, Label morph) {
  const std::uint64_t key = static_cast<std::uint64_t>(word) << 32 | static_cast<std::uint64_t>(pos) << 16 | morph;
  const std::uint64_t hash = murmur_64a({reinterpret_cast<const char*>(&key), sizeof key});
  const std::uint32_t found = index_.find(hash, [&](std::uint32_t i) {
    return known_[i].word == word && known_[i].pos == pos && known_[i].morph == morph;
  });
  if (found != FlatIndex::none) return known_[found].lemma;
  const std::string lemma =
      model_.lemmatizer->lemma(words_[word], model_.label(pos), model_.label(morph), model_.characters);
  index_.insert(hash, static_cast<std::uint32_t>(known_.size()));
  known_.push_back({word, pos, morph, words_.keep(lemma)});
  return known_.back().lemma;
}

void TokenLabels::fill(std::span<const Input> inputs, std::vector<Token>& tokens, std::string& lemmas) {
  ruler_inputs_.clear();
  for (const Input& input : inputs) ruler_inputs_.push_back({words_[input.word].word_class, input.tag, input.dep});
  ruler_.apply(ruler_inputs_, ruled_);
  const auto label = [](const RuledToken::Value& value, Label otherwise) {
    return value.rule == RuledToken::unset ? otherwise : static_cast<Label>(value.value);
  };
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const RuledToken& ruled = ruled_[i];
    Token& token = tokens[i];
    token.tag = label(ruled.tag, inputs[i].tag);
    token.dep = label(ruled.dep, inputs[i].dep);
    token.pos = label(ruled.pos, 0);
    token.morph = label(ruled.morph, 0);
    std::string_view lemma;
    if (ruled.lemma.rule != RuledToken::unset) lemma = model_.ruler.lemma(ruled.lemma.value);
    if (model_.lemmatizer && (lemma.empty() || model_.lemmatizer->overwrites()))
      lemma = lemma_of(inputs[i].word, token.pos, token.morph);
    token.lemma_begin = static_cast<std::uint32_t>(lemmas.size());
    token.lemma_size = static_cast<std::uint32_t>(lemma.size());
    lemmas += lemma;
  }
}

}  // namespace bede
