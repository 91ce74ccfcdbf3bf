// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/signals.h"

namespace bede::cli {

// The address is what it gives: a line of its own on standard output, for whoever starts it from a program.
Result<int> run_serve_command(const Arguments& arguments, const Messages& messages) {
  ServeRun run = arguments.serve;
  run.stop = catch_signals();
  Output output;
  BEDE_CHECKED(serve(run, [&](const ServedAt& at) {
    output.write(arguments.json
                     ? fmt::format("{{\"address\":{},\"for_others\":{}}}\n", quote_json(at.address), at.for_others)
                     : at.address + "\n");
    if (at.for_others)
      messages.tell(std::string_view("whoever can reach this address can read the database: there are no passwords"));
    if (isatty(STDERR_FILENO) != 0) messages.tell(std::string_view("open it in a browser; Ctrl-C ends it"));
  }));
  if (output.failure()) return *output.failure();
  return caught_signal() != 0 ? exit_signal + caught_signal() : exit_done;
}

}  // namespace bede::cli
