// SPDX-License-Identifier: Apache-2.0
// The order of the import: files, lines, rows, tables.
#include "bede/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/mapped_file.h"
#include "import/actors.h"
#include "import/agents.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t longest_file = 64u << 20;

// Files that are not hidden, in the order of their names.
Result<std::vector<fs::path>> list_files(const fs::path& from) {
  std::error_code error;
  if (!fs::exists(from, error)) return Error{ErrorKind::NotFound, "there is no such folder or file", from.string()};
  if (!fs::is_directory(from, error)) return std::vector{from};
  std::vector<fs::path> files;
  fs::recursive_directory_iterator at(from, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(ignored)) files.push_back(at->path());
  }
  if (error) return Error{ErrorKind::Unreadable, error.message(), from.string()};
  std::sort(files.begin(), files.end());
  return files;
}

void read_dictionary(const fs::path& path, ImportSources::Dialect dialect, const KnownActors& known, ImportedRows& rows,
                     const Notes::Tell& tell) {
  Notes notes(path.string(), tell);
  std::error_code error;
  if (const auto size = fs::file_size(path, error); !error && size > longest_file)
    return notes.skipped(fmt::format("{} bytes are too many; a dictionary has at most {}", size, longest_file));
  const auto bytes = read_file(path);
  if (!bytes.ok()) return notes.skipped(bytes.error().message);
  std::vector<ImportNote> told;  // of a file that is none, its lines are of no interest
  const Notes::Tell keep = [&](const ImportNote& note) { told.push_back(note); };
  Notes line_notes(path.string(), keep);
  std::string_view text = bytes.value();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::vector<DictionaryLine> lines = read_dictionary_lines(text, line_notes);
  const DictionaryKind kind = kind_of_dictionary(lines);
  if (kind == DictionaryKind::Other)
    return notes.skipped("no dictionary of actors or agents; others have no place in the tables");
  if (kind == DictionaryKind::Actors)
    read_actors(lines, dialect, known, rows, line_notes);
  else
    read_agents(lines, known, rows, line_notes);
  std::stable_sort(told.begin(), told.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
  for (const ImportNote& note : told) tell(note);
  rows.counts.dropped += line_notes.dropped_lines();
  ++rows.counts.files;
}

}  // namespace

Result<ImportCounts> import_dictionaries(const ImportSources& sources,
                                         const std::function<void(const ImportNote&)>& tell) {
  BEDE_CHECKED(check_output(sources.output));
  BEDE_TRY(pack, Pack::open(sources.pack));
  BEDE_TRY(known, KnownActors::read(pack));
  BEDE_TRY(files, list_files(sources.dictionaries));
  ImportedRows rows;
  for (const fs::path& file : files) read_dictionary(file, sources.dialect, known, rows, tell);
  if (rows.empty() && rows.counts.known == 0)
    return Error{ErrorKind::BadData, "there is no actor and no agent in it that can be taken",
                 sources.dictionaries.string()};
  BEDE_CHECKED(write_tables(rows, sources.output));
  return rows.counts;
}

}  // namespace bede
