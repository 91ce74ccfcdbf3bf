// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/cite.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"

namespace bede::cli {

Result<int> run_cite_command(const Arguments& arguments, const Messages& messages) {
  Output output;
  BEDE_CHECKED(run_cite(arguments.cite, [&](const RunManifest& run) {
    std::string line = arguments.cite.manifest ? std::string() : cite(run);
    if (arguments.cite.manifest) append_json(run, line);
    if (!line.empty()) return output.write(line + "\n");
    messages.tell(fmt::format("run {} is not done ({}): --resume goes on with it", run.run, run.state));
    return true;
  }));
  if (output.failure()) return *output.failure();
  return exit_done;
}

}  // namespace bede::cli
