// SPDX-License-Identifier: Apache-2.0
// Private to the event step: whether what a word tells of has happened, as the words round it say.
//
//   "He said the rebels had refused to release the hostages."
//   said: actual -> refused: actual -> release: negated
//
// The words above a token, up to the root, are read from the top down: each takes what holds of itself, with its own
// negations and modal verbs, and hands on what then holds of the clause or noun inside it. What a word hands on is its
// signature, of one effect where it is told as done and another one where it is negated (Nairn, Condoravdi and
// Karttunen 2006; Karttunen 2012): rows of events/embeddings, operators, speech and light verbs. What merely stands
// beside (relative clauses, most adverbial ones) is told for itself.
#pragma once

#include "event/arguments.h"
#include "event/happening.h"

namespace bede {

class Factualities {
 public:
  Factualities(const Lexicon& lexicon, const Reading& reading)
      : lexicon_(lexicon),
        grammar_(lexicon.grammar()),
        reading_(reading),
        tokens_(reading.tokens),
        arguments_(reading, lexicon.grammar()) {}

  // Of a verb, noun or adjective. `why`, where it is not null, gets each word that changed it, from the top down. What
  // one of `own`, the words of the event's row, would make of it is told by the row: "granted asylum".
  Factuality of(std::uint32_t token, std::vector<Reason>* why, std::span<const std::uint32_t> own = {}) const;

  // The verb for which an infinitive tells the purpose: "[sent] jets to bomb the reactor", "[launched] a raid to free
  // them"; no_token where it is none.
  std::uint32_t purpose_of(std::uint32_t verb) const;

  // The word that tells of the event of a predicate of several words: "reached no [deal]".
  std::uint32_t told_by(std::uint32_t cue, std::span<const std::uint32_t> words) const;

  // "was able", "did manage", "has been able"
  bool is_past(std::uint32_t token) const;

  // "if the army leaves", "unless they are freed", "should it leave"
  bool stands_under_condition(std::uint32_t verb) const;

 private:
  static constexpr std::uint32_t no_token = Reading::no_token;

  // How what holds of a token depends on what stands above it.
  enum class Bond : std::uint8_t {
    Apart,     // not at all: it is told for itself
    Fixed,     // not at all: it is `effect`
    Row,       // by the signature of `row`
    Through,   // it is told as the governor is: "held [talks]"
    Aside,     // as the governor where that is not told as fact, else for itself: "will leave [taking] the prisoners"
    Supposed,  // as the governor where that stands under a condition: "if he was away when they [came]"
    Beside,    // as the governor without its own modal verb and negation: the second of two clauses
    Without,   // the opposite of the governor: "left without [signing]"
  };
  struct Step {
    std::uint32_t token = 0, governor = no_token;
    Bond bond = Bond::Apart;
    Effect effect = Effect::Actual;
    const EmbeddingRow* row = nullptr;
  };
  struct Local;  // what a word's own children say of it

  // embeddings.cc: one step up
  Step step_of(std::uint32_t token) const;
  Step step_of_object(std::uint32_t token) const;
  Step step_of_clause(std::uint32_t token) const;
  Step step_of_noun_clause(std::uint32_t token) const;
  Step step_of_adverbial(std::uint32_t token) const;
  Step step_of_conjunct(std::uint32_t token) const;
  Step step_by(std::uint32_t token, std::uint32_t governor, SlotId slot, Bond otherwise, Effect effect) const;
  const EmbeddingRow* row_at(std::uint32_t governor, std::uint32_t inside, SlotId slot) const;
  const EmbeddingRow* row_near(std::uint32_t governor, std::uint32_t inside, SlotId slot) const;
  const EmbeddingRow* row_of_phrase(std::uint32_t noun, std::uint32_t inside, SlotId slot) const;
  bool is_performed(std::uint32_t infinitive) const;
  bool is_event_word(std::uint32_t token) const;
  bool is_bare_attribute(std::uint32_t verb) const;
  bool is_general(std::uint32_t gerund) const;
  bool is_free_choice(std::uint32_t noun) const;
  bool lies_ahead(std::uint32_t verb) const;
  bool is_definite(std::uint32_t noun) const;
  std::uint32_t clause_of(std::uint32_t noun) const;
  bool takes(Range slots, SlotId slot) const;

  // factuality.cc: what a step and the words round a token make of it
  Local local_of(std::uint32_t token, std::uint32_t from, std::vector<Reason>* why) const;
  void read_child(std::uint32_t token, std::uint32_t child, std::uint32_t from, Local& local,
                  std::vector<Reason>* why) const;
  void read_noun(std::uint32_t token, Local& local, std::vector<Reason>* why) const;
  static Effect value_of(const Local& local, Effect context, bool in_speech, bool last);
  Effect context_of(const Step& step, Effect value, Effect context) const;
  Effect under_mark(const Step& step, Effect context, std::vector<Reason>* why) const;
  bool only_says(const EmbeddingRow& row) const;
  bool is_own_belief(const Step& step) const;
  bool lends_itself(std::uint32_t verb) const;

  // clauses.cc: the form of a clause
  bool is_verb(std::uint32_t token) const { return arguments_.is_verb(token) || tokens_[token].pos == Pos::Aux; }
  bool has_subject(std::uint32_t verb) const;
  bool is_finite(std::uint32_t verb) const;
  bool is_present(std::uint32_t verb) const;
  bool is_perfect_infinitive(std::uint32_t verb) const;
  bool is_none(std::uint32_t noun) const;
  bool is_inverted(std::uint32_t verb) const;
  bool is_asked(std::uint32_t verb) const;
  bool asks_for_advice(std::uint32_t verb) const;
  bool is_wh_clause(std::uint32_t verb) const;
  bool is_bidden(std::uint32_t verb) const;

  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Reading& reading_;
  std::span<const ReadToken> tokens_;
  Arguments arguments_;
};

}  // namespace bede
