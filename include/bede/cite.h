// SPDX-License-Identifier: Apache-2.0
// What a run was made of, so that it can be made again, and how it is cited.
//
//   cite(manifest) -> "Bede 0.1.0 (model en …, lexicon …, pack …): 12 events of 3 reports of 2016-01-02 to 2016-12-30,
//                      from 2 inputs (digest …), coded 2026-11-23."
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bede/manifest.h"
#include "bede/result.h"

namespace bede {

struct RunManifest {
  int run = 0;                       // its number in a database; 0: it is in none
  std::string state;                 // "open", "stopped", "done"
  std::string mode;                  // "add", "replace", "beside"; empty: it is in no database
  std::string started, ended;        // UTC, "2024-03-06 09:00:00"
  std::string program;               // the version of Bede
  std::string model, lexicon, pack;  // as PackFacts has them
  std::string options = "{}";        // JSON
  std::vector<std::string> inputs;   // as given
  std::vector<ReadInput> read;       // those that were read to their end, with their hashes
  bool keeps_text = true;
  RunProgress progress;
  std::uint64_t corrected = 0, withdrawn = 0;       // reports that it took away
  std::uint64_t left_reports = 0, left_events = 0;  // what there is of it now
  std::string first_day, last_day;                  // of these reports; empty: not known
};

// One line for a paper; nothing of a run that is not done.
std::string cite(const RunManifest& run);

// A line of JSON without a line break.
void append_json(const RunManifest& run, std::string& out);

struct CiteRun {
  std::filesystem::path database;
  int run = 0;            // 0: all that something is left of
  bool manifest = false;  // lines of JSON instead of citations
};

// Errors: as run_query(); BadArgument (no such run).
Result<void> run_cite(const CiteRun& run, const std::function<bool(const RunManifest& manifest)>& take);

}  // namespace bede
