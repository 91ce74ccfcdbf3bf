// SPDX-License-Identifier: Apache-2.0
// The one report that `bede show` and `bede why` are about, coded and explained.
#pragma once

#include <optional>

#include "bede/coder.h"
#include "cli/arguments.h"
#include "cli/messages.h"

namespace bede::cli {

struct OneReport {
  Report report;
  CodedReport coded;
};

// Nothing where it was refused, which is told. Errors: NotFound and BadArgument (none, or several, fit), those of the
// data files.
Result<std::optional<OneReport>> code_one_report(const Arguments& arguments, const Messages& messages);

// Writes it all. The exit code, or Unwritable.
Result<int> write_out(std::string_view text);

}  // namespace bede::cli
