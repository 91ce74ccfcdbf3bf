// SPDX-License-Identifier: Apache-2.0
#include "language/words.h"

#include <gtest/gtest.h>

#include "base/memory_pack_test.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

class WordsTest : public testing::Test {
 protected:
  struct Tables {
    MemoryPack memory;
    Characters characters;
    WordTables words;
  };
  static const Tables& tables() {
    static const Tables all = [] {
      PackWriter writer;
      pack_characters(writer);
      add_small_words(writer);
      MemoryPack memory(writer);
      const Pack pack = memory.read().value();
      return Tables{std::move(memory), Characters::read(pack).value(), WordTables::read(pack).value()};
    }();
    return all;
  }

  std::uint32_t add(std::string_view text, std::string_view norm = {}) {
    return words.add(text, norm, tables().words, tables().characters, [&](const Word&) { ++described; });
  }
  std::uint64_t id(std::uint32_t word, Feature feature) const {
    return words[word].ids[static_cast<std::size_t>(feature)];
  }

  Words words;
  int described = 0;
};

TEST_F(WordsTest, SymbolsHaveNumbersOfTheirOwn) {
  EXPECT_EQ(tables().words.id(""), 0u);
  EXPECT_EQ(tables().words.id("X"), 101u);
  EXPECT_EQ(tables().words.id("nsubj"), 429u);
  EXPECT_EQ(tables().words.id("Nsubj"), murmur_64a("Nsubj"));
  EXPECT_EQ(tables().words.id("coffee"), 3197928453018144401u);
}

// Each as spaCy's word_shape has it.
TEST_F(WordsTest, Shapes) {
  const std::pair<std::string, std::string> cases[] = {
      {"Lagos", "Xxxxx"},
      {"I", "X"},
      {"arrested", "xxxx"},
      {"12", "dd"},
      {"U.S.-led", "X.X.-xxx"},
      // Four of a kind at most; the kind counts, not the character.
      {"aBcDeFgH", "xXxXxXxX"},
      {"abcdeFGHIJ12345!!!!!!x", "xxxxXXXXdddd!!!!x"},
      {"\u00c9t\u00e9\u4e2d", "Xxxx"},
      // Digits that are not decimal ones, numbers that are no digits, letters of title case.
      {"m\u00b2\u2460\u0663", "xddd"},
      {"\u00bd\u2162", "\u00bd\u2162"},
      {"\u01c5", "x"},
      {"\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600", "\U0001F600\U0001F600\U0001F600\U0001F600"},
      {"\n\n", "\n\n"},
      {std::string("\0\0\0\0\0", 5), std::string("\0\0\0\0", 4)},
      // A hundred characters, not bytes, are long.
      {std::string(99, 'a'), "xxxx"},
      {std::string(100, 'a'), "LONG"},
  };
  for (const auto& [text, shape] : cases) EXPECT_EQ(word_shape(text, tables().characters), shape) << text;
  std::string e;
  for (int i = 0; i < 99; ++i) e += "\u00e9";
  EXPECT_EQ(word_shape(e, tables().characters), "xxxx");
}

// The token's own norm comes first, then the table of norms, then the base norms, then lower case.
TEST_F(WordsTest, Norms) {
  EXPECT_EQ(words[add("cos", "given")].norm, "given");
  EXPECT_EQ(words[add("cos")].norm, "because");
  EXPECT_EQ(words[add("Cos")].norm, "cos");       // the tables know case
  EXPECT_EQ(words[add("\u201c")].norm, "quote");  // in both tables
  EXPECT_EQ(words[add("\u2019s")].norm, "'s");    // a base norm
  EXPECT_EQ(words[add("'S")].norm, "'s");
  EXPECT_EQ(words[add("'s")].norm, "'s");
  EXPECT_EQ(words[add("X")].norm, "ex");  // found by its symbol's number
  EXPECT_EQ(words[add("LAGOS")].norm, "lagos");
  EXPECT_EQ(words[add("\u0130")].norm, "i\u0307");
}

TEST_F(WordsTest, PrefixesAndSuffixesAreCharacters) {
  const std::uint32_t word = add("\U0001F600\u00e9t\u00e9s");
  EXPECT_EQ(id(word, Feature::Prefix), murmur_64a("\U0001F600"));
  EXPECT_EQ(id(word, Feature::Suffix), murmur_64a("t\u00e9s"));
  EXPECT_EQ(id(word, Feature::Length), 5u);
  EXPECT_EQ(id(word, Feature::Lower), murmur_64a("\U0001F600\u00e9t\u00e9s"));
  const std::uint32_t one = add("X"), three = add("\u4e2d\u6587\u5b57");
  EXPECT_EQ(id(one, Feature::Orth), 101u);
  EXPECT_EQ(id(one, Feature::Prefix), 101u);
  EXPECT_EQ(id(one, Feature::Suffix), 101u);
  EXPECT_EQ(id(one, Feature::Shape), 101u);
  EXPECT_EQ(id(three, Feature::Suffix), murmur_64a("\u4e2d\u6587\u5b57"));
}

TEST_F(WordsTest, WhiteSpaceIsKnown) {
  EXPECT_TRUE(words[add("\n \u00a0")].is_space);
  EXPECT_FALSE(words[add("\n.")].is_space);
  EXPECT_FALSE(words[add("\u200b")].is_space);
}

// A word is its text and the norm it is given; it is described once.
TEST_F(WordsTest, KnowsWhatItHasMet) {
  const std::uint32_t plain = add("n't"), given = add("n't", "not");
  EXPECT_NE(plain, given);
  EXPECT_EQ(add("n't"), plain);
  EXPECT_EQ(add("n't", "not"), given);
  EXPECT_NE(add("n't", "n't"), plain);  // the same norm, but given
  EXPECT_EQ(described, 3);
  EXPECT_EQ(words.size(), 3u);
  words.clear();
  EXPECT_EQ(words.size(), 0u);
  EXPECT_EQ(add("n't", "not"), 0u);
  EXPECT_EQ(words[0].text, "n't");
}

TEST_F(WordsTest, KeepsCopiesOfTexts) {
  std::string text = "Lagos";
  const std::uint32_t word = add(text);
  for (int i = 0; i < 5000; ++i) add("word" + std::to_string(i));
  text = "Abuja";
  EXPECT_EQ(words[word].text, "Lagos");
  EXPECT_EQ(words[word].lower, "lagos");
  EXPECT_EQ(add("Lagos"), word);
}

TEST(WordTables, RefusesForgedTables) {
  const auto read = [](auto change) {
    PackWriter writer;
    add_small_words(writer);
    change(writer);
    const MemoryPack memory(writer);
    return WordTables::read(memory.read().value()).ok();
  };
  EXPECT_TRUE(read([](PackWriter&) {}));
  EXPECT_FALSE(read([](PackWriter& w) { w.add_array<std::uint64_t>("language/symbol_ids", {1}); }));
  EXPECT_FALSE(read([](PackWriter& w) { w.add_array<std::uint64_t>("language/norm_ids", {1}); }));
  EXPECT_FALSE(read([](PackWriter& w) { w.add_strings("language/base_texts", {"a"}); }));
  EXPECT_FALSE(read([](PackWriter& w) { w.add_strings("language/symbols", {"a", "a", "b", "c", "d"}); }));
  EXPECT_FALSE(read([](PackWriter& w) { w.add("language/norms", "abc"); }));
}

}  // namespace
}  // namespace bede
