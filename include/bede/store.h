// SPDX-License-Identifier: Apache-2.0
// The database: reports and their events go in, batch by batch, and SQL brings them out. docs/store.md has the tables.
//
//   StoreWriter::open("events.duckdb", run), then for each report add(report, events, sentences) and for each batch
//   reached(progress), at last end(…)
//   query("events.duckdb", "SELECT type, count(*) FROM events GROUP BY type", …) -> "COERCE", "12"; "ASSAULT", "7"; …
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/event.h"
#include "bede/manifest.h"
#include "bede/report.h"
#include "bede/result.h"
#include "bede/story.h"

namespace bede {

// What becomes of a report whose id the database has from another run.
enum class KnownReports {
  Keep,     // it stays as it is, and is not coded again
  Replace,  // the new one comes in its place, in the same transaction
  Beside,   // both are there, each with the number of its run
};

struct StoreRun {
  PackFacts pack;
  std::string options = "{}";       // JSON: what else was asked for
  std::vector<std::string> inputs;  // as given
  KnownReports known = KnownReports::Keep;
  bool keeps_text = true;  // false: without texts and titles, for news that may not be kept
  bool resume = false;     // go on with the last run that did not end, where there is one
};

// What a run has taken away, for other reports corrected or withdrew it (docs/store.md).
struct StoreTaken {
  std::uint64_t corrections = 0;          // how many took a report away
  std::uint64_t withdrawals = 0;          // how many came
  std::uint64_t late = 0;                 // reports that came after a later word on them: they are not kept
  std::uint64_t reports = 0, events = 0;  // how many went
};

// A run that writes a database. What was committed is whole whenever the program ends, kill -9 included: batches of up
// to a second's work, each in one transaction.
class StoreWriter {
 public:
  // The database is made where it is absent. Errors: as Database of src/store; BadData (no database of Bede's);
  // BadArgument (the run to go on with is of another version, or other options).
  static Result<StoreWriter> open(const std::filesystem::path& path, const StoreRun& run);
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;
  ~StoreWriter();

  int run() const;                  // its number
  const RunProgress& from() const;  // where it goes on: nothing done, unless it is resumed
  bool resumes() const;             // there was a run to go on with, or
  bool is_done() const;             // one that is done already: nothing is left to do

  // Whether the report shall be left as it is (KnownReports::Keep): the database has it, or a later word on it. From
  // any thread.
  bool keeps(const Report& report) const;

  // False where no more can be written: failure() says why, and what was not committed is lost.
  bool add(const Report& report, std::span<const Event> events, std::span<const CodedSentence> sentences);
  bool withdraw(const Report& report);  // one whose standing is Withdrawal
  bool refuse(const Refusal& refusal);
  bool reached(const RunProgress& progress);
  const std::optional<Error>& failure() const;
  const StoreTaken& taken() const;  // of what is committed, by this writer

  // Commits what is left. Errors: failure(), or that of this commit.
  Result<void> end(std::span<const ReadInput> inputs, bool done);

 private:
  class Work;
  explicit StoreWriter(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

// "DuckDB v1.5.6". Errors: NotFound, Unsupported (its library).
Result<std::string> database_name();

// Rows as text; nothing for NULL. They last until the function returns. False: no more are wanted.
using TakeRow = std::function<bool(std::span<const std::optional<std::string_view>> row)>;

struct QueryColumn {
  std::string name;
  bool is_number = false;
};

struct Query {
  enum class Form { Text, Json };  // Json: each row is one value, an object of JSON

  std::filesystem::path database;
  std::string sql;  // one statement that only reads
  Form form = Form::Text;
  const std::atomic<bool>* stop = nullptr;
};

// Errors: NotFound, Unreadable, BadData, BadArgument (the statement).
Result<void> run_query(const Query& query, const std::function<void(std::span<const QueryColumn>)>& begin,
                       const TakeRow& take);

struct StoryRun {
  std::filesystem::path database;
  std::size_t reports = 2;  // stories told by fewer are not given to `take`
  const std::atomic<bool>* stop = nullptr;
};

struct StoryTotals {
  std::uint64_t events = 0, stories = 0;
  std::uint64_t told_again = 0;  // stories of two reports and more
  bool stopped = false;          // then the tables are as they were
};

// Makes the tables stories and story_events anew from all events of the view `latest`, in one transaction, and gives
// the stories as lines of JSON in the order of their first reports. What it makes depends on these reports alone, not
// on the order in which they came. Errors: NotFound, Unreadable (another program writes), Unwritable, BadData.
Result<StoryTotals> make_stories(const StoryRun& run, const std::function<bool(std::string_view line)>& take);

}  // namespace bede
