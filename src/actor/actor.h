// SPDX-License-Identifier: Apache-2.0
// The door of the actor step: a reading -> who is spoken of, each with its role on the report's day, and every place
// where it is mentioned.
//
//   "Syria's foreign minister thanked Iran. He said the army had won."  (reported 2017-01-01)
//   -> actors  foreign minister SYRGOV, Iran IRN, army SYRMIL
//      mentions  "Syria's foreign minister" by name, "Iran" by name, "He" a pronoun, "the army" by name
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "language/language.h"

namespace bede {

// How a mention was found.
enum class Via : std::uint8_t { Name, Alias, Capital, Demonym, Office, Apposition, Pronoun, Definite };
std::string_view via_name(Via via);

enum class ActorKind : std::uint8_t { State, Person, People, Body, Medium };
enum class Gender : std::uint8_t { Unknown, Male, Female };

struct Actor {
  std::string name;  // canonical: the lexicon's, else the fullest of the report
  std::string code;  // "SYRMIL"; empty where nothing is known
  std::string id;    // "states/SYR", "bodies/Hezbollah"; empty: not in the lexicon
  std::string role;  // "foreign minister": the code's own piece, without the state
  std::uint32_t state = no_row;
  std::uint32_t role_row = no_row;
  std::uint32_t body_row = no_row;  // of a body in the lexicon
  std::uint32_t of_body = no_row;   // of somebody of such a body
  std::uint32_t backer = no_row;    // the state of "Turkish-backed": theirs only where no other is known
  std::uint64_t sectors = 0;
  ActorKind kind = ActorKind::Body;
  Gender gender = Gender::Unknown;
  bool gender_told = false;  // by "Mrs", "she" or the like; else as most who have that given name
  bool plural = false;
  bool introduced = false;  // the report gives its name: "a group calling itself …", "the Ituri Front (IF)"
  bool armed = false;       // forces, police, rebels: who can be expected to use force
};

// "LEG", "OPP" of an opposition lawmaker: the one that the role in the code stands for first, then the others.
std::vector<std::string_view> sector_names(const Lexicon& lexicon, const Actor& actor);

struct ActorMention {
  std::uint32_t begin_token = 0, end_token = 0;
  std::uint32_t head_token = 0;  // the one of them that hangs outside them
  Range actors;                  // in Actors::members: one, or several ("Thai and Cambodian troops", "both sides")
  Via via = Via::Name;
  bool modifier = false;  // names whose something is: "Turkish strikes"
};

struct Actors {
  std::vector<Actor> actors;
  std::vector<ActorMention> mentions;
  std::vector<std::uint32_t> members;  // actors
  std::vector<std::uint32_t> at;       // for each token: the mention whose head it is, plus one; 0: none

  // The mention that hangs on a token, or null.
  const ActorMention* mention(std::uint32_t token) const { return at[token] != 0 ? &mentions[at[token] - 1] : nullptr; }
  std::span<const std::uint32_t> of(const ActorMention& mention) const {
    return std::span(members).subspan(mention.actors.begin, mention.actors.size());
  }
};

// The token between two that hangs outside of them: "The mayor of the city" -> mayor.
std::uint32_t phrase_head(const Reading& reading, std::uint32_t begin, std::uint32_t end);

// Adds somebody who is new, with the mention between two tokens that hangs on `head`. Gives his number.
std::uint32_t add_mentioned(Actors& actors, Actor actor, std::uint32_t begin, std::uint32_t end, std::uint32_t head);

// Makes what stands between two tokens a mention, because the caller says that somebody is meant there: of whom the
// finder knows, else of an actor of whom only the words are known. Gives the mention's head.
std::uint32_t give_mention(const Reading& reading, Actors& actors, std::uint32_t begin, std::uint32_t end);

class ActorFinder {
 public:
  // Errors: BadData.
  static Result<ActorFinder> make(const Lexicon& lexicon);

  Actors find(const Reading& reading, Day report_day) const;

  // A medium by its name: "Press TV", "AP". An actor without a code where the lexicon has none of that name.
  Actor medium(std::string_view name) const;

  // Gives a state to an actor that had none: "police" in a report from Kenya.
  void settle(Actor& actor, std::uint32_t state) const;

  struct Knowledge;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace bede
