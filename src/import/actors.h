// SPDX-License-Identifier: Apache-2.0
// Private to the import: lines of a dictionary of actors -> rows of bodies and other names of states.
#pragma once

#include "import/known.h"
#include "import/lines.h"
#include "import/rows.h"

namespace bede {

void read_actors(const std::vector<DictionaryLine>& lines, ImportSources::Dialect dialect, const KnownActors& known,
                 ImportedRows& rows, Notes& notes);

}  // namespace bede
