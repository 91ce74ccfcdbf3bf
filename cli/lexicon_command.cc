// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/pack.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/one_report.h"
#include "cli/place.h"

namespace bede::cli {
namespace {

Result<int> tell_backoff(const Arguments& arguments, const std::vector<std::filesystem::path>& folders) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  BEDE_TRY(checks, check_backoff(folders, pack));
  std::string out;
  for (const BackoffCheck& check : checks)
    out += fmt::format("{{\"lead\":{},\"verbs\":{},\"events\":{},\"guessed\":{},\"right\":{},\"precision\":{}}}\n",
                       check.lead, check.verbs, check.events, check.guessed, check.right, check.precision);
  BEDE_CHECKED(write_out(out));
  return exit_done;
}

}  // namespace

Result<int> run_lexicon_command(const Arguments& arguments, const Messages& messages) {
  std::vector<std::filesystem::path> folders = arguments.sources.lexicon;
  if (folders.empty()) {
    BEDE_TRY(usual, find_lexicon());
    folders.push_back(usual);
  }
  if (!arguments.sources.gazetteer.empty()) folders.insert(folders.begin(), arguments.sources.gazetteer);
  if (arguments.checks_backoff) return tell_backoff(arguments, folders);
  std::vector<LexiconMistake> mistakes = check_lexicon(folders);
  if (mistakes.empty()) {
    BEDE_TRY(pack, find_pack(arguments.pack));
    BEDE_TRY(check, check_examples(folders, pack));
    mistakes = std::move(check.mistakes);
    if (arguments.coverage)
      for (const CodeCoverage& code : check.coverage)
        fmt::print("{}\t{}\t{}\t{}\n", code.kind, code.code, code.label, code.examples);
  }
  for (const LexiconMistake& mistake : mistakes) {
    std::string place = mistake.path;
    if (mistake.row > 0) place += fmt::format(":{}", mistake.row);
    if (mistake.column > 0) place += fmt::format(":{}", mistake.column);
    messages.tell(Error{ErrorKind::BadData, mistake.message, place});
  }
  messages.tell(mistakes.empty() ? std::string("the lexicon is sound")
                                 : fmt::format("{} mistake{}", mistakes.size(), mistakes.size() == 1 ? "" : "s"));
  return mistakes.empty() ? exit_done : exit_unusable;
}

}  // namespace bede::cli
