// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "text/text.h"

namespace bede {
namespace {

struct Case {
  std::string text;
  std::string place, agency, date, body;
};

void expect(const Case& one) {
  const Dateline dateline = find_dateline(one.text);
  ASSERT_GT(dateline.body_begin, 0u) << one.text;
  EXPECT_EQ(dateline.place.of(one.text), one.place) << one.text;
  EXPECT_EQ(dateline.agency.of(one.text), one.agency) << one.text;
  EXPECT_EQ(dateline.date.of(one.text), one.date) << one.text;
  EXPECT_EQ(one.text.substr(dateline.body_begin), one.body) << one.text;
}

TEST(Dateline, IsTakenApart) {
  const std::vector<Case> cases = {
      // An agency in brackets, before dashes of every kind.
      {"QUITO, Ecuador (AP) — Kidnappers who held them", "QUITO, Ecuador", "AP", "", "Kidnappers who held them"},
      {"NAIROBI (Reuters) - Both sides met.", "NAIROBI", "Reuters", "", "Both sides met."},
      {"Nairobi (dpa) – Both sides met.", "Nairobi", "dpa", "", "Both sides met."},
      {"Port of Spain (CMC) -- Both sides met.", "Port of Spain", "CMC", "", "Both sides met."},
      {"BAGHDAD, April 15 (Gulf Ledger) - Iraq agreed.", "BAGHDAD", "Gulf Ledger", "April 15", "Iraq agreed."},
      {"São Paulo (ABr)— Police left.", "São Paulo", "ABr", "", "Police left."},
      {"Évora (Lusa) — Police left.", "Évora", "Lusa", "", "Police left."},
      {"UNITED NATIONS (AP) —Police left.", "UNITED NATIONS", "AP", "", "Police left."},
      {"Lima, 4 May (EFE).- Police left.", "Lima", "EFE", "4 May", "Police left."},
      {"Bogota (dpa). - Police left.", "Bogota", "dpa", "", "Police left."},
      // Behind a line of the editor's.
      {"(Adds toll, quotes)\n\nOAXACA (Reuters) - Gunmen left.", "OAXACA", "Reuters", "", "Gunmen left."},
      // The agency alone, as sites print it.
      {"(Reuters) - Both sides met.", "", "Reuters", "", "Both sides met."},
      // Capitals and no agency, with the date or without it.
      {"ACCRA — Both sides met.", "ACCRA", "", "", "Both sides met."},
      {"NAIROBI, Feb 28 - President Moi left.", "NAIROBI", "", "Feb 28", "President Moi left."},
      {"NAIROBI, Kenya, 28 February 2008 - Both met.", "NAIROBI, Kenya", "", "28 February 2008", "Both met."},
      {"BEIRUT, Lebanon — Both sides met.", "BEIRUT, Lebanon", "", "", "Both sides met."},
      {"RIO de JANEIRO, Brazil — Both sides met.", "RIO de JANEIRO, Brazil", "", "", "Both sides met."},
      {"McLEAN, Va. — Both sides met.", "McLEAN, Va.", "", "", "Both sides met."},
      {"LA PAZ - Both sides met.", "LA PAZ", "", "", "Both sides met."},
      // Names and a day, and who tells it.
      {"Rabat, 3 June - Both sides met.", "Rabat", "", "3 June", "Both sides met."},
      {"Rabat, June 3, 2011 - Both sides met.", "Rabat", "", "June 3, 2011", "Both sides met."},
      {"Rabat, 3 June, Maghreb News Agency - Both sides met.", "Rabat", "Maghreb News Agency", "3 June",
       "Both sides met."},
      {"LISBON, March 28, Lusa - Both sides met.", "LISBON", "Lusa", "March 28", "Both sides met."},
      // A colon behind the day.
      {"SYLHET, Jan 7: Both sides met.", "SYLHET", "", "Jan 7", "Both sides met."},
      {"Sylhet, Jan 7 (BSS): Both sides met.", "Sylhet", "BSS", "Jan 7", "Both sides met."},
      // Blanks and lines before it.
      {"\n  ACCRA — Both sides met.", "ACCRA", "", "", "Both sides met."},
      // The first dash counts.
      {"ACCRA - Both sides - all of them - met.", "ACCRA", "", "", "Both sides - all of them - met."},
  };
  for (const Case& one : cases) expect(one);
}

TEST(Dateline, IsNotSeenInASentence) {
  const std::string texts[] = {
      "",
      "-",
      " — ",
      "Both sides met.",
      // No dash that stands alone; one in the next line; one far behind.
      "ACCRA: Both sides met.",
      "AL-BAB was taken.",
      "ACCRA\nBoth sides met — at last.",
      "ACCRA " + std::string(120, 'A') + " — Both sides met.",
      // A sentence that has a dash: a name in capitals, an insertion, a source.
      "The rebels - some thirty men - left.",
      "NATO forces left Kosovo - the last ones on Monday.",
      "FARC rebels freed two hostages — a soldier and a nurse.",
      "US troops - all of them - left.",
      "On Monday, May 12 - his birthday - he left.",
      "Lyon, the second city, - both sides met.",
      "A truce holds - UN",
      "reuters — Both sides met.",
      "3 MEN DIE - police",
      // Brackets that hold something else than an agency.
      "The Syrian Democratic Forces (SDF) - backed by Washington - advanced.",
      "African Union (AU) - The talks ended.",
      "Police seized weapons (pictured) - most of them rifles.",
      "LAGOS (Reuters Both sides met - at last.",
      "LAGOS (AP) again - Both sides met.",
  };
  for (const std::string& text : texts) {
    const Dateline dateline = find_dateline(text);
    EXPECT_EQ(dateline.body_begin, 0u) << text;
    EXPECT_TRUE(dateline.place.empty() && dateline.agency.empty() && dateline.date.empty()) << text;
  }
}

TEST(DateHeader, IsTakenOff) {
  const struct {
    std::string_view text, date, rest;
  } cases[] = {
      {"date 2017-01-01 On Friday rain fell.", "2017-01-01", "On Friday rain fell."},
      {"date 2017-01-01\nRain fell.", "2017-01-01", "Rain fell."},
      {"date 2017-01-01\r\n\r\n  Rain fell.", "2017-01-01", "Rain fell."},
      {"date 2017-01-01", "2017-01-01", ""},
      // What the date is worth, the reader asks.
      {"date 1/2/2017 Rain fell.", "1/2/2017", "Rain fell."},
      // No header.
      {"", "", ""},
      {"date", "", "date"},
      {"date ", "", "date "},
      {"date  2017-01-01 Rain", "", "date  2017-01-01 Rain"},
      {"date palms were felled.", "", "date palms were felled."},
      {"Date 2017-01-01 Rain", "", "Date 2017-01-01 Rain"},
      {" date 2017-01-01 Rain", "", " date 2017-01-01 Rain"},
      {"dates 2017-01-01 Rain", "", "dates 2017-01-01 Rain"},
  };
  for (const auto& [text, date, rest] : cases) {
    const DateHeader header = find_date_header(text);
    EXPECT_EQ(header.date, date) << text;
    EXPECT_EQ(text.substr(header.size), rest) << text;
  }
}

}  // namespace
}  // namespace bede
