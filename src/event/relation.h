// SPDX-License-Identifier: Apache-2.0
// Private to the event step: the event between two parties that are given, made after the report's own events were
// found.
#pragma once

#include "event/coding.h"

namespace bede {

class GivenParties : SheetReads {
 public:
  explicit GivenParties(Coding& coding) : SheetReads(coding.sheet), coding_(coding) {}

  std::optional<EventFinder::Relation> relate(TokenSpan first, TokenSpan second);

 private:
  struct Side;
  struct Sides;

  bool speaks_as(std::uint32_t pronoun, const Side& side) const;
  bool has(const Parties& parties, const Side& side) const;
  bool says(const Side& side, const Happening& happening) const;
  void give_pronoun(const Side& side);
  std::uint32_t means_of(const Happening& purpose) const;
  bool is_settled(const Happening& happening) const;
  int rank(const Happening& happening, const Sides& sides) const;
  std::uint32_t depth(std::uint32_t token) const;
  std::uint32_t cue_between(const Sides& sides);
  std::uint32_t verb_between(const Sides& sides) const;
  std::uint32_t guess_between(const Sides& sides);
  std::vector<std::uint32_t> path(std::uint32_t from, std::uint32_t to) const;

  Coding& coding_;
  CodingSheet& sheet_ = coding_.sheet;
  Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
