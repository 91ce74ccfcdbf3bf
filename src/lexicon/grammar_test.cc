// SPDX-License-Identifier: Apache-2.0
#include "lexicon/grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/small_lexicon_test.h"

namespace bede {
namespace {

Lexicon with_grammar(const std::vector<std::string>& rows) { return compiled({{"grammar/words", rows}}); }

// What a row of a class makes of its word.
GrammarWord word_of(const std::string& of_class, const std::string& value) {
  const Lexicon lexicon = with_grammar({"word=x  class=" + of_class + "  value=" + value});
  std::string buffer;
  return lexicon.grammar()[lexicon.word("x", buffer)];
}

TEST(Grammar, KnowsEveryClass) {
  const GrammarWord his = word_of("pronoun", "possessive male singular person third");
  EXPECT_TRUE(his.pronoun && his.possessive && his.singular && his.person && his.third);
  EXPECT_FALSE(his.plural || his.thing || his.reflexive || his.relative || his.reciprocal || his.first ||
               his.demonstrative);
  const GrammarWord ourselves = word_of("pronoun", "reflexive first plural");
  EXPECT_TRUE(ourselves.reflexive && ourselves.first && ourselves.plural);
  EXPECT_TRUE(word_of("pronoun", "relative thing").relative);
  EXPECT_TRUE(word_of("pronoun", "reciprocal").reciprocal);
  EXPECT_TRUE(word_of("pronoun", "demonstrative").demonstrative);
  EXPECT_TRUE(word_of("pronoun", "any female second indefinite").pronoun);

  EXPECT_TRUE(word_of("agentive", "").agentive);
  EXPECT_TRUE(word_of("opens_clause", "").opens_clause);
  EXPECT_EQ(word_of("quantity", "24-99").low, 24);
  EXPECT_EQ(word_of("quantity", "24-99").high, 99);
  EXPECT_EQ(word_of("modal", "planned").modal, Effect::Planned);
  EXPECT_EQ(word_of("modal", "possible").modal, Effect::Possible);
  EXPECT_EQ(word_of("modal", "demanded").modal, Effect::Demanded);
  EXPECT_EQ(word_of("modal", "conditional").modal, Effect::Conditional);
  EXPECT_EQ(word_of("aspect", "former").aspect, Aspect::Former);
  EXPECT_EQ(word_of("aspect", "current").aspect, Aspect::Current);
  EXPECT_EQ(word_of("aspect", "future").aspect, Aspect::Future);
  EXPECT_EQ(word_of("aspect", "claimed").aspect, Aspect::Claimed);
  EXPECT_EQ(word_of("hedge", "possible").hedge, Hedge::Possible);
  EXPECT_EQ(word_of("hedge", "attributed").hedge, Hedge::Attributed);
  EXPECT_EQ(word_of("place_preposition", "in").place, PlaceLink::In);
  EXPECT_EQ(word_of("place_preposition", "near").place, PlaceLink::Near);
  EXPECT_EQ(word_of("place_preposition", "to").place, PlaceLink::To);
  EXPECT_EQ(word_of("place_preposition", "from").place, PlaceLink::From);
  EXPECT_TRUE(word_of("belonging", "").belonging);
  EXPECT_TRUE(word_of("title", "").title);
  EXPECT_TRUE(word_of("weapon", "").weapon);
  EXPECT_TRUE(word_of("partitive", "").partitive);
  EXPECT_TRUE(word_of("sums_up", "").sums_up);
  EXPECT_TRUE(word_of("additive", "").additive);
  EXPECT_TRUE(word_of("lets", "").lets);
  EXPECT_TRUE(word_of("generic", "").generic);
  EXPECT_TRUE(word_of("condition", "conditional").condition);
  EXPECT_TRUE(word_of("condition", "inverted").inverted_condition);
  EXPECT_TRUE(word_of("negation", "near").near_negation);
  EXPECT_TRUE(word_of("limit", "").limit);
  EXPECT_TRUE(word_of("temporal", "").temporal);
  EXPECT_TRUE(word_of("surrounding", "").surrounding);
  EXPECT_TRUE(word_of("plural_verb", "").plural_verb);
  EXPECT_TRUE(word_of("free_choice", "").free_choice);
  EXPECT_TRUE(word_of("singled_out", "").singled_out);
  EXPECT_TRUE(word_of("excess", "").excess);
  EXPECT_TRUE(word_of("unfulfilled", "").unfulfilled);
  EXPECT_TRUE(word_of("softened", "").softened);
  EXPECT_TRUE(word_of("currency", "").currency);
  EXPECT_TRUE(word_of("performative", "").performative);
  EXPECT_TRUE(word_of("prospective", "").prospective);
  EXPECT_TRUE(word_of("polite", "").polite);
  EXPECT_TRUE(word_of("sends", "").sends);
  EXPECT_TRUE(word_of("bears_arms", "").bears_arms);
  EXPECT_TRUE(word_of("ordinary_verb", "").ordinary_verb);
  EXPECT_TRUE(word_of("article", "definite").definite);
  EXPECT_TRUE(word_of("article", "indefinite").indefinite);
  EXPECT_TRUE(word_of("negation", "full").negation);
  EXPECT_TRUE(word_of("negation", "weak").weak_negation);
  EXPECT_FALSE(word_of("negation", "weak").negation);
  const std::pair<const char*, Reference> references[] = {{"person", Reference::Person}, {"state", Reference::State},
                                                          {"place", Reference::Place},   {"body", Reference::Body},
                                                          {"group", Reference::Group},   {"first", Reference::First},
                                                          {"last", Reference::Last},     {"all", Reference::All}};
  for (const auto& [value, reference] : references) {
    const GrammarWord word = word_of("reference", value);
    for (const auto& [ignored, other] : references) EXPECT_EQ(word.refers(other), other == reference) << value;
  }
}

// "his" may be several things; each of its rows adds to them. Words of no row, and phrases, are of no class.
TEST(Grammar, JoinsTheRowsOfAWord) {
  const Lexicon lexicon =
      with_grammar({"word=leader  class=reference  value=person", "word=leader  class=reference  value=group",
                    "word=who|that  class=pronoun  value=relative", "word=that  class=article  value=definite",
                    "word=so-called  class=aspect  value=claimed"});
  const Grammar& grammar = lexicon.grammar();
  std::string buffer;
  const auto at = [&](std::string_view text) { return grammar[lexicon.word(text, buffer)]; };
  EXPECT_TRUE(at("leader").refers(Reference::Person) && at("leader").refers(Reference::Group));
  EXPECT_TRUE(at("that").relative && at("that").definite);
  EXPECT_TRUE(at("WHO").relative);
  EXPECT_FALSE(at("who").definite);
  EXPECT_EQ(at("called").aspect, Aspect::None);
  EXPECT_FALSE(grammar[0].pronoun);
  EXPECT_FALSE(grammar[0xFFFFFFFF].pronoun);
}

TEST(Grammar, RefusesWhatItDoesNotKnowAndNamesTheRow) {
  const std::pair<const char*, const char*> cases[] = {
      {"adverb", "often"},  {"Pronoun", "plural"},    {"pronoun", "possesive"}, {"negation", ""},
      {"negation", "half"}, {"article", "partitive"}, {"modal", "actual"},      {"aspect", ""},
      {"hedge", "planned"}, {"reference", "thing"},   {"quantity", "24"},       {"quantity", "99-24"},
      {"quantity", "24-"},  {"quantity", "24-99x"},   {"quantity", "dozens"},   {"place_preposition", "under"},
  };
  for (const auto& [of_class, value] : cases) {
    for (const char* word : {"x", "two words"}) {
      const LexiconFolder folder({{"grammar/words",
                                   {"word=not  class=negation  value=full",
                                    std::string("word=") + word + "  class=" + of_class + "  value=" + value}}});
      const std::vector<std::string> said = complaints_of({&folder});
      ASSERT_EQ(said.size(), 1u) << of_class << " " << value;
      EXPECT_EQ(said[0], std::string("grammar/words.tsv:3:2: the class '") + of_class + "' with the value '" + value +
                             "' is not known");
    }
  }
}

}  // namespace
}  // namespace bede
