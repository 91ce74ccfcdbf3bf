// SPDX-License-Identifier: Apache-2.0
// What DateFinder::make says of tables that it cannot read, and that words of other tables are passed.
#include <gmock/gmock.h>

#include <fstream>

#include "date/dated_reading_test.h"

namespace bede {
namespace {

std::string fault_of(std::string_view rows) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "bede_date_words_test";
  std::filesystem::create_directories(folder / "dates");
  std::filesystem::create_directories(folder / "grammar");
  std::ofstream(folder / "dates" / "words.tsv") << "word\tclass\tvalue\tnote\texample\n" << rows;
  // The trie is shared: "may" and "last" are words of grammar too, of classes that are none of ours.
  std::ofstream(folder / "grammar" / "words.tsv") << "word\tclass\tvalue\tnote\nlast\tlight\tx\t\nmay\tmodal\t\t\n";
  std::string complaints;
  const MemoryPack tables = pack_of_tables(folder, complaints);
  std::filesystem::remove_all(folder);
  if (!complaints.empty()) return "complaints: " + complaints;
  auto pack = tables.read();
  auto lexicon = Lexicon::read(std::move(pack).value());
  const auto finder = DateFinder::make(lexicon.value());
  return finder.ok() ? std::string() : finder.error().text();
}

TEST(DateWords, KnowsItsClassesAndValues) {
  using testing::HasSubstr;
  struct {
    const char *row, *fault;
  } const cases[] = {
      {"last\trelative\t-1 report\t\t\nmay\tmonth_common\t5\t\t\n", ""},
      {"Friday\tweekday\t5\t\t\n", ""},
      {"Friday\tweekdays\t5\t\t\n", "'weekdays' is no class of words of time"},
      {"Friday\tweekday\t8\t\t\n", "'8' is no value of a weekday"},
      {"Friday\tweekday\t\t\t\n", "'' is no value of a weekday"},
      {"Friday\tweekday\t5 6\t\t\n", "'5 6' is no value of a weekday"},
      {"week\tunit\tweak\t\t\n", "'weak' is no value of a unit"},
      {"fortnight\tunit\tweek 2\t\t\n", ""},
      {"several\tnumber\t3-9\t\t\n", ""},
      {"several\tnumber\t3-\t\t\n", "'3-' is no value of a number"},
      {"9/11\tfixed_day\t2001-09-31\t\t\n", "'2001-09-31' is no value of a fixed_day"},
      {"Easter\tholiday\teaster 0\t\t\n", ""},
      {"Easter\tholiday\tnth 11 4\t\t\n", "'nth 11 4' is no value of a holiday"},
      {"the\tthe\tx\t\t\n", "'x' is no value of a the"},
  };
  for (const auto& one : cases) {
    const std::string fault = fault_of(one.row);
    if (*one.fault == '\0')
      EXPECT_EQ(fault, "") << one.row;
    else
      EXPECT_THAT(fault, HasSubstr(one.fault)) << one.row;
  }
}

// Each row's own example holds a word of the row that is found to be, or not to be, a date: it must be read at least.
TEST(DateWords, TheTableIsRead) {
  std::string complaints;
  const MemoryPack tables = pack_of_tables("lexicon", complaints);
  ASSERT_EQ(complaints, "");
  auto pack = tables.read();
  auto lexicon = Lexicon::read(std::move(pack).value());
  ASSERT_TRUE(lexicon.ok());
  const auto finder = DateFinder::make(lexicon.value());
  EXPECT_TRUE(finder.ok()) << finder.error().text();
}

}  // namespace
}  // namespace bede
