// SPDX-License-Identifier: Apache-2.0
// Evaluation: the records of a gold set go in, what Bede says in their place comes out, for a scorer to compare. Fields
// that hold answers are never read. docs/eval.md has what each task asks, and its tables of codes.
//
//   in   EvalRun{.task = "coref", .gold = "dev.jsonl"}: {"id":"a","date":"2024-03-06","text":"Rawlings said he won."}
//   out  {"id":"a","clusters":[[[0,8],[14,16]]]}
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <string_view>

#include "bede/run.h"

namespace bede {

struct EvalRun {
  std::string task;  // one of eval_tasks()
  std::string gold;  // a file of JSON Lines; each record has an "id"
  const std::atomic<bool>* stop = nullptr;
};

std::span<const std::string_view> eval_tasks();

// A line for each record, in their order. A record that cannot be read is refused and the others go on.
// Errors: BadArgument (no such task), NotFound, Unreadable.
Result<RunCounts> run_eval(const std::shared_ptr<const CoderData>& data, const EvalRun& run, const Write& write,
                           const Refuse& refuse);

}  // namespace bede
