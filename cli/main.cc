// SPDX-License-Identifier: Apache-2.0
// The program `bede`: words of the command line -> a command -> an exit code (docs/errors.md).
#include <malloc.h>

#include <exception>
#include <new>

#include "bede/language.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/messages.h"

namespace bede::cli {
namespace {

Result<int> run_command(const Arguments& arguments, const Messages& messages) {
  if (!arguments.vector_unit.empty()) BEDE_CHECKED(use_vector_unit(arguments.vector_unit));
  switch (arguments.command) {
    case Command::Actors: return run_actors_command(arguments, messages);
    case Command::Date: return run_date_command(arguments, messages);
    case Command::Place: return run_place_command(arguments, messages);
    case Command::Cite: return run_cite_command(arguments, messages);
    case Command::Diff: return run_diff_command(arguments, messages);
    case Command::Code: return run_code_command(arguments, messages);
    case Command::Eval: return run_eval_command(arguments, messages);
    case Command::Export: return run_export_command(arguments, messages);
    case Command::Import: return run_import_command(arguments, messages);
    case Command::Lexicon: return run_lexicon_command(arguments, messages);
    case Command::Pack: return run_pack_command(arguments, messages);
    case Command::Panel: return run_panel_command(arguments, messages);
    case Command::Parse: return run_parse_command(arguments, messages);
    case Command::Query: return run_query_command(arguments, messages);
    case Command::Serve: return run_serve_command(arguments, messages);
    case Command::Show: return run_show_command(arguments, messages);
    case Command::Stories: return run_stories_command(arguments, messages);
    case Command::Why: return run_why_command(arguments, messages);
    case Command::Doctor: return run_doctor_command(arguments, messages);
  }
  return exit_unusable;
}

// Large reports need large buffers for a moment. glibc would learn to keep those for later, up to 32 MiB each and on
// every thread; so held, they go back to the system, and the memory of a run of 1 MB reports is less than half.
void bound_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

int run_program(int argc, char** argv) {
  bound_memory();
  const auto read = read_arguments(argc, argv);
  if (const int* exit_code = std::get_if<int>(&read)) return *exit_code;
  const Arguments& arguments = std::get<Arguments>(read);
  const Messages messages(arguments.json);
  const Result<int> done = run_command(arguments, messages);
  if (done.ok()) return done.value();
  messages.tell(done.error());
  return exit_unusable;
}

}  // namespace
}  // namespace bede::cli

int main(int argc, char** argv) {
  using bede::ErrorKind;
  const bede::cli::Messages messages(false);
  try {
    return bede::cli::run_program(argc, argv);
  } catch (const std::bad_alloc&) {
    messages.tell(bede::Error{ErrorKind::TooLarge, "there is not enough memory", {}});
  } catch (const std::exception& thrown) {
    messages.tell(bede::Error{ErrorKind::BadData, thrown.what(), {}});
  }
  return bede::cli::exit_unusable;
}
