// SPDX-License-Identifier: Apache-2.0
// Private to the event step: several tellings of one event become one event: "signed a deal … The accord".
#pragma once

#include "event/captors.h"
#include "event/party_lookup.h"
#include "event/terms.h"

namespace bede {

class Chains : SheetReads {
 public:
  Chains(CodingSheet& sheet, const PartyLookup& who, const Captors& captors, const Terms& terms)
      : SheetReads(sheet), sheet_(sheet), who_(who), captors_(captors), terms_(terms) {}

  void find();

 private:
  void join_parts();
  void join_purpose(std::uint32_t purpose);
  void join_harm(std::uint32_t harm);
  bool join_claim(std::uint32_t claim);
  bool stand_for(const Parties& states, const Parties& others) const;
  bool is_same(const Happening& a, const Happening& b) const;
  bool may_refer(const Happening& happening, const Happening& known, const Happening& whole) const;
  bool refers_back(const Happening& happening) const;
  void merge(std::uint32_t into, std::uint32_t from);

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Captors& captors_;
  const Terms& terms_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
