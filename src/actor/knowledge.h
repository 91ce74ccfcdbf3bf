// SPDX-License-Identifier: Apache-2.0
// Private to the actor step: what it needs of the lexicon, found once.
#pragma once

#include <array>
#include <map>
#include <unordered_map>

#include "actor/actor.h"

namespace bede {

struct ActorFinder::Knowledge {
  const Lexicon* lexicon = nullptr;
  std::uint64_t armed_sectors = 0;   // MIL, COP, REB, UAF, SPY
  std::uint64_t common_sectors = 0;  // sectors so wide that they make nobody the same: CVL, SOC, UNK
  std::uint64_t trade_sectors = 0;   // LEG, JUD, SPY, COP, MIL: they stay what they are, whoever they belong to
  std::uint64_t rebel_sectors = 0;   // REB, UAF
  std::uint64_t office_sectors = 0;  // of who belongs to the elite afterwards
  std::uint64_t elite_sector = 0, media_sector = 0, government_sector = 0, court_sector = 0;
  std::uint64_t unknown_sector = 0;  // UNK: of negotiators, who are whoever's they are

  // "Defence minister" is of the military and governs it; only who fights is armed.
  bool is_armed(std::uint64_t sectors) const {
    return (sectors & armed_sectors) != 0 && (sectors & government_sector) == 0;
  }
  std::string elite_code, media_code;

  // The groups of states that words between two tokens stand for: those of "island nation", "kingdom".
  std::vector<std::uint32_t> state_kinds(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
  std::unordered_map<WordId, std::vector<std::uint32_t>> kinds_of_word;  // by the first word; rows of state_groups

  // Who held an office of a state or of a body: rows of persons, by their terms.
  struct Term {
    std::uint32_t person;
    Days days;
  };
  std::map<std::array<std::uint32_t, 3>, std::vector<Term>> terms_of;  // by role, state and body
  // The only one who held it on the day, or no_row.
  std::uint32_t holder_of(std::uint32_t role, std::uint32_t state, std::uint32_t body, Day day) const;

  // "Urged", "accused"; "refused", "agreed", "denied": who was asked answers. "Expelled", "jailed": for what he did.
  bool asks(WordId verb) const { return verb < asking.size() && asking[verb]; }
  bool answers(WordId verb) const { return verb < answering.size() && answering[verb]; }
  bool detains(WordId verb) const { return verb < detaining.size() && detaining[verb]; }
  bool blames(WordId verb) const { return verb < blaming.size() && blaming[verb]; }
  bool convicts(WordId verb) const { return verb < convicting.size() && convicting[verb]; }
  std::vector<bool> asking, answering, detaining, blaming, convicting;  // by word

  std::string_view text(TextId id) const { return lexicon->text(id); }
  // "SYRMIL"; without a state the role's piece alone.
  std::string code(std::uint32_t state, std::string_view role) const {
    std::string whole(state == no_row ? std::string_view() : state_code(state));
    return whole += role;
  }
  std::string_view state_code(std::uint32_t state) const { return text(lexicon->states[state].code); }
};

// A medium of the lexicon as an actor, and the id that it has.
Actor make_medium(const ActorFinder::Knowledge& knowledge, std::uint32_t medium);
std::string medium_id(const ActorFinder::Knowledge& knowledge, std::uint32_t medium);

// What a stretch of tokens is called in the lexicon.
struct NameMatch {
  std::uint32_t begin_token, end_token;
  Range entries;  // in Lexicon::name_entries, those that may be meant as the words are written
};

// The longest names, from left to right, without overlaps.
std::vector<NameMatch> match_names(const ActorFinder::Knowledge& knowledge, const Reading& reading);

// The entry of that kind which holds on the day, else the nearest in time, or no_row. Of states that shared a name, the
// one that is no more counts while it lasted ("Belgrade" in 1995).
std::uint32_t find_entry(const ActorFinder::Knowledge& knowledge, const NameMatch& match, NameKind kind, Day day);

}  // namespace bede
