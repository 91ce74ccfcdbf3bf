// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace bede {
namespace {

using testing::HasSubstr;

class MappedFileTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() / ("bede_file_" + std::to_string(::getpid()) + test->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::size_t files_in_folder() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  std::filesystem::path folder;
};

TEST_F(MappedFileTest, GivesBackWhatWasWritten) {
  const std::string bytes = std::string("Police\0in\nLagos", 15) + std::string(100'000, 'x');
  ASSERT_TRUE(write_file(folder / "a", bytes).ok());
  EXPECT_EQ(read_file(folder / "a").value(), bytes);
  ASSERT_TRUE(write_file(folder / "a", "new").ok());
  EXPECT_EQ(MappedFile::open(folder / "a").value().bytes(), "new");
  EXPECT_EQ(files_in_folder(), 1u);  // nothing is left beside it
}

TEST_F(MappedFileTest, AnEmptyFileIsEmpty) {
  ASSERT_TRUE(write_file(folder / "a", "").ok());
  EXPECT_EQ(MappedFile::open(folder / "a").value().bytes(), "");
  EXPECT_EQ(read_file(folder / "a").value(), "");
}

TEST_F(MappedFileTest, MovesItsMapping) {
  ASSERT_TRUE(write_file(folder / "a", "first").ok());
  ASSERT_TRUE(write_file(folder / "b", "second").ok());
  MappedFile one = MappedFile::open(folder / "a").value(), two = MappedFile::open(folder / "b").value();
  one = std::move(two);
  EXPECT_EQ(one.bytes(), "second");
  const MappedFile three = std::move(one);
  EXPECT_EQ(three.bytes(), "second");
}

TEST_F(MappedFileTest, SaysWhyItCannotRead) {
  const auto absent = MappedFile::open(folder / "absent");
  EXPECT_EQ(absent.error().kind, ErrorKind::NotFound);
  EXPECT_EQ(absent.error().text(), (folder / "absent").string() + ": cannot open this file: No such file or directory");
  const auto is_folder = MappedFile::open(folder);
  EXPECT_EQ(is_folder.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(is_folder.error().message, HasSubstr("Is a directory"));
  const auto below_a_file = MappedFile::open("/proc/self/status/x");
  EXPECT_EQ(below_a_file.error().kind, ErrorKind::Unreadable);
  // What is no file could block for ever, or have no end.
  EXPECT_EQ(MappedFile::open("/dev/zero").error().kind, ErrorKind::Unreadable);
}

TEST_F(MappedFileTest, SaysWhyItCannotWrite) {
  for (const auto& path : {folder / "absent" / "a", folder, std::filesystem::path("/proc/bede")}) {
    const auto written = write_file(path, "x");
    ASSERT_FALSE(written.ok()) << path;
    EXPECT_EQ(written.error().kind, ErrorKind::Unwritable);
    EXPECT_EQ(written.error().place, path.string());
  }
  EXPECT_EQ(files_in_folder(), 0u);
}

}  // namespace
}  // namespace bede
