// SPDX-License-Identifier: Apache-2.0
// With the patterns and exceptions of small_model_test.h. Each expected answer is what spaCy 3.8's Tokenizer gives when
// it is made with the same patterns and exceptions.
#include "language/tokenizer.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/memory_pack_test.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  struct Tables {
    MemoryPack memory;
    Characters characters;
    WordTables words;
    TokenizerTables tokenizer;
  };
  static const Tables& tables() {
    static const Tables all = [] {
      PackWriter writer;
      pack_characters(writer);
      pack_tokenizer(small_tokenizer(), "tokenizer", writer).value();
      add_small_words(writer);
      MemoryPack memory(writer);
      const Pack pack = memory.read().value();
      return Tables{std::move(memory), Characters::read(pack).value(), WordTables::read(pack).value(),
                    TokenizerTables::read(pack).value()};
    }();
    return all;
  }

  std::vector<RawToken> tokenize(std::string_view text) {
    std::vector<RawToken> tokens;
    tokenizer.tokenize(text, tokens);
    return tokens;
  }

  // The tokens with a bar between them; an underscore where a blank follows that belongs to none.
  std::string tokens(std::string_view text) {
    std::string out;
    for (const RawToken& token : tokenize(text)) {
      out += (out.empty() ? "" : "|") + std::string(text.substr(token.begin, token.end - token.begin));
      if (token.space_after) out += '_';
    }
    return out;
  }

  Words words;
  Tokenizer tokenizer{tables().tokenizer,        tables().words, tables().characters, words,
                      [](Word&, const void*) {}, nullptr};
};

TEST_F(TokenizerTest, GivesSpacysTokens) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"Police in Lagos arrested 12 students.", "Police_|in_|Lagos_|arrested_|12_|students|."},
      // Exceptions, alone and between affixes; but not in the middle of a chunk.
      {"can't", "ca|n't"},
      {"(can't)", "(|ca|n't|)"},
      {"\"can't,\"", "\"|ca|n't|,|\""},
      {"can't!can't", "can't!can't"},
      {"U.S.,", "U.S.|,"},
      {"U.S.-led", "U.S.-led"},
      {"(U.S.)", "(|U.S.|)"},
      {"in U.S..", "in_|U.S|.."},
      {"4p.m.", "4p.m|."},
      {"(10km)", "(|10|km|)"},
      // Suffixes that look behind themselves.
      {"20km/h.", "20km|/|h|."},
      {"3kg", "3|kg"},
      {"50%.", "50|%|."},
      {"5+", "5|+"},
      {"+5", "+5"},
      {"+x", "+|x"},
      {"\u00e9.", "\u00e9|."},
      {"AB.", "AB|."},
      {"A.", "A."},
      {"it\u2019s", "it|\u2019s"},
      {"$5,000", "$|5,000"},
      {"\u00a75", "\u00a7|5"},
      // URLs keep their infixes.
      {"http://a.bc/x,y(z)", "http://a.bc/x,y(z|)"},
      {"(http://a.bc/x)", "(|http://a.bc/x|)"},
      {"www.a-b.com/,", "www.a-b.com/|,"},
      // Infixes; one at a core's beginning is none.
      {"end.Start", "end|.|Start"},
      {"a--b", "a|--|b"},
      {"a-b-c", "a|-|b|-|c"},
      {"-a-", "-a-"},
      {"2--3", "2|-|-3"},
      {"...x", "...x"},
      {"x...", "x|..."},
      {"\u2026x\u2026y\u2026", "\u2026|x|\u2026|y|\u2026"},
      {"/a/b", "/a|/|b"},
      // Nothing but affixes; characters above U+FFFF.
      {"!?!", "!|?|!"},
      {"([x])", "(|[|x|]|)"},
      {"\U0001F600\U0001F601", "\U0001F600|\U0001F601"},
      {"a\U0001F600", "a|\U0001F600"},
      // White space.
      {"a  b", "a_| |b"},
      {" a", " |a"},
      {"a  ", "a_| "},
      {"a\n b", "a|\n |b"},
      {"as  of", "as_| |of"},
      {"\x1c"
       "a\u0085 b",
       "\x1c|a|\u0085 |b"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text), expected) << text;
  // Once more, now that every chunk has been seen.
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text), expected) << text;
}

// What affixes broke is put together again, the longest and leftmost first, across chunks too.
TEST_F(TokenizerTest, JoinsSpecialSequences) {
  const std::pair<std::string, std::string> cases[] = {
      {"bombing,''", "bombing|,|''"},
      {"foo:)", "foo|:)"},
      {"(Pajhwok):", "(|Pajhwok|):"},
      {":):)", ":|):|)"},
      {"):)", "):|)"},
      {"((:)", "(|(|:)"},
      {"''''", "''|''"},
      {"''):", "''|):"},
      {"x as of now", "x_|as of_|now"},
      {"(as of).", "(|as of|)|."},
      {"'c'm'on'", "'|c'm|'on|'"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text), expected) << text;
}

TEST_F(TokenizerTest, ExceptionsGiveNorms) {
  const auto norm = [&](std::string_view text, std::size_t i) { return words[tokenize(text)[i].word].norm; };
  EXPECT_EQ(norm("can't", 0), "ca");
  EXPECT_EQ(norm("can't", 1), "not");
  EXPECT_EQ(norm("N'T n't", 1), "n't");  // only there: alone it is another word
  EXPECT_EQ(norm("x as of now", 1), "since");
  EXPECT_EQ(norm("5 km", 1), "km");
  EXPECT_EQ(norm("10km", 1), "kilometers");
}

// Appending to tokens of other texts, and forgetting, change nothing.
TEST_F(TokenizerTest, TextsAreIndependent) {
  std::vector<RawToken> both;
  tokenizer.tokenize("foo:)", both);
  tokenizer.tokenize(") U.S.", both);
  ASSERT_EQ(both.size(), 4u);
  EXPECT_EQ(both[1].end, 5u);
  EXPECT_EQ(both[2].begin, 0u);
  words.clear();
  tokenizer.clear();
  EXPECT_EQ(tokens("foo:) can't"), "foo|:)_|ca|n't");
}

TEST_F(TokenizerTest, LongTokensAreTokensToo) {
  const std::string a(100'000, 'a'), dashed = "x" + a.substr(0, 50'000) + "-" + a.substr(0, 50'000) + ".";
  EXPECT_EQ(tokenize(a).size(), 1u);
  EXPECT_EQ(tokenize(dashed).size(), 4u);
  EXPECT_EQ(tokenize("http://a.bc/" + a).size(), 1u);
  EXPECT_EQ(tokenize(std::string(100'000, ' ')).size(), 1u);
  std::string many;
  while (many.size() < 100'000) many += "a-b,c.D/";
  EXPECT_EQ(tokenize(many).size(), 8 * many.size() / 8 - 1);  // each character but the slash and what is before it
}

// Each step looks at a chunk's ends alone: many of them are no more than as many small steps.
TEST_F(TokenizerTest, LongRunsOfAffixesTakeLinearTime) {
  const auto seconds = [&](const std::string& text, std::size_t expected) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(tokenize(text).size(), expected);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const std::size_t size = 250'000;
  EXPECT_LT(seconds(std::string(size, '!'), size), 20);
  EXPECT_LT(seconds(std::string(size / 2, '(') + std::string(size / 2, ')'), size), 20);
}

TEST(TokenizerTables, RefusesForgedTables) {
  const auto read = [](auto change) {
    PackWriter writer;
    pack_tokenizer(small_tokenizer(), "tokenizer", writer).value();
    change(writer);
    const MemoryPack memory(writer);
    return TokenizerTables::read(memory.read().value());
  };
  ASSERT_TRUE(read([](PackWriter&) {}).ok());
  EXPECT_FALSE(read([](PackWriter& w) { w.add_strings("language/patterns", {"a"}); }).ok());
  const auto bad_pattern = read([](PackWriter& w) { w.add_strings("language/patterns", {"(", "", "", "", ""}); });
  EXPECT_EQ(bad_pattern.error().kind, ErrorKind::Unsupported);
  for (const std::vector<std::uint32_t>& begins :
       std::vector<std::vector<std::uint32_t>>{{}, {0}, {0, 1000}, {0, 0xFFFFFFFF, 2}})
    EXPECT_FALSE(read([&](PackWriter& w) { w.add_array("language/special_begins", begins); }).ok());
}

}  // namespace
}  // namespace bede
