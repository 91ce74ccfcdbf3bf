// SPDX-License-Identifier: Apache-2.0
// Private to the store: the manifest of each run, from the tables.
#pragma once

#include "bede/cite.h"
#include "store/database.h"

namespace bede {

// That of `run`, or those of all for 0, by their numbers. Errors: those of Database::read().
Result<std::vector<RunManifest>> read_manifests(const Database& database, int run);

}  // namespace bede
