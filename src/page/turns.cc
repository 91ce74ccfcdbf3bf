// SPDX-License-Identifier: Apache-2.0
#include "page/turns.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace bede {
namespace {

constexpr std::chrono::milliseconds look_every{50};

bool is_true(const std::atomic<bool>* flag) { return flag && flag->load(std::memory_order_relaxed); }

}  // namespace

Turns::Turns(Options options) : options_(std::move(options)) {}

Turns::~Turns() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

Result<std::unique_ptr<Turns>> Turns::open(Options options) {
  std::unique_ptr<Turns> turns(new Turns(std::move(options)));
  BEDE_TRY(first, turns->begin());
  try {
    turns->watcher_ = std::thread([own = turns.get()] { own->watch(); });
  } catch (const std::system_error&) {
    return Error{ErrorKind::TooLarge, "the system gives no more threads", {}};
  }
  first.reset();
  return turns;
}

Result<Database> Turns::connect() {
  if (!free_.empty()) {
    Database one = std::move(free_.back());
    free_.pop_back();
    return one;
  }
  if (!database_) {
    BEDE_TRY(opened, open_store_to_read(options_.database));
    database_ = std::move(opened);
  }
  return database_->beside();
}

Result<std::unique_ptr<Turn>> Turns::begin() {
  const std::lock_guard lock(mutex_);
  BEDE_TRY(connection, connect());
  ++taken_;
  return std::make_unique<Turn>(*this, std::move(connection));
}

void Turns::release() {
  const std::lock_guard lock(mutex_);
  if (taken_ > 0) return;
  free_.clear();
  database_.reset();
}

// An interruption ends the statement of this moment, and there may be more of them in one turn: so it is said again
// until the turn has come to its end.
void Turns::watch() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    if (at_work_.empty())
      changed_.wait(lock);
    else
      changed_.wait_for(lock, look_every);
    const auto now = std::chrono::steady_clock::now();
    for (Turn* turn : at_work_) {
      if (now >= turn->end_ || is_true(options_.stop) || is_true(turn->gone_)) turn->over_ = true;
      if (turn->over_) turn->database_.interrupt();
    }
  }
}

Turn::~Turn() {
  const std::lock_guard lock(of_.mutex_);
  --of_.taken_;
  if (!spoilt_) of_.free_.push_back(std::move(database_));
}

// Each connection has temporary tables of its own.
Result<void> Turn::prepare() {
  if (prepared_) return {};
  prepared_ = true;
  return database_.run(
      "CREATE TEMP TABLE IF NOT EXISTS superseded AS SELECT o.run, o.item FROM reports o JOIN (SELECT id, max(run) AS "
      "last FROM reports GROUP BY id HAVING max(run) > min(run)) n USING (id) WHERE o.run < n.last");
}

Result<std::string> Turn::take(const Ask& ask, const std::atomic<bool>* gone) {
  struct AtWork {
    explicit AtWork(Turn& one) : turn(one) {
      const std::lock_guard lock(turn.of_.mutex_);
      turn.of_.at_work_.push_back(&turn);
      turn.of_.changed_.notify_all();
    }
    ~AtWork() {
      const std::lock_guard lock(turn.of_.mutex_);
      std::erase(turn.of_.at_work_, &turn);
    }
    Turn& turn;
  };
  end_ = std::chrono::steady_clock::now() + std::chrono::seconds(of_.options_.seconds);
  gone_ = gone;
  const auto answer = [&]() -> Result<std::string> {
    const AtWork at_work(*this);
    BEDE_CHECKED(prepare());
    return ask(database_, &over_);
  }();
  spoilt_ = over_ || (!answer.ok() && answer.error().kind != ErrorKind::BadArgument &&
                      answer.error().kind != ErrorKind::NotFound);
  if (!over_) return answer;
  return Error{ErrorKind::Interrupted,
               std::chrono::steady_clock::now() < end_
                   ? "this was ended, for nobody waits for it any more"
                   : fmt::format("this took longer than {} {} and was ended; ask for less, such as fewer days or one "
                                 "country, or start bede serve with more --seconds",
                                 of_.options_.seconds, of_.options_.seconds == 1 ? "second" : "seconds"),
               {}};
}

}  // namespace bede
