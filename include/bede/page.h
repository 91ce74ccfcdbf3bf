// SPDX-License-Identifier: Apache-2.0
// The page over a database, and the JSON behind it. docs/serve.md has what may be asked.
//
//   Page::open("events.duckdb", …)->answer({"GET", "/api/events?type=COERCE&limit=1", "localhost:8377"})
//   -> 200, application/json, {"total":12,"offset":0,"limit":1,"events":[{"id":"e…",…}]}
//
//   serve({.database = "events.duckdb"}, [](const ServedAt& at) { … "http://127.0.0.1:8377/" … })
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bede/result.h"

namespace bede {

struct PageRequest {
  std::string method = "GET";
  std::string target;  // "/events?type=COERCE", as it came
  std::string host;    // the header; empty where there is none

  // Once it is true nobody waits for the answer any more. It must outlast the answer.
  const std::atomic<bool>* gone = nullptr;
};

struct PageAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // of HEAD too: who sends it leaves it out

  // Where the body is long: what comes next of it; empty at the end. An error cuts the body off.
  std::function<Result<std::string>()> more;
};

// Reads the database and never writes. The database is open only while it is asked, so that others can write to it in
// between; while they do, answers are 503.
class Page {
 public:
  struct Options {
    std::filesystem::path database;
    std::vector<std::string> hosts;           // names by which it may be called; empty: any
    const std::atomic<bool>* stop = nullptr;  // ends what is being asked
    unsigned seconds = 20;                    // that an answer, or the next part of one, may take; then it is 504
  };

  // Errors: NotFound, Unreadable (another program writes to it), BadData, Unsupported.
  static Result<Page> open(Options options);
  Page(Page&&) noexcept;
  Page& operator=(Page&&) noexcept;
  ~Page();

  // From any thread, of several at a time.
  PageAnswer answer(const PageRequest& request);
  // Whether that may take its time; else it is there at once.
  bool asks_database(const PageRequest& request) const;

  // Closes the database until it is asked again; not while an answer is made, or has `more`.
  void release();

 private:
  class Work;
  explicit Page(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

struct ServeRun {
  std::filesystem::path database;
  std::string host = "127.0.0.1";
  std::uint16_t port = 8377;  // 0: a free one
  const std::atomic<bool>* stop = nullptr;
  unsigned seconds = 20;  // as Page::Options has it
};

struct ServedAt {
  std::string address;      // "http://127.0.0.1:8377/"
  bool for_others = false;  // other machines can reach it
};

// Serves the page until *stop is true. Errors: those of Page::open(); BadArgument (the host or port cannot be had).
Result<void> serve(const ServeRun& run, const std::function<void(const ServedAt& at)>& ready);

}  // namespace bede
