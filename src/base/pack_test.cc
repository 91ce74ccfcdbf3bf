// SPDX-License-Identifier: Apache-2.0
#include "base/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/memory_pack_test.h"

namespace bede {
namespace {

using testing::HasSubstr;

// Where things stand in the file: base/pack.h.
constexpr std::size_t version_at = 8, sections_at = 12, size_at = 16, checksum_at = 24, table_at = 32;
constexpr std::size_t entry_size = 64, name_size = 48;

PackWriter small_writer() {
  PackWriter writer;
  writer.add("b/text", "Police in Lagos");
  writer.add("empty", "");
  writer.add_array<std::uint32_t>("a/numbers", {1, 2, 0xFFFFFFFF});
  writer.add_strings("names", {"", "Lagos", "caf\u00e9"});
  return writer;
}

template <class T>
std::string with(std::string bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
  return bytes;
}

std::string read_error(const std::string& bytes, Pack::Checksum checksum = Pack::Checksum::Checked) {
  const MemoryPack memory(bytes);
  const auto pack = memory.read(checksum);
  if (pack.ok()) return "";
  EXPECT_EQ(pack.error().kind, ErrorKind::BadData);
  EXPECT_EQ(pack.error().place, "test.pack");
  return pack.error().message;
}

TEST(Pack, GivesBackWhatWasWritten) {
  const MemoryPack memory(small_writer());
  const auto pack = memory.read();
  ASSERT_TRUE(pack.ok());
  EXPECT_EQ(pack.value().section("b/text").value(), "Police in Lagos");
  EXPECT_EQ(pack.value().section("empty").value(), "");
  const auto numbers = pack.value().array<std::uint32_t>("a/numbers");
  ASSERT_EQ(numbers.value().size(), 3u);
  EXPECT_EQ(numbers.value()[2], 0xFFFFFFFF);
  // Every section begins at a multiple of 64, so that numbers of any kind can be read where they stand.
  for (const char* name : {"a/numbers", "b/text", "names", "names.bytes"}) {
    const auto at = pack.value().section(name).value().data() - memory.bytes().data();
    EXPECT_EQ(at % 64, 0) << name;
  }
  const auto names = StringTable::read(pack.value(), "names");
  ASSERT_TRUE(names.ok());
  ASSERT_EQ(names.value().size(), 3u);
  EXPECT_EQ(names.value()[0], "");
  EXPECT_EQ(names.value()[1], "Lagos");
  EXPECT_EQ(names.value()[2], "caf\u00e9");
}

TEST(Pack, SameSectionsGiveTheSameBytes) {
  PackWriter other;
  other.add_strings("names", {"", "Lagos", "caf\u00e9"});
  other.add_array<std::uint32_t>("a/numbers", {1, 2, 0xFFFFFFFF});
  other.add("empty", "");
  other.add("b/text", "something else");
  other.add("b/text", "Police in Lagos");
  EXPECT_EQ(other.bytes(), small_writer().bytes());
  const MemoryPack none(PackWriter{});
  EXPECT_TRUE(none.read().ok());
}

TEST(Pack, SaysWhichSectionIsMissingOrCutOff) {
  const MemoryPack memory(small_writer());
  const Pack pack = memory.read().value();
  const auto missing = pack.section("lexicon");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, ErrorKind::BadData);
  EXPECT_EQ(missing.error().text(), "test.pack: section lexicon is missing; make the pack anew with `bede pack`");
  EXPECT_THAT(pack.array<std::uint64_t>("a/numbers").error().message, HasSubstr("section a/numbers is cut off"));
  // A name is a whole name, not the beginning of one.
  EXPECT_FALSE(pack.section("b").ok());
  EXPECT_FALSE(pack.section("b/text2").ok());
  EXPECT_FALSE(pack.section("").ok());
}

TEST(Pack, RefusesEveryTruncation) {
  const std::string whole = small_writer().bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_NE(read_error(whole.substr(0, size)), "") << size;
  EXPECT_THAT(read_error(""), HasSubstr("shorter than a pack's header"));
  EXPECT_THAT(read_error(whole.substr(0, 40)),
              HasSubstr("should have " + std::to_string(whole.size()) + " bytes and has 40"));
  EXPECT_THAT(read_error(whole + "x"), HasSubstr("damaged"));
}

TEST(Pack, RefusesEveryFlippedBit) {
  const std::string whole = small_writer().bytes();
  ASSERT_EQ(read_error(whole), "");
  for (std::size_t at = 0; at < whole.size(); ++at)
    EXPECT_NE(read_error(with(whole, at, static_cast<char>(whole[at] ^ (1 << at % 8)))), "") << at;
}

TEST(Pack, SaysWhatIsWrong) {
  const std::string whole = small_writer().bytes();
  EXPECT_THAT(read_error(with(whole, 0, 'b')), HasSubstr("this is no pack;"));
  EXPECT_THAT(read_error("{\"text\":\"Police in Lagos arrested 12 students.\"}"), HasSubstr("this is no pack;"));
  EXPECT_THAT(read_error(with(whole, version_at, std::uint32_t{7})),
              HasSubstr("has format 7, this program reads format 1"));
  EXPECT_THAT(read_error(with(whole, size_at, std::uint64_t{1} << 60)), HasSubstr("should have"));
  EXPECT_THAT(read_error(with(whole, checksum_at, std::uint64_t{0})), HasSubstr("checksum"));
}

// A checksum is no protection against a file that was made to do harm.
TEST(Pack, RefusesAForgedTable) {
  const std::string whole = small_writer().bytes();
  const std::size_t offset_at = table_at + name_size, entry_bytes_at = offset_at + 8;
  struct Case {
    std::string bytes, message;
  };
  const std::vector<Case> cases = {
      // More sections than the file has room for, or than numbers can count.
      {with(whole, sections_at, std::uint32_t{1000}), "its table is longer than the file"},
      {with(whole, sections_at, std::uint32_t{0xFFFFFFFF}), "its table is longer than the file"},
      // Sections that begin or end behind the file, also where their sum wraps round.
      {with(whole, offset_at, std::uint64_t{whole.size() + 64}), "lies outside the file"},
      {with(whole, offset_at, ~std::uint64_t{63}), "lies outside the file"},
      {with(whole, entry_bytes_at, std::uint64_t{whole.size()}), "lies outside the file"},
      {with(whole, entry_bytes_at, ~std::uint64_t{0}), "lies outside the file"},
      // A section that does not begin where numbers may be read.
      {with(whole, offset_at, std::uint64_t{3}), "lies outside the file"},
      // Names out of order, or twice the same: a search would miss them.
      {with(whole, table_at, 'z'), "its table is unsorted"},
      {whole.substr(0, table_at) + whole.substr(table_at, entry_size) + whole.substr(table_at, entry_size) +
           whole.substr(table_at + 2 * entry_size),
       "its table is unsorted"},
  };
  for (const Case& one : cases) EXPECT_THAT(read_error(one.bytes, Pack::Checksum::Ignored), HasSubstr(one.message));
}

TEST(Pack, OpensFiles) {
  const auto path = std::filesystem::temp_directory_path() / ("bede_pack_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_file(path, small_writer().bytes()).ok());
  {
    auto opened = Pack::open(path);
    ASSERT_TRUE(opened.ok());
    const Pack copy = opened.value();  // the file stays mapped for as long as a copy is there
    opened = Error{ErrorKind::NotFound, "", ""};
    EXPECT_EQ(copy.section("b/text").value(), "Police in Lagos");
  }
  std::filesystem::remove(path);
  EXPECT_EQ(Pack::open(path).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(Pack::open(path).error().place, path.string());
}

// A pack made in memory holds its own bytes: for as long as a copy of it is there, whatever became of the writer.
TEST(Pack, OwnsItsBytesInMemory) {
  std::optional<Pack> copy;
  {
    PackWriter writer = small_writer();
    const Result<Pack> made = pack_in_memory(writer, "folding");
    ASSERT_TRUE(made.ok());
    copy = made.value();
    writer.add("b/text", "something else");
  }
  const std::string_view text = copy->section("b/text").value();
  EXPECT_EQ(text, "Police in Lagos");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(text.data()) % 64, 0u);
  EXPECT_EQ(StringTable::read(*copy, "names").value()[1], "Lagos");
  EXPECT_EQ(copy->section("absent").error().place, "folding");
  EXPECT_TRUE(pack_in_memory(PackWriter{}, "none").ok());
}

Result<StringTable> forged_strings(const std::vector<std::uint32_t>& offsets, const std::string& bytes) {
  PackWriter writer;
  writer.add_array("names", offsets);
  writer.add("names.bytes", bytes);
  const MemoryPack memory(writer);
  return StringTable::read(memory.read().value(), "names");
}

TEST(StringTable, RefusesForgedOffsets) {
  ASSERT_TRUE(forged_strings({0, 2, 2, 5}, "abcde").ok());
  ASSERT_TRUE(forged_strings({0}, "").ok());
  const std::vector<std::pair<std::vector<std::uint32_t>, std::string>> cases = {
      // None at all; a first string that does not begin at the beginning; a last one that ends elsewhere.
      {{}, ""},
      {{1, 5}, "abcde"},
      {{0, 4}, "abcde"},
      {{0, 6}, "abcde"},
      {{0, 0xFFFFFFFF}, "abcde"},
      // Offsets that go back.
      {{0, 4, 2, 5}, "abcde"},
      {{0, 0xFFFFFFFF, 5}, "abcde"},
      // Bytes that are no UTF-8, and a cut within a character.
      {{0, 2}, "\xC3\x28"},
      {{0, 1, 2}, "\u00e9"},
  };
  for (const auto& [offsets, bytes] : cases) {
    const auto table = forged_strings(offsets, bytes);
    ASSERT_FALSE(table.ok()) << testing::PrintToString(offsets);
    EXPECT_THAT(table.error().message, HasSubstr("section names "));
  }
}

TEST(StringTable, SaysWhichSectionIsMissing) {
  const MemoryPack memory(small_writer());
  EXPECT_THAT(StringTable::read(memory.read().value(), "places").error().message,
              HasSubstr("section places is missing"));
  EXPECT_THAT(StringTable::read(memory.read().value(), "a/numbers").error().message,
              HasSubstr("section a/numbers.bytes is missing"));
}

// Sorted by bytes: "Z" before "a" before "\u00e9".
TEST(StringTable, FindsWhatIsThere) {
  PackWriter writer;
  const std::vector<std::string> sorted = {"", "Lagos", "Lagos State", "Zaria", "aba", "\u00e9tat"};
  writer.add_strings("names", sorted);
  writer.add_strings("none", {});
  writer.add_strings("twice", {"a", "a"});
  const MemoryPack memory(writer);
  const Pack pack = memory.read().value();
  const StringTable names = StringTable::read(pack, "names").value(), none = StringTable::read(pack, "none").value();
  for (std::size_t i = 0; i < sorted.size(); ++i) EXPECT_EQ(names.find_sorted(sorted[i]), i);
  for (const char* absent : {"A", "Lago", "Lagos Stat", "b", "\u00ea", "~"}) {
    EXPECT_EQ(names.find_sorted(absent), names.size()) << absent;
    EXPECT_FALSE(names.contains_sorted(absent));
  }
  EXPECT_EQ(none.size(), 0u);
  EXPECT_FALSE(none.contains_sorted(""));
  EXPECT_FALSE(StringTable().contains_sorted("x"));
  EXPECT_TRUE(names.is_sorted());
  EXPECT_TRUE(none.is_sorted());
  EXPECT_FALSE(StringTable::read(pack, "twice").value().is_sorted());
}

}  // namespace
}  // namespace bede
