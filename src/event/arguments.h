// SPDX-License-Identifier: Apache-2.0
// Private to the event step: who fills the slots round a predicate, whatever the construction.
//
//   "The hostages were freed by the rebels"     freed: object The hostages, subject the rebels
//   "rebels accused of attacking the town"      attacking: subject rebels, object the town
//   "Turkish strikes on the camp"               strikes: possessor Turkish, on the camp
//
// Passive voice, control and raising, relative and participial clauses and coordination are undone here, once for all
// frames; the labels are spaCy's (ClearNLP).
#pragma once

#include <vector>

#include "language/language.h"

namespace bede {

struct Argument {
  SlotId slot = slot::none;
  std::uint32_t token = 0;  // the head of what fills it: a noun, or the verb of a clause
  bool direct = true;       // hangs on the predicate itself; else it was found further away, and is less sure
};

class Arguments {
 public:
  Arguments(const Reading& reading, const Grammar& grammar) : reading_(reading), grammar_(grammar) {}

  // Of a verb, noun or adjective, by its part of speech in the sentence.
  std::vector<Argument> of(std::uint32_t predicate) const;

  // Who does what the verb says, or no_token; and whether the verb's grammatical subject is its logical object.
  std::uint32_t subject_of(std::uint32_t verb) const;
  bool is_passive(std::uint32_t verb) const;
  bool is_infinitive(std::uint32_t verb) const;

  // "ruled out [meeting] the rebels": what the parser takes for an adverbial clause stands where an object would.
  bool is_said_of(std::uint32_t verb) const;
  bool is_gerund_behind(std::uint32_t verb) const;
  bool is_opened_behind(std::uint32_t verb, std::uint32_t clause) const;
  // Behind a comma and another object of its verb, where an apposition should hang on a noun.
  bool is_second_object(std::uint32_t token) const;

  // The token with all that is coordinated with it: "Iran, Russia and Syria".
  // Whom a relative clause tells of: "a reporter and a driver who were freed" both, "the earthquake of May 1999, which
  // killed" no month.
  std::uint32_t person_meant(std::uint32_t relative_verb, std::uint32_t noun) const;
  std::vector<std::uint32_t> antecedents(std::uint32_t relative_verb) const;
  std::vector<std::uint32_t> with_conjuncts(std::uint32_t token) const;

  bool is_verb(std::uint32_t token) const {
    const Tag tag = reading_.tokens[token].tag;
    return tag >= Tag::Vb && tag <= Tag::Vbz;
  }

 private:
  struct Subject {
    std::uint32_t token = Reading::no_token;
    bool is_object = false;  // of a passive
  };
  std::uint32_t cleft_subject(std::uint32_t verb) const;
  std::uint32_t object_round(std::uint32_t preposition) const;
  bool is_active(std::uint32_t verb) const;
  Subject find_subject(std::uint32_t verb, int depth) const;
  bool has_relative_owner(std::uint32_t verb) const;
  void add_verb(std::uint32_t verb, std::vector<Argument>& found) const;
  void add_noun(std::uint32_t noun, std::vector<Argument>& found) const;
  void add_clause(std::uint32_t verb, std::vector<Argument>& found) const;
  void add_prepositions(std::uint32_t of, bool direct, std::vector<Argument>& found) const;

  const Reading& reading_;
  const Grammar& grammar_;
};

}  // namespace bede
