// SPDX-License-Identifier: Apache-2.0
// Private to the event step: who says that an event has happened, and whether it has: by the words above it and round
// it.
//
//   "Diplomats reported that the minister had denied that police arrested the poet."
//   arrested  -> the minister, Diplomats; negated
#pragma once

#include "event/guards.h"
#include "event/party_lookup.h"

namespace bede {

class Sources : SheetReads {
 public:
  Sources(CodingSheet& sheet, const PartyLookup& who, const Guards& guards)
      : SheetReads(sheet), sheet_(sheet), who_(who), guards_(guards) {}

  // Of all events; and of one that was made since then.
  void find();
  void find_of(std::uint32_t number);

  // The row that makes a noun a document: "statement", "letter"; or null.
  const Predicate* document_row(std::uint32_t token) const;
  // Of a word of speech: who says it.
  std::vector<Source> speakers_of(std::uint32_t governor) const;
  // Whose document fills one of the slots.
  Parties issuers_of(const Cue& cue, Range slots) const;
  // Whether it is said to whom a meeting is with: "summoned the ambassador to protest".
  bool is_said_to(std::uint32_t token, const Happening& happening) const;

 private:
  struct Walk;  // what is found on the way up

  // sources.cc: who says so where no word of speech stands above
  void find_speeches();
  void add_speaker(std::uint32_t token, std::vector<Source>& sources) const;
  bool is_told_by(const Attribution& said, const Happening& happening) const;
  void add_sources_around(Happening& happening) const;

  // speakers.cc: who says so, above an event
  void find_sources(std::uint32_t happening);
  void find_factuality(std::uint32_t happening);
  bool is_parted(std::uint32_t below, std::uint32_t above) const;
  void add_source(std::uint32_t governor, Walk& walk) const;
  void add_phrase_sources(std::uint32_t governor, Walk& walk) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
  std::vector<Attribution> speeches_;                    // of somebody, or of a document; see find_speeches
  std::vector<std::vector<std::uint32_t>> speeches_in_;  // for each sentence: those whose content it has words of
};

}  // namespace bede
