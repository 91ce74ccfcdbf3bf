// SPDX-License-Identifier: Apache-2.0
// Phrases that say who somebody is: "his deputy, Suthep Thaugsuban", "Haddad is a spokesman", "his father".
#include <fmt/format.h>

#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

// "His father", "Bernoulli's lawyer": somebody of their own, the same one each time.
ReportActors::Found ReportActors::resolve_relative(const NounPhrase& phrase, std::uint32_t role) {
  if (phrase.possessor == no_token || phrase.plural) return {};
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const bool person =
      role != no_row ? lexicon_.roles[role].kind == RoleKind::Person : grammar_[head.form].refers(Reference::Person);
  // "His foreign minister" is one of his state's.
  if (!person || (role != no_row && (lexicon_.roles[role].sectors & ~knowledge_.common_sectors) != 0)) return {};
  const ActorMention* owner = out_.mention(phrase.possessor);
  if (!owner || owner->actors.size() != 1) return {};
  const std::uint32_t of = out_.of(*owner)[0];
  if (out_.actors[of].kind != ActorKind::Person) return {};
  const std::string key = fmt::format("of {} {}", of, reading_.text(phrase.head_token));
  if (const std::uint32_t known = find_known(key); known != no_row) return {known};
  Actor actor;
  actor.kind = ActorKind::Person;
  if (role != no_row) describe(actor, role, role, out_.actors[of].state, no_row, phrase.aspect);
  actor.name = reading_.text(phrase.begin_token, phrase.end_token);
  actor.gender = gender_of(phrase.head_token, phrase.head_token + 1, no_token);
  actor.gender_told = actor.gender != Gender::Unknown;
  const std::uint32_t number = add_actor(std::move(actor));
  known_[key].push_back(number);
  return {number};
}

// "Russia's foreign minister met his Iranian counterpart": who holds the same office there.
ReportActors::Found ReportActors::resolve_counterpart(const NounPhrase& phrase) {
  const ActorMention* owner = phrase.possessor == no_token ? nullptr : out_.mention(phrase.possessor);
  if (!owner || owner->actors.size() != 1) return {};
  const std::uint32_t role = out_.actors[out_.of(*owner)[0]].role_row;
  const std::uint32_t own_state = out_.actors[out_.of(*owner)[0]].state;
  const Belonging belonging = belonging_of(phrase);
  Found found;
  for (const std::uint32_t state : belonging.states) {
    if (role == no_row || state == own_state) continue;
    Actor actor;
    actor.kind = phrase.plural ? ActorKind::People : ActorKind::Person;
    actor.plural = phrase.plural;
    describe(actor, role, role, state, no_row, phrase.aspect);
    if (const std::uint32_t known = find_known(role_key(actor)); known != no_row) {
      found.push_back(known);
      continue;
    }
    actor.name =
        fmt::format("{}, {}", lexicon_.text(lexicon_.roles[role].role), lexicon_.text(lexicon_.states[state].name));
    found.push_back(add_actor(std::move(actor)));
  }
  return found;
}

// "His counterpart", without a word of where: of those spoken of, who holds the same office in another state; of "both
// his counterparts" those of the states that were named last. Else somebody, and not himself.
ReportActors::Found ReportActors::other_holders(const NounPhrase& phrase, Via& via) {
  constexpr std::uint32_t sentences_back = 10;  // a mediator's report tells of the two states long before
  const ActorMention* owner = phrase.possessor == no_token ? nullptr : out_.mention(phrase.possessor);
  if (!owner || owner->actors.size() != 1) return {};
  const Actor of = out_.actors[out_.of(*owner)[0]];
  if (of.kind != ActorKind::Person) return {};
  via = Via::Definite;
  Found found;
  if (of.role_row != no_row && !phrase.plural) {
    const std::string_view office = lexicon_.text(lexicon_.roles[of.role_row].role);
    found = find_before(phrase.begin_token, false, [&](const Actor& actor) {
      const bool same = actor.kind == ActorKind::Person && actor.role_row != no_row && actor.state != no_row &&
                        actor.state != of.state && lexicon_.text(lexicon_.roles[actor.role_row].role) == office;
      return same ? 1 : unfit;
    });
  }
  const std::size_t wanted = phrase.number > 0 ? static_cast<std::size_t>(phrase.number) : 2;
  const std::uint32_t sentence = reading_.tokens[phrase.head_token].sentence;
  for (std::uint32_t m = static_cast<std::uint32_t>(out_.mentions.size());
       m-- > 0 && phrase.plural && of.role_row != no_row && found.size() < wanted;) {
    const ActorMention mention = out_.mentions[m];
    if (reading_.tokens[mention.head_token].sentence + sentences_back < sentence) break;
    for (const std::uint32_t number : Found(out_.of(mention).begin(), out_.of(mention).end())) {
      const Actor& told = out_.actors[number];
      const bool acts = told.kind == ActorKind::State || (told.sectors & knowledge_.government_sector) != 0;
      if (!acts || told.state == no_row || told.state == of.state) continue;
      const std::uint32_t state = told.state;
      if (std::any_of(found.begin(), found.end(), [&](auto other) { return out_.actors[other].state == state; }))
        continue;
      found.push_back(holder_in(of.role_row, state, phrase));
    }
  }
  if (!found.empty() && (!phrase.plural || found.size() == wanted)) return found;
  Actor actor;
  actor.name = reading_.text(phrase.begin_token, phrase.end_token);
  actor.kind = phrase.plural ? ActorKind::People : ActorKind::Person;
  actor.plural = phrase.plural;
  return {add_actor(std::move(actor))};
}

// Who holds an office in a state, known by it alone.
std::uint32_t ReportActors::holder_in(std::uint32_t role, std::uint32_t state, const NounPhrase& phrase) {
  Actor actor;
  actor.kind = ActorKind::Person;
  describe(actor, role, role, state, no_row, phrase.aspect);
  if (const std::uint32_t known = find_known(role_key(actor)); known != no_row) return known;
  actor.name =
      fmt::format("{}, {}", lexicon_.text(lexicon_.roles[role].role), lexicon_.text(lexicon_.states[state].name));
  return add_actor(std::move(actor));
}

// "Omar Haddad, who leads the Chadian rebels": of whom nothing else is known is of what he leads.
void ReportActors::add_leadership(std::uint32_t head) {
  for (const std::uint32_t verb : reading_.children(head)) {
    if (reading_.tokens[verb].dep != Dep::Relcl || !grammar_[reading_.tokens[verb].lemma].leads) continue;
    const std::uint32_t subject = reading_.child(verb, Dep::Nsubj), object = reading_.child(verb, Dep::Dobj);
    if (subject == no_token || object == no_token || !grammar_[reading_.tokens[subject].form].relative) continue;
    resolve(object);
    const ActorMention* led = out_.mention(object);
    const ActorMention* leader = out_.mention(head);
    if (!led || !leader || led->actors.size() != 1 || leader->actors.size() != 1) continue;
    const Actor of = out_.actors[out_.of(*led)[0]];
    Actor& actor = out_.actors[out_.of(*leader)[0]];
    if (actor.kind != ActorKind::Person || !actor.code.empty() || of.kind == ActorKind::Person) continue;
    actor.code = of.code;
    actor.role = of.role;
    actor.state = of.state;
    actor.sectors = of.sectors;
    actor.armed = of.armed;
    if (is_past(verb) && of.state != no_row) {
      actor.role = knowledge_.elite_code;
      actor.code = knowledge_.code(of.state, actor.role);
      actor.sectors = knowledge_.elite_sector;
      actor.armed = false;
    }
  }
}

// "Who was ambassador until 1987", "who once commanded the army": it is over.
bool ReportActors::is_past(std::uint32_t verb) const {
  if (reading_.tokens[verb].tag != Tag::Vbd) return false;
  for (const std::uint32_t child : reading_.children(verb))
    if (grammar_[reading_.tokens[child].form].aspect == Aspect::Former) return true;
  return false;
}

// "He is a spokesman for the rebels", "The winner was Scott Morrison": who is said to be something is that.
bool ReportActors::merge_predicate(NounPhrase phrase) {
  const ReadToken& head = reading_.tokens[phrase.head_token];
  if (head.dep != Dep::Attr || phrase.plural) return false;
  std::uint32_t subject = no_token;
  for (const std::uint32_t child : reading_.children(head.head)) {
    const ReadToken& token = reading_.tokens[child];
    if (token.dep == Dep::Nsubj) subject = child;
    if (token.dep == Dep::Neg || grammar_[token.form].modal != Effect::None) return false;
  }
  if (subject == no_token) return false;
  resolve(subject);
  const ActorMention* mention = out_.mention(subject);
  if (!mention || mention->actors.size() != 1) return false;
  const std::uint32_t actor = out_.of(*mention)[0];
  if (out_.actors[actor].kind != ActorKind::Person) return false;
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  const bool names_person = is_person(phrase);
  const bool title =
      role != no_row ? lexicon_.roles[role].kind == RoleKind::Person : grammar_[head.form].refers(Reference::Person);
  if (names_person ? has_name_[actor] : !title) return false;
  if (is_past(head.head)) phrase.aspect = Aspect::Former;
  add_identity(phrase, actor, names_person);
  return true;
}

// "The U.S. ambassador, Gwen Clare": a name beside words is the fuller of the two, and words beside a name are a title.
void ReportActors::add_identity(const NounPhrase& phrase, std::uint32_t actor, bool names_person) {
  if (names_person) {
    const auto [begin, end] = name_tokens(phrase);
    if (out_.actors[actor].id.empty()) out_.actors[actor].name = reading_.text(begin, end);
    add_person_name(actor, begin, end);
  } else {
    apply_title(phrase, actor);
  }
  add_mention(phrase.begin_token, phrase.end_token, phrase.head_token, {actor}, Via::Apposition);
  mark_used(phrase);
}

// Who is meant by words that seemed to mean the actor, and have another name beside them: "his Russian counterpart,
// Sergei Lavrov", "the minister, Ana Silva" after another minister.
std::uint32_t ReportActors::named_beside(const NounPhrase& phrase, std::uint32_t actor) {
  // The lexicon knows more of a name than of the words before it.
  if (phrase.own && find_entry(knowledge_, *phrase.own, NameKind::Person, day_) != no_row) {
    Via via = Via::Apposition;
    return person_actor(phrase, via);
  }
  const auto [begin, end] = name_tokens(phrase);
  if (const std::uint32_t known = find_named_person(begin, end); known != no_row) return known;
  if (!has_name_[actor] && out_.actors[actor].id.empty()) return actor;
  Actor other = out_.actors[actor];
  other.id.clear();
  other.name = reading_.text(begin, end);
  other.gender = Gender::Unknown;
  other.gender_told = false;
  return add_actor(std::move(other));
}

// "Gennady Burbulis, one of his closest aides": an aide; else the noun itself.
std::uint32_t ReportActors::one_of(std::uint32_t noun) const {
  if (grammar_[reading_.tokens[noun].form].low != 1 || reading_.tokens[noun].pos == Pos::Noun) return noun;
  for (const std::uint32_t child : reading_.children(noun)) {
    const std::uint32_t object =
        reading_.tokens[child].dep == Dep::Prep && grammar_[reading_.tokens[child].form].belonging
            ? reading_.child(child, Dep::Pobj)
            : no_token;
    if (object != no_token) return object;
  }
  return noun;
}

// The body of the lexicon that a name behind a kind of body says is meant, or no_row: "Somalia's most feared militia,
// al-Shabab,"; and "the largest Muslim force, the Moro Front", which seemed to be another one.
std::uint32_t ReportActors::body_beside(std::uint32_t head, const NounPhrase& phrase) {
  const ActorMention& mention = *out_.mention(head);
  const std::uint32_t actor = out_.of(mention)[0];
  const Actor& body = out_.actors[actor];
  if (body.kind != ActorKind::Body || !phrase.own || !reading_.tokens[phrase.head_token].capital) return no_row;
  const std::uint32_t known = find_entry(knowledge_, *phrase.own, NameKind::Body, day_);
  if (known == no_row) return no_row;
  const bool is_kind = body.id.empty() && body.role_row != no_row && !body.introduced;
  const bool may_be = body.state == no_row || lexicon_.bodies[known].state == body.state;
  if (!(is_kind && may_be) && mention.via != Via::Definite) return no_row;
  const std::uint32_t meant = body_actor(known);
  return meant == actor ? no_row : meant;
}

// Two phrases side by side are one actor: "His deputy, Suthep Thaugsuban".
void ReportActors::merge_appositions(std::uint32_t head) {
  for (const std::uint32_t beside : reading_.children(head)) {
    if (reading_.tokens[beside].dep != Dep::Appos || resolved_[beside]) continue;
    const std::uint32_t child = one_of(beside);
    // "(c. 1818)", "(2012)"
    if (reading_.tokens[child].pos != Pos::Noun && reading_.tokens[child].pos != Pos::Propn) continue;
    if (reading_.tokens[child].entity == EntityKind::Date) continue;
    // "froze the accounts of two traders, a step that Minsk condemned", "near Goma, 20 kilometres to the south"
    if (grammar_[reading_.tokens[child].lemma].sums_up) continue;
    if (!reading_.tokens[child].capital && reading_.child(child, Dep::Nummod) != no_token &&
        out_.actors[out_.of(*out_.mention(head))[0]].kind != ActorKind::People)
      continue;
    if (grammar_[reading_.tokens[child].form].naming) continue;  // "Hector Salcedo, alias El Chapulin"
    const ActorMention* mention = out_.mention(head);
    if (mention->actors.size() != 1) return;
    const std::uint32_t actor = out_.of(*mention)[0];
    const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, child);
    const bool names_person = is_person(phrase);
    if (out_.actors[actor].kind == ActorKind::Person) {
      resolved_[child] = true;
      if (phrase.possessor != no_token) resolve(phrase.possessor);
      const std::uint32_t meant = names_person ? named_beside(phrase, actor) : actor;
      out_.members[out_.mention(head)->actors.begin] = meant;
      add_identity(phrase, meant, names_person);
      continue;
    }
    if (const Actor& body = out_.actors[actor];
        body.kind == ActorKind::Body && body.id.empty() && body.code.empty() && is_kind_of_body(child)) {
      introduce_by_kind(actor, child);
      continue;
    }
    if (const std::uint32_t meant = body_beside(head, phrase); meant != no_row) {
      resolved_[child] = true;
      out_.members[out_.mention(head)->actors.begin] = meant;
      add_mention(phrase.begin_token, phrase.end_token, child, {meant}, Via::Apposition);
      mark_used(phrase);
      continue;
    }
    // A short form: "the Revolutionary Armed Forces of Colombia (FARC)", "Beijing, the North's main ally".
    if (!names_person && (reading_.tokens[child].capitals || !phrase.own)) {
      resolved_[child] = true;
      add_mention(phrase.begin_token, phrase.end_token, child, {actor}, Via::Apposition);
      if (reading_.tokens[child].capitals) add_name(actor, reading_.text(child));
      mark_used(phrase);
    }
  }
}

}  // namespace bede
