// SPDX-License-Identifier: Apache-2.0
// Private to the event step: tokens -> cues: of which rows of the lexicon a token is the predicate, and what stands
// round it.
//
//   "arrested", "called for", "said"  -> a frame, an operator, a word of speech
#pragma once

#include "event/guards.h"
#include "event/party_lookup.h"
#include "event/place_lookup.h"

namespace bede {

class Cues : SheetReads {
 public:
  Cues(CodingSheet& sheet, const PartyLookup& who, const PlaceLookup& where, const Guards& guards)
      : SheetReads(sheet), sheet_(sheet), who_(who), where_(where), guards_(guards) {}

  void find();
  // Where parties are given, what a row needs of somebody holds of them.
  void choose_frame(std::uint32_t token, Cue& cue, std::span<const TokenSpan> given = {});
  // Whether who suffers it is people, though no table has the word: "Police detained 23 touts".
  bool is_done_to_people(const Cue& cue) const;
  // Whether what stands for its object is somebody, whatever the word.
  bool takes_anybody(const FrameRow& frame) const;

 private:
  // cues.cc: rows -> cues
  void find_lenders();
  template <class Row, class Score>
  const Row* choose(const HeadIndex& index, std::span<const Row> rows, std::uint32_t token,
                    std::vector<std::uint32_t>& words, Score score) const;
  bool is_adjective(std::uint32_t token) const;
  std::uint32_t infinitive_on_object(std::uint32_t verb) const;
  bool has_on_object(const OperatorRow& row, std::uint32_t below) const;
  void choose_operator(std::uint32_t token, Cue& cue);
  Parties subjects_of(const Cue& cue) const;
  void choose_speech(std::uint32_t token, Cue& cue);
  bool has_common_noun(const Cue& cue, SlotId slot) const;
  bool is_done_to_anyone(const Cue& cue) const;
  bool has_armed_subject(const Cue& cue) const;
  bool is_voice(const Actor& actor) const;
  bool has_relief(std::uint32_t token) const;
  const Requirement* find_unmet(const FrameRow& frame, const Cue& cue, std::span<const TokenSpan> given) const;
  bool is_unmet_by_others(const Requirement& need, const Cue& cue, std::span<const TokenSpan> given) const;
  bool is_foreign_to(const Actor& actor, const Parties& doers) const;
  void add_miss(std::uint32_t token, const FrameRow& row, const Requirement& unmet);

  // cue_arguments.cc: what stands round a predicate
  void read_headline_passive(std::uint32_t token, Cue& cue) const;
  void take_subject_of_content(std::uint32_t token, Cue& cue) const;
  void take_displaced_infinitive(std::uint32_t token, Cue& cue) const;
  bool is_question(std::uint32_t verb) const;
  bool is_told_as_so(const Argument& content) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const PlaceLookup& where_;
  const Guards& guards_;
  const Actors& actors_ = sheet_.actors;
  std::vector<std::uint32_t>& cue_at_ = sheet_.cue_at;
  std::vector<Cue>& cues_ = sheet_.cues;
  std::vector<NearMiss>& misses_ = sheet_.misses;
  std::vector<bool> is_inside_name_;  // by token: a word of somebody's name or title before its head
};

}  // namespace bede
