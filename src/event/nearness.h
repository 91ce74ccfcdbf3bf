// SPDX-License-Identifier: Apache-2.0
// Private to the event step: parties by nearness and order, where the parse has no fitting slot; the event is less sure
// then.
#pragma once

#include "event/party_lookup.h"

namespace bede {

class Nearness : SheetReads {
 public:
  Nearness(const CodingSheet& sheet, const PartyLookup& who) : SheetReads(sheet), sheet_(sheet), who_(who) {}

  // Who stands before a verb without a subject, if no other verb is between.
  Parties nearest_before(std::uint32_t verb) const;
  // Whether a verb stands by itself, and so has a subject somewhere.
  bool acts_in_full(std::uint32_t verb) const;
  // Fills a side that is empty; the event is a guess then.
  void give_nearest(Happening& happening, Parties& side, Parties near, std::string_view field) const;
  void fill_by_nearness(Happening& happening, const Cue& cue) const;

 private:
  std::uint32_t clause_end(std::uint32_t token) const;
  bool is_claimed(std::uint32_t preposition, std::uint32_t by_other_than) const;
  Parties nearest_behind(std::uint32_t cue_token, Range slots) const;
  Parties agent_behind(std::uint32_t verb) const;
  Parties next_to(std::uint32_t verb) const;

  const CodingSheet& sheet_;
  const PartyLookup& who_;
};

}  // namespace bede
