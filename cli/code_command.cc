// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include "bede/run.h"
#include "cli/commands.h"
#include "cli/event_table.h"
#include "cli/exit_code.h"
#include "cli/going_on.h"
#include "cli/manifest_file.h"
#include "cli/output.h"
#include "cli/own_lexicon.h"
#include "cli/place.h"
#include "cli/progress.h"
#include "cli/reading_arguments.h"
#include "cli/signals.h"
#include "cli/store_arguments.h"
#include "cli/store_run.h"

namespace bede::cli {
namespace {

constexpr std::string_view beginning_anew =
    "the same command begins anew; a run with -o FILE.duckdb can be gone on with";

bool wants_table(const Arguments& arguments, const Screen& screen) {
  if (arguments.form == Arguments::Form::Auto) return screen.terminal && arguments.output.empty();
  return arguments.form == Arguments::Form::Table;
}

// For news that may not be kept: codes, names and cues, but neither sentences nor title. Spans stay what they were.
void append_without_text(const Report& report, const CodedReport& coded, bool explain, std::string& out) {
  Report bare = report;
  bare.title.clear();
  std::vector<Event> events = coded.events;
  std::string lines;
  for (Event& event : events) {
    event.text.clear();
    for (EventTelling& telling : event.mentions) telling.text.clear();
  }
  append_json(events, bare, explain, out);
}

decltype(CodeRun::append) appender(const Arguments& arguments, const Screen& screen) {
  if (wants_table(arguments, screen)) {
    return
        [screen, explain = arguments.code.explain](const Report& report, const CodedReport& coded, std::string& out) {
          append_table(report, coded, explain, screen, out);
        };
  }
  if (arguments.no_text) {
    return [explain = arguments.code.explain](const Report& report, const CodedReport& coded, std::string& out) {
      append_without_text(report, coded, explain, out);
    };
  }
  return {};  // JSON Lines
}

}  // namespace

Result<int> run_code_command(const Arguments& arguments, const Messages& messages) {
  const std::atomic<bool>* stop = catch_signals();
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  if (goes_through_store(arguments.output)) return code_into_store(arguments, messages, {pack, data, stop});
  Output output;
  if (!arguments.output.empty()) BEDE_CHECKED(output.open(arguments.output.string(), arguments.code.inputs));
  CodeRun run = arguments.code;
  run.stop = stop;
  run.reading.today = today();
  run.withdraw = [&](const Report& report) {
    messages.tell_withdrawal(report);
    return true;
  };
  run.append = appender(arguments, find_screen());
  const std::filesystem::path manifest_file = manifest_path(arguments);
  RunManifest manifest;
  if (!manifest_file.empty()) {
    BEDE_TRY(facts, read_pack_facts(pack));
    manifest = begin_manifest(arguments, facts);
    run.reached = [&](const RunProgress& progress) {
      manifest.progress = progress;
      return true;
    };
  }
  Progress progress(arguments.json, arguments.output.empty());
  run.watch = [&](const RunStatus& status) { progress.tell(status); };
  auto counted = run_code(
      data, run, [&](std::string_view bytes) { return output.write(bytes); },
      [&](const Refusal& refusal) {
        progress.clear();
        messages.tell(refusal);
      });
  progress.clear();
  BEDE_TRY(counts, std::move(counted));
  output.close();
  if (output.failure())
    return with_way_on(*output.failure(),
                       fmt::format("{} reports are done, and their lines whole; {}", counts.reports, beginning_anew));
  if (!manifest_file.empty()) {
    end_manifest(counts, manifest);
    BEDE_CHECKED(write_manifest(manifest, manifest_file));
  }
  messages.tell_coded(counts);
  const int exit_code = end_of_run(counts, messages);
  if (counts.stopped) messages.tell(beginning_anew);
  return exit_code;
}

}  // namespace bede::cli
