// SPDX-License-Identifier: Apache-2.0
// The command line: words become a struct, or the end of the program where they ask for help or make no sense.
//
//   {"bede", "parse", "a.jsonl", "--threads", "2"} -> Arguments{command Parse, parse.inputs {"a.jsonl"}, threads 2}
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "bede/cite.h"
#include "bede/diff.h"
#include "bede/eval.h"
#include "bede/export.h"
#include "bede/import.h"
#include "bede/pack.h"
#include "bede/page.h"
#include "bede/panel.h"
#include "bede/reader.h"
#include "bede/run.h"
#include "bede/store.h"

namespace bede::cli {

enum class Command {
  Actors,
  Cite,
  Code,
  Date,
  Diff,
  Doctor,
  Eval,
  Export,
  Import,
  Lexicon,
  Pack,
  Panel,
  Parse,
  Place,
  Query,
  Serve,
  Show,
  Stories,
  Why
};

struct Arguments {
  Command command = Command::Doctor;

  // Of every command.
  std::string command_line;    // as a shell takes it
  std::filesystem::path pack;  // empty: the usual places
  bool json = false;
  std::string vector_unit;  // empty: the best

  OwnTables own_tables;  // of every command that codes

  bool coverage = false;         // of `lexicon check`
  bool checks_backoff = false;   // of `lexicon`: `backoff` instead of `check`
  PackSources sources;           // of `pack`; `data` empty: the usual places
  std::filesystem::path output;  // of `pack`, empty: --pack, else beside the program; of `code`, `eval` and
                                 // `export`, empty: standard output; of `import` a folder

  ParseRun parse;
  CodeRun code;
  enum class Form { Auto, Json, Table } form = Form::Auto;  // of `code` and `stories`

  // Of `code` into a database; no_text also of `export`.
  KnownReports known = KnownReports::Keep;
  bool resume = false, no_text = false;
  std::filesystem::path manifest;  // empty: beside the output

  Query query;
  std::string query_format = "table";
  ExportRun exported;
  ServeRun serve;
  StoryRun stories;  // its form is that of `code`
  PanelRun panel;
  DiffRun diff;  // its form is that of `code`
  bool summary_alone = false;
  CiteRun cite;

  EvalRun eval;

  ImportSources dictionaries;  // of `import`; its pack and output are those above

  // Of `actors`, `date` and `place`.
  std::string name, on;  // a name or a text, and an ISO day
  std::string near;      // a country

  // Of `show` and `why`.
  Reader::Options reading;
  std::string report, id;       // the file, and which of its reports; empty: the only one
  std::optional<int> sentence;  // of `why`; absent: all
};

// The arguments; or the exit code, when all that was to be said (help, version, complaint) is said.
std::variant<Arguments, int> read_arguments(int argc, char** argv);

}  // namespace bede::cli
