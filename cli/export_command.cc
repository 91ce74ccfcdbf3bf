// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/signals.h"
#include "cli/store_run.h"

namespace bede::cli {

Result<int> run_export_command(const Arguments& arguments, const Messages& messages) {
  ExportRun run = arguments.exported;
  run.text = !arguments.no_text;
  run.stop = catch_signals();
  BEDE_CHECKED(write_export(run, arguments.output));
  if (const int signal = caught_signal(); signal != 0) {
    messages.tell(std::string_view("ended by a signal; nothing is written to the file"));
    return exit_signal + signal;
  }
  return exit_done;
}

}  // namespace bede::cli
