// SPDX-License-Identifier: Apache-2.0
// Runs of tokens that may name a place, and the states that a report speaks of: what the choice between namesakes
// starts from.
//
//   "The Syrian town of Azaz, in Aleppo province, fell."
//   -> runs "Azaz" (wanted: a city), "Aleppo" (wanted: a region); evidence "Syrian": SYR
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "language/language.h"
#include "place/gazetteer.h"

namespace bede {

inline constexpr std::uint32_t known_from =
    15000;  // people: a place that needs no noun beside it where the model is silent
inline constexpr std::uint32_t large_from =
    100000;  // people: a place that needs nothing beside it where the model is silent
inline constexpr std::uint32_t famous_from =
    500000;  // people: a place that is not the body or people that the model sees

struct PlaceRun {
  std::uint32_t begin = 0, end = 0;  // the mention: with "Province" where that is part of the name
  std::uint32_t sentence = 0;
  std::uint64_t hash = 0;                        // of the name alone
  std::uint32_t spots_begin = 0, spots_end = 0;  // its namesakes, in RunFinder::spots
  std::optional<Grain> wanted;                   // what the noun beside it says: "the city of", "province"
};

// A word that names a state, or what belongs to one: "Syria", "Syrian", "the Kremlin".
struct StateWord {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t sentence = 0;
  std::uint16_t country = no_country;
  float share = 1;  // of its states: "Congolese" is of two
  bool adjective = false;
  bool name = false;  // "Georgia": it may be another place's too
};

class RunFinder {
 public:
  // `home`: the country where the report was written, or no_country. `day`: the report's.
  RunFinder(const Gazetteer::Tables& tables, const Reading& reading, std::uint16_t home, Day day);

  void find();

  std::vector<PlaceRun> runs;
  std::vector<Spot> spots;
  std::vector<StateWord> state_words;

  // What stands beside a name: a place preposition ("near Dawki"), the noun for a kind of place ("Musaga district").
  struct Standing {
    PlaceLink link = PlaceLink::None;
    bool kind = false;
  };
  Standing standing(std::uint32_t begin, std::uint32_t end) const;
  bool is_word(std::uint32_t token) const { return is_ordinary(token, token + 1); }  // of another table, or small too

  // The grain of the kind of place that a token names, where it names one: "town", "provinces".
  std::optional<Grain> kind(std::uint32_t token) const;

 private:
  static constexpr std::uint32_t no_token = Reading::no_token;
  static constexpr std::size_t longest_name = 5;  // in words
  static constexpr std::size_t most_spots = 256;  // namesakes beyond those are too small to be meant
  struct Name {
    std::uint32_t end = 0;
    std::uint64_t hash = 0;
    Range entries;  // of the lexicon's names, where it has this one
  };
  enum class Verdict : std::uint8_t { No, IfKnown, Yes };  // IfKnown: where the report names that place elsewhere
  struct Surroundings {
    PlaceLink link = PlaceLink::None;
    std::optional<Grain> before, after;
  };

  bool is_joint(std::uint32_t token) const;
  bool is_parted(std::uint32_t token) const;
  bool names_document(std::uint32_t begin, std::uint32_t end) const;
  bool is_called_with_article(std::uint32_t begin, std::uint32_t end, const Name& name) const;
  void read_names(std::uint32_t begin);
  bool stands_for(const Name& name, std::uint32_t begin, NameKind kind) const;
  void find_state_words();
  bool take(std::uint32_t begin, const Name& name);
  bool take_small(std::uint32_t begin, const Name& name);
  void add_run(std::uint32_t begin, const Name& name, const Surroundings& around);
  void take_known();
  bool is_in_country_of(const Name& name, const PlaceRun& run) const;
  bool is_listed_with(std::uint32_t begin, std::uint32_t end, const PlaceRun& run) const;
  bool is_said_in(std::uint32_t end, const Name& name, const PlaceRun& run) const;
  void gather_spots(std::uint32_t begin, const Name& name);
  bool is_named_place(std::uint32_t begin, std::uint32_t end, bool is_known) const;
  Verdict judge(std::uint32_t begin, const Name& name, const Surroundings& around, bool is_state) const;
  Verdict judge_entities(std::uint32_t begin, std::uint32_t end, const Surroundings& around, bool is_state,
                         bool is_famous) const;
  bool ends_route(std::uint32_t begin, std::uint32_t end) const;
  bool is_dateline(std::uint32_t begin, std::uint32_t end) const;
  bool ends_body(std::uint32_t begin, std::uint32_t end, const ReadEntity& entity) const;
  bool is_alone(std::uint32_t begin, std::uint32_t end) const;
  bool is_ordinary(std::uint32_t begin, std::uint32_t end) const;
  bool is_tagged_as_name(std::uint32_t begin, std::uint32_t end, const Name& name) const;
  bool is_family_name(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t largest(std::uint64_t hash) const;
  int governing(std::uint32_t begin, std::uint32_t end) const;
  bool is_of_told_country(std::uint64_t hash) const;
  int evidence(const Name& name, const Surroundings& around, std::uint32_t people, bool is_famous) const;
  Surroundings surroundings(std::uint32_t begin, std::uint32_t end) const;
  PlaceLink link_of_words(std::uint32_t last) const;
  PlaceLink link_before(std::uint32_t token) const;
  std::optional<Grain> kind_before(std::uint32_t token) const;
  std::uint32_t first_conjunct(std::uint32_t begin, std::uint32_t end) const;

  const Gazetteer::Tables& tables_;
  const Reading& reading_;
  const std::uint16_t home_;
  const Day day_;
  bool small_ = false;                                     // the report has no capitals at all
  std::unordered_set<std::string_view> small_words_;       // of the report, those that begin with a small letter
  std::unordered_set<std::string_view> family_names_;      // words of its persons' names but the first
  std::vector<std::uint32_t> entity_of_;                   // of a token; no_token: in none
  std::vector<Name> found_;                                // names that begin at a token, shortest first
  std::vector<std::pair<std::uint32_t, Name>> undecided_;  // where they begin
  std::string folded_, word_;
};

// The token of [begin, end) that hangs outside it, the last one where several do.
std::uint32_t head_of(const Reading& reading, std::uint32_t begin, std::uint32_t end);

}  // namespace bede
