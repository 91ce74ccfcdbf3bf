// SPDX-License-Identifier: Apache-2.0
#include "page/turns.h"

#include <gmock/gmock.h>

#include "page/written_reports_test.h"

namespace bede {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// What takes too long is ended and says so, and others are answered meanwhile.
TEST_F(PageTest, ASlowAnswerEnds) {
  write({"a"});
  {
    const auto database = Database::open(path, {});
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database.value()
                    .run("DROP TABLE stories; CREATE VIEW stories AS SELECT 's' AS story, sum(hash(i)) AS reports "
                         "FROM range(1000000000000) t(i)")
                    .ok());
  }
  auto page = Page::open({path, {}, nullptr, 1});
  ASSERT_TRUE(page.ok()) << page.error().text();
  PageAnswer slow;
  std::thread other([&] { slow = page->answer({"GET", "/api/stories", ""}); });
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(get(*page, "/api/events").status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(900));
  other.join();
  EXPECT_EQ(slow.status, 504);
  EXPECT_THAT(slow.body, AllOf(HasSubstr("\"error\":\"interrupted\""), HasSubstr("longer than 1 second")));
  // Nobody waits any more.
  const std::atomic<bool> gone = true;
  EXPECT_EQ(page->answer({"GET", "/api/stories", "", &gone}).status, 504);
  EXPECT_EQ(get(*page, "/api/events").status, 200);
}

}  // namespace
}  // namespace bede
