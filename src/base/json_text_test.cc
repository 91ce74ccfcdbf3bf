// SPDX-License-Identifier: Apache-2.0
#include "base/json_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

namespace bede {
namespace {

std::string json(std::string_view text) {
  std::string out = "before ";
  append_json_text(text, out);
  return out.substr(7);
}

template <class Number>
std::string number(Number value) {
  std::string out = "before ";
  append_json_number(value, out);
  return out.substr(7);
}

TEST(JsonText, EscapesWhatItMust) {
  const std::pair<std::string, std::string> cases[] = {
      {"", R"("")"},
      {"Police in Lagos", R"("Police in Lagos")"},
      // Marks and backslashes, at either end and in a row.
      {R"("We met")", R"("\"We met\"")"},
      {R"(\)", R"("\\")"},
      {R"(a\"b)", R"("a\\\"b")"},
      // Control characters: five have names, the others numbers; 7F is none that JSON forbids.
      {"a\nb\r\tc", R"("a\nb\r\tc")"},
      {std::string("\0\x01\x1F", 3), R"("\u0000\u0001\u001f")"},
      {"\b\f", R"("\u0008\u000c")"},
      {"\x7F/", "\"\x7F/\""},
      // Letters beyond ASCII stand as they are, also the two line separators of JavaScript.
      {"Łódź 🚜\u2028", "\"Łódź 🚜\u2028\""},
  };
  for (const auto& [text, written] : cases) EXPECT_EQ(json(text), written);
}

TEST(JsonText, WritesWholeNumbers) {
  EXPECT_EQ(number(std::int64_t{0}), "0");
  EXPECT_EQ(number(std::int64_t{-42}), "-42");
  EXPECT_EQ(number(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(number(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
}

TEST(JsonText, WritesTheShortestNumberThatReadsBackTheSame) {
  const std::pair<double, const char*> cases[] = {
      {0.0, "0"},
      {-6.5, "-6.5"},
      {0.1, "0.1"},
      {10, "10"},
      {-80.1234567, "-80.1234567"},
      {0.001, "0.001"},
      {1.0 / 3, "0.3333333333333333"},
  };
  for (const auto& [value, written] : cases) {
    EXPECT_EQ(number(value), written);
    EXPECT_EQ(std::strtod(number(value).c_str(), nullptr), value);
  }
}

}  // namespace
}  // namespace bede
