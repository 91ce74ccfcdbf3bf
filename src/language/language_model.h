// SPDX-License-Identifier: Apache-2.0
// A language model as it stands in the pack: tables and networks, checked once, shared by all threads.
#pragma once

#include <optional>

#include "language/attribute_ruler.h"
#include "language/language.h"
#include "language/lemmatizer.h"
#include "language/network.h"
#include "language/tokenizer.h"

namespace bede {

class LanguageModel {
 public:
  // Errors: BadData.
  static Result<std::shared_ptr<const LanguageModel>> read(Pack pack);

  std::string_view label(Label label) const { return labels_[label]; }
  std::size_t label_count() const { return labels_.size(); }
  std::string_view description() const { return description_; }

  Characters characters;
  WordTables words;
  TokenizerTables tokenizer;
  std::vector<EncoderNetwork> encoders;
  std::optional<TaggerNetwork> tagger;
  std::optional<TransitionNetwork> parser, ner;
  bool ner_knows_sentences = false;
  RulerTables ruler;
  std::optional<Lemmatizer> lemmatizer;
  Label root = 0;  // the label of a root

 private:
  explicit LanguageModel(Pack pack) : pack_(std::move(pack)) {}
  Result<void> read_networks(const nlohmann::json& manifest);

  Pack pack_;
  StringTable labels_;
  std::string description_;
};

}  // namespace bede
