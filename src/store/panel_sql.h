// SPDX-License-Identifier: Apache-2.0
// Private to the store: the views of a panel, one upon another.
//
//   told    what is counted, a row each, with its day
//   placed  the same with its unit, a row for each of them
//   covered the units; periods
//   panel   a row for each unit in each period
#pragma once

#include "bede/panel.h"
#include "store/database.h"

namespace bede {

// Makes them. Errors: those of Database::read(); BadArgument (a unit that is none).
Result<void> make_panel_views(const Database& database, const PanelRun& run);

}  // namespace bede
