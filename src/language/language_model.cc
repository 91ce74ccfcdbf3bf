// SPDX-License-Identifier: Apache-2.0
#include "language/language_model.h"

#include <nlohmann/json.hpp>

namespace bede {
namespace {

constexpr int deepest = 32;  // of values in a manifest; real ones have eight

}  // namespace

Result<void> LanguageModel::read_networks(const nlohmann::json& manifest) {
  const auto listed = manifest.value("encoders", nlohmann::json::array());
  if (listed.size() > 4) return pack_.bad("language/manifest", "has more encoders than networks");
  for (const auto& json : listed) {
    BEDE_TRY(encoder, read_encoder(pack_, json));
    encoders.push_back(std::move(encoder));
  }
  const auto encoder_of = [&](const nlohmann::json& json, std::size_t inputs) -> Result<std::size_t> {
    const auto number = json.value("encoder", encoders.size());
    if (number >= encoders.size() || encoders[number].width != inputs)
      return pack_.bad("language/manifest", "has a network without a fitting encoder");
    return number;
  };
  if (manifest.contains("tagger")) {
    BEDE_TRY(network, read_tagger(pack_, manifest["tagger"], labels_.size()));
    BEDE_TRY(encoder, encoder_of(manifest["tagger"], network.output.panels.inputs));
    network.encoder = encoder;
    tagger = std::move(network);
  }
  for (const char* name : {"parser", "ner"}) {
    if (!manifest.contains(name)) continue;
    BEDE_TRY(network, read_transitions(pack_, std::string("language/") + name, manifest[name], labels_.size()));
    BEDE_TRY(encoder, encoder_of(manifest[name], network.projection.panels.inputs));
    network.encoder = encoder;
    const bool is_parser = std::string_view(name) == "parser";
    const std::size_t slots = network.slots;
    if (is_parser ? slots != 8 && slots != 13 : slots != 3 && slots != 6)
      return pack_.bad("language/manifest", "has a state that Bede does not know");
    for (const Action& action : network.actions)
      if (is_parser && action.move > Move::Break)
        return pack_.bad("language/manifest", "has an action that Bede does not know");
    (is_parser ? parser : ner) = std::move(network);
  }
  ner_knows_sentences = parser && manifest.contains("ner") && manifest["ner"].value("sentences", true);
  return {};
}

Result<std::shared_ptr<const LanguageModel>> LanguageModel::read(Pack pack) {
  const std::shared_ptr<LanguageModel> model(new LanguageModel(std::move(pack)));
  const Pack& from = model->pack_;
  BEDE_TRY(text, from.section("language/manifest"));
  // Whole numbers alone, and nothing nested deeply: what reads the values need not ask.
  bool sensible = true;
  const auto look = [&](int depth, nlohmann::json::parse_event_t, const nlohmann::json& value) {
    return sensible = sensible && depth < deepest && !value.is_number_float();
  };
  const auto manifest = nlohmann::json::parse(text, look, false);
  if (!sensible) return from.bad("language/manifest", "has values that Bede does not know");
  if (!manifest.is_object()) return from.bad("language/manifest", "is no JSON");
  try {
    BEDE_TRY(labels, StringTable::read(from, "language/labels"));
    if (labels.size() == 0 || labels.size() > 0xFFFF) return from.bad("language/labels", "has no sensible size");
    model->labels_ = labels;
    BEDE_TRY(characters, Characters::read(from));
    BEDE_TRY(words, WordTables::read(from));
    BEDE_TRY(tokenizer, TokenizerTables::read(from));
    model->characters = characters;
    model->words = std::move(words);
    model->tokenizer = std::move(tokenizer);
    BEDE_CHECKED(model->read_networks(manifest));
    BEDE_TRY(ruler, RulerTables::read(from, manifest.value("rules", nlohmann::json::array()), labels.size()));
    model->ruler = std::move(ruler);
    if (manifest.contains("lemmatizer")) {
      BEDE_TRY(lemmatizer, Lemmatizer::read(from, manifest["lemmatizer"]));
      model->lemmatizer = std::move(lemmatizer);
    }
    const auto root = manifest.value("root", std::size_t{0});
    if (root >= labels.size()) return from.bad("language/manifest", "names a label that is not there");
    model->root = static_cast<Label>(root);
    model->description_ =
        manifest.value("language", "") + " " + manifest.value("name", "") + " " + manifest.value("version", "");
  } catch (const nlohmann::json::exception& e) {
    return from.bad("language/manifest", std::string("says something of another kind than it should: ") + e.what());
  }
  return std::shared_ptr<const LanguageModel>(model);
}

Result<Language> Language::load(const std::filesystem::path& pack) {
  BEDE_TRY(opened, Pack::open(pack));
  return read_language(std::move(opened));
}

Result<Language> read_language(Pack pack) {
  BEDE_TRY(model, LanguageModel::read(std::move(pack)));
  Language language;
  language.model_ = std::move(model);
  return language;
}

std::string_view Language::name(Label label) const { return model_->label(label); }
std::string_view Language::description() const { return model_->description(); }

std::string_view vector_unit() { return kernel_unit(); }
std::vector<std::string> vector_units() { return kernel_units(); }

Result<void> use_vector_unit(std::string_view name) {
  if (use_kernel_unit(name)) return {};
  std::string offered;
  for (const std::string& unit : kernel_units()) offered += (offered.empty() ? "" : ", ") + unit;
  return Error{ErrorKind::BadArgument,
               "this machine has no vector unit \"" + std::string(name) + "\"; it has " + offered, ""};
}

}  // namespace bede
