// SPDX-License-Identifier: Apache-2.0
// The door of this folder: text -> tokens, sentences, tags, lemmas, heads, named entities. See bede/language.h.
#pragma once

#include "bede/language.h"
#include "language/reading.h"

namespace bede {

class Pack;
class PackWriter;

// The language part of a pack that is open already. Errors: BadData.
Result<Language> read_language(Pack pack);

// Compiles a spaCy package (the folder that holds config.cfg) and the project's data folder: adds the sections
// language/... and characters/... to a pack.
// Errors: NotFound, BadData, Unsupported (an architecture that the runtime cannot run, by its name).
Result<void> pack_language(const std::filesystem::path& package, const std::filesystem::path& data, PackWriter& writer);

}  // namespace bede
