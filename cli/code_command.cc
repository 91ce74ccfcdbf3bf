// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include "bede/run.h"
#include "cli/commands.h"
#include "cli/event_table.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

bool wants_table(const Arguments& arguments, const Screen& screen) {
  if (arguments.form == Arguments::Form::Auto) return screen.terminal && arguments.output.empty();
  return arguments.form == Arguments::Form::Table;
}

decltype(CodeRun::append) appender(const Arguments& arguments, const Screen& screen) {
  if (wants_table(arguments, screen)) {
    return
        [screen, explain = arguments.code.explain](const Report& report, const CodedReport& coded, std::string& out) {
          append_table(report, coded, explain, screen, out);
        };
  }
  return {};  // JSON Lines
}

}  // namespace

Result<int> run_code_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  BEDE_TRY(data, Coder::load(pack));
  Output output;
  if (!arguments.output.empty()) BEDE_CHECKED(output.open(arguments.output.string(), arguments.code.inputs));
  CodeRun run = arguments.code;
  run.stop = catch_signals();
  run.append = appender(arguments, find_screen());
  BEDE_TRY(counts, run_code(
                       data, run, [&](std::string_view bytes) { return output.write(bytes); },
                       [&](const Refusal& refusal) { messages.tell(refusal); }));
  output.close();
  if (output.failure()) return *output.failure();
  if (!counts.refused.empty() || counts.replaced > 0 || counts.left_out > 0 || ::isatty(STDERR_FILENO) != 0)
    messages.tell_coded(counts);
  return end_of_run(counts, messages);
}

}  // namespace bede::cli
