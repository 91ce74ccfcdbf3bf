// SPDX-License-Identifier: Apache-2.0
// Private to the language step: what is put right in a parse before other steps see it.
#pragma once

#include <vector>

#include "language/reading.h"

namespace bede {

// Gives tokens other heads, dependencies and tags; before the children are known.
void mend_heads(Reading& reading);

// After the sentences are known.
void part_clauses(const Parse& parse, std::vector<ReadToken>& tokens);

}  // namespace bede
