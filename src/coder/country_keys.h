// SPDX-License-Identifier: Apache-2.0
// Private to the coder: the table of data/countries as a section of the pack.
#pragma once

#include <filesystem>

#include "base/pack.h"
#include "bede/result.h"

namespace bede {

// Errors: NotFound, BadData.
Result<void> pack_country_keys(const std::filesystem::path& data, PackWriter& writer);

}  // namespace bede
