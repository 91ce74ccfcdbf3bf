// SPDX-License-Identifier: Apache-2.0
// Private to the event step: happenings -> events: rows become codes, tokens become words and spans. Those that say too
// little are left out.
#pragma once

#include "event/coding_sheet.h"

namespace bede {

class Outcome : SheetReads {
 public:
  explicit Outcome(CodingSheet& sheet) : SheetReads(sheet), sheet_(sheet) {}

  ReportEvents events();
  Event event_from(const Happening& happening) const;

 private:
  EventTelling telling_of(const Happening& happening) const;
  EventEntity entity_for(const Actor& actor) const;
  EventEntity entity_of(const Party& party) const;
  std::vector<EventEntity> entities_of(const Parties& parties) const;
  TokenSpan cue_of(const Happening& happening) const;
  TokenSpan sentence_of(std::uint32_t sentence) const;
  TextSpan span_of(TokenSpan tokens) const;
  std::int32_t sentence_number(std::uint32_t sentence) const;
  bool tells_of_event(std::uint32_t token) const;
  bool has_noun_for_actor(std::uint32_t token) const;
  bool is_worth_telling(const Happening& happening) const;
  void find_outlets();
  void add_outlets(Event& event) const;
  bool read_number(std::uint32_t token, Toll& toll) const;
  void add_toll(const Happening& happening, Event& event) const;
  void add_reasons(const Happening& happening, Event& event) const;

  CodingSheet& sheet_;
  const Actors& actors_ = sheet_.actors;
  const std::vector<Happening>& happenings_ = sheet_.happenings;
  const std::vector<std::uint64_t>& sentence_contexts_ = sheet_.sentence_contexts;
  std::vector<NearMiss>& misses_ = sheet_.misses;
  std::vector<EventEntity> outlets_;  // the agency of the dateline, then the outlet
};

}  // namespace bede
