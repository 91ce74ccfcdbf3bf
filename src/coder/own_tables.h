// SPDX-License-Identifier: Apache-2.0
// Private to the coder: a pack keeps the tables that it was made of, so that others can be made from it with tables of
// a user's. Their sections are tables/0/… (the registry's states), tables/1/actors/bodies.tsv, tables/2/… by their
// folders.
#pragma once

#include <filesystem>
#include <vector>

#include "base/pack.h"

namespace bede {

// Compiles the tables of these folders, learns the back-off from their examples, and keeps the tables. `registry`: that
// of the folders that is the registry's; empty: none. Errors: BadData (the first mistake, by file, row and column).
Result<void> pack_tables(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& registry,
                         PackWriter& writer);

// The last part of it. Errors: Unreadable.
Result<void> keep_tables(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& registry,
                         PackWriter& writer);

}  // namespace bede
