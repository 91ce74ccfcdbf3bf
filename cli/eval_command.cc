// SPDX-License-Identifier: Apache-2.0
#include "bede/eval.h"

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/own_lexicon.h"
#include "cli/signals.h"

namespace bede::cli {

Result<int> run_eval_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  Output output;
  if (!arguments.output.empty()) BEDE_CHECKED(output.open(arguments.output.string(), {arguments.eval.gold}));
  EvalRun run = arguments.eval;
  run.stop = catch_signals();
  BEDE_TRY(counts, run_eval(
                       data, run, [&](std::string_view bytes) { return output.write(bytes); },
                       [&](const Refusal& refusal) { messages.tell(refusal); }));
  output.close();
  if (output.failure()) return *output.failure();
  return end_of_run(counts, messages);
}

}  // namespace bede::cli
