// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include "bede/run.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/progress.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

bool deserves_summary(const Arguments& arguments, const RunCounts& counts) {
  return !counts.refused.empty() || counts.replaced > 0 || arguments.parse.margins || ::isatty(STDERR_FILENO) != 0;
}

}  // namespace

Result<int> run_parse_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  BEDE_TRY(language, Language::load(pack));
  ParseRun run = arguments.parse;
  run.reading.any_language = true;  // the pack's model may be of any
  run.stop = catch_signals();
  Output output;
  Progress progress(arguments.json, true);
  run.watch = [&](const RunStatus& status) { progress.tell(status); };
  auto counted = run_parse(
      language, run, [&](std::string_view bytes) { return output.write(bytes); },
      [&](const Refusal& refusal) {
        progress.clear();
        messages.tell(refusal);
      });
  progress.clear();
  BEDE_TRY(counts, std::move(counted));
  if (output.failure()) return *output.failure();
  if (deserves_summary(arguments, counts)) messages.tell(counts);
  return end_of_run(counts, messages);
}

}  // namespace bede::cli
