// SPDX-License-Identifier: Apache-2.0
// Hand-made parses. Labels are those of small_model_test.h.
#include <gtest/gtest.h>

#include "language/small_model_test.h"

namespace bede {
namespace {

class ParseFormatTest : public testing::Test {
 protected:
  static const Language& language() {
    static const Language small = load_language(small_pack());
    return small;
  }
  static Label label(std::string_view text) {
    for (Label number = 0;; ++number)
      if (language().name(number) == text) return number;
  }

  struct Given {
    std::string text, lemma, tag, pos, morph, dep;
    std::uint32_t head;
    bool space_after = false;
  };
  // The tokens stand one after another, with a blank where one follows.
  Parse parse_of(const std::vector<Given>& tokens, const std::vector<Sentence>& sentences) {
    Parse parse;
    text.clear();
    for (const Given& given : tokens) {
      Token token{};
      token.begin_byte = static_cast<std::uint32_t>(text.size());
      text += given.text;
      token.end_byte = static_cast<std::uint32_t>(text.size());
      if (given.space_after) text += ' ';
      token.space_after = given.space_after;
      token.head = given.head;
      token.lemma_begin = static_cast<std::uint32_t>(parse.lemmas.size());
      token.lemma_size = static_cast<std::uint32_t>(given.lemma.size());
      parse.lemmas += given.lemma;
      token.tag = label(given.tag);
      token.pos = label(given.pos);
      token.morph = label(given.morph);
      token.dep = label(given.dep);
      parse.tokens.push_back(token);
    }
    parse.text = text;
    parse.sentences = sentences;
    return parse;
  }
  static std::string json(const Parse& parse, std::string_view id) {
    std::string out;
    append_json(language(), parse, id, out);
    EXPECT_TRUE(Json::accept(out));
    EXPECT_EQ(out.find('\n'), std::string::npos);
    return out;
  }
  static std::string conllu(const Parse& parse, std::string_view id) {
    std::string out;
    append_conllu(language(), parse, id, out);
    return out;
  }

  std::string text;
};

TEST_F(ParseFormatTest, AnEmptyReport) {
  EXPECT_EQ(json({}, "a"), R"({"id":"a","sentences":[],"entities":[]})");
  EXPECT_EQ(conllu({}, "a"), "");
}

// Spans are in code points: a character above U+FFFF is one, and so is each of a combining pair.
TEST_F(ParseFormatTest, JsonCountsCodePoints) {
  Parse parse = parse_of({{"\U0001F600", "\U0001F600", "NN", "NOUN", "Number=Plur", "nsubj", 1, true},
                          {"t\u00e9le\u0301", "t", "VBD", "VERB", "", "ROOT", 1},
                          {"\n", "\n", "_SP", "SPACE", "", "dep", 2, true},
                          {"x", "x", "NN", "NOUN", "", "ROOT", 3}},
                         {{0, 2}, {2, 4}});
  parse.entities = {{0, 1, label("GPE")}, {1, 4, label("ORG")}};
  EXPECT_EQ(
      json(parse, "a"),
      "{\"id\":\"a\",\"sentences\":[{\"span\":[0,7],\"tokens\":["
      "{\"text\":\"\U0001F600\",\"span\":[0,1],\"lemma\":\"\U0001F600\",\"pos\":\"NOUN\",\"tag\":\"NN\","
      "\"morph\":\"Number=Plur\",\"head\":1,\"dep\":\"nsubj\"},"
      "{\"text\":\"t\u00e9le\u0301\",\"span\":[2,7],\"lemma\":\"t\",\"pos\":\"VERB\",\"tag\":\"VBD\",\"morph\":\"\","
      "\"head\":1,\"dep\":\"ROOT\"}]},{\"span\":[7,10],\"tokens\":["
      "{\"text\":\"\\n\",\"span\":[7,8],\"lemma\":\"\\n\",\"pos\":\"SPACE\",\"tag\":\"_SP\",\"morph\":\"\",\"head\":2,"
      "\"dep\":\"dep\"},"
      "{\"text\":\"x\",\"span\":[9,10],\"lemma\":\"x\",\"pos\":\"NOUN\",\"tag\":\"NN\",\"morph\":\"\",\"head\":3,"
      "\"dep\":\"ROOT\"}]}],\"entities\":[{\"span\":[0,1],\"label\":\"GPE\"},{\"span\":[2,10],\"label\":\"ORG\"}]}");
}

TEST_F(ParseFormatTest, JsonEscapes) {
  const std::string odd("\"\\\b\f\r\t\0\x1f/\x7f\u2028", 13);
  const Parse parse = parse_of({{odd, "", "", "", "", "ROOT", 0}}, {{0, 1}});
  EXPECT_EQ(json(parse, "\"\n"),
            "{\"id\":\"\\\"\\n\",\"sentences\":[{\"span\":[0,11],\"tokens\":[{\"text\":\""
            "\\\"\\\\\\u0008\\u000c\\r\\t\\u0000\\u001f/\x7f\u2028\",\"span\":[0,11],\"lemma\":\"\","
            "\"pos\":\"\",\"tag\":\"\",\"morph\":\"\",\"head\":0,\"dep\":\"ROOT\"}]}],"
            "\"entities\":[]}");
  EXPECT_EQ(Json::parse(json(parse, "a"))["sentences"][0]["tokens"][0]["text"], odd);
}

TEST_F(ParseFormatTest, JsonHasTheMarginWhereThereIsOne) {
  Parse parse;
  parse.smallest_margin = 0.25f;
  EXPECT_EQ(json(parse, "a"), R"({"id":"a","sentences":[],"entities":[],"margin":0.25})");
}

// White space and backslashes are escaped; an empty column is "_"; heads count within the sentence.
TEST_F(ParseFormatTest, Conllu) {
  const Parse parse = parse_of({{"a\\b", "", "NN", "NOUN", "Number=Plur", "nsubj", 1, true},
                                {"go", "go", "VBD", "VERB", "", "ROOT", 1},
                                {"\r\n\t ", "\r\n\t ", "_SP", "SPACE", "", "dep", 1},
                                {"x", "x", "NN", "", "", "ROOT", 3},
                                {"y", "y", "NN", "", "", "dobj", 3, true}},
                               {{0, 3}, {3, 5}});
  EXPECT_EQ(conllu(parse, "a b"),
            "# sent_id = a\\sb-1\n# text = a\\b go\\r\\n\t \n"
            "1\ta\\\\b\t_\tNOUN\tNN\tNumber=Plur\t2\tnsubj\t_\t_\n"
            "2\tgo\tgo\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t\\r\\n\\t\\s\t\\r\\n\\t\\s\tSPACE\t_SP\t_\t2\tdep\t_\tSpaceAfter=No\n\n"
            "# sent_id = a\\sb-2\n# text = xy\n"
            "1\tx\tx\t_\tNN\t_\t0\troot\t_\tSpaceAfter=No\n"
            "2\ty\ty\t_\tNN\t_\t1\tdobj\t_\t_\n\n");
}

// A root among another's words makes a sentence that heads cross: CoNLL-U has no number for such a head.
TEST_F(ParseFormatTest, ConlluHeadsInOtherSentencesAreNone) {
  const Parse parse = parse_of({{"a", "a", "", "", "", "nsubj", 2},
                                {"b", "b", "", "", "", "ROOT", 1},
                                {"c", "c", "", "", "", "ROOT", 2},
                                {"d", "d", "", "", "", "dep", 0}},
                               {{0, 1}, {1, 4}});
  EXPECT_EQ(conllu(parse, "a"),
            "# sent_id = a-1\n# text = a\n1\ta\ta\t_\t_\t_\t0\tnsubj\t_\tSpaceAfter=No\n\n"
            "# sent_id = a-2\n# text = bcd\n1\tb\tb\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
            "2\tc\tc\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\td\td\t_\t_\t_\t0\tdep\t_\tSpaceAfter=No\n\n");
}

// A long output is handed over in between; together the parts are what they would be in one.
TEST_F(ParseFormatTest, LongOutputIsHandedOver) {
  std::vector<Given> tokens(5000, Given{"word", "word", "NN", "NOUN", "", "dep", 0, true});
  tokens[0].dep = "ROOT";
  const Parse parse = parse_of(tokens, {{0, 5000}});
  std::string out, handed;
  std::size_t times = 0, largest = 0;
  const Flush flush = [&](std::string& part) {
    ++times;
    largest = std::max(largest, part.size());
    handed += part;
    part.clear();
  };
  append_json(language(), parse, "a", out, flush);
  EXPECT_EQ(handed + out, json(parse, "a"));
  EXPECT_GT(times, 3u);
  EXPECT_LT(largest, 80u << 10);
  out.clear();
  handed.clear();
  append_conllu(language(), parse, "a", out, flush);
  EXPECT_EQ(handed + out, conllu(parse, "a"));
}

}  // namespace
}  // namespace bede
