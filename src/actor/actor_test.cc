// SPDX-License-Identifier: Apache-2.0
// Who is found in sentences read by the real model, with the lexicon of build/bede.pack; and what holds of any text.
// tests/rules has many more, by what they make of events.
#include "actor/actor.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

namespace bede {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* pack_path = "build/bede.pack";

struct Finder {
  Language language;
  SyntaxLabels labels;
  Lexicon lexicon;
  Parser parser;
  ActorFinder actors;

  static Finder& the() {
    static Finder finder = [] {
      Language language = Language::load(pack_path).value();
      Lexicon lexicon = Lexicon::read(Pack::open(pack_path).value()).value();
      return Finder(std::move(language), std::move(lexicon));
    }();
    return finder;
  }
  Finder(Language model, Lexicon tables)
      : language(std::move(model)),
        labels(language),
        lexicon(std::move(tables)),
        parser(language),
        actors(ActorFinder::make(lexicon).value()) {}

  Reading read(std::string_view text) { return make_reading(parser.parse(text), labels, lexicon); }
};

class ActorTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(pack_path)) GTEST_SKIP() << "there is no " << pack_path << "; `make test` makes it";
  }
};

// "the Syrian Army = SYRMIL by name", one for each mention and each actor of it, in the order of the heads.
std::vector<std::string> mentions_of(std::string_view text, Day day) {
  Finder& finder = Finder::the();
  const Reading reading = finder.read(text);
  const Actors actors = finder.actors.find(reading, day);
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const ActorMention& mention : actors.mentions)
    for (const std::uint32_t actor : actors.of(mention))
      found.emplace_back(
          mention.head_token,
          fmt::format("{} = {} by {}", reading.text(mention.begin_token, mention.end_token),
                      actors.actors[actor].code.empty() ? actors.actors[actor].name : actors.actors[actor].code,
                      via_name(mention.via)));
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> texts;
  for (auto& [head, one] : found) texts.push_back(std::move(one));
  return texts;
}

Day day(std::string_view text) { return *parse_day(text); }

// One of each way in which a mention is found.
TEST_F(ActorTest, FindsThemInEveryWay) {
  const struct {
    const char *date, *text, *mention;
  } cases[] = {
      {"2017-01-01", "Syria condemned Turkey.", "Turkey = TUR by name"},
      {"2017-01-01", "The FARC released two soldiers.", "The FARC = COLREBFARC by name"},
      {"2017-01-01", "The Revolutionary Armed Forces of Colombia met him.",
       "The Revolutionary Armed Forces of Colombia = COLREBFARC by alias"},
      {"2017-01-01", "Ankara condemned the raid.", "Ankara = TUR by capital"},
      {"2017-01-01", "Brussels fined Poland.", "Brussels = IGOEUR by capital"},
      {"2017-01-01", "Two Turks were arrested.", "Two Turks = TUR by demonym"},
      {"2017-01-01", "Turkey's foreign minister met the rebels.", "Turkey's foreign minister = TURGOV by office"},
      {"2017-01-01", "Omar Haddad, a rebel commander, was killed.", "a rebel commander = REB by apposition"},
      {"2017-01-01", "Turkey withdrew. It blamed Syria.", "It = TUR by pronoun"},
      {"2017-01-01", "Iran met Turkey. Both countries condemned Syria.", "Both countries = IRN by definite"},
      {"2017-01-01", "European ministers met.", "European ministers = EURGOV by name"},
  };
  for (const auto& one : cases) EXPECT_THAT(mentions_of(one.text, day(one.date)), Contains(one.mention)) << one.text;
}

// The day decides who holds an office, and which states there are.
TEST_F(ActorTest, KnowsTheDay) {
  EXPECT_THAT(mentions_of("Barack Obama spoke.", day("2010-05-01")), ElementsAre("Barack Obama = USAGOV by name"));
  EXPECT_THAT(mentions_of("Barack Obama spoke.", day("2019-05-01")), ElementsAre("Barack Obama = USAELI by name"));
  EXPECT_THAT(mentions_of("Moscow protested.", day("1986-05-01")), ElementsAre("Moscow = SUN by capital"));
  EXPECT_THAT(mentions_of("Moscow protested.", day("2006-05-01")), ElementsAre("Moscow = RUS by capital"));
  EXPECT_THAT(mentions_of("The two Koreas met.", day("2000-06-15")),
              ElementsAre("The two Koreas = KOR by name", "The two Koreas = PRK by name"));
}

// Names that stand in something else are nobody.
TEST_F(ActorTest, LeavesOutWhoIsNoActor) {
  const struct {
    const char *text, *nobody;
  } cases[] = {
      {"Pro-Russian separatists withdrew.", "Russian = RUS by demonym"},
      {"They fired Soviet-made rockets.", "Soviet = SUN by demonym"},
      {"He stayed at the Palestine Hotel.", "the Palestine Hotel = PSE by name"},
      {"The Pittsburgh Pirates won.", "The Pittsburgh Pirates = CRM by name"},
  };
  for (const auto& one : cases)
    EXPECT_THAT(mentions_of(one.text, day("1988-01-01")), Not(Contains(one.nobody))) << one.text;
  EXPECT_THAT(mentions_of("It rained.", day("1988-01-01")), IsEmpty());
}

TEST_F(ActorTest, SettlesAStateWhereThereWasNone) {
  Finder& finder = Finder::the();
  const Reading reading = finder.read("Police arrested Turkish-backed rebels.");
  Actors actors = finder.actors.find(reading, 0);
  ASSERT_EQ(actors.actors.size(), 2u);
  const auto state = [&](std::string_view name) { return finder.lexicon.entries_of(name).front().row; };
  finder.actors.settle(actors.actors[0], state("Syria"));
  EXPECT_EQ(actors.actors[0].code, "SYRCOP");
  finder.actors.settle(actors.actors[0], state("Turkey"));
  EXPECT_EQ(actors.actors[0].code, "SYRCOP");  // it has one
  EXPECT_EQ(actors.actors[1].state, no_row);
  EXPECT_EQ(actors.actors[1].backer, state("Turkey"));
  finder.actors.settle(actors.actors[1], actors.actors[1].backer);
  EXPECT_EQ(actors.actors[1].code, "TURREB");
}

TEST_F(ActorTest, KnowsMediaByName) {
  const ActorFinder& actors = Finder::the().actors;
  EXPECT_EQ(actors.medium("Press TV").code, "IRNMED");
  EXPECT_EQ(actors.medium("The Made-Up Times").code, "");
  EXPECT_EQ(actors.medium("The Made-Up Times").name, "The Made-Up Times");
}

// Of any text: mentions inside it and inside a sentence, each head under one mention, actors that are there.
TEST_F(ActorTest, HoldsTogetherForAnyText) {
  constexpr const char* words[] = {"he",       "they",   "The",   "two",      "Koreas", "Iran",   "Turkish", "-",
                                   "backed",   "rebels", "known", "as",       "itself", "Front",  ",",       ".",
                                   "minister", "of",     "and",   "Brussels", "called", "the",    "latter",  "each",
                                   "side",     "(",      "IRF",   ")",        "said",   "former", "whose",   "name",
                                   "is",       "Mrs",    "Silva", "old",      "54",     "year",   "\n\n",    "—"};
  Finder& finder = Finder::the();
  std::mt19937 random(7);
  for (int text = 0; text < 150; ++text) {
    std::string made;
    for (unsigned i = 0; i < 4 + random() % 60; ++i)
      made += std::string(i == 0 ? "" : " ") + words[random() % std::size(words)];
    const Reading reading = finder.read(made);
    const Actors actors = finder.actors.find(reading, static_cast<Day>(random() % 20'000));
    ASSERT_EQ(actors.at.size(), reading.tokens.size());
    for (const ActorMention& mention : actors.mentions) {
      ASSERT_LT(mention.begin_token, mention.end_token) << made;
      ASSERT_LE(mention.end_token, reading.tokens.size()) << made;
      ASSERT_GE(mention.head_token, mention.begin_token) << made;
      ASSERT_LT(mention.head_token, mention.end_token) << made;
      ASSERT_FALSE(mention.actors.empty()) << made;
      for (const std::uint32_t actor : actors.of(mention)) ASSERT_LT(actor, actors.actors.size()) << made;
    }
    for (std::uint32_t i = 0; i < actors.at.size(); ++i) ASSERT_LE(actors.at[i], actors.mentions.size()) << made;
    const Actors again = finder.actors.find(finder.read(made), 0);
    ASSERT_EQ(finder.actors.find(reading, 0).mentions.size(), again.mentions.size()) << made;
  }
}

}  // namespace
}  // namespace bede
