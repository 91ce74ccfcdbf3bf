// SPDX-License-Identifier: Apache-2.0
// Private to the page: a few threads for what would hold up the thread that has the sockets.
//
//   workers->add([=] { const auto answer = …; return [=] { send(answer); }; })   in a thread of its own: the answer
//   workers->finish()                                                            in the thread of the sockets: send()
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "bede/result.h"

namespace bede {

class Workers {
 public:
  using Finish = std::function<void()>;
  using Work = std::function<Finish()>;

  // `wake` is called in one of the threads when finish() has something to do. Errors: TooLarge (no thread can be had).
  static Result<std::unique_ptr<Workers>> begin(unsigned threads, std::function<void()> wake);
  // What is at work is waited for; what waits is dropped.
  ~Workers();

  void add(Work work);  // they begin in the order in which they come
  void finish();

 private:
  explicit Workers(std::function<void()> wake) : wake_(std::move(wake)) {}
  void run();

  std::function<void()> wake_;
  std::mutex mutex_;  // of all that stands below
  std::condition_variable changed_;
  std::deque<Work> waiting_;
  std::vector<Finish> done_;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bede
