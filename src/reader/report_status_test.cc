// SPDX-License-Identifier: Apache-2.0
// Reports that correct or withdraw others: what their formats say of it, and that a withdrawal needs no text.
#include "reader/report_status.h"

#include <gtest/gtest.h>

#include "reader/reading_folder_test.h"

namespace bede {
namespace {

TEST(ReportStatus, WordsOfFormatsAndDesks) {
  for (const char* word : {"canceled", "Canceled", "stat:canceled", "pst1:Cancelled", "withheld", "kill",
                           "MANDATORY KILL", "mandatory_kill", "withdrawn", "Retracted"})
    EXPECT_EQ(standing_of(word), ReportStanding::Withdrawal) << word;
  for (const char* word : {"corrected", "sig:correction", "sig:update", "Write-Thru", "refile"})
    EXPECT_EQ(standing_of(word), ReportStanding::Correction) << word;
  for (const char* word : {"", "usable", "embargoed", "killing", "published", ":", "2"})
    EXPECT_EQ(standing_of(word), ReportStanding::Usable) << word;
}

class ReportStatusFiles : public ReadingFolder {
 protected:
  Report only(const std::string& name, const std::string& content) {
    const auto all = items({put(name, content)});
    if (all.size() == 1 && std::holds_alternative<Report>(all[0])) return std::get<Report>(all[0]);
    ADD_FAILURE() << name << ": " << all.size() << " items"
                  << (all.empty() ? "" : ", " + std::get<Refusal>(all[0]).message);
    return {};
  }
};

TEST_F(ReportStatusFiles, JsonNeedsNoTextToWithdraw) {
  const Report report = only("a.jsonl", R"({"id":"wire-7","version":3,"status":"canceled"})");
  EXPECT_EQ(report.standing, ReportStanding::Withdrawal);
  EXPECT_EQ(report.id, "wire-7");
  EXPECT_EQ(report.version, "3");
  EXPECT_EQ(read({put("b.jsonl", R"({"id":"wire-7","status":"usable"})")}), std::vector<std::string>{"no_text:1"});
}

TEST_F(ReportStatusFiles, JsonNamesTheReportThatItCorrects) {
  const Report report = only("a.jsonl", R"({"id":"wire-8","replaces":"wire-7","text":"Rain fell in Gulu."})");
  EXPECT_EQ(report.corrects, "wire-7");
  EXPECT_EQ(report.standing, ReportStanding::Usable);
}

TEST_F(ReportStatusFiles, RowsNeedNoTextToWithdraw) {
  const Report report = only("a.csv", "id,date,text,status\nwire-7,2024-03-06,,killed\n");
  EXPECT_EQ(report.standing, ReportStanding::Withdrawal);
}

// The notice that withdraws is in the desk's own words, which may be of any language.
TEST_F(ReportStatusFiles, AWithdrawalMayBeInAnyLanguage) {
  EXPECT_EQ(
      only("a.jsonl", R"({"id":"wire-7","status":"canceled","language":"de","text":"Bitte nicht verwenden."})").id,
      "wire-7");
}

constexpr const char* newsml = R"(<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example:7" version="2">
<itemMeta><versionCreated>2024-03-06T10:00:00Z</versionCreated>{}</itemMeta>
<contentSet><inlineXML><nitf><body><body.content><p>Rain fell in Gulu.</p></body.content></body></nitf></inlineXML>
</contentSet></newsItem>)";

std::string with(std::string form, const std::string& part) { return form.replace(form.find("{}"), 2, part); }

TEST_F(ReportStatusFiles, NewsMlSignalsBesideItsStatus) {
  const Report corrected =
      only("a.xml", with(newsml, R"(<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>)"));
  EXPECT_EQ(corrected.standing, ReportStanding::Correction);
  EXPECT_EQ(corrected.version, "2");
  const Report canceled = only("b.xml", with(newsml, R"(<pubStatus qcode="stat:canceled"/>)"));
  EXPECT_EQ(canceled.standing, ReportStanding::Withdrawal);
  const Report other = only("c.xml", with(newsml, R"(<pubStatus qcode="stat:usable"/><signal qcode="sig:atomic"/>)"));
  EXPECT_EQ(other.standing, ReportStanding::Usable);
  EXPECT_EQ(other.status, "usable");
}

TEST_F(ReportStatusFiles, AtomHasEntriesThatAreDeleted) {
  const auto all = items(
      {put("a.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<title>Lake Gazette</title>
<at:deleted-entry ref="urn:gazette:7" when="2024-03-06T09:00:00Z"><at:comment>Sent in error</at:comment></at:deleted-entry>
<entry><id>urn:gazette:8</id><published>2024-03-07</published><content>Rain fell in Gulu.</content></entry></feed>)")});
  ASSERT_EQ(all.size(), 2u);
  const Report& deleted = std::get<Report>(all[0]);
  EXPECT_EQ(deleted.id, "urn:gazette:7");
  EXPECT_EQ(deleted.date, "2024-03-06T09:00:00Z");
  EXPECT_EQ(deleted.standing, ReportStanding::Withdrawal);
  EXPECT_EQ(std::get<Report>(all[1]).id, "urn:gazette:8");
}

constexpr const char* nitf = R"(<nitf><head><docdata management-status="usable" {}>
<doc-id id-string="gulu-9"/><date.issue norm="20240306"/></docdata></head>
<body><body.content><p>Rain fell in Gulu.</p></body.content></body></nitf>)";

TEST_F(ReportStatusFiles, NitfNamesTheDocumentWhoseStatusItChanges) {
  const Report update = only("a.nitf", with(nitf, R"(management-doc-idref="gulu-8")"));
  EXPECT_EQ(update.corrects, "gulu-8");
  EXPECT_EQ(update.standing, ReportStanding::Usable);
  const Report notice =
      only("b.nitf", with(nitf, R"(management-doc-idref="gulu-8" management-idref-status="canceled")"));
  EXPECT_EQ(notice.corrects, "gulu-8");
  EXPECT_EQ(notice.standing, ReportStanding::Withdrawal);
}

}  // namespace
}  // namespace bede
