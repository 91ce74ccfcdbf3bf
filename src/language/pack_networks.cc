// SPDX-License-Identifier: Apache-2.0
// Weights, from thinc's layout to the panels of kernels.h. Widths are padded with zeros to a multiple of 16.
#include <algorithm>
#include <cstring>
#include <set>

#include "language/kernels.h"
#include "language/pack_parts.h"

namespace bede {
namespace {

constexpr std::size_t deepest_panel = 4;

Error cannot(const LayerTree& tree, const std::string& what) { return {ErrorKind::Unsupported, what, tree.path}; }
Error broken(const LayerTree& tree, const std::string& what) { return {ErrorKind::BadData, what, tree.path}; }

Result<const Tensor*> param(const LayerTree& tree, const Layer& layer, const std::string& name,
                            const std::vector<std::size_t>& shape = {}) {
  const auto found = layer.params.find(name);
  if (found == layer.params.end()) return broken(tree, "the layer " + layer.name + " has no weights " + name);
  if (!shape.empty() && found->second.shape != shape)
    return broken(tree, "the weights " + name + " of the layer " + layer.name + " have another shape than the model");
  return &found->second;
}

// Where the inputs of a layer stand: `segments` of `width` numbers, each padded.
struct Inputs {
  std::size_t segments, width;
  std::size_t all() const { return segments * padded(width); }
  std::size_t place(std::size_t i) const { return i / width * padded(width) + i % width; }
};

// weights[panel][input][vector][lane] from weights[output][piece][input]; a panel has `pieces` vectors of 16 outputs.
std::vector<float> maxout_panels(const Tensor& w, const Inputs& inputs) {
  const std::size_t outputs = w.shape[0], pieces = w.shape[1], wide = w.shape[2];
  std::vector<float> panels(padded(outputs) * pieces * inputs.all());
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t p = 0; p < pieces; ++p)
      for (std::size_t i = 0; i < wide; ++i)
        panels[((o / lane_count * inputs.all() + inputs.place(i)) * pieces + p) * lane_count + o % lane_count] =
            w.values[(o * pieces + p) * wide + i];
  return panels;
}

std::vector<float> maxout_bias(const Tensor& b) {
  const std::size_t outputs = b.shape[0], pieces = b.shape[1];
  std::vector<float> bias(padded(outputs) * pieces);
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t p = 0; p < pieces; ++p)
      bias[(o / lane_count * pieces + p) * lane_count + o % lane_count] = b.values[o * pieces + p];
  return bias;
}

std::vector<float> padded_values(const std::vector<float>& values) {
  std::vector<float> out(values);
  out.resize(padded(out.size()));
  return out;
}

// The number of vectors of a linear layer's panel that leaves the least padding.
std::size_t best_depth(std::size_t outputs) {
  const std::size_t vectors = padded(outputs) / lane_count;
  std::size_t best = 1;
  for (std::size_t depth = 2; depth <= deepest_panel; ++depth)
    if ((vectors + depth - 1) / depth * depth <= (vectors + best - 1) / best * best) best = depth;
  return best;
}

// A linear layer's weights[output][input], outputs in order. Adds `name`.weights and `name`.bias.
Json add_linear(const std::vector<float>& w, const std::vector<float>& b, std::size_t outputs, std::size_t wide,
                const std::string& name, PackWriter& writer) {
  const std::size_t depth = best_depth(outputs);
  const std::size_t panel = depth * lane_count, panels = (outputs + panel - 1) / panel, inputs = padded(wide);
  std::vector<float> weights(panels * panel * inputs), bias(panels * panel);
  for (std::size_t o = 0; o < outputs; ++o) {
    bias[o] = b[o];
    for (std::size_t i = 0; i < wide; ++i) weights[(o / panel * inputs + i) * panel + o % panel] = w[o * wide + i];
  }
  writer.add_array(name + ".weights", weights);
  writer.add_array(name + ".bias", bias);
  return {{"outputs", outputs}, {"inputs", wide}, {"depth", depth}, {"panels", panels}};
}

Result<Json> add_maxout(const LayerTree& tree, const Layer& maxout, const Layer& norm, const Inputs& inputs,
                        const std::string& name, PackWriter& writer) {
  BEDE_TRY(w, param(tree, maxout, "W"));
  if (w->shape.size() != 3 || w->shape[2] != inputs.segments * inputs.width)
    return broken(tree, "a maxout layer has another width than what feeds it");
  if (w->shape[1] > deepest_panel)
    return cannot(tree, "a maxout layer has " + std::to_string(w->shape[1]) + " pieces; Bede runs up to 4");
  BEDE_TRY(b, param(tree, maxout, "b", {w->shape[0], w->shape[1]}));
  BEDE_TRY(gain, param(tree, norm, "G", {w->shape[0]}));
  BEDE_TRY(shift, param(tree, norm, "b", {w->shape[0]}));
  writer.add_array(name + ".weights", maxout_panels(*w, inputs));
  writer.add_array(name + ".bias", maxout_bias(*b));
  writer.add_array(name + ".gain", padded_values(gain->values));
  writer.add_array(name + ".shift", padded_values(shift->values));
  return Json{{"pieces", w->shape[1]}, {"outputs", w->shape[0]}};
}

}  // namespace

int LabelNumbers::of(const std::string& text) {
  const auto [at, is_new] = numbers_.try_emplace(text, static_cast<int>(texts_.size()));
  if (is_new) texts_.push_back(text);
  return at->second;
}

Result<void> check_layers(const LayerTree& tree) {
  static const std::set<std::string> known = {
      "extract_features", "list2ragged",  "ragged2list",      "hashembed", "maxout",  "layernorm",
      "dropout",          "list2array",   "ints-getitem",     "linear",    "softmax", "precomputable_affine",
      "expand_window",    "parser_model", "tok2vec-listener", "noop"};
  for (const Layer& layer : tree.layers) {
    const bool composite = layer.name.find_first_of(">|(") != std::string::npos;
    if (!composite && !known.contains(layer.name))
      return cannot(tree,
                    "the layer \"" + layer.name +
                        "\" is none that Bede can run (it runs spaCy's CNN pipelines: "
                        "hash embeddings, maxout window encoders, linear and softmax outputs, transition parsers)");
  }
  return {};
}

Result<Json> pack_encoder(const LayerTree& tree, const std::string& name, PackWriter& writer) {
  const auto tables = tree.named("hashembed"), maxouts = tree.named("maxout"), norms = tree.named("layernorm"),
             features = tree.named("extract_features"), windows = tree.named("expand_window");
  if (tables.empty()) return Json();
  if (features.size() != 1 || maxouts.empty() || norms.size() != maxouts.size())
    return cannot(tree, "the embedding is none that Bede can run (it runs MultiHashEmbed and HashEmbedCNN)");
  const Json attrs = features[0]->attrs.value("columns", Json::array());
  if (attrs.size() != tables.size()) return broken(tree, "the embedding has not one table for each feature");

  Json columns = Json::array();
  std::size_t width = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    BEDE_TRY(table, param(tree, *tables[i], "E"));
    if (table->shape.size() != 2 || (i > 0 && table->shape[1] != width) || table->shape[0] == 0)
      return broken(tree, "the tables of the embedding have different widths");
    width = table->shape[1];
    std::vector<float> rows(table->shape[0] * padded(width));
    for (std::size_t row = 0; row < table->shape[0]; ++row)
      std::copy_n(table->values.begin() + static_cast<std::ptrdiff_t>(row * width), width,
                  rows.begin() + static_cast<std::ptrdiff_t>(row * padded(width)));
    writer.add_array(name + "/table" + std::to_string(i), rows);
    const std::size_t column = tables[i]->attrs.value("column", i);
    if (column >= attrs.size()) return broken(tree, "a table of the embedding has no feature");
    columns.push_back(
        {{"feature", attrs[column]}, {"seed", tables[i]->attrs.value("seed", 0)}, {"rows", table->shape[0]}});
  }
  BEDE_TRY(mix, add_maxout(tree, *maxouts[0], *norms[0], {tables.size(), width}, name + "/mix", writer));
  Json out{{"columns", columns}, {"embedding_width", width}, {"mix", mix}, {"layers", Json::array()}};
  width = mix["outputs"].get<std::size_t>();
  const std::size_t window = windows.empty() ? 1 : windows[0]->attrs.value("window_size", std::size_t{1});
  for (std::size_t i = 1; i < maxouts.size(); ++i) {
    BEDE_TRY(layer, add_maxout(tree, *maxouts[i], *norms[i], {2 * window + 1, width},
                               name + "/layer" + std::to_string(i - 1), writer));
    if (layer["outputs"] != width) return broken(tree, "an encoder layer changes the width");
    out["layers"].push_back(layer);
  }
  if (window * (maxouts.size() - 1) > 64) return cannot(tree, "the encoder looks at more than 64 words to each side");
  out["width"] = width;
  out["window"] = window;
  return out;
}

Result<Json> pack_tagger(const LayerTree& tree, const Json& settings, std::size_t width, LabelNumbers& labels,
                         PackWriter& writer) {
  const auto outputs = tree.named("softmax");
  if (outputs.size() != 1) return cannot(tree, "this tagger is none that Bede can run (it runs spacy.Tagger.v2)");
  const Json names = settings.value("labels", Json::array());
  BEDE_TRY(w, param(tree, *outputs[0], "W", {names.size(), width}));
  BEDE_TRY(b, param(tree, *outputs[0], "b", {names.size()}));
  Json out = add_linear(w->values, b->values, names.size(), width, "language/tagger", writer);
  for (const Json& name : names) out["labels"].push_back(labels.of(name.get<std::string>()));
  return out;
}

namespace {

// The list of actions, as rows of the output layer: spaCy's TransitionSystem.initialize_actions. Labels of a frequency
// below 0 were added after training began and stand at the end.
std::vector<std::pair<int, std::string>> actions_in_order(const Json& moves, Transitions kind) {
  std::vector<std::pair<int, std::string>> actions;
  const auto add = [&](int move, const std::string& label) {
    const bool no_action = kind == Transitions::Entities && (move == 0 || (move == 5 && !label.empty()));
    const std::pair<int, std::string> action{move, label};
    if (!no_action && std::find(actions.begin(), actions.end(), action) == actions.end()) actions.push_back(action);
  };
  std::vector<std::pair<long, std::string>> late;
  std::map<std::string, std::vector<int>> late_moves;
  for (const auto& [move, frequencies] : moves.items()) {
    std::vector<std::pair<long, std::string>> order;
    for (const auto& [label, frequency] : frequencies.items()) order.emplace_back(frequency.get<long>(), label);
    std::sort(order.rbegin(), order.rend());
    for (const auto& [frequency, label] : order) {
      if (frequency >= 0) {
        add(std::stoi(move), label);
      } else {
        late.emplace_back(frequency, label);
        late_moves[label].push_back(std::stoi(move));
      }
    }
  }
  std::sort(late.rbegin(), late.rend());
  for (const auto& [frequency, label] : late)
    for (const int move : late_moves[label]) add(move, label);
  return actions;
}

// Weights [feature][hidden][piece] to the order of a state's sum: [feature][piece][hidden, padded].
std::vector<float> by_piece(const std::vector<float>& values, std::size_t features, std::size_t hidden,
                            std::size_t pieces, std::size_t each) {
  std::vector<float> out(features * pieces * padded(hidden) * each);
  for (std::size_t f = 0; f < features; ++f)
    for (std::size_t o = 0; o < hidden; ++o)
      for (std::size_t p = 0; p < pieces; ++p)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(((f * hidden + o) * pieces + p) * each), each,
                    out.begin() + static_cast<std::ptrdiff_t>(((f * pieces + p) * padded(hidden) + o) * each));
  return out;
}

}  // namespace

Result<Json> pack_transitions(const LayerTree& tree, const Json& moves, Transitions kind, const std::string& name,
                              LabelNumbers& labels, PackWriter& writer) {
  const auto lowers = tree.named("precomputable_affine"), linears = tree.named("linear");
  const Layer& root = tree.layers[0];
  const bool has_upper = root.attrs.value("has_upper", true);
  if (root.name != "parser_model" || lowers.size() != 1 || linears.size() != (has_upper ? 2u : 1u))
    return cannot(tree, "this model is none that Bede can run (it runs spacy.TransitionBasedParser.v2)");
  const auto upper_at = root.refs.find("upper");
  const Layer* upper = has_upper && upper_at != root.refs.end() ? &tree.layers.at(upper_at->second) : nullptr;
  const Layer* projection = linears.back() == upper ? linears.front() : linears.back();
  if (has_upper && (upper == nullptr || upper->name != "linear")) return broken(tree, "the upper layer is missing");

  BEDE_TRY(pw, param(tree, *projection, "W"));
  if (pw->shape.size() != 2) return broken(tree, "the projection has another shape than the model");
  const std::size_t inner = pw->shape[0], width = pw->shape[1];
  BEDE_TRY(pb, param(tree, *projection, "b", {inner}));
  BEDE_TRY(lw, param(tree, *lowers[0], "W"));
  if (lw->shape.size() != 4 || lw->shape[3] != inner) return broken(tree, "the state layer has another shape");
  const std::size_t features = lw->shape[0], hidden = lw->shape[1], pieces = lw->shape[2];
  const bool known_features =
      kind == Transitions::Arcs ? features == 8 || features == 13 : features == 3 || features == 6;
  if (!known_features)
    return cannot(tree, "the state has " + std::to_string(features) + " tokens; Bede knows other sets");
  BEDE_TRY(lb, param(tree, *lowers[0], "b", {hidden, pieces}));
  BEDE_TRY(pad, param(tree, *lowers[0], "pad", {1, features, hidden, pieces}));

  const auto actions = actions_in_order(moves, kind);
  Json out{{"features", features}, {"hidden", hidden}, {"pieces", pieces}, {"upper", has_upper}, {"width", width}};
  out["projection"] = add_linear(pw->values, pb->values, inner, width, name + "/projection", writer);
  const std::size_t rows = features * pieces * padded(hidden);
  out["lower"] = add_linear(by_piece(lw->values, features, hidden, pieces, inner), std::vector<float>(rows), rows,
                            inner, name + "/lower", writer);
  writer.add_array(name + "/state_bias", by_piece(lb->values, 1, hidden, pieces, 1));
  writer.add_array(name + "/pad", by_piece(pad->values, features, hidden, pieces, 1));
  if (has_upper) {
    BEDE_TRY(uw, param(tree, *upper, "W", {actions.size(), hidden}));
    BEDE_TRY(ub, param(tree, *upper, "b", {actions.size()}));
    std::vector<float> weights(padded(hidden) * padded(actions.size()));
    for (std::size_t a = 0; a < actions.size(); ++a)
      for (std::size_t h = 0; h < hidden; ++h) weights[h * padded(actions.size()) + a] = uw->values[a * hidden + h];
    writer.add_array(name + "/upper", weights);
    writer.add_array(name + "/upper_bias", padded_values(ub->values));
  } else if (hidden != actions.size()) {
    return broken(tree, "the model has another number of actions than its moves");
  }
  out["actions"] = Json::array();
  for (const auto& [move, label] : actions) {
    if (label == "subtok") return cannot(tree, "the parser joins tokens (learn_tokens), which Bede cannot run");
    const auto parts = label.find("||");  // of a label that hides a non-projective arc: its own, and its true head's
    const std::string own = label.substr(0, parts);
    const std::string head = parts == std::string::npos ? "" : label.substr(parts + 2);
    out["actions"].push_back({move, labels.of(own), labels.of(head), labels.of(label)});
  }
  return out;
}

}  // namespace bede
