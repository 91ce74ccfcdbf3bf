// SPDX-License-Identifier: Apache-2.0
// Words that stand for somebody named before: "he", "the official", "the Arab country", "both sides", "the latter".
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;
constexpr std::uint32_t sentences_back = 4;

bool is_subject(Dep dep) { return dep == Dep::Nsubj || dep == Dep::NsubjPass; }

}  // namespace

// How much a mention stands in the foreground of its sentence.
int ReportActors::weight(const ActorMention& mention) const {
  const ReadToken& token = reading_.tokens[mention.head_token];
  if (is_subject(token.dep)) {
    const ReadToken& verb = reading_.tokens[token.head];
    return verb.dep == Dep::Root || verb.dep == Dep::Ccomp ? 8 : 6;
  }
  if (token.dep == Dep::Dobj || token.dep == Dep::Dative) return 4;
  if (token.dep == Dep::Poss) return 3;
  return mention.modifier ? 0 : 2;
}

// Whether a token stands inside what the pronoun's own clause says: "Members should retreat, he pointed out."
bool ReportActors::is_in_speech_of(std::uint32_t token, std::uint32_t pronoun) const {
  const std::uint32_t verb = reading_.tokens[pronoun].head;
  for (const std::uint32_t child : reading_.children(verb))
    if (reading_.tokens[child].dep == Dep::Ccomp && reading_.is_under(token, child)) return true;
  return false;
}

// The verb of the clause that a token stands in.
std::uint32_t ReportActors::verb_of(std::uint32_t token) const {
  for (std::size_t steps = 0; steps <= reading_.tokens.size(); ++steps) {
    const ReadToken& t = reading_.tokens[token];
    if ((t.tag >= Tag::Vb && t.tag <= Tag::Vbz) || t.pos == Pos::Aux || reading_.is_root(token)) return token;
    token = t.head;
  }
  return token;
}

// Who acts in the clause of a token; an infinitive or participle shares the subject of what it hangs on.
ReportActors::Found ReportActors::subjects_of(std::uint32_t token) const {
  std::uint32_t verb = verb_of(token);
  for (std::size_t steps = 0; steps < 8; ++steps) {
    for (const std::uint32_t child : reading_.children(verb)) {
      const ActorMention* subject = is_subject(reading_.tokens[child].dep) ? out_.mention(child) : nullptr;
      if (subject) return {out_.of(*subject).begin(), out_.of(*subject).end()};
    }
    const Dep dep = reading_.tokens[verb].dep;
    if (dep != Dep::Xcomp && dep != Dep::Advcl && dep != Dep::Conj && dep != Dep::Pcomp) return {};
    verb = verb_of(reading_.tokens[verb].head);
  }
  return {};
}

// The best mention before a token, of those that `fits(actor)` takes; no_row where there is none.
std::uint32_t ReportActors::find_before(std::uint32_t token, bool subject_of_clause, const auto& fits) const {
  const ReadToken& at = reading_.tokens[token];
  const Found own = subject_of_clause || is_subject(at.dep) ? Found{} : subjects_of(token);
  std::uint32_t best = no_row;
  int best_score = -1;
  for (std::uint32_t m = static_cast<std::uint32_t>(out_.mentions.size()); m-- > 0;) {
    const ActorMention& mention = out_.mentions[m];
    if (mention.head_token >= token || mention.actors.size() != 1) continue;
    const std::uint32_t distance = at.sentence - reading_.tokens[mention.head_token].sentence;
    if (distance > sentences_back) break;
    const std::uint32_t actor = out_.of(mention)[0];
    if (!fits(out_.actors[actor])) continue;
    // "He met him", "Kidnappers freed five of them", "flew to Cairo to meet him": not who acts in the pronoun's clause.
    if (std::find(own.begin(), own.end(), actor) != own.end()) continue;
    if (distance == 0 && is_subject(at.dep) && is_in_speech_of(mention.head_token, token)) continue;
    const int score = 40 - 10 * static_cast<int>(distance) + weight(mention);
    if (score > best_score) {
      best = actor;
      best_score = score;
    }
  }
  return best;
}

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
  const bool of_clause = word.possessive || word.reflexive;
  std::uint32_t found = no_row;
  if (word.person && word.singular) {
    const Gender other = word.male == word.female ? Gender::Unknown : word.male ? Gender::Female : Gender::Male;
    found = find_before(token, of_clause, [&](const Actor& actor) {
      return actor.kind == ActorKind::Person && (other == Gender::Unknown || actor.gender != other);
    });
    // "Rawlings … she": who is called so once is so for the report.
    if (found != no_row && other != Gender::Unknown)
      out_.actors[found].gender = word.male ? Gender::Male : Gender::Female;
  } else if (word.thing) {
    if (is_said(token)) return {};
    found = find_before(token, of_clause, [](const Actor& actor) {
      return actor.kind == ActorKind::State || actor.kind == ActorKind::Body;
    });
  } else if (word.plural || !word.singular) {
    // "they" after "Daesh and Al-Nusra Front": all of a coordination, where that was the last subject.
    for (std::uint32_t m = static_cast<std::uint32_t>(out_.mentions.size()); m-- > 0;) {
      const ActorMention& mention = out_.mentions[m];
      const ReadToken& head = reading_.tokens[mention.head_token];
      if (mention.head_token >= token || head.sentence + 1 < reading_.tokens[token].sentence) continue;
      if (!is_subject(head.dep)) continue;
      Found all(out_.of(mention).begin(), out_.of(mention).end());
      for (const std::uint32_t child : reading_.children(mention.head_token)) {
        const ActorMention* other = reading_.tokens[child].dep == Dep::Conj ? out_.mention(child) : nullptr;
        if (other) all.insert(all.end(), out_.of(*other).begin(), out_.of(*other).end());
      }
      if (all.size() > 1) return all;
      break;
    }
    found = find_before(token, of_clause, [](const Actor& actor) { return actor.plural; });
    if (found == no_row)
      found = find_before(token, of_clause, [](const Actor& actor) {
        return actor.kind == ActorKind::People || actor.kind == ActorKind::Body;
      });
  }
  return found == no_row ? Found{} : Found{found};
}

// "the former", "the latter", "both sides": of the last two who were spoken of side by side.
ReportActors::Found ReportActors::resolve_pair(const NounPhrase& phrase, Reference reference) const {
  const std::size_t wanted = phrase.number > 0 ? static_cast<std::size_t>(phrase.number) : 2;
  Found last;  // the last distinct actors, latest first
  const std::uint32_t before = phrase.head_token == 0 ? no_token : phrase.begin_token;
  for (std::uint32_t m = static_cast<std::uint32_t>(out_.mentions.size()); m-- > 0 && last.size() < wanted;) {
    const ActorMention& mention = out_.mentions[m];
    if (mention.head_token >= before || mention.modifier || mention.via == Via::Pronoun) continue;
    // "Rebels and soldiers clashed in Burundi. Both sides …": not where they did.
    const ReadToken& governor = reading_.tokens[reading_.tokens[mention.head_token].head];
    const PlaceLink link = grammar_[governor.form].place;
    if (reading_.tokens[mention.head_token].dep == Dep::Pobj && (link == PlaceLink::In || link == PlaceLink::Near))
      continue;
    // "The former has asked for it, while the latter insists": both are of the sentence before.
    const GrammarWord& noun = grammar_[reading_.tokens[mention.head_token].form];
    if (noun.refers(Reference::First) || noun.refers(Reference::Last)) continue;
    if (reference != Reference::All && reading_.tokens[mention.head_token].dep == Dep::Poss) continue;
    const auto members = out_.of(mention);
    for (std::size_t i = members.size(); i-- > 0;) {
      const ActorKind kind = out_.actors[members[i]].kind;
      // "both sides" are states or bodies, not those who speak for them.
      if (kind == ActorKind::Medium || (reference == Reference::All && kind == ActorKind::Person)) continue;
      if (out_.actors[members[i]].code.empty()) continue;
      // "China urged both sides": not China.
      const ReadToken& head = reading_.tokens[mention.head_token];
      if (reference == Reference::All && is_subject(head.dep) && head.head == reading_.tokens[phrase.head_token].head)
        continue;
      if (std::find(last.begin(), last.end(), members[i]) == last.end()) last.push_back(members[i]);
    }
  }
  if (last.size() < 2) return {};
  if (reference == Reference::First) return {last[1]};
  if (reference == Reference::Last) return {last[0]};
  std::reverse(last.begin(), last.end());
  return last;
}

ReportActors::Found ReportActors::resolve_reference(const NounPhrase& phrase, const GrammarWord& word,
                                                    const Belonging& belonging) {
  const std::uint32_t token = phrase.begin_token;
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  const std::uint32_t state = belonging.states.size() == 1 ? belonging.states[0] : no_row;
  const auto of_state = [&](const Actor& actor) { return state == no_row || actor.state == state; };
  const std::uint64_t sectors = role != no_row ? lexicon_.roles[role].sectors & ~knowledge_.common_sectors : 0;
  const auto role_name = [&](std::uint32_t row) { return lexicon_.text(lexicon_.roles[row].role); };
  std::uint32_t found = no_row;
  if (word.refers(Reference::All) && (phrase.number > 1 || phrase.plural) && role == no_row)
    return resolve_pair(phrase, Reference::All);
  if (word.refers(Reference::Group) && phrase.number > 1) return resolve_pair(phrase, Reference::All);
  // The same role again: "the army" after "the Syrian Army", "the Syrian foreign minister" after his name.
  if (role != no_row)
    found = find_before(token, true, [&](const Actor& actor) {
      return actor.role_row == role && of_state(actor) && actor.plural == phrase.plural;
    });
  if (found != no_row) return {found};
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
    found = find_before(token, false, [&](const Actor& actor) {
      // "His deputy" is not himself.
      if (belonging.actor != no_row && &actor == &out_.actors[belonging.actor]) return false;
      return actor.kind == ActorKind::Person && of_state(actor) && may_be_called(actor) &&
             (sectors == 0 ? state != no_row || role == no_row : (actor.sectors & sectors) != 0);
    });
    return found == no_row ? Found{} : Found{found};
  }
  if (word.refers(Reference::State) && !phrase.plural) {
    const std::uint32_t verb = reading_.tokens[phrase.head_token].head;
    found = find_before(token, false, [&](const Actor& actor) {
      if (actor.kind != ActorKind::State) return false;
      // Not the one that does it: "the Islamic Republic will preserve its relations with the Arab country".
      for (std::uint32_t up = verb;; up = reading_.tokens[up].head) {
        for (const std::uint32_t child : reading_.children(up)) {
          const ActorMention* subject = is_subject(reading_.tokens[child].dep) ? out_.mention(child) : nullptr;
          // A minister of a state who visits "the country" is somewhere else.
          if (subject && subject->actors.size() == 1 && out_.actors[out_.of(*subject)[0]].state == actor.state)
            return false;
        }
        if (reading_.is_root(up)) return true;
      }
    });
    return found == no_row ? Found{} : Found{found};
  }
  if (state == no_row &&
      (word.refers(Reference::Group) || word.refers(Reference::Body) || (phrase.plural && sectors != 0))) {
    // "the rebels" after the name of their organisation.
    found = find_before(token, false, [&](const Actor& actor) {
      if (actor.kind != ActorKind::Body && actor.kind != ActorKind::People) return false;
      // "Its ally" is not itself.
      if (belonging.actor != no_row && &actor == &out_.actors[belonging.actor]) return false;
      if (actor.kind == ActorKind::People && !phrase.plural) return false;
      const bool named = actor.id.starts_with("bodies/");
      // "The commission" may be the electoral commission; "the government" is no embassy, though both are of the state.
      if (role != no_row && !phrase.plural && !named &&
          (actor.role_row == no_row ||
           role_name(actor.role_row).find(reading_.text(phrase.head_token)) == std::string_view::npos))
        return false;
      return sectors != 0 ? (actor.sectors & sectors) != 0 : named;
    });
    return found == no_row ? Found{} : Found{found};
  }
  return {};
}

}  // namespace bede
