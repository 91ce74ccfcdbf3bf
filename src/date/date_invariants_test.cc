// SPDX-License-Identifier: Apache-2.0
// What must hold of any text: words of time in any order, with numbers and marks between.
#include <gtest/gtest.h>

#include <random>

#include "date/calendar.h"
#include "date/dated_reading_test.h"

namespace bede {
namespace {

TEST(DateInvariants, SpansAndDaysOfAnyText) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  std::vector<std::string> words = {"22",    "2016",       ",",          "-",    "31",     ".",
                                    "1990s", "2016-12-22", "99/99/9999", "9999", "100000", "'",
                                    "fled.", "The vote",   "7th",        "0",    "\n\n",   "will meet"};
  for (const Term& term : readings.lexicon->term_rows)
    if (term.kind == TermKind::Date) words.emplace_back(readings.lexicon->text(term.word));
  std::mt19937 random(20161230);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += words[random() % words.size()] + (random() % 9 == 0 ? "" : " ");
    const Reading reading = readings.read(text);
    for (const char* report : {"2016-12-30", "2016-02-29", "0002-01-01", "9998-12-31"}) {
      const std::vector<DateMention> mentions = readings.finder->find(reading, parse_day(report).value());
      std::uint32_t end = 0;
      for (const DateMention& mention : mentions) {
        EXPECT_LE(end, mention.begin_token) << text;
        EXPECT_LT(mention.begin_token, mention.end_token) << text;
        EXPECT_LE(mention.end_token, reading.tokens.size()) << text;
        EXPECT_TRUE(mention.begin_token <= mention.head_token && mention.head_token < mention.end_token) << text;
        const Days days = mention.days.value_or(Days{0, 0});
        EXPECT_TRUE(year_of(days.first) >= first_year && year_of(days.last) <= last_year) << text;
        const TimexPoints points = timex_points(mention, parse_day(report).value());
        EXPECT_TRUE(points.begin.size() <= 16 && points.end.size() <= 16) << points.begin << " " << points.end;
        EXPECT_LE(days.first, days.last) << written(reading, mention) << "\n" << text;
        const DateOffset offset = mention.offset.value_or(DateOffset{});
        EXPECT_LE(offset.first_days, offset.last_days) << text;
        EXPECT_LT(offset.anchor, reading.tokens.size()) << text;
        end = mention.end_token;
      }
    }
  }
}

}  // namespace
}  // namespace bede
