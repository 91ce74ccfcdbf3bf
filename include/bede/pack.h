// SPDX-License-Identifier: Apache-2.0
// Making the one file that Bede runs from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bede/manifest.h"
#include "bede/result.h"

namespace bede {

struct PackSources {
  std::filesystem::path model;                 // a spaCy package: the folder that holds config.cfg
  std::filesystem::path data;                  // the project's data folder
  std::vector<std::filesystem::path> lexicon;  // folders of tables, beside each other; none: a pack for parsing alone
  std::filesystem::path gazetteer;  // the folder of places.tsv and others; empty: no places but the lexicon's
};

// Errors: NotFound, BadData (the first mistake of a table, by file, row and column), Unsupported, Unwritable.
Result<void> make_pack(const PackSources& sources, const std::filesystem::path& pack);

// Tables of a user's.
struct OwnTables {
  std::vector<std::filesystem::path> folders;
  bool instead = false;        // of the project's own, but for the registry's states; else beside them
  std::filesystem::path ours;  // the project's own, unless `instead`
};

// A pack that has the language, the places and the registry's states of `base`, and these tables: as make_pack() would
// make it of all of these. It is made once, and kept in `cache` by the hash of its content; of those that are there the
// eight that were used last stay.
//   pack_with_tables({.folders = {"own"}, .ours = "lexicon"}, "build/bede.pack", "~/.cache/bede")
//   -> "~/.cache/bede/own-3f….pack"
// Errors: as make_pack().
Result<std::filesystem::path> pack_with_tables(const OwnTables& tables, const std::filesystem::path& base,
                                               const std::filesystem::path& cache);

// What a pack says of itself, for the manifest of a run. Errors: NotFound, Unreadable, BadData (it is for parsing
// alone).
Result<PackFacts> read_pack_facts(const std::filesystem::path& pack);

// What tells one gazetteer from another: 16 hexadecimal digits, made from its places and their names; "none".
// Errors: NotFound, Unreadable, BadData.
Result<std::string> gazetteer_version(const std::filesystem::path& pack);

// One mistake of the lexicon's tables. Rows are lines of the file and columns are cells, both from 1; 0 is all of it.
struct LexiconMistake {
  std::string path;
  unsigned row = 0, column = 0;
  std::string message;
};

// All mistakes of the tables in these folders, in the order of tables and rows.
std::vector<LexiconMistake> check_lexicon(const std::vector<std::filesystem::path>& folders);

// How many examples that use their own row give an event of a code.
struct CodeCoverage {
  std::string kind;   // "type", "mode" or "cameo"
  std::string code;   // "ASSAULT", "ASSAULT/aerial", "195"
  std::string label;  // of codes/cameo or codes/plover
  std::size_t examples = 0;
};

struct ExampleCheck {
  std::vector<LexiconMistake> mistakes;  // examples that do not use their own row, and what stands in `not` and does
  std::vector<CodeCoverage> coverage;  // of all types, then all modes, then all CAMEO codes, each in its table's order
};

// Codes the examples of sound tables with the language and the gazetteer of a pack. Errors: those of reading the pack.
Result<ExampleCheck> check_examples(const std::vector<std::filesystem::path>& folders,
                                    const std::filesystem::path& pack);

// How well the back-off guesses the type of verbs between two known actors, whose words it has not seen: of the
// examples, tenths are left out in turn. Precision is that of a hundred guesses in news, where most such verbs tell of
// no event.
struct BackoffCheck {
  std::int64_t lead = 0;  // over the next type, from which on a guess counts
  std::size_t verbs = 0, events = 0, guessed = 0, right = 0;
  int precision = 0;
};

// With the least lead, then with the one that a pack of these tables has. Errors: those of reading the pack.
Result<std::vector<BackoffCheck>> check_backoff(const std::vector<std::filesystem::path>& folders,
                                                const std::filesystem::path& pack);

}  // namespace bede
