// SPDX-License-Identifier: Apache-2.0
// Who does what is told of those who suffer it alone, where other words of the report say it: "17 people were shot dead
// when security forces opened fire", "26 people were detained, a police spokesman said", "Rebels seized an American.
// Seven hostages are still being held."
#include <algorithm>

#include "event/captors.h"

namespace bede {
namespace {

constexpr std::uint32_t verbal_conflict = 3;  // of the quads
constexpr std::string_view abducting_mode = "abduct", arresting_mode = "arrest", releasing_mode = "release";

}  // namespace

// A verb in the passive, without a word of who does it.
bool Captors::is_agentless(const Happening& happening) const {
  return happening.frame && happening.actors.empty() && !happening.recipients.empty() &&
         sheet_.is_verb(happening.cue) && arguments_.subject_of(happening.cue) == no_token;
}

// "17 people were shot dead when security forces opened fire on crowds": the force that did it, or no_happening.
std::uint32_t Captors::force_when(const Happening& happening) const {
  if (!is_agentless(happening) || static_cast<EventType>(happening.type) != EventType::Assault) return no_happening;
  for (const std::uint32_t clause : reading_.children(happening.cue)) {
    if (tokens_[clause].dep != Dep::Advcl || !sheet_.is_verb(clause)) continue;
    const auto children = reading_.children(clause);
    const bool at_that_time = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return tokens_[child].tag == Tag::Wrb && tokens_[child].dep == Dep::Advmod;
    });
    const Cue* force = at_that_time ? sheet_.cue(clause) : nullptr;
    if (!force || force->happening == no_happening) continue;
    const Happening& known = happenings_[force->happening];
    if (known.refused || known.type != happening.type || known.factuality != happening.factuality) continue;
    const bool armed = who_.any_armed(known.actors) || known.actors.empty();  // "when a bomb ripped through a bus"
    if (armed && !who_.share_a_side(known.actors, happening.recipients)) return force->happening;
  }
  return no_happening;
}

// "A drone strike on Maychew killed three": the strike that did it, or no_happening.
std::uint32_t Captors::force_that_did(const Happening& happening) const {
  if (!happening.frame || happening.frame->harm == Harm::None || !sheet_.is_verb(happening.cue) || happening.op ||
      static_cast<EventType>(happening.type) != EventType::Assault)
    return no_happening;
  const std::uint32_t subject = reading_.child(happening.cue, Dep::Nsubj);
  const Cue* force = subject == no_token ? nullptr : sheet_.cue(subject);
  if (!force || force->happening == no_happening) return no_happening;
  const Happening& known = happenings_[force->happening];
  return known.frame && !known.op && !known.refused && known.type == happening.type ? force->happening : no_happening;
}

// "26 people were detained, police spokesman James Kadadzera said": the police tell of their own arrests.
Parties Captors::police_who_tell(const Happening& happening) const {
  if (!is_agentless(happening) || sheet_.mode_of(happening) != arresting_mode ||
      happening.factuality != Factuality::Actual)
    return {};
  for (const Source& source : happening.sources) {
    if (source.role != SourceRole::Speaker || !source.named) continue;
    const Actor& speaker = actors_.actors[source.party.actor];
    if ((speaker.sectors & knowledge_.police_sector) != 0) return {source.party};
  }
  return {};
}

// "captured the town in an offensive that drove thousands from their homes": whoever is on the offensive.
Parties Captors::doers_by_subject(const Happening& happening) const {
  const Cue* own = sheet_.cue(happening.cue);
  if (!own || !happening.frame || !happening.actors.empty() || !sheet_.is_verb(happening.cue)) return {};
  for (const Argument& argument : own->arguments) {
    if (argument.slot != slot::subject) continue;
    std::vector<std::uint32_t> nouns{argument.token};
    if (grammar_[tokens_[argument.token].form].relative && tokens_[happening.cue].dep == Dep::Relcl)
      nouns = arguments_.antecedents(happening.cue);
    for (const std::uint32_t noun : nouns) {
      const Cue* force = sheet_.cue(noun);
      if (!force || !force->frame || sheet_.is_verb(noun) || lexicon_.types[force->frame->type].quad <= verbal_conflict)
        continue;
      if (force->happening != no_happening && !happenings_[force->happening].actors.empty())
        return happenings_[force->happening].actors;
      if (tokens_[noun].dep != Dep::Pobj) continue;
      const Cue* above = sheet_.cue(tokens_[tokens_[noun].head].head);
      if (above && above->happening != no_happening && who_.any_armed(happenings_[above->happening].actors))
        return happenings_[above->happening].actors;
    }
  }
  return {};
}

// "Four people were shot dead, according to a rights group, which blamed militias": whoever is blamed for nothing else.
Parties Captors::blamed_beside(const Happening& happening) const {
  if (!is_agentless(happening) || static_cast<EventType>(happening.type) != EventType::Assault) return {};
  for (const Happening& known : happenings_) {
    if (known.refused || known.inner != no_happening || static_cast<EventType>(known.type) != EventType::Accuse)
      continue;
    if (tokens_[known.cue].sentence != tokens_[happening.cue].sentence || known.cue < happening.cue) continue;
    if (who_.any_armed(known.recipients) && !who_.share_a_side(known.recipients, happening.recipients))
      return known.recipients;
  }
  return {};
}

// Those who hold people, of "the captives were freed", "seven hostages are still being held": who took them, as the
// report tells, or the only ones who took anybody.
Parties Captors::captors_of(const Happening& happening) const {
  const std::string_view mode = sheet_.mode_of(happening);
  // "demanded the release of the crew"
  const bool noun = mode == releasing_mode && happening.actors.empty() && !sheet_.is_verb(happening.cue);
  if (!noun && !is_agentless(happening)) return {};
  if (mode != releasing_mode && mode != abducting_mode && mode != arresting_mode) return {};
  const auto is_alike = [&](const Party& one) {
    const Actor& a = actors_.actors[one.actor];
    return std::any_of(happening.recipients.begin(), happening.recipients.end(), [&](const Party& own) {
      const Actor& b = actors_.actors[own.actor];
      return own.actor == one.actor ||
             (a.role_row != no_row && a.role_row == b.role_row && tokens_[own.token].lemma == tokens_[one.token].lemma);
    });
  };
  // "Muslim rebels", "the Abu Sayyaf group": one may be the other.
  const auto may_be_one = [&](const Parties& some, const Parties& others) {
    return std::any_of(some.begin(), some.end(), [&](const Party& one) {
      const std::string& a = actors_.actors[one.actor].code;
      return std::any_of(others.begin(), others.end(), [&](const Party& other) {
        const std::string& b = actors_.actors[other.actor].code;
        return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
      });
    });
  };
  Parties only, same;
  bool several = false;
  for (const Happening& known : happenings_) {
    if (&known == &happening || known.refused || !known.frame || known.actors.empty() || known.recipients.empty())
      continue;
    const std::string_view how = sheet_.mode_of(known);
    // "The militants promised to free the girls abducted in April": who can free them has them.
    if (how == releasing_mode && mode == abducting_mode && same.empty() && who_.any_armed(known.actors) &&
        std::any_of(known.recipients.begin(), known.recipients.end(), is_alike))
      same = known.actors;
    if (how != abducting_mode && how != arresting_mode) continue;
    if (known.factuality != Factuality::Actual && known.factuality != Factuality::Historical) continue;
    if (mode != releasing_mode && how != mode) continue;
    if (who_.share_a_side(known.actors, happening.recipients)) continue;
    if (same.empty() && std::any_of(known.recipients.begin(), known.recipients.end(), is_alike)) same = known.actors;
    if (how != abducting_mode) continue;
    several = several || (!only.empty() && !who_.share_a_side(only, known.actors) && !may_be_one(only, known.actors));
    if (only.empty()) only = known.actors;
  }
  if (!same.empty()) return same;
  return several || mode == arresting_mode ? Parties{} : only;
}

// "the hostages, whose release Libya negotiated": theirs is that they are freed, unless they hold others.
void Captors::turn_release(Happening& happening) const {
  if (sheet_.is_verb(happening.cue) || sheet_.mode_of(happening) != releasing_mode) return;
  if (happening.actors.empty() || !happening.recipients.empty()) return;
  const auto may_hold = [&](const Party& party) {
    const Actor& actor = actors_.actors[party.actor];
    return actor.armed || actor.kind == ActorKind::State || actor.kind == ActorKind::Body || actor.sectors == 0 ||
           (actor.sectors & ~knowledge_.private_sectors) != 0;
  };
  const auto is_people = [&](const Party& party) {
    const Actor& actor = actors_.actors[party.actor];
    return actor.kind == ActorKind::People && !actor.armed && actor.sectors == 0;  // "Westerners"
  };
  if (std::all_of(happening.actors.begin(), happening.actors.end(),
                  [&](const Party& party) { return !may_hold(party) || is_people(party); }))
    std::swap(happening.actors, happening.recipients);
}

// "Washington demanded that the captive be let go": of those who hold him.
Parties Captors::holders_asked(const Happening& happening) const {
  if (static_cast<EventType>(happening.type) != EventType::Request || happening.inner == no_happening) return {};
  const Happening& asked = happenings_[happening.inner];
  if (sheet_.mode_of(asked) != releasing_mode) return {};
  Parties holders = asked.actors;
  leave_out(holders, happening.actors);
  return who_.share_a_side(holders, happening.actors) ? Parties{} : holders;
}

}  // namespace bede
