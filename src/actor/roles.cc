// SPDX-License-Identifier: Apache-2.0
// Roles: "the Syrian Army", "Iran's foreign minister", "a Thai army spokesman", "Thai and Cambodian troops".
#include <fmt/format.h>

#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

std::uint32_t ReportActors::role_of(const NameMatch& match) const {
  const std::uint32_t role = find_entry(knowledge_, match, NameKind::Role, day_);
  return role != no_row ? role : find_entry(knowledge_, match, NameKind::RolePlural, day_);
}

// Names and codes an actor by its role. The coding role may be another word: a "Thai army spokesman" is of the army.
void ReportActors::describe(Actor& actor, std::uint32_t role, std::uint32_t coding_role, std::uint32_t state,
                            std::uint32_t body, Aspect aspect) const {
  const RoleRow& coding = lexicon_.roles[coding_role];
  actor.role_row = role;
  actor.role = lexicon_.text(coding.code);
  actor.sectors = coding.sectors;
  actor.state = state;
  actor.of_body = body;
  // "A former minister" is of the elite, a former teacher is a teacher.
  const bool official = coding.sectors == 0 || (coding.sectors & knowledge_.office_sectors) != 0;
  if (aspect == Aspect::Former && official && lexicon_.roles[role].kind == RoleKind::Person) {
    actor.role = knowledge_.elite_code;
    actor.sectors = knowledge_.elite_sector;
  }
  if (body != no_row) {
    const BodyRow& of = lexicon_.bodies[body];
    if (of.state != no_row) actor.state = of.state;
    const bool organ = of.state != no_row && (of.kind == BodyKind::Body || of.kind == BodyKind::Force);
    // "A former CIA official" is of the elite, as a former minister is.
    // "Lawmakers of the opposition Justice Party" make laws, whatever their party.
    const bool of_party = of.kind == BodyKind::Party && (actor.sectors & knowledge_.trade_sectors) != 0;
    if (lexicon_.roles[role].kind == RoleKind::Person && (of_party || (organ && aspect == Aspect::Former))) {
      actor.code = knowledge_.code(of.state, actor.role);
    } else {
      actor.code = lexicon_.text(of.code);
      // "EU legislators" are lawmakers, "a CIA official" is a spy.
      if ((actor.sectors & knowledge_.trade_sectors) == 0) {
        actor.role.clear();
        actor.sectors = 0;
      }
      actor.sectors |= of.sectors;
    }
  } else {
    actor.code = knowledge_.code(state, actor.role);
  }
  actor.armed = knowledge_.is_armed(actor.sectors);
}

// "Pittsburgh Pirates", "Texas Rangers": a word for people, written as the last one of an organisation's name.
bool ReportActors::is_inside_name(const NounPhrase& phrase) const {
  const std::uint32_t head = phrase.head_token;
  const ReadToken& word = reading_.tokens[head];
  if (!phrase.plural || !word.capital || word.capitals || word.entity != EntityKind::Organisation) return false;
  if (head == 0 || head == phrase.begin_token) return false;
  const ReadToken& before = reading_.tokens[head - 1];
  return before.capital && before.entity == EntityKind::Organisation && match_at_[head - 1] == 0;
}

// "The Zambia Confederation of Miners", "the Movement for a Free Sahel": where a name that goes on with "of" or "for"
// ends, or the phrase's own end. But "the Ministry of Health of Ghana" is Ghana's.
std::uint32_t ReportActors::end_of_name(const NounPhrase& phrase) const {
  const std::uint32_t head = phrase.head_token, behind = phrase.end_token;
  const ReadToken& word = reading_.tokens[head];
  if (!word.capital || word.pos != Pos::Propn || behind + 1 >= reading_.tokens.size()) return behind;
  if (const Abbreviation* name = long_form_of(head)) return std::max(behind, name->end_token);
  const ReadToken& link = reading_.tokens[behind];
  if (link.dep != Dep::Prep || link.head != head) return behind;
  const std::uint32_t object = reading_.child(behind, Dep::Pobj);
  if (object == no_token || !reading_.tokens[object].capital) return behind;
  if (match_at_[object] != 0 && role_of(matches_[match_at_[object] - 1]) == no_row) return behind;
  const auto covering =
      std::upper_bound(reading_.entities.begin(), reading_.entities.end(), head,
                       [](std::uint32_t token, const ReadEntity& entity) { return token < entity.end_token; });
  if (word.entity == EntityKind::Organisation && covering != reading_.entities.end() && covering->begin_token <= head &&
      covering->end_token > object)
    return covering->end_token;
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  const bool body = role != no_row && lexicon_.roles[role].kind == RoleKind::Body;
  return body && reading_.tokens[object].pos == Pos::Propn ? object + 1 : behind;
}

// "The Khmer Freedom Party", "the Oromo Salvation Front": a word for a body as the end of a name that no table has.
bool ReportActors::is_own_name(const NounPhrase& phrase, std::uint32_t role) const {
  const std::uint32_t begin = phrase.own->begin_token;
  if (lexicon_.roles[role].kind != RoleKind::Body || phrase.plural) return false;
  if (end_of_name(phrase) > phrase.end_token) return true;
  if (begin == 0 || begin <= phrase.begin_token) return false;
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const ReadToken& before = reading_.tokens[begin - 1];
  const bool is_name = before.capital && before.pos == Pos::Propn && before.dep == Dep::Compound;
  return head.capital && head.pos == Pos::Propn && is_name && match_at_[begin - 1] == 0;
}

// It has the code of the word and of the state beside it, and its name for the report.
std::uint32_t ReportActors::named_role(const NounPhrase& phrase, std::uint32_t role, const Belonging& belonging) {
  std::uint32_t begin = phrase.begin_token;
  while (!reading_.tokens[begin].capital || grammar_[reading_.tokens[begin].form].definite) ++begin;
  const std::uint32_t end = end_of_name(phrase);
  close_name(phrase.end_token, end);
  const std::string_view name = reading_.text(begin, end);
  if (const std::uint32_t known = find_named(name); known != no_row) return known;
  Actor actor;
  actor.name = name;
  actor.introduced = true;
  describe(actor, role, role, belonging.states.empty() ? no_row : belonging.states[0], no_row, Aspect::None);
  return add_actor(std::move(actor));
}

// "the UN agency" after "the World Food Programme": one of its bodies, which is then "the agency" as well. no_row where
// none was spoken of.
std::uint32_t ReportActors::body_of_family(const NounPhrase& phrase, std::uint32_t family) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (!phrase.definite || phrase.plural || !grammar_[head.form].refers(Reference::Body)) return no_row;
  // The Security Council is no agency.
  std::string buffer;
  const auto is_called_otherwise = [&](std::string_view name) {
    const WordId last = lexicon_.word(split_name(name).back(), buffer);
    return last != head.form && grammar_[last].refers(Reference::Body);
  };
  const std::string_view code = lexicon_.text(lexicon_.bodies[family].code);
  for (auto mention = out_.mentions.rbegin(); mention != out_.mentions.rend(); ++mention) {
    if (mention->actors.size() != 1 || mention->head_token >= phrase.begin_token) continue;
    const std::uint32_t number = out_.of(*mention)[0];
    const Actor& actor = out_.actors[number];
    if (actor.kind != ActorKind::Body || actor.code.size() <= code.size() || !actor.code.starts_with(code)) continue;
    if (is_called_otherwise(actor.name)) continue;
    known_[called_key(phrase.head_token)].push_back(number);
    return number;
  }
  return no_row;
}

// Of a body that the report has called by a word: "agency".
std::string ReportActors::called_key(std::uint32_t token) const {
  return fmt::format("called {}", reading_.text(token));
}

ReportActors::Found ReportActors::resolve_role(const NounPhrase& phrase, std::uint32_t role, Via& via) {
  const RoleRow& row = lexicon_.roles[role];
  if (row.kind == RoleKind::Person && is_inside_name(phrase)) return {};
  const Belonging belonging = belonging_of(phrase);
  if (belonging.body == no_row && is_own_name(phrase, role)) return {named_role(phrase, role, belonging)};
  // "Fateh al-Sham terrorist groups", "the Hamas movement": a body with its kind.
  if (belonging.body != no_row && (row.kind == RoleKind::Body || phrase.plural) && !row.alone) {
    if (const std::uint32_t own = body_of_family(phrase, belonging.body); own != no_row) {
      via = Via::Definite;
      return {own};
    }
    return {body_actor(belonging.body)};
  }
  if (Found found = resolve_coordinated_roles(phrase, role, belonging); !found.empty()) return found;
  if (Found found = roles_by_owners(phrase, role, belonging); !found.empty()) return found;
  bool role_before = false;
  for (const NameMatch* match : phrase.before) role_before = role_before || role_of(*match) != no_row;
  const bool bare = belonging.states.empty() && belonging.body == no_row && belonging.actor == no_row && !role_before;
  // "leaders who blocked a settlement" are somebody; "the leader" without a word of whose is not.
  const bool people = row.kind == RoleKind::Person && phrase.plural;
  if (bare && !row.alone && !phrase.definite && !people) return {};
  // Two states share a coordinated adjective: "Thai and Cambodian troops".
  if (belonging.states.size() > 1) {
    Found found;
    for (const std::uint32_t state : belonging.states) found.push_back(role_actor(phrase, role, state, {}));
    return found;
  }
  std::uint32_t state = belonging.states.empty() ? no_row : belonging.states[0];
  // "Iran's leader as well as people and government": the first one's state holds for the others.
  if (state == no_row && reading_.tokens[phrase.head_token].dep == Dep::Conj) {
    if (const ActorMention* first = out_.mention(reading_.tokens[phrase.head_token].head);
        first && first->actors.size() == 1)
      state = out_.actors[out_.of(*first)[0]].state;
  }
  if (state == no_row && belonging.body == no_row && belonging.actor != no_row)
    state = out_.actors[belonging.actor].state;
  if (bare) state = state_of_sender(phrase);
  // "The two men" are no new ones.
  const GrammarWord& noun = grammar_[reading_.tokens[phrase.head_token].lemma];
  if (phrase.definite && phrase.number > 1 && noun.refers(Reference::Person) && state == no_row)
    if (Found found = resolve_pair(phrase, Reference::All); !found.empty()) {
      via = Via::Definite;
      return found;
    }
  if (phrase.definite && phrase.number <= 0) {
    const GrammarWord& word = grammar_[reading_.tokens[phrase.head_token].form];
    // "Croatia and the union": whose it is only where it is nobody named before.
    const bool by_first = belonging.states.empty() && belonging.actor == no_row;
    Belonging known = belonging;
    if (state != no_row && !by_first) known.states = {state};
    const Found found = resolve_reference(phrase, word, known);
    if (!found.empty()) {
      via = Via::Definite;
      return found;
    }
  }
  if (bare && !row.alone && !people && state == no_row && !is_heard(phrase, role))
    return head_of_something(phrase, role);
  if (const std::uint32_t holder = holder_of(phrase, role, state, belonging.body); holder != no_row) {
    via = Via::Office;
    return {known_person(holder)};
  }
  return {role_actor(phrase, role, state, belonging)};
}

// "The former head of the port": somebody, whose office says nothing of whom he acts for.
ReportActors::Found ReportActors::head_of_something(const NounPhrase& phrase, std::uint32_t role) {
  if (lexicon_.roles[role].kind != RoleKind::Person || phrase.plural) return {};
  const std::uint32_t of = phrase.head_token + 1;
  if (of >= reading_.tokens.size() || reading_.tokens[of].dep != Dep::Prep ||
      !grammar_[reading_.tokens[of].form].belonging || reading_.tokens[of].head != phrase.head_token ||
      grammar_[reading_.tokens[of].form].place != PlaceLink::None)
    return {};
  const std::uint32_t object = reading_.child(of, Dep::Pobj);
  if (object == no_token || reading_.tokens[object].pos != Pos::Noun) return {};
  Actor actor;
  actor.name = reading_.text(phrase.begin_token, object + 1);
  actor.kind = ActorKind::Person;
  return {add_actor(std::move(actor))};
}

// "The company said it had broken no law": a body that speaks is somebody, though nothing else is told of it.
bool ReportActors::is_heard(const NounPhrase& phrase, std::uint32_t role) const {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  return phrase.definite && !phrase.plural && lexicon_.roles[role].kind == RoleKind::Body && is_subject(head.dep) &&
         lexicon_.roles[role].sectors != knowledge_.unknown_sector &&
         !lexicon_.speech_of[reading_.tokens[head.head].lemma].empty();
}

// "Iran's foreign minister" in 2017 is Mohammad Javad Zarif. Not where the name stands beside it, nor of other times:
// "In 1995 Israel's prime minister was shot".
std::uint32_t ReportActors::holder_of(const NounPhrase& phrase, std::uint32_t role, std::uint32_t state,
                                      std::uint32_t body) const {
  if (phrase.plural || phrase.indefinite || phrase.number > 0 || (state == no_row && body == no_row)) return no_row;
  if (phrase.aspect != Aspect::None && phrase.aspect != Aspect::Current) return no_row;
  for (const NameMatch* match : phrase.before)
    if (role_of(*match) != no_row) return no_row;
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (head.dep == Dep::Appos || head.dep == Dep::Compound || reading_.child(phrase.head_token, Dep::Appos) != no_token)
    return no_row;
  const auto& sentence = reading_.parse.sentences[head.sentence];
  for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
    if (reading_.tokens[i].entity == EntityKind::Date && reading_.tokens[i].tag == Tag::Cd &&
        reading_.text(i).size() == 4)
      return no_row;
  return knowledge_.holder_of(role, body == no_row ? state : no_row, body, day_);
}

std::string ReportActors::role_key(const Actor& actor) {
  return fmt::format("role {} {} {}", actor.role_row, actor.code, actor.plural);
}

std::uint32_t ReportActors::role_actor(const NounPhrase& phrase, std::uint32_t role, std::uint32_t state,
                                       const Belonging& belonging) {
  std::uint32_t coding = role;
  std::uint64_t more_sectors = 0;
  const bool is_body = lexicon_.roles[role].kind == RoleKind::Body;
  // A role before the head says more than the head: "army spokesman", "opposition groups", "police general".
  for (const NameMatch* match : phrase.before) {
    const std::uint32_t before = role_of(*match);
    if (before == no_row || before == role) continue;
    // "A party lawmaker" makes laws, "military intelligence" spies; but "rebel soldiers" are rebels, and "a police
    // general" is of the police.
    const std::uint64_t others = lexicon_.roles[before].sectors;
    const bool stronger =
        (others & knowledge_.rebel_sectors) != 0 || (!is_body && (others & knowledge_.trade_sectors) != 0);
    if ((lexicon_.roles[role].sectors & knowledge_.trade_sectors) != 0 && lexicon_.roles[role].alone && !stronger) {
      more_sectors |= lexicon_.roles[before].sectors;
      continue;
    }
    if (lexicon_.roles[before].kind == RoleKind::Body || (!lexicon_.roles[role].alone && !is_body)) coding = before;
  }
  Actor actor;
  actor.kind = lexicon_.roles[role].kind == RoleKind::Body ? ActorKind::Body
               : phrase.plural                             ? ActorKind::People
                                                           : ActorKind::Person;
  actor.plural = phrase.plural;
  if (coding == role) coding = role_by_owner(role, belonging);
  describe(actor, role, coding, state, belonging.body, phrase.aspect);
  if (actor.role != knowledge_.elite_code) actor.sectors |= more_sectors;
  if (!phrase.plural) actor.gender = gender_of(phrase.begin_token, phrase.end_token, no_token);
  actor.gender_told = actor.gender != Gender::Unknown;
  // The same role of the same state is the same actor, unless a number or an article makes it a new one.
  if (!phrase.indefinite && phrase.number < 0) {
    if (const std::uint32_t known = find_known(role_key(actor)); known != no_row) return known;
  }
  std::uint32_t begin = phrase.begin_token;
  while (begin + 1 < phrase.end_token &&
         (grammar_[reading_.tokens[begin].form].definite || grammar_[reading_.tokens[begin].form].indefinite))
    ++begin;
  actor.name = reading_.text(begin, phrase.end_token);
  if (phrase.backer) {
    actor.backer = find_entry(knowledge_, *phrase.backer, NameKind::Adjective, day_);
    if (actor.backer == no_row) actor.backer = find_entry(knowledge_, *phrase.backer, NameKind::State, day_);
  }
  if (state != no_row && phrase.possessor != no_token)
    actor.name = fmt::format("{}, {}", reading_.text(phrase.own->begin_token, phrase.own->end_token),
                             lexicon_.text(lexicon_.states[state].name));
  const std::uint32_t number = add_actor(std::move(actor));
  // "Armed herders attacked a convoy."
  for (std::uint32_t i = phrase.begin_token; i < phrase.head_token; ++i)
    if (grammar_[reading_.tokens[i].form].bears_arms) out_.actors[number].armed = true;
  return number;
}

void ActorFinder::settle(Actor& actor, std::uint32_t state) const {
  if (actor.state != no_row || state == no_row || actor.kind == ActorKind::State) return;
  if (actor.code != actor.role) return;  // of a body that is of no state
  actor.state = state;
  actor.code = knowledge_->code(state, actor.role);
}

}  // namespace bede
