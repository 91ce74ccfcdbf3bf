// SPDX-License-Identifier: Apache-2.0
// What an act is about where that is no event: "demanded voting rights", "promised a new constitution"; and what a deed
// is for or against: "marched against fuel prices".
//
// A matter (events/matters) has the code of the deed that would grant it, so an act about it is looked up in
// events/acts as one about that deed; events/purposes has the code of a deed with what it is for.
#include <algorithm>

#include "event/predicates.h"
#include "event/purposes.h"

namespace bede {

// The row with most words that stands at a token, or null.
const MatterRow* Purposes::matter_at(std::uint32_t token) const {
  const MatterRow* longest = nullptr;
  if (tokens_[token].pos == Pos::Propn) return longest;  // "the Czech Republic" is no wish
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form}) {
    for (const std::uint32_t number : word != 0 ? lexicon_.matters_of[word] : std::span<const std::uint32_t>{}) {
      const MatterRow& row = lexicon_.matters[number];
      if (longest && longest->predicate.words.size() >= row.predicate.words.size()) continue;
      if (match_predicate(lexicon_, reading_, row.predicate, token)) longest = &row;
    }
    if (tokens_[token].form == tokens_[token].lemma) break;
  }
  return longest;
}

// At a noun, or inside it: "the introduction of a new constitution", "an increase in the minimum wage".
Matter Purposes::matter_in(std::uint32_t noun, int depth) const {
  for (const std::uint32_t token : arguments_.with_conjuncts(noun))
    if (const MatterRow* row = matter_at(token)) return {row, token};
  if (depth == 0) return {};
  for (const std::uint32_t child : reading_.children(noun)) {
    if (tokens_[child].dep != Dep::Prep || !grammar_[tokens_[child].form].purpose) continue;
    const std::uint32_t object = reading_.child(child, Dep::Pobj);
    if (object == no_token) continue;
    if (const Matter inside = matter_in(object, depth - 1); inside.row) return inside;
  }
  return {};
}

// What fills the content of an act: "urged the cabinet to guarantee voting rights", "rejected calls for home rule".
Matter Purposes::matter_of(const OperatorRow& op, const Cue& cue) const {
  constexpr int deepest = 2;
  for (const SlotId slot : lexicon_.slots(op.content)) {
    for (const Argument& argument : cue.arguments) {
      if (argument.slot != slot || argument.token == cue.op_words.front()) continue;
      const Matter own = matter_in(argument.token, sheet_.is_verb(argument.token) ? 0 : deepest);
      if (own.row) return own;
      const Cue* verb = sheet_.cue(argument.token);
      if (!sheet_.is_verb(argument.token) || (verb && verb->op)) continue;
      for (const Argument& deeper : arguments_.of(argument.token))
        if (deeper.slot == slot::object && deeper.token != cue.op_words.front())
          if (const Matter object = matter_in(deeper.token, deepest); object.row) return object;
    }
  }
  return {};
}

// The row of events/purposes for a deed and the code of what it is for, or null.
const PurposeRow* Purposes::purpose_row(TextId deed, TextId code) const {
  const auto rows = knowledge_.purposes_of.find(deed);
  if (rows == knowledge_.purposes_of.end() || code == 0) return nullptr;
  const std::string_view wanted = lexicon_.text(code);
  for (std::uint32_t i = rows->second.begin; i < rows->second.end; ++i)
    if (wanted.starts_with(lexicon_.text(lexicon_.purposes[i].purpose))) return &lexicon_.purposes[i];
  return nullptr;
}

// Whether what stands at a token, or below it, is what a deed is for. Takes its code over.
bool Purposes::take_purpose(Happening& happening, std::uint32_t token, int depth) {
  const auto take = [&](const PurposeRow* row, const Predicate& words) {
    if (!row) return false;
    happening.widened = happening.cameo;
    happening.cameo = row->cameo;
    sheet_.reason(happening, "type", "what it is for or against", token, &words);
    if (explain_) happening.reasons.emplace_back("type", "a deed with its purpose", token, row->place, row->cameo);
    return true;
  };
  if (const MatterRow* matter = matter_at(token))
    if (take(purpose_row(happening.cameo, matter->cameo), matter->predicate)) return true;
  if (const Cue* found = sheet_.cue(token); found && found->happening != no_happening) {
    const Happening& inner = happenings_[found->happening];
    if (inner.inner != no_happening && take(purpose_row(happening.cameo, happenings_[inner.inner].cameo), *inner.row))
      return true;
    if (take(purpose_row(happening.cameo, inner.matter), *inner.row)) return true;
    if (take(purpose_row(happening.cameo, inner.cameo), *inner.row)) return true;
  }
  if (depth == 0) return false;
  for (const std::uint32_t child : reading_.children(token)) {
    const ReadToken& below = tokens_[child];
    if (child == happening.cue) continue;
    if (below.dep == Dep::Prep && grammar_[below.form].purpose) {
      for (const std::uint32_t object : reading_.children(child))
        if ((tokens_[object].dep == Dep::Pobj || tokens_[object].dep == Dep::Pcomp) &&
            take_purpose(happening, object, depth - 1))
          return true;
      continue;
    }
    const bool inside = below.dep == Dep::Dobj || below.dep == Dep::Xcomp || below.dep == Dep::Ccomp ||
                        below.dep == Dep::Conj || below.dep == Dep::Acl;
    const bool before = child < token && (below.dep == Dep::Compound || below.dep == Dep::Amod);
    if ((inside || before) && take_purpose(happening, child, depth - 1)) return true;
  }
  return false;
}

// "Thousands marched through Cebu against the higher bus fares", "Miners, demanding a pay rise, blocked the road".
bool Purposes::take_purpose_beside(Happening& happening, std::uint32_t token, bool of_actor) {
  constexpr int deepest = 3;
  const bool is_cue = token == happening.cue;
  for (const std::uint32_t child : reading_.children(token)) {
    const ReadToken& below = tokens_[child];
    const bool own = std::find(happening.words.begin(), happening.words.end(), child) != happening.words.end();
    const bool clause = below.dep == Dep::Acl || below.dep == Dep::Relcl ||
                        ((below.dep == Dep::Advcl || below.dep == Dep::Xcomp) &&
                         (below.tag == Tag::Vbg || arguments_.is_infinitive(child)));
    if (clause && take_purpose(happening, child, deepest)) return true;
    if (of_actor) continue;
    if (below.dep == Dep::Prep && grammar_[below.form].purpose) {
      for (const std::uint32_t object : reading_.children(child))
        if ((tokens_[object].dep == Dep::Pobj || tokens_[object].dep == Dep::Pcomp) && object != happening.cue &&
            take_purpose(happening, object, deepest))
          return true;
      continue;
    }
    const bool before = is_cue && child < token && (below.dep == Dep::Compound || below.dep == Dep::Amod);
    const bool beside = !own && (below.dep == Dep::Dobj || (below.dep == Dep::Conj && sheet_.is_verb(child)));
    if ((before || beside) && child != happening.cue && take_purpose(happening, child, before ? 1 : deepest))
      return true;
  }
  return false;
}

void Purposes::find() {
  for (Happening& happening : happenings_) {
    if (!happening.frame || happening.op || !knowledge_.purposes_of.contains(happening.cameo)) continue;
    bool found = take_purpose_beside(happening, happening.cue, false);
    for (const std::uint32_t word : happening.words)
      found = found || (word != happening.cue && take_purpose_beside(happening, word, false));
    if (!found && happening.verb != happening.cue) found = take_purpose_beside(happening, happening.verb, false);
    for (const Party& actor : happening.actors)
      found = found || (tokens_[actor.token].sentence == tokens_[happening.cue].sentence &&
                        take_purpose_beside(happening, actor.token, true));
  }
}

}  // namespace bede
