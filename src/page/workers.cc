// SPDX-License-Identifier: Apache-2.0
#include "page/workers.h"

#include <system_error>

namespace bede {

Result<std::unique_ptr<Workers>> Workers::begin(unsigned threads, std::function<void()> wake) {
  std::unique_ptr<Workers> workers(new Workers(std::move(wake)));
  try {
    for (unsigned i = 0; i < threads; ++i) workers->threads_.emplace_back([own = workers.get()] { own->run(); });
  } catch (const std::system_error&) {
    return Error{ErrorKind::TooLarge, "the system gives no more threads", {}};
  }
  return workers;
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::add(Work work) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(work));
  }
  changed_.notify_one();
}

void Workers::finish() {
  std::vector<Finish> done;
  {
    const std::lock_guard lock(mutex_);
    done.swap(done_);
  }
  for (const Finish& one : done) one();
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
    if (ends_) return;
    Work work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    Finish finish = work();
    work = nullptr;
    lock.lock();
    done_.push_back(std::move(finish));
    if (done_.size() == 1) wake_();
  }
}

}  // namespace bede
