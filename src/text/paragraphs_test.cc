// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "text/text.h"

namespace bede {
namespace {

using testing::ElementsAreArray;

std::vector<std::string> split(std::string_view text, std::size_t from = 0) {
  const Paragraphs paragraphs = split_paragraphs(text, from);
  std::vector<std::string> out;
  for (const Stretch& stretch : paragraphs.stretches) out.emplace_back(stretch.of(paragraphs.text));
  return out;
}

TEST(Paragraphs, ArePartedByBlankLines) {
  const struct {
    std::string text;
    std::vector<std::string> paragraphs;
  } cases[] = {
      {"", {}},
      {" \n\t\r\n ", {}},
      {"Rain fell.", {"Rain fell."}},
      // A line break alone goes on; two part, whatever blanks stand between them.
      {"Rain\nfell.", {"Rain fell."}},
      {"Rain fell.\n\nSun shone.", {"Rain fell.", "Sun shone."}},
      {"Rain fell.\n \t \nSun shone.\n\n\n\nSnow.", {"Rain fell.", "Sun shone.", "Snow."}},
      // The ends of lines of Windows: two bytes, two blanks.
      {"Rain\r\nfell.\r\n\r\nSun shone.\r\n", {"Rain  fell.", "Sun shone."}},
      // And those of very old machines part nothing.
      {"Rain fell.\r\rSun shone.", {"Rain fell.  Sun shone."}},
      {"\n\n  Rain fell.  \n\n", {"Rain fell."}},
      {"Rain fell.\n    Sun shone.", {"Rain fell.     Sun shone."}},
      {"Élan\n\nça", {"Élan", "ça"}},
      {std::string("A\0B\n\nC", 6), {std::string("A\0B", 3), "C"}},
  };
  for (const auto& [text, paragraphs] : cases) EXPECT_THAT(split(text), ElementsAreArray(paragraphs)) << text;
}

TEST(Paragraphs, BeginWhereTheyAreTold) {
  const std::string text = "ACCRA — Rain\nfell.\n\nSun.";
  EXPECT_THAT(split(text, 10), ElementsAreArray({"Rain fell.", "Sun."}));
  EXPECT_EQ(split_paragraphs("A\nB\n\nC", 2).text, "A\nB\n\nC");  // what stands before stays as it is
  EXPECT_TRUE(split_paragraphs(text, text.size()).stretches.empty());
}

// Offsets in the text are those of the report: it is byte for byte as long, and differs in line breaks alone.
TEST(Paragraphs, KeepEveryByteInItsPlace) {
  std::mt19937 random(1);
  constexpr std::string_view letters = "ab \t\r\n\n\n.\u00e9";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += letters[random() % letters.size()];
    const Paragraphs paragraphs = split_paragraphs(text, 0);
    ASSERT_EQ(paragraphs.text.size(), text.size());
    std::size_t end = 0;
    std::string kept(text.size(), ' ');
    for (const Stretch& stretch : paragraphs.stretches) {
      ASSERT_LE(end, stretch.begin) << text;
      ASSERT_LT(stretch.begin, stretch.end);
      end = stretch.end;
      for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const bool is_break = text[i] == '\n' || text[i] == '\r';
        ASSERT_EQ(paragraphs.text[i], is_break ? ' ' : text[i]) << text;
        kept[i] = text[i];
      }
      EXPECT_EQ(stretch.of(text).find("\n\n"), std::string_view::npos) << text;
    }
    ASSERT_LE(end, text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool blank = std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos;
      ASSERT_TRUE(blank || kept[i] == text[i]) << text;
    }
  }
}

}  // namespace
}  // namespace bede
