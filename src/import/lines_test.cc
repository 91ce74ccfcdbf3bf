// SPDX-License-Identifier: Apache-2.0
#include "import/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> lines_of(std::string_view bytes, Told& told) {
  std::vector<std::string> texts;
  for (const DictionaryLine& line : read_dictionary_lines(bytes, told.notes))
    texts.push_back(std::to_string(line.number) + " " + line.text);
  return texts;
}

TEST(Lines, LoseTheirComments) {
  const struct {
    std::string bytes;
    std::vector<std::string> lines;
  } cases[] = {
      // Each mark of a comment, at the beginning and behind something; # in a code is none.
      {"# all\nA_ [KEN] # rest\nB_ [KEN];rest\nC_ [KEN] // rest\nD_ [###] # x\n",
       {"2 A_ [KEN]", "3 B_ [KEN]", "4 C_ [KEN]", "5 D_ [###]"}},
      // A code that is never closed holds no comment back.
      {"A_ [KEN ; rest\n", {"1 A_ [KEN"}},
      // Over several lines, in a line, and twice in one.
      {"A_<!-- one\ntwo [UGA]\n-->B_ [KEN]\nC<!-- x -->D [KEN]<!-- y -->\n", {"1 A_", "3 B_ [KEN]", "4 C D [KEN]"}},
      // A line of comments alone is no blank line.
      {"A_\n ; x\n\n\t\n", {"1 A_", "3 ", "4 "}},
      // Ends of lines of three systems; blanks of all kinds.
      {"A_ [KEN]\r\nB_ [KEN]\rC_ [KEN]", {"1 A_ [KEN]", "2 B_ [KEN]", "3 C_ [KEN]"}},
      {"\t A_ \t[KEN]\v\n\xC2\xA0"
       "B\xE2\x80\xA8"
       "C\n",
       {"1 A_  [KEN]", "2 B C"}},
      {"", {}},
  };
  for (const auto& [bytes, lines] : cases) {
    Told told;
    EXPECT_EQ(lines_of(bytes, told), lines) << bytes;
    EXPECT_THAT(told.all, IsEmpty()) << bytes;
  }
}

TEST(Lines, SayWhatIsWrongWithTheirBytes) {
  Told told;
  EXPECT_THAT(lines_of("CAF\xC9_ [KEN]\nCAF\xC3\x89_ [KEN]\n", told), ElementsAre("1 CAFÉ_ [KEN]", "2 CAFÉ_ [KEN]"));
  EXPECT_THAT(lines_of(std::string(10'001, 'A') + "\nB_\n<!-- C_\nD_\n", told), ElementsAre("2 B_"));
  EXPECT_THAT(told.all, ElementsAre("1: it is no UTF-8 and was read as Latin-1",
                                    "!1: a line of 10001 bytes; at most 10000 are read",
                                    "!3: the comment that begins here has no -->: all below it is left out"));
}

TEST(Lines, TellWhatKindOfFileItIs) {
  const struct {
    std::string bytes;
    DictionaryKind kind;
  } cases[] = {
      {"A_\n\t[KENGOV <010101]\nB_ [KEN]\n", DictionaryKind::Actors},
      {"A_ [~GOV]\nB_ {} [GOV~]\nC_ [KEN]\n", DictionaryKind::Agents},
      {"--- LEND [070] ---\nLEND {LENT}\n- * BOATS [073]\n", DictionaryKind::Other},
      {"<ISSUE CATEGORY=\"X\">\nboats [BOAT]\n</ISSUE>\n", DictionaryKind::Other},
      {"CANOE\n+CANOES\n1914\n", DictionaryKind::Other},
      {"", DictionaryKind::Other},
  };
  for (const auto& [bytes, kind] : cases) {
    Told told;
    EXPECT_EQ(kind_of_dictionary(read_dictionary_lines(bytes, told.notes)), kind) << bytes;
  }
}

}  // namespace
}  // namespace bede
