// SPDX-License-Identifier: Apache-2.0
#include "language/token_labels.h"

#include <algorithm>

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

void TokenLabels::apply_rules(std::span<const std::uint32_t> words, const std::vector<Token>& tokens, std::size_t from,
                              std::size_t to) {
  ruler_inputs_.clear();
  for (std::size_t i = from; i < to; ++i)
    ruler_inputs_.push_back({words_[words[i]].word_class, tokens[i].tag, tokens[i].dep});
  ruler_.apply(ruler_inputs_, ruled_);
}

void TokenLabels::label(std::uint32_t word, const RuledToken& ruled, Token& token, std::string& lemmas) {
  const auto set = [](const RuledToken::Value& value, Label otherwise) {
    return value.rule == RuledToken::unset ? otherwise : static_cast<Label>(value.value);
  };
  token.tag = set(ruled.tag, token.tag);
  token.dep = set(ruled.dep, token.dep);
  token.pos = set(ruled.pos, 0);
  token.morph = set(ruled.morph, 0);
  std::string_view lemma;
  if (ruled.lemma.rule != RuledToken::unset) lemma = model_.ruler.lemma(ruled.lemma.value);
  if (model_.lemmatizer && (lemma.empty() || model_.lemmatizer->overwrites()))
    lemma = lemma_of(word, token.pos, token.morph);
  token.lemma_begin = static_cast<std::uint32_t>(lemmas.size());
  token.lemma_size = static_cast<std::uint32_t>(lemma.size());
  lemmas += lemma;
}

// Rules look at tokens as they were before any rule was applied, so the neighbours of a stretch are read before its
// own tokens are changed, and what it ends with is labelled with the next.
void TokenLabels::fill(std::span<const std::uint32_t> words, std::vector<Token>& tokens, std::string& lemmas) {
  constexpr std::size_t stretch = 4096;
  const std::size_t reach = model_.ruler.reach();
  std::vector<RuledToken> waiting;  // of the tokens before `from` that the next stretch must still see unchanged
  for (std::size_t from = 0; from < tokens.size(); from += stretch) {
    const std::size_t to = std::min(from + stretch, tokens.size());
    const std::size_t seen_from = from - std::min(from, reach), seen_to = std::min(to + reach, tokens.size());
    apply_rules(words, tokens, seen_from, seen_to);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const std::size_t at = from - waiting.size() + i;
      label(words[at], waiting[i], tokens[at], lemmas);
    }
    const std::size_t kept = to < tokens.size() ? std::min(reach, to - from) : 0;
    for (std::size_t i = from; i < to - kept; ++i) label(words[i], ruled_[i - seen_from], tokens[i], lemmas);
    waiting.assign(ruled_.begin() + static_cast<std::ptrdiff_t>(to - kept - seen_from),
                   ruled_.begin() + static_cast<std::ptrdiff_t>(to - seen_from));
  }
}

}  // namespace bede
