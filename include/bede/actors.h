// SPDX-License-Identifier: Apache-2.0
// What the lexicon knows of a name, and whom it means on a day.
//
//   look_up_actor(data, "Putin", "2009-01-01")
//   -> meant  Vladimir Putin RUSGOV by alias
//      known  a person, "family name", prime minister of RUS 2008-05-08 to 2012-05-07, actors/office_holders:2103,
//      holds
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bede/coder.h"

namespace bede {

// One row that has the name.
struct KnownActor {
  std::string_view kind;  // "state", "person", "body", "medium", "role"
  std::string_view as;  // how the row has it: "name", "adjective", "people", "capital", "seat", "plural", "family name"
  std::string name, code;  // the code on that day, for a role its piece alone
  std::string country;     // alpha-3, or empty
  std::vector<std::string> sectors;
  std::string office;    // of a person's term: "foreign minister of SYR"
  std::string from, to;  // ISO days, empty: open
  std::string row;       // "actors/bodies:12"
  bool holds = true;     // on the day
  int cow = 0, gw = 0;   // of a state: Correlates of War, Gleditsch and Ward; 0: none
};

// Whom a sentence with that name for its subject would mean.
struct MeantActor {
  std::string name, code, country;
  std::vector<std::string> sectors;
  std::string_view via;
};

struct ActorLookUp {
  std::optional<MeantActor> meant;  // nothing: nobody
  std::vector<KnownActor> known;    // in the order of the lexicon; a person's terms one by one
};

// Errors: BadArgument (`on` is no day).
Result<ActorLookUp> look_up_actor(const std::shared_ptr<const CoderData>& data, std::string_view name,
                                  std::string_view on);

}  // namespace bede
