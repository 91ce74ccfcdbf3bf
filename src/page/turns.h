// SPDX-License-Identifier: Apache-2.0
// Private to the page: who asks the database has a turn, with a connection of their own; what takes too long in it is
// ended, and so holds up nobody for ever.
//
//   turns->begin()->take([](const Database& database, const std::atomic<bool>* stop) { … return json; }, gone)
//   -> the JSON; Interrupted where it took longer than Options::seconds
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "store/store.h"

namespace bede {

class Turn;

class Turns {
 public:
  struct Options {
    std::filesystem::path database;
    const std::atomic<bool>* stop = nullptr;  // ends all turns
    unsigned seconds = 20;
  };

  // Errors: those of open_store_to_read(), here and below; TooLarge (no thread can be had).
  static Result<std::unique_ptr<Turns>> open(Options options);
  ~Turns();

  // Several may have one at a time. Turns must outlast them.
  Result<std::unique_ptr<Turn>> begin();

  // Closes the database until the next turn; not while somebody has one.
  void release();

 private:
  friend class Turn;
  explicit Turns(Options options);
  Result<Database> connect();
  void watch();

  Options options_;
  std::mutex mutex_;  // of all that stands below
  std::condition_variable changed_;
  std::optional<Database> database_;
  std::vector<Database> free_;  // connections that nobody has
  std::size_t taken_ = 0;       // those that somebody has
  std::vector<Turn*> at_work_;
  bool ends_ = false;
  std::thread watcher_;  // DuckDB ends a query only where another thread says so
};

class Turn {
 public:
  using Ask = std::function<Result<std::string>(const Database& database, const std::atomic<bool>* stop)>;

  Turn(Turns& of, Database database) : of_(of), database_(std::move(database)) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn();

  // What `ask` gives, within the time; it may be called again, for the next part. The database has the temporary table
  // `superseded`: reports that a later run has coded again. `stop` lasts as long as the turn. Errors: those of `ask`;
  // Interrupted (the time is over, or *gone is true).
  Result<std::string> take(const Ask& ask, const std::atomic<bool>* gone);

 private:
  friend class Turns;
  Result<void> prepare();

  Turns& of_;
  Database database_;
  bool prepared_ = false, spoilt_ = false;
  std::atomic<bool> over_ = false;
  std::chrono::steady_clock::time_point end_;
  const std::atomic<bool>* gone_ = nullptr;
};

}  // namespace bede
