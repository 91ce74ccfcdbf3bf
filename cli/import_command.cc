// SPDX-License-Identifier: Apache-2.0
#include "bede/import.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/place.h"

namespace bede::cli {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string place_of(const ImportNote& note) {
  return note.line > 0 ? fmt::format("{}:{}", note.path, note.line) : note.path;
}

std::string summary(const ImportCounts& counts) {
  std::string line =
      fmt::format("{}: {}, {} and {} taken; {} dropped", counted(counts.files, "dictionary", "dictionaries"),
                  counted(counts.names, "name", "names"), counted(counts.dated_codes, "dated code", "dated codes"),
                  counted(counts.agents, "agent", "agents"), counted(counts.dropped, "line", "lines"));
  if (counts.known > 0) line += fmt::format("; {} of states known already", counted(counts.known, "name", "names"));
  if (counts.prefixes > 0)
    line += fmt::format("; {} without _ at the end taken as whole words", counted(counts.prefixes, "name", "names"));
  return line;
}

}  // namespace

Result<int> run_import_command(const Arguments& arguments, const Messages& messages) {
  ImportSources sources = arguments.dictionaries;
  sources.output = arguments.output;
  BEDE_TRY(pack, find_pack(arguments.pack));
  sources.pack = pack;
  BEDE_TRY(counts, import_dictionaries(sources, [&](const ImportNote& note) {
             switch (note.kind) {
               case ImportNote::Kind::Dropped:
                 return messages.tell(Error{ErrorKind::BadData, "dropped: " + note.message, place_of(note)});
               case ImportNote::Kind::Changed:
                 return messages.tell(fmt::format("{}: {}", place_of(note), note.message));
               case ImportNote::Kind::Skipped:
                 return messages.tell(fmt::format("{}: skipped: {}", place_of(note), note.message));
             }
           }));
  messages.tell(summary(counts));
  return counts.dropped > 0 ? exit_refused : exit_done;
}

}  // namespace bede::cli
