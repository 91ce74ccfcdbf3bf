// SPDX-License-Identifier: Apache-2.0
// One step up from a word towards the root: what it hangs on, and how what holds of the one depends on the other.
#include <algorithm>

#include "event/factuality.h"
#include "event/predicates.h"

namespace bede {

bool Factualities::takes(Range slots, SlotId slot) const {
  const auto all = lexicon_.slots(slots);
  return std::find(all.begin(), all.end(), slot) != all.end();
}

// The row of most words at a governor that takes the token in the slot, or null. One that asks for an infinitive says
// more than one that takes any clause: "forgot to lock it", "forgot that he had locked it".
const EmbeddingRow* Factualities::row_at(std::uint32_t governor, std::uint32_t inside, SlotId slot) const {
  const bool infinitive = slot == slot::clause && arguments_.is_infinitive(inside);
  const EmbeddingRow* best = nullptr;
  std::size_t most = 0;
  const auto look = [&](WordId word) {
    for (const std::uint32_t number : lexicon_.embeddings_of[word]) {
      const EmbeddingRow& row = lexicon_.embeddings[number];
      const bool exact = infinitive && takes(row.content, slot::infinitive);
      if (!exact && !takes(row.content, slot)) continue;
      const std::size_t score = 2 * row.predicate.words.size() + exact;
      if (score > most && match_predicate(lexicon_, reading_, row.predicate, governor)) {
        best = &row;
        most = score;
      }
    }
  };
  look(tokens_[governor].lemma);
  if (tokens_[governor].form != tokens_[governor].lemma) look(tokens_[governor].form);
  return best;
}

// The row of a governor, or of what a copula says: "it is [true] that", "it is [hard] to". A copula that says something
// is no "is to".
const EmbeddingRow* Factualities::row_near(std::uint32_t governor, std::uint32_t inside, SlotId slot) const {
  bool said = false;
  if (tokens_[governor].pos == Pos::Aux)
    for (const std::uint32_t child : reading_.children(governor)) {
      if ((tokens_[child].dep != Dep::Acomp && tokens_[child].dep != Dep::Attr) || child > inside) continue;
      said = true;
      if (const EmbeddingRow* row = row_at(child, inside, slot)) return row;
    }
  if (said) return nullptr;
  const EmbeddingRow* own = row_at(governor, inside, slot);
  if (tokens_[governor].pos != Pos::Adj || (own && arguments_.is_infinitive(inside))) return own;
  // "made [sure] that", "are [sure] that"
  const EmbeddingRow* row = row_at(tokens_[governor].head, inside, slot);
  return row && row->predicate.words.size() > 1 ? row : own;
}

// A row of several words that begins with the preposition above a noun: "[in order] to", "on the [verge] of".
const EmbeddingRow* Factualities::row_of_phrase(std::uint32_t noun, std::uint32_t inside, SlotId slot) const {
  if (tokens_[noun].dep != Dep::Pobj) return nullptr;
  const EmbeddingRow* row = row_at(tokens_[noun].head, inside, slot);
  return row && row->predicate.words.size() > 1 ? row : nullptr;
}

Factualities::Step Factualities::step_by(std::uint32_t token, std::uint32_t governor, SlotId slot, Bond otherwise,
                                         Effect effect) const {
  if (const EmbeddingRow* row = slot == slot::none ? nullptr : row_of_phrase(governor, token, slot))
    return {token, governor, Bond::Row, Effect::Actual, row};
  if (const EmbeddingRow* row = slot == slot::none ? nullptr : row_near(governor, token, slot))
    return {token, governor, Bond::Row, Effect::Actual, row};
  return {token, governor, otherwise, effect, nullptr};
}

// "I would like to thank the nurses", "We want to stress": whoever says that he wants to has done it by saying so.
bool Factualities::is_performed(std::uint32_t infinitive) const {
  const ReadToken& word = tokens_[infinitive];
  const ReadToken& wish = tokens_[word.head];
  if (!grammar_[word.lemma].performative || !arguments_.is_infinitive(infinitive) || wish.tag == Tag::Vbd) return false;
  const std::uint32_t subject = reading_.child(word.head, Dep::Nsubj);
  const bool own =
      subject != no_token && grammar_[tokens_[subject].form].pronoun && grammar_[tokens_[subject].form].first;
  return own && reading_.child(word.head, Dep::Dobj) == no_token && reading_.child(word.head, Dep::Neg) == no_token;
}

// A noun that may tell of an event: "under Algerian mediation" goes with talks, and not with a table.
bool Factualities::is_event_word(std::uint32_t token) const {
  const WordId word = tokens_[token].lemma;
  return !lexicon_.frames_of[word].empty() || !lexicon_.embeddings_of[word].empty();
}

// What stands behind a preposition.
Factualities::Step Factualities::step_of_object(std::uint32_t token) const {
  const std::uint32_t preposition = tokens_[token].head;
  const ReadToken& link = tokens_[preposition];
  const SlotId slot = slot::first_preposition + link.form;
  const std::uint32_t governor = link.head;
  if (reading_.is_root(preposition)) {
    // "How about visiting the lake?"
    const Tag before = preposition > 0 ? tokens_[preposition - 1].tag : Tag::Nn;
    const bool proposed = is_verb(token) && (before == Tag::Wrb || before == Tag::Wp);
    return {token, preposition, proposed ? Bond::Fixed : Bond::Apart, Effect::Possible};
  }
  // "without agreeing": a negation that is a preposition.
  if (grammar_[link.form].negation) return {token, governor, Bond::Without};
  if (const EmbeddingRow* row = row_of_phrase(governor, token, slot)) return {token, governor, Bond::Row, {}, row};
  if (const EmbeddingRow* row = row_at(governor, token, slot)) return {token, governor, Bond::Row, {}, row};
  // "looked forward to meeting", "came close to attacking": the preposition hangs on the second word of the row.
  if (tokens_[governor].dep == Dep::Advmod || tokens_[governor].dep == Dep::Dobj)
    if (const EmbeddingRow* row = row_at(tokens_[governor].head, token, slot); row && row->predicate.words.size() > 1)
      return {token, tokens_[governor].head, Bond::Row, {}, row};
  // "prayed instead of attacking", "stopped short of arresting": the parser hangs these words on anything.
  if (preposition > 0 && tokens_[preposition - 1].sentence == link.sentence)
    if (const EmbeddingRow* row = row_at(preposition - 1, token, slot); row && row->predicate.part == Part::Phrase)
      return {token, governor, Bond::Row, {}, row};
  if (grammar_[link.form].condition) return {token, governor, Bond::Fixed, Effect::Conditional};
  if (is_verb(token)) return {token, governor, is_verb(governor) ? Bond::Aside : Bond::Apart};
  // "are to hold talks under Algerian mediation": the mediation lies ahead as well.
  // Not of a gerund: "a halt to fighting under a deal" does not undo the deal.
  const bool within =
      grammar_[link.form].within && tokens_[governor].tag != Tag::Vbg && (is_verb(governor) || is_event_word(governor));
  return {token, governor, within ? Bond::Through : Bond::Apart};
}

// "All they can do is wait": a bare infinitive behind a copula.
bool Factualities::is_bare_attribute(std::uint32_t verb) const {
  return tokens_[verb].tag == Tag::Vb && !arguments_.is_infinitive(verb) &&
         tokens_[tokens_[verb].head].pos == Pos::Aux && tokens_[verb].head < verb && !has_subject(verb);
}

// "Arresting a bishop is wrong": said of whoever does it.
bool Factualities::is_general(std::uint32_t gerund) const {
  const ReadToken& above = tokens_[tokens_[gerund].head];
  return tokens_[gerund].tag == Tag::Vbg && !is_finite(gerund) && above.pos == Pos::Aux &&
         (above.tag == Tag::Vbz || above.tag == Tag::Vbp);
}

// "anyone", "any soldier"
bool Factualities::is_free_choice(std::uint32_t noun) const {
  if (grammar_[tokens_[noun].form].free_choice) return true;
  const auto children = reading_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tokens_[child].dep == Dep::Det && grammar_[tokens_[child].form].free_choice;
  });
}

// "the lorry", "their lorry", "Kabul", and pronouns.
bool Factualities::is_definite(std::uint32_t noun) const {
  if (tokens_[noun].pos != Pos::Noun) return true;
  const auto children = reading_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const GrammarWord& word = grammar_[tokens_[child].form];
    return tokens_[child].dep == Dep::Poss || (tokens_[child].dep == Dep::Det && (word.definite || word.demonstrative));
  });
}

// The verb whose clause a noun stands in, or no_token.
std::uint32_t Factualities::clause_of(std::uint32_t noun) const {
  std::uint32_t at = noun;
  for (std::size_t steps = 0; steps <= tokens_.size() && !reading_.is_root(at); ++steps) {
    at = tokens_[at].head;
    if (is_verb(at)) return at;
  }
  return no_token;
}

// "would arrest"
bool Factualities::lies_ahead(std::uint32_t verb) const {
  if (verb == no_token) return false;
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Effect modal = grammar_[tokens_[child].form].modal;
    return tokens_[child].dep == Dep::Aux && (modal == Effect::Planned || modal == Effect::Conditional);
  });
}

// The second of two that are coordinated.
Factualities::Step Factualities::step_of_conjunct(std::uint32_t token) const {
  const std::uint32_t first = tokens_[token].head;
  if (!is_verb(token) || !is_verb(first)) return {token, first, is_verb(token) ? Bond::Beside : Bond::Through};
  bool own = false;
  for (const std::uint32_t child : reading_.children(token)) {
    const Dep dep = tokens_[child].dep;
    own = own || dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Aux || dep == Dep::AuxPass;
  }
  // "Read the notes that they sent and write back": a base form goes with a base form, whatever the parser hangs it on.
  if (!own && tokens_[token].tag == Tag::Vb && tokens_[first].tag != Tag::Vb)
    for (std::uint32_t at = first; !reading_.is_root(at); at = tokens_[at].head)
      if (tokens_[tokens_[at].head].tag == Tag::Vb) return {token, tokens_[at].head, Bond::Through};
  // "will meet Abe and sign": the second verb shares what stands before the first.
  const bool same_form = tokens_[token].tag == tokens_[first].tag;
  return {token, first, !own && same_form && !is_finite(token) ? Bond::Through : Bond::Beside};
}

// What hangs on a noun: its content, an open infinitive, or what is told of it.
Factualities::Step Factualities::step_of_noun_clause(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  const std::uint32_t governor = word.head;
  const bool infinitive = arguments_.is_infinitive(token);
  // "the first bishop to visit Cuba"; "a place to meet", "the work to be done"
  if (infinitive)
    for (const std::uint32_t child : reading_.children(governor))
      if (grammar_[tokens_[child].form].singled_out) return {token};
  // "Anyone who attacks the soldiers will be shot": nobody has to. "Police would arrest anyone who blocked the port."
  if (word.dep == Dep::Relcl && is_free_choice(governor) && (is_present(token) || lies_ahead(clause_of(governor))))
    return {token, governor, Bond::Fixed, Effect::Conditional};
  // "the decision that they leave" has a content; "the decision made in Oslo" has none.
  const bool content = infinitive || (word.dep == Dep::Acl && is_finite(token));
  const Step step = step_by(token, governor, content ? slot::clause : slot::none,
                            infinitive ? Bond::Fixed : Bond::Apart, Effect::Possible);
  // "if a lorry carrying rebels stops": no lorry in particular, so that what it carries hangs on the stop.
  const std::uint32_t clause = is_definite(governor) ? no_token : clause_of(governor);
  if (step.bond == Bond::Apart && clause != no_token && (!is_finite(token) || is_present(token)))
    return {token, clause, Bond::Supposed};
  return step;
}

Factualities::Step Factualities::step_of_adverbial(std::uint32_t token) const {
  const std::uint32_t governor = tokens_[token].head;
  // "used gas to disperse them"; but "drove to Lima to sell the boat" is no "drove them to".
  if (arguments_.is_infinitive(token)) {
    const Step step = step_by(token, governor, slot::clause, Bond::Fixed, Effect::Planned);
    const bool alone =
        is_verb(governor) && reading_.child(governor, Dep::Dobj) == no_token && !arguments_.is_passive(governor);
    if (!step.row || !alone || step.row->effect != Effect::Actual || step.row->predicate.words.size() > 1) return step;
    return {token, governor, Bond::Fixed, Effect::Planned};
  }
  if (!is_verb(governor)) return {token};
  if (arguments_.is_gerund_behind(token)) return step_by(token, governor, slot::clause, Bond::Aside, {});
  if (!is_finite(token)) return {token, governor, is_bidden(token) ? Bond::Apart : Bond::Aside};
  // "will sign when they meet", "until they have met"
  for (const std::uint32_t child : reading_.children(token))
    if (grammar_[tokens_[child].form].temporal)
      return {token, governor, is_present(token) ? Bond::Aside : Bond::Supposed};
  return {token};
}

Factualities::Step Factualities::step_of_clause(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  const std::uint32_t governor = word.head;
  const bool infinitive = arguments_.is_infinitive(token);
  // "too weak to attack"
  if (infinitive && (word.dep == Dep::Xcomp || word.dep == Dep::Advcl))
    for (const std::uint32_t child : reading_.children(governor))
      if (grammar_[tokens_[child].form].excess && tokens_[child].dep == Dep::Advmod && child < token)
        return {token, governor, Bond::Fixed, Effect::Negated};
  switch (word.dep) {
    case Dep::Xcomp:
      if (is_performed(token)) return {token};
      // "flew to Cairo to meet him": what somebody moves for lies ahead. "enjoyed meeting him", "quick to arrest them"
      return step_by(token, governor, slot::clause,
                     is_bare_attribute(token)                                               ? Bond::Fixed
                     : infinitive && is_verb(governor) && tokens_[governor].pos != Pos::Aux ? Bond::Fixed
                                                                                            : Bond::Through,
                     Effect::Planned);
    case Dep::Ccomp:
      return step_by(token, governor, slot::clause,
                     infinitive         ? Bond::Fixed
                     : is_finite(token) ? Bond::Apart
                                        : Bond::Through,
                     Effect::Planned);
    case Dep::Csubj:
    case Dep::CsubjPass:
      // "Resolving the quarrel would please both", "Arresting a bishop is wrong"; but "Arresting him was wrong".
      if (infinitive || is_general(token))
        return step_by(token, governor, slot::subject, Bond::Fixed, Effect::Possible);
      return step_by(token, governor, slot::subject, is_finite(token) ? Bond::Apart : Bond::Aside, {});
    case Dep::Acl:
    case Dep::Relcl: return step_of_noun_clause(token);
    case Dep::Advcl: return step_of_adverbial(token);
    default: return {token};
  }
}

Factualities::Step Factualities::step_of(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  if (reading_.is_root(token)) return {token};
  switch (word.dep) {
    case Dep::Pobj:
    case Dep::Pcomp: return step_of_object(token);
    case Dep::Conj: return step_of_conjunct(token);
    case Dep::Dobj:
      if (arguments_.is_second_object(token)) return {token};
      [[fallthrough]];
    case Dep::NsubjPass: return step_by(token, word.head, slot::object, Bond::Apart, {});
    case Dep::Nsubj: return step_by(token, word.head, slot::subject, Bond::Apart, {});
    case Dep::Compound: return step_by(token, word.head, slot::compound, Bond::Apart, {});
    // "There will be talks", "were seen": told as the copula is.
    case Dep::Attr:
    case Dep::Acomp: return {token, word.head, is_bare_attribute(token) ? Bond::Fixed : Bond::Through, Effect::Planned};
    case Dep::Aux:
    case Dep::AuxPass: return {token, word.head, is_verb(word.head) ? Bond::Aside : Bond::Apart};
    default: return step_of_clause(token);
  }
}

}  // namespace bede
