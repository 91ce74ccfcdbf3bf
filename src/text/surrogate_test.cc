// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "text/text.h"

namespace bede {
namespace {

struct Case {
  std::string json;
  std::string after;
  std::size_t replaced;
};

TEST(Surrogate, ReplacesThoseWithoutAPartner) {
  const std::vector<Case> cases = {
      // Pairs and other escapes stay, in either case of the digits.
      {R"({"text":"\ud83d\ude00 \u00e9 \n"})", R"({"text":"\ud83d\ude00 \u00e9 \n"})", 0},
      {R"("\uD83D\uDE00")", R"("\uD83D\uDE00")", 0},
      // Alone: at the end, before text, before another escape, the wrong way round, two highs before a low.
      {R"("\ud800")", R"("\ufffd")", 1},
      {R"("so \ud83d sad")", R"("so \ufffd sad")", 1},
      {R"("\ud83d\n")", R"("\ufffd\n")", 1},
      {R"("\ude00\ud83d")", R"("\ufffd\ufffd")", 2},
      {R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")", 1},
      // An escaped backslash before a "u" is text about escapes, not one.
      {R"("\\ud800")", R"("\\ud800")", 0},
      {R"("\\\ud800")", R"("\\\ufffd")", 1},
      {R"("\ud83d\\ude00")", R"("\ufffd\\ude00")", 1},
      // What is no JSON stays, for the JSON reader to complain about.
      {R"("\ud8)", R"("\ud8)", 0},
      {R"("\uzzzz")", R"("\uzzzz")", 0},
      {"\\", "\\", 0},
  };
  for (const Case& one : cases) {
    std::string json = one.json;
    EXPECT_EQ(replace_lone_surrogates(json), one.replaced) << one.json;
    EXPECT_EQ(json, one.after);
  }
}

}  // namespace
}  // namespace bede
