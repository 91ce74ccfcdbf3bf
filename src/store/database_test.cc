// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "store/appender.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class DatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() / ("bede_database_" + std::to_string(::getpid()) + test->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  Database open(bool read_only = false) const {
    auto database = Database::open(folder / "a.duckdb", {.read_only = read_only});
    if (!database.ok()) ADD_FAILURE() << database.error().text();
    return std::move(database).value();
  }

  // Rows with | between cells; NULL is a dash.
  static std::vector<std::string> rows(const Database& database, const std::string& sql) {
    std::vector<std::string> found;
    const auto done = database.read(sql, [&](Database::Values row) {
      std::string line;
      for (const auto& cell : row) line += "|" + std::string(cell.value_or("-"));
      found.push_back(line.substr(1));
      return true;
    });
    if (!done.ok()) found.push_back(done.error().message);
    return found;
  }

  std::filesystem::path folder;
};

TEST_F(DatabaseTest, ReadsRowsAsText) {
  const Database database = open();
  EXPECT_THAT(
      rows(database, "SELECT 'a longer text than twelve bytes', NULL::VARCHAR, '' UNION ALL SELECT 'b', 'ŁKS', 'x'"),
      ElementsAre("a longer text than twelve bytes|-|", "b|ŁKS|x"));
  EXPECT_EQ(rows(database, "SELECT i::VARCHAR FROM range(5000) t(i)").size(), 5000u);  // more than a chunk
  EXPECT_THAT(rows(database, "SELECT 1"), ElementsAre(HasSubstr("is no text")));
  EXPECT_EQ(database.value("SELECT 'x' || 1").value(), "x1");
  EXPECT_EQ(database.value("SELECT NULL::VARCHAR").value(), "");
}

TEST_F(DatabaseTest, EndsWhereNoMoreIsWanted) {
  const Database database = open();
  int taken = 0;
  ASSERT_TRUE(database.read("SELECT i::VARCHAR FROM range(100000) t(i)", [&](auto) { return ++taken < 3; }).ok());
  EXPECT_EQ(taken, 3);
  const std::atomic<bool> stop = true;
  ASSERT_TRUE(database
                  .read(
                      "SELECT i::VARCHAR FROM range(100000) t(i)", [&](auto) { return ++taken > 0; }, &stop)
                  .ok());
  EXPECT_EQ(taken, 3);
}

TEST_F(DatabaseTest, TellsMistakesByTheirKind) {
  const Database database = open();
  EXPECT_EQ(database.run("SELEKT").error().kind, ErrorKind::BadArgument);
  EXPECT_EQ(database.run("SELECT * FROM nowhere").error().kind, ErrorKind::BadArgument);
  // A name that only an extension has: no network call, but an error.
  EXPECT_EQ(database.run("SELECT st_point(1, 2)").error().kind, ErrorKind::BadArgument);
  // A mistake that comes while rows are fetched, behind the first chunks.
  EXPECT_THAT(
      rows(database, "SELECT (CASE WHEN i > 9000 THEN 'x' ELSE '1' END)::INTEGER::VARCHAR FROM range(10000) t(i)")
          .back(),
      HasSubstr("Could not convert"));
  EXPECT_EQ(Database::open(folder / "absent.duckdb", {.read_only = true}).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(Database::open(folder / "no" / "a.duckdb", {}).error().kind, ErrorKind::Unwritable);
  std::ofstream(folder / "text.duckdb") << std::string(10'000, 'x');
  EXPECT_EQ(Database::open(folder / "text.duckdb", {}).error().kind, ErrorKind::BadData);
}

TEST_F(DatabaseTest, WritesGroupsOfAsManyRowsAsAreAskedFor) {
  const Database::Options small = {.row_group_rows = 2048};
  {
    auto database = Database::open(folder / "a.duckdb", small);
    ASSERT_TRUE(database.ok()) << database.error().text();
    EXPECT_TRUE(database->run("CREATE TABLE t AS SELECT * FROM range(5000) r(i)").ok());
  }
  EXPECT_THAT(rows(open(true), "SELECT count(DISTINCT row_group_id)::VARCHAR FROM pragma_storage_info('t')"),
              ElementsAre("3"));
  // What goes wrong is told as of one that is opened by itself.
  EXPECT_EQ(Database::open(folder / "no" / "a.duckdb", small).error().kind, ErrorKind::Unwritable);
  std::ofstream(folder / "text.duckdb") << std::string(10'000, 'x');
  EXPECT_EQ(Database::open(folder / "text.duckdb", small).error().kind, ErrorKind::BadData);
}

TEST_F(DatabaseTest, TakesQueriesOfOthersThatReadAlone) {
  ASSERT_TRUE(open().run("CREATE TABLE t AS SELECT 7 AS a").ok());
  const Database database = open(true);
  for (const char* sql : {"SELECT a FROM t", "SELECT a FROM t;  ", "SELECT a FROM t; -- all",
                          "-- first\nSELECT a FROM t", "FROM t", "WITH x AS (FROM t) FROM x"}) {
    ASSERT_TRUE(database.view("v", sql).ok()) << sql;
    EXPECT_THAT(rows(database, "SELECT COLUMNS(*)::VARCHAR FROM v"), ElementsAre("7")) << sql;
  }
  for (const char* sql : {"DELETE FROM t", "CREATE TABLE u (a INTEGER)", "COPY t TO '/dev/null'", "ATTACH 'b.duckdb'",
                          "SET memory_limit = '9GB'", "SELECT 1; SELECT 2", "", ";"})
    EXPECT_EQ(database.view("v", sql).error().kind, ErrorKind::BadArgument) << sql;
}

// What one connection makes for a while is not the other's, and the database is open as long as one of them is.
TEST_F(DatabaseTest, HasConnectionsBesideEachOther) {
  std::optional<Database> first(open());
  ASSERT_TRUE(first->run("CREATE TABLE t AS SELECT 'a' AS x; CREATE TEMP TABLE own AS SELECT 'b' AS x").ok());
  const auto second = first->beside();
  ASSERT_TRUE(second.ok()) << second.error().text();
  EXPECT_FALSE(second.value().run("FROM own").ok());
  ASSERT_TRUE(second.value().run("CREATE TEMP TABLE own AS SELECT 'c' AS x").ok());
  EXPECT_THAT(rows(*first, "FROM own"), ElementsAre("b"));
  first.reset();
  EXPECT_THAT(rows(second.value(), "FROM t, own"), ElementsAre("a|c"));
}

// All forms of a query end, though DuckDB's own threads have no end of work; and then all is as before.
TEST_F(DatabaseTest, EndsWhatIsInterruptedOrStopped) {
  auto database = Database::open(folder / "a.duckdb", {.threads = 3});
  ASSERT_TRUE(database.ok()) << database.error().text();
  const auto beside = database->beside();
  ASSERT_TRUE(beside.ok());
  constexpr const char* endless = "SELECT sum(hash(i))::VARCHAR FROM range(1000000000000) t(i)";
  constexpr const char* first_alone =  // it gives rows, and nothing after them
      "SELECT i::VARCHAR FROM range(1000000000000) t(i) WHERE i < 100000 OR hash(i) = 0";
  const auto none = [](Database::Values) { return true; };
  std::atomic<bool> over = false, stop = false;
  std::thread other([&] {
    while (!over) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      database->interrupt();  // what is beside it too
    }
  });
  EXPECT_EQ(database->read(endless, none).error().kind, ErrorKind::Interrupted);
  EXPECT_EQ(database->read(first_alone, none).error().kind, ErrorKind::Interrupted);
  EXPECT_EQ(database->run(std::string("CREATE TEMP TABLE t AS ") + endless).error().kind, ErrorKind::Interrupted);
  EXPECT_EQ(beside.value().read(endless, none).error().kind, ErrorKind::Interrupted);
  over = true;
  other.join();
  std::thread stopping([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stop = true;
  });
  EXPECT_TRUE(database->read(endless, none, &stop).ok());
  stopping.join();
  EXPECT_TRUE(database->read(first_alone, [](Database::Values) { return false; }).ok());
  EXPECT_THAT(rows(*database, "SELECT 'a'"), ElementsAre("a"));
  EXPECT_THAT(rows(beside.value(), "SELECT 'b'"), ElementsAre("b"));
}

TEST(NumberOfTest, ReadsWhatARowHas) {
  EXPECT_EQ(number_of("18446744073709551615"), 18446744073709551615u);
  EXPECT_EQ(number_of("00ff00ff00ff00ff", 16), 0xff00ff00ff00ffu);
  EXPECT_EQ(number_of<int>("-1"), -1);
  EXPECT_EQ(number_of<double>("-4.05466"), -4.05466);
  EXPECT_EQ(number_of(std::nullopt), 0u);
  EXPECT_EQ(number_of(""), 0u);
}

TEST(SqlTextTest, QuotesWhatEndsAText) {
  EXPECT_EQ(sql_text("Côte d'Ivoire"), "'Côte d''Ivoire'");
  EXPECT_EQ(sql_text("'; DROP TABLE x; --"), "'''; DROP TABLE x; --'");
  EXPECT_EQ(sql_text(std::string_view("a\0b", 3)), "'ab'");  // no text of SQL holds a NUL
}

constexpr StoreColumn columns[] = {{"a", "VARCHAR", ""}, {"b", "INTEGER", ""}, {"c", "BIGINT", ""},
                                   {"d", "DOUBLE", ""},  {"e", "DATE", ""},    {"f", "VARCHAR[]", ""}};
constexpr StoreTable table = {"t", "", columns};
constexpr const char* made = "CREATE TABLE t (a VARCHAR, b INTEGER, c BIGINT, d DOUBLE, e DATE, f VARCHAR[])";

TEST_F(DatabaseTest, AppendsRows) {
  const Database database = open();
  ASSERT_TRUE(database.run(made).ok());
  auto appender = Appender::open(database, table);
  ASSERT_TRUE(appender.ok());
  const std::vector<std::string> some = {"x", "", "ŁKS"}, none;
  ASSERT_TRUE(appender->text("one")
                  .number(-1)
                  .number(1LL << 40)
                  .real(-0.5)
                  .day_or_null("2024-02-29")
                  .texts(some)
                  .end_row()
                  .ok());
  ASSERT_TRUE(appender->text("").null().number_or_null({}).null().day_or_null("2023-02-29").texts(none).end_row().ok());
  ASSERT_TRUE(appender->text_or_null("").number(2).number(3).real(0).day_or_null("").null().end_row().ok());
  ASSERT_TRUE(appender->text("last").number(2).number(3).real(0).day_or_null("0001-01-01").texts(some).end_row().ok());
  EXPECT_THAT(rows(database, "SELECT a FROM t"), ElementsAre());  // not yet flushed
  ASSERT_TRUE(appender->flush().ok());
  EXPECT_THAT(rows(database, "SELECT COLUMNS(*)::VARCHAR FROM t"),
              ElementsAre("one|-1|1099511627776|-0.5|2024-02-29|[x, '', ŁKS]", "|-|-|-|-|[]", "-|2|3|0.0|-|-",
                          "last|2|3|0.0|0001-01-01|[x, '', ŁKS]"));
}

// A chunk has 2,048 rows: what stands at its edges, and whether nothing of one is left in the next.
TEST_F(DatabaseTest, AppendsManyChunks) {
  const Database database = open();
  ASSERT_TRUE(database.run(made).ok());
  auto appender = Appender::open(database, table);
  constexpr int count = 5000;
  for (int i = 0; i < count; ++i) {
    const std::vector<std::string> list(static_cast<std::size_t>(i % 5), std::to_string(i));
    if (i % 3 == 0)
      appender->null();
    else
      appender->text(std::string(static_cast<std::size_t>(i % 40), 'a'));
    ASSERT_TRUE(appender->number(i).number(i).real(i).null().texts(list).end_row().ok());
  }
  ASSERT_TRUE(appender->flush().ok());
  EXPECT_EQ(database.value("SELECT count(*)::VARCHAR FROM t WHERE a IS NULL").value(), "1667");
  EXPECT_EQ(database.value("SELECT count(*)::VARCHAR FROM t WHERE b % 3 <> 0 AND length(a) <> b % 40").value(), "0");
  EXPECT_EQ(
      database.value("SELECT count(*)::VARCHAR FROM t WHERE len(f) <> b % 5 OR (len(f) > 0 AND f[1] <> b::VARCHAR)")
          .value(),
      "0");
}

TEST_F(DatabaseTest, WhatIsNotCommittedIsGone) {
  {
    const Database database = open();
    ASSERT_TRUE(database.run(made).ok());
    auto appender = Appender::open(database, table);
    const std::vector<std::string> none;
    for (const bool commits : {true, false}) {
      ASSERT_TRUE(database.run("BEGIN TRANSACTION").ok());
      ASSERT_TRUE(appender->text("x").number(commits).number(0).real(0).null().texts(none).end_row().ok());
      ASSERT_TRUE(appender->flush().ok());
      if (commits) {
        ASSERT_TRUE(database.run("COMMIT").ok());
      }
    }
  }
  EXPECT_THAT(rows(open(true), "SELECT b::VARCHAR FROM t"), ElementsAre("1"));
}

}  // namespace
}  // namespace bede
