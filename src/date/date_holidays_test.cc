// SPDX-License-Identifier: Apache-2.0
// Whose holiday it is, feasts by the moon, months of other calendars.
#include <gtest/gtest.h>

#include "date/calendar.h"
#include "date/dated_reading_test.h"

namespace bede {
namespace {

const DatedCase cases[] = {
    // The state inside the noun phrase, else the only one in the sentence that has such a day.
    {"2016-03-10", "Ghana's Independence Day passed in silence.", {"Independence Day | date 2016-03-06 | 2016-03-06"}},
    {"2016-03-10",
     "A Kenyan envoy watched the Ghanaian Independence Day parade.",
     {"Independence Day | date 2016-03-06 | 2016-03-06"}},
    {"2018-08-20",
     "Indonesia pardoned 40 rebels on Independence Day.",
     {"on Independence Day | date 2018-08-17 | 2018-08-17"}},
    {"2018-08-20",
     "Two men were shot in Jakarta on Independence Day.",
     {"on Independence Day | date 2018-08-17 | 2018-08-17"}},
    // Nobody says whose: no day.
    {"2018-08-20", "Forty rebels were pardoned on Independence Day.", {}},
    // A state's own day goes before the day of that name elsewhere.
    {"2017-01-05", "Bangladesh marked Victory Day.", {"Victory Day | date 2016-12-16 | 2016-12-16"}},
    {"2017-01-05", "Veterans marched on Victory Day.", {"on Victory Day | date 2016-05-09 | 2016-05-09"}},
    {"2017-01-05", "Canada kept the border open on Thanksgiving.", {"on Thanksgiving | date 2016-10-10 | 2016-10-10"}},
    {"2017-01-05", "The army paraded in Tehran on Army Day.", {"on Army Day | date 2016-04-17 | 2016-04-17"}},
    {"2017-08-20", "Zimbabwe will free 12 men on Heroes' Day.", {"on Heroes' Day | date 2018-08-13 | 2018-08-13"}},
    // Feasts by the moon, of the years that the table has.
    {"2016-11-01", "Two guards were shot in Jammu on Diwali.", {"on Diwali | date 2016-10-30 | 2016-10-30"}},
    {"2016-11-01", "The envoys will meet on Lunar New Year.", {"on Lunar New Year | date 2017-01-28 | 2017-01-28"}},
    {"1985-03-01", "Seven monks were freed on Tet.", {"on Tet | date 1985-01-21 | 1985-01-21"}},
    {"1985-03-01",
     "Seven monks were freed on Chinese New Year.",
     {"on Chinese New Year | date 1985-02-20 | 1985-02-20"}},
    {"1950-03-01", "Seven monks were freed on Diwali.", {}},
    {"2016-11-20", "Two guards were shot on Diwali 2009.", {"on Diwali 2009 | date 2009-10-17 | 2009-10-17"}},
    // Months of the Islamic and the Iranian year; those that are names too only beside a number.
    {"2016-12-29", "They marched on 13 Aban 1395.", {"on 13 Aban 1395 | date 2016-11-03 | 2016-11-03"}},
    {"2016-12-29", "He left on 5 Rabi al-Awwal.", {"on 5 Rabi al-Awwal | date 2016-12-05 | 2016-12-05"}},
    {"2016-12-29",
     "He was jailed in Azar 1388.",
     {"in Azar 1388 | date 2009-11-22 2009-12-21 | 2009-11-22/2009-12-21"}},
    {"2016-12-29", "Azar refused to speak to the court.", {}},
    // Days that a name in digits means in every year after.
    {"2016-12-29", "He had left the army after 9/11.", {"after 9/11 | since 2001-09-12 2016-12-29 | 2001-09-11"}},
    {"1999-12-29", "He had left the army after 9/11.", {}},
};

TEST(DateHolidays, Cases) { expect_dates(cases); }

// "03/04/2016" and Independence Day are told from where the outlet is and where the report was written.
TEST(DateHolidays, OfTheReportsState) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  const auto state = [&](std::string_view code) {
    for (std::uint32_t s = 0; s < readings.lexicon->states.size(); ++s)
      if (readings.lexicon->text(readings.lexicon->states[s].code) == code) return s;
    return no_row;
  };
  const Day report = parse_day("2016-08-20").value();
  const auto first_days = [&](std::string_view text, DateOrigin origin) {
    const Reading reading = readings.read(text);
    std::vector<std::string> days;
    for (const DateMention& mention : readings.finder->find(reading, report, origin))
      days.push_back(write_day(mention.days.value_or(Days{}).first));
    return days;
  };
  using Found = std::vector<std::string>;
  const std::string_view feast = "Six men were freed on Independence Day.", numbers = "He fled on 03/04/2016.";
  EXPECT_EQ(first_days(feast, {}), Found{});
  EXPECT_EQ(first_days(feast, {state("USA"), no_row}), Found{"2016-07-04"});
  EXPECT_EQ(first_days(feast, {state("USA"), state("IND")}), Found{"2016-08-15"});
  EXPECT_EQ(first_days(numbers, {}), Found{"2016-04-03"});
  EXPECT_EQ(first_days(numbers, {state("USA"), state("IND")}), Found{"2016-03-04"});
  EXPECT_EQ(first_days(numbers, {no_row, state("USA")}), Found{"2016-03-04"});
}

// Every row of the table is a day of its state, in a sentence that names it.
TEST(DateHolidays, EveryRowOfTheTable) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  std::size_t rows = 0;
  for (const Term& term : readings.lexicon->term_rows) {
    if (term.kind != TermKind::Date || readings.lexicon->text(term.of_class) != "state_holiday") continue;
    const std::string_view value = readings.lexicon->text(term.value);
    for (const StateRow& state : readings.lexicon->states) {
      if (readings.lexicon->text(state.code) != value.substr(0, 3)) continue;
      const std::string text = std::string("Shops in ") + std::string(readings.lexicon->text(state.name)) +
                               " were closed on " + std::string(readings.lexicon->text(term.word)) + ".";
      const Reading reading = readings.read(text);
      const auto mentions = readings.finder->find(reading, parse_day("2020-12-31").value());
      ASSERT_EQ(mentions.size(), 1u) << text;
      ASSERT_TRUE(mentions[0].days) << text;
      EXPECT_EQ(mentions[0].why, "a holiday, by its rule") << text;
      EXPECT_LE(std::abs(mentions[0].days->first - parse_day("2020-12-31").value()), 366) << text;
      ++rows;
    }
  }
  EXPECT_GE(rows, 200u);
}

}  // namespace
}  // namespace bede
