// SPDX-License-Identifier: Apache-2.0
// Parties that words of their own name: mediators, hosts, those left out (rows of events/parties).
#include <algorithm>

#include "event/named_parties.h"
#include "event/predicates.h"

namespace bede {

// What fills the slots of a phrase such as "under the auspices of": `clause` is what it hangs on, `object` who stands
// behind it, and its noun has slots of its own.
std::vector<Argument> NamedParties::phrase_arguments(std::uint32_t head,
                                                     const std::vector<std::uint32_t>& words) const {
  std::vector<Argument> found;
  if (!reading_.is_root(head)) found.push_back({slot::clause, tokens_[head].head});
  for (const std::uint32_t word : words) {
    for (const std::uint32_t child : reading_.children(word)) {
      const Dep dep = tokens_[child].dep;
      const bool own = std::find(words.begin(), words.end(), child) != words.end();
      if ((dep == Dep::Pobj || dep == Dep::Dobj) && !own) found.push_back({slot::object, child});
    }
    if (tokens_[word].pos == Pos::Noun || tokens_[word].pos == Pos::Propn)
      for (const Argument& argument : arguments_.of(word)) found.push_back(argument);
  }
  return found;
}

// The event at a token: its own, or that of the noun to which the verb there lends its subject.
std::uint32_t NamedParties::event_at(std::uint32_t token) {
  if (const std::uint32_t own = operators_.event_of(token); own != no_happening) return own;
  for (std::uint32_t i = tokens_[token].subtree_begin; i < tokens_[token].subtree_end; ++i)
    if (const Cue* noun = sheet_.cue(i); noun && noun->lender == token)
      if (const std::uint32_t lent = operators_.event_of(i); lent != no_happening) return lent;
  return no_happening;
}

// "a deal mediated by Ankara and Moscow", "the cease-fire does not apply to Daesh".
void NamedParties::find() {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    for (const WordId word : {tokens_[i].lemma, tokens_[i].form}) {
      if (word == 0) continue;
      for (const std::uint32_t number : lexicon_.parties_of[word]) name_parties(lexicon_.parties[number], i);
      if (tokens_[i].form == tokens_[i].lemma) break;
    }
  }
}

// "Norway was the mediator", "Norway, the mediator": who is called so, or no_token.
std::uint32_t NamedParties::who_is(std::uint32_t noun) const {
  if (tokens_[noun].dep == Dep::Appos) return tokens_[noun].head;
  return tokens_[noun].dep == Dep::Attr ? arguments_.subject_of(tokens_[noun].head) : no_token;
}

// "It does not bind the militias": the agreement told last, or no_happening where the token is no such word.
std::uint32_t NamedParties::agreement_meant(std::uint32_t token) const {
  const GrammarWord& word = grammar_[tokens_[token].form];
  if (!word.pronoun || !word.thing || !word.singular) return no_happening;
  constexpr std::uint32_t sentences_back = 2;
  std::uint32_t last = no_happening;
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    const Happening& known = happenings_[h];
    if (known.refused || known.cue >= token || !terms_.is_agreement(known)) continue;
    if (tokens_[token].sentence - tokens_[known.cue].sentence > sentences_back) continue;
    if (last == no_happening || known.cue > happenings_[last].cue) last = h;
  }
  return last;
}

// "The truce, brokered by Chad with the help of the Union": the brokering is no event beside what it brought about.
void NamedParties::join_brokering(std::uint32_t token, std::uint32_t about) {
  const std::uint32_t own = sheet_.cue(token) ? sheet_.cue(token)->happening : no_happening;
  if (own == no_happening || own == about || happenings_[own].same_as != no_happening) return;
  Happening& brokering = happenings_[own];
  if (static_cast<EventType>(brokering.type) != EventType::Consult || !sheet_.is_verb(token) || brokering.op) return;
  if (!arguments_.is_passive(token) && tokens_[token].dep != Dep::Acl)
    return;  // "Qatar brokered a deal" is told of Qatar
  add_parties(happenings_[about].mediators, brokering.mediators);
  brokering.actors.clear();
  brokering.recipients.clear();
  brokering.same_as = about;
  happenings_[about].tellings.push_back(own);
}

void NamedParties::name_parties(const PartyRow& row, std::uint32_t token) {
  const auto words = match_predicate(lexicon_, reading_, row.predicate, token);
  if (!words) return;
  const std::uint32_t called = row.predicate.part == Part::Noun ? who_is(token) : no_token;
  bool negated = false;
  for (const std::uint32_t at : {token, called == no_token ? token : tokens_[token].head})
    for (const std::uint32_t child : reading_.children(at)) negated = negated || grammar_[tokens_[child].form].negation;
  if (negated != row.negated) return;
  const bool phrase = row.predicate.part == Part::Phrase;
  std::vector<Argument> arguments = phrase ? phrase_arguments(token, *words) : sheet_.arguments_round(token, *words);
  if (called != no_token) arguments.push_back({slot::subject, called});
  std::uint32_t about = no_happening;
  for (const Argument& argument : arguments) {
    if (!sheet_.takes(row.event, argument.slot) || about != no_happening) continue;
    std::uint32_t at = argument.token;
    // "The cease-fire, which does not apply": the clause hangs on what it speaks of.
    if (grammar_[tokens_[at].form].relative && tokens_[token].dep == Dep::Relcl) at = tokens_[token].head;
    about = event_at(at);
    if (about == no_happening) about = agreement_meant(at);
  }
  if (about == no_happening && (tokens_[token].dep == Dep::Acl || tokens_[token].dep == Dep::Amod) &&
      (sheet_.takes(row.event, slot::object) || sheet_.takes(row.event, slot::subject)))
    about = event_at(tokens_[token].head);
  if (about == no_happening) return;
  about = sheet_.whole_of(about);
  const Parties parties = who_.fill(row.party, arguments, true, false);
  Happening& happening = happenings_[about];
  // "The Red Cross negotiated the release": it acts in that event, by the same word.
  const Cue* own = sheet_.cue(token);
  const bool negotiates = own && own->frame && static_cast<EventType>(own->frame->type) == EventType::Consult &&
                          static_cast<EventType>(happening.type) == EventType::Retreat;
  if (row.gives == PartyGift::Mediator && negotiates && sheet_.is_verb(token) && !arguments_.is_passive(token) &&
      tokens_[token].dep != Dep::Amod)
    return;
  // Who helps to retake a town is no broker.
  if (row.gives != PartyGift::Party && lexicon_.types[happening.type].quad > 2) return;
  switch (row.gives) {
    case PartyGift::Mediator: add_parties(happening.mediators, parties); break;
    case PartyGift::Excluded: add_parties(happening.excluded, parties); break;
    case PartyGift::Host: break;  // who lends the room is no party
    case PartyGift::Party: add_parties(happening.actors, parties); break;
  }
  if (parties.empty()) return;
  happening.bare = false;
  sheet_.reason(happening, "parties", "a word that names another party", token, &row.predicate);
  if (row.gives == PartyGift::Mediator) join_brokering(token, about);
}

}  // namespace bede
