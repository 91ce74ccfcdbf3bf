// SPDX-License-Identifier: Apache-2.0
// The whole step with a small made-up model: what must hold whatever the weights.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "base/memory_pack_test.h"
#include "language/language_model.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

using testing::HasSubstr;

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made = {"",
                                     " ",
                                     "\n\n",
                                     "Police in Lagos arrested 12 students.",
                                     "I can't; (Pajhwok): ''no''. U.S.-led  talks\n",
                                     "\U0001F600\U0001F600 caf\u00e9. " + std::string(3000, 'x') + " http://a.bc/x"};
    const char* words[] = {"Police", "in",    "Lagos", "arrested", "12",   "students", "can't",
                           "U.S.",   "(no)",  "\n",    "making,",  "mice", "talks.",   "\"so\"",
                           "10km",   "foo:)", "a-b",   "it's",     "  ",   "axes"};
    std::mt19937 random(20190304);
    for (const std::size_t size : {3u, 40u, 700u, 5000u, 9u}) {
      std::string text;
      for (std::size_t i = 0; i < size; ++i)
        text += std::string(words[random() % std::size(words)]) +
                (random() % 9 == 0 ? std::to_string(random() % 2000) : "") + (random() % 8 == 0 ? "" : " ");
      made.push_back(text);
    }
    return made;
  }();
  return all;
}

// All that a parse says.
std::string shown(const Language& language, const Parse& parse) {
  std::string out;
  append_json(language, parse, "a", out);
  for (const Token& token : parse.tokens) out += token.space_after ? '+' : '-';
  return out;
}

class ParserTest : public testing::TestWithParam<SmallModel> {
 protected:
  Language language = load_language(small_pack(GetParam()));
};

TEST_P(ParserTest, EveryParseIsWhole) {
  Parser parser(language);
  for (const std::string& text : texts()) {
    const Parse parse = parser.parse(text);
    ASSERT_EQ(parse.text.data(), text.data());
    std::uint32_t at = 0;
    for (const Token& token : parse.tokens) {
      ASSERT_EQ(token.begin_byte, at);
      ASSERT_LT(token.begin_byte, token.end_byte);
      ASSERT_LT(token.head, parse.tokens.size());
      ASSERT_FALSE(parse.lemma_of(token).empty());
      at = token.end_byte + (token.space_after ? 1 : 0);
    }
    ASSERT_EQ(at, text.size());
    std::uint32_t sentence_at = 0;
    for (const Sentence& sentence : parse.sentences) {
      ASSERT_EQ(sentence.begin_token, sentence_at);
      ASSERT_LT(sentence.begin_token, sentence.end_token);
      sentence_at = sentence.end_token;
    }
    ASSERT_EQ(sentence_at, parse.tokens.size());
    std::uint32_t entity_at = 0;
    for (const Entity& entity : parse.entities) {
      ASSERT_GE(entity.begin_token, entity_at);
      ASSERT_LT(entity.begin_token, entity.end_token);
      entity_at = entity.end_token;
    }
    ASSERT_LE(entity_at, parse.tokens.size());
  }
}

// Neither batches, nor what was parsed before, nor the room for words, nor asking for margins changes anything.
TEST_P(ParserTest, NothingDependsOnWhatStandsBeside) {
  std::vector<std::string> expected;
  for (const std::string& text : texts()) expected.push_back(shown(language, Parser(language).parse(text)));
  Parser parser(language), small(language, {.cache_bytes = 0, .margins = false});
  std::vector<std::string_view> all(texts().begin(), texts().end());
  for (int round = 0; round < 2; ++round) {
    const auto together = parser.parse(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(shown(language, together[i]), expected[i]);
      EXPECT_EQ(shown(language, small.parse(all[i])), expected[i]);
    }
  }
  std::mt19937 random(3);
  std::vector<std::size_t> order;
  for (int i = 0; i < 60; ++i) order.push_back(random() % all.size());
  std::vector<std::string_view> shuffled;
  for (const std::size_t i : order) shuffled.push_back(all[i]);
  const auto parses = parser.parse(shuffled);
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(shown(language, parses[i]), expected[order[i]]);

  Parser exact(language, {.cache_bytes = 1 << 20, .margins = true});
  for (std::size_t i = 0; i < all.size(); ++i) {
    Parse parse = exact.parse(all[i]);
    EXPECT_EQ(parse.smallest_margin.has_value(), !parse.tokens.empty());
    EXPECT_GE(parse.smallest_margin.value_or(0), 0);
    parse.smallest_margin.reset();
    EXPECT_EQ(shown(language, parse), expected[i]);
  }
}

// A language is shared, each thread has a parser of its own.
TEST_P(ParserTest, ThreadsShareALanguage) {
  std::vector<std::string> expected;
  for (const std::string& text : texts()) expected.push_back(shown(language, Parser(language).parse(text)));
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (auto& own : found)
    threads.emplace_back([&] {
      Parser parser(language);
      for (const std::string& text : texts()) own.push_back(shown(language, parser.parse(text)));
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : found) EXPECT_EQ(own, expected);
}

// More words than are kept between batches: they are forgotten, and met again.
TEST_P(ParserTest, ForgetsWords) {
  Parser parser(language);
  const std::string& text = texts()[4];
  const std::string expected = shown(language, parser.parse(text));
  std::string many;
  for (int i = 0; i < 45'000; ++i) many += "w" + std::to_string(i) + " ";
  EXPECT_EQ(parser.parse(many).tokens.size(), 45'000u);
  EXPECT_EQ(shown(language, parser.parse(text)), expected);
}

INSTANTIATE_TEST_SUITE_P(Models, ParserTest,
                         testing::Values(SmallModel{.seed = 1}, SmallModel{.seed = 2, .layers = 4},
                                         SmallModel{.seed = 3, .layers = 0},
                                         SmallModel{.seed = 4, .layers = 1, .parser_features = 13, .ner_features = 6}));

// A manifest that says what cannot be is refused, whatever its checksum.
class ForgedModelTest : public testing::Test {
 protected:
  static std::string error(const std::function<void(Json&, PackWriter&)>& change) {
    static const PackWriter pack = small_pack();
    static const std::string manifest = [] {
      const MemoryPack memory(pack);
      return std::string(memory.read().value().section("language/manifest").value());
    }();
    PackWriter writer = pack;
    Json json = Json::parse(manifest);
    change(json, writer);
    writer.add("language/manifest", json.dump());
    const MemoryPack memory(writer);
    const auto read = LanguageModel::read(memory.read().value());
    if (read.ok()) return "";
    EXPECT_EQ(read.error().kind, ErrorKind::BadData);
    return read.error().message;
  }
  static std::string error_with(const char* pointer, const Json& value) {
    return error([&](Json& manifest, PackWriter&) { manifest[Json::json_pointer(pointer)] = value; });
  }
};

TEST_F(ForgedModelTest, RefusesSizesThatDoNotFit) {
  ASSERT_EQ(error([](Json&, PackWriter&) {}), "");
  const Json odd[] = {0, -1, 1.5, 65536, 1u << 31, 1e300, "1", nullptr, Json::array(), Json::object(), 17};
  for (const char* pointer : {"/encoders/0/width",
                              "/encoders/0/embedding_width",
                              "/encoders/0/window",
                              "/encoders/0/columns/1/rows",
                              "/encoders/0/mix/outputs",
                              "/encoders/0/mix/pieces",
                              "/encoders/0/layers/1/outputs",
                              "/encoders/0/layers/0/pieces",
                              "/tagger/outputs",
                              "/tagger/inputs",
                              "/tagger/depth",
                              "/tagger/panels",
                              "/parser/features",
                              "/parser/hidden",
                              "/parser/pieces",
                              "/parser/width",
                              "/parser/projection/outputs",
                              "/parser/projection/depth",
                              "/parser/lower/outputs",
                              "/parser/lower/panels",
                              "/ner/features",
                              "/ner/hidden",
                              "/ner/lower/depth"})
    for (const Json& value : odd) EXPECT_NE(error_with(pointer, value), "") << pointer << " " << value;
}

TEST_F(ForgedModelTest, RefusesWhatIsNotThere) {
  for (const char* pointer : {"/tagger/encoder", "/parser/encoder", "/ner/encoder"})
    for (const Json& value : {Json(2), Json(-1), Json("0"), Json(Json::array())})
      EXPECT_NE(error_with(pointer, value), "") << pointer;
  EXPECT_NE(error_with("/root", 60000), "");
  EXPECT_NE(error_with("/root", "ROOT"), "");
  EXPECT_NE(error_with("/tagger/labels/1", 60000), "");
  EXPECT_NE(error_with("/tagger/labels", Json::array()), "");
  EXPECT_NE(error_with("/parser/actions/0", {6, 0, 0, 0}), "");
  EXPECT_NE(error_with("/parser/actions/0", {5, 0, 0, 0}), "");  // a move of the entities
  EXPECT_NE(error_with("/parser/actions/0", {0, 0, 0}), "");
  EXPECT_NE(error_with("/parser/actions/0/2", 60000), "");
  EXPECT_NE(error_with("/parser/actions", Json::array()), "");
  EXPECT_NE(error_with("/ner/actions", Json::array_t(70000, Json::array({1, 0, 0, 0}))), "");
  EXPECT_NE(error_with("/encoders/0/columns/0/feature", "LEMMA"), "");
  EXPECT_NE(error_with("/encoders/0/columns", Json::array()), "");
  EXPECT_NE(error_with("/encoders/0/section", "language/none"), "");
  EXPECT_NE(error_with("/encoders", Json::array()), "");
  EXPECT_NE(error_with("/lemmatizer/parts/0", "adj"), "");
  for (const char* section :
       {"language/labels", "language/tok2vec/table0", "language/tok2vec/layer1.gain", "characters/index",
        "language/tagger.bias", "language/parser/pad", "language/ner/upper", "lemma/verb/index"})
    EXPECT_THAT(error([&](Json&, PackWriter& w) { w.add(section, "1234"); }), HasSubstr("section ")) << section;
}

TEST_F(ForgedModelTest, RefusesAnotherKindOfManifest) {
  for (const char* pointer : {"", "/encoders", "/encoders/0", "/encoders/0/columns", "/encoders/0/layers/0",
                              "/encoders/0/mix", "/tagger", "/parser", "/ner", "/rules", "/rules/0", "/lemmatizer"})
    for (const Json& value : {Json(1), Json("x"), Json(Json::array({1})), Json(true)})
      EXPECT_NE(error_with(pointer, value), "") << pointer << " " << value;
  const auto with_text = [](const std::string& text) {
    PackWriter writer = small_pack();
    writer.add("language/manifest", text);
    const MemoryPack memory(writer);
    return LanguageModel::read(memory.read().value()).ok();
  };
  EXPECT_FALSE(with_text(""));
  EXPECT_FALSE(with_text("{"));
  EXPECT_FALSE(with_text(std::string(100'000, '[')));
}

// Weights that are no numbers: nonsense comes out, but it is whole.
TEST_F(ForgedModelTest, NumbersThatAreNoneDoNoHarm) {
  for (const float value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 3e38f}) {
    PackWriter writer = small_pack();
    writer.add_array("language/tok2vec/mix.gain", std::vector<float>(16, value));
    writer.add_array("language/ner_tok2vec/mix.bias", std::vector<float>(32, value));
    Parser parser(load_language(writer));
    const Parse parse = parser.parse(texts()[4]);
    EXPECT_EQ(parse.tokens.back().end_byte, texts()[4].size());
    EXPECT_EQ(parse.sentences.back().end_token, parse.tokens.size());
  }
}

TEST(Language, LoadsAPackAndSaysWhatItIs) {
  EXPECT_EQ(Language::load("/nowhere/bede.pack").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(load_language(small_pack()).description(), "xx small 1.0");
}

}  // namespace
}  // namespace bede
