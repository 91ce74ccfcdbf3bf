// SPDX-License-Identifier: Apache-2.0
// A run: inputs are read, each report is parsed, and what comes of it is written in the inputs' order.
//
//   in   ParseRun{.inputs = {"reports.jsonl"}}: {"id":"a","text":"Police in Lagos arrested 12 students."}
//   out  write gets {"id":"a","sentences":[...],"entities":[...]} and a line break; RunCounts{reports 1, tokens 7}
//
// What is written does not depend on the number of threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"
#include "bede/language.h"
#include "bede/manifest.h"
#include "bede/reader.h"
#include "bede/report.h"
#include "bede/result.h"

namespace bede {

struct RunStatus;

struct ParseRun {
  enum class Format { Json, Conllu };

  std::vector<std::string> inputs;  // files, folders, patterns, "-" for standard input (bede/reader.h)
  Reader::Options reading = {};     // but for its `stop`
  Format format = Format::Json;
  unsigned threads = 0;                                     // 0: as many as there are cores; at most 1024
  bool margins = false;                                     // RunCounts::smallest_margin is wanted (slower)
  const std::atomic<bool>* stop = nullptr;                  // once true the run ends; what was written is whole reports
  std::function<void(const RunStatus& status)> watch = {};  // is told after every batch
};

struct RunCounts {
  std::size_t reports = 0;
  std::size_t text_bytes = 0;
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  std::size_t events = 0;                       // of a run that codes
  std::size_t left_out = 0;                     // reports outside of `since` and `until`
  std::size_t known = 0;                        // reports that CodeRun::is_known was true of
  std::size_t withdrawals = 0;                  // reports that withdraw one: they are not coded
  std::size_t replaced = 0;                     // invalid UTF-8 sequences that became U+FFFD
  std::map<std::string, std::size_t> doubtful;  // reports by Report::date_doubt, where it is not empty
  std::map<std::string, std::size_t> refused;   // by kind
  std::optional<float> smallest_margin;         // of all decisions, where margins were asked for
  bool stopped = false;                         // by `stop`, before the end
  bool output_closed = false;                   // `write` or `take` wanted no more
  std::vector<ReadInput> inputs;                // that were read to their end
};

// How far a run is, for people who wait.
struct RunStatus {
  const RunCounts& counts;                    // of what is done so far
  std::uint64_t bytes_read = 0;               // of the inputs' files, up to there
  std::optional<std::uint64_t> bytes_in_all;  // nothing where that cannot be known
};

// Takes the next bytes of the output; false: it can take no more, and the run ends.
using Write = std::function<bool(std::string_view bytes)>;
// Is told of each report or input that was refused.
using Refuse = std::function<void(const Refusal& refusal)>;

// The same for `bede code`: each report is coded, and its events are written as JSON Lines.
struct CodeRun {
  std::vector<std::string> inputs;
  Reader::Options reading = {};
  unsigned threads = 0;
  bool explain = false;      // with Event::why
  std::string since, until;  // ISO days, both included: reports outside are left out; empty: open
  // Puts what is to be written of a report behind `out`; none: its events as JSON Lines. Called on several threads.
  std::function<void(const Report& report, const CodedReport& coded, std::string& out)> append;
  const std::atomic<bool>* stop = nullptr;
  std::function<void(const RunStatus& status)> watch = {};

  // For what keeps more than bytes, instead of `append` and `write`: is given each report with what came of it, in the
  // inputs' order, one at a time. False: no more are wanted, and the run ends.
  std::function<bool(const Report& report, const CodedReport& coded)> take;
  // Is given each report that withdraws one, in the inputs' order. False as above.
  std::function<bool(const Report& report)> withdraw;
  // Is told how far the run is whenever all up to there was taken or refused. False as above.
  std::function<bool(const RunProgress& progress)> reached;
  // How far a run before this one was: so much of the same inputs is passed over.
  RunProgress from;
  // Reports that need not be coded. Called on several threads.
  std::function<bool(const Report& report)> is_known;
};

// "2016-02-29": a day of the calendar, written so.
bool is_day(std::string_view text);

// `write`, `refuse` and `watch` are never called at the same time, but on any thread. A refusal is no error.
// Errors: BadArgument (also where the inputs are not those of `from`), TooLarge (out of memory), BadData (a callback
// threw).
Result<RunCounts> run_parse(const Language& language, const ParseRun& run, const Write& write, const Refuse& refuse);
Result<RunCounts> run_code(const std::shared_ptr<const CoderData>& data, const CodeRun& run, const Write& write,
                           const Refuse& refuse);

}  // namespace bede
