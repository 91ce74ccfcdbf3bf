// SPDX-License-Identifier: Apache-2.0
// A small made-up model for tests and fuzzing: a tokenizer's patterns and exceptions in the manner of spaCy's English
// ones, a few tables and rules, and networks of random weights. It says nothing sensible of any text, but by every
// step.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/characters.h"
#include "base/mapped_file.h"
#include "language/language.h"
#include "language/network.h"
#include "language/pack_parts.h"
#include "language/string_id.h"

namespace bede {

// As a spaCy package's file `tokenizer` has it.
inline Json small_tokenizer() {
  const auto tokens = [](std::initializer_list<std::pair<const char*, const char*>> pieces) {
    Json out = Json::array();
    for (const auto& [orth, norm] : pieces) {
      out.push_back({{"65", orth}});
      if (*norm != 0) out.back()["67"] = norm;
    }
    return out;
  };
  return {{"prefix_search",
           R"(^§|^%|^\+(?![0-9])|^…|^,|^:|^;|^!|^\?|^\(|^\[|^"|^'|^''|^\$|^£|^[\u00A6\u00A9\U0001F600-\U0001F64F])"},
          {"suffix_search", R"(…$|,$|:$|;$|!$|\?$|\)$|\]$|"$|'$|''$|'s$|’s$|[\U0001F600-\U0001F64F]$|(?<=[0-9])\+$|)"
                            R"((?<=[0-9])(?:km|kg|m|%)$|(?<=[a-zé0-9%\)])\.$|(?<=[A-Z][A-Z])\.$)"},
          {"infix_finditer", R"(\.\.+|…|(?<=[0-9])[+\-\*^](?=[0-9-])|(?<=[a-z])\.(?=[A-Z])|(?<=[a-zA-Z]),(?=[a-zA-Z])|)"
                             R"((?<=[a-zA-Z0-9])(?:-|–|—|--)(?=[a-zA-Z])|(?<=[a-zA-Z0-9])[:<>=/](?=[a-zA-Z]))"},
          {"url_match", R"((?u)^(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$)"},
          {"token_match", nullptr},
          {"faster_heuristics", true},
          {"exceptions",
           {{"can't", tokens({{"ca", ""}, {"n't", "not"}})},
            {"U.S.", tokens({{"U.S.", ""}})},
            {"p.m.", tokens({{"p.m.", ""}})},
            {"10km", tokens({{"10", ""}, {"km", "kilometers"}})},
            {":)", tokens({{":)", ""}})},
            {"):", tokens({{"):", ""}})},
            {"''", tokens({{"''", ""}})},
            {"c'm'on", tokens({{"c'm", "come"}, {"'on", "on"}})},
            {"as of", tokens({{"as of", "since"}})}}}};
}

// What makes the numbers and norms of words: a few of spaCy's symbols, norms and base norms.
inline void add_small_words(PackWriter& writer) {
  writer.add_strings("language/symbols", {"ADJ", "ORTH", "X", "_", "nsubj"});
  writer.add_array<std::uint64_t>("language/symbol_ids", {84, 65, 101, 456, 429});
  std::vector<std::pair<std::uint64_t, std::string>> norms = {
      {murmur_64a("cos"), "because"}, {murmur_64a("\u201c"), "quote"}, {101, "ex"}};
  std::sort(norms.begin(), norms.end());
  std::vector<std::uint64_t> ids;
  std::vector<std::string> texts;
  for (const auto& [id, text] : norms) {
    ids.push_back(id);
    texts.push_back(text);
  }
  writer.add_array("language/norm_ids", ids);
  writer.add_strings("language/norms", texts);
  writer.add_strings("language/base_texts", {"'S", "\u2019s", "\u201c"});
  writer.add_strings("language/base_norms", {"'s", "'s", "\""});
}

inline Json add_small_lemmas(PackWriter& writer) {
  const auto add = [&](const std::string& part, const std::vector<std::string>& rules,
                       const std::vector<std::string>& exceptions, const std::vector<std::uint32_t>& begins,
                       const std::vector<std::string>& forms, const std::vector<std::string>& index) {
    writer.add_strings("lemma/" + part + "/rules", rules);
    writer.add_strings("lemma/" + part + "/exceptions", exceptions);
    writer.add_array("lemma/" + part + "/begins", begins);
    writer.add_strings("lemma/" + part + "/forms", forms);
    writer.add_strings("lemma/" + part + "/index", index);
  };
  add("noun", {"s", "", "ses", "s", "men", "man", "\u00e9s", "\u00e9-"}, {"axes", "mice"}, {0, 2, 3},
      {"ax", "axis", "mouse"}, {"bus", "buse", "talk", "woman"});
  add("verb", {"ing", "", "ing", "e", "ed", ""}, {}, {0}, {}, {"arrest", "make"});
  return {{"mode", "rule"}, {"english", true}, {"overwrite", false}, {"parts", {"noun", "verb"}}};
}

struct SmallModel {
  std::uint32_t seed = 1;
  std::size_t layers = 2, parser_features = 8, ner_features = 3;
};

// The networks' sections and what the manifest says of them.
class SmallNetworks {
 public:
  SmallNetworks(PackWriter& writer, const SmallModel& model) : writer_(writer), random_(model.seed), model_(model) {}

  Json encoder(const std::string& section, const std::vector<std::string>& features, std::size_t pieces) {
    Json out{{"section", section}, {"embedding_width", width_}, {"width", width_}, {"window", 1}};
    for (std::size_t i = 0; i < features.size(); ++i) {
      const std::size_t rows = 20 + 3 * i;
      add(section + "/table" + std::to_string(i), rows * width_);
      out["columns"].push_back({{"feature", features[i]}, {"rows", rows}, {"seed", 8 + i}});
    }
    out["mix"] = maxout(section + "/mix", pieces, features.size() * width_);
    out["layers"] = Json::array();
    for (std::size_t i = 0; i < model_.layers; ++i)
      out["layers"].push_back(maxout(section + "/layer" + std::to_string(i), 3, 3 * width_));
    return out;
  }

  Json tagger(const std::vector<int>& labels) {
    Json out = linear("language/tagger", labels.size(), width_);
    out["inputs"] = width_;
    out["labels"] = labels;
    out["encoder"] = 0;
    return out;
  }

  Json transitions(const std::string& name, std::size_t features, std::size_t encoder, const Json& actions) {
    const std::size_t hidden = 16, pieces = 2, rows = features * pieces * hidden;
    Json out{{"features", features}, {"hidden", hidden},   {"pieces", pieces},
             {"width", width_},      {"encoder", encoder}, {"actions", actions}};
    out["projection"] = linear(name + "/projection", 12, width_);
    out["lower"] = linear(name + "/lower", rows, 12);
    add(name + "/state_bias", pieces * hidden);
    add(name + "/pad", rows);
    add(name + "/upper", hidden * padded(actions.size()));
    add(name + "/upper_bias", padded(actions.size()));
    return out;
  }

 private:
  void add(const std::string& name, std::size_t count) {
    std::uniform_real_distribution<float> values(-1, 1);
    std::vector<float> numbers(count);
    for (float& number : numbers) number = values(random_);
    writer_.add_array(name, numbers);
  }

  Json linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    const std::size_t panels = padded(outputs) / lane_count;
    add(name + ".weights", panels * lane_count * padded(inputs));
    add(name + ".bias", panels * lane_count);
    return {{"outputs", outputs}, {"depth", 1}, {"panels", panels}};
  }

  Json maxout(const std::string& name, std::size_t pieces, std::size_t inputs) {
    add(name + ".weights", width_ * pieces * inputs);
    add(name + ".bias", width_ * pieces);
    add(name + ".gain", width_);
    add(name + ".shift", width_);
    return {{"outputs", width_}, {"pieces", pieces}};
  }

  static constexpr std::size_t width_ = 16;
  PackWriter& writer_;
  std::mt19937 random_;
  const SmallModel& model_;
};

// As a spaCy package's file `patterns` of the attribute ruler has it.
inline Json small_rules() {
  return Json::parse(R"([
    {"patterns": [[{"TAG": "NN"}]], "index": 0, "attrs": {"POS": "NOUN", "MORPH": "Number=Plur"}},
    {"patterns": [[{"TAG": "VBD"}]], "index": 0, "attrs": {"POS": "VERB"}},
    {"patterns": [[{"TAG": {"NOT_IN": ["NN", "VBD"]}}]], "index": 0, "attrs": {"POS": "PROPN"}},
    {"patterns": [[{"LOWER": {"REGEX": "^n'?t$"}}]], "index": 0, "attrs": {"LEMMA": "not"}},
    {"patterns": [[{"LOWER": {"IN": ["ca", "can"]}}, {"LOWER": "n't"}]], "index": 0, "attrs": {"LEMMA": "can"}},
    {"patterns": [[{"DEP": "conj"}, {}]], "index": -1, "attrs": {"DEP": "dep"}},
    {"patterns": [[{"IS_SPACE": true}]], "index": 0,
     "attrs": {"TAG": "_SP", "POS": "SPACE", "DEP": "dep", "MORPH": "_"}}])");
}

// A whole pack.
inline PackWriter small_pack(const SmallModel& model = {}) {
  PackWriter writer;
  LabelNumbers labels;
  pack_characters(writer);
  pack_tokenizer(small_tokenizer(), "tokenizer", writer).value();
  add_small_words(writer);
  Json manifest{{"language", "xx"}, {"name", "small"}, {"version", "1.0"}, {"root", labels.of("ROOT")}};
  SmallNetworks networks(writer, model);
  manifest["encoders"] =
      Json::array({networks.encoder("language/tok2vec", {"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"}, 3),
                   networks.encoder("language/ner_tok2vec", {"LOWER", "ORTH", "LENGTH"}, 2)});
  manifest["tagger"] = networks.tagger({labels.of("NN"), labels.of("VBD"), labels.of("NNP")});
  const auto action = [&](int move, const std::string& own, const std::string& head = "") {
    const std::string full = head.empty() ? own : own + "||" + head;
    return Json::array({move, labels.of(own), labels.of(head), labels.of(full)});
  };
  Json arcs = Json::array({action(0, ""), action(1, "")});
  for (const int move : {2, 3}) {
    for (const char* own : {"nsubj", "dobj", "dep", "conj"}) arcs.push_back(action(move, own));
    arcs.push_back(action(move, "nsubj", "conj"));
  }
  arcs.push_back(action(4, "ROOT"));
  Json entities = Json::array();
  for (const int move : {1, 2, 3, 4})
    for (const char* own : {"GPE", "ORG"}) entities.push_back(action(move, own));
  entities.push_back(action(4, ""));
  entities.push_back(action(5, ""));
  manifest["parser"] = networks.transitions("language/parser", model.parser_features, 0, arcs);
  manifest["ner"] = networks.transitions("language/ner", model.ner_features, 1, entities);
  manifest["rules"] = pack_ruler(small_rules(), "patterns", labels).value();
  manifest["lemmatizer"] = add_small_lemmas(writer);
  writer.add_strings("language/labels", labels.texts());
  writer.add("language/manifest", manifest.dump());
  return writer;
}

// A language of a pack, by way of a file.
inline Language load_language(const PackWriter& pack) {
  const auto path = std::filesystem::temp_directory_path() / ("bede_small_" + std::to_string(::getpid()) + ".pack");
  const auto written = write_file(path, pack.bytes());
  auto language = Language::load(path);
  std::filesystem::remove(path);
  return std::move(language).value();
}

}  // namespace bede
