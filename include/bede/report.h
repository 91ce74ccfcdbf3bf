// SPDX-License-Identifier: Apache-2.0
// What goes in: one news report, as docs/event_format.md has it, and what is said of one that cannot go in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bede {

// What a report's `status` says of what was published before.
enum class ReportStanding {
  Usable,
  Correction,  // it comes in the place of the report of the same id: "corrected", "update"
  Withdrawal,  // that report may not be used any more: "canceled", "kill"; what it says itself is not coded
};

// A report's text is valid UTF-8: the reader has replaced what was not, and counted it.
struct Report {
  std::string id;    // the user's own; "x" and the content's XXH3-128 where the input has none
  std::string date;  // in ISO 8601 where it can be read, else as the input has it; empty where there is none
  std::string text;  // the body, as it stands
  std::string title, outlet, url, language, dateline;
  std::string version, status;  // of an item that may be corrected or withdrawn: "3", "canceled"
  std::string corrects;         // the id of another report, in whose place it comes, or that it withdraws
  ReportStanding standing = ReportStanding::Usable;  // what `status` means
  // What is not certain about the date: "missing", "future", "conflict", "archive", "url" or "dateline"
  // (docs/reading.md); empty where nothing is.
  std::string date_doubt;
  std::string input;     // the file it came from, "-" for standard input
  std::size_t line = 0;  // its line there, from 1 (of Parquet its row, of WARC its record); 0: all of it is one report
  std::uint64_t item = 0;    // its place among all that the reader gave, refusals too, from 0
  std::size_t replaced = 0;  // invalid UTF-8 and lone surrogates of its line or file that became U+FFFD
};

// A report or an input that was not taken, and why. `kind` is one of refusal_kinds() (docs/errors.md).
struct Refusal {
  std::string kind;
  std::string input;
  std::size_t line = 0;
  std::string id;
  std::string message;
};

// One of the kinds of refusals: a closed list, for programs that count them.
struct RefusalKind {
  std::string_view name;     // "no_text"
  std::string_view meaning;  // "The report has no text."
};
std::span<const RefusalKind> refusal_kinds();

// The largest text of one report, in bytes: what is longer is refused as `too_large`.
inline constexpr std::size_t report_limit_bytes = 16u << 20;

}  // namespace bede
