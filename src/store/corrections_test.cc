// SPDX-License-Identifier: Apache-2.0
#include "store/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "store/rows_of_test.h"
#include "store/store.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CompareVersionsTest, GoesByTheNumbersInThem) {
  EXPECT_LT(compare_versions("2", "10"), 0);
  EXPECT_LT(compare_versions("1.9", "1.10"), 0);
  EXPECT_LT(compare_versions("", "1"), 0);
  EXPECT_LT(compare_versions("1", "1.1"), 0);
  EXPECT_LT(compare_versions("2024-03-06T09:00Z", "2024-03-06T10:00Z"), 0);
  EXPECT_LT(compare_versions("1", "2nd lead"), 0);
  EXPECT_GT(compare_versions("99999999999999999999999", "1"), 0);
  EXPECT_EQ(compare_versions("v03", "3"), 0);
  EXPECT_EQ(compare_versions("", "draft"), 0);
}

Report report_of(const std::string& id, const std::string& version = {},
                 ReportStanding standing = ReportStanding::Usable) {
  Report report;
  report.id = id;
  report.version = version;
  report.standing = standing;
  if (standing == ReportStanding::Withdrawal) report.status = "canceled";
  if (standing == ReportStanding::Correction) report.status = "corrected";
  report.date = "2024-03-06";
  report.text = "Rain fell.";
  report.input = "in.jsonl";
  return report;
}

Report replacing(const std::string& id, const std::string& corrects) {
  Report report = report_of(id);
  report.corrects = corrects;
  return report;
}

constexpr auto withdrawal = ReportStanding::Withdrawal;
constexpr auto correction = ReportStanding::Correction;

class CorrectionsTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path = std::filesystem::temp_directory_path() / ("bede_corrections_" + std::to_string(::getpid()) + test->name());
  }
  void TearDown() override { std::filesystem::remove(path); }

  // A run of these reports, as run_code() gives them.
  void write(std::vector<Report> reports) {
    auto writer = StoreWriter::open(path, run);
    ASSERT_TRUE(writer.ok()) << writer.error().text();
    RunProgress progress = writer->from();
    for (Report& report : reports) {
      report.item = progress.items++;
      if (writer->keeps(report)) continue;
      if (report.standing == withdrawal) {
        ASSERT_TRUE(writer->withdraw(report));
      } else {
        Event event;
        event.id = "e" + report.id + report.version;
        event.report = report.id;
        ASSERT_TRUE(writer->add(report, std::span(&event, 1), {}));
      }
      ASSERT_TRUE(writer->reached(progress));
    }
    const auto ended = writer->end({}, true);
    ASSERT_TRUE(ended.ok()) << ended.error().text();
  }

  std::vector<std::string> rows(const std::string& sql) { return rows_of(path, sql); }

  std::vector<std::string> events() { return rows("SELECT run, id FROM events ORDER BY ALL"); }
  std::vector<std::string> told() {
    return rows("SELECT run, item, report, kind, cause, reports, events FROM withdrawals ORDER BY ALL");
  }

  std::filesystem::path path;
  StoreRun run;
};

TEST_F(CorrectionsTest, AHigherVersionComesInThePlaceOfALower) {
  write({report_of("a", "1"), report_of("b", "1"), report_of("a", "2")});
  EXPECT_THAT(events(), ElementsAre("1|ea2", "1|eb1"));
  EXPECT_THAT(told(), ElementsAre("1|2|a|version|a|1|1"));
  EXPECT_THAT(rows("SELECT corrected, withdrawn FROM runs"), ElementsAre("1|0"));
}

TEST_F(CorrectionsTest, EachGoesByTheNextOneWhateverTheBatches) {
  for (const std::size_t text_bytes : {10u, 9u << 20}) {  // more than a batch holds: each is committed by itself
    std::filesystem::remove(path);
    std::vector<Report> all = {report_of("a"), report_of("a", "2"), report_of("a", "3"), report_of("a", "3")};
    for (Report& report : all) report.text.resize(text_bytes, '.');
    write(all);
    EXPECT_THAT(events(), ElementsAre("1|ea3", "1|ea3"));  // one version twice is two reports, as any id
    EXPECT_THAT(told(), ElementsAre("1|1|a|version|a|1|1", "1|2|a|version|a|1|1"));
  }
}

TEST_F(CorrectionsTest, WhatComesAfterALaterWordIsNotKept) {
  write({report_of("a", "2"), report_of("a", "1"), report_of("a")});
  EXPECT_THAT(events(), ElementsAre("1|ea2"));
  EXPECT_THAT(told(), ElementsAre("1|0|a|version|a|0|0", "1|1|a|late|a|0|0", "1|2|a|late|a|0|0"));
}

TEST_F(CorrectionsTest, VersionsMayBeginAtZero) {
  write({report_of("a", "0"), report_of("a", "1")});
  EXPECT_THAT(events(), ElementsAre("1|ea1"));
}

TEST_F(CorrectionsTest, AWithdrawalTakesAllVersionsAndNoneComesBack) {
  write({report_of("a", "1"), report_of("a", "2"), report_of("b"), report_of("a", "3", withdrawal), report_of("a", "2"),
         report_of("b", "", withdrawal)});
  EXPECT_THAT(events(), IsEmpty());
  EXPECT_THAT(rows("SELECT id FROM reports"), IsEmpty());
  EXPECT_THAT(told(), ElementsAre("1|1|a|version|a|1|1", "1|3|a|withdrawal|a|1|1", "1|4|a|late|a|0|0",
                                  "1|5|b|withdrawal|b|1|1"));
  EXPECT_THAT(rows("SELECT corrected, withdrawn FROM runs"), ElementsAre("1|2"));
}

TEST_F(CorrectionsTest, AStoryMayComeBackAsAHigherVersion) {
  write({report_of("a", "1"), report_of("a", "2", withdrawal), report_of("a", "3")});
  EXPECT_THAT(events(), ElementsAre("1|ea3"));
}

TEST_F(CorrectionsTest, WhatWasCorrectedSinceStaysWhenAnOlderVersionIsWithdrawn) {
  write({report_of("a", "1"), report_of("a", "3"), report_of("a", "2", withdrawal)});
  EXPECT_THAT(events(), ElementsAre("1|ea3"));
}

TEST_F(CorrectionsTest, AStatusCorrectsWithoutAVersion) {
  Report later = report_of("a", "", correction);
  later.date = "2024-03-07";
  write({report_of("a"), report_of("a", "", correction), later, report_of("a", "", correction), report_of("a")});
  EXPECT_THAT(rows("SELECT item FROM reports"), ElementsAre("2"));
  EXPECT_THAT(told(),
              ElementsAre("1|1|a|correction|a|1|1", "1|2|a|correction|a|1|1", "1|3|a|late|a|0|0", "1|4|a|late|a|0|0"));
}

TEST_F(CorrectionsTest, AReportMayCorrectOrWithdrawAnother) {
  Report notice = report_of("notice", "", withdrawal);
  notice.corrects = "c";
  write({report_of("a"), report_of("c"), replacing("b", "a"), notice, report_of("a")});
  EXPECT_THAT(events(), ElementsAre("1|eb"));
  EXPECT_THAT(told(), ElementsAre("1|2|a|correction|b|1|1", "1|3|c|withdrawal|notice|1|1",
                                  "1|3|notice|withdrawal|notice|0|0", "1|4|a|late|a|0|0"));
}

TEST_F(CorrectionsTest, TwoThatCorrectEachOtherLeaveOne) {
  write({replacing("a", "b"), replacing("b", "a")});
  EXPECT_THAT(events(), ElementsAre("1|ea"));
}

TEST_F(CorrectionsTest, ALaterRunCorrectsAnEarlier) {
  write({report_of("a", "1"), report_of("b")});
  write({report_of("a", "1"), report_of("a", "2"), report_of("b", "", withdrawal)});
  EXPECT_THAT(events(), ElementsAre("2|ea2"));
  EXPECT_THAT(told(), ElementsAre("2|1|a|version|a|1|1", "2|2|b|withdrawal|b|1|1"));
}

// The same folder once more: nothing changes, in any mode.
TEST_F(CorrectionsTest, TheSameAgainIsTheSame) {
  const std::vector<Report> all = {report_of("a", "1"),
                                   report_of("a", "2"),
                                   report_of("b"),
                                   report_of("c", "", correction),
                                   report_of("b", "", withdrawal),
                                   replacing("d", "c")};
  write(all);
  EXPECT_THAT(events(), ElementsAre("1|ea2", "1|ed"));
  write(all);
  EXPECT_THAT(events(), ElementsAre("1|ea2", "1|ed"));
  EXPECT_THAT(rows("SELECT count(*) FROM withdrawals WHERE run = 2"), ElementsAre("0"));
  run.known = KnownReports::Replace;
  write(all);
  EXPECT_THAT(events(), ElementsAre("3|ea2", "3|ed"));
  run.known = KnownReports::Beside;
  write(all);
  EXPECT_THAT(events(), ElementsAre("3|ea2", "3|ed", "4|ea2", "4|ed"));
}

TEST_F(CorrectionsTest, CodingsBesideEachOtherAreCorrectedEachByItsRunAndWithdrawnTogether) {
  write({report_of("a", "1"), report_of("b", "1")});
  run.known = KnownReports::Beside;
  write({report_of("a", "1"), report_of("a", "2"), report_of("b", "1")});
  EXPECT_THAT(events(), ElementsAre("1|ea1", "1|eb1", "2|ea2", "2|eb1"));
  write({report_of("b", "", withdrawal)});
  EXPECT_THAT(events(), ElementsAre("1|ea1", "2|ea2"));
}

TEST_F(CorrectionsTest, StoriesThatHadAPartInItGoWhole) {
  write({report_of("a"), report_of("b")});
  {
    auto database = open_store(path, std::size_t{128} << 20);
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database
                    ->run("INSERT INTO stories (story, type) VALUES ('s1', 'COERCE'), ('s2', 'AID'); "
                          "INSERT INTO story_events VALUES ('s1', 1, 0, 0), ('s1', 1, 1, 0), ('s2', 1, 1, 0)")
                    .ok());
  }
  write({report_of("a", "", withdrawal)});
  EXPECT_THAT(rows("SELECT story FROM stories"), ElementsAre("s2"));
  EXPECT_THAT(rows("SELECT story, item FROM story_events"), ElementsAre("s2|1"));
}

}  // namespace
}  // namespace bede
