// SPDX-License-Identifier: Apache-2.0
// What the program says by its exit code (docs/errors.md).
#pragma once

#include "bede/run.h"
#include "cli/messages.h"

namespace bede::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_refused = 1;   // some reports or inputs; all the rest is done
inline constexpr int exit_unusable = 2;  // arguments or data files
inline constexpr int exit_signal = 128;  // and the signal's number

// The exit code of a run over reports; one that a signal ended is told of.
int end_of_run(const RunCounts& counts, const Messages& messages);

}  // namespace bede::cli
