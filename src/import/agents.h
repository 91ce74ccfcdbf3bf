// SPDX-License-Identifier: Apache-2.0
// Private to the import: lines of a dictionary of agents -> rows of roles.
//
//   POLICEMAN {POLICEMEN} [~COP]       role policeman, plural policemen, sectors COP
//   !PERSON! = MAN, WOMAN
//   CHAIR!PERSON! [~GOV]               roles chairman and chairwoman
#pragma once

#include "import/known.h"
#include "import/lines.h"
#include "import/rows.h"

namespace bede {

void read_agents(const std::vector<DictionaryLine>& lines, const KnownActors& known, ImportedRows& rows, Notes& notes);

}  // namespace bede
