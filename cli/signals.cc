// SPDX-License-Identifier: Apache-2.0
#include "cli/signals.h"

#include <csignal>

namespace bede::cli {
namespace {

// A signal handler can reach nothing but globals.
std::atomic<bool> stop = false;
std::atomic<int> caught = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void remember(int signal) {
  caught = signal;
  stop = true;
}

}  // namespace

const std::atomic<bool>* catch_signals() {
  struct sigaction action {};
  action.sa_handler = &remember;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  ignore_closed_pipes();
  return &stop;
}

void ignore_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

int caught_signal() { return caught; }

std::string_view signal_name() { return caught == SIGINT ? "SIGINT" : "SIGTERM"; }

}  // namespace bede::cli
