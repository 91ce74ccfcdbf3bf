// SPDX-License-Identifier: Apache-2.0
// People by name: from the lexicon, with the office they hold on the day; or with what the report says of them.
#include <fmt/format.h>

#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

bool ReportActors::is_person(const NounPhrase& phrase) const {
  const std::uint32_t head = phrase.head_token;
  if (phrase.own) {
    const auto has = [&](NameKind kind) { return find_entry(knowledge_, *phrase.own, kind, day_) != no_row; };
    if (has(NameKind::Person)) return true;
    // "Tim Cook" is no cook.
    const GrammarWord& before = grammar_[head == 0 ? 0 : reading_.tokens[head - 1].form];
    if (has(NameKind::Role) && phrase.own->end_token - phrase.own->begin_token == 1 && reading_.tokens[head].capital &&
        reading_.tokens[head].entity == EntityKind::Person && head > phrase.begin_token &&
        (before.name_male || before.name_female))
      return true;
    if (has(NameKind::Body) || has(NameKind::State) || has(NameKind::Medium) || has(NameKind::Role)) return false;
    if (has(NameKind::RolePlural) || has(NameKind::Adjective) || has(NameKind::People)) return false;
  }
  const ReadToken& token = reading_.tokens[head];
  if (token.pos != Pos::Propn || !token.capital) return false;
  const auto [begin, end] = name_tokens(phrase);
  if (find_named_person(begin, end) != no_row) return true;
  if (find_longer_name(phrase) != no_row) return false;
  const EntityKind entity = reading_.tokens[head].entity;
  if (phrase.own && find_entry(knowledge_, *phrase.own, NameKind::FamilyName, day_) != no_row)
    return entity != EntityKind::Political && entity != EntityKind::Place && entity != EntityKind::Date &&
           entity != EntityKind::Time;  // "on Friday" is not Godwin Friday
  if (phrase.own && (find_entry(knowledge_, *phrase.own, NameKind::Capital, day_) != no_row ||
                     find_entry(knowledge_, *phrase.own, NameKind::BodySeat, day_) != no_row ||
                     find_entry(knowledge_, *phrase.own, NameKind::Seat, day_) != no_row))
    return false;
  // "Gen. Jorge Molina", "Colonel Sansern": a title makes a person of what the model takes for anything else.
  for (const NameMatch* match : phrase.before) {
    const std::uint32_t role = role_of(*match);
    // "Major League Baseball", "General Motors": a title inside the name of an organisation is none.
    const bool inside =
        entity == EntityKind::Organisation && reading_.tokens[match->end_token - 1].entity == EntityKind::Organisation;
    if (role != no_row && lexicon_.roles[role].kind == RoleKind::Person && match->end_token == begin && !inside)
      return true;
  }
  if (begin > 0 && grammar_[reading_.tokens[begin - 1].form].title && begin - 1 >= phrase.begin_token) return true;
  if (begin < end && grammar_[reading_.tokens[begin].form].title && begin + 1 < end) return true;
  // "said Eusebio Condo Quispe": who speaks and has two names is a person.
  const ReadToken& verb = reading_.tokens[token.head];
  if (token.dep == Dep::Nsubj && end - begin >= 2 && !lexicon_.speech_of[verb.lemma].empty() &&
      entity != EntityKind::Organisation && entity != EntityKind::Political && entity != EntityKind::Place)
    return true;
  // "Emeka Adeyemi, a spokesman for the union", "the union's leader, Emeka Adeyemi": words for a person beside it.
  if (end - begin >= 2 && entity != EntityKind::Place && is_beside_title(phrase)) return true;
  // "Karim Benali", whom the model takes for nothing: a given name and a word that no table has.
  const GrammarWord& given = grammar_[reading_.tokens[begin].form];
  if (entity == EntityKind::Other && end - begin >= 2 && end - begin <= 3 && !phrase.own &&
      (given.name_male || given.name_female))
    return true;
  return entity == EntityKind::Person;
}

// Whether words for one person stand beside a phrase: "a spokesman for the union".
bool ReportActors::is_beside_title(const NounPhrase& phrase) const {
  const auto is_title = [&](std::uint32_t token) {
    const ReadToken& word = reading_.tokens[token];
    if (word.pos != Pos::Noun || word.tag == Tag::Nns || word.capital || match_at_[token] == 0) return false;
    const std::uint32_t role = role_of(matches_[match_at_[token] - 1]);
    return role != no_row && lexicon_.roles[role].kind == RoleKind::Person;
  };
  const std::uint32_t head = phrase.head_token;
  const auto children = reading_.children(head);
  const bool before = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child > head && reading_.tokens[child].dep == Dep::Appos && is_title(child);
  });
  return before || (reading_.tokens[head].dep == Dep::Appos && is_title(reading_.tokens[head].head));
}

// The tokens of the name alone: without titles, states and roles before it.
std::pair<std::uint32_t, std::uint32_t> ReportActors::name_tokens(const NounPhrase& phrase) const {
  const std::uint32_t head = phrase.head_token;
  if (phrase.own && find_entry(knowledge_, *phrase.own, NameKind::Person, day_) != no_row)
    return {phrase.own->begin_token, phrase.own->end_token};
  std::uint32_t begin = head;
  const auto is_part = [&](std::uint32_t token) {
    const ReadToken& t = reading_.tokens[token];
    if (match_at_[token] != 0) {
      const NameMatch& match = matches_[match_at_[token] - 1];
      if (role_of(match) != no_row || find_entry(knowledge_, match, NameKind::Adjective, day_) != no_row ||
          find_entry(knowledge_, match, NameKind::State, day_) != no_row ||
          find_entry(knowledge_, match, NameKind::Seat, day_) != no_row ||
          find_entry(knowledge_, match, NameKind::Body, day_) != no_row)
        return false;
    }
    return (t.pos == Pos::Propn && !grammar_[t.form].title) || t.form == 0;
  };
  while (begin > phrase.begin_token && is_part(begin - 1)) --begin;
  while (begin < head && !reading_.tokens[begin].capital) ++begin;
  return {begin, head + 1};
}

// "Putin", "Vladimir Putin" and "V. Putin" may be Vladimir Putin, "al-Muallem" is Walid al-Muallem; but Johann
// Bernoulli is not Daniel Bernoulli.
bool ReportActors::is_name_of(const Name& name, std::uint32_t begin, std::uint32_t end) const {
  const std::string_view first = reading_.text(begin), last = reading_.text(end - 1);
  if (end - begin == 1) return last == name.last || last == name.first;
  if (first == name.last && last == name.first) return true;  // "Higuchi Ichiyo" after "Ichiyo Higuchi"
  if (last != name.last) return false;
  if (first == name.first || name.first == name.last || !reading_.tokens[begin].capital) return true;
  if (reading_.text(begin, end).find('-') != std::string_view::npos && name.whole.ends_with(reading_.text(begin, end)))
    return true;
  const bool initial = first.ends_with('.') || name.first.ends_with('.');
  return initial && first.front() == name.first.front();
}

// A person of the report whose name this is, or is a part of: "Velayati" after "Ali Akbar Velayati".
std::uint32_t ReportActors::find_named_person(std::uint32_t begin, std::uint32_t end) const {
  // "Mrs Mulenga" is not her brother.
  const Gender told = begin > 0 ? gender_of(begin - 1, begin, no_token) : Gender::Unknown;
  const auto is_other = [&](const Actor& person) {
    return told != Gender::Unknown && person.gender_told && person.gender != told;
  };
  const std::string_view first = reading_.text(begin), last = reading_.text(end - 1);
  for (const std::string_view part : {last, first}) {
    const auto found = names_of_word_.find(std::string(part));
    if (found == names_of_word_.end()) continue;
    for (std::size_t n = found->second.size(); n-- > 0;)
      if (const Name& name = names_[found->second[n]];
          is_name_of(name, begin, end) && !is_other(out_.actors[name.actor]))
        return name.actor;
  }
  return no_row;
}

// What the words of a phrase say: "Mrs Lokiru", "the queen", "businesswoman Amina Diallo"; else the given name.
Gender ReportActors::gender_of(std::uint32_t begin, std::uint32_t end, std::uint32_t name) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    const GrammarWord& word = grammar_[reading_.tokens[i].form];
    const GrammarWord& base = grammar_[reading_.tokens[i].lemma];
    // "his mother" is no man.
    if (word.pronoun || reading_.tokens[i].dep == Dep::Poss) continue;
    if (word.male || base.male) return Gender::Male;
    if (word.female || base.female) return Gender::Female;
  }
  if (name == no_token) return Gender::Unknown;
  const GrammarWord& given = grammar_[reading_.tokens[name].form];
  if (given.name_male == given.name_female) return Gender::Unknown;
  return given.name_male ? Gender::Male : Gender::Female;
}

void ReportActors::add_person_name(std::uint32_t actor, std::uint32_t begin, std::uint32_t end) {
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.push_back({std::string(reading_.text(begin)), std::string(reading_.text(end - 1)),
                    std::string(reading_.text(begin, end)), actor});
  names_of_word_[names_.back().first].push_back(number);
  names_of_word_[names_.back().last].push_back(number);
  has_name_[actor] = true;
}

// Whether a report may mean somebody of that state by a family name alone: one that names several states names his too.
// "Smith" in a long report from Texas is no minister of Jamaica.
bool ReportActors::is_state_told(std::uint32_t state) const {
  constexpr std::size_t several = 3;
  return state == no_row || states_told_.size() < several ||
         std::find(states_told_.begin(), states_told_.end(), state) != states_told_.end();
}

std::uint32_t ReportActors::person_actor(const NounPhrase& phrase, Via& via) {
  const auto [begin, end] = name_tokens(phrase);
  std::uint32_t actor = no_row;
  if (phrase.own) {
    if (const std::uint32_t row = find_entry(knowledge_, *phrase.own, NameKind::Person, day_); row != no_row)
      actor = known_person(row);
  }
  if (actor == no_row) actor = find_named_person(begin, end);
  if (actor == no_row && phrase.own && end - begin == 1) {
    // A family name alone, of somebody in office on the day: "Putin". Of two who share it neither is taken.
    std::uint32_t holder = no_row;
    bool shared = false;
    for (std::uint32_t i = phrase.own->entries.begin; i < phrase.own->entries.end; ++i) {
      const NameEntry& entry = lexicon_.name_entries[i];
      if (entry.kind != NameKind::FamilyName) continue;
      const Range terms = lexicon_.persons[entry.row].terms;
      for (std::uint32_t t = terms.begin; t < terms.end; ++t) {
        const TermRow& term = lexicon_.terms_of_office[t];
        if (!term.days.contains(day_) || !is_state_told(term.state)) continue;
        shared = shared || (holder != no_row && holder != entry.row);
        holder = entry.row;
      }
    }
    if (holder != no_row && !shared) {
      actor = known_person(holder);
      via = Via::Alias;
    }
  }
  if (actor == no_row) {
    Actor person;
    person.kind = ActorKind::Person;
    person.name = reading_.text(begin, end);
    actor = add_actor(std::move(person));
  }
  if (!has_name_[actor]) add_person_name(actor, begin, end);
  if (Actor& person = out_.actors[actor]; !person.gender_told) {
    const Gender told = gender_of(phrase.begin_token, end, no_token);
    person.gender_told = told != Gender::Unknown;
    if (person.gender_told || person.gender == Gender::Unknown)
      person.gender = person.gender_told ? told : gender_of(begin, begin, begin + 1 < end ? begin : no_token);
  }
  apply_title(phrase, actor);
  return actor;
}

// What stands beside a name says who that is: "Cambodian government spokesman Phay Siphan". The lexicon knows better.
void ReportActors::apply_title(const NounPhrase& phrase, std::uint32_t actor) {
  std::uint32_t role = no_row, coding = no_row;
  const auto take = [&](const NameMatch& match) {
    const std::uint32_t found = role_of(match);
    if (found == no_row) return;
    const RoleRow& row = lexicon_.roles[found];
    if (row.kind == RoleKind::Person) role = found;
    if (coding == no_row || row.kind == RoleKind::Body ||
        (lexicon_.roles[coding].kind == RoleKind::Person && row.alone))
      coding = found;
  };
  for (const NameMatch* match : phrase.before) take(*match);
  if (phrase.own) take(*phrase.own);
  if (role == no_row) return;
  if (out_.actors[actor].role_row == no_row) out_.actors[actor].role_row = role;
  // Who has left an office may have another one now: the report knows.
  const bool former = (out_.actors[actor].sectors & knowledge_.elite_sector) != 0;
  // "X, husband of Y", who is an ambassador: kinship says least.
  const bool weak = out_.actors[actor].id.empty() && (out_.actors[actor].sectors & ~knowledge_.common_sectors) == 0 &&
                    coding != no_row && (lexicon_.roles[coding].sectors & ~knowledge_.common_sectors) != 0;
  const Belonging belonging = belonging_of(phrase);
  // "Col. Bakri Idriss, spokesman for the Justice Movement": a rank alone does not say whose he is.
  const Actor& named = out_.actors[actor];
  const bool ranked = named.id.empty() && named.state == no_row && named.of_body == no_row && belonging.body != no_row;
  if (!named.code.empty() && !weak && !ranked && (!former || phrase.aspect == Aspect::Former)) return;
  std::uint32_t state = belonging.states.empty() ? no_row : belonging.states[0];
  if (state == no_row && belonging.actor != no_row) state = out_.actors[belonging.actor].state;
  if (state == no_row && belonging.body == no_row) state = out_.actors[actor].state;  // the lexicon's
  // "Emeka Adeyemi, a spokesman for the union"
  if (coding == no_row || coding == role) coding = role_by_owner(role, belonging);
  describe(out_.actors[actor], role, coding == no_row ? role : coding, state, belonging.body, phrase.aspect);
}

}  // namespace bede
