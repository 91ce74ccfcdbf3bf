// SPDX-License-Identifier: Apache-2.0
// The import as a whole: folders in, tables out; and whatever bytes there are, none of them end the program.
#include "bede/import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <random>

#include "base/mapped_file.h"
#include "import/made_up_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Imported {
  explicit Imported(const TestFolder& from, const std::filesystem::path& to)
      : result(import_dictionaries(
            {ImportSources::Dialect::Petrarch, from.path(), to, made_up_pack()}, [&](const ImportNote& note) {
              told.push_back(std::filesystem::path(note.path).filename().string() + ":" + std::to_string(note.line));
            })) {}
  std::vector<std::string> told;
  Result<ImportCounts> result;
};

std::string text_of(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  return bytes.ok() ? bytes.value() : "absent";
}

TEST(Import, WritesTheTablesThatHaveRowsSorted) {
  const TestFolder from, to;
  from.write("b.actors",
             "\xEF\xBB\xBFRED_HERON_ [KENREB]\r\nBLUE_HERON_ [KENREB <19991231]\r\nHERON_ISLE_ [KEN]\r\nGONE_\r\n");
  from.write("more/a.verbs", "- * BOATS [073]\n");
  from.write(".hidden/c.actors", "GREY_HERON_ [KENREB]\n");
  const Imported run(from, to.path());
  ASSERT_TRUE(run.result.ok());
  EXPECT_THAT(run.told, ElementsAre("b.actors:4", "a.verbs:0"));
  EXPECT_EQ(run.result.value().files, 1u);
  EXPECT_EQ(run.result.value().names, 3u);
  EXPECT_EQ(run.result.value().dropped, 1u);
  EXPECT_EQ(text_of(to.path() / "actors/bodies.tsv"),
            "name\talso\tcode\tcountry\tsectors\tkind\tfrom\tto\tnote\n"
            "Blue Heron\t\tKENREB\tKEN\tREB\tperson\t\t1999-12-31\tb.actors:2\n"
            "Red Heron\t\tKENREB\tKEN\tREB\tbody\t\t\tb.actors:1\n");
  EXPECT_EQ(text_of(to.path() / "actors/states.tsv"),
            "code\tname\talso\tadjective\tpeople\tcapital\tseats\tcow\tgw\tfrom\tto\tnote\nKEN\t\tHeron "
            "Isle\t\t\t\t\t\t\t\t\t\n");
  EXPECT_EQ(text_of(to.path() / "actors/roles.tsv"), "absent");
  // Tables that are there are not written over.
  const Imported again(from, to.path());
  ASSERT_FALSE(again.result.ok());
  EXPECT_EQ(again.result.error().kind, ErrorKind::BadArgument);
  EXPECT_THAT(again.result.error().text(), HasSubstr("bodies.tsv: there is such a table already"));
}

TEST(Import, SaysWhereThereIsNothingToTake) {
  const TestFolder from, to;
  from.write("a.verbs", "- * BOATS [073]\n");
  EXPECT_EQ(Imported(from, to.path()).result.error().kind, ErrorKind::BadData);
  const auto tell = [](const ImportNote&) {};
  EXPECT_EQ(import_dictionaries({{}, from.path() / "absent", to.path(), made_up_pack()}, tell).error().kind,
            ErrorKind::NotFound);
  EXPECT_EQ(import_dictionaries({{}, from.path(), to.path(), from.path() / "absent"}, tell).error().kind,
            ErrorKind::NotFound);
  from.write("empty.pack", "");
  EXPECT_EQ(import_dictionaries({{}, from.path(), to.path(), from.path() / "empty.pack"}, tell).error().kind,
            ErrorKind::BadData);
}

// Any bytes, and bytes of which dictionaries are made: it ends, and what it writes are sound tables.
TEST(Import, TakesAnyBytes) {
  constexpr std::string_view pieces[] = {"AGNES_",   "HERON ", "[",     "]",        "KEN", "KENGOV", "~", "<",   ">",
                                         "200101",   "-",      "+",     "\n",       "\t",  "{",      "}", "!A!", " = ",
                                         "20010101", "<!--",   "-->",   "\xC9",     "|",   "\"",     "(", ")",   ";",
                                         "#",        "\r\n",   "[KEN]", "[~GOV]\n", "'",   "---",    ",", "\0x"};
  std::mt19937 chance(20240306);
  std::size_t written = 0;
  for (int round = 0; round < 300; ++round) {
    const TestFolder from, to;
    std::string bytes;
    for (int i = 0; i < 400; ++i) {
      if (round % 3 == 0)
        bytes += static_cast<char>(chance());
      else
        bytes += pieces[chance() % std::size(pieces)];
    }
    from.write("a", bytes);
    const Imported run(from, to.path());
    if (!run.result.ok()) continue;
    for (const char* table : {"bodies", "roles", "states"}) {
      const auto file = to.path() / "actors" / (std::string(table) + ".tsv");
      const auto text = read_file(file);
      if (!text.ok()) continue;
      ++written;
      Complaints complaints;
      parse_table(text.value(), "t.tsv", "t", complaints);
      EXPECT_THAT(complaints, testing::IsEmpty()) << bytes << "\n" << complaints[0].error().text();
    }
  }
  EXPECT_GT(written, 50u);
}

}  // namespace
}  // namespace bede
