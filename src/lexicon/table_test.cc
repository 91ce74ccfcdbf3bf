// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr char no_utf8[] = "t.tsv: this is no UTF-8: save it as \"Unicode (UTF-8)\", tab-separated";
constexpr char quoted[] = "the spreadsheet put quotation marks round this cell: take them off";

std::string misfit(int cells, int heading) {
  return "this row has " + std::to_string(cells) + " cells and the heading " + std::to_string(heading) +
         ": save the table tab-separated, and no tabs or line breaks inside a cell";
}

struct Parsed {
  std::vector<std::string> columns;
  std::vector<std::pair<unsigned, std::vector<std::string>>> rows;
  std::vector<std::string> complaints;
};

Parsed parsed(std::string_view bytes) {
  Complaints complaints;
  const Table table = parse_table(bytes, "t.tsv", "actors/t", complaints);
  EXPECT_EQ(table.name, "actors/t");
  EXPECT_EQ(table.path, "t.tsv");
  Parsed out{table.columns, {}, {}};
  for (const TableRow& row : table.rows) out.rows.emplace_back(row.line, row.cells);
  for (const Complaint& complaint : complaints) {
    EXPECT_EQ(complaint.error().kind, ErrorKind::BadData);
    out.complaints.push_back(complaint.error().text());
  }
  return out;
}

TEST(Table, SplitsRowsAndCells) {
  const std::vector<std::string_view> files = {
      "name\tcode\nFARC\tCOLREBFARC\nNiño\t\n",
      // The last line may lack its end; spreadsheets write a byte order mark, Windows its own ends of lines.
      "name\tcode\nFARC\tCOLREBFARC\nNiño\t",
      "\xEF\xBB\xBFname\tcode\r\nFARC\tCOLREBFARC\r\nNiño\t\r\n",
      // Blanks round cells are nobody's wish.
      " name\tcode \n  FARC\tCOLREBFARC \nNiño\t  \n",
  };
  for (const std::string_view bytes : files) {
    const Parsed table = parsed(bytes);
    EXPECT_THAT(table.columns, ElementsAre("name", "code")) << bytes;
    EXPECT_THAT(table.rows,
                ElementsAre(Pair(2u, ElementsAre("FARC", "COLREBFARC")), Pair(3u, ElementsAre("Niño", ""))));
    EXPECT_THAT(table.complaints, IsEmpty());
  }
}

TEST(Table, SaysWhatIsWrongAndWhere) {
  const struct {
    std::string bytes;
    std::vector<std::string> complaints;
    std::size_t rows;
  } cases[] = {
      // A heading alone, or nothing at all, are for the schema to judge.
      {"", {}, 0},
      {"name\tcode", {}, 0},
      // Not the heading's number of cells: one too few, a tab too many, a table saved with semicolons.
      {"name\tcode\nFARC\nELN\tCOLREB\n", {"t.tsv:2: " + misfit(1, 2)}, 1},
      {"name\tcode\nFARC\tCOL\tREB\n", {"t.tsv:2: " + misfit(3, 2)}, 0},
      {"name\tcode\n\nFARC;COLREBFARC\n", {"t.tsv:2: an empty row: take it out", "t.tsv:3: " + misfit(1, 2)}, 0},
      // A line break inside a cell makes two rows that do not fit.
      {"name\tcode\n\"FA\nRC\"\tCOLREB\n", {"t.tsv:2: " + misfit(1, 2)}, 1},
      // A row of blank cells, as spreadsheets leave it, and an empty line; the end of the file is none.
      {"name\tcode\n\t\nFARC\tCOL\n \t \n",
       {"t.tsv:2: an empty row: take it out", "t.tsv:4: an empty row: take it out"},
       1},
      {"name\tcode\nFARC\tCOL\n\n\n", {"t.tsv:3: an empty row: take it out", "t.tsv:4: an empty row: take it out"}, 1},
      // A spreadsheet puts marks round a cell that has some inside, and doubles those.
      {"name\tcode\n\"FARC\"\tCOL\nELN\t\"COL\"\n",
       {"t.tsv:2:1: " + std::string(quoted), "t.tsv:3:2: " + std::string(quoted)},
       2},
      {"name\tcode\n\"The \"\"Shining Path\"\"\"\tPER\n", {"t.tsv:2:1: " + std::string(quoted)}, 1},
      {"name\tcode\n\"\"\tCOL\n", {"t.tsv:2:1: " + std::string(quoted)}, 1},
      // Marks that belong to the cell's text: speech, a nickname, one mark alone.
      {"name\tcode\n\"We met,\" he said, \"and left\"\tCOL\nthe \"Tigers\"\tLKA\n\"\tX\n", {}, 3},
      // Bytes of another code page: where is of no help, for the whole table has it.
      {"name\tcode\nNi\xF1o\tCOL\n", {no_utf8}, 0},
      {"name\tcode\nN\xC3\tCOL\n", {no_utf8}, 0},
      {std::string("\xFF\xFEn\0a\0", 6), {no_utf8}, 0},  // UTF-16
  };
  for (const auto& [bytes, complaints, rows] : cases) {
    const Parsed table = parsed(bytes);
    EXPECT_EQ(table.complaints, complaints) << bytes;
    EXPECT_EQ(table.rows.size(), rows) << bytes;
  }
}

TEST(Table, ComplaintsNameAsMuchOfThePlaceAsIsKnown) {
  EXPECT_EQ((Complaint{"a.tsv", 3, 2, "x"}.error().text()), "a.tsv:3:2: x");
  EXPECT_EQ((Complaint{"a.tsv", 3, 0, "x"}.error().text()), "a.tsv:3: x");
  EXPECT_EQ((Complaint{"a.tsv", 0, 0, "x"}.error().text()), "a.tsv: x");
  EXPECT_EQ((Complaint{"", 0, 0, "x"}.error().text()), "x");
}

TEST(Table, SplitsCells) {
  EXPECT_THAT(split_cell("a|b c| d "), ElementsAre("a", "b c", "d"));
  EXPECT_THAT(split_cell("a"), ElementsAre("a"));
  EXPECT_THAT(split_cell("a||b|"), ElementsAre("a", "", "b", ""));  // for the schema to complain of
  EXPECT_THAT(split_cell("object=actor; in=place", ';'), ElementsAre("object=actor", "in=place"));
  EXPECT_THAT(split_cell(""), IsEmpty());
  EXPECT_THAT(split_cell("  "), IsEmpty());
}

TEST(Table, ListsNames) {
  const std::string_view names[] = {"verb", "noun"};
  EXPECT_EQ(listed(names), "verb, noun");
  EXPECT_EQ(listed({}), "");
}

}  // namespace
}  // namespace bede
