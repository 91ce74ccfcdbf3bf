// SPDX-License-Identifier: Apache-2.0
#include "reader/csv_rows.h"

#include <sstream>

#include "reader/reading_folder_test.h"

namespace bede {
namespace {

using Strings = std::vector<std::string>;

class CsvRowsTest : public ReadingFolder {
 protected:
  // Each row's line and cells, "2: a|b"; "too long" where one is.
  Strings rows_of(const std::string& content, char mark = ',', std::size_t limit = 1000) {
    InputBytes bytes = InputBytes::open(put("a", content), nullptr).value();
    CsvRows rows(bytes, mark, limit);
    Strings all;
    for (CsvRows::Taken taken; (taken = rows.next(10)) != CsvRows::Taken::End;) {
      std::ostringstream row;
      row << rows.line() << ":";
      if (taken == CsvRows::Taken::TooLong) row << " too long";
      for (std::size_t i = 0; i < rows.cells().size(); ++i) row << (i > 0 ? "|" : " ") << rows.cells()[i];
      if (rows.count() > rows.cells().size()) row << " of " << rows.count();
      all.push_back(row.str());
    }
    return all;
  }
};

TEST_F(CsvRowsTest, GivesCells) {
  EXPECT_EQ(rows_of(""), Strings{});
  EXPECT_EQ(rows_of("a,b\n,\n\nc"), (Strings{"1: a|b", "2: |", "4: c"}));
  EXPECT_EQ(rows_of("a\tb,c\r\n", '\t'), Strings{"1: a|b,c"});
  // Marks, quotes and line breaks within quotes; an empty cell in quotes; the last line without a break.
  EXPECT_EQ(rows_of("\"a,b\",\"c \"\"d\"\"\",\"\"\ne,\"f\n\ng\"\nh,i"),
            (Strings{"1: a,b|c \"d\"|", "2: e|f\n\ng", "5: h|i"}));
  EXPECT_EQ(rows_of("\"a\r\nb\"\r\nc"), (Strings{"1: a\nb", "3: c"}));
}

TEST_F(CsvRowsTest, TakesQuotesAsPeopleWriteThem) {
  // Within a cell; behind what was in quotes; a quote that does not end its cell.
  EXPECT_EQ(rows_of("a \"b\" c,d"), Strings{"1: a \"b\" c|d"});
  EXPECT_EQ(rows_of("\"He said \"no\" twice\",d"), Strings{"1: He said \"no\" twice|d"});
  // Never closed: a character like others, and no line behind it is lost.
  EXPECT_EQ(rows_of("\"a,b\nc,d\ne,f"), (Strings{"1: \"a|b", "2: c|d", "3: e|f"}));
  EXPECT_EQ(rows_of("x,\"a"), Strings{"1: x|\"a"});
  // The same where the row with it would be too long.
  EXPECT_EQ(rows_of("\"a\n" + std::string(30, 'b') + "\nc,d", ',', 20), (Strings{"1: \"a", "2: too long", "3: c|d"}));
}

TEST_F(CsvRowsTest, HoldsItsLimits) {
  EXPECT_EQ(rows_of("1,2\n" + std::string(21, 'x') + "\n3", ',', 20), (Strings{"1: 1|2", "2: too long", "3: 3"}));
  EXPECT_EQ(rows_of("1,2,3,4,5,6,7,8,9,10,11,12\nx"), (Strings{"1: 1|2|3|4|5|6|7|8|9|10 of 12", "2: x"}));
}

TEST_F(CsvRowsTest, ReadsARowAgainByItsLine) {
  // The quote of the second row would end in the fourth.
  InputBytes bytes =
      InputBytes::open(put("a", "1\tx\n2\t\"No\" he said\n3\ty\n4\tz said \"no\"\n5\tv"), nullptr).value();
  CsvRows rows(bytes, '\t', 1000);
  EXPECT_EQ(rows.next(10), CsvRows::Taken::Row);
  EXPECT_FALSE(rows.read_by_line());
  EXPECT_EQ(rows.next(10), CsvRows::Taken::Row);
  EXPECT_EQ(rows.count(), 2u);
  EXPECT_TRUE(rows.read_by_line());
  EXPECT_EQ(rows.cells(), (Strings{"2", "\"No\" he said"}));
  EXPECT_EQ(rows.line(), 2u);
  for (const char* id : {"3", "4", "5"}) {
    EXPECT_EQ(rows.next(10), CsvRows::Taken::Row);
    EXPECT_EQ(rows.cells()[0], id);
  }
  EXPECT_EQ(rows.line(), 5u);
  EXPECT_EQ(rows.next(10), CsvRows::Taken::End);
}

TEST(FindMark, IsTheOneThatAHeadingHasMost) {
  EXPECT_EQ(find_mark("id,date,text"), ',');
  EXPECT_EQ(find_mark("id\tdate, published\ttext"), '\t');
  EXPECT_EQ(find_mark("id;text"), ';');
  EXPECT_EQ(find_mark("id|text|date"), '|');
  EXPECT_EQ(find_mark("text"), ',');
}

// Tables as reports: rows that are not what the heading says are told, and only they are lost.
TEST_F(CsvRowsTest, RefusesRowsOneByOne) {
  EXPECT_EQ(read({put("a.csv", "id,text\n1,one\n2\n3,three,more\n4,\n5,five,,\n")}),
            (Strings{"one", "bad_record:3", "bad_record:4", "no_text:5", "five"}));
  EXPECT_EQ(read({put("b.csv", "id,text\n1,\"caf\xE9\"\n")}), Strings{"caf\uFFFD"});
  EXPECT_EQ(read({put("c.csv", "a,b\n1,2\n"), put("d.csv", "text\nd\n")}), (Strings{"no_text:1", "d"}));
  EXPECT_EQ(read({put("e.csv", "")}), Strings{});
  std::string wide = "text";
  for (int i = 0; i < 10'000; ++i) wide += ",a";
  EXPECT_EQ(read({put("f.csv", wide + "\nx\n")}), Strings{"too_large:1"});
}

// Without an ending that says so, a heading does.
TEST_F(CsvRowsTest, TellsATableByItsHeading) {
  EXPECT_EQ(read({put("a", "Date;Headline;Full Text\n2024-03-06;T;Rain fell.\n")}), Strings{"Rain fell."});
  EXPECT_EQ(read({put("b", "In text, a date is a fruit too.\n")}), Strings{"In text, a date is a fruit too.\n"});
}

}  // namespace
}  // namespace bede
