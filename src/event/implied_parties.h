// SPDX-License-Identifier: Apache-2.0
// Private to the event step: parties that were told beside an event or before it: "The rebels attacked at dawn. Three
// soldiers were killed."
#pragma once

#include "event/captors.h"
#include "event/party_lookup.h"

namespace bede {

class ImpliedParties : SheetReads {
 public:
  ImpliedParties(CodingSheet& sheet, const PartyLookup& who, const Captors& captors)
      : SheetReads(sheet), sheet_(sheet), who_(who), captors_(captors) {}

  void find();
  // After the chains: talks that are told of without parties are those told of before.
  void give_parties_of_talks();

 private:
  Parties opponents_of(const Parties& side, const Happening& known) const;
  Parties doers_summed_up(const Happening& happening) const;
  Parties hearers_beside(const Happening& happening) const;
  Parties accusers_answered(const Happening& happening, std::uint32_t before) const;
  bool is_one_more(const Happening& happening) const;
  Parties doers_before(const Happening& happening) const;
  Parties askers_refused(const Happening& happening) const;
  Parties opponents_before(const Happening& happening) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Captors& captors_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
