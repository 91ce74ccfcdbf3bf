// SPDX-License-Identifier: Apache-2.0
// Private to the event step: verbs that no row of the lexicon has, between two known actors: the back-off guesses their
// events. Also what it learns from.
#pragma once

#include "event/guards.h"
#include "event/party_lookup.h"
#include "event/sources.h"

namespace bede {

class UnknownVerbs : SheetReads {
 public:
  UnknownVerbs(CodingSheet& sheet, const PartyLookup& who, const Guards& guards, Sources& sources)
      : SheetReads(sheet), sheet_(sheet), who_(who), guards_(guards), sources_(sources) {}

  struct Dyad {
    Parties actors, recipients;
  };
  void find();
  std::vector<std::uint32_t> backoff_features(std::uint32_t predicate, const std::vector<Argument>& arguments) const;
  // "The council will meet": a verb, and no helper.
  bool is_full_verb(std::uint32_t token) const;
  // With who says so and whether it happened.
  std::uint32_t make_guessed_event(std::uint32_t verb, std::uint8_t type, Dyad dyad);
  std::vector<PredicateExample> predicate_examples(const RowPlace* refused) const;

 private:
  // backoff_features.cc: what the back-off sees
  std::string_view side_name(const Actor& actor) const;
  bool is_public(const Party& party) const;
  Dyad dyad_of(const std::vector<Argument>& arguments) const;

  // unknown_verbs.cc: what it is asked
  bool is_unmatched(std::uint32_t token) const;
  bool is_unknown_verb(std::uint32_t token) const;
  bool brings_event(std::uint32_t verb, const std::vector<Argument>& arguments) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  Sources& sources_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
  const std::vector<std::uint32_t>& guard_at_ = sheet_.guard_at;
};

}  // namespace bede
