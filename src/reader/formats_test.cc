// SPDX-License-Identifier: Apache-2.0
// The examples of each format in samples/formats, field by field.
#include <gtest/gtest.h>

#include <filesystem>

#include "reader/format.h"
#include "reader/reader.h"

namespace bede {
namespace {

std::string sample(const std::string& name) {
  return (std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / "samples/formats" / name)
      .string();
}

std::vector<ReaderItem> read(const std::string& name, Reader::Options options = {}) {
  Reader reader({sample(name)}, std::move(options));
  std::vector<ReaderItem> items;
  while (auto item = reader.next()) items.push_back(std::move(*item));
  return items;
}

// One report of a sample; fails where there is none at this place.
Report report(const std::vector<ReaderItem>& items, std::size_t at) {
  if (at < items.size() && std::holds_alternative<Report>(items[at])) return std::get<Report>(items[at]);
  ADD_FAILURE() << "no report at " << at << (at < items.size() ? ": " + std::get<Refusal>(items[at]).message : "");
  return {};
}

TEST(Formats, JsonLinesByHabit) {
  const auto items = read("reports.jsonl");
  ASSERT_EQ(items.size(), 2u);
  const Report first = report(items, 0);
  EXPECT_EQ(first.id, "jinja-1");
  EXPECT_EQ(first.date, "2024-03-06T07:30:00Z");
  EXPECT_EQ(first.title, "Dockers strike at Jinja pier");
  EXPECT_EQ(first.text, "Dockers at the pier of Jinja went on strike on Tuesday over unpaid wages, their union said.");
  EXPECT_EQ(first.outlet, "Lake Gazette");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.version, "2");
  EXPECT_EQ(first.date_doubt, "");
  EXPECT_EQ(first.line, 1u);
  const Report second = report(items, 1);
  EXPECT_EQ(second.id, "77");
  EXPECT_EQ(second.date, "2024-03-07");
  EXPECT_EQ(second.text, "The dockers of Jinja ended their strike on Thursday after talks with the port authority.");
  EXPECT_EQ(second.url, "https://lake-gazette.example/2024/03/07/strike-ends");
}

TEST(Formats, JsonArray) {
  const auto items = read("array.json");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(report(items, 0).id, "mwanza-8");
  EXPECT_EQ(report(items, 0).date, "2024-05-02");
  EXPECT_EQ(report(items, 0).text, "Fishermen in Mwanza protested on Thursday {with nets} against a new tax.");
  EXPECT_EQ(report(items, 0).line, 2u);
  EXPECT_EQ(report(items, 1).outlet, "Lake Gazette");
  EXPECT_EQ(report(items, 1).line, 7u);
}

TEST(Formats, Csv) {
  const auto items = read("table.csv");
  ASSERT_EQ(items.size(), 2u);
  const Report first = report(items, 0);
  EXPECT_EQ(first.id, "101");
  EXPECT_EQ(first.date, "2024-03-06");
  EXPECT_EQ(first.title, "Students arrested");
  EXPECT_EQ(first.text,
            "Police in Mzuzu arrested \"at least\" 14 students on Monday, the university said.\n\n"
            "Their lawyer called for their release.");
  EXPECT_EQ(first.outlet, "Nyika Herald");
  EXPECT_EQ(first.line, 2u);
  const Report second = report(items, 1);
  EXPECT_EQ(second.id, "102");
  EXPECT_EQ(second.date, "2024-03-07");
  EXPECT_EQ(second.title, "Release, at last");
  EXPECT_EQ(second.line, 5u);
}

TEST(Formats, TsvWithAQuoteThatIsACharacter) {
  const auto items = read("table.tsv");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(report(items, 0).id, "1");
  EXPECT_EQ(report(items, 0).outlet, "Diario del Misti");
  EXPECT_EQ(report(items, 1).text, "\"We will march,\" the union of Arequipa said on Monday.");
  EXPECT_EQ(report(items, 1).date, "2019-03-05");
}

TEST(Formats, PlainText) {
  const Report only = report(read("plain.txt"), 0);
  EXPECT_EQ(only.date, "2023-11-20");
  EXPECT_EQ(only.text.substr(0, 6), "GAROWE");
  EXPECT_EQ(only.date_doubt, "");
}

TEST(Formats, Page) {
  const auto items = read("page.html");
  ASSERT_EQ(items.size(), 1u);
  const Report only = report(items, 0);
  EXPECT_EQ(only.title, "Bridge workers walk out in Porto Velho");
  EXPECT_EQ(only.date, "2022-06-14T18:05:00-04:00");
  EXPECT_EQ(only.outlet, "Madeira Courier");
  EXPECT_EQ(only.url, "https://courier.example/2022/06/14/bridge-walkout");
  EXPECT_EQ(only.language, "en");
  EXPECT_EQ(only.date_doubt, "");
  EXPECT_EQ(only.text,
            "Hundreds of workers walked out on Tuesday at the bridge over the Madeira, saying that they had not been "
            "paid since April.\n\n"
            "The state government began talks with their union in the evening — and promised to “pay what is owed”.\n\n"
            "Military police closed the road to the building site. Nobody was hurt.\n\n"
            "The union's leader said: “We stay out until the money is here.”");
}

TEST(Formats, FrontPageIsRefused) {
  const auto items = read("front_page.html");
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(std::get<Refusal>(items[0]).kind, "no_article");
}

TEST(Formats, Rss) {
  const auto items = read("feed.rss");
  ASSERT_EQ(items.size(), 3u);
  const Report first = report(items, 0);
  EXPECT_EQ(first.id, "wire-2023-881");
  EXPECT_EQ(first.title, "Ministers of Aktau & Turkmenbashi meet");
  EXPECT_EQ(first.date, "2023-10-04T18:20:00+04:00");
  EXPECT_EQ(first.outlet, "Caspian Wire");
  EXPECT_EQ(first.url, "https://wire.example/ministers-meet");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.text,
            "The transport ministers of Kazakhstan and Turkmenistan met in Aktau on Wednesday.\n\n"
            "They signed an agreement on ferries — the first since 2019.");
  EXPECT_EQ(report(items, 1).date, "2023-10-05T08:00:00+04:00");
  EXPECT_EQ(report(items, 1).text,
            "Crews of the ferries protested in the port of Aktau on Thursday against the agreement.");
  // Without a date of its own: when the feed was made.
  EXPECT_EQ(report(items, 2).date, "2023-10-05T09:00:00+04:00");
  EXPECT_EQ(report(items, 2).date_doubt, "archive");
}

TEST(Formats, Atom) {
  const auto items = read("feed.atom");
  ASSERT_EQ(items.size(), 1u);
  const Report only = report(items, 0);
  EXPECT_EQ(only.id, "urn:highland:4411");
  EXPECT_EQ(only.title, "Herders & farmers sign truce");
  EXPECT_EQ(only.date, "2021-08-11T16:45:00Z");
  EXPECT_EQ(only.url, "https://highland.example/truce");
  EXPECT_EQ(only.outlet, "Highland Post");
  EXPECT_EQ(only.text, "Herders and farmers near Bamenda signed a truce on Wednesday.\n\nA bishop had mediated.");
}

TEST(Formats, NewsMl) {
  const auto items = read("newsml.xml");
  ASSERT_EQ(items.size(), 2u);
  const Report first = report(items, 0);
  EXPECT_EQ(first.id, "tag:sahel.example,2024:item:5501");
  EXPECT_EQ(first.version, "3");
  EXPECT_EQ(first.status, "usable");
  EXPECT_EQ(first.date, "2024-02-17T11:12:00Z");
  EXPECT_EQ(first.title, "Gunmen free four engineers");
  EXPECT_EQ(first.outlet, "Sahel Press");
  EXPECT_EQ(first.dateline, "ZINDER, Niger, Feb 17");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.text,
            "ZINDER, Niger, Feb 17 - Gunmen in Niger released four engineers on Saturday, the governor of Zinder "
            "said.\n\nNo ransom was paid.");
  const Report second = report(items, 1);
  EXPECT_EQ(second.status, "canceled");
  EXPECT_EQ(second.version, "2");
  EXPECT_EQ(second.text, "Editors, please kill the report on the governor of Zinder.\n\nIt was not true.");
}

TEST(Formats, Nitf) {
  const auto items = read("report.nitf");
  ASSERT_EQ(items.size(), 1u);
  const Report only = report(items, 0);
  EXPECT_EQ(only.id, "ice-20180912-17");
  EXPECT_EQ(only.version, "4");
  EXPECT_EQ(only.status, "usable");
  EXPECT_EQ(only.title, "Fishermen blockade the harbour of Stanley");
  EXPECT_EQ(only.date, "2018-09-12T15:00:00Z");
  EXPECT_EQ(only.outlet, "Isle News");
  EXPECT_EQ(only.dateline, "STANLEY, Sept 12");
  EXPECT_EQ(only.text,
            "STANLEY, Sept 12 - Fishermen blockaded the harbour of Stanley on Wednesday to protest quotas—the second "
            "time this year.\n\nThe governor Ann Coe rejected their demands.");
}

TEST(Formats, Warc) {
  const auto items = read("archive.warc");
  ASSERT_EQ(items.size(), 1u);  // what was not found and the picture are no reports
  const Report only = report(items, 0);
  EXPECT_EQ(only.id, "urn:uuid:00000000-0000-4000-8000-000000000003");
  EXPECT_EQ(only.url, "https://star.example/inquiry");
  EXPECT_EQ(only.title, "Governor of Colon orders inquiry");
  EXPECT_EQ(only.outlet, "Canal Star");
  EXPECT_EQ(only.date, "2020-01-19T04:05:06Z");
  EXPECT_EQ(only.date_doubt, "archive");
  EXPECT_EQ(only.line, 3u);
  EXPECT_TRUE(only.text.starts_with("The governor of Colon ordered an inquiry"));
  EXPECT_TRUE(only.text.ends_with("seen by a doctor."));
}

TEST(Formats, Wet) {
  const auto items = read("archive.wet");
  ASSERT_EQ(items.size(), 1u);
  const Report only = report(items, 0);
  EXPECT_EQ(only.id, "urn:uuid:00000000-0000-4000-8000-000000000006");
  EXPECT_EQ(only.title, "Governor of Colon orders inquiry");
  EXPECT_EQ(only.text,
            "The governor of Colon ordered an inquiry on Friday into the arrest of nine stevedores, whose families had "
            "protested for a week before the provincial court.\n\nThe police denied that the nine men were beaten, and "
            "said that all of them had been seen by a doctor.");
}

TEST(Formats, Gigaword) {
  const auto items = read("gigaword.sgml");
  ASSERT_EQ(items.size(), 2u);
  const Report first = report(items, 0);
  EXPECT_EQ(first.id, "QRS_ENG_20051103.0042");
  EXPECT_EQ(first.date, "2005-11-03");
  EXPECT_EQ(first.outlet, "QRS");
  EXPECT_EQ(first.title, "Envoys meet in Vientiane");
  EXPECT_EQ(first.dateline, "VIENTIANE, Nov 3 (QRS)");
  EXPECT_EQ(first.text,
            "VIENTIANE, Nov 3 (QRS) - Envoys of Laos & Thailand met on Thursday to discuss the border.\n\n"
            "They agreed to meet again.");
  EXPECT_EQ(first.line, 1u);
  EXPECT_EQ(report(items, 1).text, "Laos thanked Thailand for the talks.");
}

TEST(Formats, Tabari) {
  const auto items = read("tabari.txt");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(report(items, 0).id, "LEAD-0071-01");
  EXPECT_EQ(report(items, 0).date, "1998-02-12");
  EXPECT_EQ(report(items, 0).text, "Police in Kisangani arrested two traders\non Thursday, a radio station said.");
  EXPECT_EQ(report(items, 1).date, "2012-03-05");
  EXPECT_EQ(report(items, 1).line, 5u);
}

// A day alone is no head of a record, though it is eight digits and the line ends there.
TEST(Formats, TabariHasAnIdBehindTheDay) {
  EXPECT_TRUE(is_tabari("20240306 XYZ-0012-01\nPolice in Lagos arrested 12 students.\n"));
  EXPECT_FALSE(is_tabari("20240306\nPolice in Lagos arrested 12 students.\n"));
  EXPECT_FALSE(is_tabari("20240306"));
}

TEST(Formats, Petrarch) {
  const auto items = read("petrarch_sentences.xml");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(report(items, 0).id, "OAS_20110409.0007-1");
  EXPECT_EQ(report(items, 0).date, "2011-04-09");
  EXPECT_EQ(report(items, 0).outlet, "OAS");
  EXPECT_EQ(report(items, 0).text, "The parliament of Yemen's south rejected the plan on Saturday.");
  const auto articles = read("petrarch_articles.xml");
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(report(articles, 0).id, "OAS_20110410.0001");
  EXPECT_EQ(report(articles, 0).text, "Soldiers left Taiz on Sunday. The governor thanked them.");
}

// What is asked for comes before what is found by habit.
TEST(Formats, ColumnsAsAskedFor) {
  const auto items = read("table.csv", {.columns = {{"text", "Headline"}, {"id", "Pub Date"}}});
  EXPECT_EQ(report(items, 0).text, "Students arrested");
  EXPECT_EQ(report(items, 0).id, "2024-03-06");
  const auto absent = read("table.csv", {.columns = {{"text", "Nothing"}}});
  ASSERT_EQ(absent.size(), 1u);
  EXPECT_EQ(std::get<Refusal>(absent[0]).kind, "bad_field");
  EXPECT_NE(std::get<Refusal>(absent[0]).message.find("Doc ID, Pub Date"), std::string::npos);
}

// A name that Bede would take for something else.
TEST(Formats, FormatAsAskedFor) {
  EXPECT_EQ(report(read("table.csv", {.format = "text"}), 0).text.substr(0, 6), "Doc ID");
  EXPECT_EQ(std::get<Refusal>(read("table.csv", {.format = "warc"})[0]).kind, "bad_record");
}

}  // namespace
}  // namespace bede
