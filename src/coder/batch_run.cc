// SPDX-License-Identifier: Apache-2.0
// Three stages, as in an assembly line (TBB's parallel_pipeline):
//
//   read (one at a time, in order) -> work (side by side) -> write (one at a time, in order)
//
// At most threads + 1 batches are in the line, so that memory is bounded however long the input.
#include "coder/batch_run.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>

#include "reader/reader.h"

namespace bede {
namespace {

constexpr unsigned most_threads = 1024;

// The caches of all threads together, and the least with which one is of use.
constexpr std::size_t cache_bytes_of_all = 56u << 20;
constexpr std::size_t cache_bytes_at_least = 4u << 20;

struct Batch {
  std::vector<Report> reports;
  std::vector<Refusal> refusals;
  std::vector<BatchOutcome> outcomes;
  std::string output;  // only where it was made early
  std::size_t text_bytes = 0;
  std::uint64_t items = 0, digest = 0;  // of the run, with this batch
  std::uint64_t bytes_read = 0;
  bool made_early = false;
  bool dropped = false;  // the run was ended before the work was done
};
using BatchPointer = std::unique_ptr<Batch>;

// A digest of all items so far goes on with another one: equal inputs have equal digests, on every machine.
std::uint64_t digest_with(std::uint64_t digest, const ReaderItem& item) {
  const auto add = [&](std::string_view part) { digest = XXH3_64bits_withSeed(part.data(), part.size(), digest); };
  if (const Report* report = std::get_if<Report>(&item)) {
    for (const std::string* part :
         {&report->id, &report->date, &report->title, &report->outlet, &report->url, &report->language,
          &report->dateline, &report->version, &report->status, &report->corrects, &report->text})
      add(*part);
  } else {
    for (const std::string* part : {&std::get<Refusal>(item).kind, &std::get<Refusal>(item).id}) add(*part);
  }
  return digest;
}

Reader::Options with_stop(Reader::Options reading, const std::atomic<bool>* stop) {
  reading.stop = stop;
  return reading;
}

class BatchRun {
 public:
  BatchRun(const BatchOptions& run, const BatchSteps& steps, const Write& write, const Refuse& refuse)
      : run_(run),
        steps_(steps),
        write_(write),
        refuse_(refuse),
        reader_(run.inputs, with_stop(run.reading, run.stop)),
        workers_(count_threads(run.threads)) {}

  Result<RunCounts> go() {
    if (!pass_over()) {
      return Error{ErrorKind::BadArgument,
                   fmt::format("these are not the inputs of the run to go on with: their first {} reports and refusals "
                               "differ",
                               run_.from.items),
                   {}};
    }
    if (steps_.watch) bytes_in_all_ = reader_.bytes_in_all();
    using tbb::filter_mode;
    const auto read = [this](tbb::flow_control& control) {
      BatchPointer batch = read_batch();
      if (!batch) control.stop();
      return batch;
    };
    const auto stages = tbb::make_filter<void, BatchPointer>(filter_mode::serial_in_order, read) &
                        tbb::make_filter<BatchPointer, BatchPointer>(filter_mode::parallel,
                                                                     [this](BatchPointer batch) {
                                                                       work_on(*batch);
                                                                       return batch;
                                                                     }) &
                        tbb::make_filter<BatchPointer, void>(filter_mode::serial_in_order,
                                                             [this](BatchPointer batch) { write_batch(*batch); });
    // More threads than cores are of no use, but TBB would warn that it does not start them.
    std::optional<tbb::global_control> allowed;
    if (workers_.size() > count_threads(0)) {
      allowed.emplace(tbb::global_control::max_allowed_parallelism, workers_.size());
    }
    tbb::task_arena arena(static_cast<int>(workers_.size()));
    arena.execute([&] { tbb::parallel_pipeline(workers_.size() + 1, stages); });
    counts_.stopped = stopped();
    counts_.output_closed = closed_;
    counts_.inputs = reader_.done();
    return counts_;
  }

 private:
  bool stopped() const { return run_.stop && run_.stop->load(std::memory_order_relaxed); }

  // What is done already is read, and nothing else. False where it is something else than before.
  bool pass_over() {
    while (items_ < run_.from.items && !stopped()) {
      const auto item = reader_.next();
      if (!item) return stopped();
      note(*item);
    }
    return stopped() || digest_ == run_.from.digest;
  }

  void note(const ReaderItem& item) {
    ++items_;
    if (steps_.reached) digest_ = digest_with(digest_, item);
  }

  // Nothing at the end of the inputs.
  BatchPointer read_batch() {
    auto batch = std::make_unique<Batch>();
    while (!closed_ && batch->text_bytes < batch_text_bytes &&
           batch->reports.size() + batch->refusals.size() < batch_reports) {
      auto item = reader_.next();
      if (!item) break;
      note(*item);
      if (Report* report = std::get_if<Report>(&*item)) {
        batch->text_bytes += report->text.size();
        batch->reports.push_back(std::move(*report));
      } else {
        batch->refusals.push_back(std::get<Refusal>(std::move(*item)));
      }
    }
    batch->items = items_;
    batch->digest = digest_;
    batch->bytes_read = reader_.bytes_read();
    return batch->reports.empty() && batch->refusals.empty() ? nullptr : std::move(batch);
  }

  void work_on(Batch& batch) {
    batch.dropped = closed_ || stopped();
    if (batch.dropped || batch.reports.empty()) return;
    auto& work = workers_.at(static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()));
    if (!work) work = steps_.make_worker();
    batch.outcomes = work(batch.reports);
    batch.made_early = batch.text_bytes <= batch_text_bytes_made_early;
    if (!batch.made_early) return;
    for (std::size_t i = 0; i < batch.outcomes.size(); ++i) append(batch, i, batch.output, [](std::string&) {});
  }

  void append(const Batch& batch, std::size_t i, std::string& out, const Flush& flush) const {
    const BatchOutcome& outcome = batch.outcomes[i];
    if (outcome.parse)
      steps_.append(*outcome.parse, batch.reports[i], out, flush);
    else
      out += outcome.line;
  }

  void write_batch(Batch& batch) {
    cut_ = cut_ || batch.dropped;  // nothing after it is written: the output ends, it has no holes
    if (cut_ || closed_) return;
    put(batch.output);
    for (std::size_t i = 0; i < batch.outcomes.size() && !closed_; ++i) {
      if (!batch.made_early) {
        append(batch, i, batch.output, [this](std::string& out) { put(out); });
        put(batch.output);
      }
      count(batch.outcomes[i], batch.reports[i]);
      if (batch.outcomes[i].withdraws && steps_.withdraw && !closed_ && !steps_.withdraw(batch.reports[i]))
        closed_ = true;
      const auto& coded = batch.outcomes[i].coded;
      if (coded && !closed_ && !steps_.take(batch.reports[i], *coded)) closed_ = true;
      batch.outcomes[i] = {};
    }
    for (const Refusal& refusal : batch.refusals) tell(refusal);
    if (steps_.reached && !closed_ && !steps_.reached(progress(batch))) closed_ = true;
    if (steps_.watch) steps_.watch({counts_, batch.bytes_read, bytes_in_all_});
  }

  RunProgress progress(const Batch& batch) const {
    RunProgress at = run_.from;
    at.items = batch.items;
    at.digest = batch.digest;
    at.reports += counts_.reports;
    at.sentences += counts_.sentences;
    at.tokens += counts_.tokens;
    at.events += counts_.events;
    at.left_out += counts_.left_out;
    at.known += counts_.known;
    for (const auto& [kind, count] : counts_.refused) at.refused += count;
    return at;
  }

  void tell(const Refusal& refusal) {
    ++counts_.refused[refusal.kind];
    refuse_(refusal);
  }

  void put(std::string& bytes) {
    if (!closed_ && !bytes.empty() && !write_(bytes)) closed_ = true;
    bytes.clear();
  }

  void count(const BatchOutcome& outcome, const Report& report) {
    if (outcome.refusal) return tell(*outcome.refusal);
    counts_.left_out += outcome.left_out;
    counts_.known += outcome.known;
    counts_.withdrawals += outcome.withdraws;
    if (outcome.left_out || outcome.known || outcome.withdraws) return;
    const auto& margin = outcome.smallest_margin;
    if (margin && (!counts_.smallest_margin || *margin < *counts_.smallest_margin)) counts_.smallest_margin = margin;
    ++counts_.reports;
    counts_.text_bytes += report.text.size();
    counts_.sentences += outcome.sentences;
    counts_.tokens += outcome.tokens;
    counts_.events += outcome.events;
    counts_.replaced += report.replaced;
    if (!report.date_doubt.empty()) ++counts_.doubtful[report.date_doubt];
  }

  const BatchOptions& run_;
  const BatchSteps& steps_;
  const Write& write_;
  const Refuse& refuse_;
  Reader reader_;                          // used by the first stage, as are
  std::uint64_t items_ = 0, digest_ = 0;   // all that it gave
  std::vector<BatchSteps::Work> workers_;  // one for each slot of the arena: a slot is on one thread at a time
  RunCounts counts_;                       // used by the last stage
  std::optional<std::uint64_t> bytes_in_all_;
  bool cut_ = false;  // used by the last stage
  std::atomic<bool> closed_ = false;
};

}  // namespace

unsigned count_threads(unsigned wanted) {
  return wanted > 0 ? wanted : static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
}

std::size_t cache_bytes_of_each(unsigned wanted) {
  return std::max(cache_bytes_of_all / count_threads(wanted), cache_bytes_at_least);
}

Result<RunCounts> run_batches(const BatchOptions& run, const BatchSteps& steps, const Write& write,
                              const Refuse& refuse) {
  if (run.inputs.empty()) return Error{ErrorKind::BadArgument, "no inputs are given", {}};
  if (run.threads > most_threads) {
    return Error{ErrorKind::BadArgument, fmt::format("{} threads; at most {}", run.threads, most_threads), {}};
  }
  try {
    return BatchRun(run, steps, write, refuse).go();
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::TooLarge, "there is not enough memory; try fewer threads", {}};
  } catch (const std::exception& thrown) {
    return Error{ErrorKind::BadData, thrown.what(), {}};
  }
}

}  // namespace bede
