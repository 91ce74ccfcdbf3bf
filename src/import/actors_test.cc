// SPDX-License-Identifier: Apache-2.0
#include "import/actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Taken {
  explicit Taken(std::string_view text, ImportSources::Dialect dialect = ImportSources::Dialect::Petrarch) {
    read_actors(read_dictionary_lines(text, told.notes), dialect, made_up_knowledge(), rows, told.notes);
    for (const ImportRow& row : rows.bodies)
      bodies.push_back(shown(row, {"name", "also", "code", "country", "sectors", "kind", "from", "to"}));
  }
  Told told;
  ImportedRows rows;
  std::vector<std::string> bodies;
};

TEST(Actors, BecomeRowsOfBodies) {
  const struct {
    std::string text;
    std::vector<std::string> bodies;
  } cases[] = {
      // Codes on the line of the name, or on lines below; several brackets on a line.
      {"RED_HERON_ [KENREB]", {"name=Red Heron  code=KENREB  country=KEN  sectors=REB  kind=body"}},
      {"RED_HERON_\n\t[KENREB <20090119] [KENGOV >20090120]\n",
       {"name=Red Heron  code=KENREB  country=KEN  sectors=REB  kind=person  to=2009-01-19",
        "name=Red Heron  code=KENGOV  country=KEN  sectors=GOV  kind=person  from=2009-01-20"}},
      {"RED_HERON_\n[KENREB <20090119]\n  [KENREB >20090120]\n",
       {"name=Red Heron  code=KENREB  country=KEN  sectors=REB  kind=body"}},
      // The code beside the name is the default, though it stands first.
      {"RED_HERON_ [KENELI]\n\t[KENGOV 20090120-20170119]\n",
       {"name=Red Heron  code=KENELI  country=KEN  kind=person  to=2009-01-19",
        "name=Red Heron  code=KENGOV  country=KEN  sectors=GOV  kind=person  from=2009-01-20  to=2017-01-19",
        "name=Red Heron  code=KENELI  country=KEN  kind=person  from=2017-01-20"}},
      // Names that are stacked, and synonyms above and below the codes, share them.
      {"RED_HERON_\nHERON_MOVEMENT_\n+HERONS_ [KENREB]\n+THE_RED_BIRDS_\nGULL_ [UGAGOV]\n",
       {"name=Red Heron  also=Heron Movement|Herons|The red Birds  code=KENREB  country=KEN  sectors=REB  kind=body",
        "name=Gull  code=UGAGOV  country=UGA  sectors=GOV  kind=body"}},
      // Persons: by the given name, and by a code that changes; of a word alone it is not known.
      {"AGNES_EXAMPLE_ [KEN]", {"name=Agnes Example  code=KEN  country=KEN  kind=person"}},
      {"AGNES_ [KENGOV]", {"name=Agnes  code=KENGOV  country=KEN  sectors=GOV  kind=body"}},
      // In office for a time, of whatever organisation; the first name of several tells.
      {"HERON_GULL_ [IGOHRN 19900101-19991231]",
       {"name=Heron Gull  code=IGOHRN  sectors=IGO  kind=person  from=1990-01-01  to=1999-12-31"}},
      {"HERON_LEAGUE_ [KENOPP]\n+AGNES_LEAGUE_\n",
       {"name=Heron League  also=Agnes League  code=KENOPP  country=KEN  sectors=OPP  kind=body"}},
      // "Kenya" is a given name too, but here it is the state's.
      {"KENYA_LEAGUE_ [KENOPP]", {"name=Kenya League  code=KENOPP  country=KEN  sectors=OPP  kind=body"}},
      // Places that changed hands are no persons.
      {"HERON_ISLE_ [UGA <19900101] [KEN]",
       {"name=Heron Isle  code=UGA  country=UGA  kind=body  to=1990-01-01",
        "name=Heron Isle  code=KEN  country=KEN  kind=body  from=1990-01-02"}},
      // Codes of no state; roles of CAMEO under their names in PLOVER, each once.
      {"HERON_FORUM_ [IGOHRN]", {"name=Heron Forum  code=IGOHRN  sectors=IGO  kind=igo"}},
      {"HERON_WATCH_ [NGOENV]", {"name=Heron Watch  code=NGOENV  sectors=NGO  kind=ngo"}},
      {"HERON_POST_ [XYZMED]", {"name=Heron Post  code=XYZMED  sectors=JRN  kind=body"}},
      {"HERON_FRONT_ [KENINSSEPHLHGOV]",
       {"name=Heron Front  code=KENINSSEPHLHGOV  country=KEN  sectors=REB|MED|GOV  kind=body"}},
      // Days that nobody's code has are nobody's.
      {"RED_HERON_ [--- >20100101] [KENGOV]",
       {"name=Red Heron  code=KENGOV  country=KEN  sectors=GOV  kind=person  to=2009-12-31"}},
  };
  for (const auto& [text, bodies] : cases) EXPECT_EQ(Taken(text).bodies, bodies) << text;
}

TEST(Actors, OfAStateAloneBecomeItsNames) {
  const Taken taken("KENYA_ [KEN]\nCOAST_OF_KENYA_\n+NAIROBI [KEN]\nHERON_ISLE_ [KEN]\nGULL_LAND_ [UGA]\n");
  EXPECT_THAT(taken.bodies, IsEmpty());
  ASSERT_EQ(taken.rows.states.size(), 2u);
  EXPECT_EQ(joined(taken.rows.states.at("KEN"), "|"), "Coast of Kenya|Heron Isle");
  EXPECT_EQ(joined(taken.rows.states.at("UGA"), "|"), "Gull Land");
  EXPECT_EQ(taken.rows.counts.known, 2u);
  EXPECT_THAT(taken.told.all, IsEmpty());
}

TEST(Actors, ThatAreDroppedOrChangedAreTold) {
  const struct {
    std::string text;
    std::vector<std::string> said;
  } cases[] = {
      {"RED_HERON_\n", {"!1: 'RED_HERON_' has no code beside or below it"}},
      {"RED_HERON_\n\nGULL_ [KEN]\n", {"!1: 'RED_HERON_' has no code beside or below it"}},
      {"\t[KENGOV]\nGULL_ [KEN]\n", {"!1: codes without a name above them"}},
      {"RED_HERON_ [KENGOV >2017020]\n",
       {"!1: [KENGOV >2017020]: '2017020' is no date: it has 7 digits, not 6 or 8",
        "!1: 'RED_HERON_' has no code that can be taken"}},
      {"RED_HERON_ [###]\n",
       {"1: [###]: nobody's code; its days are left without one", "!1: 'RED_HERON_' has no code that can be taken"}},
      {"+RED_HERON_ [KEN]\n", {"1: a synonym of no name above it; it was taken as a name"}},
      {"RED_HERON_ [KEN]\nRED-HERON [UGA]\n", {"!2: 'Red-Heron' stands in t.txt:1 already"}},
      {"RED_HERON_\n+RED-HERON [KEN]\n", {"2: 'Red-Heron' stands in t.txt:1 already"}},
      {"HERON_(RED)_ [KEN]\n", {"1: 'HERON_(RED)_' was taken as Heron, Heron Red"}},
      {"1914_ [KEN]\n", {"!1: '1914_' is no name"}},
  };
  for (const auto& [text, said] : cases) EXPECT_EQ(Taken(text).told.all, said) << text;
}

TEST(Actors, AreCounted) {
  const std::string text = "RED_HERON_\n+HERON [KENREB <20090119][KENGOV]\nGULL_ [KEN]\nUGANDA [UGA]\n";
  const ImportCounts petrarch = Taken(text).rows.counts;
  EXPECT_EQ(petrarch.names, 4u);
  EXPECT_EQ(petrarch.dated_codes, 1u);
  EXPECT_EQ(petrarch.known, 1u);
  EXPECT_EQ(petrarch.prefixes, 0u);
  // Without _ at the end TABARI takes a name for the beginning of a word.
  EXPECT_EQ(Taken(text, ImportSources::Dialect::Tabari).rows.counts.prefixes, 2u);
}

TEST(Actors, HaveLimits) {
  std::string names, codes = "HERON_";
  for (int i = 0; i < 1001; ++i) names += "HERON_" + std::to_string(i) + "_\n";
  for (int i = 0; i < 334; ++i) codes += "\n[KENGOV >20200101][KENGOV >20200101][KENGOV >20200101]";
  EXPECT_THAT(Taken(names + "[KENGOV]").told.all, ElementsAre("!1001: more than 1000 names share their codes"));
  EXPECT_THAT(Taken(codes).told.all, testing::Contains("!335: more than 1000 codes of one name"));
}

}  // namespace
}  // namespace bede
