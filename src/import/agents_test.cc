// SPDX-License-Identifier: Apache-2.0
#include "import/agents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

using testing::IsEmpty;

struct Taken {
  explicit Taken(std::string_view text) {
    read_agents(read_dictionary_lines(text, told.notes), made_up_knowledge(), rows, told.notes);
    for (const ImportRow& row : rows.roles)
      roles.push_back(shown(row, {"role", "plural", "also", "sectors", "code", "alone", "example"}));
  }
  Told told;
  ImportedRows rows;
  std::vector<std::string> roles;
};

TEST(Agents, BecomeRowsOfRoles) {
  const struct {
    std::string text;
    std::vector<std::string> roles;
  } cases[] = {
      // Regular plurals, irregular ones, none; blanks or none between the parts.
      {"HARBOUR_PILOT_ [~MIL]", {"role=harbour pilot  plural=harbour pilots  sectors=MIL"}},
      {"TAX_DEPUTY[ ~GOV ]", {"role=tax deputy  plural=tax deputies  sectors=GOV"}},
      {"ENVOY [~GOV]", {"role=envoy  plural=envoys  sectors=GOV"}},
      {"HOSTESS [~GOV]", {"role=hostess  plural=hostesses  sectors=GOV"}},
      {"COACH [~GOV]", {"role=coach  plural=coaches  sectors=GOV"}},
      {"BOATMAN_ {BOATMEN_}[~MIL]", {"role=boatman  plural=boatmen  sectors=MIL"}},
      {"CREW { } [~MIL]", {"role=crew  sectors=MIL"}},
      // The code's column is filled where the first sector has another one.
      {"RADIO_VOICE [~MED]", {"role=radio voice  plural=radio voices  sectors=JRN"}},
      {"RIVER_REBEL [~INS]", {"role=river rebel  plural=river rebels  sectors=REB  code=INS"}},
      {"SEA_LORD [~GOVMIL]", {"role=sea lord  plural=sea lords  sectors=GOV|MIL  code=GOVMIL"}},
      {"BELL_RINGER [~XYZ]", {"role=bell ringer  plural=bell ringers  code=XYZ"}},
      // Sets, of which each word is put in, above or below; one that holds plurals too.
      {"SEA!PERSON! [~MIL]\n!PERSON! = MAN, WOMAN_\n",
       {"role=seaman  plural=seamans  sectors=MIL", "role=seawoman  plural=seawomans  sectors=MIL"}},
      {"!RANK! = SAILOR, SAILORS\nRIVER_!RANK! [~MIL]\n", {"role=river sailor  plural=river sailors  sectors=MIL"}},
      {"!A! = RED, BLUE\n!B! = BOY, GIRL\n!A!_!B!_ {} [~MIL]\n",
       {"role=red boy  sectors=MIL", "role=red girl  sectors=MIL", "role=blue boy  sectors=MIL",
        "role=blue girl  sectors=MIL"}},
  };
  for (const auto& [text, roles] : cases) {
    const Taken taken(text);
    EXPECT_EQ(taken.roles, roles) << text;
    EXPECT_THAT(taken.told.all, IsEmpty()) << text;
    EXPECT_EQ(taken.rows.counts.agents, roles.size());
  }
}

TEST(Agents, ThatAreDroppedOrChangedAreTold) {
  const struct {
    std::string text, said;
  } cases[] = {
      {"BELL_RINGER", "!1: no code stands in brackets"},
      {"BELL_RINGER [~MIL", "!1: the code is not closed by a bracket"},
      {"BELL_RINGER {RINGERS [~MIL]", "!1: the plural is not closed by }"},
      {"BELL_RINGER [MIL]", "!1: [MIL]: an agent's code begins or ends with ~"},
      {"BELL_RINGER [~]", "!1: [~]: an agent's code begins or ends with ~"},
      {"BELL_RINGER [~M1]", "!1: [~M1]: a code is three capital letters or more"},
      {"BELL!PERSON! [~MIL]", "!1: '!PERSON!' names no set of this file"},
      {"BELL!PERSON [~MIL]", "!1: '!PERSON' names no set of this file"},
      {"!PERSON! = ,", "!1: a set without words"},
      {"BELL_RINGER [~MIL]\nBELL_RINGER_ [~GOV]", "!2: 'bell ringer' stands in t.txt:1 already"},
      {"[~MIL]", "!1: '' is no word for somebody"},
      {"BELL_RINGER [NGO~]", "1: [NGO~]: its code will stand behind the actor's, not before it"},
  };
  for (const auto& [text, said] : cases) EXPECT_THAT(Taken(text).told.all, testing::ElementsAre(said)) << text;
  std::string set = "!A! = X";
  for (int i = 0; i < 20; ++i) set += ", Y" + std::to_string(i);
  EXPECT_THAT(Taken(set + "\n!A!_!A!_ [~MIL]\n").told.all,
              testing::ElementsAre("!2: its sets give more than 200 phrases"));
}

}  // namespace
}  // namespace bede
