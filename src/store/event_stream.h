// SPDX-License-Identifier: Apache-2.0
// Private to the store and the page: events that a condition chooses, as exports have them, some at a time, so that
// whoever reads them slowly holds up nobody and fills no memory.
//
//   EventStream::open(database, {"jsonl", "type = 'COERCE'"})
//   next() -> {"id":"e…",…}\n{"id":"e…",…}\n; …; nothing at the end
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "store/database.h"

namespace bede {

class EventStream {
 public:
  struct Choice {
    std::string format;     // "csv" or "jsonl"
    std::string condition;  // SQL over the columns of `events`
    int run = 0;            // what this run made; 0: of each report what the last run that coded it made
  };

  // In the order of runs and reports, by a connection of its own. Errors: as Database::read(), BadArgument (no such
  // format).
  static Result<EventStream> open(const Database& database, const Choice& choice, const std::atomic<bool>* stop);
  EventStream(EventStream&&) noexcept;
  EventStream& operator=(EventStream&&) noexcept;
  ~EventStream();

  // Some lines, CSV with its heading first; empty at the end. Errors: as Database::read().
  Result<std::string> next();

 private:
  class Work;
  explicit EventStream(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace bede
