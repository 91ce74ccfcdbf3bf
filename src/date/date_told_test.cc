// SPDX-License-Identifier: Apache-2.0
// What is told from an event or a date beside it, chronicles, references, halves; and the edges of the calendar.
#include <gtest/gtest.h>

#include "date/dated_reading_test.h"

namespace bede {
namespace {

const DatedCase told_cases[] = {
    // From an event whose day the report tells, beside it or before.
    {"2016-12-29",
     "Eight days after the election of 5 May he fled.",
     {"Eight days after | date 2016-05-13 8 from election | 2016-05-13", "5 May | date 2016-05-05 | 2016-05-05"}},
    {"2016-12-29",
     "The election was held on 5 May. The army took power a week after the election.",
     {"on 5 May | date 2016-05-05 | 2016-05-05", "a week after | date 2016-05-12 7 from election | 2016-05-12"}},
    {"2016-12-29", "He fled a week after an election.", {"a week after | date 7 from election | P1W"}},
    {"2016-12-29",
     "Two men died on the eve of the 5 May vote.",
     {"on the eve of | date 2016-05-04 -1 from vote | 2016-05-04", "5 May | date 2016-05-05 | 2016-05-05"}},
    {"2016-12-29",
     "The envoys had met the Monday before the vote.",
     {"the Monday before | date -7..-1 from vote | XXXX-WXX-1"}},
    {"2016-12-29",
     "The army must leave within six months of the signing.",
     {"within six months of | date 0..183 from signing | P6M"}},
    {"2016-12-29",
     "They left within a week of 5 May.",
     {"within a week of 5 May | duration 2016-05-05 2016-05-12 | P1W"}},
    {"2016-12-29",
     "The court will sit two weeks from Friday.",
     {"two weeks from Friday | date 2017-01-13 | 2017-01-13"}},
    // A duration from the date behind it, up to it, and up to now.
    {"2016-12-29",
     "The border will be closed for three weeks from Monday.",
     {"for three weeks | duration 2017-01-02 2017-01-23 | P3W", "from Monday | since 2017-01-02 | 2017-01-02"}},
    {"2016-12-29",
     "He was held for ten days until Friday.",
     {"for ten days | duration 2016-12-13 2016-12-23 | P10D", "until Friday | until 2016-12-23 | 2016-12-23"}},
    {"2016-12-29",
     "The army has been shelling the port for two weeks.",
     {"for two weeks | duration 2016-12-15 2016-12-29 | P2W"}},
    // "has jailed" is over: ten years of what is to come
    {"2016-12-29", "The court has jailed him for ten years.", {"for ten years | duration | P10Y"}},
    // Halves.
    {"2016-12-29", "He was held for two-and-a-half months.", {"for two-and-a-half months | duration | P2.5M"}},
    {"2016-12-29",
     "The siege began a year and a half ago.",
     {"a year and a half ago | date 2015-06-01 2015-06-30 | 2015-06"}},
    {"2016-12-29", "A truce came after two and a half weeks.", {"after two and a half weeks | duration | P2.5W"}},
    {"2016-12-29",
     "The two sides will meet again in ten days' time.",
     {"in ten days' time | date 2017-01-08 | 2017-01-08"}},
    // Weekdays of a week that is told of, and of the week after next.
    {"2016-12-29", "The envoys are to meet on Friday week.", {"on Friday week | date 2017-01-06 | 2017-01-06"}},
    {"2016-12-29",
     "They met on Monday, 6 June. By the Wednesday the talks had failed.",
     {"on Monday, 6 June | date 2016-06-06 | 2016-06-06", "By the Wednesday | until 2016-06-08 | 2016-06-08"}},
    {"2016-12-29",
     "They met on Monday, 6 June. The Friday before, two men had been shot.",
     {"on Monday, 6 June | date 2016-06-06 | 2016-06-06", "The Friday before | date 2016-06-03 | 2016-06-03"}},
    {"2016-12-29", "Shops in the port are closed on a Monday.", {}},
    {"2016-12-29",
     "The judge adjourned the trial until Monday.",
     {"until Monday | until 2016-12-29 2017-01-02 | 2017-01-02"}},
    {"2016-12-29",
     "In June they met in Oslo. Two weeks later he fled.",
     {"In June | date 2016-06-01 2016-06-30 | 2016-06",
      "Two weeks later | date 2016-06-15 2016-07-14 | 2016-06/2016-07"}},
    // The heading of a line dates what is in it; a chronicle tells in the present what has been.
    {"2016-12-29",
     "1975: War breaks out. In November thousands flee.",
     {"1975 | date 1975-01-01 1975-12-31 | 1975", "In November | date 1975-11-01 1975-11-30 | 1975-11"}},
    {"2016-12-29", "May 3: Rebels attack the port.", {"May 3 | date 2016-05-03 | 2016-05-03"}},
    {"2016-12-29",
     "1975: War breaks out.\n\nIn November thousands fled.",
     {"1975 | date 1975-01-01 1975-12-31 | 1975", "In November | date 2016-11-01 2016-11-30 | 2016-11"}},
    // What names no day.
    {"2016-12-29", "Nobody now controls the port.", {"now | date | PRESENT_REF"}},
    {"2016-12-29", "The port was recently shelled.", {"recently | date | PAST_REF"}},
    {"2016-12-29", "A vote may follow in the near future.", {"in the near future | date | FUTURE_REF"}},
    {"2016-12-29", "The bridge is still in use today.", {"today | date | PRESENT_REF"}},
    {"2016-12-29", "Soon after the raid he fled.", {}},
    {"2016-12-29", "Now that the raid is over he will speak.", {}},
    {"2016-12-29",
     "He ruled over the past two years.",
     {"over the past two years | duration 2014-12-29 2016-12-29 | P2Y"}},
    // A month that speaks is a person.
    {"2016-12-29", "May told the envoys that she would resign.", {}},
    // Parts of a day.
    {"2016-12-29",
     "Gunmen came in the early hours of Monday.",
     {"in the early hours of Monday | date 2016-12-26 | 2016-12-26TMO"}},
    {"2016-12-29",
     "The curfew begins at midnight on Friday.",
     {"at midnight on Friday | date 2016-12-30 | 2016-12-30T24:00"}},
    {"2016-12-29", "The raid began at 6:30am on Monday.", {"at 6:30am on Monday | date 2016-12-26 | 2016-12-26T06:30"}},
    {"2016-12-29", "The fort fell in 378 AD.", {"in 378 AD | date 0378-01-01 0378-12-31 | 0378"}},
};

TEST(DateTold, Cases) { expect_dates(told_cases); }

const DatedCase edge_cases[] = {
    // 29 February: the last there was, the next there will be, and none in a year that has none.
    {"2017-03-03", "They met on Feb. 29.", {"on Feb. 29 | date 2016-02-29 | 2016-02-29"}},
    {"2016-02-29",
     "They met today, on Feb. 29.",
     {"today | date 2016-02-29 | 2016-02-29", "on Feb. 29 | date 2016-02-29 | 2016-02-29"}},
    {"2017-03-03", "They will meet on Feb. 29.", {"on Feb. 29 | date 2020-02-29 | 2020-02-29"}},
    {"1900-03-03", "They met on Feb. 29.", {"on Feb. 29 | date 1896-02-29 | 1896-02-29"}},
    {"2018-01-01", "They met on 2015-02-29.", {}},
    {"2016-02-29", "The army took the port a year ago.", {"a year ago | date 2015-01-01 2015-12-31 | 2015"}},
    // Years that no calendar of four digits has.
    {"2018-01-01", "Nothing is known of the year 0.", {}},
    {"2018-01-01", "They met on 0000-01-01.", {}},
    {"2018-01-01", "The waste will be safe in 10000.", {}},
    {"2018-01-01", "They will meet on 10000-01-01.", {}},
    {"0001-01-01", "They met yesterday.", {}},
    {"9999-12-31", "They will meet tomorrow.", {}},
    {"9999-12-31", "They met yesterday.", {"yesterday | date 9999-12-30 | 9999-12-30"}},
    // The day before the epoch.
    {"1970-01-01", "They met yesterday.", {"yesterday | date 1969-12-31 | 1969-12-31"}},
    {"2018-01-01", "They met on 31 December 1969.", {"on 31 December 1969 | date 1969-12-31 | 1969-12-31"}},
    {"1970-01-02", "They met 48 hours ago.", {"48 hours ago | date 1969-12-31 | 1969-12-31"}},
    // A report of a day to come.
    {"2124-02-29",
     "They met on Friday and last year.",
     {"on Friday | date 2124-02-25 | 2124-02-25", "last year | date 2123-01-01 2123-12-31 | 2123"}},
    {"2038-01-20", "They met on Tuesday.", {"on Tuesday | date 2038-01-19 | 2038-01-19"}},
};

TEST(DateTold, EdgesOfTheCalendar) { expect_dates(edge_cases); }

// beginPoint and endPoint of what goes on.
TEST(DateTold, PointsOfTimex3) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  struct {
    const char *text, *type, *begin, *end;
  } const cases[] = {
      {"Six men died in the past two days.", "DURATION", "2016-12-28", "2016-12-30"},
      {"He will visit Chad in the next three weeks.", "DURATION", "2016-12-30", "2017-01-20"},
      {"In recent weeks hundreds fled.", "DURATION", "", "2016-12-30"},
      {"More troops will arrive in the coming days.", "DURATION", "2016-12-30", ""},
      {"He was held for three years.", "DURATION", "", ""},
      {"It was shut for ten days from 3 May.", "DURATION", "2016-05-03", "2016-05-13"},
      {"The army has been shelling the port for two weeks.", "DURATION", "2016-12-16", "2016-12-30"},
      {"The talks ran from May to June.", "DATE", "2016-05", "2016-06"},
      {"The port has been shut since October.", "DATE", "2016-10", "2016-12-30"},
      {"The curfew will hold until March.", "DATE", "2016-12-30", "2017-03"},
      {"The curfew will begin from Monday.", "DATE", "2017-01-02", ""},
      {"He fled two days after the vote.", "DURATION", "", ""},
      {"He fled the day after the vote.", "DATE", "", ""},
      {"He fled on Friday.", "DATE", "", ""},
      {"He fled at 3 p.m. on Monday.", "TIME", "", ""},
      {"He recently fled.", "DATE", "", ""},
      {"They march every Friday.", "SET", "", ""},
  };
  const Day report = parse_day("2016-12-30").value();
  for (const auto& one : cases) {
    const Reading reading = readings.read(one.text);
    const auto mentions = readings.finder->find(reading, report);
    ASSERT_FALSE(mentions.empty()) << one.text;
    const TimexPoints points = timex_points(mentions[0], report);
    EXPECT_EQ(timex_type(mentions[0]), one.type) << one.text;
    EXPECT_EQ(points.begin, one.begin) << one.text;
    EXPECT_EQ(points.end, one.end) << one.text;
  }
}

}  // namespace
}  // namespace bede
