// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "page/written_reports_test.h"

namespace bede {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// Reports without events, and what was refused, are in no list of events.
TEST_F(PageTest, ReportsAreListed) {
  write({"a", "b", "c"}, {"d", "e"}, {Refusal{"no_text", "in.jsonl", 7, "f", "the report has no \"text\""}});
  Page page = open();
  const std::pair<const char*, int> totals[] = {{"", 6},
                                                {"state=any", 6},
                                                {"state=with", 3},
                                                {"state=without", 2},
                                                {"state=refused", 1},
                                                {"from=2024-03-02", 4},
                                                {"to=2024-03-02", 2},
                                                {"from=2024-03-02&to=2024-03-04&state=without", 1},
                                                {"outlet=Post", 5},
                                                {"outlet=post", 0},
                                                {"kind=no_text", 1},
                                                {"kind=no_date", 0},
                                                {"q=o%27brien", 5},
                                                {"q=no+%22text", 1},
                                                {"run=1", 6},
                                                {"run=2", 0}};
  for (const auto& [query, total] : totals)
    EXPECT_THAT(get(page, std::string("/api/reports?") + query).body,
                HasSubstr("{\"total\":" + std::to_string(total) + ","))
        << query;
  EXPECT_THAT(
      get(page, "/api/reports?state=refused").body,
      AllOf(HasSubstr(R"("report":"f",)"), HasSubstr(R"("kind":"no_text","message":"the report has no \"text\"")"),
            HasSubstr(R"("input":"in.jsonl","line":7)")));
  EXPECT_THAT(get(page, "/api/reports?limit=1&sort=date&offset=1").body, HasSubstr(R"("report":"b",)"));
  EXPECT_THAT(get(page, "/api/reports?limit=1").body, HasSubstr(R"("report":"e",)"));
  EXPECT_THAT(get(page, "/api/reports?state=none").body, HasSubstr("is none of any, with, without, refused"));
  for (const char* query :
       {"state=all", "from=soon", "sort=text", "limit=0", "from=2024-02-01&to=2024-01-01", "type=AID"})
    EXPECT_EQ(get(page, std::string("/api/reports?") + query).status, 400) << query;
}

}  // namespace
}  // namespace bede
