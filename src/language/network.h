// SPDX-License-Identifier: Apache-2.0
// The networks of a model as views of the pack: shapes checked once, weights never copied.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/pack.h"
#include "bede/language.h"
#include "language/kernels.h"

namespace bede {

struct LinearLayer {
  Panels panels;
  const float* bias = nullptr;
  std::size_t outputs = 0;
  std::size_t stride() const { return panels.panels * panels.depth * lane_count; }  // of a row of outputs
};

struct MaxoutLayer {
  Panels panels;
  const float* bias = nullptr;
  Norm norm;
};

// What a column of an embedding looks at.
enum class Feature { Orth, Lower, Norm, Shape, Prefix, Suffix, Length, Spacy, IsSpace };

struct EmbeddingColumn {
  Feature feature;
  std::uint64_t seed;
  std::uint32_t rows;
  const float* table;
};

// Words to vectors: hash embeddings, mixed; then convolutions over the words around.
struct EncoderNetwork {
  std::vector<EmbeddingColumn> columns;
  std::size_t embedding_width = 0;  // padded
  MaxoutLayer mix;
  std::vector<MaxoutLayer> layers;
  std::size_t width = 0;         // padded
  std::size_t window = 1;        // words to each side
  bool looks_at_blanks = false;  // a column depends on whether a blank follows

  std::size_t positions() const { return 2 * window + 1; }
  std::size_t reach() const { return layers.size() * window; }  // words to each side that a vector depends on
};

// A transition's move, by the number that spaCy's moves files have.
enum class Move : std::uint8_t {
  Shift = 0,
  Reduce = 1,
  Left = 2,
  Right = 3,
  Break = 4,  // arc-eager
  Begin = 1,
  In = 2,
  Last = 3,
  Unit = 4,
  Out = 5  // entities
};

struct Action {
  Move move;
  Label label;       // of the arc or entity
  Label head_label;  // of the true head, where the arc was made projective; else 0
  Label full_label;  // both, as the model has them ("nsubj||conj")
};

// State -> scores of actions. A token's part in a state is W[slot] * p + …, with p a projection of its vector.
struct TransitionNetwork {
  std::size_t encoder = 0;
  std::size_t slots = 0;
  LinearLayer projection, lower;
  const float* pad = nullptr;  // [slot][piece][hidden]
  StepLayer step;
  std::vector<Action> actions;

  std::size_t slot_size() const { return step.pieces * step.hidden; }
};

struct TaggerNetwork {
  std::size_t encoder = 0;
  LinearLayer output;
  std::vector<Label> labels;
};

// Each reads what the manifest says of it. Errors: BadData where sections are absent or of another shape.
Result<EncoderNetwork> read_encoder(const Pack& pack, const nlohmann::json& manifest);
Result<TransitionNetwork> read_transitions(const Pack& pack, const std::string& name, const nlohmann::json& manifest,
                                           std::size_t labels);
Result<TaggerNetwork> read_tagger(const Pack& pack, const nlohmann::json& manifest, std::size_t labels);

}  // namespace bede
