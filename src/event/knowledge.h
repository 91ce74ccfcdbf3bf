// SPDX-License-Identifier: Apache-2.0
// Private to the event step: what it needs of the lexicon, found once.
#pragma once

#include <map>

#include "event/event.h"

namespace bede {

// What a word of events/guards does to events: its column `strength`.
enum class Guard : std::uint8_t { None, Weak, Thing, Strong, World, Work, Past };

// What a word of events/terms tells of an agreement: its column `role`.
enum class AgreementRole : std::uint8_t { None, Begins, Ends, Lasts, Scope };

struct EventFinder::Knowledge {
  const Lexicon* lexicon = nullptr;
  const ActorFinder* actors = nullptr;
  Backoff backoff;
  struct PlainCode {
    TextId code = 0;  // of CAMEO
    std::uint8_t mode = no_mode;
  };
  std::array<PlainCode, Backoff::types> plain_codes;  // of each type: what is said where no row says more
  std::uint64_t civilian_sector = 0;
  std::string civilian_code;
  std::uint64_t media_sectors = 0;
  std::uint64_t body_sectors = 0;     // of states together: IGO
  std::uint64_t voice_sectors = 0;    // of public figures, who fight with words
  std::uint64_t private_sectors = 0;  // of people and firms without a part in politics
  std::uint64_t police_sector = 0;
  std::uint64_t business_sectors = 0;                       // of firms
  std::uint64_t state_sectors = 0;                          // of those who act for their state against another
  std::map<std::string_view, std::uint32_t> state_of_code;  // rows by alpha-3
  std::uint64_t team_domain = 0;                            // the bit of sport: there a state's name is its team's
  std::vector<bool> is_place_word;                          // by word: a noun for a kind of place
  std::vector<std::pair<WordId, WordId>> happening_verbs;   // "happen"; "take" with its object "place"; 0: none
  std::uint16_t ending_act = no_act;                        // the act of events/acts that ends the event inside
  std::uint16_t refusing_act = no_act;                      // the act by which somebody will not do it
  std::uint16_t threatening_act = no_act;                   // the act by which somebody says that he may do harm
  std::uint16_t deciding_act = no_act;                      // the act by which a body settles what it will do
  std::map<TextId, Range> purposes_of;                      // by the code of a deed: rows of events/purposes
  std::vector<bool> act_is_coded;                           // by act: it has rows
  std::vector<std::uint32_t> domain;   // of each term row: guards of one domain have one number; 0: no guard
  std::vector<Guard> guard;            // of each term row
  std::vector<AgreementRole> role;     // of each term row
  std::vector<TextId> agreements;      // codes of CAMEO that have terms, sorted
  std::vector<std::uint64_t> context;  // of each term row: its context's bit

  std::string_view text(TextId id) const { return lexicon->text(id); }
};

}  // namespace bede
