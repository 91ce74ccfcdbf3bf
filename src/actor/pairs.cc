// SPDX-License-Identifier: Apache-2.0
// Several who were spoken of side by side: "the former", "both sides", "the two men", "the three countries".
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;
constexpr std::uint32_t sentences_back = 3;  // how far behind a pair may stand
constexpr std::uint32_t far_back = 12;       // "the four presidents": so many are not named twice

}  // namespace

// What kind of actor a word for several asks for.
ReportActors::Several ReportActors::several_of(const NounPhrase& phrase, Reference reference) const {
  if (reference != Reference::All) return Several::Named;
  const ReadToken& head = reading_.tokens[phrase.head_token];
  const GrammarWord& word = grammar_[head.lemma];
  if (word.refers(Reference::State)) return Several::States;
  if (word.pronoun || word.low > 0) return Several::Any;  // "both", "the pair"
  if (word.refers(Reference::Person)) return Several::Persons;
  // "both governments": of the two states, whoever acted for them.
  const std::uint32_t role = phrase.own ? role_of(*phrase.own) : no_row;
  if (role == no_row) return Several::Sides;
  const RoleRow& row = lexicon_.roles[role];
  if (row.kind == RoleKind::Person) return Several::Persons;
  return (row.sectors & knowledge_.government_sector) != 0 ? Several::States : Several::Sides;
}

// The actor as one of such several; no_row where it can be none of them.
std::uint32_t ReportActors::as_one_of(std::uint32_t number, Several several) {
  const Actor& actor = out_.actors[number];
  if (actor.kind == ActorKind::Medium) return no_row;
  switch (several) {
    case Several::Named: return actor.code.empty() && actor.id.empty() ? no_row : number;
    case Several::Any: return actor.code.empty() && actor.kind != ActorKind::Person ? no_row : number;
    case Several::Persons: return actor.kind == ActorKind::Person ? number : no_row;
    case Several::States: return actor.state == no_row ? no_row : state_actor(actor.state);
    // "both sides" are states or bodies, not those who speak for them.
    case Several::Sides: return actor.kind == ActorKind::Person || actor.code.empty() ? no_row : number;
  }
  return no_row;
}

// Whether a mention may be one of them at all.
bool ReportActors::may_be_of_pair(const ActorMention& mention, const NounPhrase& phrase, Reference reference) const {
  const ReadToken& token = reading_.tokens[mention.head_token];
  if (mention.modifier || mention.via == Via::Pronoun) return false;
  // "Rebels and soldiers clashed in Burundi. Both sides …": not where they did.
  const PlaceLink link = grammar_[reading_.tokens[token.head].form].place;
  if (token.dep == Dep::Pobj && (link == PlaceLink::In || link == PlaceLink::Near)) return false;
  // "The former has asked for it, while the latter insists": both are of the sentence before.
  const GrammarWord& noun = grammar_[token.form];
  if (noun.refers(Reference::First) || noun.refers(Reference::Last)) return false;
  if (reference != Reference::All && token.dep == Dep::Poss) return false;
  // "China urged both sides": not China.
  return reference != Reference::All || !is_subject(token.dep) || token.head != reading_.tokens[phrase.head_token].head;
}

// "the former", "the latter", "both sides", "the two men": those who were named side by side last; of "both" else the
// subjects and objects of the last sentence that has enough of them; else the last ones who were spoken of.
ReportActors::Found ReportActors::resolve_pair(const NounPhrase& phrase, Reference reference) {
  const GrammarWord& noun = grammar_[reading_.tokens[phrase.head_token].form];
  const std::int64_t told = phrase.number > 0 ? phrase.number : noun.low == noun.high ? noun.low : -1;
  const std::size_t wanted = told > 1 ? static_cast<std::size_t>(told) : 2;
  const std::uint32_t before = phrase.head_token == 0 ? no_token : phrase.begin_token;
  const Several several = several_of(phrase, reference);
  const auto pick = [&](Found found) -> Found {
    if (reference == Reference::First) return {found[0]};
    if (reference == Reference::Last) return {found[1]};
    return found;
  };
  // "the two ministers" are no lawyer and minister; "the two leaders" may be anybody.
  const std::uint32_t role = several == Several::Persons && phrase.own ? role_of(*phrase.own) : no_row;
  const bool generic = grammar_[reading_.tokens[phrase.head_token].lemma].generic;
  const auto may_be_called = [&](const Actor& actor) {
    if (role == no_row || generic || actor.kind != ActorKind::Person || actor.role_row == no_row) return true;
    return lexicon_.text(lexicon_.roles[actor.role_row].role).find(lexicon_.text(lexicon_.roles[role].role)) !=
           std::string_view::npos;
  };
  const auto add = [&](Found& to, const Found& actors) {
    for (const std::uint32_t actor : actors)
      if (const std::uint32_t one = may_be_called(out_.actors[actor]) ? as_one_of(actor, several) : no_row;
          one != no_row && std::find(to.begin(), to.end(), one) == to.end())
        to.push_back(one);
  };
  const std::uint32_t own = reading_.tokens[phrase.head_token].sentence;
  auto last = static_cast<std::uint32_t>(out_.mentions.size());
  while (last > 0 && out_.mentions[last - 1].head_token >= before) --last;
  const std::uint32_t furthest = std::min(own, wanted > 2 ? far_back : sentences_back);
  for (std::uint32_t back = 0; back <= furthest; ++back) {
    const std::uint32_t sentence = own - back;
    std::uint32_t first = last;
    while (first > 0 && reading_.tokens[out_.mentions[first - 1].head_token].sentence >= sentence) --first;
    for (std::uint32_t m = last; m-- > first;) {
      const ActorMention& mention = out_.mentions[m];
      if (reading_.tokens[mention.head_token].dep == Dep::Conj || !may_be_of_pair(mention, phrase, reference)) continue;
      Found joined;
      add(joined, joined_with(mention));
      // "The presidents of Chad, Mali, Niger and Togo": one of each.
      if (several == Several::Persons && mention.actors.size() == wanted && joined.empty())
        return {out_.of(mention).begin(), out_.of(mention).end()};
      if (joined.size() == wanted) return pick(std::move(joined));
    }
    Found core;
    for (std::uint32_t m = first; m < last && reference == Reference::All; ++m) {
      const ActorMention& mention = out_.mentions[m];
      const Dep dep = reading_.tokens[mention.head_token].dep;
      const bool is_core = is_subject(dep) || dep == Dep::Dobj || dep == Dep::Dative || dep == Dep::Conj;
      if (is_core && may_be_of_pair(mention, phrase, reference))
        add(core, {out_.of(mention).begin(), out_.of(mention).end()});
    }
    if (core.size() == wanted) return pick(std::move(core));
    last = first;
  }
  // "Six were arrested" are not the last six of whom something was told.
  constexpr std::size_t most_apart = 3;
  if (wanted > most_apart) return {};
  Found latest;  // latest first
  for (std::uint32_t m = static_cast<std::uint32_t>(out_.mentions.size()); m-- > 0 && latest.size() < wanted;) {
    const ActorMention& mention = out_.mentions[m];
    if (mention.head_token >= before || !may_be_of_pair(mention, phrase, reference)) continue;
    const auto members = out_.of(mention);
    add(latest, {members.rbegin(), members.rend()});
  }
  if (latest.size() < (several == Several::Persons ? wanted : 2)) return {};
  std::reverse(latest.begin(), latest.end());
  return pick(std::move(latest));
}

// "Salvadoran government and rebel negotiators", "army and police officers": somebody of each side.
ReportActors::Found ReportActors::resolve_coordinated_roles(const NounPhrase& phrase, std::uint32_t role,
                                                            const Belonging& belonging) {
  if (!phrase.plural || belonging.states.size() > 1 || belonging.body != no_row) return {};
  const auto joined_to = [&](const NameMatch& match, const NameMatch& other) {
    for (std::uint32_t token = match.begin_token; token < match.end_token; ++token)
      for (const std::uint32_t child : reading_.children(token))
        if (reading_.tokens[child].dep == Dep::Conj && child >= other.begin_token && child < other.end_token)
          return true;
    return false;
  };
  std::vector<const NameMatch*> sides;  // names of roles, each joined to the one before it
  const auto add = [&](const NameMatch* match) {
    if (role_of(*match) == no_row) return;
    if (!sides.empty() && !joined_to(*sides.back(), *match)) sides.clear();
    sides.push_back(match);
  };
  for (const NameMatch* match : phrase.before) add(match);
  // "Police officer" is a name of two words: the army stands beside its first.
  if (phrase.own->end_token - phrase.own->begin_token > 1) add(phrase.own);
  if (sides.size() < 2) return {};
  std::uint32_t state = belonging.states.empty() ? no_row : belonging.states[0];
  if (state == no_row && belonging.actor != no_row) state = out_.actors[belonging.actor].state;
  Found found;
  for (const NameMatch* side : sides) {
    NounPhrase one = phrase;
    std::erase_if(one.before, [&](const NameMatch* match) {
      return match != side && std::find(sides.begin(), sides.end(), match) != sides.end();
    });
    found.push_back(role_actor(one, role, state, belonging));
  }
  return found;
}

// "the U.S.-China talks": the tokenizer leaves two names in one word where the first ends with a full stop.
void ReportActors::resolve_names_in_one_word() {
  const auto state_of = [&](std::uint32_t node, std::uint32_t token) {
    const NameMatch match{token, token + 1, node == Phrases::nowhere ? Range{} : lexicon_.names.values(node)};
    const std::uint32_t state = find_entry(knowledge_, match, NameKind::State, day_);
    return state != no_row ? state : find_entry(knowledge_, match, NameKind::Adjective, day_);
  };
  std::string buffer;
  for (std::uint32_t i = 0; i < reading_.tokens.size(); ++i) {
    const std::string_view text = reading_.text(i);
    const std::size_t hyphen = text.find(".-");
    if (hyphen == std::string_view::npos || !reading_.tokens[i].capital || out_.at[i] != 0) continue;
    const std::uint32_t first = state_of(lexicon_.names.begin(lexicon_.word(text.substr(0, hyphen), buffer)), i);
    std::uint32_t node = lexicon_.names.begin(lexicon_.word(text.substr(hyphen + 2), buffer));
    std::uint32_t second = state_of(node, i), end = i + 1;
    if (second == no_row && node != Phrases::nowhere && end < reading_.tokens.size()) {  // "U.S.-North Korea talks"
      node = lexicon_.names.next(node, reading_.tokens[end].form);
      second = state_of(node, i);
      ++end;
    }
    if (first == no_row || second == no_row || out_.at[end - 1] != 0) continue;
    add_mention(i, end, end - 1, {state_actor(first), state_actor(second)}, Via::Name);
    out_.mentions.back().modifier = true;
  }
}

}  // namespace bede
