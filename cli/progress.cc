// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "cli/screen.h"

namespace bede::cli {
namespace {

constexpr auto first_after = std::chrono::milliseconds(500);  // a short run shows none
constexpr auto again_after = std::chrono::milliseconds(100);
constexpr std::size_t shortest_bar = 10, longest_bar = 40;

void put(std::string_view text) {
  // Where it cannot be written there is nobody to tell.
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
}

std::size_t terminal_columns() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// 83 -> "1:23", 7503 -> "2:05:03"
std::string clock_time(double seconds) {
  const auto all = static_cast<std::uint64_t>(seconds);
  if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
  return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

std::string bar(double share, std::size_t columns) {
  std::string out;
  const auto full = static_cast<std::size_t>(share * static_cast<double>(columns));
  for (std::size_t i = 0; i < columns; ++i) out += i < full ? "━" : "─";
  return out;
}

}  // namespace

std::string progress_line(const RunStatus& status, double seconds, std::uint64_t bytes_before, std::size_t columns) {
  const RunCounts& counts = status.counts;
  std::size_t refused = 0;
  for (const auto& [kind, count] : counts.refused) refused += count;
  const std::size_t done = counts.reports + counts.left_out + counts.known;
  std::string said =
      fmt::format("{} reports, {:.0f}/s, {} refused", done, static_cast<double>(done) / seconds, refused);
  if (!status.bytes_in_all || *status.bytes_in_all == 0) return said.substr(0, columns);
  const auto all = static_cast<double>(*status.bytes_in_all);
  const double share = std::min(1.0, static_cast<double>(status.bytes_read) / all);
  const double rate = static_cast<double>(status.bytes_read - std::min(bytes_before, status.bytes_read)) / seconds;
  if (rate > 0) said += fmt::format(", {} left", clock_time(all * (1 - share) / rate));
  const std::string percent = fmt::format("{:3.0f} % ", share * 100);
  const std::size_t used = percent.size() + said.size() + 2;
  if (used + shortest_bar > columns) return (percent + said).substr(0, columns);
  return percent + bar(share, std::min(columns - used, longest_bar)) + "  " + said;
}

Progress::Progress(bool quiet, bool fills_screen) {
  const char* kind = std::getenv("TERM");
  wanted_ = !quiet && ::isatty(STDERR_FILENO) != 0 && kind && std::string_view(kind) != "dumb" &&
            !(fills_screen && ::isatty(STDOUT_FILENO) != 0);
}

void Progress::tell(const RunStatus& status) {
  if (!wanted_) return;
  const auto now = Clock::now();
  if (first_) {  // what is passed over before that, of a run that goes on with another, says nothing of the rate
    begun_ = now;
    bytes_before_ = status.bytes_read;
    first_ = false;
  }
  if (now - begun_ < first_after || now - told_ < again_after) return;
  told_ = now;
  there_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  put("\r" + progress_line(status, seconds, bytes_before_, terminal_columns() - 1) + "\033[K");
}

void Progress::clear() {
  if (there_) put("\r\033[K");
  there_ = false;
}

}  // namespace bede::cli
