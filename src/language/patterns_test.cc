// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bede {
namespace {

// What a pattern first matches, with its place: "2:ab"; "none", or why it cannot be run.
std::string found(const std::string& pattern, std::string_view text, std::size_t from = 0, bool anchored = false) {
  static const auto work = Pattern::make_work();
  const auto compiled = Pattern::compile(pattern, "under_test");
  if (!compiled.ok()) return compiled.error().message;
  const auto match = compiled.value().find(text, from, anchored, *work);
  if (!match) return "none";
  return std::to_string(match->begin) + ":" + std::string(text.substr(match->begin, match->end - match->begin));
}

// Each as Python's re.search has it, with places in bytes.
TEST(Pattern, FindsWhatPythonFinds) {
  struct Case {
    std::string pattern, text, expected;
  };
  const std::vector<Case> cases = {
      {"", "abc", "none"},
      {"b+", "abbc", "1:bb"},
      {"x", "abc", "none"},
      // The flag that says what is so anyway, and characters by number.
      {"(?u)\\w+", "\u00e9t\u00e9 2", "0:\u00e9t\u00e9"},
      {"\\u00e9", "t\u00e9", "1:\u00e9"},
      {"[\\u00A6\\u2014-\\u2016]", "a\u2015", "1:\u2015"},
      {"\\U0001F600|[\\U0001F601-\\U0001F610]", "a\U0001F605", "1:\U0001F605"},
      // An escaped backslash before a u is no escape of a character.
      {"\\\\u00e9", "\\u00e9", "0:\\u00e9"},
      {"\\.\\$\\^", "a.$^", "1:.$^"},
      // Word characters, digits and white space of Unicode.
      {"\\w+", "\u4e2d\u6587_\u0663!", "0:\u4e2d\u6587_\u0663"},
      {"\\d+", "a\u0663\u0664", "1:\u0663\u0664"},
      {"\\S+", "\u3000ab\u00a0", "3:ab"},
      // Look-behind and look-ahead.
      {"(?<=[0-9])\\+", "+1+", "2:+"},
      {"(?<=[A-Z][A-Z])\\.", "Ab.AB.", "5:."},
      {"(?<=\u00e9)\\.", "e.\u00e9.", "4:."},
      {"\\+(?![0-9])", "+1+a", "2:+"},
      // `$` is the end, or before a line break that ends it; no other character is a line break.
      {"a$", "a", "0:a"},
      {"a$", "a\n", "0:a"},
      {"a$", "a\nb", "none"},
      {"a$", "a\r", "none"},
      {"a$", "a\r\n", "none"},
      {"a$", "a\u2028", "none"},
      {"a.b", "a\rb", "0:a\rb"},
      {"a.b", "a\nb", "none"},
      {"^b", "a\nb", "none"},
      // An empty match is a match.
      {"x*", "abc", "0:"},
  };
  for (const Case& one : cases) EXPECT_EQ(found(one.pattern, one.text), one.expected) << one.pattern;
}

TEST(Pattern, SearchesFromAPlace) {
  EXPECT_EQ(found("a", "abca", 1), "3:a");
  EXPECT_EQ(found("a", "abca", 4), "none");
  EXPECT_EQ(found("a", "abca", 1, true), "none");
  EXPECT_EQ(found("b", "abca", 1, true), "1:b");
  EXPECT_EQ(found("(?<=a)b", "ab", 1, true), "1:b");  // what stands before the place is seen
  EXPECT_EQ(found("^b", "ab", 1), "none");
}

TEST(Pattern, NamesWhatItCannotRun) {
  for (const char* pattern : {"(", "[a", "a{2,1}", "(?<=a*)b", "\\", "\\C", "(?=a\\K)b"}) {
    const auto compiled = Pattern::compile(pattern, "suffix_search");
    ASSERT_FALSE(compiled.ok()) << pattern;
    EXPECT_EQ(compiled.error().kind, ErrorKind::Unsupported);
    EXPECT_THAT(compiled.error().message, testing::HasSubstr("suffix_search")) << pattern;
  }
  // Text that is no UTF-8, and an escape that would cut a character in two.
  EXPECT_FALSE(Pattern::compile("\xE9", "x").ok());
  EXPECT_FALSE(Pattern::compile("\\uabc\u00e9", "x").ok());
}

// A match that overflows the stack of compiled patterns is found all the same: spaCy's URL pattern needs much on one
// long token.
TEST(Pattern, LongTextsOverflowNoStack) {
  std::string text = "a:";
  while (text.size() < 100'000) text += "a.";
  const std::string pattern = "^(?:(?:[a-z]|b)(?:\\.|:))+$";
  EXPECT_EQ(found(pattern, text), "0:" + text);
  EXPECT_EQ(found(pattern, text + "!"), "none");
}

TEST(Pattern, MovesAndCopesWithoutSource) {
  Pattern pattern = Pattern::compile("a+", "x").value();
  const Pattern moved = std::move(pattern);
  const auto work = Pattern::make_work();
  EXPECT_TRUE(moved.find("baa", 0, false, *work).has_value());
  EXPECT_FALSE(Pattern().find("baa", 0, false, *work).has_value());
}

}  // namespace
}  // namespace bede
