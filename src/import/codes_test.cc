// SPDX-License-Identifier: Apache-2.0
#include "import/codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;

// "KENGOV 2009-01-20..", parted by commas.
std::string shown(const std::vector<DatedCode>& codes) {
  std::string text;
  for (const DatedCode& code : codes) {
    text += (text.empty() ? "" : ", ") + (code.code.empty() ? "nobody" : code.code);
    if (code.days == Days{}) continue;
    text += ' ';
    if (code.days.first != day_open_begin) text += write_day(code.days.first);
    text += "..";
    if (code.days.last != day_open_end) text += write_day(code.days.last);
  }
  return text;
}

TEST(Codes, AreReadWithTheirDays) {
  const struct {
    std::string_view text, codes;
  } cases[] = {
      {"[KEN]", "KEN"},
      {" [ KENGOV ] [KENELI]", "KENGOV, KENELI"},
      // Two digits of a year up to 30 are of this century.
      {"[KENOPP <20090119][KENELI >170120]", "KENOPP ..2009-01-19, KENELI 2017-01-20.."},
      {"[KENGOV 710125-790411]", "KENGOV 1971-01-25..1979-04-11"},
      {"[KENGOV 301231 - 20310101]", "KENGOV 2030-12-31..2031-01-01"},
      {"[KENGOV< 20090119]", "KENGOV ..2009-01-19"},
      {"[KENGOV 2009-01-20-2017-01-20]", "KENGOV 2009-01-20..2017-01-20"},
      {"[KENGOV >2009-01-20]", "KENGOV 2009-01-20.."},
      {"[---][### <20090119]", "nobody, nobody ..2009-01-19"},
      {"[kengov]", "KENGOV"},
  };
  for (const auto& [text, codes] : cases) {
    Told told;
    EXPECT_EQ(shown(read_codes(text, 7, told.notes)), codes) << text;
  }
}

TEST(Codes, AreDroppedOneByOneWithTheReason) {
  const struct {
    std::string text, said;
  } cases[] = {
      {"[KENGOV 2009012-20170120]", "!7: [KENGOV 2009012-20170120]: '2009012' is no date: it has 7 digits, not 6 or 8"},
      {"[KENGOV >20170231]", "!7: [KENGOV >20170231]: '20170231' is no day of the calendar"},
      {"[KENGOV 20020101-450703]", "!7: [KENGOV 20020101-450703]: it ends (1945-07-03) before it begins (2002-01-01)"},
      {"[KENGOV 20020101]", "!7: [KENGOV 20020101]: days are written <date, >date or date-date"},
      {"[KENGOV <]", "!7: [KENGOV <]: a date is missing"},
      {"[KENGOV >20090101 x]", "!7: [KENGOV >20090101 x]: 'x' stands behind the date"},
      {"[>2009-01-20]", "!7: [>2009-01-20]: a code is three capital letters or more"},
      {"[KE]", "!7: [KE]: a code is three capital letters or more"},
      {"[]", "!7: []: no code stands in the brackets"},
      {"[KEN/UGA]", "!7: [KEN/UGA]: '/UGA' stands behind the code"},
      {"[KENGOV", "!7: '[KENGOV' is not closed by a bracket"},
      {"[---]", "7: [---]: nobody's code; its days are left without one"},
      {"[ken]", "7: [ken]: the code was written KEN"},
      {"[KEN] x", "7: 'x' stands between codes and was left out"},
  };
  for (const auto& [text, said] : cases) {
    Told told;
    // What stands behind is read all the same.
    EXPECT_TRUE(shown(read_codes(text + "[UGA]", 7, told.notes)).ends_with("UGA")) << text;
    EXPECT_THAT(told.all, ElementsAre(said)) << text;
  }
}

// The first code in the file that has the day counts; the one without days has what is left.
TEST(Codes, HoldOnDifferentDays) {
  const struct {
    std::string_view text, held, said;
  } cases[] = {
      {"[KENOPP <20090119][KENGOV 20090120-20170119][KENELI]",
       "KENOPP ..2009-01-19, KENGOV 2009-01-20..2017-01-19, KENELI 2017-01-20..", ""},
      {"[KENELI][KENGOV 20090120-20170119]", "KENELI ..2009-01-19, KENGOV 2009-01-20..2017-01-19, KENELI 2017-01-20..",
       ""},
      // Days that meet: the first one's. It may part a later one's.
      {"[KENGOV 20090101-20091231][KENOPP 20080101-20101231]",
       "KENOPP 2008-01-01..2008-12-31, KENGOV 2009-01-01..2009-12-31, KENOPP 2010-01-01..2010-12-31", ""},
      {"[KENOPP 20080101-20101231][KENGOV 20090101-20091231]", "KENOPP 2008-01-01..2010-12-31",
       "!1: KENGOV: all its days are those of codes before it"},
      // The same code on days that follow each other is one row.
      {"[KENGOV 20080101-20081231][KENGOV >20090101]", "KENGOV 2008-01-01..", ""},
      {"[KENGOV][KENELI]", "KENGOV", "!1: KENELI: a second code without days; the first one, KENGOV, counts"},
      {"[KENGOV >20090101]", "KENGOV 2009-01-01..", ""},
  };
  for (const auto& [text, held, said] : cases) {
    Told told;
    EXPECT_EQ(shown(disjoint_codes(read_codes(text, 1, told.notes), told.notes)), held) << text;
    EXPECT_EQ(told.all.empty() ? "" : told.all[0], said) << text;
  }
  Told told;
  EXPECT_EQ(shown(disjoint_codes(read_codes("[KENGOV <20090101][---]", 1, told.notes), told.notes)),
            "KENGOV ..2009-01-01");
}

}  // namespace
}  // namespace bede
