// SPDX-License-Identifier: Apache-2.0
// With small tables of its own and readings made by hand.
#include "place/place.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/mapped_file.h"
#include "base/memory_pack_test.h"
#include "place/gazetteer.h"
#include "place/outline.h"

namespace bede {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::string_view states_table =
    "code\tname\talso\tadjective\tpeople\tcapital\tseats\tcow\tgw\tfrom\tto\tnote\n"
    "FRA\tFrance\t\tFrench\tFrench\tParis\t\t\t\t\t\t\n"
    "LBN\tLebanon\t\tLebanese\tLebanese\tBeirut\t\t\t\t\t\t\n"
    "LBY\tLibya\t\tLibyan\tLibyan|Libyans\tTripoli\t\t\t\t\t\t\n"
    "SYR\tSyria\t\tSyrian\tSyrians\tDamascus\t\t\t\t\t\t\n"
    "SUN\tSoviet Union\tUSSR\tSoviet\tSoviets\tMoscow\tKremlin\t\t\t1922-12-30\t1991-12-25\t\n"
    "RUS\tRussia\t\tRussian\tRussians\tMoscow\tKremlin\t\t\t\t\t\n"
    "USA\tUnited States\tU.S.|US\tAmerican\tAmericans\tWashington\t\t\t\t\t\t\n";
constexpr std::string_view grammar_table =
    "word\tclass\tvalue\tnote\n"
    "in\tplace_preposition\tin\t\n"
    "north of\tplace_preposition\tnear\t\n"
    "of\tbelonging\t\t\n"
    "to\tplace_preposition\tto\t\n";
constexpr std::string_view kinds_table =
    "word\tgrain\tnote\n"
    "capital\tcity\t\n"
    "north\tregion\t\n"
    "province\tregion\t\n"
    "town\tcity\t\n";
constexpr std::string_view regions_table =
    "name\talso\tcountry\tlatitude\tlongitude\tkind\tnote\n"
    "Gulf of Aden\t\t\t12.5\t47.5\tgulf\t\n";
constexpr std::string_view site_kinds_table =
    "kind\twords\tnote\n"
    "prison\tprison|jail\t\n"
    "square\tsquare\t\n";
constexpr std::string_view sites_table =
    "name\talso\tcountry\tlatitude\tlongitude\tkind\talone\tnote\n"
    "Kasr prison\t\tLBY\t32.8\t13.1\tprison\t\t\n"
    "Martyrs' Square\t\tLBY\t32.9\t13.18\tsquare\tno\t\n";
constexpr std::string_view cities_table =
    "city\tnames\tcountry\tlatitude\tlongitude\tfrom\tto\tnote\n"
    "Aleppo\tMoscow\tSYR\t36.2\t37.2\t\t1979\t\n"
    "Paris\tLutetia\tFRA\t0\t0\t\t\t\n";
constexpr std::string_view places_table =
    "geonameid\tname\talso\tlatitude\tlongitude\tcountry\tadmin1\tpopulation\n"
    "1\tTripoli\tTarabulus\t32.9\t13.2\tLBY\t77\t1150000\n"
    "2\tTripoli\t\t34.4\t35.8\tLBN\t09\t229000\n"
    "3\tParis\t\t48.9\t2.3\tFRA\t11\t2138000\n"
    "4\tParis\t\t33.7\t-95.6\tUSA\tTX\t25000\n"
    "5\tMoscow\tMoskva\t55.8\t37.6\tRUS\t48\t10400000\n"
    "6\tTown\t\t40.0\t-90.0\tUSA\tTX\t40000\n"
    "7\tAleppo\tHalab\t36.2\t37.2\tSYR\t09\t2098000\n";
constexpr std::string_view admin1_table =
    "country\tadmin1\tname\tlatitude\tlongitude\n"
    "SYR\t09\tAleppo\t36.4\t37.4\n"
    "USA\tTX\tTexas\t31.0\t-99.0\n";

// A word of a sentence: its text, part of speech, what it hangs on and how.
struct Word {
  std::string_view text;
  Pos pos;
  std::uint32_t head;
  Dep dep = Dep::Other;
};

class PlaceTest : public testing::Test {
 protected:
  PlaceTest() : folder_(fs::temp_directory_path() / fmt::format("bede_place_test_{}", ::getpid())) {
    write("lexicon/actors/states.tsv", states_table);
    write("lexicon/grammar/words.tsv", grammar_table);
    write("lexicon/places/words.tsv", kinds_table);
    write("lexicon/places/regions.tsv", regions_table);
    write("lexicon/places/site_kinds.tsv", site_kinds_table);
    write("lexicon/places/sites.tsv", sites_table);
    write("lexicon/places/cities.tsv", cities_table);
    write("tables/places.tsv", places_table);
    write("tables/admin1.tsv", admin1_table);
  }
  ~PlaceTest() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view bytes) {
    fs::create_directories((folder_ / name).parent_path());
    EXPECT_TRUE(write_file(folder_ / name, bytes).ok());
  }

  PackWriter writer() {
    PackWriter out;
    pack_folding(out);
    const fs::path folders[] = {folder_ / "lexicon"};
    for (const Complaint& complaint : pack_lexicon(folders, out)) ADD_FAILURE() << complaint.error().text();
    const auto packed = pack_gazetteer(folder_ / "tables", out);
    EXPECT_TRUE(packed.ok()) << packed.error().text();
    return out;
  }

  void load() {
    memory_.emplace(writer());
    lexicon_ = Lexicon::read(memory_->read().value()).value();
    gazetteer_ = Gazetteer::read(memory_->read().value(), lexicon_).value();
  }

  std::vector<PlaceMention> find(const std::vector<Word>& words, const std::vector<ReadEntity>& entities,
                                 std::string_view home = {}) {
    text_.clear();
    reading_ = {};
    for (const Word& word : words) {
      Token token{};
      token.begin_byte = static_cast<std::uint32_t>(text_.size());
      text_ += word.text;
      token.end_byte = static_cast<std::uint32_t>(text_.size());
      text_ += ' ';
      reading_.parse.tokens.push_back(token);
      ReadToken read;
      std::string buffer;
      read.form = read.lemma = lexicon_.word(word.text, buffer);
      read.head = word.head;
      read.dep = word.dep;
      read.pos = word.pos;
      read.capital = word.text[0] >= 'A' && word.text[0] <= 'Z';
      read.capitals = read.capital && word.text.size() > 1 && word.text[1] >= 'A' && word.text[1] <= 'Z';
      reading_.tokens.push_back(read);
    }
    reading_.parse.text = text_;
    reading_.parse.sentences.push_back({0, static_cast<std::uint32_t>(words.size())});
    reading_.entities = entities;
    return gazetteer_.find(reading_, home, day_);
  }

  fs::path folder_;
  std::optional<MemoryPack> memory_;
  Lexicon lexicon_;
  Gazetteer gazetteer_;
  Day day_ = 0;  // 1970-01-01
  std::string text_;
  Reading reading_;
};

const std::vector<Word> to_tripoli = {
    {"They", Pos::Pron, 1}, {"went", Pos::Verb, 1}, {"to", Pos::Adp, 1}, {"Tripoli", Pos::Propn, 2}};

TEST_F(PlaceTest, PopulationAndCapitalDecideWhereNothingElseDoes) {
  load();
  const auto found = find(to_tripoli, {{3, 4, EntityKind::Political}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].geonames, 1u);
  EXPECT_EQ(found[0].name, "Tripoli");
  EXPECT_EQ(found[0].country, "LBY");
  EXPECT_EQ(found[0].grain, Grain::City);
  EXPECT_EQ(found[0].begin_token, 3u);
  EXPECT_EQ(found[0].head_token, 3u);
  EXPECT_GT(found[0].confidence, 0.9f);
  EXPECT_EQ(found[0].why, "it is the capital of a state");
}

TEST_F(PlaceTest, ACountryNamedInTheSentenceCounts) {
  load();
  const auto found = find({{"Lebanese", Pos::Adj, 1},
                           {"troops", Pos::Noun, 2},
                           {"went", Pos::Verb, 2},
                           {"to", Pos::Adp, 2},
                           {"Tripoli", Pos::Propn, 3}},
                          {{4, 5, EntityKind::Political}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].geonames, 2u);
  EXPECT_EQ(found[0].why, "its country is named in the sentence");
}

// "the Kasr jail": a site by another noun of its kind, whatever the model makes of it.
TEST_F(PlaceTest, ASiteIsFoundByTheNounsOfItsKind) {
  load();
  const auto found =
      find({{"the", Pos::Det, 2, Dep::Det}, {"Kasr", Pos::Propn, 2, Dep::Compound}, {"jail", Pos::Noun, 2}}, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].grain, Grain::Site);
  EXPECT_EQ(found[0].name, "Kasr prison");
  EXPECT_EQ(found[0].country, "LBY");
}

// Other capitals have a Martyrs' Square too: it is this one where the report speaks of Libya.
TEST_F(PlaceTest, ASiteThatNeedsItsCountryIsElseNone) {
  load();
  const std::vector<Word> words = {{"in", Pos::Adp, 0},
                                   {"Martyrs", Pos::Propn, 3, Dep::Poss},
                                   {"'", Pos::Part, 1, Dep::Case},
                                   {"Square", Pos::Propn, 0, Dep::Pobj}};
  EXPECT_TRUE(find(words, {{1, 4, EntityKind::Facility}}).empty());
  const auto home = find(words, {{1, 4, EntityKind::Facility}}, "LBY");
  ASSERT_EQ(home.size(), 1u);
  EXPECT_EQ(home[0].grain, Grain::Site);
}

// A name that a city had once is its name then; and stands for another one now.
TEST_F(PlaceTest, ANameHoldsOnItsDays) {
  load();
  const std::vector<Word> words = {{"Syrian", Pos::Adj, 1, Dep::Amod},
                                   {"troops", Pos::Noun, 2},
                                   {"are", Pos::Verb, 2},
                                   {"in", Pos::Adp, 2},
                                   {"Moscow", Pos::Propn, 3, Dep::Pobj}};
  ASSERT_EQ(find(words, {{4, 5, EntityKind::Political}}).size(), 1u);
  EXPECT_EQ(find(words, {{4, 5, EntityKind::Political}})[0].geonames, 7u);
  day_ = *parse_day("2017-01-01");
  EXPECT_EQ(find(words, {{4, 5, EntityKind::Political}})[0].geonames, 5u);
}

TEST_F(PlaceTest, NamesThePlacesThatLieElsewhere) {
  load();
  const auto misplaced = gazetteer_.misplaced();
  ASSERT_EQ(misplaced.size(), 1u);
  EXPECT_EQ(misplaced[0].name, "Paris");
  EXPECT_EQ(misplaced[0].country, "FRA");
  EXPECT_GT(misplaced[0].kilometres, 5000);
}

// "Paris, Texas": each of the two says which one the other is.
TEST_F(PlaceTest, WhatTheTextSaysCountsMost) {
  load();
  const auto found =
      find({{"In", Pos::Adp, 0}, {"Paris", Pos::Propn, 0}, {",", Pos::Punct, 1}, {"Texas", Pos::Propn, 1}},
           {{1, 2, EntityKind::Political}, {3, 4, EntityKind::Political}});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].geonames, 4u);
  EXPECT_EQ(found[0].admin1, "Texas");
  EXPECT_EQ(found[0].why, "the text says what it is in: X, Y");
  EXPECT_EQ(found[1].grain, Grain::Region);
}

TEST_F(PlaceTest, TheHomeOfAReportCounts) {
  load();
  const std::vector<Word> words = {{"in", Pos::Adp, 0}, {"Paris", Pos::Propn, 0}};
  const auto abroad = find(words, {{1, 2, EntityKind::Political}});
  const float far = abroad.at(0).confidence;
  const auto home = find(words, {{1, 2, EntityKind::Political}}, "USA");
  EXPECT_LT(home.at(0).confidence, far);  // another Paris is likelier there
}

// "in Aleppo", which the model takes for a people; "Aleppo province"; an old name.
TEST_F(PlaceTest, MisreadNamesAreFoundByTheirSurroundings) {
  load();
  const auto town = find({{"in", Pos::Adp, 0}, {"Aleppo", Pos::Propn, 0}}, {{1, 2, EntityKind::Group}});
  ASSERT_EQ(town.size(), 1u);
  EXPECT_EQ(town[0].grain, Grain::City);
  const auto province = find({{"in", Pos::Adp, 0}, {"Aleppo", Pos::Propn, 2}, {"province", Pos::Noun, 0}},
                             {{1, 2, EntityKind::Organisation}});
  ASSERT_EQ(province.size(), 1u);
  EXPECT_EQ(province[0].grain, Grain::Region);
  const auto old = find({{"in", Pos::Adp, 0}, {"Halab", Pos::Propn, 0}}, {});
  ASSERT_EQ(old.size(), 1u);
  EXPECT_EQ(old[0].name, "Aleppo");
}

TEST_F(PlaceTest, OtherThingsAreNoPlaces) {
  load();
  // A person; a people; a common word, though a town is called so; a small letter.
  EXPECT_TRUE(
      find({{"Paris", Pos::Propn, 1}, {"Hilton", Pos::Propn, 2}, {"spoke", Pos::Verb, 2}}, {{0, 2, EntityKind::Person}})
          .empty());
  EXPECT_TRUE(find({{"French", Pos::Adj, 1}, {"troops", Pos::Noun, 1}}, {{0, 1, EntityKind::Group}}).empty());
  EXPECT_TRUE(find({{"in", Pos::Adp, 0}, {"Town", Pos::Propn, 0}}, {}).empty());
  EXPECT_TRUE(find({{"He", Pos::Pron, 0}, {"in", Pos::Adp, 0}, {"paris", Pos::Noun, 1}}, {}).empty());
  EXPECT_TRUE(find({{"the", Pos::Det, 1}, {"Kremlin", Pos::Propn, 1}}, {{1, 2, EntityKind::Organisation}}).empty());
}

TEST_F(PlaceTest, StatesOfOldStandAtTheirCapitals) {
  load();
  const auto found = find({{"in", Pos::Adp, 0}, {"Soviet", Pos::Propn, 2}, {"Union", Pos::Propn, 0}}, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].country, "SUN");
  EXPECT_EQ(found[0].grain, Grain::Country);
  EXPECT_FLOAT_EQ(found[0].latitude, 55.8f);
}

TEST_F(PlaceTest, RegionsOfTheLexiconAreFound) {
  load();
  const auto found = find({{"the", Pos::Det, 1}, {"Gulf", Pos::Propn, 1}, {"of", Pos::Adp, 1}, {"Aden", Pos::Propn, 2}},
                          {{0, 4, EntityKind::Place}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Gulf of Aden");
  EXPECT_EQ(found[0].country, "");
  EXPECT_EQ(found[0].begin_token, 1u);
  EXPECT_EQ(found[0].head_token, 1u);
}

TEST_F(PlaceTest, NothingIsFoundInNothing) {
  load();
  EXPECT_TRUE(gazetteer_.find(Reading{}, "USA", 0).empty());
  EXPECT_TRUE(Gazetteer().find(Reading{}, "", 0).empty());
}

TEST_F(PlaceTest, MistakesOfTheTablesAreNamed) {
  PackWriter out;
  const auto error = [&](std::string_view table, std::string_view bytes) {
    write(fmt::format("tables/{}", table), bytes);
    const auto packed = pack_gazetteer(folder_ / "tables", out);
    write("tables/places.tsv", places_table);
    write("tables/admin1.tsv", admin1_table);
    return packed.ok() ? Error{ErrorKind::NotFound, "", ""} : packed.error();
  };
  EXPECT_THAT(error("admin1.tsv", "country\tname\n").message, HasSubstr("columns"));
  const std::string heading(places_table.substr(0, places_table.find('\n') + 1));
  const Error far = error("places.tsv", heading + "1\tX\t\t91\t0\tLBY\t77\t5\n");
  EXPECT_EQ(far.kind, ErrorKind::BadData);
  EXPECT_THAT(far.place, HasSubstr("places.tsv:2:4"));
  EXPECT_THAT(error("places.tsv", heading + "x\tX\t\t9\t0\tLBY\t77\t5\n").place, HasSubstr(":2:1"));
  EXPECT_THAT(error("places.tsv", heading + "1\tX\t\t9\t0\tLibya\t77\t5\n").place, HasSubstr(":2:6"));
  EXPECT_THAT(error("places.tsv", heading + "1\tX\t\t9\t0\tLBY\t77\t-5\n").place, HasSubstr(":2:8"));
  fs::remove(folder_ / "tables/admin1.tsv");
  EXPECT_EQ(pack_gazetteer(folder_ / "tables", out).error().kind, ErrorKind::NotFound);
}

// A checksum is no protection against a forged file.
TEST_F(PlaceTest, AForgedPackIsRefused) {
  load();
  const PackWriter good = writer();
  const auto refused = [&](auto forge) {
    PackWriter forged = good;
    forge(forged);
    const MemoryPack memory(forged);
    const auto gazetteer = Gazetteer::read(memory.read().value(), lexicon_);
    return !gazetteer.ok() && gazetteer.error().kind == ErrorKind::BadData;
  };
  EXPECT_FALSE(refused([](PackWriter&) {}));
  const std::vector<std::uint32_t> far(7, 0x7FFFFFFF);
  for (const char* name : {"place/candidates", "place/offsets", "place/buckets", "place/city_count"})
    EXPECT_TRUE(refused([&](PackWriter& writer) { writer.add_array(name, far); })) << name;
  for (const char* name : {"place/rows", "place/hashes", "place/countries", "place/names"})
    EXPECT_TRUE(refused([&](PackWriter& writer) { writer.add(name, std::string(240, '\x7F')); })) << name;
  EXPECT_TRUE(refused([](PackWriter& writer) { writer.add("place/countries", ""); }));
}

TEST(Outline, TheMiddleOfAHullNotOfTheTowns) {
  // Four towns in a corner do not draw it; nor does an island far away; and it may lie across the date line.
  const Point square = middle_of({{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 4}, {4, 0}, {4, 4}, {50, 100}});
  EXPECT_NEAR(square.latitude, 2, 0.2);
  EXPECT_NEAR(square.longitude, 2, 0.2);
  const Point fiji = middle_of({{-17, 178}, {-17, -178}, {-19, 178}, {-19, -178}});
  EXPECT_NEAR(fiji.latitude, -18, 0.2);
  EXPECT_NEAR(std::abs(fiji.longitude), 180, 0.2);
  const Point one = middle_of({{12.5, 41.25}});
  EXPECT_EQ(one.latitude, 12.5);
  EXPECT_EQ(one.longitude, 41.25);
  EXPECT_EQ(middle_of({}).latitude, 0);
}

}  // namespace
}  // namespace bede
