// SPDX-License-Identifier: Apache-2.0
// Private to the store: the row of `runs` that a run begins or goes on with, and the reports that other runs have.
#pragma once

#include <vector>

#include "bede/store.h"
#include "store/database.h"

namespace bede {

struct RunRow {
  int run = 0;
  RunProgress progress;
  bool resumed = false, done = false;
};

// A new row, or that of the last run that did not end where `run.resume` is set. Errors: BadArgument where that is of
// another version or other options.
Result<RunRow> begin_run(const Database& database, const StoreRun& run);

// "open", "stopped" or "done" is its state then.
std::string update_run_sql(int run, const RunProgress& progress, std::string_view state);
// Writes the line by which a run that is done is cited. Errors: those of Database::read().
Result<void> cite_run(const Database& database, int run);

// The ids of reports, as hashes: two of ten million are alike once in 400,000 times.
class ReportIds {
 public:
  // Those of all runs but one.
  static Result<ReportIds> read(const Database& database, int but);
  bool holds(std::string_view id) const;

 private:
  std::vector<std::uint64_t> hashes_;  // sorted
};

}  // namespace bede
