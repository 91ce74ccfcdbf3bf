// SPDX-License-Identifier: Apache-2.0
#include "page/workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <semaphore>

namespace bede {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

// What is given is called by whoever calls finish(), and nowhere else.
TEST(WorkersTest, FinishesWhereItIsAsked) {
  std::counting_semaphore<> woken(0);
  auto workers = Workers::begin(2, [&] { woken.release(); });
  ASSERT_TRUE(workers.ok()) << workers.error().text();
  const auto here = std::this_thread::get_id();
  std::vector<int> done;
  for (int i = 0; i < 20; ++i)
    workers.value()->add([&, i] {
      EXPECT_NE(std::this_thread::get_id(), here);
      return [&, i] {
        EXPECT_EQ(std::this_thread::get_id(), here);
        done.push_back(i);
      };
    });
  while (done.size() < 20 && woken.try_acquire_for(10s)) workers.value()->finish();
  EXPECT_EQ(done.size(), 20u);
}

// One that takes its time leaves the other thread, and what comes first begins first.
TEST(WorkersTest, OneDoesNotHoldUpAnother) {
  std::counting_semaphore<> woken(0);
  std::binary_semaphore go_on(0);
  auto workers = Workers::begin(2, [&] { woken.release(); });
  ASSERT_TRUE(workers.ok());
  std::vector<int> done;
  workers.value()->add([&] {
    go_on.acquire();
    return [&] { done.push_back(0); };
  });
  for (int i = 1; i < 4; ++i) workers.value()->add([&, i] { return [&, i] { done.push_back(i); }; });
  while (done.size() < 3 && woken.try_acquire_for(10s)) workers.value()->finish();
  EXPECT_THAT(done, ElementsAre(1, 2, 3));
  go_on.release();
  while (done.size() < 4 && woken.try_acquire_for(10s)) workers.value()->finish();
  EXPECT_THAT(done, ElementsAre(1, 2, 3, 0));
}

// At the end what waits is never begun, and nothing is finished.
TEST(WorkersTest, DropsWhatWaitsAtTheEnd) {
  std::atomic<int> begun = 0, finished = 0;
  std::binary_semaphore at_work(0);
  {
    auto workers = Workers::begin(1, [] {});
    ASSERT_TRUE(workers.ok());
    for (int i = 0; i < 100; ++i)
      workers.value()->add([&] {
        ++begun;
        at_work.release();
        std::this_thread::sleep_for(50ms);
        return [&] { ++finished; };
      });
    at_work.acquire();
  }
  EXPECT_LT(begun, 10);
  EXPECT_EQ(finished, 0);
}

}  // namespace
}  // namespace bede
