// SPDX-License-Identifier: Apache-2.0
// Each thread goes round: take the next batch from the reader (one thread at a time), code it, wait until all batches
// before it are written, write it. So a thread holds one batch, and memory is bounded however long the input.
#include "cli/code_run.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

#include "bede/reader.h"

namespace bede::cli {
namespace {

// As in the library: enough that matrices are full, and little enough that no thread waits long for the last one.
constexpr std::size_t batch_text_bytes = 16u << 10;
constexpr std::size_t batch_reports = 256;
// The caches of all threads together, and the least with which one is of use.
constexpr std::size_t cache_bytes_of_all = 56u << 20;
constexpr std::size_t cache_bytes_at_least = 4u << 20;

struct Batch {
  std::size_t number = 0;
  std::vector<Report> reports;
  std::vector<Refusal> refusals;
  std::vector<std::size_t> refused_before;  // the report that each of the refusals came before
  std::vector<std::variant<CodedReport, Refusal>> coded;
  std::string output;
  std::size_t left_out = 0;
};

class CodingRun {
 public:
  CodingRun(const std::shared_ptr<const CoderData>& data, const CodeRun& run, const AppendEvents& append,
            const Write& write, const Refuse& refuse)
      : data_(data),
        run_(run),
        append_(append),
        write_(write),
        refuse_(refuse),
        reader_(run.inputs, {.stop = run.stop}) {}

  Result<CodeCounts> go() {
    threads_ = run_.threads > 0 ? run_.threads : std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    try {
      while (others.size() + 1 < threads_) others.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those that run do it all.
    }
    work();
    others.clear();
    if (failure_) return *failure_;
    counts_.stopped = stopped();
    counts_.output_closed = closed_;
    return counts_;
  }

 private:
  bool stopped() const { return run_.stop && run_.stop->load(std::memory_order_relaxed); }

  void work() {
    try {
      std::optional<Coder> coder;  // made when there is something to do
      for (;;) {
        std::optional<Batch> batch = read_batch();
        if (!batch || stopped()) break;
        if (!coder) coder.emplace(data_, coder_options());
        code(*coder, *batch);
        if (!write_in_turn(*batch)) break;
      }
    } catch (const std::bad_alloc&) {
      end(Error{ErrorKind::TooLarge, "there is not enough memory; try fewer threads", {}});
    } catch (const std::exception& thrown) {
      end(Error{ErrorKind::BadData, thrown.what(), {}});
    }
    // A batch that was read and dropped leaves a gap that nobody may wait for.
    if (stopped()) end(std::nullopt);
  }

  Coder::Options coder_options() const {
    return {.cache_bytes = std::max(cache_bytes_of_all / threads_, cache_bytes_at_least), .explain = run_.explain};
  }

  bool is_left_out(const Report& report) const {
    const std::string_view day = std::string_view(report.date).substr(0, 10);
    if (!is_day(day)) return false;  // to be refused by the coder
    return (!run_.since.empty() && day < run_.since) || (!run_.until.empty() && day > run_.until);
  }

  // Nothing at the end of the inputs.
  std::optional<Batch> read_batch() {
    const std::lock_guard lock(reading_);
    Batch batch;
    std::size_t bytes = 0;
    while (bytes < batch_text_bytes && batch.reports.size() + batch.refusals.size() < batch_reports) {
      auto item = reader_.next();
      if (!item) break;
      Report* report = std::get_if<Report>(&*item);
      if (!report) {
        batch.refusals.push_back(std::get<Refusal>(std::move(*item)));
        batch.refused_before.push_back(batch.reports.size());
      } else if (is_left_out(*report)) {
        ++batch.left_out;
      } else {
        bytes += report->text.size();
        batch.reports.push_back(std::move(*report));
      }
    }
    if (batch.reports.empty() && batch.refusals.empty() && batch.left_out == 0) return std::nullopt;
    batch.number = read_++;
    return batch;
  }

  void code(Coder& coder, Batch& batch) const {
    batch.coded = coder.code(batch.reports);
    for (std::size_t i = 0; i < batch.reports.size(); ++i) {
      if (const auto* coded = std::get_if<CodedReport>(&batch.coded[i]))
        append_(batch.reports[i], *coded, batch.output);
    }
  }

  // False: nothing more is to be done.
  bool write_in_turn(const Batch& batch) {
    std::unique_lock lock(writing_);
    turn_.wait(lock, [&] { return written_ == batch.number || ended_; });
    if (ended_) return false;
    if (!batch.output.empty() && !write_(batch.output)) {
      closed_ = ended_ = true;
    } else {
      count(batch);
      ++written_;
    }
    turn_.notify_all();
    return !ended_;
  }

  void end(std::optional<Error> failure) {
    const std::lock_guard lock(writing_);
    ended_ = true;
    if (failure && !failure_) failure_ = std::move(failure);
    turn_.notify_all();
  }

  void count(const Batch& batch) {
    std::size_t refusal = 0;
    for (std::size_t i = 0; i <= batch.reports.size(); ++i) {
      for (; refusal < batch.refusals.size() && batch.refused_before[refusal] == i; ++refusal)
        tell(batch.refusals[refusal]);
      if (i == batch.reports.size()) break;
      if (const auto* refused = std::get_if<Refusal>(&batch.coded[i])) {
        tell(*refused);
        continue;
      }
      const CodedReport& coded = std::get<CodedReport>(batch.coded[i]);
      ++counts_.reports;
      counts_.text_bytes += batch.reports[i].text.size();
      counts_.sentences += coded.sentences;
      counts_.tokens += coded.tokens;
      counts_.events += coded.events.size();
      counts_.replaced += batch.reports[i].replaced;
    }
    counts_.left_out += batch.left_out;
  }

  void tell(const Refusal& refusal) {
    ++counts_.refused[refusal.kind];
    refuse_(refusal);
  }

  const std::shared_ptr<const CoderData>& data_;
  const CodeRun& run_;
  const AppendEvents& append_;
  const Write& write_;
  const Refuse& refuse_;
  unsigned threads_ = 1;

  std::mutex reading_;  // guards the next two
  Reader reader_;
  std::size_t read_ = 0;

  std::mutex writing_;  // guards all that follows
  std::condition_variable turn_;
  std::size_t written_ = 0;
  bool ended_ = false, closed_ = false;
  std::optional<Error> failure_;
  CodeCounts counts_;
};

}  // namespace

Result<CodeCounts> run_coding(const std::shared_ptr<const CoderData>& data, const CodeRun& run,
                              const AppendEvents& append, const Write& write, const Refuse& refuse) {
  return CodingRun(data, run, append, write, refuse).go();
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return false;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok();
}

}  // namespace bede::cli
