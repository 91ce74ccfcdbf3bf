// SPDX-License-Identifier: Apache-2.0
// Private to the event step: words of worlds that are not politics (events/guards), and which events they refuse:
// sport, markets, weather, fiction, anniversaries, metaphor. Also writes down what the same words tell of agreements
// and contexts.
//
//   "Portugal's keeper was beaten twice. France ambushed them again before the hour."  -> no event
#pragma once

#include "event/party_lookup.h"

namespace bede {

class Guards : SheetReads {
 public:
  Guards(CodingSheet& sheet, const PartyLookup& who) : SheetReads(sheet), sheet_(sheet), who_(who) {}

  void find();
  // Whether an event is refused: by the words round it, or for what does it.
  bool is_guarded(std::uint32_t token, const std::vector<std::uint32_t>& words, const Parties& actors) const;
  bool is_of_the_reports_world(const Happening& happening) const;
  // The guard at a word; and the world in which an event is told, or none.
  Guard guard_of(std::uint32_t token) const;
  Guard told_in(const Happening& happening) const;
  // Each: by another sign.
  bool is_elsewhere(const Cue& cue, const Happening& happening) const;
  bool is_of_a_thing(const Cue& cue, const Happening& happening) const;
  bool is_business(const Happening& happening) const;

 private:
  struct WeakSign {
    std::uint32_t token;
    std::uint64_t domain;  // its bit
  };

  // guard_words.cc: where words of worlds stand that are not politics
  void join_guards();
  void find_work_told(std::uint32_t sentence);
  void find_report_world(const std::vector<std::uint64_t>& weak);
  void find_paragraph_worlds(const std::vector<std::uint64_t>& weak);
  std::uint32_t clause_of(std::uint32_t token) const;
  bool has_weak_signs(std::uint32_t token) const;

  // guards.cc: what they refuse
  bool is_political(const Parties& parties) const;
  bool is_diplomacy(const std::vector<std::uint32_t>& words, const Parties& actors) const;
  Guard world_of(std::uint32_t noun) const;
  Guard world_below(std::uint32_t verb, std::uint32_t inside, bool own) const;
  bool has_no_trade(const Parties& parties) const;
  bool holds_a_thing(std::uint32_t noun) const;
  bool is_done_by_a_thing(const Cue& cue, const Happening& happening) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Actors& actors_ = sheet_.actors;
  std::vector<std::uint32_t>& guard_at_ = sheet_.guard_at;
  std::vector<std::uint32_t>& term_word_at_ = sheet_.term_word_at;
  std::vector<std::uint64_t>& sentence_contexts_ = sheet_.sentence_contexts;
  std::vector<std::uint64_t> guards_;            // for each sentence: domains that refuse its events
  std::vector<std::uint64_t> weak_guards_;       // the same for two weak signs of a domain
  std::vector<WeakSign> weak_signs_;             // in their order
  std::uint64_t report_world_ = 0;               // the domains that the report as a whole is of
  std::vector<std::uint64_t> paragraph_worlds_;  // for each sentence: those that its paragraph is of
};

}  // namespace bede
