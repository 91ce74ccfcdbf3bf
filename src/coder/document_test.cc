// SPDX-License-Identifier: Apache-2.0
#include "coder/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace bede {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

Report report_of(std::string title, std::string text) {
  Report report;
  report.title = std::move(title);
  report.text = std::move(text);
  return report;
}

std::vector<std::string> parsed_texts(const Document& document) {
  std::vector<std::string> texts;
  for (const Stretch& stretch : document.stretches) texts.emplace_back(stretch.of(document.text));
  return texts;
}

TEST(Document, ReadsTitleAndParagraphsOneByOne) {
  const struct {
    std::string title, text;
    std::vector<std::string> texts;
    std::size_t titles;
  } cases[] = {
      {"Truce holds",
       "ACCRA (AP) — Both sides met.\n\nThey left.",
       {"Truce holds", "Both sides met.", "They left."},
       1},
      {"", "Both sides\nmet.", {"Both sides met."}, 0},
      // A title of two lines is one stretch, one with a blank line two; one of blanks is none.
      {"Truce\nholds", "They left.", {"Truce holds", "They left."}, 1},
      {"Truce holds\n\nBoth sides met", "They left.", {"Truce holds", "Both sides met", "They left."}, 2},
      {"  ", "They left.", {"They left."}, 0},
      // A title's dateline is none.
      {"ACCRA — Truce holds", "They left.", {"ACCRA — Truce holds", "They left."}, 1},
      {"Truce holds", "", {"Truce holds"}, 1},
      {"", "", {}, 0},
      {"", "ACCRA (AP) — ", {}, 0},
  };
  for (const auto& [title, text, texts, titles] : cases) {
    const Document document = make_document(report_of(title, text));
    EXPECT_THAT(parsed_texts(document), ElementsAreArray(texts)) << title << " / " << text;
    EXPECT_EQ(document.title_stretches, titles) << title;
    // What stands in the report's text stands in the document as far behind `body_begin`.
    ASSERT_EQ(document.text.size(), document.body_begin + text.size());
    EXPECT_EQ(document.body_begin, title.empty() ? 0 : title.size() + 2);
    for (std::size_t i = 0; i < text.size(); ++i)
      EXPECT_TRUE(document.text[document.body_begin + i] == text[i] || text[i] == '\n') << text;
    for (std::size_t i = document.title_stretches; i < document.stretches.size(); ++i) {
      const Stretch& stretch = document.stretches[i];
      EXPECT_GE(stretch.begin, document.body_begin);
      std::string own = text.substr(stretch.begin - document.body_begin, stretch.end - stretch.begin);
      std::replace(own.begin(), own.end(), '\n', ' ');
      EXPECT_EQ(own, texts[i]);
    }
  }
}

TEST(Document, KeepsTheDateline) {
  const Report report = report_of("Truce holds", "ACCRA, Ghana (AP) — Both sides met.");
  const Document document = make_document(report);
  EXPECT_EQ(document.dateline.agency.of(report.text), "AP");
  EXPECT_EQ(document.dateline.place.of(report.text), "ACCRA, Ghana");
}

// A parse of words parted by single blanks: each hangs on the one before it, a full stop ends a sentence, and a lemma
// is the word with a mark behind it.
Parse parse_of(std::string_view text) {
  Parse parse;
  parse.text = text;
  std::uint32_t sentence = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    const auto number = static_cast<std::uint32_t>(parse.tokens.size());
    Token token{};
    token.begin_byte = at;
    token.end_byte = end;
    token.head = number == sentence ? number : number - 1;
    token.lemma_begin = static_cast<std::uint32_t>(parse.lemmas.size());
    token.lemma_size = end - at + 1;
    parse.lemmas += std::string(text.substr(at, end - at)) + "+";
    parse.tokens.push_back(token);
    if (text[end - 1] == '.' || end == text.size()) {
      parse.sentences.push_back({sentence, number + 1});
      sentence = number + 1;
    }
    at = end + 1;
  }
  parse.entities.push_back({0, 1, 7});
  return parse;
}

TEST(Document, JoinsParses) {
  const Document document =
      make_document(report_of("Truce holds\n\nStill", "ACCRA (AP) — Both sides\nmet. They talked.\n\nThey left."));
  std::vector<Parse> parses;
  for (const Stretch& stretch : document.stretches) parses.push_back(parse_of(stretch.of(document.text)));
  std::uint32_t title_sentences = 99;
  const Parse whole = join_parses(document, parses, title_sentences);
  EXPECT_EQ(title_sentences, 2u);
  EXPECT_EQ(whole.text, document.text);
  std::vector<std::string> words, lemmas, heads;
  for (const Token& token : whole.tokens) {
    words.emplace_back(whole.text_of(token));
    lemmas.emplace_back(whole.lemma_of(token));
    heads.emplace_back(whole.text_of(whole.tokens[token.head]));
  }
  EXPECT_THAT(words,
              ElementsAre("Truce", "holds", "Still", "Both", "sides", "met.", "They", "talked.", "They", "left."));
  EXPECT_THAT(heads, ElementsAre("Truce", "Truce", "Still", "Both", "Both", "sides", "They", "They", "They", "They"));
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(lemmas[i], words[i] + "+");
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences, entities;
  for (const Sentence& sentence : whole.sentences) sentences.emplace_back(sentence.begin_token, sentence.end_token);
  for (const Entity& entity : whole.entities) entities.emplace_back(entity.begin_token, entity.label);
  using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  EXPECT_EQ(sentences, (Pairs{{0, 2}, {2, 3}, {3, 6}, {6, 8}, {8, 10}}));
  EXPECT_EQ(entities, (Pairs{{0, 7}, {2, 7}, {3, 7}, {8, 7}}));
}

TEST(Document, JoinsNoParses) {
  std::uint32_t title_sentences = 99;
  const Document document = make_document(report_of("", ""));
  EXPECT_TRUE(join_parses(document, {}, title_sentences).tokens.empty());
  EXPECT_EQ(title_sentences, 0u);
}

}  // namespace
}  // namespace bede
