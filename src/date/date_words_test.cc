// SPDX-License-Identifier: Apache-2.0
// What DateFinder::make says of tables that it cannot read, and that words of other tables are passed.
#include <gmock/gmock.h>

#include <fstream>

#include "base/mapped_file.h"
#include "date/dated_reading_test.h"

namespace bede {
namespace {

std::string fault_of(std::string_view rows) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "bede_date_words_test";
  std::filesystem::create_directories(folder / "dates");
  std::filesystem::create_directories(folder / "grammar");
  std::ofstream(folder / "dates" / "words.tsv") << "word\tclass\tvalue\tnote\texample\n" << rows;
  // The trie is shared: "may" and "last" are words of grammar too, of classes that are none of ours.
  std::ofstream(folder / "grammar" / "words.tsv")
      << "word\tclass\tvalue\tnote\nlast\tgeneric\t\t\nmay\tmodal\tpossible\t\n";
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

// The sentence of a row holds a date; or, of rows that say what is none, the row's word is in none of its dates. Words
// that look ahead put theirs behind the report's day.
TEST(DateWords, ExamplesOfTheTable) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  const auto bytes = read_file("lexicon/dates/words.tsv");
  ASSERT_TRUE(bytes.ok());
  Complaints complaints;
  const Table table = parse_table(bytes.value(), "lexicon/dates/words.tsv", "dates/words", complaints);
  const Day report = parse_day("2016-12-29").value();
  std::size_t examples = 0;
  for (const TableRow& row : table.rows) {
    const std::string &word = row.cells[0], &of_class = row.cells[1], &example = row.cells[4];
    if (example.empty()) continue;
    ++examples;
    const Reading reading = readings.read(example);
    const auto mentions = readings.finder->find(reading, report);
    const bool none =
        of_class == "never" || of_class.starts_with("name_") || of_class == "age" || of_class == "weekday_short";
    EXPECT_TRUE(none || !mentions.empty()) << word << ": " << example;
    for (const DateMention& mention : mentions) {
      const std::string_view text = reading.text(mention.begin_token, mention.end_token);
      EXPECT_TRUE(!none || text.find(word) == std::string_view::npos) << word << ": " << example;
      const bool ahead = of_class == "expects" || of_class == "intends" || of_class == "ahead";
      EXPECT_TRUE(!ahead || mention.days.value_or(Days{}).last > report) << word << ": " << example;
    }
  }
  EXPECT_GE(examples, 30u);
}

}  // namespace
}  // namespace bede
