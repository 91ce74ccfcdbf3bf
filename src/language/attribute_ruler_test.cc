// SPDX-License-Identifier: Apache-2.0
#include "language/attribute_ruler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_pack_test.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

struct Given {
  std::string text, tag, dep;
};

class AttributeRulerTest : public testing::Test {
 protected:
  // The rules as a package has them.
  Result<RulerTables> read(const std::string& rules) {
    labels = LabelNumbers();
    for (const char* known : {"NN", "VB", "IN", "_SP", "nsubj", "aux", "dep", "mark"}) labels.of(known);
    auto packed = pack_ruler(Json::parse(rules), "patterns", labels);
    if (!packed.ok()) return packed.error();
    return read_packed(packed.value());
  }
  Result<RulerTables> read_packed(const Json& rules) {
    PackWriter writer;
    pack_characters(writer);
    add_small_words(writer);
    writer.add_strings("language/labels", labels.texts());
    memory.emplace(writer);
    return RulerTables::read(memory->read().value(), rules, labels.texts().size());
  }

  // What rules set for each token: "pos=VERB lemma=be | tag=_SP".
  std::string apply(const std::string& rules, const std::vector<Given>& tokens) {
    const RulerTables tables = read(rules).value();
    const Pack pack = memory->read().value();
    const Characters characters = Characters::read(pack).value();
    const WordTables word_tables = WordTables::read(pack).value();
    const auto work = Pattern::make_work();
    RulerTables::Classes classes;
    Words words;
    std::vector<AttributeRuler::Input> inputs;
    for (const Given& token : tokens) {
      const auto word = words.add(token.text, {}, word_tables, characters,
                                  [&](Word& w) { w.word_class = tables.class_of(w, classes, *work); });
      inputs.push_back(
          {words[word].word_class, static_cast<Label>(labels.of(token.tag)), static_cast<Label>(labels.of(token.dep))});
    }
    AttributeRuler ruler(tables, classes);
    std::vector<RuledToken> out;
    ruler.apply(inputs, out);
    const std::string shown = show(tables, out);
    ruler.apply(inputs, out);  // once more, with all of it known
    EXPECT_EQ(show(tables, out), shown);
    return shown;
  }

  std::string show(const RulerTables& tables, const std::vector<RuledToken>& tokens) const {
    std::string out;
    for (const RuledToken& token : tokens) {
      if (&token != tokens.data()) out += " |";
      const auto add = [&](const char* name, const RuledToken::Value& value, bool is_lemma = false) {
        if (value.rule == RuledToken::unset) return;
        out += (out.empty() ? "" : " ") + std::string(name) + "=" +
               (is_lemma ? tables.lemma(value.value) : labels.texts()[value.value]);
      };
      add("pos", token.pos);
      add("morph", token.morph);
      add("lemma", token.lemma, true);
      add("tag", token.tag);
      add("dep", token.dep);
    }
    return out;
  }

  LabelNumbers labels;
  std::optional<MemoryPack> memory;
};

TEST_F(AttributeRulerTest, NoRulesSetNothing) {
  EXPECT_EQ(apply("[]", {{"a", "NN", "dep"}, {"b", "", ""}}), " |");
  EXPECT_EQ(apply("[]", {}), "");
}

TEST_F(AttributeRulerTest, AsksForTagsLabelsAndWords) {
  const auto sets = [&](const std::string& pattern, const Given& token) {
    return apply(R"([{"patterns": [[)" + pattern + R"(]], "index": 0, "attrs": {"POS": "X"}}])", {token}) == "pos=X";
  };
  const Given talks{"Talks", "NN", "nsubj"}, space{" \n", "_SP", "dep"}, bare{"a", "", ""};
  // One of the values, none of them, exactly this one.
  EXPECT_TRUE(sets(R"({"TAG": "NN"})", talks));
  EXPECT_FALSE(sets(R"({"TAG": "N"})", talks));
  EXPECT_TRUE(sets(R"({"TAG": {"IN": ["VB", "NN"]}})", talks));
  EXPECT_FALSE(sets(R"({"TAG": {"NOT_IN": ["VB", "NN"]}})", talks));
  EXPECT_TRUE(sets(R"({"DEP": {"NOT_IN": ["aux"]}})", talks));
  EXPECT_FALSE(sets(R"({"DEP": {"IN": []}})", talks));
  EXPECT_TRUE(sets(R"({"DEP": {"NOT_IN": []}})", talks));
  EXPECT_TRUE(sets(R"({"TAG": {"REGEX": "^N+$"}})", talks));
  // An empty string is what is not set.
  EXPECT_TRUE(sets(R"({"DEP": {"NOT_IN": ["aux"]}})", bare));
  EXPECT_FALSE(sets(R"({"DEP": {"NOT_IN": ["aux", ""]}})", bare));
  EXPECT_TRUE(sets(R"({"DEP": ""})", bare));
  // The word in lower case, as it stands, and its norm.
  EXPECT_TRUE(sets(R"({"LOWER": "talks"})", talks));
  EXPECT_FALSE(sets(R"({"LOWER": "Talks"})", talks));
  EXPECT_TRUE(sets(R"({"ORTH": "Talks"})", talks));
  EXPECT_TRUE(sets(R"({"TEXT": {"IN": ["Talks", "x"]}})", talks));
  EXPECT_FALSE(sets(R"({"TEXT": {"NOT_IN": ["Talks"]}})", talks));
  EXPECT_TRUE(sets(R"({"NORM": "because"})", {"cos", "IN", "mark"}));
  EXPECT_TRUE(sets(R"({"LOWER": {"IN": ["talk", "talks"]}})", talks));
  EXPECT_TRUE(sets(R"({"LOWER": {"NOT_IN": ["talk"]}})", talks));
  EXPECT_TRUE(sets(R"({"LOWER": {"REGEX": "^n'?t$"}})", {"N'T", "", ""}));
  EXPECT_FALSE(sets(R"({"LOWER": {"REGEX": "^n'?t$"}})", {"can't", "", ""}));
  // White space or not; everything; all of several.
  EXPECT_TRUE(sets(R"({"IS_SPACE": true})", space));
  EXPECT_FALSE(sets(R"({"IS_SPACE": true})", talks));
  EXPECT_TRUE(sets(R"({"IS_SPACE": false})", talks));
  EXPECT_TRUE(sets("{}", talks));
  EXPECT_TRUE(sets(R"({"TAG": "NN", "LOWER": "talks", "DEP": "nsubj"})", talks));
  EXPECT_FALSE(sets(R"({"TAG": "NN", "LOWER": "talks", "DEP": "aux"})", talks));
}

// Later rules win, but attribute by attribute.
TEST_F(AttributeRulerTest, LaterRulesWin) {
  const std::string rules = R"([
    {"patterns": [[{"TAG": "VB"}]], "index": 0, "attrs": {"POS": "VERB", "MORPH": "VerbForm=Inf", "LEMMA": "first"}},
    {"patterns": [[{"LOWER": "be"}]], "index": 0, "attrs": {"POS": "AUX", "LEMMA": "be"}},
    {"patterns": [[{"DEP": "dep"}]], "index": 0, "attrs": {"MORPH": "_"}}])";
  EXPECT_EQ(apply(rules, {{"be", "VB", "aux"}}), "pos=AUX morph=VerbForm=Inf lemma=be");
  EXPECT_EQ(apply(rules, {{"go", "VB", "dep"}}), "pos=VERB morph= lemma=first");  // "_" is an empty morphology, but set
  EXPECT_EQ(apply(rules, {{"be", "NN", "aux"}}), "pos=AUX lemma=be");
}

// All rules look at the tokens as they were before any is applied.
TEST_F(AttributeRulerTest, RulesDoNotSeeEachOther) {
  const std::string rules = R"([
    {"patterns": [[{"TAG": "NN"}]], "index": 0, "attrs": {"TAG": "VB", "DEP": "aux"}},
    {"patterns": [[{"TAG": "VB"}]], "index": 0, "attrs": {"POS": "VERB"}},
    {"patterns": [[{"DEP": "nsubj"}]], "index": 0, "attrs": {"LEMMA": "x"}}])";
  EXPECT_EQ(apply(rules, {{"a", "NN", "nsubj"}}), "lemma=x tag=VB dep=aux");
}

TEST_F(AttributeRulerTest, PatternsOfMoreTokens) {
  const auto rule = [](const std::string& patterns, int index) {
    return R"({"patterns": )" + patterns + R"(, "index": )" + std::to_string(index) + R"(, "attrs": {"POS": "X"}})";
  };
  const std::vector<Given> ab = {{"a", "NN", ""}, {"b", "NN", ""}, {"a", "NN", ""}, {"b", "NN", ""}, {"a", "NN", ""}};
  const std::string two = R"([[{"LOWER": "a"}, {"LOWER": "b"}]])";
  EXPECT_EQ(apply("[" + rule(two, 0) + "]", ab), "pos=X | | pos=X | |");
  EXPECT_EQ(apply("[" + rule(two, 1) + "]", ab), " | pos=X | | pos=X |");
  EXPECT_EQ(apply("[" + rule(two, -1) + "]", ab), " | pos=X | | pos=X |");
  EXPECT_EQ(apply("[" + rule(two, -2) + "]", ab), "pos=X | | pos=X | |");
  // Three tokens, overlapping; alternatives.
  EXPECT_EQ(apply("[" + rule(R"([[{"LOWER": "a"}, {}, {"LOWER": "a"}]])", 2) + "]", ab), " | | pos=X | | pos=X");
  EXPECT_EQ(apply("[" + rule(R"([[{"LOWER": "b"}, {"LOWER": "b"}], [{"LOWER": "b"}, {"LOWER": "a"}]])", 0) + "]", ab),
            " | pos=X | | pos=X |");
  // A later rule of one token wins over an earlier one of two, and the other way round.
  const std::string one = R"({"patterns": [[{"LOWER": "a"}]], "index": 0, "attrs": {"POS": "Y"}})";
  EXPECT_EQ(apply("[" + rule(two, 0) + "," + one + "]", ab), "pos=Y | | pos=Y | | pos=Y");
  EXPECT_EQ(apply("[" + one + "," + rule(two, 0) + "]", ab), "pos=X | | pos=X | | pos=Y");
}

TEST_F(AttributeRulerTest, NamesWhatItCannotRun) {
  using testing::HasSubstr;
  const auto error = [&](const std::string& pattern, const std::string& attrs) {
    const auto tables = read(R"([{"patterns": [[)" + pattern + R"(]], "index": 0, "attrs": )" + attrs + "}]");
    EXPECT_EQ(tables.error().kind, ErrorKind::Unsupported);
    return tables.error().message;
  };
  EXPECT_THAT(error(R"({"LEMMA": "be"})", "{}"), HasSubstr("LEMMA"));
  EXPECT_THAT(error(R"({"LOWER": {"FUZZY": "be"}})", "{}"), HasSubstr("FUZZY"));
  EXPECT_THAT(error("{}", R"({"ENT_TYPE": "GPE"})"), HasSubstr("ENT_TYPE"));
  EXPECT_THAT(error(R"({"LOWER": {"REGEX": "("}})", "{}"), HasSubstr("attribute rule"));
}

TEST_F(AttributeRulerTest, RefusesForgedRules) {
  for (const char* rules : {
           // An index outside the pattern, a pattern of nothing, a label that is not there.
           R"([{"patterns": [[{}]], "index": 1, "attrs": {}}])",
           R"([{"patterns": [[{}]], "index": -2, "attrs": {}}])",
           R"([{"patterns": [[]], "index": 0, "attrs": {}}])",
           R"([{"patterns": [[{}]], "index": 0, "attrs": {"POS": 65535}}])",
           // Values of another kind than they should be.
           R"([{"patterns": [[{"LOWER": 1}]], "index": 0, "attrs": {}}])",
           R"([{"patterns": [[{"LOWER": {"IN": "a"}}]], "index": 0, "attrs": {}}])",
           R"([{"patterns": [[{"TAG": {"REGEX": 1}}]], "index": 0, "attrs": {}}])",
           R"([{"patterns": [[{}]], "index": "0", "attrs": {}}])",
           R"([{"patterns": [[{}]], "index": 0, "attrs": {"LEMMA": 1}}])",
           R"([{"patterns": [[{}]], "index": 0}])",
           R"([{"index": 0, "attrs": {}}])",
           R"([1])",
       }) {
    labels = LabelNumbers();
    const auto read = read_packed(Json::parse(rules));
    ASSERT_FALSE(read.ok()) << rules;
    EXPECT_EQ(read.error().kind, ErrorKind::BadData);
  }
}

}  // namespace
}  // namespace bede
