// SPDX-License-Identifier: Apache-2.0
#include "reader/input_bytes.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace bede {
namespace {

using namespace std::string_literals;
using Taken = InputBytes::Taken;

class InputBytesTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path = std::filesystem::temp_directory_path() / ("bede_input_" + std::to_string(::getpid()) + test->name());
  }
  void TearDown() override { std::filesystem::remove(path); }

  InputBytes bytes_of(const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return InputBytes::open(path.string(), nullptr).value();
  }
  std::vector<std::string> lines_of(const std::string& content, std::size_t limit) {
    InputBytes bytes = bytes_of(content);
    std::vector<std::string> lines;
    std::string line;
    for (Taken taken; (taken = bytes.read_line(line, limit)) != Taken::End;)
      lines.push_back(taken == Taken::TooLong ? "too long" : line);
    return lines;
  }

  std::filesystem::path path;
};

TEST_F(InputBytesTest, GivesLines) {
  using Lines = std::vector<std::string>;
  // With and without a break at the end; blank lines; a carriage return and a NUL are bytes like others.
  EXPECT_EQ(lines_of("", 9), Lines{});
  EXPECT_EQ(lines_of("a\nb\n", 9), (Lines{"a", "b"}));
  EXPECT_EQ(lines_of("a\n\nb", 9), (Lines{"a", "", "b"}));
  EXPECT_EQ(lines_of("\n", 9), Lines{""});
  EXPECT_EQ(lines_of("a\r\nb\0c\n"s, 9), (Lines{"a\r", "b\0c"s}));
  // At the limit, and over it in the middle and at the end.
  EXPECT_EQ(lines_of("123456789\n1234567890\nc\n1234567890", 9), (Lines{"123456789", "too long", "c", "too long"}));
}

// Lines longer than the buffer, and one that breaks exactly at its end.
TEST_F(InputBytesTest, GivesLinesLongerThanTheBuffer) {
  for (const std::size_t size : {262143u, 262144u, 262145u, 1000000u}) {
    const std::string long_line(size, 'x');
    const std::vector<std::string> lines = lines_of("a\n" + long_line + "\nb\n", 2000000);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[1], long_line);
    EXPECT_EQ(lines_of("a\n" + long_line + "\nb\n", 1000), (std::vector<std::string>{"a", "too long", "b"}));
  }
}

TEST_F(InputBytesTest, ShowsTheHeadWithoutTakingIt) {
  InputBytes bytes = bytes_of("\xEF\xBB\xBF  {\"a\"}\n");
  bytes.skip_prefix("\xEF\xBB\xBF");
  EXPECT_EQ(bytes.head(), "  {\"a\"}\n");
  std::string line;
  EXPECT_EQ(bytes.read_line(line, 99), Taken::All);
  EXPECT_EQ(line, "  {\"a\"}");
  EXPECT_TRUE(bytes.head().empty());
}

TEST_F(InputBytesTest, GivesAll) {
  std::string all;
  const std::string content = std::string(600000, 'x') + "\r\n\0end"s;
  EXPECT_EQ(bytes_of(content).read_all(all, content.size()), Taken::All);
  EXPECT_EQ(all, content);
  EXPECT_EQ(bytes_of(content).read_all(all, content.size() - 1), Taken::TooLong);
  EXPECT_EQ(bytes_of("").read_all(all, 9), Taken::End);
}

TEST_F(InputBytesTest, NamesWhatItCannotOpen) {
  EXPECT_EQ(InputBytes::open(path.string(), nullptr).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(InputBytes::open("", nullptr).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(InputBytes::open("a\0b"s, nullptr).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(InputBytes::open(std::string(5000, 'a'), nullptr).error().kind, ErrorKind::Unreadable);
}

// A folder can be opened but not read: what fails later than at the opening is told as well.
TEST_F(InputBytesTest, TellsThatReadingFailed) {
  InputBytes bytes = InputBytes::open(std::filesystem::temp_directory_path().string(), nullptr).value();
  std::string line;
  EXPECT_EQ(bytes.read_line(line, 99), Taken::End);
  ASSERT_TRUE(bytes.failure());
  EXPECT_EQ(bytes.failure()->kind, ErrorKind::Unreadable);
}

// A stop ends the wait for a pipe that stays silent, and half a line is no line.
TEST_F(InputBytesTest, StopsWaiting) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "whole line of text\nhalf", 23), 23);
  std::atomic<bool> stop = false;
  InputBytes bytes = InputBytes::open("/proc/self/fd/" + std::to_string(ends[0]), &stop).value();
  std::string line;
  EXPECT_EQ(bytes.read_line(line, 99), Taken::All);
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
  });
  EXPECT_EQ(bytes.read_line(line, 99), Taken::End);
  stopper.join();
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace bede
