// SPDX-License-Identifier: Apache-2.0
#include "cli/store_run.h"

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/going_on.h"
#include "cli/manifest_file.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/reading_arguments.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

struct Paths {
  std::filesystem::path database;
  bool is_part = false;  // of the output, and gone at the end
};

Paths paths_of(const std::filesystem::path& output) {
  if (output.extension() == ".duckdb") return {output, false};
  return {output.string() + ".part", true};
}

void remove_database(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  std::filesystem::remove(path.string() + ".wal", ignored);
}

Error with_hint(Error error, const StoreWriter& writer, const Arguments& arguments) {
  return with_way_on(std::move(error), fmt::format("what run {} has so far is whole; go on with: {}", writer.run(),
                                                   resuming_line(arguments.command_line, arguments.resume)));
}

Result<RunCounts> code_all(const Arguments& arguments, const Messages& messages, StoreWriter& writer,
                           const StoreMeans& means) {
  CodeRun run = arguments.code;
  run.stop = means.stop;
  run.reading.today = today();
  run.from = writer.from();
  run.take = [&](const Report& report, const CodedReport& coded) {
    return writer.add(report, coded.events, coded.told);
  };
  run.withdraw = [&](const Report& report) { return writer.withdraw(report); };
  run.reached = [&](const RunProgress& progress) { return writer.reached(progress); };
  if (arguments.known == KnownReports::Keep) run.is_known = [&](const Report& report) { return writer.keeps(report); };
  Progress progress(arguments.json, false);
  run.watch = [&](const RunStatus& status) { progress.tell(status); };
  const auto refuse = [&](const Refusal& refusal) {
    progress.clear();
    messages.tell(refusal);
    writer.refuse(refusal);
  };
  auto counts = run_code(
      means.data, run, [](std::string_view) { return true; }, refuse);
  if (!counts.ok()) return counts;
  if (writer.failure()) return with_hint(*writer.failure(), writer, arguments);
  if (const auto ended = writer.end(counts->inputs, !counts->stopped); !ended.ok())
    return with_hint(ended.error(), writer, arguments);
  return counts;
}

Result<void> make_output(const Arguments& arguments, const std::filesystem::path& database,
                         const std::atomic<bool>* stop) {
  ExportRun run;
  run.database = database;
  run.format = arguments.output.extension().string().substr(1);
  run.text = !arguments.no_text;
  run.all = true;
  run.stop = stop;
  return write_export(run, arguments.output);
}

// Of a database that will be gone the number of the run says nothing.
Result<void> keep_manifest(const Arguments& arguments, const Paths& paths, int number) {
  const std::filesystem::path file = manifest_path(arguments);
  if (file.empty()) return {};
  Result<void> written;
  BEDE_CHECKED(run_cite({.database = paths.database, .run = number}, [&](const RunManifest& one) {
    RunManifest manifest = one;
    if (paths.is_part) {
      manifest.run = 0;
      manifest.mode.clear();
    }
    written = write_manifest(manifest, file);
    return false;
  }));
  return written;
}

}  // namespace

Result<int> code_into_store(const Arguments& arguments, const Messages& messages, const StoreMeans& means) {
  BEDE_CHECKED(check_is_no_input(arguments.output.string(), arguments.code.inputs));
  const Paths paths = paths_of(arguments.output);
  if (paths.is_part && !arguments.resume) remove_database(paths.database);
  StoreRun run;
  BEDE_TRY(facts, read_pack_facts(means.pack));
  run.pack = std::move(facts);
  run.options = options_json(arguments);
  run.inputs = arguments.code.inputs;
  run.known = paths.is_part ? KnownReports::Beside : arguments.known;
  run.keeps_text = !arguments.no_text;
  run.resume = arguments.resume;
  int exit_code = exit_done, number = 0;
  {
    BEDE_TRY(writer, StoreWriter::open(paths.database, run));
    number = writer.run();
    if (writer.is_done()) {
      messages.tell(fmt::format("run {} is done already; nothing is left to do", writer.run()));
    } else {
      if (writer.resumes())
        messages.tell(fmt::format("going on with run {} after {} reports", writer.run(), writer.from().reports));
      BEDE_TRY(counts, code_all(arguments, messages, writer, means));
      messages.tell_coded(counts);
      messages.tell_taken(writer.taken());
      exit_code = end_of_run(counts, messages);
      if (counts.stopped) {
        messages.tell("go on with: " + resuming_line(arguments.command_line, arguments.resume));
        return exit_code;
      }
    }
  }
  BEDE_CHECKED(keep_manifest(arguments, paths, number));
  if (!paths.is_part) return exit_code;
  // What is coded stays where it is until it is written.
  const auto made = make_output(arguments, paths.database, means.stop);
  const std::string way_on = "go on with: " + resuming_line(arguments.command_line, arguments.resume);
  if (!made.ok()) return with_way_on(made.error(), "all is coded; " + way_on);
  if (*means.stop) {
    messages.tell(fmt::format("ended by {}; all is coded, but {} is not written; {}", signal_name(),
                              arguments.output.string(), way_on));
    return exit_signal + caught_signal();
  }
  remove_database(paths.database);
  return exit_code;
}

Result<void> write_export(const ExportRun& run, const std::filesystem::path& output) {
  return write_whole(output, run.format != "parquet", run.stop,
                     [&](const std::filesystem::path& making, const WriteBytes& write) -> Result<void> {
                       ExportRun to = run;
                       to.output = making;
                       BEDE_TRY(rows, run_export(to, write));
                       static_cast<void>(rows);
                       return {};
                     });
}

}  // namespace bede::cli
