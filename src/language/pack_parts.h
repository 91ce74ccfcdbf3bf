// SPDX-License-Identifier: Apache-2.0
// Compiling a spaCy package into the pack: the parts of it. Each function adds its sections to the pack and returns
// what the manifest (section language/manifest, JSON) has to say of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/pack.h"
#include "language/package.h"

namespace bede {

// Every tag, part of speech, morphology, dependency and entity label gets one number; the empty one has 0.
class LabelNumbers {
 public:
  int of(const std::string& text);
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::map<std::string, int> numbers_{{"", 0}};
  std::vector<std::string> texts_{""};
};

// The embedding and convolution layers of a component's model, as sections under `name`; null where it has none of its
// own (it listens to a shared one). Errors: Unsupported, BadData.
Result<Json> pack_encoder(const LayerTree& tree, const std::string& name, PackWriter& writer);

// `width` is that of the encoder that feeds the tagger.
Result<Json> pack_tagger(const LayerTree& tree, const Json& settings, std::size_t width, LabelNumbers& labels,
                         PackWriter& writer);

// The parser or the entity recognizer, as sections under `name`. `moves` is the component's moves file.
enum class Transitions { Arcs, Entities };
Result<Json> pack_transitions(const LayerTree& tree, const Json& moves, Transitions kind, const std::string& name,
                              LabelNumbers& labels, PackWriter& writer);

// Names every layer that the runtime does not know. Errors: Unsupported.
Result<void> check_layers(const LayerTree& tree);

Result<Json> pack_tokenizer(const Json& tokenizer, const std::string& path, PackWriter& writer);
Result<void> pack_norms(const Json& lookups, const std::filesystem::path& data, PackWriter& writer);
Result<Json> pack_ruler(const Json& patterns, const std::string& path, LabelNumbers& labels);
Result<Json> pack_lemmatizer(const Json& lookups, const std::string& mode, const std::string& language,
                             const std::filesystem::path& data, const std::string& path, PackWriter& writer);

}  // namespace bede
