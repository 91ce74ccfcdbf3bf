// SPDX-License-Identifier: Apache-2.0
// Private to the event step: parties that words of their own name: "a deal mediated by Ankara", "the cease-fire does
// not apply to Daesh".
#pragma once

#include "event/operators.h"
#include "event/party_lookup.h"
#include "event/terms.h"

namespace bede {

class NamedParties : SheetReads {
 public:
  NamedParties(CodingSheet& sheet, const PartyLookup& who, Operators& operators, const Terms& terms)
      : SheetReads(sheet), sheet_(sheet), who_(who), operators_(operators), terms_(terms) {}

  void find();

 private:
  std::uint32_t agreement_meant(std::uint32_t token) const;
  void join_brokering(std::uint32_t token, std::uint32_t about);
  void name_parties(const PartyRow& row, std::uint32_t token);
  std::uint32_t who_is(std::uint32_t noun) const;
  std::vector<Argument> phrase_arguments(std::uint32_t head, const std::vector<std::uint32_t>& words) const;
  std::uint32_t event_at(std::uint32_t token);

  CodingSheet& sheet_;
  const PartyLookup& who_;
  Operators& operators_;
  const Terms& terms_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
