// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "cli/screen.h"

namespace bede::cli {
namespace {

// The length of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF && tail(1)) return 2;
  const unsigned two = lead << 8 | byte(1);
  const bool three =
      (two >= 0xE0A0 && two <= 0xE0BF) || (two >= 0xE180 && two <= 0xED9F) || (two >= 0xEE80 && two <= 0xEFBF);
  if (three && tail(1) && tail(2)) return 3;
  if (two >= 0xF090 && two <= 0xF48F && tail(1) && tail(2) && tail(3)) return 4;
  return 0;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// One write for a line, so that lines of several processes do not mix.
void put_line(std::string line) {
  line += '\n';
  std::string_view left = line;
  while (!left.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, left.data(), left.size());
    if (written < 0 && errno != EINTR) return;  // nobody to tell
    if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string refusals(const RunCounts& counts) {
  std::size_t refused = 0;
  std::string kinds;
  for (const auto& [kind, count] : counts.refused) {
    refused += count;
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", kind, count);
  }
  std::string line;
  if (refused > 0) line += fmt::format("; {} refused ({})", refused, kinds);
  if (counts.replaced > 0) {
    line += "; " + counted(counts.replaced, "invalid UTF-8 sequence", "invalid UTF-8 sequences") + " replaced";
  }
  if (counts.smallest_margin) line += fmt::format("; smallest margin {}", *counts.smallest_margin);
  return line;
}

std::string summary(const RunCounts& counts) {
  return counted(counts.reports, "report", "reports") + ", " + counted(counts.tokens, "token", "tokens") +
         refusals(counts);
}

std::string coding_summary(const RunCounts& counts) {
  std::string line = counted(counts.reports, "report", "reports") + ", " + counted(counts.tokens, "token", "tokens") +
                     ", " + counted(counts.events, "event", "events");
  if (counts.left_out > 0) line += fmt::format("; {} outside the dates left out", counts.left_out);
  if (counts.withdrawals > 0) line += "; " + counted(counts.withdrawals, "withdrawal", "withdrawals");
  if (counts.known > 0) line += fmt::format("; {} in the database already", counts.known);
  std::size_t doubtful = 0;
  std::string doubts;
  for (const auto& [doubt, count] : counts.doubtful) {
    doubtful += count;
    doubts += fmt::format("{}{} {}", doubts.empty() ? "" : ", ", count, doubt);
  }
  if (doubtful > 0) line += fmt::format("; {} with a doubtful date ({})", doubtful, doubts);
  return line + refusals(counts);
}

// `own`: what one command alone counts.
std::string summary_json(const RunCounts& counts, const std::string& own) {
  std::string kinds;
  for (const auto& [kind, count] : counts.refused) {
    kinds += fmt::format("{}{}:{}", kinds.empty() ? "" : ",", quote_json(kind), count);
  }
  std::string line = fmt::format(R"({{"summary":{{"reports":{},"tokens":{},{}"refused":{{{}}},"replaced":{})",
                                 counts.reports, counts.tokens, own, kinds, counts.replaced);
  if (counts.smallest_margin) line += fmt::format(R"(,"smallest_margin":{})", *counts.smallest_margin);
  return line + "}}";
}

}  // namespace

std::string quote_json(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t size = sequence_size(text, at);
    if (size == 0) {
      out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (is_control(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out.append(text, at, size);
    }
    at += size == 0 ? 1 : size;
  }
  return out + '"';
}

void Messages::tell(const Error& error) const {
  if (json_) {
    put_line(fmt::format(R"({{"error":{},"place":{},"message":{}}})", quote_json(error_kind_name(error.kind)),
                         quote_json(error.place), quote_json(error.message)));
  } else {
    put_line("bede: " + shown(error.text()));
  }
}

void Messages::tell(const Refusal& refusal) const {
  if (json_) {
    put_line(fmt::format(R"({{"refused":{},"input":{},"line":{},"id":{},"message":{}}})", quote_json(refusal.kind),
                         quote_json(refusal.input), refusal.line, quote_json(refusal.id), quote_json(refusal.message)));
    return;
  }
  const std::string line = refusal.line > 0 ? fmt::format(":{}", refusal.line) : "";
  put_line(fmt::format("bede: {}{}: {} ({})", shown(refusal.input), line, shown(refusal.message), refusal.kind));
}

void Messages::tell(std::string_view message) const {
  put_line(json_ ? fmt::format(R"({{"message":{}}})", quote_json(message)) : "bede: " + shown(message));
}

void Messages::tell_line(std::string_view json) const { put_line(std::string(json)); }

void Messages::tell(const RunCounts& counts) const {
  put_line(json_ ? summary_json(counts, "") : "bede: " + summary(counts));
}

void Messages::tell_coded(const RunCounts& counts) const {
  if (counts.refused.empty() && counts.replaced == 0 && counts.left_out == 0 && counts.doubtful.empty() &&
      counts.known == 0 && counts.withdrawals == 0 && ::isatty(STDERR_FILENO) == 0)
    return;
  std::string doubts;
  for (const auto& [doubt, count] : counts.doubtful)
    doubts += fmt::format("{}{}:{}", doubts.empty() ? "" : ",", quote_json(doubt), count);
  const std::string own = fmt::format(R"("events":{},"left_out":{},"known":{},"withdrawals":{},"doubtful":{{{}}},)",
                                      counts.events, counts.left_out, counts.known, counts.withdrawals, doubts);
  put_line(json_ ? summary_json(counts, own) : "bede: " + coding_summary(counts));
}

void Messages::tell_withdrawal(const Report& report) const {
  const std::string& id = report.corrects.empty() ? report.id : report.corrects;
  if (json_) {
    put_line(fmt::format(R"({{"withdrawn":{},"by":{},"version":{},"status":{},"date":{},"input":{},"line":{}}})",
                         quote_json(id), quote_json(report.id), quote_json(report.version), quote_json(report.status),
                         quote_json(report.date), quote_json(report.input), report.line));
    return;
  }
  const std::string line = report.line > 0 ? fmt::format(":{}", report.line) : "";
  put_line(fmt::format("bede: {}{}: the report '{}' is withdrawn ({}); its events are written already",
                       shown(report.input), line, shown(id), shown(report.status)));
}

void Messages::tell_taken(const StoreTaken& taken) const {
  if (taken.corrections + taken.withdrawals + taken.late == 0) return;
  if (json_) {
    put_line(fmt::format(R"({{"taken":{{"corrections":{},"withdrawals":{},"late":{},"reports":{},"events":{}}}}})",
                         taken.corrections, taken.withdrawals, taken.late, taken.reports, taken.events));
    return;
  }
  put_line(fmt::format("bede: {} and {} took {} with {} away; {} came after a later word on it",
                       counted(taken.corrections, "correction", "corrections"),
                       counted(taken.withdrawals, "withdrawal", "withdrawals"),
                       counted(taken.reports, "report", "reports"), counted(taken.events, "event", "events"),
                       counted(taken.late, "report", "reports")));
}

}  // namespace bede::cli
