// SPDX-License-Identifier: Apache-2.0
// The run of `bede code`: reports are read, coded side by side on several threads, and written in the inputs' order.
// It differs from the library's run_code in that the caller says what is written of a report.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bede/run.h"

namespace bede::cli {

struct CodeCounts : RunCounts {
  std::size_t left_out = 0;  // reports outside of `since` and `until`
};

// Puts what is to be written of a report behind `out`. Called on any thread, on several at once.
using AppendEvents = std::function<void(const Report& report, const CodedReport& coded, std::string& out)>;

// `write` and `refuse` are never called at the same time, but on any thread. What is written is the same on any number
// of threads. Errors: TooLarge (out of memory), BadData (something threw).
Result<CodeCounts> run_coding(const std::shared_ptr<const CoderData>& data, const CodeRun& run,
                              const AppendEvents& append, const Write& write, const Refuse& refuse);

// "2016-02-29": a day of the calendar, written so. Such days are in order as texts are.
bool is_day(std::string_view text);

}  // namespace bede::cli
