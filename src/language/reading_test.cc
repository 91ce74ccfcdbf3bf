// SPDX-License-Identifier: Apache-2.0
#include "language/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <numeric>
#include <set>

#include "base/memory_pack_test.h"
#include "language/language_model.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto no_token = Reading::no_token;

const std::vector<std::string> deps = {
    "ROOT",  "acl",  "acomp", "advcl",    "advmod", "agent", "amod", "appos",     "attr",      "aux",    "auxpass",
    "case",  "cc",   "ccomp", "compound", "conj",   "csubj", "dobj", "csubjpass", "dative",    "det",    "expl",
    "intj",  "mark", "meta",  "neg",      "nmod",   "nsubj", "oprd", "npadvmod",  "nsubjpass", "nummod", "parataxis",
    "pcomp", "pobj", "poss",  "preconj",  "predet", "prep",  "prt",  "punct",     "quantmod",  "relcl",  "xcomp"};
const std::vector<std::string> poses = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET",   "INTJ", "NOUN", "NUM",
                                        "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SPACE", "SYM",  "VERB"};
const std::vector<std::string> tags = {"CD", "HYPH", "JJR", "JJS", "MD",  "NN",  "NNP", "NNPS", "NNS", "PRP$",
                                       "VB", "VBD",  "VBG", "VBN", "VBP", "VBZ", "WDT", "WP",   "WRB"};
const std::vector<std::string> kinds = {"CARDINAL", "DATE", "EVENT",  "FAC",     "GPE",  "LAW",        "LOC",
                                        "NORP",     "ORG",  "PERSON", "PRODUCT", "TIME", "WORK_OF_ART"};

// A small model that has the labels of spaCy's English ones besides its own.
const Language& language() {
  static const Language made = [] {
    PackWriter pack = small_pack();
    const MemoryPack memory(pack);
    const Pack read = memory.read().value();
    const StringTable own = StringTable::read(read, "language/labels").value();
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < own.size(); ++i) labels.emplace_back(own[i]);
    for (const auto* more : {&deps, &poses, &tags, &kinds})
      for (const std::string& label : *more)
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    pack.add_strings("language/labels", labels);
    return load_language(pack);
  }();
  return made;
}

Label label(std::string_view name) {
  for (Label i = 0; i < language().model().label_count(); ++i)
    if (language().name(i) == name) return i;
  ADD_FAILURE() << "no label " << name;
  return 0;
}

// A few words, and a verb with its regular forms.
const Lexicon& lexicon() {
  static const Lexicon made = [] {
    const auto folder = std::filesystem::temp_directory_path() / ("bede_reading_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "events");
    std::filesystem::create_directories(folder / "grammar");
    std::ofstream(folder / "events/light_verbs.tsv")
        << "verb\tlink\tgives\tnote\texample\nstage\tobject\tactor\t\tThey staged a march.\n";
    std::ofstream(folder / "grammar/words.tsv") << "word\tclass\tvalue\tnote\nprotest|police|stag|UN\ttitle\t\t\n";
    PackWriter writer;
    pack_folding(writer);
    const std::filesystem::path folders[] = {folder};
    EXPECT_TRUE(pack_lexicon(folders, writer).empty());
    std::filesystem::remove_all(folder);
    return Lexicon::read(pack_in_memory(writer, "test.pack").value()).value();
  }();
  return made;
}

struct Word {
  std::string text;
  std::uint32_t head;
  std::string tag = "NN", pos = "NOUN", dep = "dep", lemma = {};
};

// A report made of the words with blanks between.
struct Made {
  explicit Made(const std::vector<Word>& words, std::uint32_t title_sentences = 0) {
    Parse parse;
    for (const Word& word : words) {
      Token token{};
      token.begin_byte = static_cast<std::uint32_t>(text.size());
      text += word.text;
      token.end_byte = static_cast<std::uint32_t>(text.size());
      text += ' ';
      token.head = word.head;
      token.tag = label(word.tag);
      token.pos = label(word.pos);
      token.dep = label(word.dep);
      token.lemma_begin = static_cast<std::uint32_t>(parse.lemmas.size());
      parse.lemmas += word.lemma;
      token.lemma_size = static_cast<std::uint32_t>(word.lemma.size());
      parse.tokens.push_back(token);
    }
    const auto count = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = 0; i < count; ++i)
      if (i + 1 == count || words[i].text == ".") {
        parse.sentences.push_back({parse.sentences.empty() ? 0 : parse.sentences.back().end_token, i + 1});
      }
    if (count >= 2) parse.entities.push_back({0, 2, label("ORG")});
    parse.text = text;
    static const SyntaxLabels labels(language());
    reading = make_reading(std::move(parse), labels, lexicon(), title_sentences);
  }
  Made(const Made&) = delete;

  std::string text;
  Reading reading;
};

// "Gunmen, a guard said, took three nuns": who stands before the verb of an aside speaks.
TEST(Reading, MendsAsides) {
  const auto words = [](std::string official, std::string said) {
    return std::vector<Word>{{"Gunmen", 4, "NNS", "NOUN", "nsubj"}, {",", 0, "NN", "PUNCT", "punct"},
                             {"a", 3, "NN", "DET", "det"},          {"guard", 0, "NN", "NOUN", official},
                             {"said", 6, "VBD", "VERB", said},      {",", 4, "NN", "PUNCT", "punct"},
                             {"took", 6, "VBD", "VERB", "ROOT"},    {"nuns", 6, "NNS", "NOUN", "dobj"}};
  };
  const Made mended(words("appos", "parataxis"));
  EXPECT_EQ(mended.reading.tokens[0].head, 6u);
  EXPECT_EQ(mended.reading.tokens[3].head, 4u);
  EXPECT_EQ(mended.reading.tokens[3].dep, Dep::Nsubj);
  EXPECT_EQ(mended.reading.child(6, Dep::Nsubj), 0u);
  // Not of another clause, and not where nobody else is named.
  for (const auto& [official, said] : {std::pair("appos", "advcl"), std::pair("conj", "parataxis")}) {
    const Made left(words(official, said));
    EXPECT_EQ(left.reading.tokens[0].head, 4u);
    EXPECT_EQ(left.reading.tokens[3].head, 0u);
  }
}

TEST(Reading, KnowsTheLabels) {
  const SyntaxLabels labels(language());
  const auto all_differ = [&](const std::vector<std::string>& names, auto kind_of) {
    std::set<int> seen{0};  // 0 is what no step tells apart
    for (const std::string& name : names)
      EXPECT_TRUE(seen.insert(static_cast<int>(kind_of(label(name)))).second) << name;
  };
  all_differ(deps, [&](Label l) { return labels.dep(l); });
  all_differ(poses, [&](Label l) { return labels.pos(l); });
  all_differ(tags, [&](Label l) { return labels.tag(l); });
  all_differ(kinds, [&](Label l) { return labels.entity(l); });
  EXPECT_EQ(labels.dep(label("dep")), Dep::Other);
  EXPECT_EQ(labels.dep(label("NOUN")), Dep::Other);
  EXPECT_EQ(labels.tag(label("_SP")), Tag::Other);
  EXPECT_EQ(labels.dep(label("nsubj")), Dep::Nsubj);
  EXPECT_EQ(labels.tag(label("PRP$")), Tag::Prps);
  EXPECT_EQ(labels.entity(label("NORP")), EntityKind::Group);
}

// "Police in Lagos staged a protest ."
TEST(Reading, ShowsTheTreeFromTheTop) {
  const Made made({{"Police", 3, "NNS", "NOUN", "nsubj", "police"},
                   {"in", 0, "NN", "ADP", "prep", "in"},
                   {"Lagos", 1, "NNP", "PROPN", "pobj", "Lagos"},
                   {"staged", 3, "VBD", "VERB", "ROOT", "stag"},
                   {"a", 5, "NN", "DET", "det", "a"},
                   {"protests", 3, "NN", "NOUN", "dobj", "protest"},
                   {".", 3, "NN", "PUNCT", "punct", "."}});
  const Reading& r = made.reading;
  EXPECT_THAT(r.children(3), ElementsAre(0, 5, 6));
  EXPECT_THAT(r.children(0), ElementsAre(1));
  EXPECT_THAT(r.children(2), IsEmpty());
  EXPECT_EQ(r.child(3, Dep::Dobj), 5u);
  EXPECT_EQ(r.child(3, Dep::Nsubj), 0u);
  EXPECT_EQ(r.child(3, Dep::Root), no_token);
  EXPECT_EQ(r.child(0, Dep::Pobj), no_token);  // a grandchild
  EXPECT_TRUE(r.is_root(3));
  EXPECT_FALSE(r.is_root(0));
  EXPECT_TRUE(r.is_under(2, 3) && r.is_under(2, 0) && r.is_under(2, 2));
  EXPECT_FALSE(r.is_under(3, 0) || r.is_under(4, 0));
  EXPECT_EQ(r.tokens[3].subtree_begin, 0u);
  EXPECT_EQ(r.tokens[3].subtree_end, 7u);
  EXPECT_EQ(r.tokens[0].subtree_end, 3u);
  EXPECT_EQ(r.text(0), "Police");
  EXPECT_EQ(r.text(4, 6), "a protests");
  ASSERT_EQ(r.entities.size(), 1u);
  EXPECT_EQ(r.entities[0].kind, EntityKind::Organisation);
  EXPECT_EQ(r.entities[0].end_token, 2u);
}

TEST(Reading, KnowsTheLexiconsWords) {
  std::string buffer;
  const WordId stage = lexicon().word("stage", buffer), stag = lexicon().word("stag", buffer),
               staged = lexicon().word("staged", buffer), police = lexicon().word("police", buffer);
  ASSERT_TRUE(stage != 0 && stag != 0 && staged != 0 && police != 0);
  const struct {
    Word word;
    WordId form, lemma;
  } cases[] = {
      {{"POLICE", 0, "NNS", "NOUN", "dep", "police"}, police, police},
      {{"Lagos", 0, "NNP", "PROPN", "dep", "Lagos"}, 0, 0},
      // A model's lemma of "staged" is at times "stag"; of a verb the regular form knows better, of a noun not.
      {{"staged", 0, "VBD", "VERB", "dep", "stag"}, staged, stage},
      {{"staged", 0, "VBN", "ADJ", "dep", "staged"}, staged, stage},
      {{"staged", 0, "NN", "NOUN", "dep", "stag"}, staged, stag},
      {{"stags", 0, "NNS", "NOUN", "dep", "stag"}, 0, stag},
      {{"", 0, "NN", "NOUN", "dep", ""}, 0, 0},
  };
  for (const auto& [word, form, lemma] : cases) {
    const Made made({word});
    EXPECT_EQ(made.reading.tokens[0].form, form) << word.text;
    EXPECT_EQ(made.reading.tokens[0].lemma, lemma) << word.text;
  }
}

TEST(Reading, SeesCapitals) {
  const struct {
    const char* text;
    bool capital, capitals;
  } cases[] = {
      {"Police", true, false}, {"police", false, false},   {"UN", true, true},      {"U.S.", true, true},
      {"I", true, false},      {"MPs", true, true},        {"McCain", true, false}, {"iPhone", false, false},
      {"G20", true, false},    {"F-16", true, false},      {"AK-47", true, true},   {"12", false, false},
      {"Élysée", true, false}, {"Şanlıurfa", true, false}, {"“", true, false},
  };
  for (const auto& [text, capital, capitals] : cases) {
    const Made made({{text, 0}});
    EXPECT_EQ(made.reading.tokens[0].capital, capital) << text;
    EXPECT_EQ(made.reading.tokens[0].capitals, capitals) << text;
  }
}

TEST(Reading, NumbersSentences) {
  const Made made({{"Truce", 0}, {".", 0}, {"They", 2}, {"left", 2}, {".", 2}, {"Rain", 5}}, 1);
  std::vector<std::uint32_t> sentences;
  for (const ReadToken& token : made.reading.tokens) sentences.push_back(token.sentence);
  EXPECT_THAT(sentences, ElementsAre(0, 0, 1, 1, 1, 2));
  EXPECT_EQ(made.reading.title_sentences, 1u);
  const Made none(std::vector<Word>{});
  EXPECT_TRUE(none.reading.tokens.empty());
}

// Any heads that make trees, also those that cross: what the reading says is what going up from each token says.
TEST(Reading, IsRightOfEveryTree) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t count = 1 + random() % 12;
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Word> words(count, Word{"x", 0});
    for (std::uint32_t i = 0; i < count; ++i)
      words[order[i]].head = random() % 6 == 0 || i == 0 ? order[i] : order[random() % i];
    const Made made(words);
    const Reading& r = made.reading;
    for (std::uint32_t above = 0; above < count; ++above) {
      std::uint32_t begin = above, end = above + 1;
      std::vector<std::uint32_t> children;
      for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t up = i;
        while (up != above && words[up].head != up) up = words[up].head;
        ASSERT_EQ(r.is_under(i, above), up == above);
        if (up == above) begin = std::min(begin, i), end = std::max(end, i + 1);
        if (i != above && words[i].head == above) children.push_back(i);
      }
      ASSERT_EQ(r.tokens[above].subtree_begin, begin) << round;
      ASSERT_EQ(r.tokens[above].subtree_end, end) << round;
      ASSERT_THAT(r.children(above), testing::ElementsAreArray(children));
    }
  }
}

}  // namespace
}  // namespace bede
