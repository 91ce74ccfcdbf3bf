// SPDX-License-Identifier: Apache-2.0
// Parties and sources are sets by whom they are; their order is that of the words.
#include "event/happening.h"

#include <algorithm>

namespace bede {

void add_parties(Parties& to, const Parties& more) {
  for (const Party& party : more) {
    const bool known = std::any_of(to.begin(), to.end(), [&](const Party& p) { return p.actor == party.actor; });
    if (!known) to.push_back(party);
  }
}

// Who is in both, whatever the words.
void leave_out(Parties& from, const Parties& others) {
  for (const Party& other : others) std::erase_if(from, [&](const Party& p) { return p.actor == other.actor; });
}

// Adds a source that is not there yet: of the named, one for each actor.
void add_new(const Source& source, std::vector<Source>& sources) {
  const bool known = std::any_of(sources.begin(), sources.end(), [&](const Source& s) {
    return s.named == source.named &&
           (s.named ? s.party.actor == source.party.actor : s.party.token == source.party.token);
  });
  if (!known) sources.push_back(source);
}

}  // namespace bede
