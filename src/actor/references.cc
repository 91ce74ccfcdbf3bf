// SPDX-License-Identifier: Apache-2.0
// Words that stand for somebody named before: "he", "the official", "the Arab country", "both sides", "the latter".
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr int by_name = 6;  // its name has the word

// Whether a name has a word, which may be written small: "agency".
bool has_name_word(std::string_view name, std::string_view word) {
  for (const std::string_view piece : split_name(name))
    if (piece.size() == word.size() && piece.substr(1) == word.substr(1) && (piece[0] | 0x20) == (word[0] | 0x20))
      return true;
  return false;
}

constexpr auto no_token = Reading::no_token;

}  // namespace

// "denied it": what was said, and nobody; but "asked it to leave" is said to somebody.
bool ReportActors::is_said(std::uint32_t token) const {
  if (reading_.tokens[token].dep != Dep::Dobj) return false;
  const auto has_object = [&](Range slots) {
    const auto all = lexicon_.slots(slots);
    return std::find(all.begin(), all.end(), slot::object) != all.end();
  };
  const auto rows = lexicon_.speech_of[reading_.tokens[reading_.tokens[token].head].lemma];
  return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
    return has_object(lexicon_.speech[row].content) && !has_object(lexicon_.speech[row].addressee);
  });
}

ReportActors::Found ReportActors::resolve_pronoun(std::uint32_t token) {
  const GrammarWord& word = grammar_[reading_.tokens[token].form];
  if (word.reciprocal || word.relative) return {};
  if (word.first) return resolve_first_person(token);
  if (!word.third && !word.reflexive) {
    // "each", "both": those of whom was spoken last.
    NounPhrase phrase;
    phrase.head_token = phrase.begin_token = token;
    return word.refers(Reference::All) ? resolve_pair(phrase, Reference::All) : Found{};
  }
  // A possessive stands inside its clause and may mean its subject; so may "themselves".
  const bool of_clause = reading_.tokens[token].dep == Dep::Poss || word.reflexive;
  if (word.thing && is_said(token)) return {};
  // "The company said it had broken no law": it is the company, whoever that is.
  if (word.thing && is_subject(reading_.tokens[token].dep))
    if (const std::uint32_t speech = speech_above(token); speech != no_token)
      for (const std::uint32_t child : reading_.children(speech))
        if (is_subject(reading_.tokens[child].dep) && reading_.tokens[child].tag == Tag::Nn && !out_.mention(child) &&
            resolved_[child])
          return {};
  const auto fits = [&](const Actor& actor) { return fit_of(word, actor); };
  const bool together = !word.person && !word.thing;
  // "The leader who had kidnapped him gave himself up"
  if (word.reflexive)
    if (Found own = subjects_of(token); own.size() > 1 || (own.size() == 1 && fits(out_.actors[own[0]]) != unfit))
      return own;
  Found found = find_parallel(token);
  // "If he is found guilty, Ngbokoto could be jailed": whose name comes next.
  if (found.empty() && word.person && is_subject(reading_.tokens[token].dep))
    found = find_behind(token, fits, together, true);
  if (found.empty()) found = find_before(token, of_clause, fits, together);
  if (found.empty()) found = find_behind(token, fits, together, false);
  // "A student said they had been beaten": one of whom no more is known.
  if (found.empty() && together)
    if (const std::uint32_t speech = speech_above(token); speech != no_token) found = subjects_of(speech);
  // "Rawlings … she": who is called so once is so for the report.
  if (found.size() == 1 && word.male != word.female && out_.actors[found[0]].kind == ActorKind::Person) {
    out_.actors[found[0]].gender = word.male ? Gender::Male : Gender::Female;
    out_.actors[found[0]].gender_told = true;
  }
  return found;
}

// "The soldiers fired tear gas at them and arrested their leader": of two deeds in a row, both pronouns mean the same.
ReportActors::Found ReportActors::find_parallel(std::uint32_t token) const {
  const auto verb_of = [&](std::uint32_t at) {
    while (!reading_.is_root(at) && (reading_.tokens[at].tag < Tag::Vb || reading_.tokens[at].tag > Tag::Vbz))
      at = reading_.tokens[at].head;
    return at;
  };
  const std::uint32_t verb = verb_of(token);
  if (reading_.tokens[verb].dep != Dep::Conj || is_subject(reading_.tokens[token].dep)) return {};
  const GrammarWord& word = grammar_[reading_.tokens[token].form];
  const std::uint32_t begin = reading_.parse.sentences[reading_.tokens[token].sentence].begin_token;
  for (std::uint32_t before = token; before-- > begin;) {
    const GrammarWord& other = grammar_[reading_.tokens[before].form];
    if (!other.pronoun || !other.third || is_subject(reading_.tokens[before].dep)) continue;
    if (other.person != word.person || other.thing != word.thing || other.male != word.male ||
        other.female != word.female)
      continue;
    const ActorMention* mention = out_.mention(before);
    if (!mention || verb_of(before) != reading_.tokens[verb].head) return {};
    const auto members = out_.of(*mention);
    return {members.begin(), members.end()};
  }
  return {};
}

// How well an actor fits a pronoun by kind, number and gender.
int ReportActors::fit_of(const GrammarWord& pronoun, const Actor& actor) const {
  constexpr int same_gender = 8, same_given_name = 4, other_given_name = -8, one_body = -12, one_state = -15;
  const bool one = actor.kind == ActorKind::State || actor.kind == ActorKind::Body;
  if (pronoun.thing) return one ? 1 : unfit;
  if (!pronoun.person) {
    if (actor.plural || actor.kind == ActorKind::People) return 1;
    return actor.kind == ActorKind::State ? one_state : one ? one_body : unfit;
  }
  if (actor.kind != ActorKind::Person) return unfit;
  if (pronoun.male == pronoun.female || actor.gender == Gender::Unknown) return 1;
  if ((actor.gender == Gender::Male) == pronoun.male) return actor.gender_told ? same_gender : same_given_name;
  return actor.gender_told ? unfit : other_given_name;
}

// "Before he resigned, the minister freed forty prisoners": a clause that stands before its subject.
// With `named`, only somebody who has a name there.
ReportActors::Found ReportActors::find_behind(std::uint32_t token, Fits fits, bool together, bool named) {
  for (std::uint32_t at = token; !reading_.is_root(at); at = reading_.tokens[at].head) {
    const Dep dep = reading_.tokens[at].dep;
    const std::uint32_t verb = reading_.tokens[at].head;
    if (verb < token || (dep != Dep::Advcl && dep != Dep::Prep)) continue;
    for (const std::uint32_t subject : reading_.children(verb)) {
      if (subject < token || !is_subject(reading_.tokens[subject].dep)) continue;
      if (grammar_[reading_.tokens[subject].form].pronoun) return {};
      if (named && (dep != Dep::Advcl || reading_.tokens[subject].pos != Pos::Propn)) return {};
      resolve(subject);
      const ActorMention* mention = out_.mention(subject);
      if (!mention) return {};
      Found found = together ? joined_with(*mention) : Found{out_.of(*mention).begin(), out_.of(*mention).end()};
      if (found.size() == 1 && fits(out_.actors[found[0]]) == unfit) return {};
      return found.size() == 1 || together ? found : Found{};
    }
  }
  return {};
}

// "urged the council to vote", long after "the United Nations Security Council": the last body of that name.
ReportActors::Found ReportActors::find_body_named(std::uint32_t token) const {
  std::uint32_t head = token;
  while (head + 1 < reading_.tokens.size() && reading_.tokens[head].dep == Dep::Det) ++head;
  if (head == token || !grammar_[reading_.tokens[token].form].definite) return {};
  for (auto mention = out_.mentions.rbegin(); mention != out_.mentions.rend(); ++mention) {
    if (mention->head_token >= token || mention->actors.size() != 1) continue;
    const std::uint32_t number = out_.of(*mention)[0];
    const Actor& actor = out_.actors[number];
    if (actor.kind == ActorKind::Body && actor.id.starts_with("bodies/") &&
        has_name_word(split_name(actor.name).back(), reading_.text(head)))
      return {number};
  }
  return {};
}

ReportActors::Found ReportActors::resolve_reference(const NounPhrase& phrase, const GrammarWord& word,
                                                    const Belonging& belonging) {
  const std::uint32_t token = phrase.begin_token;
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  const std::uint32_t state = belonging.states.size() == 1 ? belonging.states[0] : no_row;
  // "the kingdom", "the island nation"
  const std::vector<std::uint32_t> kinds = knowledge_.state_kinds(reading_, phrase.begin_token, phrase.end_token);
  const auto of_kinds = [&](std::uint32_t known) {
    return kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](std::uint32_t group) {
             return lexicon_.state_groups[group].days.contains(day_) && lexicon_.is_member(known, group);
           });
  };
  // "The African country", "the European minister": one of them.
  const auto of_state = [&](const Actor& actor) {
    if (state == no_row || actor.state == state) return true;
    const std::uint32_t group = lexicon_.states[state].group;
    return group != no_row && actor.state != no_row &&
           (lexicon_.is_member(actor.state, group) || (!kinds.empty() && of_kinds(actor.state)));
  };
  const std::uint64_t sectors = role != no_row ? lexicon_.roles[role].sectors & ~knowledge_.common_sectors : 0;
  const auto role_name = [&](std::uint32_t row) { return lexicon_.text(lexicon_.roles[row].role); };
  Found found;
  if (word.refers(Reference::All) && (phrase.number > 1 || phrase.plural) && role == no_row)
    return resolve_pair(phrase, Reference::All);
  const bool of_bodies = word.refers(Reference::Group) || word.refers(Reference::Body);
  if (of_bodies && phrase.number > 1) return resolve_pair(phrase, Reference::All);
  // The same role again: "the army" after "the Syrian Army", "the Syrian foreign minister" after his name.
  if (role != no_row)
    found = find_before(token, true, [&](const Actor& actor) {
      return fit(actor.role_row == role && of_state(actor) && actor.plural == phrase.plural);
    });
  // "asked the kidnappers", long after who took the hostages: those of the report.
  for (std::size_t m = out_.mentions.size(); m-- > 0 && found.empty() && role != no_row && phrase.plural;) {
    const auto actors = out_.of(out_.mentions[m]);
    if (actors.size() != 1 || out_.mentions[m].head_token >= token) continue;
    const Actor& actor = out_.actors[actors[0]];
    if (actor.role_row == role && actor.plural && of_state(actor)) found = {actors[0]};
  }
  if (!found.empty()) return found;
  const bool person =
      word.refers(Reference::Person) || (role != no_row && lexicon_.roles[role].kind == RoleKind::Person);
  if (person && !phrase.plural) {
    // "the official", "the top Syrian diplomat": somebody of that state and that trade.
    // "the minister" after "the foreign minister"; but "the president" is no minister.
    const bool generic = grammar_[reading_.tokens[phrase.head_token].lemma].generic;
    const std::string_view title = role == no_row ? std::string_view() : role_name(role);
    const auto may_be_called = [&](const Actor& actor) {
      if (role == no_row || generic || actor.role_row == no_row) return true;
      return role_name(actor.role_row).find(title) != std::string_view::npos;
    };
    return find_before(token, false, [&](const Actor& actor) {
      // "His deputy" is not himself.
      if (belonging.actor != no_row && &actor == &out_.actors[belonging.actor]) return unfit;
      return fit(actor.kind == ActorKind::Person && of_state(actor) && may_be_called(actor) &&
                 (sectors == 0 ? state != no_row || role == no_row : (actor.sectors & sectors) != 0));
    });
  }
  if (word.refers(Reference::State) && !phrase.plural) {
    // "the federation" after "the Ghana Federation of Labour"
    found = find_before(token, false, [&](const Actor& actor) {
      const bool named = actor.kind == ActorKind::Body && has_name_word(actor.name, reading_.text(phrase.head_token));
      return named ? by_name : unfit;
    });
    if (!found.empty()) return found;
    const std::uint32_t verb = reading_.tokens[phrase.head_token].head;
    return find_before(token, false, [&](const Actor& actor) {
      if (actor.kind != ActorKind::State || !of_state(actor) || !of_kinds(actor.state)) return unfit;
      // Not the one that does it: "the Islamic Republic will preserve its relations with the Arab country".
      for (std::uint32_t up = verb;; up = reading_.tokens[up].head) {
        for (const std::uint32_t child : reading_.children(up)) {
          const ActorMention* subject = is_subject(reading_.tokens[child].dep) ? out_.mention(child) : nullptr;
          // A minister of a state who visits "the country" is somewhere else.
          if (subject && subject->actors.size() == 1 && out_.actors[out_.of(*subject)[0]].state == actor.state)
            return unfit;
        }
        if (reading_.is_root(up)) return fit(true);
      }
    });
  }
  if (state == no_row &&
      (word.refers(Reference::Group) || word.refers(Reference::Body) || (phrase.plural && sectors != 0))) {
    if (!phrase.plural)
      if (const std::uint32_t called = find_known(called_key(phrase.head_token)); called != no_row) return {called};
    // "the rebels" after the name of their organisation.
    Found near = find_before(token, false, [&](const Actor& actor) {
      if (actor.kind != ActorKind::Body && actor.kind != ActorKind::People) return unfit;
      // "Its captives" are no body, and a word for people of any kind says nothing of a body's kind.
      if (role != no_row && lexicon_.roles[role].kind == RoleKind::Person && sectors == 0 &&
          actor.kind == ActorKind::Body)
        return unfit;
      // "Its ally" is not itself.
      if (belonging.actor != no_row && &actor == &out_.actors[belonging.actor]) return unfit;
      if (actor.kind == ActorKind::People && !phrase.plural) return unfit;
      // "Lawyers" are no court, though both are of the law; but "the militants" may be a movement.
      if (role != no_row && lexicon_.roles[role].kind == RoleKind::Person && actor.kind == ActorKind::Body &&
          !knowledge_.is_armed(sectors) && actor.role_row != no_row)
        return unfit;
      const bool named = actor.id.starts_with("bodies/") || actor.introduced;
      // "The commission" may be the electoral commission; "the government" is no embassy, though both are of the state.
      if (role != no_row && !phrase.plural && !named &&
          (actor.role_row == no_row ||
           role_name(actor.role_row).find(reading_.text(phrase.head_token)) == std::string_view::npos))
        return unfit;
      // "The agency" after "the International Atomic Energy Agency".
      if (named && !phrase.plural && has_name_word(actor.name, reading_.text(phrase.head_token))) return by_name;
      // "The militants" may be the rebels whose name was told.
      const std::uint64_t alike =
          (sectors & knowledge_.rebel_sectors) != 0 ? sectors | knowledge_.rebel_sectors : sectors;
      return fit(sectors != 0 ? (actor.sectors & alike) != 0 : named);
    });
    if (near.empty() && word.refers(Reference::Body) && !phrase.plural) near = find_body_named(token);
    return near;
  }
  return {};
}

}  // namespace bede
