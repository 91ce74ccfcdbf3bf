// SPDX-License-Identifier: Apache-2.0
// Where the program's own files are: beside it after a build, in ../share/bede from it after an installation.
#pragma once

#include <filesystem>

#include "bede/result.h"

namespace bede::cli {

// The pack to run from: `given`, or the first in the usual places. Errors: NotFound, with the places looked at.
Result<std::filesystem::path> find_pack(const std::filesystem::path& given);

// The project's data folder: `given`, or the first in the usual places. Errors: NotFound.
Result<std::filesystem::path> find_data(const std::filesystem::path& given);

// The lexicon's tables, in the usual places. Errors: NotFound.
Result<std::filesystem::path> find_lexicon();

// Where `bede pack` writes when it is not told: beside the program.
std::filesystem::path usual_pack();

}  // namespace bede::cli
