// SPDX-License-Identifier: Apache-2.0
// The walk from an event's cue up to the root: each word passed changes what is true of it, or adds who says so.
//
//   "He said the rebels had refused to release the hostages."
//   release <- refused (negated) <- said (source: he)
//
// Only arcs that make the event the content of what stands above change its factuality: objects, complements, subjects
// of "failed". What merely stands beside it (relative and adverbial clauses) adds sources alone.
#include <algorithm>

#include "event/coding.h"
#include "event/predicates.h"

namespace bede {

struct Coding::Walk {
  bool negated = false;
  Effect effect = Effect::None;
  bool in_speech = false;
  bool would = false;      // a conditional modal: in speech about the past a plan, else it hangs on something
  bool condition = false;  // stands under "if"
  std::vector<Source> sources;
  std::vector<Reason> reasons;
};

namespace {

Factuality factuality_of(bool negated, Effect effect) {
  if (negated) return Factuality::Negated;
  switch (effect) {
    case Effect::Planned: return Factuality::Planned;
    case Effect::Possible: return Factuality::Possible;
    case Effect::Conditional: return Factuality::Conditional;
    case Effect::Demanded: return Factuality::Demanded;
    case Effect::Negated: return Factuality::Negated;
    default: return Factuality::Actual;
  }
}

}  // namespace

// What a verb's own helpers say: "has not", "may", "would … if". `from` is the part of it that the walk came from: its
// negation is counted already ("made no arrests").
void Coding::apply_local(std::uint32_t verb, std::uint32_t from, Walk& walk) const {
  bool has_condition = false;
  const auto because = [&](std::uint32_t token, std::string_view rule) {
    if (explain_) walk.reasons.push_back({"factuality", rule, token, token + 1, nullptr});
  };
  for (const std::uint32_t child : reading_.children(verb)) {
    const ReadToken& token = tokens_[child];
    const GrammarWord& word = grammar_[token.form];
    const GrammarWord& base = grammar_[token.lemma];
    if (token.dep == Dep::Neg || (token.dep == Dep::Advmod && word.negation)) {
      walk.negated = !walk.negated;
      because(child, "a negation");
    } else if (token.dep == Dep::Aux) {
      const Effect modal = word.modal != Effect::None ? word.modal : base.modal;
      if (modal == Effect::Conditional)
        walk.would = true;
      else if (modal != Effect::None && walk.effect == Effect::None)
        walk.effect = modal;
      if (modal != Effect::None) because(child, "a modal verb");
    } else if (token.dep == Dep::Mark && word.condition) {
      walk.condition = true;
      because(child, "it stands under a condition");
    } else if (token.dep == Dep::Advcl) {
      has_condition = has_condition || stands_under_condition(child);
    } else if (token.dep == Dep::Advmod && word.hedge == Hedge::Possible && walk.effect == Effect::None) {
      walk.effect = Effect::Possible;
      because(child, "a word of doubt");
    } else if (child != from && (token.dep == Dep::Nsubj || token.dep == Dep::NsubjPass || token.dep == Dep::Dobj)) {
      // "No one was hurt", "Neither side has agreed", "reached no deal".
      bool none = word.negation;
      for (const std::uint32_t det : reading_.children(child))
        none = none || (tokens_[det].dep == Dep::Det && grammar_[tokens_[det].form].negation);
      if (none) {
        walk.negated = !walk.negated;
        because(child, "a negation");
      }
    }
  }
  if (has_condition && (walk.would || walk.effect == Effect::Planned)) walk.effect = Effect::Conditional;
}

// "Customs officers seized two crates, the agency reported; Libya denied it": the two say nothing of each other.
bool Coding::is_parted(std::uint32_t below, std::uint32_t above) const {
  if (tokens_[below].dep != Dep::Ccomp && tokens_[below].dep != Dep::Parataxis) return false;
  const auto [first, last] = std::minmax(below, above);
  for (std::uint32_t i = first + 1; i < last; ++i)
    if (reading_.text(i) == ";") return true;
  return false;
}

// "ends a quarrel over patrol boats, the most practical accord since 1990": an apposition that the parser hangs on the
// verb.
bool Coding::is_second_object(std::uint32_t token) const {
  const std::uint32_t begin = tokens_[token].subtree_begin;
  if (begin == 0 || reading_.text(begin - 1) != ",") return false;
  const auto siblings = reading_.children(tokens_[token].head);
  return std::any_of(siblings.begin(), siblings.end(),
                     [&](std::uint32_t one) { return one < token && tokens_[one].dep == Dep::Dobj; });
}

// "if the army leaves", "unless they are freed"
bool Coding::stands_under_condition(std::uint32_t verb) const {
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t mark) {
    return tokens_[mark].dep == Dep::Mark && grammar_[tokens_[mark].form].condition;
  });
}

// "refused to", "threatened to", "called off": what an act makes of the event inside.
void Coding::apply_operator(std::uint32_t governor, std::uint32_t from, Walk& walk) const {
  const OperatorRow& op = *cue(governor)->op;
  Walk own;
  apply_local(governor, from, own);
  Effect effect = op.effect;
  bool negated = effect == Effect::Negated;
  if (negated) effect = Effect::None;
  if (own.negated) {
    if (negated)
      negated = false;  // "did not fail to"
    else if (effect == Effect::Demanded)
      effect = Effect::Possible;  // "did not ask them to leave"
    else
      negated = true;  // "are not allowed to", "does not plan to"
  }
  walk.negated = walk.negated != negated;
  if (walk.effect == Effect::None || walk.effect == Effect::Actual) walk.effect = effect;
  if ((walk.effect == Effect::None || walk.effect == Effect::Actual) && own.effect != Effect::None)
    walk.effect = own.effect;
  walk.would = walk.would || own.would;
  walk.condition = walk.condition || own.condition;
  if (explain_ && op.effect != Effect::None)
    walk.reasons.push_back({"factuality", "an act about the event", governor, governor + 1, &op.predicate});
}

// The row that makes a noun a document: "statement", "letter"; or null.
const Predicate* Coding::document_row(std::uint32_t token) const {
  const Predicate* longest = nullptr;
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
    for (const std::uint32_t number : lexicon_.speech_of[word]) {
      const Predicate& predicate = lexicon_.speech[number].predicate;
      if (predicate.part != Part::Document || (longest && longest->words.size() >= predicate.words.size())) continue;
      if (match_predicate(lexicon_, reading_, predicate, token)) longest = &predicate;
    }
  return longest;
}

std::vector<Source> Coding::speakers_of(std::uint32_t governor) const {
  std::vector<Source> sources;
  const Cue& speaking = *cue(governor);
  const SpeechRow& row = *speaking.speech;
  const auto add = [&](std::uint32_t token) { add_speaker(token, sources); };
  if (row.predicate.part == Part::Phrase) {
    // "according to Burmese officials": who stands behind the last word.
    for (const std::uint32_t word : speaking.speech_words)
      for (const std::uint32_t child : reading_.children(word))
        if (tokens_[child].dep == Dep::Pobj || tokens_[child].dep == Dep::Dobj)
          for (const std::uint32_t one : arguments_.with_conjuncts(child)) add(one);
    return sources;
  }
  for (const SlotId slot : lexicon_.slots(row.speaker)) {
    for (const Argument& argument : speaking.arguments)
      if (argument.slot == slot && argument.token != governor)
        for (const std::uint32_t one : arguments_.with_conjuncts(argument.token)) add(one);
    if (!sources.empty()) break;
  }
  if (sources.empty() && speaking.lender != no_token)
    if (const std::uint32_t subject = arguments_.subject_of(speaking.lender); subject != no_token) add(subject);
  // "In a letter to the Security Council, Iraq said"
  for (const std::uint32_t child : reading_.children(governor)) {
    const std::uint32_t object = tokens_[child].dep == Dep::Prep ? reading_.child(child, Dep::Pobj) : no_token;
    if (object != no_token && document_row(object) && parties_at(object).empty())
      sources.push_back({{object, 0, true}, SourceRole::Document, false});
  }
  return sources;
}

void Coding::add_source(std::uint32_t governor, Walk& walk) const {
  const SpeechRow& row = *cue(governor)->speech;
  for (const Source& source : speakers_of(governor)) {
    add_new(source, walk.sources);
    if (explain_ && !source.named)
      walk.reasons.push_back({"attribution", "a document says so", source.party.token, source.party.token + 1,
                              document_row(source.party.token)});
  }
  walk.in_speech = true;
  if (explain_) walk.reasons.push_back({"attribution", "a word of speech", governor, governor + 1, &row.predicate});
  if (cue(governor)->op) return;  // its effect is counted there
  Walk own;
  apply_local(governor, no_token, own);
  if (row.stance == Stance::Denies) walk.negated = walk.negated != !own.negated;
  if ((row.stance == Stance::Doubts || row.stance == Stance::Hopes) && walk.effect == Effect::None)
    walk.effect = Effect::Possible;
}

// "according to …" hangs on any verb on the way.
void Coding::add_phrase_sources(std::uint32_t governor, Walk& walk) const {
  for (const std::uint32_t child : reading_.children(governor)) {
    const Cue* phrase = cue(child);
    if (!phrase || !phrase->speech) continue;
    // "Citing a diplomat in Vienna, the newspaper reported that …"
    const bool citing = tokens_[child].dep == Dep::Advcl && tokens_[child].tag == Tag::Vbg &&
                        takes(phrase->speech->speaker, slot::object);
    if (citing || phrase->speech->predicate.part == Part::Phrase) add_source(child, walk);
  }
}

void Coding::walk(std::uint32_t number) {
  Walk walk;
  std::uint32_t at = happenings_[number].cue;
  bool content = true;  // all arcs so far made it the content of what stands above
  if (is_verb(at)) {
    if (!happenings_[number].negation_told) apply_local(at, no_token, walk);
  } else {
    for (const std::uint32_t child : reading_.children(at)) {
      const Cue* adjective = cue(child);
      if (tokens_[child].dep == Dep::Det && grammar_[tokens_[child].form].negation) walk.negated = true;
      // "the planned visit", "a possible attack"
      if (adjective && adjective->op && tokens_[child].dep == Dep::Amod) apply_operator(child, no_token, walk);
      if (grammar_[tokens_[child].form].hedge == Hedge::Possible && walk.effect == Effect::None)
        walk.effect = Effect::Possible;
    }
  }
  SlotId slot = slot::none;
  for (std::size_t steps = 0; steps <= tokens_.size(); ++steps) {
    add_phrase_sources(at, walk);
    // "…, the diplomat said that for talks to succeed, groups have to leave": the parser hangs "said" below "have".
    for (const std::uint32_t child : reading_.children(at)) {
      const Cue* said = tokens_[child].dep == Dep::Ccomp && child < at && is_verb(at) ? cue(child) : nullptr;
      if (said && said->speech && !(cue(at) && cue(at)->speech) && !reading_.is_under(happenings_[number].cue, child))
        add_source(child, walk);
    }
    if (reading_.is_root(at)) break;
    const ReadToken& token = tokens_[at];
    const std::uint32_t up = token.head;
    if (is_parted(at, up)) break;
    // "denied holding the pair and blamed others": the parser joins a finite verb to the gerund.
    const bool finite = token.tag == Tag::Vbd || token.tag == Tag::Vbz || token.tag == Tag::Vbp;
    if (token.dep == Dep::Conj && finite && tokens_[up].tag == Tag::Vbg && tokens_[up].dep == Dep::Xcomp) {
      at = tokens_[up].head;
      continue;
    }
    if (token.dep == Dep::Pobj || token.dep == Dep::Pcomp) {
      slot = slot::first_preposition + tokens_[up].form;
      // "without agreeing": a negation that is a preposition.
      if (content && grammar_[tokens_[up].form].negation) walk.negated = !walk.negated;
      at = up;
      continue;
    }
    if (token.dep != Dep::Prep && token.dep != Dep::Agent) {
      switch (token.dep) {
        case Dep::Xcomp:
        case Dep::Ccomp: slot = slot::clause; break;
        case Dep::Dobj: slot = is_second_object(at) ? slot::none : slot::object; break;
        case Dep::NsubjPass: slot = slot::object; break;
        case Dep::Nsubj: slot = slot::subject; break;
        case Dep::Acl: slot = slot::clause; break;
        case Dep::Compound: slot = slot::compound; break;
        default: slot = slot::none; break;
      }
    }
    const Cue* above = cue(up);
    const bool is_lender = happenings_[number].verb == up || (cue(at) && cue(at)->lender == up);
    if (above && above->op && slot != slot::none &&
        (takes(above->op->content, slot) ||
         (slot == slot::clause && arguments_.is_infinitive(at) && takes(above->op->content, slot::infinitive)))) {
      if (content && up != happenings_[number].rejected_at) apply_operator(up, at, walk);
      if (above->speech && is_verb(up) && (!above->speech->content.empty() || token.dep == Dep::Ccomp))
        add_source(up, walk);
    } else if (above && above->speech &&
               ((slot == slot::clause && (!above->speech->content.empty() || token.dep == Dep::Ccomp)) ||
                (slot != slot::none && !is_verb(at) && takes(above->speech->content, slot)) ||
                token.dep == Dep::Parataxis)) {
      if (!is_lender || slot == slot::clause) {
        add_source(up, walk);
      } else if (content) {
        apply_local(up, at, walk);  // "announced a halt": who announces does it
      }
    } else if (is_lender) {
      if (content) apply_local(up, at, walk);
    } else if (token.dep == Dep::Xcomp && is_verb(up)) {
      if (content) apply_local(up, at, walk);
    } else if (token.dep == Dep::Conj) {
      // "will meet Abe and sign": the second verb shares what stands before the first.
      const bool own = reading_.child(at, Dep::Nsubj) != no_token || reading_.child(at, Dep::NsubjPass) != no_token ||
                       reading_.child(at, Dep::Aux) != no_token;
      if (content && is_verb(at) && !own) {
        Walk first;
        apply_local(up, at, first);
        if (walk.effect == Effect::None) walk.effect = first.effect;
        walk.would = walk.would || first.would;
      }
      at = up;
      continue;  // what the first one hangs on holds for the second one
    } else if (token.dep == Dep::Prep && slot >= slot::first_preposition) {
      // "are to hold talks under Algerian mediation": the mediation lies ahead as well.
      // Not of a gerund: "a halt to fighting under a deal" does not undo the deal.
      content = content && grammar_[token.form].within && tokens_[up].tag != Tag::Vbg && (is_verb(up) || cue(up));
      if (content && is_verb(up)) apply_local(up, at, walk);
    } else {
      const bool said = at == happenings_[number].cue && is_said_to(at, happenings_[number]);
      if (content && (token.dep == Dep::Advcl || token.dep == Dep::Acl) && token.tag == Tag::Vb &&
          walk.effect == Effect::None && !said)
        walk.effect = Effect::Planned;  // "flew to Cairo to meet him"
      content = false;
    }
    if (token.dep == Dep::Relcl || token.dep == Dep::Advcl || token.dep == Dep::Appos) content = false;
    at = up;
    slot = slot::none;
  }
  if (walk.condition)
    walk.effect = Effect::Conditional;
  else if (walk.would && (walk.effect == Effect::None || walk.effect == Effect::Actual))
    walk.effect = walk.in_speech ? Effect::Planned : Effect::Conditional;
  Happening& happening = happenings_[number];
  happening.factuality = factuality_of(walk.negated, walk.effect);
  if (happening.factuality == Factuality::Actual && told_in(happening) == Guard::Past) {
    happening.factuality = Factuality::Historical;
    reason(happening, "factuality", "it is told in memory of what was", happening.cue);
  }
  happening.sources = std::move(walk.sources);
  add_sources_around(happening);
  // "A Baloch group claimed responsibility": it says so itself.
  if (happening.meant != no_happening && happening.sources.empty())
    for (const Party& actor : happening.actors) happening.sources.push_back({actor, SourceRole::Speaker, true});
  for (Reason& why : walk.reasons) happening.reasons.push_back(why);
}

}  // namespace bede
