// SPDX-License-Identifier: Apache-2.0
// Private to the coder: the tables of a pack, of which another pack can be made with tables of a user's. Of the
// registry's tables a pack keeps that of states, for they are not where the program is.
#pragma once

#include <filesystem>
#include <vector>

#include "base/pack.h"

namespace bede {

// Compiles the tables of these folders, and learns the back-off from their examples. `registry`: that of the folders
// that is the registry's; empty: none. Errors: BadData (the first mistake, by file, row and column), Unreadable.
Result<void> pack_tables(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& registry,
                         PackWriter& writer);

// The last part of it. Errors: Unreadable.
Result<void> keep_registry(const std::filesystem::path& registry, PackWriter& writer);

}  // namespace bede
