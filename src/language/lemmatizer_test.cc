// SPDX-License-Identifier: Apache-2.0
#include "language/lemmatizer.h"

#include <gtest/gtest.h>

#include "base/memory_pack_test.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

class LemmatizerTest : public testing::Test {
 protected:
  static PackWriter packed() {
    PackWriter writer;
    pack_characters(writer);
    add_small_words(writer);
    return writer;
  }

  std::string lemma(const Lemmatizer& lemmatizer, const Pack& pack, const std::string& text, const std::string& pos,
                    const std::string& morph) {
    const Characters characters = Characters::read(pack).value();
    const auto word = words.add(text, {}, WordTables::read(pack).value(), characters, [](const Word&) {});
    return lemmatizer.lemma(words[word], pos, morph, characters);
  }

  Words words;
};

// Each as spaCy's rule_lemmatize has it with the tables of small_model_test.h.
TEST_F(LemmatizerTest, Rules) {
  PackWriter writer = packed();
  const Json manifest = add_small_lemmas(writer);
  const MemoryPack memory(writer);
  const Pack pack = memory.read().value();
  const Lemmatizer lemmatizer = Lemmatizer::read(pack, manifest).value();
  EXPECT_FALSE(lemmatizer.overwrites());
  struct Case {
    std::string text, pos, morph, expected;
  };
  const std::vector<Case> cases = {
      // A form that the index knows; the last such rule wins.
      {"talks", "NOUN", "Number=Plur", "talk"},
      {"Talks", "NOUN", "Number=Plur", "talk"},
      {"women", "NOUN", "Number=Plur", "woman"},
      {"buses", "NOUN", "Number=Plur", "bus"},
      // None in the index: the first form of letters alone, but one with other characters goes before.
      {"cats", "NOUN", "Number=Plur", "cat"},
      {"kisses", "NOUN", "Number=Plur", "kisse"},
      {"caf\u00e9s", "NOUN", "Number=Plur", "caf\u00e9-"},
      // Exceptions go first, the last of them before the others.
      {"mice", "NOUN", "Number=Plur", "mouse"},
      {"axes", "NOUN", "Number=Plur", "axis"},
      // No rule fits, or nothing would be left: the text as it stands.
      {"Sheep", "NOUN", "Number=Plur", "Sheep"},
      {"s", "NOUN", "Number=Plur", "s"},
      // Base forms need none: in lower case.
      {"Bus", "NOUN", "Number=Sing", "bus"},
      {"Makes", "VERB", "Tense=Pres|VerbForm=Fin", "makes"},
      {"making", "VERB", "VerbForm=Inf", "making"},
      {"Big", "ADJ", "Degree=Pos", "big"},
      {"making", "VERB", "Tense=Pres|VerbForm=Part", "make"},
      {"arrested", "VERB", "Tense=Past|VerbForm=Fin", "arrest"},
      {"makes", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", "makes"},
      // Parts of speech without tables: a name keeps its case.
      {"Lagos", "PROPN", "Number=Sing", "Lagos"},
      {"The", "DET", "", "the"},
      {"\n", "SPACE", "", "\n"},
      {"X", "", "", "x"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(lemma(lemmatizer, pack, one.text, one.pos, one.morph), one.expected) << one.text << " " << one.pos;
}

// Other languages know no base forms.
TEST_F(LemmatizerTest, BaseFormsAreEnglish) {
  PackWriter writer = packed();
  Json manifest = add_small_lemmas(writer);
  manifest["english"] = false;
  manifest["overwrite"] = true;
  const MemoryPack memory(writer);
  const Pack pack = memory.read().value();
  const Lemmatizer lemmatizer = Lemmatizer::read(pack, manifest).value();
  EXPECT_TRUE(lemmatizer.overwrites());
  EXPECT_EQ(lemma(lemmatizer, pack, "buses", "NOUN", "Number=Sing"), "bus");
}

TEST_F(LemmatizerTest, LooksUp) {
  PackWriter writer = packed();
  std::vector<std::pair<std::uint64_t, std::string>> rows = {{murmur_64a("ging"), "gehen"}, {101, "ix"}};
  std::sort(rows.begin(), rows.end());
  writer.add_array<std::uint64_t>("language/lemma_ids", {rows[0].first, rows[1].first});
  writer.add_strings("language/lemmas", {rows[0].second, rows[1].second});
  const MemoryPack memory(writer);
  const Pack pack = memory.read().value();
  const Lemmatizer lemmatizer = Lemmatizer::read(pack, {{"mode", "lookup"}}).value();
  EXPECT_EQ(lemma(lemmatizer, pack, "ging", "VERB", ""), "gehen");
  EXPECT_EQ(lemma(lemmatizer, pack, "X", "", ""), "ix");  // a symbol
  EXPECT_EQ(lemma(lemmatizer, pack, "Ging", "VERB", ""), "Ging");
}

TEST_F(LemmatizerTest, RefusesForgedTables) {
  const auto read = [](auto change) {
    PackWriter writer = packed();
    const Json manifest = add_small_lemmas(writer);
    change(writer);
    const MemoryPack memory(writer);
    return Lemmatizer::read(memory.read().value(), manifest).ok();
  };
  EXPECT_TRUE(read([](PackWriter&) {}));
  EXPECT_FALSE(read([](PackWriter& w) { w.add_strings("lemma/noun/rules", {"s"}); }));
  for (const std::vector<std::uint32_t>& begins :
       std::vector<std::vector<std::uint32_t>>{{}, {0, 1}, {0, 2, 4}, {0, 0xFFFFFFFF, 3}, {1, 2, 3}})
    EXPECT_FALSE(read([&](PackWriter& w) { w.add_array("lemma/noun/begins", begins); }));
  PackWriter writer = packed();
  writer.add_array<std::uint64_t>("language/lemma_ids", {1, 2});
  writer.add_strings("language/lemmas", {"a"});
  const MemoryPack memory(writer);
  EXPECT_FALSE(Lemmatizer::read(memory.read().value(), {{"mode", "lookup"}}).ok());
  EXPECT_FALSE(Lemmatizer::read(memory.read().value(), {{"mode", "rule"}, {"parts", {"noun"}}}).ok());
}

}  // namespace
}  // namespace bede
