// SPDX-License-Identifier: Apache-2.0
// Private to the event step: deeds that are meant and not said again: "claimed responsibility", "denied it".
#pragma once

#include "event/party_lookup.h"

namespace bede {

class Unsaid : SheetReads {
 public:
  Unsaid(CodingSheet& sheet, const PartyLookup& who) : SheetReads(sheet), sheet_(sheet), who_(who) {}

  // Whether a word of denial stands above.
  bool is_denied(std::uint32_t token) const;
  // Its number, or no_happening.
  std::uint32_t make_unsaid_event(std::uint32_t token, const Cue& cue);

 private:
  const FrameRow* deed_named_beside(std::uint32_t token) const;
  std::uint32_t deed_before(std::uint32_t token, const FrameRow* like) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
