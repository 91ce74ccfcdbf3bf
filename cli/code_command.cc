// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>

#include "bede/coder.h"
#include "bede/run.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/signals.h"

namespace bede::cli {

Result<int> run_code_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  BEDE_TRY(data, Coder::load(pack));
  CodeRun run = arguments.code;
  run.stop = catch_signals();
  Output output;
  BEDE_TRY(counts, run_code(
                       data, run, [&](std::string_view bytes) { return output.write(bytes); },
                       [&](const Refusal& refusal) { messages.tell(refusal); }));
  if (output.failure()) return *output.failure();
  if (!counts.refused.empty() || counts.replaced > 0 || ::isatty(STDERR_FILENO) != 0) messages.tell(counts);
  if (counts.stopped) {
    const int signal = caught_signal();
    messages.tell(fmt::format("ended by {}; what is written is whole", signal == SIGINT ? "SIGINT" : "SIGTERM"));
    return exit_signal + signal;
  }
  return counts.refused.empty() ? exit_done : exit_refused;
}

}  // namespace bede::cli
