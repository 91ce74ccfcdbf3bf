// SPDX-License-Identifier: Apache-2.0
// Rows gather in chunks and are committed together, a transaction for some seconds' work: so a program that is killed
// leaves whole batches of whole reports, and the row of `runs` says in the same transaction how far they go.
#include "bede/store.h"

#include <fmt/format.h>

#include <chrono>

#include "store/corrections.h"
#include "store/run_row.h"
#include "store/store.h"
#include "store/table_rows.h"

namespace bede {
namespace {

// A commit costs some milliseconds; what waits for it is held in memory and is lost when the program is killed.
constexpr std::size_t text_bytes_at_most = 8u << 20;
constexpr auto wait_at_most = std::chrono::seconds(1);
// Of one table, so that few commits need commit_past_log().
constexpr std::size_t rows_at_most = written_group_rows / 2;
// Enough for the groups of rows that are being filled; more would only keep what is written already.
constexpr std::size_t database_bytes = 128u << 20;

}  // namespace

class StoreWriter::Work {
 public:
  using Clock = std::chrono::steady_clock;

  static Result<std::unique_ptr<Work>> open(const std::filesystem::path& path, const StoreRun& run) {
    BEDE_TRY(database, open_store(path, database_bytes));
    auto work = std::unique_ptr<Work>(new Work(database, run));
    BEDE_TRY(row, begin_run(database, run));
    work->row_ = row;
    work->reached_ = row.progress;
    if (row.done) return work;
    if (run.known != KnownReports::Beside) {
      BEDE_TRY(known, ReportIds::read(database, row.run));
      work->known_ = std::move(known);
    }
    BEDE_TRY(corrections, Corrections::read(database, row.run, run.known));
    work->corrections_ = std::move(corrections);
    BEDE_TRY(tables, TableRows::open(database, row.run, run.keeps_text));
    work->tables_.emplace(std::move(tables));
    return work;
  }

  bool keeps(const Report& report) const {
    if (run_.known != KnownReports::Keep) return false;
    const Corrections::Other other = corrections_.other_runs(report);
    if (other != Corrections::Other::SaysNothing) return other == Corrections::Other::Has;
    return report.standing != ReportStanding::Withdrawal && known_.holds(report.id);
  }

  bool add(const Report& report, std::span<const Event> events, std::span<const CodedSentence> sentences) {
    if (!begin()) return false;
    if (!corrections_.note(report)) return true;
    if (run_.known == KnownReports::Replace && known_.holds(report.id)) replaces_ = true;
    first_item_ = std::min(first_item_, report.item);
    text_bytes_ += report.text.size();
    return checked(tables_->add(report, events, sentences));
  }

  bool withdraw(const Report& report) { return begin() && corrections_.note(report); }

  bool refuse(const Refusal& refusal) { return begin() && checked(tables_->refuse(refusal)); }

  bool reached(const RunProgress& progress) {
    if (!begin()) return false;
    reached_ = progress;
    if (text_bytes_ < text_bytes_at_most && rows_waiting() < rows_at_most && Clock::now() - begun_ < wait_at_most)
      return true;
    return checked(commit("open"));
  }

  Result<void> end(std::span<const ReadInput> inputs, bool done) {
    if (!begin()) return *failure_;
    if (!checked(keep_inputs(inputs)) || !checked(commit(done ? "done" : "stopped"))) return *failure_;
    tables_.reset();
    return {};
  }

  const RunRow& row() const { return row_; }
  const std::optional<Error>& failure() const { return failure_; }
  const StoreTaken& taken() const { return corrections_.taken(); }

 private:
  Work(Database database, const StoreRun& run) : database_(std::move(database)), run_(run) {}

  bool checked(Result<void> result) {
    if (!result.ok() && !failure_) failure_ = result.error();
    return !failure_;
  }

  // The transaction that all goes into, up to the next commit.
  bool begin() {
    if (failure_ || open_) return !failure_;
    open_ = true;
    begun_ = Clock::now();
    first_item_ = UINT64_MAX;
    return checked(database_.run("BEGIN TRANSACTION"));
  }

  std::size_t rows_waiting() const { return std::max(tables_->waiting(), corrections_.waiting()); }

  Result<void> commit(std::string_view state) {
    const bool large = rows_waiting() >= written_group_rows;  // of one report
    BEDE_CHECKED(tables_->flush());
    if (corrections_.waiting() > 0) BEDE_CHECKED(corrections_.apply(database_));
    if (replaces_) BEDE_CHECKED(remove_replaced());
    BEDE_CHECKED(database_.run(update_run_sql(row_.run, reached_, state)));
    if (state == "done") BEDE_CHECKED(cite_run(database_, row_.run));
    BEDE_CHECKED(large ? commit_past_log(database_) : database_.run("COMMIT"));
    open_ = replaces_ = false;
    text_bytes_ = 0;
    return {};
  }

  // What other runs made of the reports of this batch.
  Result<void> remove_replaced() {
    BEDE_CHECKED(database_.run(
        fmt::format("CREATE OR REPLACE TEMP TABLE replaced AS SELECT run, item FROM reports WHERE run <> {0} AND id IN "
                    "(SELECT id FROM reports WHERE run = {0} AND item >= {1})",
                    row_.run, first_item_)));
    return remove_reports(database_, "replaced");
  }

  Result<void> keep_inputs(std::span<const ReadInput> inputs) {
    BEDE_CHECKED(database_.run(fmt::format("DELETE FROM inputs WHERE run = {}", row_.run)));
    for (const ReadInput& input : inputs)
      BEDE_CHECKED(database_.run(fmt::format("INSERT INTO inputs VALUES ({}, {}, {}, {})", row_.run,
                                             sql_text(input.name), input.bytes, sql_text(input.hash))));
    return {};
  }

  Database database_;
  StoreRun run_;
  RunRow row_;
  RunProgress reached_;
  ReportIds known_;
  Corrections corrections_;
  std::optional<TableRows> tables_;
  std::optional<Error> failure_;
  bool open_ = false, replaces_ = false;
  std::size_t text_bytes_ = 0;
  std::uint64_t first_item_ = UINT64_MAX;
  Clock::time_point begun_;
};

StoreWriter::StoreWriter(std::unique_ptr<Work> work) : work_(std::move(work)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::open(const std::filesystem::path& path, const StoreRun& run) {
  BEDE_TRY(work, Work::open(path, run));
  return StoreWriter(std::move(work));
}

int StoreWriter::run() const { return work_->row().run; }
const RunProgress& StoreWriter::from() const { return work_->row().progress; }
bool StoreWriter::resumes() const { return work_->row().resumed; }
bool StoreWriter::is_done() const { return work_->row().done; }
bool StoreWriter::keeps(const Report& report) const { return work_->keeps(report); }
bool StoreWriter::add(const Report& report, std::span<const Event> events, std::span<const CodedSentence> sentences) {
  return work_->add(report, events, sentences);
}
bool StoreWriter::withdraw(const Report& report) { return work_->withdraw(report); }
bool StoreWriter::refuse(const Refusal& refusal) { return work_->refuse(refusal); }
bool StoreWriter::reached(const RunProgress& progress) { return work_->reached(progress); }
const StoreTaken& StoreWriter::taken() const { return work_->taken(); }
const std::optional<Error>& StoreWriter::failure() const { return work_->failure(); }
Result<void> StoreWriter::end(std::span<const ReadInput> inputs, bool done) { return work_->end(inputs, done); }

}  // namespace bede
