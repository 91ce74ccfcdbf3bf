// SPDX-License-Identifier: Apache-2.0
// The form of a clause, as far as factuality asks for it: tense, finiteness, questions, imperatives, conditions.
#include <algorithm>

#include "event/factuality.h"

namespace bede {

bool Factualities::has_subject(std::uint32_t verb) const {
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Dep dep = tokens_[child].dep;
    return dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Csubj || dep == Dep::Expl;
  });
}

bool Factualities::is_finite(std::uint32_t verb) const {
  const auto finite = [](Tag tag) { return tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz || tag == Tag::Md; };
  if (finite(tokens_[verb].tag)) return true;
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Dep dep = tokens_[child].dep;
    return (dep == Dep::Aux || dep == Dep::AuxPass) && finite(tokens_[child].tag);
  });
}

// "was able", "did manage", "has been able"
bool Factualities::is_past(std::uint32_t token) const {
  if (tokens_[token].pos == Pos::Adj && is_verb(tokens_[token].head)) token = tokens_[token].head;
  const ReadToken& word = tokens_[token];
  if (word.tag == Tag::Vbd) return true;
  const auto children = reading_.children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const ReadToken& aux = tokens_[child];
    if (aux.dep != Dep::Aux && aux.dep != Dep::AuxPass) return false;
    const bool perfect = aux.dep == Dep::Aux && word.tag == Tag::Vbn && (aux.tag == Tag::Vbz || aux.tag == Tag::Vbp);
    return aux.tag == Tag::Vbd || perfect;
  });
}

// "to have met"
bool Factualities::is_perfect_infinitive(std::uint32_t verb) const {
  if (tokens_[verb].tag != Tag::Vbn || !arguments_.is_infinitive(verb)) return false;
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tokens_[child].dep == Dep::Aux && tokens_[child].tag == Tag::Vb;
  });
}

// "they meet", "they have met"
bool Factualities::is_present(std::uint32_t verb) const {
  const auto present = [](Tag tag) { return tag == Tag::Vbp || tag == Tag::Vbz; };
  if (present(tokens_[verb].tag)) return true;
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Dep dep = tokens_[child].dep;
    return (dep == Dep::Aux || dep == Dep::AuxPass) && present(tokens_[child].tag);
  });
}

// "No one was hurt", "Neither side has agreed", "reached no deal".
bool Factualities::is_none(std::uint32_t noun) const {
  if (grammar_[tokens_[noun].form].negation) return true;
  const auto children = reading_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Dep dep = tokens_[child].dep;
    // But "not only the mayor".
    const bool limited = child + 1 < tokens_.size() && grammar_[tokens_[child + 1].form].limit;
    return (dep == Dep::Det || dep == Dep::Preconj) && grammar_[tokens_[child].form].negation && !limited;
  });
}

// "Has the army", "should they": an auxiliary before the subject.
bool Factualities::is_inverted(std::uint32_t verb) const {
  std::uint32_t aux = no_token;
  for (const std::uint32_t child : reading_.children(verb)) {
    const Dep dep = tokens_[child].dep;
    if ((dep == Dep::Aux || dep == Dep::AuxPass) && aux == no_token) aux = child;
    if (dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Expl) return aux < child || verb < child;
  }
  return false;
}

// A clause of a question of yes or no: "Has the army left?" One that asks why or who takes the rest as done: "Why did
// the police arrest the teachers?"
bool Factualities::is_asked(std::uint32_t verb) const {
  if (!is_inverted(verb)) return false;
  const Sentence& sentence = reading_.parse.sentences[tokens_[verb].sentence];
  std::uint32_t last = sentence.end_token;
  while (last > sentence.begin_token && reading_.text(last - 1) != "?" && reading_.text(last - 1) != "." &&
         (tokens_[last - 1].pos == Pos::Space || tokens_[last - 1].pos == Pos::Punct))
    --last;
  return last > sentence.begin_token && reading_.text(last - 1) == "?" && !is_wh_clause(verb);
}

// "How do I mend it?": who asks what he is to do takes nothing as done.
bool Factualities::asks_for_advice(std::uint32_t verb) const {
  const std::uint32_t subject = reading_.child(verb, Dep::Nsubj);
  return subject != no_token && grammar_[tokens_[subject].form].first && is_inverted(verb) && is_present(verb) &&
         tokens_[verb].tag == Tag::Vb && is_wh_clause(verb);
}

// "why they left", "who left", "how to leave"
bool Factualities::is_wh_clause(std::uint32_t verb) const {
  for (std::uint32_t i = tokens_[verb].subtree_begin; i < verb; ++i) {
    const Tag tag = tokens_[i].tag;
    if (tag == Tag::Wp || tag == Tag::Wrb || tag == Tag::Wdt) return true;
  }
  return false;
}

// "Release the children": a base form without a subject, that nothing takes for its object.
bool Factualities::is_bidden(std::uint32_t verb) const {
  const ReadToken& token = tokens_[verb];
  if (token.tag != Tag::Vb || has_subject(verb) || arguments_.is_infinitive(verb)) return false;
  // "Love the new bridge" lacks no more than an "I", and "Wanted it all" is no base form.
  if (grammar_[token.form].softened || lexicon_.base_of(token.form) != 0) return false;
  const bool free = token.dep == Dep::Root || token.dep == Dep::Parataxis || token.dep == Dep::Other ||
                    ((token.dep == Dep::Ccomp || token.dep == Dep::Advcl) && verb < token.head);
  if (!free || stands_under_condition(verb)) return false;
  // "Don't shoot" has a helper, but no modal one.
  const auto children = reading_.children(verb);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tokens_[child].dep == Dep::Aux &&
           (tokens_[child].tag == Tag::Md || grammar_[tokens_[child].form].modal != Effect::None);
  });
}

bool Factualities::stands_under_condition(std::uint32_t verb) const {
  for (const std::uint32_t child : reading_.children(verb)) {
    const ReadToken& token = tokens_[child];
    if (token.dep == Dep::Mark && grammar_[token.form].condition) return true;
  }
  // "Had Pakistan arrested him, India would have": the helper stands first.
  const std::uint32_t first = tokens_[verb].subtree_begin;
  return tokens_[verb].dep == Dep::Advcl && first < verb && verb < tokens_[verb].head && tokens_[first].head == verb &&
         grammar_[tokens_[first].form].inverted_condition && is_inverted(verb);
}

}  // namespace bede
