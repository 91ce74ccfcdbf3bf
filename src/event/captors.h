// SPDX-License-Identifier: Apache-2.0
// Private to the event step: who did what is told without a doer, where it is force: the police who tell of an arrest,
// those who held who is freed. Writes nothing but what it is given.
#pragma once

#include "event/party_lookup.h"

namespace bede {

class Captors : SheetReads {
 public:
  Captors(const CodingSheet& sheet, const PartyLookup& who) : SheetReads(sheet), sheet_(sheet), who_(who) {}

  bool is_agentless(const Happening& happening) const;
  // The event by whose force another one happened, by its subject or by its clause of time; or no_happening.
  std::uint32_t force_that_did(const Happening& happening) const;
  std::uint32_t force_when(const Happening& happening) const;
  // Each: who did it, by one kind of sign; or nobody.
  Parties doers_by_subject(const Happening& happening) const;
  Parties blamed_beside(const Happening& happening) const;
  Parties police_who_tell(const Happening& happening) const;
  Parties captors_of(const Happening& happening) const;
  // Who is asked to let go.
  Parties holders_asked(const Happening& happening) const;
  void turn_release(Happening& happening) const;  // "the release of hostages": they are freed

 private:
  const CodingSheet& sheet_;
  const PartyLookup& who_;
  const Actors& actors_ = sheet_.actors;
  const std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
