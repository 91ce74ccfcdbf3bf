// SPDX-License-Identifier: Apache-2.0
#include "actor/noun_phrase.h"

#include <algorithm>

namespace bede {
namespace {

bool is_left_modifier(Dep dep) {
  switch (dep) {
    case Dep::Det:
    case Dep::Predet:
    case Dep::Amod:
    case Dep::Compound:
    case Dep::Nmod:
    case Dep::Nummod:
    case Dep::Quantmod:
    case Dep::Poss:
    case Dep::Npadvmod:
    case Dep::Advmod:
    case Dep::Neg:
    case Dep::Punct: return true;
    default: return false;
  }
}

}  // namespace

bool is_phrase_head(const Reading& reading, std::uint32_t token) {
  const ReadToken& t = reading.tokens[token];
  switch (t.dep) {
    case Dep::Nsubj:
    case Dep::NsubjPass:
    case Dep::Dobj:
    case Dep::Dative:
    case Dep::Pobj:
    case Dep::Attr:
    case Dep::Oprd:
    case Dep::Appos:
    case Dep::Poss: return t.pos != Pos::Verb || t.tag == Tag::Nnp;
    case Dep::Conj:
    case Dep::Root:
    case Dep::Npadvmod:
    case Dep::Ccomp:
    case Dep::Advcl:
    case Dep::Pcomp:
    case Dep::Parataxis:
    case Dep::Other: return t.pos == Pos::Noun || t.pos == Pos::Propn || t.pos == Pos::Pron;
    default: return false;
  }
}

NounPhrase read_noun_phrase(const ActorFinder::Knowledge& knowledge, const Reading& reading,
                            const std::vector<NameMatch>& matches, const std::vector<std::uint32_t>& match_at,
                            std::uint32_t head) {
  NounPhrase phrase;
  phrase.head_token = head;
  phrase.begin_token = head;
  phrase.end_token = head + 1;
  if (match_at[head] != 0) {
    phrase.own = &matches[match_at[head] - 1];
    phrase.end_token = std::max(phrase.end_token, phrase.own->end_token);
    phrase.begin_token = std::min(head, phrase.own->begin_token);
  }
  for (const std::uint32_t child : reading.children(head)) {
    const ReadToken& t = reading.tokens[child];
    if (child > head || !is_left_modifier(t.dep)) continue;
    const GrammarWord& word = knowledge.lexicon->grammar()[t.form];
    if (t.dep != Dep::Punct) phrase.begin_token = std::min(phrase.begin_token, t.subtree_begin);
    if (t.dep == Dep::Poss) phrase.possessor = child;
    phrase.definite = phrase.definite || word.definite || t.dep == Dep::Poss;
    phrase.indefinite = phrase.indefinite || word.indefinite;
    phrase.distributive = phrase.distributive || (t.dep == Dep::Det && word.pronoun && word.singular && !word.person &&
                                                  !word.thing && !word.third && !word.demonstrative);
    // "A veterans' leader" is as new as a veteran.
    if (t.dep == Dep::Poss)
      for (const std::uint32_t det : reading.children(child))
        phrase.indefinite = phrase.indefinite || knowledge.lexicon->grammar()[reading.tokens[det].form].indefinite;
    // "a 12-year-old boy" is no old one.
    const bool aged = child > 0 && reading.text(child - 1) == "-" && word.aspect == Aspect::Former;
    if (word.aspect != Aspect::None && !aged) phrase.aspect = word.aspect;
    // "both groups" are the two.
    const bool both = t.dep == Dep::Det && word.low > 1;
    if ((both || t.dep == Dep::Nummod) && word.low >= 0 && word.low == word.high) phrase.number = word.low;
    phrase.definite = phrase.definite || both;
  }
  // "Former Turkish president Abdullah Gul": the word hangs on the title.
  for (std::uint32_t i = phrase.begin_token; i < head && phrase.aspect == Aspect::None; ++i)
    if (i == phrase.begin_token || reading.text(i - 1) != "-")
      phrase.aspect = knowledge.lexicon->grammar()[reading.tokens[i].form].aspect;
  if (phrase.indefinite) phrase.definite = false;
  const ReadToken& own = reading.tokens[head];
  phrase.plural = own.tag == Tag::Nns || own.tag == Tag::Nnps || phrase.number > 1;
  const std::uint32_t before_own = phrase.own ? phrase.own->begin_token : head;
  const std::uint32_t possessor_end =
      phrase.possessor != Reading::no_token ? reading.tokens[phrase.possessor].subtree_end : 0;
  for (std::uint32_t i = std::max(phrase.begin_token, possessor_end); i < before_own;) {
    if (match_at[i] == 0) {
      ++i;
      continue;
    }
    const NameMatch& match = matches[match_at[i] - 1];
    // "pro-Russian separatists" are not Russia's.
    const Backing backing = backing_of(reading, knowledge.lexicon->grammar(), match.end_token);
    if (backing == Backing::Backed) phrase.backer = &match;
    if (match.end_token <= before_own && backing == Backing::None &&
        !is_attitude(reading, knowledge.lexicon->grammar(), match.begin_token))
      phrase.before.push_back(&match);
    i = std::max(i + 1, match.end_token);
  }
  // "French, British and German ministers": the first one is parsed as anything; it stands before a comma.
  const auto is_demonym = [&](const NameMatch& match) {
    return find_entry(knowledge, match, NameKind::Adjective, 0) != no_row;
  };
  while (phrase.plural && phrase.begin_token >= 2 && !phrase.before.empty() && is_demonym(*phrase.before.front()) &&
         phrase.before.front()->begin_token == phrase.begin_token && reading.text(phrase.begin_token - 1) == "," &&
         match_at[phrase.begin_token - 2] != 0) {
    const NameMatch& match = matches[match_at[phrase.begin_token - 2] - 1];
    if (!is_demonym(match) || reading.tokens[match.begin_token].sentence != own.sentence) break;
    phrase.before.insert(phrase.before.begin(), &match);
    phrase.begin_token = match.begin_token;
  }
  // "Secretary of State Condoleezza Rice": a title before a name may be parsed as anything; it stands right before it.
  const std::uint32_t begin = std::min(phrase.begin_token, before_own);
  if (phrase.before.empty() && begin > 0 && match_at[begin - 1] != 0 && own.pos == Pos::Propn) {
    const NameMatch& title = matches[match_at[begin - 1] - 1];
    const std::uint32_t role = find_entry(knowledge, title, NameKind::Role, 0);
    if (role != no_row && knowledge.lexicon->roles[role].kind == RoleKind::Person && title.end_token == begin &&
        reading.tokens[begin - 1].sentence == own.sentence) {
      phrase.before.push_back(&title);
      phrase.begin_token = title.begin_token;
      if (title.begin_token > 0 && match_at[title.begin_token - 1] != 0) {
        phrase.before.insert(phrase.before.begin(), &matches[match_at[title.begin_token - 1] - 1]);
        phrase.begin_token = phrase.before.front()->begin_token;
      }
    }
  }
  return phrase;
}

}  // namespace bede
