// SPDX-License-Identifier: Apache-2.0
#include "language/network.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace bede {
namespace {

using Json = nlohmann::json;

constexpr std::size_t widest = 1 << 16;  // of any layer: what is larger is damage, and products stay far from overflow
constexpr std::size_t most_actions = 4096;  // of a transition system; a walk's tables grow with the square of it

Result<std::size_t> size_in(const Pack& pack, const Json& json, const char* key, std::size_t least = 1) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_unsigned() || found->get<std::size_t>() < least ||
      found->get<std::size_t>() > widest)
    return pack.bad("language/manifest", std::string("has no sensible ") + key);
  return found->get<std::size_t>();
}

Result<const float*> floats(const Pack& pack, const std::string& name, std::size_t count) {
  BEDE_TRY(values, pack.array<float>(name));
  if (values.size() != count) return pack.bad(name, "has another length than the manifest says");
  return values.data();
}

Result<LinearLayer> read_linear(const Pack& pack, const std::string& name, const Json& json, std::size_t inputs) {
  LinearLayer layer;
  BEDE_TRY(outputs, size_in(pack, json, "outputs"));
  BEDE_TRY(depth, size_in(pack, json, "depth"));
  BEDE_TRY(panels, size_in(pack, json, "panels"));
  if (depth > 4 || panels * depth * lane_count < outputs) return pack.bad(name, "has a shape that Bede does not know");
  const std::size_t wide = padded(inputs);
  BEDE_TRY(weights, floats(pack, name + ".weights", panels * depth * lane_count * wide));
  BEDE_TRY(bias, floats(pack, name + ".bias", panels * depth * lane_count));
  layer.panels = {weights, panels, wide, depth, depth * lane_count * wide};
  layer.bias = bias;
  layer.outputs = outputs;
  return layer;
}

Result<MaxoutLayer> read_maxout(const Pack& pack, const std::string& name, const Json& json, std::size_t inputs) {
  MaxoutLayer layer;
  BEDE_TRY(outputs, size_in(pack, json, "outputs"));
  BEDE_TRY(pieces, size_in(pack, json, "pieces"));
  if (pieces > 4) return pack.bad(name, "has a shape that Bede does not know");
  const std::size_t wide = padded(outputs);
  BEDE_TRY(weights, floats(pack, name + ".weights", wide * pieces * inputs));
  BEDE_TRY(bias, floats(pack, name + ".bias", wide * pieces));
  BEDE_TRY(gain, floats(pack, name + ".gain", wide));
  BEDE_TRY(shift, floats(pack, name + ".shift", wide));
  layer.panels = {weights, wide / lane_count, inputs, pieces, inputs * pieces * lane_count};
  layer.bias = bias;
  layer.norm = {gain, shift, outputs};
  return layer;
}

Result<Feature> feature_named(const Pack& pack, const Json& name) {
  static const std::map<std::string, Feature> features = {
      {"ORTH", Feature::Orth},     {"LOWER", Feature::Lower},   {"NORM", Feature::Norm},
      {"SHAPE", Feature::Shape},   {"PREFIX", Feature::Prefix}, {"SUFFIX", Feature::Suffix},
      {"LENGTH", Feature::Length}, {"SPACY", Feature::Spacy},   {"IS_SPACE", Feature::IsSpace}};
  const auto found = name.is_string() ? features.find(name.get<std::string>()) : features.end();
  if (found == features.end()) return pack.bad("language/manifest", "names a feature that Bede does not know");
  return found->second;
}

Result<Label> label_in(const Pack& pack, const Json& json, std::size_t labels) {
  if (!json.is_number_unsigned() || json.get<std::size_t>() >= labels)
    return pack.bad("language/manifest", "names a label that is not there");
  return static_cast<Label>(json.get<std::size_t>());
}

}  // namespace

Result<EncoderNetwork> read_encoder(const Pack& pack, const Json& manifest) {
  EncoderNetwork out;
  const std::string section = manifest.value("section", "");
  BEDE_TRY(embedding, size_in(pack, manifest, "embedding_width"));
  BEDE_TRY(width, size_in(pack, manifest, "width"));
  BEDE_TRY(window, size_in(pack, manifest, "window"));
  const Json columns = manifest.value("columns", Json::array()), layers = manifest.value("layers", Json::array());
  if (columns.empty() || columns.size() > 64 || window > 64 || layers.size() * window > 64)
    return pack.bad("language/manifest", "has an encoder of a shape that Bede does not know");
  out.embedding_width = padded(embedding);
  out.width = padded(width);
  out.window = window;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    EmbeddingColumn column{};
    BEDE_TRY(rows, size_in(pack, columns[i], "rows"));
    BEDE_TRY(table, floats(pack, section + "/table" + std::to_string(i), rows * out.embedding_width));
    BEDE_TRY(feature, feature_named(pack, columns[i].value("feature", Json())));
    column.feature = feature;
    column.rows = static_cast<std::uint32_t>(rows);
    column.table = table;
    column.seed = columns[i].value("seed", std::uint64_t{0});
    out.looks_at_blanks |= feature == Feature::Spacy;
    out.columns.push_back(column);
  }
  BEDE_TRY(mix, read_maxout(pack, section + "/mix", manifest.value("mix", Json::object()),
                            columns.size() * out.embedding_width));
  if (padded(mix.norm.width) != out.width) return pack.bad(section + "/mix", "has another width than its encoder");
  out.mix = mix;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    BEDE_TRY(layer, read_maxout(pack, section + "/layer" + std::to_string(i), layers[i], out.positions() * out.width));
    if (padded(layer.norm.width) != out.width) return pack.bad(section, "has a layer of another width");
    out.layers.push_back(layer);
  }
  return out;
}

Result<TransitionNetwork> read_transitions(const Pack& pack, const std::string& name, const Json& manifest,
                                           std::size_t labels) {
  TransitionNetwork out;
  BEDE_TRY(slots, size_in(pack, manifest, "features"));
  BEDE_TRY(hidden, size_in(pack, manifest, "hidden"));
  BEDE_TRY(pieces, size_in(pack, manifest, "pieces"));
  BEDE_TRY(width, size_in(pack, manifest, "width"));
  BEDE_TRY(projection, read_linear(pack, name + "/projection", manifest.value("projection", Json::object()), width));
  out.slots = slots;
  out.projection = projection;
  out.step.hidden = padded(hidden);
  out.step.pieces = pieces;
  if (slots > 16 || pieces > 16) return pack.bad(name, "has a state that Bede does not know");
  BEDE_TRY(lower, read_linear(pack, name + "/lower", manifest.value("lower", Json::object()), projection.outputs));
  if (lower.outputs != slots * out.slot_size()) return pack.bad(name + "/lower", "does not fit its state");
  out.lower = lower;
  BEDE_TRY(bias, floats(pack, name + "/state_bias", out.slot_size()));
  BEDE_TRY(pad, floats(pack, name + "/pad", slots * out.slot_size()));
  out.step.bias = bias;
  out.pad = pad;
  const Json actions = manifest.value("actions", Json::array());
  if (actions.empty() || actions.size() > most_actions) return pack.bad(name, "has no sensible number of actions");
  for (const Json& action : actions) {
    if (!action.is_array() || action.size() != 4 || !action[0].is_number_unsigned() || action[0].get<unsigned>() > 5)
      return pack.bad(name, "has an action that Bede does not know");
    BEDE_TRY(label, label_in(pack, action[1], labels));
    BEDE_TRY(head, label_in(pack, action[2], labels));
    BEDE_TRY(full, label_in(pack, action[3], labels));
    out.actions.push_back({static_cast<Move>(action[0].get<unsigned>()), label, head, full});
  }
  out.step.actions = padded(actions.size());
  if (manifest.value("upper", true)) {
    BEDE_TRY(upper, floats(pack, name + "/upper", out.step.hidden * out.step.actions));
    BEDE_TRY(upper_bias, floats(pack, name + "/upper_bias", out.step.actions));
    out.step.upper = upper;
    out.step.upper_bias = upper_bias;
  } else if (out.step.actions != out.step.hidden) {
    return pack.bad(name, "has another number of actions than scores");
  }
  return out;
}

Result<TaggerNetwork> read_tagger(const Pack& pack, const Json& manifest, std::size_t labels) {
  TaggerNetwork out;
  BEDE_TRY(inputs, size_in(pack, manifest, "inputs"));
  BEDE_TRY(output, read_linear(pack, "language/tagger", manifest, inputs));
  out.output = output;
  for (const Json& json : manifest.value("labels", Json::array())) {
    BEDE_TRY(label, label_in(pack, json, labels));
    out.labels.push_back(label);
  }
  if (out.labels.empty() || out.labels.size() != output.outputs) return pack.bad("language/tagger", "has no labels");
  return out;
}

}  // namespace bede
