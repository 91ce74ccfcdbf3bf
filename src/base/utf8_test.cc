// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace bede {
namespace {

struct Case {
  std::string bytes;
  std::string valid;
  std::size_t replaced;
};

// Each `valid` is what Python 3.11 gives for bytes.decode("utf-8", errors="replace").
TEST(Utf8, ReplacesAsPythonDoes) {
  const std::vector<Case> cases = {
      // Nothing to replace: ASCII, two to four bytes, NUL, the largest code point, a non-character, U+FFFD itself.
      {"", "", 0},
      {"plain", "plain", 0},
      {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 0},
      {std::string("a\0b", 3), std::string("a\0b", 3), 0},
      {"\xF4\x8F\xBF\xBF\xEF\xBF\xBF\uFFFD", "\xF4\x8F\xBF\xBF\xEF\xBF\xBF\uFFFD", 0},
      // Latin-1 left over: each byte alone.
      {"caf\xE9 au lait", "caf\uFFFD au lait", 1},
      // Bytes that never occur, and stray continuation bytes.
      {"\xFF\xFE", "\uFFFD\uFFFD", 2},
      {"\x80\xBF", "\uFFFD\uFFFD", 2},
      // A sequence cut off by the end or by another: its longest valid prefix is one replacement.
      {"caf\xE9 \xF0\x9F\x98", "caf\uFFFD \uFFFD", 2},
      {"\xE2\x82", "\uFFFD", 1},
      {"\xE2\x82 \xE2\x28\xA1", "\uFFFD \uFFFD(\uFFFD", 3},
      {"\xF0\x9F\x98\xF0\x9F\x98\x80", "\uFFFD\xF0\x9F\x98\x80", 1},
      {"\xC3", "\uFFFD", 1},
      // Overlong forms, surrogates and what is too large: no prefix is valid, so byte by byte.
      {"\xC0\xAF", "\uFFFD\uFFFD", 2},
      {"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xF0\x80\x80\xAF", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xED\xA0\xBD\xED\xB8\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 6},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"\xF5\x80\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      // The Unicode Standard's own example, table 3-8.
      {"a\xF1\x80\x80\xE1\x80\xC2"
       "b\x80"
       "c\x80\xBF"
       "d",
       "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", 6},
  };
  for (const Case& one : cases) {
    std::string text = one.bytes;
    EXPECT_EQ(make_valid_utf8(text), one.replaced) << testing::PrintToString(one.bytes);
    EXPECT_EQ(text, one.valid) << testing::PrintToString(one.bytes);
  }
}

// Whatever the bytes: the second time there is nothing to replace, and ASCII stays.
TEST(Utf8, RandomBytesBecomeValid) {
  std::mt19937 random(20190304);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = static_cast<char>(random() % 4 == 0 ? random() % 128 : random() % 256);
    std::string ascii;
    for (const char c : text)
      if (static_cast<signed char>(c) >= 0) ascii += c;
    make_valid_utf8(text);
    std::string again = text;
    EXPECT_EQ(make_valid_utf8(again), 0u);
    std::string kept;
    for (const char c : text)
      if (static_cast<signed char>(c) >= 0) kept += c;
    EXPECT_EQ(kept, ascii);
  }
}

// Decoding gives back what was appended, forwards and backwards, at both ends of each size.
TEST(Utf8, AppendsWhatItDecodes) {
  const std::vector<std::uint32_t> values = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
  std::string text;
  for (const std::uint32_t value : values) append_utf8(value, text);
  EXPECT_EQ(count_code_points(text), values.size());
  std::size_t at = 0;
  for (const std::uint32_t value : values) {
    const CodePoint point = decode_utf8(text, at);
    EXPECT_EQ(point.value, value);
    at += point.size;
    EXPECT_EQ(previous_code_point(text, at), at - point.size);
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace bede
