// SPDX-License-Identifier: Apache-2.0
// Private to the store: reports that come in the place of others, or withdraw them. docs/store.md has the rules.
//
//   Report{id "wire-7", version "1"}, Report{id "wire-7", version "2"}  -> the second takes the first's rows away
//   Report{id "wire-7", version "3", status "canceled"}                 -> takes them all, and no older one comes back
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bede/store.h"
#include "store/database.h"

namespace bede {

// "2" < "10", "1.9" < "1.10", "" < "1": by the numbers in them, from the left. Negative, 0 or positive.
int compare_versions(std::string_view one, std::string_view other);

class Corrections {
 public:
  // What all runs have seen; `run` is the one that goes on. Errors: those of Database::read(), here and below.
  static Result<Corrections> read(const Database& database, int run, KnownReports known);

  // What the other runs have of a report: it, or a later word on it; an older one, in whose place it comes; or nothing
  // that is known here. From any thread.
  enum class Other { Has, HasOlder, SaysNothing };
  Other other_runs(const Report& report) const;

  // To be called for each report in the order of the run. False: a later word on it came before, and it is not kept.
  bool note(const Report& report);

  // How many rows note() has left for apply().
  std::size_t waiting() const { return waiting_.size(); }
  // Takes away what came before the reports that were noted, from all tables, and tells of it in `withdrawals`. All
  // rows must be flushed.
  Result<void> apply(const Database& database);

  const StoreTaken& taken() const { return taken_; }

 private:
  // The last word on a report.
  struct Standing {
    std::string version, published;
    bool correction = false;  // its status says so
    bool withdrawn = false;
    bool elsewhere = false;  // a report of another id has come in its place
  };
  // A row of `withdrawals` in the making.
  struct Waiting {
    std::uint64_t item = 0;
    std::string target;
    std::string_view kind;
    std::string cause, version, status, published, input;
    std::size_t line = 0;
    bool takes = true;
  };
  using Standings = std::unordered_map<std::uint64_t, Standing>;
  struct Word {
    std::string report, kind, version, published;
    bool elsewhere = false;  // it is a report of another id that says so
  };

  static int compare(const Report& report, const Standing& standing);
  static bool is_more_than_first(const Report& report);
  static bool remember(Standings& standings, const Word& word);
  void wait(const Report& report, const std::string& target, std::string_view kind, bool takes);
  Result<void> fill_waiting(const Database& database) const;

  int run_ = 0;
  KnownReports known_ = KnownReports::Keep;
  Standings others_;  // of the other runs, as it was at the beginning
  Standings all_;
  std::vector<Waiting> waiting_;
  StoreTaken taken_;
};

// Takes reports away from all tables: those that the temporary table `name` has by run and item. Stories that had a
// part in them go whole, for bede stories to make them anew.
Result<void> remove_reports(const Database& database, std::string_view name);

}  // namespace bede
