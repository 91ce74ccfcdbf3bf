// SPDX-License-Identifier: Apache-2.0
// Private to the coder: reports go through a step in batches, on several threads, and come out in order.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/run.h"

namespace bede {

// A batch ends with the report that reaches one of these. 16 KiB are some 3,300 tokens: enough that matrices are full
// and a batch costs far more than its way between threads, and few enough that the last batch of a run keeps no
// thread waiting long (25 ms).
inline constexpr std::size_t batch_text_bytes = 16u << 10;
inline constexpr std::size_t batch_reports = 256;

// The output of a batch is some thirty times its text. Up to this much text it is made by the thread that parsed it;
// of a larger report the parse itself waits for its turn and is written bit by bit, for it is smaller.
inline constexpr std::size_t batch_text_bytes_made_early = 256u << 10;

struct BatchOptions {
  std::vector<std::string> inputs;
  unsigned threads = 0;  // 0: as many as there are cores
  const std::atomic<bool>* stop = nullptr;
  RunProgress from = {};
  Reader::Options reading = {};
};

// What became of one report.
struct BatchOutcome {
  std::optional<Refusal> refusal;
  std::string line;  // its output, where it is made; else `append` makes it from the parse
  std::optional<Parse> parse;
  std::optional<CodedReport> coded;  // for `take`
  bool left_out = false;             // it is outside of what is asked for
  bool known = false;
  bool withdraws = false;  // it is not coded, but withdraws a report
  std::size_t sentences = 0, tokens = 0, events = 0;
  std::optional<float> smallest_margin;
};

struct BatchSteps {
  using Work = std::function<std::vector<BatchOutcome>(std::span<const Report> reports)>;
  // Called once on each thread that takes part: what it gives is used on that thread alone.
  std::function<Work()> make_worker;
  // Puts a report's output behind `out`; may flush in between. For outcomes that hold a parse.
  std::function<void(const Parse& parse, const Report& report, std::string& out, const Flush& flush)> append;
  // As CodeRun has them.
  std::function<bool(const Report& report, const CodedReport& coded)> take = {};
  std::function<bool(const Report& report)> withdraw = {};
  std::function<bool(const RunProgress& progress)> reached = {};
  std::function<void(const RunStatus& status)> watch = {};
};

Result<RunCounts> run_batches(const BatchOptions& options, const BatchSteps& steps, const Write& write,
                              const Refuse& refuse);

// How many threads a run has where `wanted` are asked for: all cores for 0.
unsigned count_threads(unsigned wanted);

// How large the cache of each thread is where `wanted` threads are asked for.
std::size_t cache_bytes_of_each(unsigned wanted);

}  // namespace bede
