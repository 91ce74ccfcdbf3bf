// SPDX-License-Identifier: Apache-2.0
// Rows of the lexicon as actors of the report, each once.
#include <fmt/format.h>

#include "actor/report_actors.h"

namespace bede {

std::uint32_t ReportActors::find_or_add(const std::string& id, auto make) {
  if (const std::uint32_t known = find_known(id); known != no_row) return known;
  Actor actor = make();
  actor.id = id;
  return add_actor(std::move(actor));
}

std::uint32_t ReportActors::state_actor(std::uint32_t state) {
  return find_or_add(fmt::format("states/{}", knowledge_.state_code(state)), [&] {
    Actor actor;
    actor.kind = ActorKind::State;
    actor.state = state;
    actor.name = lexicon_.text(lexicon_.states[state].name);
    actor.code = knowledge_.state_code(state);
    return actor;
  });
}

std::uint32_t ReportActors::body_actor(std::uint32_t body) {
  const BodyRow& row = lexicon_.bodies[body];
  return find_or_add(fmt::format("bodies/{}", lexicon_.text(row.name)), [&] {
    Actor actor;
    const bool person = row.kind == BodyKind::Person;
    actor.kind = person ? ActorKind::Person : ActorKind::Body;
    actor.body_row = person ? no_row : body;
    actor.state = row.state;
    actor.name = lexicon_.text(row.name);
    actor.code = lexicon_.text(row.code);
    actor.sectors = row.sectors;
    return actor;
  });
}

std::uint32_t ReportActors::medium_actor(std::uint32_t medium) {
  return find_or_add(medium_id(knowledge_, medium), [&] { return make_medium(knowledge_, medium); });
}

// Someone of the lexicon, with the office held on the day; afterwards one of the state's elite.
std::uint32_t ReportActors::known_person(std::uint32_t row) {
  const PersonRow& person = lexicon_.persons[row];
  return find_or_add(fmt::format("office_holders/{}", lexicon_.text(person.name)), [&] {
    Actor actor;
    actor.kind = ActorKind::Person;
    actor.name = lexicon_.text(person.name);
    const TermRow* held = nullptr;
    const TermRow* before = nullptr;
    for (std::uint32_t t = person.terms.begin; t < person.terms.end; ++t) {
      const TermRow& term = lexicon_.terms_of_office[t];
      if (term.days.contains(day_)) held = &term;
      // "Former prime minister Tony Blair", whatever body of states he was an envoy of later.
      const bool of_state = term.state != no_row || (term.body != no_row && lexicon_.bodies[term.body].state != no_row);
      if (term.days.last < day_ && (!before || of_state)) before = &term;
    }
    if (const TermRow* term = held ? held : before)
      describe(actor, term->role, term->role, term->state, term->body, held ? Aspect::None : Aspect::Former);
    return actor;
  });
}

}  // namespace bede
