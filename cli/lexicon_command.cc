// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/pack.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/place.h"

namespace bede::cli {

Result<int> run_lexicon_command(const Arguments& arguments, const Messages& messages) {
  std::vector<std::filesystem::path> folders = arguments.sources.lexicon;
  if (folders.empty()) {
    BEDE_TRY(usual, find_lexicon());
    folders.push_back(usual);
  }
  if (!arguments.sources.gazetteer.empty()) folders.insert(folders.begin(), arguments.sources.gazetteer);
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
