// SPDX-License-Identifier: Apache-2.0
// What is told on the error stream, for people or (with --json) as JSON Lines.
//
//   Refusal{no_text, "reports.jsonl", 3, "c", ...}
//   -> bede: reports.jsonl:3: the report has no "text" (no_text)
//   -> {"refused":"no_text","input":"reports.jsonl","line":3,"id":"c","message":"the report has no \"text\""}
#pragma once

#include <string>
#include <string_view>

#include "bede/run.h"
#include "bede/store.h"

namespace bede::cli {

// "a\n" -> "\"a\\n\"", for JSON; bytes that are not UTF-8 become U+FFFD.
std::string quote_json(std::string_view text);

class Messages {
 public:
  explicit Messages(bool json) : json_(json) {}

  void tell(const Error& error) const;
  void tell(const Refusal& refusal) const;
  void tell(std::string_view message) const;         // nothing is wrong
  void tell_line(std::string_view json) const;       // what is an object of JSON already
  void tell(const RunCounts& counts) const;          // one line at the end of a run
  void tell_coded(const RunCounts& counts) const;    // nothing where all went well and nobody looks on
  void tell_withdrawal(const Report& report) const;  // where what it withdraws is written already
  void tell_taken(const StoreTaken& taken) const;    // by a run into a database; nothing where nothing was

 private:
  bool json_;
};

}  // namespace bede::cli
