// SPDX-License-Identifier: Apache-2.0
// A spaCy package, folder by folder, into a pack; what Bede cannot run is named and refused here, not at run time.
#include <algorithm>
#include <map>
#include <set>

#include "base/characters.h"
#include "language/language.h"
#include "language/pack_parts.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

// What the pipeline consists of: the component of each factory that runs, by its name in the package.
struct Pipeline {
  std::map<std::string, std::string> component;  // factory -> name
  std::map<std::string, std::size_t> place;      // factory -> place in the pipeline

  bool has(const std::string& factory) const { return component.contains(factory); }
  bool before(const std::string& a, const std::string& b) const {
    return !has(a) || !has(b) || place.at(a) < place.at(b);
  }
};

Result<Pipeline> read_pipeline(const PackageConfig& config, const std::string& path) {
  static const std::set<std::string> runnable = {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"};
  const auto cannot = [&](const std::string& what) { return Error{ErrorKind::Unsupported, what, path}; };
  Pipeline pipeline;
  const Json names = config.get("nlp", "pipeline"), disabled = config.get("nlp", "disabled");
  if (!names.is_array()) return Error{ErrorKind::BadData, "there is no pipeline in [nlp]", path};
  for (const Json& name : names) {
    if (disabled.is_array() && std::find(disabled.begin(), disabled.end(), name) != disabled.end()) continue;
    const std::string component = name.get<std::string>();
    const std::string factory = config.text("components." + component, "factory");
    if (!runnable.contains(factory))
      return cannot(
          "the component \"" + component + "\" (" + factory +
          ") is none that Bede can run: it runs tok2vec, tagger, parser, attribute_ruler, lemmatizer and ner");
    if (pipeline.has(factory)) return cannot("the pipeline has two components of the kind " + factory);
    pipeline.place[factory] = pipeline.place.size();
    pipeline.component[factory] = component;
  }
  const bool in_order = pipeline.before("tok2vec", "tagger") && pipeline.before("tok2vec", "parser") &&
                        pipeline.before("tok2vec", "ner") && pipeline.before("tagger", "attribute_ruler") &&
                        pipeline.before("parser", "attribute_ruler") &&
                        pipeline.before("attribute_ruler", "lemmatizer");
  if (!in_order) return cannot("the pipeline's components stand in an order that Bede cannot run");
  return pipeline;
}

// Names every setting of a component that the runtime does not know.
Result<void> check_settings(const PackageConfig& config, const std::string& component, const std::string& path) {
  static const std::set<std::string> known = {"spacy.HashEmbedCNN.v1",
                                              "spacy.HashEmbedCNN.v2",
                                              "spacy.Tok2Vec.v1",
                                              "spacy.Tok2Vec.v2",
                                              "spacy.MultiHashEmbed.v1",
                                              "spacy.MultiHashEmbed.v2",
                                              "spacy.MaxoutWindowEncoder.v1",
                                              "spacy.MaxoutWindowEncoder.v2",
                                              "spacy.Tok2VecListener.v1",
                                              "spacy.Tagger.v1",
                                              "spacy.Tagger.v2",
                                              "spacy.TransitionBasedParser.v1",
                                              "spacy.TransitionBasedParser.v2"};
  for (const char* part :
       {"model", "model.tok2vec", "model.tok2vec.embed", "model.tok2vec.encode", "model.embed", "model.encode"}) {
    const std::string section = "components." + component + "." + part;
    const std::string architecture = config.text(section, "@architectures");
    if (!architecture.empty() && !known.contains(architecture))
      return Error{ErrorKind::Unsupported,
                   "the architecture \"" + architecture + "\" of the component \"" + component +
                       "\" is none that Bede can run (it runs spaCy's CNN pipelines)",
                   path};
    for (const char* vectors : {"include_static_vectors", "pretrained_vectors"})
      if (config.get(section, vectors) == true)
        return Error{ErrorKind::Unsupported,
                     std::string("static vectors (") + vectors + ") are none that Bede can run yet (component \"" +
                         component + "\")",
                     path};
  }
  return {};
}

class LanguagePacker {
 public:
  LanguagePacker(fs::path package, fs::path data, PackWriter& writer)
      : package_(std::move(package)), data_(std::move(data)), writer_(writer) {}

  Result<void> run() {
    const std::string path = (package_ / "config.cfg").string();
    BEDE_TRY(config, PackageConfig::read(path));
    config_ = std::move(config);
    const std::string tokenizer = config_.text("nlp.tokenizer", "@tokenizers");
    const Json inline_tokenizer = config_.get("nlp", "tokenizer");
    const std::string kind = inline_tokenizer.is_object() ? inline_tokenizer.value("@tokenizers", "") : tokenizer;
    if (kind != "spacy.Tokenizer.v1")
      return Error{ErrorKind::Unsupported, "the tokenizer \"" + kind + "\" is none that Bede can run", path};
    BEDE_TRY(pipeline, read_pipeline(config_, path));
    pipeline_ = std::move(pipeline);
    for (const auto& [factory, component] : pipeline_.component) BEDE_CHECKED(check_settings(config_, component, path));
    manifest_["language"] = config_.text("nlp", "lang");
    manifest_["encoders"] = Json::array();
    pack_characters(writer_);
    BEDE_CHECKED(describe());
    BEDE_CHECKED(tables());
    BEDE_CHECKED(shared_encoder());
    BEDE_CHECKED(tagger());
    BEDE_CHECKED(transitions("parser", Transitions::Arcs));
    BEDE_CHECKED(transitions("ner", Transitions::Entities));
    BEDE_CHECKED(ruler_and_lemmatizer());
    manifest_["root"] = labels_.of("ROOT");
    if (labels_.texts().size() > 0xFFFF)
      return Error{ErrorKind::Unsupported, "the package has over 65535 labels", path};
    writer_.add_strings("language/labels", labels_.texts());
    writer_.add("language/manifest", manifest_.dump(-1, ' ', false, Json::error_handler_t::replace));
    return {};
  }

 private:
  Result<void> describe() {
    BEDE_TRY(meta, read_json_file(package_ / "meta.json"));
    manifest_["name"] = meta.value("lang", "") + "_" + meta.value("name", "");
    manifest_["version"] = meta.value("version", "");
    return {};
  }

  Result<void> tables() {
    BEDE_TRY(tokenizer, read_msgpack(package_ / "tokenizer"));
    BEDE_TRY(packed, pack_tokenizer(tokenizer, (package_ / "tokenizer").string(), writer_));
    BEDE_TRY(lookups, read_msgpack(package_ / "vocab/lookups.bin"));
    return pack_norms(lookups, data_, writer_);
  }

  // Adds the encoder of a component, if it has one of its own; gives its place among the encoders.
  Result<std::size_t> encoder_of(const LayerTree& tree, const std::string& name) {
    BEDE_CHECKED(check_layers(tree));
    BEDE_TRY(encoder, pack_encoder(tree, "language/" + name, writer_));
    if (encoder.is_null()) {
      if (!shared_)
        return Error{ErrorKind::Unsupported, "this component listens to a tok2vec that is not in the pipeline",
                     tree.path};
      return std::size_t{0};
    }
    encoder["section"] = "language/" + name;
    manifest_["encoders"].push_back(encoder);
    return manifest_["encoders"].size() - 1;
  }

  fs::path model_of(const std::string& factory) const { return package_ / pipeline_.component.at(factory) / "model"; }

  Result<void> shared_encoder() {
    if (!pipeline_.has("tok2vec")) return {};
    BEDE_TRY(tree, read_layers(model_of("tok2vec")));
    BEDE_TRY(encoder, encoder_of(tree, "tok2vec"));
    shared_ = encoder == 0;
    return {};
  }

  Result<void> tagger() {
    if (!pipeline_.has("tagger")) return {};
    BEDE_TRY(tree, read_layers(model_of("tagger")));
    BEDE_TRY(encoder, encoder_of(tree, "tagger_tok2vec"));
    BEDE_TRY(settings, read_json_file(package_ / pipeline_.component.at("tagger") / "cfg"));
    BEDE_TRY(packed, pack_tagger(tree, settings, manifest_["encoders"][encoder]["width"], labels_, writer_));
    manifest_["tagger"] = packed;
    manifest_["tagger"]["encoder"] = encoder;
    return {};
  }

  Result<void> transitions(const std::string& factory, Transitions kind) {
    if (!pipeline_.has(factory)) return {};
    BEDE_TRY(tree, read_layers(model_of(factory)));
    BEDE_TRY(encoder, encoder_of(tree, factory + "_tok2vec"));
    BEDE_TRY(file, read_msgpack(package_ / pipeline_.component.at(factory) / "moves"));
    const Json moves = Json::parse(file.value("moves", ""), nullptr, false);
    if (!moves.is_object()) return Error{ErrorKind::BadData, "the component's moves are unreadable", tree.path};
    BEDE_TRY(packed, pack_transitions(tree, moves, kind, "language/" + factory, labels_, writer_));
    if (packed["width"] != manifest_["encoders"][encoder]["width"])
      return Error{ErrorKind::BadData, "this component has another width than the tok2vec that feeds it", tree.path};
    manifest_[factory] = packed;
    manifest_[factory]["encoder"] = encoder;
    if (kind == Transitions::Entities) manifest_[factory]["sentences"] = pipeline_.before("parser", "ner");
    return {};
  }

  Result<void> ruler_and_lemmatizer() {
    manifest_["rules"] = Json::array();
    if (pipeline_.has("attribute_ruler")) {
      const fs::path file = package_ / pipeline_.component.at("attribute_ruler") / "patterns";
      BEDE_TRY(patterns, read_msgpack(file));
      BEDE_TRY(rules, pack_ruler(patterns, file.string(), labels_));
      manifest_["rules"] = rules;
    }
    if (!pipeline_.has("lemmatizer")) return {};
    const std::string component = pipeline_.component.at("lemmatizer");
    const fs::path file = package_ / component / "lookups/lookups.bin";
    BEDE_TRY(lookups, read_msgpack(file));
    BEDE_TRY(packed, pack_lemmatizer(lookups, config_.text("components." + component, "mode"), manifest_["language"],
                                     data_, file.string(), writer_));
    manifest_["lemmatizer"] = packed;
    manifest_["lemmatizer"]["overwrite"] = config_.get("components." + component, "overwrite") == true;
    return {};
  }

  fs::path package_, data_;
  PackageConfig config_;
  Pipeline pipeline_;
  PackWriter& writer_;
  LabelNumbers labels_;
  Json manifest_;
  bool shared_ = false;
};

}  // namespace

Result<void> pack_language(const fs::path& package, const fs::path& data, PackWriter& writer) {
  try {
    return LanguagePacker(package, data, writer).run();
  } catch (const std::exception& e) {  // of the JSON library, where a value is of another kind than packages have
    return Error{ErrorKind::BadData, std::string("this is no spaCy v3 package: ") + e.what(), package.string()};
  }
}

}  // namespace bede
