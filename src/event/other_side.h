// SPDX-License-Identifier: Apache-2.0
// Private to the event step: whom an act is meant for where its own slots are empty, by the words inside it: "flew to
// Manila".
#pragma once

#include "event/party_lookup.h"
#include "event/place_lookup.h"

namespace bede {

class OtherSide : SheetReads {
 public:
  OtherSide(CodingSheet& sheet, const PartyLookup& who, const PlaceLookup& where)
      : SheetReads(sheet), sheet_(sheet), who_(who), where_(where) {}

  void find();

 private:
  Parties state_of_place(std::uint32_t place) const;
  Parties hosts_visited(const Happening& happening) const;
  Parties others_inside(const Happening& happening) const;
  Parties makers_of_object(const Happening& happening) const;
  Parties makers_of_accord(const Happening& happening) const;
  Parties those_helped(const Happening& happening) const;
  Parties people_of_place(const Happening& happening) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const PlaceLookup& where_;
  Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
