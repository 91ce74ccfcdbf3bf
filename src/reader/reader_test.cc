// SPDX-License-Identifier: Apache-2.0
#include "reader/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace bede {
namespace {

using namespace std::string_literals;
using Strings = std::vector<std::string>;

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() / ("bede_reader_" + std::to_string(::getpid()) + test->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string put(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  // What is read, a string each: "text" of a report, "kind:line" of a refusal.
  static Strings read(Strings inputs, Reader::Options options = {}) {
    Reader reader(std::move(inputs), options);
    Strings read;
    while (auto item = reader.next()) {
      if (const Report* report = std::get_if<Report>(&*item)) {
        read.push_back(report->text);
      } else {
        const Refusal& refusal = std::get<Refusal>(*item);
        read.push_back(refusal.kind + ":" + std::to_string(refusal.line));
      }
    }
    return read;
  }

  std::filesystem::path folder;
};

TEST_F(ReaderTest, SaysHowManyBytesAreReadAndHowManyThereAre) {
  const std::string line = "{\"text\":\"one\"}\n";
  put("in/a.jsonl", line);
  put("in/deep/b.jsonl", line + line);
  const std::string one = put("c.jsonl", line);
  Reader reader({(folder / "in").string(), one, (folder / "c.*").string(), (folder / "absent.jsonl").string()});
  EXPECT_EQ(reader.bytes_in_all(), 5 * line.size());
  EXPECT_EQ(reader.bytes_read(), 0u);
  reader.next();
  EXPECT_EQ(reader.bytes_read(), line.size());
  while (reader.next()) continue;
  EXPECT_EQ(reader.bytes_read(), 5 * line.size());
  EXPECT_FALSE(Reader({one, "-"}).bytes_in_all());  // a pipe
}

TEST_F(ReaderTest, TellsTheFormatFromTheContent) {
  const std::string json = R"({"text":"one"})";
  // JSON Lines under any name, after white space and a byte order mark; with Windows line ends; blank lines between.
  EXPECT_EQ(read({put("a", json)}), Strings{"one"});
  EXPECT_EQ(read({put("a.txt", " \r\n\n " + json)}), Strings{"one"});
  EXPECT_EQ(read({put("a.jsonl", "\xEF\xBB\xBF" + json + "\r\n \t\r\n" + json + "\r\n")}), (Strings{"one", "one"}));
  // Files joined by cat: a mark within.
  EXPECT_EQ(read({put("a.jsonl", json + "\n\xEF\xBB\xBF" + json)}), (Strings{"one", "one"}));
  // By its name where the content is no JSON at all: then each line is told.
  EXPECT_EQ(read({put("a.jsonl", "[\n" + json)}), (Strings{"bad_json:1", "one"}));
  EXPECT_EQ(read({put("a.jsonl", " \n\n")}), Strings{});
  EXPECT_EQ(read({put("empty.ndjson", "")}), Strings{});
  // Anything else is plain text.
  EXPECT_EQ(read({put("b", "[a list]")}), Strings{"[a list]"});
}

// A file without fields can say at its head when it was published.
TEST_F(ReaderTest, TakesTheDateFromTheHeadOfAPlainText) {
  for (const std::string& head : {"date 2019-03-04\n\n"s, "date 2019-03-04 "s,
                                  "\xEF\xBB\xBF"
                                  "date 2019-03-04\r\n"s}) {
    Reader reader({put("a.txt", head + "Police in Lagos arrested 12.")});
    const Report report = std::get<Report>(*reader.next());
    EXPECT_EQ(report.date, "2019-03-04");
    EXPECT_EQ(report.text, "Police in Lagos arrested 12.");
  }
  Reader reader({put("a.txt", "date palms burned.")});
  const Report report = std::get<Report>(*reader.next());
  EXPECT_EQ(report.date, "");
  EXPECT_EQ(report.text, "date palms burned.");
}

TEST_F(ReaderTest, TakesPlainTextAsItStands) {
  // Line ends, white space at both ends, NUL and a dateline stay; only the mark goes.
  for (const std::string& text : {"LAGOS - Police\r\narrested 12.\n"s, " \n"s, "a\0b"s}) {
    EXPECT_EQ(read({put("a.txt", text)}), Strings{text});
    EXPECT_EQ(read({put("a.txt", "\xEF\xBB\xBF" + text)}), Strings{text});
  }
  Reader reader({put("b.txt", "caf\xE9 \xFF")});
  const Report report = std::get<Report>(*reader.next());
  EXPECT_EQ(report.text, "caf\uFFFD \uFFFD");
  EXPECT_EQ(report.replaced, 2u);
  EXPECT_EQ(report.line, 0u);
  EXPECT_EQ(report.id.size(), 33u);
  // Nothing to read is told of a file.
  EXPECT_EQ(read({put("c.txt", "")}), Strings{"no_text:0"});
  EXPECT_EQ(read({put("c.txt", "\xEF\xBB\xBF")}), Strings{"no_text:0"});
}

TEST_F(ReaderTest, GoesOnAfterWhatItRefuses) {
  const std::string lines = put("a.jsonl",
                                "{\"text\":\"one\"}\n"
                                "{\"text\":\n"
                                "{\"id\":\"c\"}\n"
                                "\n"
                                "{\"text\":7}\n"
                                "{\"text\":\"two\"}");
  const Strings expected = {"not_found:0", "one", "bad_json:2", "no_text:3", "bad_field:5", "two", "plain"};
  EXPECT_EQ(read({(folder / "absent").string(), lines, put("b.txt", "plain")}), expected);
  // A file as a folder of a path.
  EXPECT_EQ(read({lines + "/x"}), Strings{"not_found:0"});
}

TEST_F(ReaderTest, RefusesWhatIsTooLarge) {
  const Reader::Options small = {.text_limit_bytes = 5, .line_limit_bytes = 20};
  EXPECT_EQ(read({put("a.jsonl",
                      "{\"text\":\"12345\"}\n{\"text\":\"123456\"}\n" + std::string(21, ' ') + "\n{\"text\":\"1\"}\n")},
                 small),
            (Strings{"12345", "too_large:2", "too_large:3", "1"}));
  EXPECT_EQ(read({put("b.txt", "12345"), put("c.txt", "123456")}, small), (Strings{"12345", "too_large:0"}));
  // Replaced bytes grow: the limit is on what comes out.
  EXPECT_EQ(read({put("d.txt", "\xFF\xFF")}, small), Strings{"too_large:0"});
}

// The limits as they are: a text of 16 MiB is taken, a byte more is not, and the line after it is.
TEST_F(ReaderTest, TakesSixteenMebibytes) {
  const std::string limit(report_limit_bytes, 'x');
  const std::string path =
      put("a.jsonl", "{\"text\":\"" + limit + "\"}\n{\"text\":\"" + limit + "y\"}\n{\"text\":\"z\"}\n");
  const Strings got = read({path});
  ASSERT_EQ(got.size(), 3u);
  EXPECT_EQ(got[0].size(), report_limit_bytes);
  EXPECT_EQ(got[1], "too_large:2");
  EXPECT_EQ(got[2], "z");
}

TEST_F(ReaderTest, RefusesFormatsItDoesNotRead) {
  const Strings heads = {"PK\x03\x04 "s, "%PDF-1.7\n"s, "\xFF\xFEH\0i\0"s, "<?xml version=\"1.0\"?>\n<invoice/>"s};
  for (const std::string& head : heads) EXPECT_EQ(read({put("a", head)}), Strings{"unsupported:0"}) << head;
  // Those that it reads, with nothing of them behind their first bytes.
  for (const std::string& head : {"\x1F\x8B\x08\x00\x00"s, "\x28\xB5\x2F\xFD"s, "PAR1...."s})
    EXPECT_EQ(read({put("a", head)}), Strings{"unreadable:0"}) << head;
  // Stray bytes that look like the beginning of UTF-16 are replaced like others.
  EXPECT_EQ(read({put("a", "\xFF\xFE hello")}), Strings{"\uFFFD\uFFFD hello"});
}

// A folder's report files and folders by name; others, hidden ones and links that lead round in a circle are left.
// The hashes are those that xxh128sum prints of the same bytes.
TEST_F(ReaderTest, NamesWhatItHasReadToItsEnd) {
  const Strings inputs = {put("a.txt", "Rain fell."), (folder / "absent.txt").string(),
                          put("b.jsonl", "{\"text\":\"x\"}\nno json\n{\"text\":\"y\"}\n")};
  Reader reader(inputs);
  std::vector<std::uint64_t> items;
  while (auto item = reader.next())
    if (const Report* report = std::get_if<Report>(&*item)) items.push_back(report->item);
  EXPECT_EQ(items, (std::vector<std::uint64_t>{0, 2, 4}));  // the refused ones are counted
  ASSERT_EQ(reader.done().size(), 2u);
  EXPECT_EQ(reader.done()[0].name, inputs[0]);
  EXPECT_EQ(reader.done()[0].bytes, 10u);
  EXPECT_EQ(reader.done()[0].hash, "f2eb4a0dffbd1c88a0e8c8e294c4ede8");
  EXPECT_EQ(reader.done()[1].bytes, 34u);
  EXPECT_EQ(reader.done()[1].hash, "0068380af4693796d04201d5f634716f");
}

TEST_F(ReaderTest, ReadsFolders) {
  put("in/b.txt", "b");
  put("in/a.jsonl", "{\"text\":\"a\"}");
  put("in/deep/c.ndjson", "{\"text\":\"c\"}");
  put("in/z.txt", "z");
  put("in/.hidden.txt", "hidden");
  put("in/picture.png", "png");
  std::filesystem::create_directory_symlink(folder / "in", folder / "in/circle");
  EXPECT_EQ(read({(folder / "in").string()}), (Strings{"a", "b", "c", "z"}));
  std::filesystem::create_directory(folder / "bare");
  EXPECT_EQ(read({(folder / "bare").string(), put("d.txt", "d")}), (Strings{"not_found:0", "d"}));
}

TEST_F(ReaderTest, RefusesWhatItMayNotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const std::string path = put("a.txt", "a");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  EXPECT_EQ(read({path, put("b.txt", "b")}), (Strings{"unreadable:0", "b"}));
}

TEST_F(ReaderTest, ReadsStandardInput) {
  const int kept = ::dup(STDIN_FILENO);
  ASSERT_NE(std::freopen(put("in", "{\"text\":\"from a pipe\"}\n").c_str(), "r", stdin), nullptr);
  EXPECT_EQ(read({"-", "-"}), Strings{"from a pipe"});
  ::dup2(kept, STDIN_FILENO);
  ::close(kept);
}

TEST_F(ReaderTest, EndsOnceStopped) {
  std::atomic<bool> stop = false;
  Reader reader({put("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")}, {.stop = &stop});
  EXPECT_TRUE(reader.next());
  stop = true;
  EXPECT_FALSE(reader.next());
}

// A name that is no UTF-8 goes into JSON messages: it is made valid there.
TEST_F(ReaderTest, NamesInputsInValidUtf8) {
  Reader reader({"absent\xFF.txt"});
  EXPECT_EQ(std::get<Refusal>(*reader.next()).input, "absent\uFFFD.txt");
}

// docs/errors.md names each kind, with the meaning that the program gives.
TEST(RefusalKinds, AreDocumented) {
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
  std::ifstream file(root / "docs/errors.md");
  std::stringstream document;
  document << file.rdbuf();
  ASSERT_FALSE(document.str().empty());
  for (const RefusalKind& kind : refusal_kinds()) {
    const std::string row = "| `" + std::string(kind.name) + "` | " + std::string(kind.meaning);
    EXPECT_NE(document.str().find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace bede
