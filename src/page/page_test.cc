// SPDX-License-Identifier: Apache-2.0
#include "page/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/written_reports_test.h"

namespace bede {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string header(const PageAnswer& answer, std::string_view name) {
  for (const auto& [own, value] : answer.headers)
    if (own == name) return value;
  return {};
}

TEST_F(PageTest, EveryAnswerSaysThatNothingMayRunInIt) {
  write({"a"});
  Page page = open();
  for (const char* target :
       {"/", "/events?type=COERCE", "/style.css", "/app.js", "/api/overview", "/api/events", "/api/event?id=ea",
        "/nothing", "/api/nothing", "/api/events?limit=x", "/api/events.csv"}) {
    const PageAnswer answer = get(page, target);
    EXPECT_THAT(header(answer, "Content-Security-Policy"),
                AllOf(HasSubstr("default-src 'none'"), Not(HasSubstr("unsafe"))))
        << target;
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(header(answer, "Referrer-Policy"), "no-referrer") << target;
  }
}

TEST_F(PageTest, AnswersByAddress) {
  write({"a"});
  Page page = open();
  const std::pair<const char*, int> expected[] = {{"/", 200},
                                                  {"/events?x=y", 200},
                                                  {"/map", 200},
                                                  {"/app.js", 200},
                                                  {"/nothing", 404},
                                                  {"/api/nothing", 404},
                                                  {"/../etc/passwd", 404},
                                                  {"/api/event", 400},
                                                  {"/api/event?id=e", 404},
                                                  {"/api/story?id=s", 404},
                                                  {"/api/report?id=a", 200},
                                                  {"/api/events?limit=501", 400},
                                                  {"/api/events?from=2024-02-30", 400},
                                                  {"/api/events?type=WAR", 400},
                                                  {"/api/events?sort=text", 400},
                                                  {"/api/events?unknown=1", 400},
                                                  {"/api/events?q=%ff", 400},
                                                  {"/api/events.csv?limit=1", 400},
                                                  {"/api/stories?disputed=all", 400},
                                                  {"/api/places?at=1", 400},
                                                  {"/api/events?from=2025-01-01&to=2024-01-01", 400}};
  for (const auto& [target, status] : expected) {
    const PageAnswer answer = get(page, target);
    EXPECT_EQ(answer.status, status) << target << " " << answer.body;
    if (status != 200) {
      EXPECT_THAT(answer.body, HasSubstr("\"message\":\"")) << target;
    }
  }
}

// A page elsewhere whose name is made to point to this machine is another origin with our address.
TEST_F(PageTest, IsCalledByNamesOfThisMachineAlone) {
  write({"a"});
  Page page = open();
  for (const char* host : {"localhost", "localhost:9000", "LOCALHOST:8377", "127.0.0.1:8377", "[::1]:8377", "[::1]"})
    EXPECT_EQ(page.answer({"GET", "/api/overview", host}).status, 200) << host;
  for (const char* host :
       {"", "evil.example", "evil.example:8377", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]"})
    EXPECT_EQ(page.answer({"GET", "/api/overview", host}).status, 403) << host;
}

TEST_F(PageTest, IsOnlyRead) {
  write({"a"});
  Page page = open();
  EXPECT_EQ(page.answer({"HEAD", "/api/overview", "localhost"}).status, 200);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "get"}) {
    const PageAnswer answer = page.answer({method, "/api/overview", "localhost"});
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(header(answer, "Allow"), "GET, HEAD");
  }
}

TEST_F(PageTest, FiltersChooseEvents) {
  write({"a", "b", "c"});
  Page page = open();
  const std::pair<const char*, int> totals[] = {{"", 3},
                                                {"type=COERCE", 3},
                                                {"type=ASSAULT", 0},
                                                {"type=ASSAULT,COERCE", 3},
                                                {"factuality=demanded", 1},
                                                {"from=2024-03-02", 2},
                                                {"to=2024-03-02", 2},
                                                {"from=2024-03-02&to=2024-03-02", 1},
                                                {"actor=police", 3},
                                                {"actor=KENCOP", 3},
                                                {"actor=KEN", 3},
                                                {"actor=COP", 0},
                                                {"recipient=police", 0},
                                                {"q=o%27brien", 3},
                                                {"q=zebra", 0},
                                                {"q=%C3%93%27brien", 3},
                                                {"q=rain", 0},
                                                {"confidence=0.5", 3},
                                                {"confidence=0.6", 0},
                                                {"mode=arrest", 3},
                                                {"mode=COERCE/arrest", 3},
                                                {"mode=REQUEST/arrest", 0},
                                                {"report=b", 1},
                                                {"run=1", 3},
                                                {"run=2", 0},
                                                {"voice=own", 3},
                                                {"voice=said", 0},
                                                {"country=KEN", 0}};
  for (const auto& [query, total] : totals)
    EXPECT_THAT(get(page, std::string("/api/events?") + query).body,
                HasSubstr("{\"total\":" + std::to_string(total) + ","))
        << query;
}

// Each value goes into SQL as a text in quotes: it is looked for, and does nothing.
TEST_F(PageTest, NoValueBecomesSql) {
  write({"a", "b"});
  Page page = open();
  constexpr std::string_view attempts[] = {"%27%20OR%20%271%27=%271",
                                           "%27;DROP%20TABLE%20events;--",
                                           "%27)%20OR%20(true",
                                           "a%27--",
                                           "%22;--",
                                           "%5C%27",
                                           "%27||(SELECT%20text%20FROM%20reports)||%27",
                                           "$1",
                                           "?",
                                           "{}"};
  for (const char* name : {"actor", "recipient", "source", "place", "outlet", "q", "report", "country", "mode"})
    for (const std::string_view attempt : attempts) {
      const PageAnswer answer = get(page, std::string("/api/events?") + name + "=" + std::string(attempt));
      EXPECT_EQ(answer.status, 200) << name << " " << attempt << " " << answer.body;
      EXPECT_THAT(answer.body, HasSubstr("{\"total\":0,")) << name << " " << attempt;
    }
  for (const char* name :
       {"type", "factuality", "from", "to", "at", "confidence", "run", "sort", "limit", "offset", "voice"})
    for (const std::string_view attempt : attempts)
      EXPECT_EQ(get(page, std::string("/api/events?") + name + "=" + std::string(attempt)).status, 400)
          << name << " " << attempt;
  for (const char* address : {"/api/event?id=", "/api/report?id=", "/api/story?id="})
    for (const std::string_view attempt : attempts)
      EXPECT_EQ(get(page, std::string(address) + std::string(attempt)).status, 404) << address << attempt;
  for (const char* name : {"party", "outlet", "country"})
    for (const std::string_view attempt : attempts)
      EXPECT_EQ(get(page, std::string("/api/stories?") + name + "=" + std::string(attempt)).status, 200)
          << name << attempt;
  EXPECT_THAT(get(page, "/api/events").body, HasSubstr("{\"total\":2,"));
}

TEST_F(PageTest, ListsArePagedAndSorted) {
  write({"a", "b", "c"});
  Page page = open();
  EXPECT_THAT(get(page, "/api/events?sort=date&limit=1").body,
              AllOf(HasSubstr("\"id\":\"ea\""), Not(HasSubstr("\"id\":\"eb\""))));
  EXPECT_THAT(get(page, "/api/events?sort=-date&limit=1").body, HasSubstr("\"id\":\"ec\""));
  EXPECT_THAT(get(page, "/api/events?sort=date&limit=1&offset=1").body, HasSubstr("\"id\":\"eb\""));
  EXPECT_THAT(get(page, "/api/events?offset=10").body,
              HasSubstr("{\"total\":3,\"offset\":10,\"limit\":50,\"events\":[]}"));
}

TEST_F(PageTest, AnEventHasItsWords) {
  write({"a"});
  Page page = open();
  const std::string body = get(page, "/api/event?id=ea").body;
  EXPECT_THAT(body, HasSubstr(R"({"event":{"id":"ea","report":"a",)"));
  EXPECT_THAT(body, HasSubstr(R"({"event":0,"id":"ea","what":"cue","begin":7,"end":15,"title":false})"));
  EXPECT_THAT(body, HasSubstr(R"("what":"actor","begin":0,"end":6)"));
  EXPECT_THAT(body, HasSubstr(R"("story":null)"));
}

// Other reports with the same sentences; one sentence alone makes no copy.
TEST_F(PageTest, AReportHasItsTextAndEvents) {
  write({"a", "b"});
  Page page = open();
  const std::string body = get(page, "/api/report?id=a").body;
  EXPECT_THAT(body, HasSubstr("O'Brien"));
  EXPECT_THAT(body, HasSubstr(R"("events":[{"id":"ea")"));
  EXPECT_THAT(body, HasSubstr(R"("copies":[])"));
}

TEST_F(PageTest, DownloadsHaveAllThatIsChosen) {
  write({"a", "b", "c"});
  Page page = open();
  PageAnswer lines = get(page, "/api/events.jsonl?factuality=actual");
  ASSERT_TRUE(lines.more);
  const std::string all = all_of(lines);
  EXPECT_THAT(all, AllOf(HasSubstr("\"id\":\"ea\""), HasSubstr("\"id\":\"ec\""), Not(HasSubstr("\"id\":\"eb\""))));
  PageAnswer csv = get(page, "/api/events.csv?type=ASSAULT");
  ASSERT_TRUE(csv.more);
  EXPECT_TRUE(all_of(csv).starts_with("run,id,report,report_date,"));
}

TEST_F(PageTest, OfAReportCodedTwiceTheLastCounts) {
  write({"a"});
  run.known = KnownReports::Beside;
  write({"a"});
  Page page = open();
  EXPECT_THAT(get(page, "/api/events").body, AllOf(HasSubstr("{\"total\":1,"), HasSubstr("\"run\":2")));
  EXPECT_THAT(get(page, "/api/events?run=1").body, AllOf(HasSubstr("{\"total\":1,"), HasSubstr("\"run\":1")));
  EXPECT_THAT(get(page, "/api/event?id=ea&run=1").body, HasSubstr("\"run\":1"));
}

TEST_F(PageTest, WithoutTextItSaysSo) {
  run.keeps_text = false;
  write({"a"});
  Page page = open();
  EXPECT_THAT(get(page, "/api/report?id=a").body, AllOf(HasSubstr("\"keeps_text\":false"), Not(HasSubstr("O'Brien"))));
  EXPECT_THAT(get(page, "/api/overview").body, HasSubstr("\"has_text\":false"));
  EXPECT_THAT(get(page, "/api/events?q=arrested").body, HasSubstr("{\"total\":0,"));
}

TEST_F(PageTest, AnEmptyDatabaseIsNoFault) {
  write({});
  Page page = open();
  for (const char* target : {"/api/overview", "/api/events", "/api/stories", "/api/places"})
    EXPECT_EQ(get(page, target).status, 200) << target;
  EXPECT_THAT(get(page, "/api/stories").body, HasSubstr("{\"state\":\"none\","));
}

// Others can write while nobody asks; what they wrote is there then.
TEST_F(PageTest, TheDatabaseIsLetGo) {
  write({"a"});
  Page page = open();
  EXPECT_THAT(get(page, "/api/events").body, HasSubstr("{\"total\":1,"));
  page.release();
  run.known = KnownReports::Keep;
  write({"a", "b"});
  EXPECT_THAT(get(page, "/api/events").body, HasSubstr("{\"total\":2,"));
  page.release();
  std::filesystem::remove(path);
  EXPECT_EQ(get(page, "/api/events").status, 404);
}

TEST_F(PageTest, WhatIsNoDatabaseIsRefused) {
  const auto absent = Page::open({path, {}, nullptr});
  ASSERT_FALSE(absent.ok());
  EXPECT_EQ(absent.error().kind, ErrorKind::NotFound);
}

}  // namespace
}  // namespace bede
