// SPDX-License-Identifier: Apache-2.0
// A line on the terminal that says how far a run is, while it goes on:
//
//   34 % ━━━━━━━━━━━─────────────────────  12345 reports, 1043/s, 3 refused, 1:23 left
//
// It is on the error stream, and only where that is a terminal which shows nothing else meanwhile.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "bede/run.h"

namespace bede::cli {

class Progress {
 public:
  // `quiet`: never shown. It is neither where standard output is a terminal that results go to (`fills_screen`).
  Progress(bool quiet, bool fills_screen);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  void tell(const RunStatus& status);
  // Before anything else is written there, and at the end.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool wanted_ = false, there_ = false;
  bool first_ = true;
  Clock::time_point begun_, told_;
  std::uint64_t bytes_before_ = 0;  // what was read then
};

// The line for a terminal of so many columns. `seconds`: since `bytes_before` were read.
std::string progress_line(const RunStatus& status, double seconds, std::uint64_t bytes_before, std::size_t columns);

}  // namespace bede::cli
