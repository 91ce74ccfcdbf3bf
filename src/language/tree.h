// SPDX-License-Identifier: Apache-2.0
// From a walk's arcs to a report's trees: non-projective arcs restored (Nivre & Nilsson 2005), sentences found.
#pragma once

#include <span>
#include <vector>

#include "language/arc_eager.h"

namespace bede {

// Labels are those of the arcs' actions, `root` at roots. `is_space` says which tokens are white space.
// Gives the tokens at which sentences start, in order. As spaCy has it (nonproj.deprojectivize, then
// set_children_from_heads), with its edges that are not renewed between the arcs that it moves.
std::vector<std::uint32_t> restore_trees(Tree& tree, std::vector<Label>& labels, std::span<const Action> actions,
                                         Label root, std::span<const std::uint8_t> is_space);

}  // namespace bede
