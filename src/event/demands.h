// SPDX-License-Identifier: Apache-2.0
// Private to the event step: acts that are done by saying what must be, or what will be: "The president said the
// opposition must accept the result", "said they would strike if the army moved".
#pragma once

#include "event/acts.h"
#include "event/guards.h"
#include "event/party_lookup.h"
#include "event/sources.h"
#include "event/unsaid.h"

namespace bede {

class Demands : SheetReads {
 public:
  Demands(CodingSheet& sheet, const PartyLookup& who, const Guards& guards, const Sources& sources, const Acts& acts,
          const Unsaid& unsaid)
      : SheetReads(sheet), sheet_(sheet), who_(who), guards_(guards), sources_(sources), acts_(acts), unsaid_(unsaid) {}

  void find();

 private:
  const OperatorRow* demand_of(std::uint32_t token, SlotId content) const;
  Happening make_demand(std::uint32_t token, std::uint32_t verb, const OperatorRow& demand, const ActRow& row) const;
  void find_demands();
  void find_refusals();
  std::uint32_t condition_of(std::uint32_t verb) const;
  void find_threats();
  void find_bare_demands();

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  const Sources& sources_;
  const Acts& acts_;
  const Unsaid& unsaid_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
