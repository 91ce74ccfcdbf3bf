// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>
#include <zstd.h>

#include "reader/byte_source.h"
#include "reader/reading_folder_test.h"

namespace bede {
namespace {

using Strings = std::vector<std::string>;

std::string gzip(const std::string& bytes) {
  z_stream stream = {};
  EXPECT_EQ(::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(::deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(::deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

std::string zstd(const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

const std::string one = "{\"text\":\"one\"}\n", two = "{\"text\":\"two\"}\n";

using Unpack = ReadingFolder;

// Under any name; members and frames one after another are one file; zeros at the end are padding.
TEST_F(Unpack, ReadsWhatIsPacked) {
  for (const auto pack : {gzip, zstd}) {
    EXPECT_EQ(read({put("a", pack(one))}), Strings{"one"});
    EXPECT_EQ(read({put("a.jsonl.gz", pack(one + two))}), (Strings{"one", "two"}));
    EXPECT_EQ(read({put("a", pack(one) + pack("") + pack(two))}), (Strings{"one", "two"}));
    EXPECT_EQ(read({put("a", pack(one) + std::string(1000, '\0'))}), Strings{"one"});
    EXPECT_EQ(read({put("a.txt", pack("date 2024-03-06 Rain fell."))}), Strings{"Rain fell."});
  }
}

// Larger than all buffers, with a member's end at any place.
TEST_F(Unpack, ReadsLongFiles) {
  std::string lines;
  Strings expected;
  for (int i = 0; i < 20'000; ++i) {
    expected.push_back("report " + std::to_string(i * 7919) + " of the day");
    lines += "{\"text\":\"" + expected.back() + "\"}\n";
  }
  for (const std::size_t cut : {1u, 65'535u, 65'536u, 300'001u}) {
    EXPECT_EQ(read({put("a", gzip(lines.substr(0, cut)) + gzip(lines.substr(cut)))}), expected);
    EXPECT_EQ(read({put("a", zstd(lines.substr(0, cut)) + zstd(lines.substr(cut)))}), expected);
  }
}

// What came before the damage is kept; one refusal tells of it.
TEST_F(Unpack, TellsOfDamage) {
  const std::string packed = gzip(one + two);
  EXPECT_EQ(read({put("a", gzip(one) + packed.substr(0, packed.size() - 9))}),
            (Strings{"one", "one", "two", "unreadable:4"}));
  EXPECT_EQ(read({put("a", gzip(one) + "no gzip")}), (Strings{"one", "unreadable:2"}));
  std::string changed = zstd(one) + zstd(two);
  changed.back() = static_cast<char>(changed.back() + 1);
  const Strings got = read({put("a", changed), put("b", two)});
  ASSERT_GE(got.size(), 2u);
  EXPECT_EQ(got[0], "one");
  EXPECT_EQ(got.back(), "two");
  // Packed twice is a mistake of somebody, not a format.
  EXPECT_EQ(read({put("a", gzip(gzip(one)))}), Strings{"unsupported:0"});
}

// A run names the file by the hash of its own bytes, not of what was in them.
TEST_F(Unpack, NamesTheFileAsItIs) {
  const std::string packed = gzip(one);
  Reader reader({put("a.gz", packed)});
  while (reader.next()) {
  }
  ASSERT_EQ(reader.done().size(), 1u);
  EXPECT_EQ(reader.done()[0].bytes, packed.size());
}

// A hundred megabytes from a hundred kilobytes: the limit is on what comes out.
TEST_F(Unpack, HoldsTheLimits) {
  const std::string zeros = gzip(std::string(100'000'000, '\0'));
  EXPECT_EQ(read({put("a.txt.gz", zeros), put("b", one)}), (Strings{"too_large:0", "one"}));
  const Reader::Options small = {.line_limit_bytes = 1000};
  EXPECT_EQ(read({put("a.jsonl.gz", zeros + gzip("\n" + one))}, small), (Strings{"too_large:1", "one"}));
}

}  // namespace
}  // namespace bede
