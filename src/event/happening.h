// SPDX-License-Identifier: Apache-2.0
// Private to the event step: an event while it is found, in tokens and rows; it becomes a bede::Event at the end.
#pragma once

#include <vector>

#include "event/knowledge.h"

namespace bede {

inline constexpr std::uint32_t no_happening = 0xFFFFFFFF;

// One actor in one place of the sentence.
struct Party {
  std::uint32_t token = 0;  // of the mention
  std::uint32_t actor = 0;  // in Actors::actors
  bool direct = true;       // it fills the slot itself; else something of it does: "the army's latest triumph"
};
using Parties = std::vector<Party>;

enum class SourceRole : std::uint8_t { Speaker, Document };
struct Source {
  Party party;
  SourceRole role = SourceRole::Speaker;
  bool named = true;  // a document without an actor has words alone: `party.token`
};

struct Reason {
  Reason(std::string_view of_field, std::string_view by_rule, std::uint32_t begin, std::uint32_t end,
         const Predicate* predicate = nullptr)
      : field(of_field), rule(by_rule), begin_token(begin), end_token(end) {
    if (predicate) row = predicate->place, row_text = predicate->text;
  }
  Reason(std::string_view of_field, std::string_view by_rule, std::uint32_t token, RowPlace place, TextId text)
      : field(of_field), rule(by_rule), begin_token(token), end_token(token + 1), row(place), row_text(text) {}

  std::string_view field, rule;
  std::uint32_t begin_token = 0, end_token = 0;
  RowPlace row;  // line 0: of no row
  TextId row_text = 0;
};

// Adds those who are not there yet.
void add_parties(Parties& to, const Parties& more);

// Takes out who is in both, whatever the words.
void leave_out(Parties& from, const Parties& others);

// Adds a source that is not there yet: of the named, one for each actor.
void add_new(const Source& source, std::vector<Source>& sources);

struct Happening {
  std::uint32_t cue = 0;             // the predicate's head
  std::vector<std::uint32_t> words;  // all its words
  std::uint32_t verb = 0;            // the word that carries tense and negation: the cue, or the verb that lends it
  const Predicate* row = nullptr;    // of the frame or of the operator; null: the back-off's guess
  const FrameRow* frame = nullptr;
  const OperatorRow* op = nullptr;
  std::uint8_t type = 0, mode = no_mode;
  TextId cameo = 0;
  std::uint64_t contexts = 0;
  Parties actors, recipients, mediators, excluded;
  std::uint32_t inner = no_happening;
  TextId matter = 0;   // the code of what an act is about where that is no event: "demanded voting rights"
  TextId widened = 0;  // the code before what it is for made it another: 141 of a march for voting rights, 1413
  std::uint32_t rejected_at = no_happening;  // the operator that answers it: "rejected the accusation"
  std::uint32_t meant = no_happening;        // the deed told before that it speaks of without saying it again
  bool to_press = false;                     // talks with reporters alone
  bool by_nearness = false;                  // a side of it is a guess: the parse had no fitting slot
  Factuality factuality = Factuality::Actual;
  std::vector<Source> sources;
  std::vector<std::uint32_t> dates;  // mentions, nearest first
  std::uint32_t date = no_happening;
  std::optional<Days> days;
  std::string_view basis;
  std::uint32_t place = no_happening;  // a mention
  bool place_from_dateline = false;
  std::vector<std::uint32_t> tellings;  // happenings that tell of the same
  std::uint32_t same_as = no_happening;
  EventTerms terms;            // of an agreement: empty where none are told
  bool negation_told = false;  // "did not allow" is a ban, and the negation is counted
  bool bare = false;           // no party of its own: it counts only as another telling
  bool refused = false;        // by a guard
  double confidence = 0.5;
  std::vector<Reason> reasons;
};

// Whether it is told as words that pass: a demand, a charge, an accord.
inline bool is_of_words(const Happening& happening) {
  const auto type = static_cast<EventType>(happening.type);
  return type == EventType::Agree || type == EventType::Request || type == EventType::Accuse ||
         type == EventType::Reject || type == EventType::Threaten || type == EventType::Concede ||
         (type == EventType::Support && !(happening.frame && happening.frame->reciprocal));
}

}  // namespace bede
