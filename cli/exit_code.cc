// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

#include <fmt/format.h>

#include "cli/signals.h"

namespace bede::cli {

int end_of_run(const RunCounts& counts, const Messages& messages) {
  if (counts.stopped) {
    messages.tell(fmt::format("ended by {}; what is written is whole", signal_name()));
    return exit_signal + caught_signal();
  }
  return counts.refused.empty() ? exit_done : exit_refused;
}

}  // namespace bede::cli
