// SPDX-License-Identifier: Apache-2.0
#include "lexicon/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view colours[] = {"red", "green"};

std::vector<std::string> texts(const Complaints& complaints) {
  std::vector<std::string> out;
  for (const Complaint& complaint : complaints) out.push_back(complaint.error().text());
  return out;
}

// What is said of one cell of a kind, without its place.
std::string said_of(std::string_view cell, CellKind kind, bool required = false) {
  const Column columns[] = {{"first"}, {"cell", kind, required, colours}};
  const Table table{"t.tsv", "t", {"first", "cell"}, {{7, {"x", std::string(cell)}}}};
  Complaints complaints;
  EXPECT_TRUE(check_table(table, {"t", columns}, complaints));
  std::string all;
  for (const std::string& text : texts(complaints)) {
    EXPECT_TRUE(text.starts_with("t.tsv:7:2: ")) << text;
    all += (all.empty() ? "" : " / ") + text.substr(std::min<std::size_t>(11, text.size()));
  }
  return all;
}

TEST(Schema, TakesWhatFits) {
  const std::pair<CellKind, std::vector<std::string_view>> cases[] = {
      {CellKind::Free, {"anything | at, all;"}},
      {CellKind::Words, {"FARC", "Al-Nusra Front|Jabhat al-Nusra", "Côte d'Ivoire"}},
      {CellKind::Choice, {"red", "green"}},
      {CellKind::Choices, {"red", "red|green", "green | red"}},
      {CellKind::Date, {"2016-12-30", "2016-12", "2016", "0001-01-01"}},
      {CellKind::Country, {"KEN"}},
      {CellKind::Code, {"COLREBFARC", "GOV"}},
      {CellKind::Digits, {"04", "042", "0421"}},
      {CellKind::Number, {"12", "-3.5", "0", "007", "-0.25"}},
      {CellKind::YesNo, {"yes", "no"}},
      {CellKind::Slots, {"subject", "object|with|against"}},
      {CellKind::Requires, {"object=actor", "object=actor;in=place", "object=actor; subject=weapon"}},
      {CellKind::Example, {"Police arrested a man."}},
  };
  for (const auto& [kind, cells] : cases) {
    EXPECT_EQ(said_of("", kind), "");  // blank is for `required` to forbid
    for (const std::string_view cell : cells) EXPECT_EQ(said_of(cell, kind), "") << cell;
  }
}

TEST(Schema, SaysWhatDoesNotFitAndWhatToWrite) {
  const std::string turned = " is no date: write 2016-12-30, 2016-12 or 2016 (spreadsheets like to turn dates round)";
  const std::string digits = " is no CAMEO code of 2 to 4 digits (did a spreadsheet take a zero away?)";
  const std::string slot = " is no slot: write subject, object ... or one preposition in small letters";
  const std::string country = " is no country's code of three capital letters, such as KEN";
  const std::string code = " is no code: write capital letters alone, such as COLREBFARC";
  const struct {
    CellKind kind;
    std::string cell, said;
  } cases[] = {
      {CellKind::Words, "a||b", "an empty alternative: take one | away"},
      {CellKind::Words, "a|", "an empty alternative: take one | away"},
      {CellKind::Choice, "blue", "'blue' is none of red, green"},
      // One alone may be chosen; letters are as they are.
      {CellKind::Choice, "red|green", "'red|green' is none of red, green"},
      {CellKind::Choice, "Red", "'Red' is none of red, green"},
      {CellKind::Choices, "red|blue|pink", "'blue' is none of red, green / 'pink' is none of red, green"},
      // Dates that a spreadsheet turned round, and days that no calendar has.
      {CellKind::Date, "30/12/2016", "'30/12/2016'" + turned},
      {CellKind::Date, "12-30-2016", "'12-30-2016'" + turned},
      {CellKind::Date, "2016-30-12", "'2016-30-12'" + turned},
      {CellKind::Date, "2015-02-29", "'2015-02-29'" + turned},
      {CellKind::Date, "42734", "'42734'" + turned},  // days since 1899-12-30
      {CellKind::Date, "2016-12-30 10:00", "'2016-12-30 10:00'" + turned},
      {CellKind::Country, "Kenya", "'Kenya'" + country},
      {CellKind::Country, "ken", "'ken'" + country},
      {CellKind::Country, "KE", "'KE'" + country},
      {CellKind::Code, "ColReb", "'ColReb'" + code},
      {CellKind::Code, "COL1", "'COL1'" + code},
      // 042 that lost its zero twice over, 04.2, letters.
      {CellKind::Digits, "4", "'4'" + digits},
      {CellKind::Digits, "4.2", "'4.2'" + digits},
      {CellKind::Digits, "04234", "'04234'" + digits},
      {CellKind::Digits, "04a", "'04a'" + digits},
      {CellKind::Number, "3,5", "'3,5' is no number such as 12 or -3.5"},
      {CellKind::Number, "1e3", "'1e3' is no number such as 12 or -3.5"},
      {CellKind::Number, "-", "'-' is no number such as 12 or -3.5"},
      {CellKind::Number, ".5", "'.5' is no number such as 12 or -3.5"},
      {CellKind::Number, "5.", "'5.' is no number such as 12 or -3.5"},
      {CellKind::Number, "+5", "'+5' is no number such as 12 or -3.5"},
      {CellKind::YesNo, "TRUE", "'TRUE' is neither yes nor no"},
      {CellKind::Slots, "Object", "'Object'" + slot},
      {CellKind::Slots, "because of", "'because of'" + slot},
      {CellKind::Slots, "object|", "''" + slot},
      {CellKind::Requires, "object", "'object' is no requirement such as object=actor"},
      {CellKind::Requires, "=actor", "'=actor' is no requirement such as object=actor"},
      {CellKind::Requires, "object=actor;in=", "'in=' is no requirement such as object=actor"},
      {CellKind::Example, "arrested", "'arrested' is no sentence"},
      {CellKind::Example, "an arrest", "'an arrest' is no sentence"},
  };
  for (const auto& [kind, cell, said] : cases) EXPECT_EQ(said_of(cell, kind), said) << cell;
  EXPECT_EQ(said_of("", CellKind::Words, true), "'cell' may not be blank");
  EXPECT_EQ(said_of("  ", CellKind::Words, true), "");  // parse_table() has taken blanks off
}

TEST(Schema, SaysWhichColumnIsOutOfPlace) {
  constexpr Column columns[] = {{"name", CellKind::Words, true}, {"code", CellKind::Code}};
  const struct {
    std::vector<std::string> heading;
    std::string said;  // empty: they fit
  } cases[] = {
      {{"name", "code"}, ""},
      {{"code", "name"}, "t.tsv:1:1: this column should be 'name' and is 'code'"},
      {{"name"}, "t.tsv:1:2: the column 'code' is missing"},
      {{"name", "code", "colour"}, "t.tsv:1:3: the column 'colour' is not known here: take it out"},
      {{"name", "Code"}, "t.tsv:1:2: this column should be 'code' and is 'Code'"},
      {{""}, "t.tsv:1:1: the column 'name' is missing"},
  };
  for (const auto& [heading, said] : cases) {
    // The row would be complained of; where the columns do not fit, nothing is said of it.
    const Table table{"t.tsv", "t", heading, {{2, std::vector<std::string>(heading.size())}}};
    Complaints complaints;
    EXPECT_EQ(check_table(table, {"t", columns}, complaints), said.empty());
    EXPECT_THAT(texts(complaints), ElementsAre(said.empty() ? "t.tsv:2:1: 'name' may not be blank" : said));
  }
}

TEST(Schema, TablesHaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const TableSchema& schema : table_schemas()) {
    EXPECT_TRUE(names.insert(schema.name).second) << schema.name;
    std::set<std::string_view> columns;
    for (const Column& column : schema.columns) {
      EXPECT_TRUE(columns.insert(column.name).second) << schema.name << " " << column.name;
      const bool choice = column.kind == CellKind::Choice || column.kind == CellKind::Choices;
      EXPECT_EQ(choice, !column.choices.empty()) << schema.name << " " << column.name;
    }
  }
}

}  // namespace
}  // namespace bede
