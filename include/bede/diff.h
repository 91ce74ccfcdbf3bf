// SPDX-License-Identifier: Apache-2.0
// Two codings of the same reports, compared: which events one has and the other has not, and which fields differ.
//
//   run_diff({.a = "old.duckdb", .b = "new.duckdb"}, take)
//   -> take({Changed, "wire-7", sentence 0, "arrested", fields {"factuality", "actual", "planned"}}) …
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "bede/result.h"

namespace bede {

struct DiffRun {
  // Each a database, FILE.duckdb, or one run of it, FILE.duckdb@2; or what bede code wrote as JSON Lines.
  std::string a, b;
  const std::atomic<bool>* stop = nullptr;
};

struct DiffField {
  std::string field;  // "factuality", "actor", "place" …
  std::string a, b;   // in words; empty where there is nothing
};

// A step that led to a field, of codings with --explain.
struct DiffReason {
  std::string field, words, row, rule;
};

struct EventDifference {
  enum class Kind { Added, Gone, Changed };  // b alone has it; a alone; both do

  Kind kind = Kind::Changed;
  std::string report;
  int sentence = 0;
  std::string text;                      // of that sentence; empty where it is not kept
  std::string type, cue;                 // b's, or a's where it is gone
  std::vector<DiffField> fields;         // that differ; all that are not empty where one side has it alone
  std::vector<DiffReason> why_a, why_b;  // that one side alone has
};

struct DiffTotals {
  struct Type {
    std::string name;
    std::uint64_t a = 0, b = 0, same = 0, changed = 0, gone = 0, added = 0;
  };
  std::vector<Type> types;                                    // by name; of a changed event a's
  std::vector<std::pair<std::string, std::uint64_t>> fields;  // how many changed events differ in it; not 0
  std::uint64_t reports_a = 0, reports_b = 0;                 // of JSON Lines those that have an event
  std::uint64_t only_a = 0, only_b = 0;                       // reports that one side alone has: not compared
  std::uint64_t other_text = 0;                               // reports whose texts differ, where both are kept
  std::string made_a, made_b;  // "Bede 0.1.0, lexicon …, pack …"; empty of JSON Lines
};

// The name of a kind: "added", "gone", "changed".
std::string_view diff_kind_name(EventDifference::Kind kind);

// Differences in the order of reports (by id), sentences and cues. False from `take`: no more are wanted. Errors: as
// run_query(); BadArgument (no such run).
Result<DiffTotals> run_diff(const DiffRun& run, const std::function<bool(const EventDifference& difference)>& take);

}  // namespace bede
