// SPDX-License-Identifier: Apache-2.0
#include "reader/report_date.h"

#include <gtest/gtest.h>

#include <vector>

namespace bede {
namespace {

using Pair = std::pair<std::string, std::string>;

TEST(NormalDate, ReadsTheFormsOfFormatsAndPeople) {
  const std::vector<Pair> cases = {
      {"2024-03-06", "2024-03-06"},
      {" 2024-03-06T08:00:00Z\n", "2024-03-06T08:00:00Z"},
      {"2024-03-06 08:00:00", "2024-03-06 08:00:00"},
      {"20240306", "2024-03-06"},
      {"20240306T081500Z", "2024-03-06T08:15:00Z"},
      {"Wed, 06 Mar 2024 08:00:00 GMT", "2024-03-06T08:00:00Z"},
      {"6 Mar 2024 23:30 -0500", "2024-03-06T23:30:00-05:00"},
      {"Wednesday, March 6, 2024", "2024-03-06"},
      {"Sept. 6, 2024", "2024-09-06"},
      {"2024/03/06", "2024-03-06"},
      {"2024/3/6 10:20", "2024-03-06T10:20:00"},
      {"March 6th, 2024", ""},  // nobody's format
      // In March or in June; no day; no year; no date.
      {"6/3/2024", ""},
      {"2024-02-30", ""},
      {"30 Feb 2024", ""},
      {"March 6", ""},
      {"March 2024", ""},
      {"yesterday", ""},
      {"", ""},
      {"1709712000", ""},
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(normal_date(given).value_or(""), expected) << given;
}

TEST(DayInUrl, ReadsThePathAlone) {
  const std::vector<Pair> cases = {
      {"https://post.example/2024/03/06/strike", "2024-03-06"},
      {"https://post.example/world/2024/mar/6/strike", "2024-03-06"},
      {"https://post.example/a/2024-03-06-strike.html", "2024-03-06"},
      {"https://post.example/2024/13/06/strike", ""},
      {"https://post.example/2024/03/strike", ""},
      {"https://post.example/20240306", ""},
      {"", ""},
  };
  for (const auto& [url, expected] : cases) {
    const auto day = day_in_url(url);
    EXPECT_EQ(day ? write_day(*day) : "", expected) << url;
  }
}

struct Checked {
  Report report;
  std::string date, doubt;
};

TEST(CheckDate, SaysWhatIsNotCertain) {
  Report given;
  given.date = "2024-03-06";
  Report told = given, future = given, other_year = given, far = given, address = given;
  told.text = "LAGOS, March 5 - Police met.";
  other_year.date = "2024-01-01";
  other_year.text = "LAGOS, Dec 30 - Police met.";
  far.text = "LAGOS, Jan 12 - Police met.";
  future.date = "2024-03-09";
  address.url = "https://post.example/2023/03/06/strike";
  Report none, by_address, by_dateline, odd;
  none.text = "LAGOS, March 5 - Police met.";
  by_address.url = "https://post.example/2023/03/06/strike";
  by_dateline.text = "LAGOS, March 5, 2021 - Police met.";
  odd.date = "6/3/2024";
  const std::vector<Checked> cases = {
      {given, "2024-03-06", ""},       {told, "2024-03-06", ""},          {other_year, "2024-01-01", ""},
      {far, "2024-03-06", "conflict"}, {future, "2024-03-09", "future"},  {address, "2024-03-06", "conflict"},
      {none, "", "missing"},           {by_address, "2023-03-06", "url"}, {by_dateline, "2021-03-05", "dateline"},
      {odd, "6/3/2024", ""},  // the coder refuses it by name
  };
  for (Checked one : cases) {
    check_date(one.report, parse_day("2024-03-07"));
    EXPECT_EQ(one.report.date, one.date);
    EXPECT_EQ(one.report.date_doubt, one.doubt) << one.date;
  }
  check_date(future, std::nullopt);
  EXPECT_EQ(future.date_doubt, "");
}

}  // namespace
}  // namespace bede
