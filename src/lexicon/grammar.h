// SPDX-License-Identifier: Apache-2.0
// grammar/words, actors/first_names and events/ordinary_verbs, ready for look-ups by word: what each word of a closed
// class does.
//
//   grammar[lexicon.word("his")]  ->  a pronoun: possessive, male, singular, of a person
#pragma once

#include <cstdint>
#include <vector>

#include "bede/result.h"
#include "lexicon/rows.h"

namespace bede {

class Lexicon;

// "Turkish-backed rebels" are Syria's, "Soviet-made rockets" nobody's.
enum class Backing : std::uint8_t { None, Backed, Made };
// What "the official", "the country", "the former" may stand for.
enum class Reference : std::uint8_t { None, Person, State, Place, Body, Group, First, Last, All };
enum class Aspect : std::uint8_t { None, Former, Current, Future, Claimed };
enum class PlaceLink : std::uint8_t { None, In, Near, To, From };
enum class Hedge : std::uint8_t { None, Possible, Attributed };

struct GrammarWord {
  // Pronouns.
  bool pronoun = false, possessive = false, reflexive = false, relative = false, reciprocal = false;
  bool singular = false, plural = false;  // neither: either
  bool person = false, thing = false;     // neither: any
  bool first = false, second = false, third = false, demonstrative = false;

  bool male = false, female = false;            // "she", "Mrs", "queen"
  bool name_male = false, name_female = false;  // a given name: "Maria"; both: of either

  std::uint16_t references = 0;  // a bit for each Reference
  Effect modal = Effect::None;
  bool negation = false, weak_negation = false;
  bool near_negation = false;  // "hardly spoke", "nearly died": it did not quite happen
  bool limit = false;          // "not only", "not until Monday": it did happen
  bool condition = false;
  bool manner = false;                        // "as the minister put it"
  bool inverted_condition = false;            // before its subject it is "if": "had they left", "should they leave"
  bool temporal = false;                      // "when they leave" lies ahead as what it hangs on does
  bool surrounding = false;                   // "after the flood": a preposition of what stood round an act
  bool plural_verb = false;                   // "were": of several
  bool free_choice = false;                   // "anyone who leaves": whoever that may be
  bool singled_out = false;                   // "the first one to leave" did leave
  bool excess = false;                        // "too weak to leave"
  bool unfulfilled = false;                   // "should have left" did not
  bool softened = false;                      // "would like", "would recommend": already do
  bool currency = false;                      // "euro"
  bool performative = false;                  // "I want to thank them": whoever says so does it
  bool prospective = false;                   // "is going to leave": says itself only what lies ahead
  bool polite = false;                        // "please leave"
  bool bears_arms = false;                    // "armed herders": who can be expected to use force
  bool sends = false;                         // "sent a diplomat": who is sent is the sender's
  bool definite = false, indefinite = false;  // "the", "a"
  bool belonging = false;                     // joins a role to what it belongs to: "president of Chile"
  bool title = false;                         // "Mr"
  bool name_particle = false;                 // "al": names are written with it and without
  bool capital = false;                       // "the Icelandic capital"
  bool within = false;                        // "talks are to be held under mediation": the one is a part of the other
  bool purpose = false;                       // "marched against fuel prices": what stands behind is why
  bool opens_clause = false;                  // "for": before who is to do what stands behind "to"
  bool agentive = false;                      // "by": before who does what a passive tells
  bool meanwhile = false;                     // "when the army stormed the city": at the time that was just told
  bool generic = false;                       // "the official" may be a minister; "the president" may not
  bool weapon = false;                        // "shells hit a school"
  bool relief = false;                        // "flew in blankets": goods that are sent to people in need
  bool object_does = false;                   // "thanked Iran for supporting Syria": who was thanked, supported
  bool attitude = false;                      // "pro-Russian", "anti-American": not of that state
  bool place_verb = false;                    // "entered Mullaitivu": its object may well be a place
  bool place_noun = false;                    // "the streets of El Geneina": so may what is behind "of"
  bool naming = false;                        // "known as", "calling itself", "alias"
  bool telling = false;                       // "the film shows": by which a work tells what is in it
  bool leads = false;                         // "who leads the army" is of the army
  bool counterpart = false;                   // who holds another's office in another state
  bool ordinary_verb = false;                 // "see": no event, whoever sees whom
  bool partitive = false;                     // "members of", "a group of": what follows is meant
  bool sums_up = false;                       // "…, a step that Minsk condemned": what was just told
  bool lets = false;                          // "let the nuns go": its object is who goes
  bool additive = false;                      // "two others": of those of whom was spoken
  Aspect aspect = Aspect::None;
  Backing backing = Backing::None;
  Hedge hedge = Hedge::None;
  PlaceLink place = PlaceLink::None;
  std::int64_t low = -1, high = -1;  // a quantity: "dozens" 24 to 99

  bool refers(Reference reference) const { return (references >> static_cast<int>(reference) & 1) != 0; }
};

// Whether a row of grammar/words may have such a class and value: "negation", "full".
bool is_grammar(std::string_view of_class, std::string_view value);

// "in", "near", "to", "from"; None of other values.
PlaceLink place_link(std::string_view value);

class Grammar {
 public:
  // Errors: BadData: a class or value that it does not know, with its table and line.
  static Result<Grammar> make(const Lexicon& lexicon);

  const GrammarWord& operator[](WordId word) const { return words_[word < numbers_.size() ? numbers_[word] : 0]; }

 private:
  std::vector<std::uint16_t> numbers_;  // of a word in `words_`
  std::vector<GrammarWord> words_{1};   // the first one is a word of no class
};

}  // namespace bede
