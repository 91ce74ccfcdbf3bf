// SPDX-License-Identifier: Apache-2.0
// Dictionaries of PETRARCH and TABARI -> tables of ours, to be packed beside the lexicon. docs/import.md
//
//   JANE_EXAMPLE_                       actors/bodies.tsv
//   +J._EXAMPLE_                   ->   Jane Example  J. Example  KENOPP  KEN  OPP  person              2009-01-19
//       [KENOPP <20090119]              Jane Example  J. Example  KENGOV  KEN  GOV  person  2009-01-20
//       [KENGOV >20090120]
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "bede/result.h"

namespace bede {

struct ImportSources {
  enum class Dialect { Petrarch, Tabari };
  Dialect dialect = Dialect::Petrarch;
  std::filesystem::path dictionaries;  // a folder, or one file
  std::filesystem::path output;        // the folder of tables to write: `output`/actors/bodies.tsv and others
  std::filesystem::path pack;          // its lexicon knows the codes of states and sectors, and given names
};

// What became of a line, where it was not taken as it stands.
struct ImportNote {
  enum class Kind { Dropped, Changed, Skipped };  // skipped: the whole file
  Kind kind = Kind::Dropped;
  std::string path;
  std::size_t line = 0;  // from 1; 0: the file
  std::string message;
};

struct ImportCounts {
  std::size_t files = 0;
  std::size_t names = 0;        // of actors
  std::size_t dated_codes = 0;  // codes with a restriction to days
  std::size_t agents = 0;
  std::size_t known = 0;     // names of states that the lexicon has already
  std::size_t prefixes = 0;  // TABARI: names without `_` at their end, which it takes for the beginning of a word
  std::size_t dropped = 0;   // lines
};

// Writes the tables that have rows. `tell` gets each note, file by file, in the order of the lines.
// Errors: NotFound, Unreadable, Unwritable, BadArgument (there are such tables in `output`), BadData (the pack has no
// lexicon; nothing in the dictionaries can be taken).
Result<ImportCounts> import_dictionaries(const ImportSources& sources,
                                         const std::function<void(const ImportNote&)>& tell);

}  // namespace bede
