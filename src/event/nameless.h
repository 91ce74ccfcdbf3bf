// SPDX-License-Identifier: Apache-2.0
// Private to the event step: parties that no table knows: "three gardeners were killed", "shelled a bakery". Each
// becomes an actor of the report.
#pragma once

#include "event/cues.h"
#include "event/party_lookup.h"
#include "event/sources.h"

namespace bede {

class Nameless : SheetReads {
 public:
  Nameless(CodingSheet& sheet, const PartyLookup& who, const Cues& cues, const Sources& sources)
      : SheetReads(sheet), sheet_(sheet), who_(who), cues_(cues), sources_(sources) {}

  // Somebody who is told by a noun or a number; what is struck; whoever stands in a slot.
  Parties unknown_person(std::uint32_t token) const;
  Parties things_struck(const FrameRow& frame, const Cue& cue, const Parties& doers) const;
  Parties somebody_at(Range slots, const Cue& cue) const;
  // Of an act: whom it is said to, and who says it.
  Parties unknown_addressee(const OperatorRow& op, const Cue& cue) const;
  Parties unknown_speaker(Range slots, const Cue& cue) const;

 private:
  Party add_nameless(std::uint32_t token, std::uint32_t state, bool civilian) const;
  bool is_thing_to_strike(std::uint32_t token) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Cues& cues_;
  const Sources& sources_;
  Actors& actors_ = sheet_.actors;
  const std::vector<std::uint32_t>& guard_at_ = sheet_.guard_at;
};

}  // namespace bede
