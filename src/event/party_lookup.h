// SPDX-License-Identifier: Apache-2.0
// Private to the event step: tokens and slots -> parties, as the report's mentions have them. Writes nothing.
//
//   "the Syrian Army's latest triumph", triumph  -> parties_at: none; owners_of: the army
#pragma once

#include "event/coding_sheet.h"

namespace bede {

class PartyLookup : SheetReads {
 public:
  explicit PartyLookup(const CodingSheet& sheet) : SheetReads(sheet), sheet_(sheet) {}

  // Who stands at a token.
  Parties parties_at(std::uint32_t token) const;
  Parties parties_joined(std::uint32_t token) const;  // with all that is coordinated with it
  // Whose something is that is no actor itself, through so many nouns.
  Parties owners_of(std::uint32_t token, int depth) const;
  // Who fills the first slot that has an actor; with `all`, every slot.
  Parties fill(Range slots, const std::vector<Argument>& arguments, bool all, bool owners_too) const;
  bool any_armed(const Parties& parties) const;
  // Whether two act for the same: one actor, or two who act for one state.
  bool is_same_side(const Party& one, const Party& other) const;
  bool share_a_side(const Parties& some, const Parties& others) const;

 private:
  const CodingSheet& sheet_;
  const Actors& actors_ = sheet_.actors;
};

}  // namespace bede
