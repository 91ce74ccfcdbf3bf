// SPDX-License-Identifier: Apache-2.0
// Transition networks for tests: one that does as it is told, and one of random weights.
#pragma once

#include <random>
#include <vector>

#include "language/network.h"

namespace bede {

// A network that owns its weights. Panels are one vector deep, pieces are two.
class OwnNetwork {
 public:
  OwnNetwork(std::size_t slots, std::size_t hidden, std::vector<Action> actions)
      : projection(width * width),
        projection_bias(width),
        pad(slots * 2 * padded(hidden)),
        bias(2 * padded(hidden)),
        lower(slots * 2 * padded(hidden) * width),
        upper(padded(hidden) * padded(actions.size())),
        upper_bias(padded(actions.size())) {
    network_.slots = slots;
    network_.actions = std::move(actions);
    network_.step = {bias.data(), padded(hidden), 2, upper.data(), upper_bias.data(), upper_bias.size()};
    network_.projection = {
        {projection.data(), width / lane_count, width, 1, width * lane_count}, projection_bias.data(), width};
    network_.lower = {{lower.data(), pad.size() / lane_count, width, 1, width * lane_count}, nullptr, pad.size()};
    network_.pad = pad.data();
    for (std::size_t i = 0; i < width; ++i) weight(projection, i, i) = 1;
  }
  OwnNetwork(const OwnNetwork&) = delete;
  OwnNetwork& operator=(const OwnNetwork&) = delete;

  const TransitionNetwork& network() const { return network_; }
  static constexpr std::size_t width = 32;

  void make_random(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> values(0, 1);
    for (std::vector<float>* all : {&projection, &projection_bias, &pad, &bias, &lower, &upper, &upper_bias})
      for (float& value : *all) value = values(random);
  }

 protected:
  static float& weight(std::vector<float>& weights, std::size_t output, std::size_t input) {
    return weights[(output / lane_count * width + input) * lane_count + output % lane_count];
  }
  std::vector<float> projection, projection_bias, pad, bias, lower, upper, upper_bias;

 private:
  TransitionNetwork network_;
};

// Takes the action of the step that fits the state and scores highest; where none fits, the first that is allowed.
// A token's vector has a one at its own number, so there are 32 tokens at most.
class ScriptedNetwork : public OwnNetwork {
 public:
  struct Slot {
    std::size_t slot;
    int token;  // -1: none
  };
  struct Step {
    std::vector<Slot> state;  // all of these
    std::size_t action;
    float score = 1;
  };

  ScriptedNetwork(std::size_t slots, std::vector<Action> actions, const std::vector<Step>& steps)
      : OwnNetwork(slots, steps.size() + 1, std::move(actions)) {
    const std::size_t slot_size = network().slot_size();
    for (std::size_t h = 0; h < steps.size(); ++h) {
      // One where every slot is as it should be, else zero or less: of which the other piece makes zero.
      bias[h] = 1 - static_cast<float>(steps[h].state.size());
      for (const Slot& slot : steps[h].state) {
        if (slot.token < 0)
          pad[slot.slot * slot_size + h] = 1;
        else
          weight(lower, slot.slot * slot_size + h, static_cast<std::size_t>(slot.token)) = 1;
      }
      upper[h * network().step.actions + steps[h].action] = steps[h].score;
    }
  }
};

// Rows of vectors: of tokens that have a one at their own number, or random ones.
class TokenVectors {
 public:
  explicit TokenVectors(std::size_t tokens) : values_(tokens * OwnNetwork::width) {
    for (std::size_t i = 0; i < tokens && i < OwnNetwork::width; ++i) values_[i * OwnNetwork::width + i] = 1;
    fill_rows(tokens);
  }
  TokenVectors(std::size_t tokens, std::uint32_t seed) : values_(tokens * OwnNetwork::width) {
    std::mt19937 random(seed);
    std::normal_distribution<float> values(0, 1);
    for (float& value : values_) value = values(random);
    fill_rows(tokens);
  }
  Rows rows() const { return rows_; }

 private:
  void fill_rows(std::size_t tokens) {
    for (std::size_t i = 0; i < tokens; ++i) rows_.push_back(values_.data() + i * OwnNetwork::width);
  }
  std::vector<float> values_;
  std::vector<const float*> rows_;
};

}  // namespace bede
