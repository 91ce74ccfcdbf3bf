// SPDX-License-Identifier: Apache-2.0
// Whom relative clauses and coordinations stand for, and where the parser hangs an apposition on the verb.
#include "event/arguments.h"

#include <algorithm>

namespace bede {

// "ends a quarrel over patrol boats, the most practical accord since 1990": an apposition that the parser hangs on the
// verb.
bool Arguments::is_second_object(std::uint32_t token) const {
  const ReadToken& noun = reading_.tokens[token];
  if (noun.dep != Dep::Dobj || noun.subtree_begin == 0 || reading_.text(noun.subtree_begin - 1) != ",") return false;
  const auto siblings = reading_.children(noun.head);
  return std::any_of(siblings.begin(), siblings.end(),
                     [&](std::uint32_t one) { return one < token && reading_.tokens[one].dep == Dep::Dobj; });
}

std::vector<std::uint32_t> Arguments::antecedents(std::uint32_t relative_verb) const {
  const auto& tokens = reading_.tokens;
  std::uint32_t noun = tokens[relative_verb].head;
  while (tokens[noun].entity == EntityKind::Date && tokens[noun].dep == Dep::Pobj && !reading_.is_root(noun))
    noun = tokens[tokens[noun].head].head;
  noun = person_meant(relative_verb, noun);
  std::vector<std::uint32_t> all{noun};
  const auto children = reading_.children(relative_verb);
  const bool plural = grammar_[tokens[relative_verb].form].plural_verb ||
                      std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
                        const Dep dep = tokens[child].dep;
                        return (dep == Dep::Aux || dep == Dep::AuxPass) && grammar_[tokens[child].form].plural_verb;
                      });
  const bool one = tokens[noun].tag == Tag::Nn || tokens[noun].tag == Tag::Nnp;
  while (plural && one && tokens[noun].dep == Dep::Conj && !is_verb(tokens[noun].head))
    all.push_back(noun = tokens[noun].head);
  return all;
}

// "Michael Sata, leader of the Patriotic Front, who has accused": who does it is a person, and no body is.
std::uint32_t Arguments::person_meant(std::uint32_t relative_verb, std::uint32_t noun) const {
  const auto& tokens = reading_.tokens;
  const auto children = reading_.children(relative_verb);
  const bool who = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const GrammarWord& word = grammar_[tokens[child].form];
    return word.relative && word.person && (tokens[child].dep == Dep::Nsubj || tokens[child].dep == Dep::NsubjPass);
  });
  const bool body = tokens[noun].entity == EntityKind::Organisation && tokens[noun].tag != Tag::Nns;
  if (!who || !body || tokens[noun].dep != Dep::Pobj) return noun;
  std::uint32_t up = noun;
  constexpr int most_steps = 4;
  for (int step = 0; step < most_steps && !reading_.is_root(up) && !is_verb(up); ++step) {
    up = tokens[up].head;
    if (tokens[up].entity == EntityKind::Person || (tokens[up].pos == Pos::Noun && tokens[up].dep != Dep::Appos))
      return up;
  }
  return noun;
}

std::vector<std::uint32_t> Arguments::with_conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> all{token};
  for (std::size_t i = 0; i < all.size() && all.size() < 32; ++i)
    for (const std::uint32_t child : reading_.children(all[i]))
      if (reading_.tokens[child].dep == Dep::Conj && child > all[i]) all.push_back(child);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace bede
