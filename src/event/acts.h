// SPDX-License-Identifier: Apache-2.0
// Private to the event step: the row of events/acts for an act with what is inside it: an event, a matter, or neither.
//
//   "called for the release"  -> the row of "call" with a release inside: REQUEST/yield
#pragma once

#include "event/purposes.h"

namespace bede {

struct ActOn {
  const ActRow* row;
  Matter matter;  // where what is inside is no event
};

class Acts : SheetReads {
 public:
  Acts(CodingSheet& sheet, const Purposes& purposes) : SheetReads(sheet), sheet_(sheet), purposes_(purposes) {}

  // The row for the event inside, or for the code of what is inside; null where the act has none.
  const ActRow* act_row(std::uint16_t act, std::string_view code) const;
  const ActRow* act_row(std::uint16_t act, std::uint32_t inner, bool negated) const;
  // None where the words say nothing of an act.
  ActOn act_on(std::uint16_t act, std::uint32_t inner, bool negated, const Cue& cue) const;
  // Whether the frame at a cue says more than the operator there.
  bool frame_says_more(const Cue& cue) const;
  // Whether what is inside was said by somebody else, and is answered; turn_to gives it who answers.
  bool is_said_by_others(const OperatorRow& op, std::uint32_t inner) const;
  void turn_to(std::uint32_t inner, const Parties& addressees, std::uint32_t answer);
  // Whether an act about no event promises anybody anything.
  bool promises_something(const Happening& happening, const Cue& cue, const ActRow& row) const;

 private:
  CodingSheet& sheet_;
  const Purposes& purposes_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
