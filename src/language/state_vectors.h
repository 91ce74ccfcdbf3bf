// SPDX-License-Identifier: Apache-2.0
// What each token adds to a transition system's state, for the stretch of a report that is being walked.
//
// A token's part is a vector for each slot of the state (4 KB a token for spaCy's small English parser), too much to
// hold for a long report. So only the last two stretches are held in full; of what lies further back, the tokens that
// the state may still refer to are kept as their short projections, and their parts are computed anew when asked for.
#pragma once

#include <unordered_map>
#include <vector>

#include "language/network.h"

namespace bede {

class StateVectors {
 public:
  explicit StateVectors(const TransitionNetwork& network);

  // The vectors of the tokens that come next, of one report or several. Before that, `live(keep)` is asked which
  // tokens of the report being walked may still be referred to.
  template <class Live>
  void load(Rows rows, const Live& live) {
    live([this](std::size_t token) { keep(token); });
    compute(rows);
  }

  // Begins a report, whose first tokens stand at `offset` of what was loaded.
  void begin(std::size_t offset);
  // Goes on with the report that was being walked when the last rows were loaded: its tokens from `first`.
  void go_on(std::size_t first, std::size_t offset);

  // A token's vector for a slot; `token` < 0 is none. Holds for 31 more calls.
  const float* part(std::ptrdiff_t token, std::size_t slot) {
    if (token < 0) return network_.pad + slot * slot_size_;
    const auto at = static_cast<std::size_t>(token);
    if (at >= now_.first)
      return now_.loaded->parts.data() + (at - now_.first + now_.offset) * stride_ + slot * slot_size_;
    if (at >= before_.first)
      return before_.loaded->parts.data() + (at - before_.first + before_.offset) * stride_ + slot * slot_size_;
    return kept_part(at) + slot * slot_size_;
  }

 private:
  struct Loaded {
    std::vector<float> projections, parts;
  };
  struct Stretch {  // of the report
    std::size_t first = 0, offset = 0;
    const Loaded* loaded = nullptr;
  };
  void keep(std::size_t token);
  void compute(Rows rows);
  const float* kept_part(std::size_t token);

  const TransitionNetwork& network_;
  std::size_t slot_size_, stride_, projection_stride_;
  Loaded loaded_[2];
  std::size_t newest_ = 0;  // of loaded_
  Stretch now_, before_;
  std::unordered_map<std::size_t, std::size_t> kept_;  // token -> its place in projections
  std::vector<float> kept_projections_;
  std::vector<const float*> projection_rows_;
  static constexpr std::size_t again_count = 32;
  std::vector<float> again_;  // parts computed anew
  std::vector<std::size_t> again_tokens_;
  std::vector<std::uint64_t> again_used_;  // the call that last asked for each
  std::uint64_t again_calls_ = 0;
};

}  // namespace bede
