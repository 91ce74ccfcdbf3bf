// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM end a run at the next report, with what is done kept; a second one ends the program at once.
#pragma once

#include <atomic>
#include <string_view>

namespace bede::cli {

// Catches both, and has a closed pipe told by the write that meets it. Call once. Gives what becomes true.
const std::atomic<bool>* catch_signals();

// A closed pipe is told by the write that meets it, and does not end the program.
void ignore_closed_pipes();

// The signal that came, or 0; and its name: "SIGINT".
int caught_signal();
std::string_view signal_name();

}  // namespace bede::cli
