// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "store/rows_of_test.h"
#include "store/store.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Report report_of(const std::string& id, std::uint64_t item) {
  Report report;
  report.id = id;
  report.item = item;
  report.date = "2024-03-06T09:00:00Z";
  report.title = "“Zwölf” arrested";
  report.text = "Żandarms arrested twelve students in Kraków.";
  report.input = "in.jsonl";
  return report;
}

// “arrested” of the text, and once more of the title; bytes and code points are not the same in either.
Event arrest(const Report& report, bool in_title) {
  const std::string& text = in_title ? report.title : report.text;
  const std::size_t at = text.find("arrested");
  Event event;
  event.id = "e" + report.id + (in_title ? "t" : "");
  event.report = report.id;
  event.sentence = in_title ? -1 : 0;
  event.text = text;
  event.span = {0, text.size()};
  event.type = EventType::Coerce;
  event.cameo = "0173";
  event.contexts = {"legal"};
  event.date.start = event.date.end = "2024-03-06";
  event.date.basis = "report";
  event.cue_text = "arrested";
  event.cue_span = {at, at + 8};
  event.mentions.push_back({event.sentence, text, "arrested", event.cue_span});
  if (!in_title) {
    EventEntity students;
    students.name = students.text = "twelve students";
    students.span = {text.find("twelve"), text.find("twelve") + 15};
    students.sectors = {"EDU"};
    event.recipient.push_back(students);
    event.casualties = Casualties{};
    event.casualties->detained = Toll{12, 12, "twelve"};
  }
  return event;
}

class StoreWriterTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path = std::filesystem::temp_directory_path() / ("bede_store_" + std::to_string(::getpid()) + test->name());
    run.pack.checksum = "00112233";
  }
  void TearDown() override {
    std::filesystem::remove(path);
    std::filesystem::remove(path.string() + ".wal");
  }

  StoreWriter open() {
    auto writer = StoreWriter::open(path, run);
    if (!writer.ok()) ADD_FAILURE() << writer.error().text();
    return std::move(writer).value();
  }

  // A run over reports of these ids that is done, or stopped.
  void write(const std::vector<std::string>& ids, bool done = true) {
    StoreWriter writer = open();
    RunProgress progress = writer.from();
    for (const std::string& id : ids) {
      const Report report = report_of(id, progress.items);
      const Event events[] = {arrest(report, true), arrest(report, false)};
      const CodedSentence sentences[] = {{-1, {0, report.title.size()}}, {0, {0, report.text.size()}}};
      ++progress.items;
      progress.digest = progress.items * 0x0123456789ABCDEF;
      ASSERT_TRUE(writer.add(report, events, sentences));
      ASSERT_TRUE(writer.reached(progress));
    }
    const auto ended = writer.end({}, done);
    ASSERT_TRUE(ended.ok()) << ended.error().text();
  }

  std::vector<std::string> rows(const std::string& sql) { return rows_of(path, sql); }

  std::filesystem::path path;
  StoreRun run;
};

TEST_F(StoreWriterTest, KeepsReportsAndEventsInCodePoints) {
  write({"a"});
  EXPECT_THAT(rows("SELECT item, id, date, published, title, outlet, sentences, events FROM reports"),
              ElementsAre("0|a|2024-03-06|2024-03-06T09:00:00Z|“Zwölf” arrested|-|2|2"));
  EXPECT_THAT(rows("SELECT sentence, span_begin, span_end, text FROM sentences ORDER BY 1"),
              ElementsAre("-1|0|16|“Zwölf” arrested", "0|0|44|Żandarms arrested twelve students in Kraków."));
  EXPECT_THAT(rows("SELECT event, id, report, cue_span_begin, cue_span_end, cameo, mode, detained_low, dead_low, lat "
                   "FROM events"),
              ElementsAre("0|eat|a|8|16|0173|-|-|-|-", "1|ea|a|9|17|0173|-|12|-|-"));
  EXPECT_THAT(rows("SELECT event, side, name, span_begin, span_end, sectors, country FROM entities"),
              ElementsAre("1|recipient|twelve students|18|33|[EDU]|-"));
  EXPECT_THAT(rows("SELECT event, mention, sentence, span_begin, cue FROM mentions ORDER BY 1"),
              ElementsAre("0|0|-1|8|arrested", "1|0|0|9|arrested"));
}

TEST_F(StoreWriterTest, KeepsNoTextWhereItMayNot) {
  run.keeps_text = false;
  write({"a"});
  EXPECT_THAT(rows("SELECT r.text, r.title, s.text, e.text, m.text, e.cue FROM reports r, sentences s, events e, "
                   "mentions m LIMIT 1"),
              ElementsAre("-|-|-|-|-|arrested"));
}

TEST_F(StoreWriterTest, GoesOnWithARunThatDidNotEnd) {
  write({"a", "b"}, false);
  EXPECT_THAT(rows("SELECT run, state, items FROM runs"), ElementsAre("1|stopped|2"));
  run.resume = true;
  {
    const StoreWriter writer = open();
    EXPECT_TRUE(writer.resumes());
    EXPECT_EQ(writer.run(), 1);
    EXPECT_EQ(writer.from().items, 2u);
    EXPECT_EQ(writer.from().digest, 2 * 0x0123456789ABCDEFull);
  }
  write({"c"});
  EXPECT_THAT(rows("SELECT run, item, id FROM reports ORDER BY item"), ElementsAre("1|0|a", "1|1|b", "1|2|c"));
  EXPECT_THAT(rows("SELECT run, state, items FROM runs"), ElementsAre("1|done|3"));
  EXPECT_TRUE(open().is_done());
}

TEST_F(StoreWriterTest, GoesOnOnlyAsItWasBegun) {
  write({"a"}, false);
  run.resume = true;
  run.options = R"({"explain":true})";
  const auto other = StoreWriter::open(path, run);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().kind, ErrorKind::BadArgument);
  EXPECT_THAT(other.error().message, HasSubstr("options {}"));
}

TEST_F(StoreWriterTest, KnowsTheReportsOfOtherRuns) {
  write({"a", "b"});
  EXPECT_TRUE(open().keeps(report_of("a", 0)));
  EXPECT_FALSE(open().keeps(report_of("c", 0)));
  run.known = KnownReports::Beside;
  EXPECT_FALSE(open().keeps(report_of("a", 0)));
}

TEST_F(StoreWriterTest, Replaces) {
  write({"a", "b"});
  run.known = KnownReports::Replace;
  write({"b", "c"});
  EXPECT_THAT(rows("SELECT run, id FROM reports ORDER BY 1, 2"), ElementsAre("1|a", "2|b", "2|c"));
  for (const char* table : {"sentences", "events", "mentions"})
    EXPECT_THAT(rows(std::string("SELECT run, count(*) FROM ") + table + " GROUP BY 1 ORDER BY 1"),
                ElementsAre("1|2", "2|4"))
        << table;
  EXPECT_THAT(rows("SELECT run, count(*) FROM entities GROUP BY 1 ORDER BY 1"), ElementsAre("1|1", "2|2"));
}

TEST_F(StoreWriterTest, WhatDoesNotEndIsNotThere) {
  {
    StoreWriter writer = open();
    const Report report = report_of("a", 0);
    ASSERT_TRUE(writer.add(report, {}, {}));
  }
  EXPECT_THAT(rows("SELECT run, state, items FROM runs"), ElementsAre("1|open|0"));
  EXPECT_THAT(rows("SELECT id FROM reports"), ElementsAre());
}

// A program that is killed while it commits leaves a log that is torn: at any place the reports that are there have all
// that belongs to them, and what is there belongs to a report. Reports of 20 mentions each, and one of more than a
// group of rows holds.
TEST_F(StoreWriterTest, ATornLogHasWholeReports) {
  const std::filesystem::path torn = path.string() + "torn";
  const std::vector<std::vector<std::size_t>> batches = {std::vector<std::size_t>(1000, 20), {written_group_rows + 9}};
  ASSERT_TRUE(open_store(path, 64u << 20).ok());  // its tables are there, and not in the log
  StoreWriter writer = open();
  RunProgress progress = writer.from();
  for (const std::vector<std::size_t>& batch : batches) {
    for (const std::size_t mentions : batch) {
      const Report report = report_of(std::to_string(progress.items), progress.items);
      Event event = arrest(report, false);
      event.mentions.resize(mentions, event.mentions[0]);
      ++progress.items;
      ASSERT_TRUE(writer.add(report, {&event, 1}, {}));
      ASSERT_TRUE(writer.reached(progress));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1010));
    ASSERT_TRUE(writer.reached(progress));  // what waits for a second is committed
    std::string log;
    if (std::ifstream file(path.string() + ".wal", std::ios::binary); file)
      log.assign(std::istreambuf_iterator<char>(file), {});
    for (std::size_t twentieth = 0; twentieth <= 20; ++twentieth) {
      std::filesystem::copy_file(path, torn, std::filesystem::copy_options::overwrite_existing);
      std::ofstream(torn.string() + ".wal", std::ios::binary) << log.substr(0, log.size() * twentieth / 20);
      EXPECT_THAT(rows_of(torn,
                          "SELECT count(*) FROM (SELECT r.item, count(m.mention) AS there FROM reports r FULL JOIN "
                          "mentions m USING (run, item) GROUP BY ALL HAVING r.item IS NULL OR there < 20)"),
                  ElementsAre("0"))
          << twentieth;
    }
  }
  EXPECT_THAT(rows_of(torn, "SELECT max(there) FROM (SELECT count(*) AS there FROM mentions GROUP BY item)"),
              ElementsAre(std::to_string(written_group_rows + 9)));
  ASSERT_TRUE(writer.end({}, true).ok());
  std::filesystem::remove(torn);
  std::filesystem::remove(torn.string() + ".wal");
}

TEST_F(StoreWriterTest, EveryTableIsMade) {
  write({});
  for (const char* table :
       {"store", "runs", "inputs", "reports", "sentences", "events", "entities", "mentions", "reasons", "refusals",
        "withdrawals", "stories", "story_events", "countries", "codes", "latest", "dyads"})
    EXPECT_EQ(rows(std::string("SELECT 1 FROM (DESCRIBE ") + table + ") LIMIT 1"), std::vector<std::string>{"1"})
        << table;
}

}  // namespace
}  // namespace bede
