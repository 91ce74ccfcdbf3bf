// SPDX-License-Identifier: Apache-2.0
// Private to the event step: how attributions are found (the door has what they are, event.h).
//
//   "The premier, who said the strike was over, blamed the union."
//   said: who -> the strike was over;  blamed: The premier -> the union
//
// Method: every word of events/speech and events/attitudes whose content is there. What a verb says hangs below it, or
// stands round it ("It will rain, he said, and soon"), or beside it in quotation marks or behind a colon; a quotation
// that runs on over sentences and paragraphs belongs to who began it.
#pragma once

#include <vector>

#include "event/arguments.h"
#include "event/event.h"

namespace bede {

class AttributionFinder {
 public:
  AttributionFinder(const Lexicon& lexicon, const Reading& reading);
  std::vector<Attribution> find();

 private:
  static constexpr std::uint32_t no_token = Reading::no_token;

  // attributions.cc: rows -> attributions
  void read_token(std::uint32_t token);
  void read_rows(const HeadIndex& index, std::span<const SpeechRow> rows, std::uint32_t token, Attribution& best);
  bool read_verb(const SpeechRow& row, Attribution& said);
  bool read_noun(const SpeechRow& row, Attribution& said);
  bool read_phrase(Attribution& said);
  void add_speakers(const SpeechRow& row, Attribution& said) const;
  bool takes(Range slots, SlotId slot) const;
  bool is_shadowed(std::uint32_t token) const;

  // attribution_content.cc: what is said
  void add_arguments(const SpeechRow& row, Attribution& said);
  bool add_host(std::uint32_t verb, Attribution& said);
  bool add_quotation(std::uint32_t verb, Attribution& said);
  bool is_role(std::uint32_t token) const;
  void read_head_line(std::uint32_t sentence);
  void add_other_half(std::uint32_t sentence, Attribution& said) const;
  void run_on();
  std::uint32_t clause_above(std::uint32_t token) const;
  void collect(std::uint32_t from, std::uint32_t without);
  void add_collected(Attribution& said);
  void add_stretch(std::uint32_t begin, std::uint32_t end, Attribution& said) const;
  bool begins_paragraph(std::uint32_t token) const;
  bool is_blank(std::uint32_t token) const;

  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Reading& reading_;
  std::span<const ReadToken> tokens_;
  Arguments arguments_;
  std::vector<Argument> found_;           // of the token in hand
  std::vector<std::uint32_t> collected_;  // tokens of a content
  std::vector<std::uint32_t> last_of_;    // for each sentence: its last speech, plus one
  std::vector<Attribution> attributions_;
};

}  // namespace bede
