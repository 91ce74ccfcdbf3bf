// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

#include <fmt/format.h>

#include <csignal>

#include "cli/signals.h"

namespace bede::cli {

int end_of_run(const RunCounts& counts, const Messages& messages) {
  if (counts.stopped) {
    const int signal = caught_signal();
    messages.tell(fmt::format("ended by {}; what is written is whole", signal == SIGINT ? "SIGINT" : "SIGTERM"));
    return exit_signal + signal;
  }
  return counts.refused.empty() ? exit_done : exit_refused;
}

}  // namespace bede::cli
