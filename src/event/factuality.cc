// SPDX-License-Identifier: Apache-2.0
// What holds of a token, given what holds above it: the fold from the root down, and the words round each token.
#include "event/factuality.h"

#include <algorithm>

namespace bede {

struct Factualities::Local {
  bool negated = false;
  bool perfect = false;        // "must have left"
  bool softened = false;       // "would like"
  bool would = false;          // in speech about the past what lies ahead, else it hangs on something
  bool unfulfilled = false;    // "should have left" did not
  bool has_condition = false;  // something below it is "if"
  bool bidden = false;         // "Leave!"
  bool prospective = false;    // "is going to"
  Effect modal = Effect::None;
  Effect described = Effect::None;  // of a noun: "the planned visit"
};

namespace {

Factuality factuality_of(Effect effect) {
  switch (effect) {
    case Effect::Planned: return Factuality::Planned;
    case Effect::Possible: return Factuality::Possible;
    case Effect::Conditional: return Factuality::Conditional;
    case Effect::Demanded: return Factuality::Demanded;
    case Effect::Negated: return Factuality::Negated;
    default: return Factuality::Actual;
  }
}

// Words that only say it: "said", "held talks".
bool is_transparent(const EmbeddingRow& row) {
  return row.effect == Effect::Actual && (row.speech || row.predicate.part == Part::Document);
}

// Neither told as done nor as not done.
bool is_open(Effect effect) { return effect != Effect::Actual && effect != Effect::Negated; }

// What a word of that signature hands on where `value` holds of itself.
Effect handed_on(Effect effect, Effect otherwise, Effect value) {
  if (value == Effect::Actual) return effect;
  if (value == Effect::Negated) return otherwise;
  if (effect == otherwise) return effect;      // "may regret that"
  if (effect == Effect::Actual) return value;  // "may manage to"
  // "if Israel plans to attack"
  return value == Effect::Conditional && effect != Effect::Negated ? Effect::Conditional : effect;
}

// What a modal verb makes of a clause that would hold as `context` says.
Effect under_modal(Effect modal, Effect context) {
  if (context == Effect::Conditional) return context;  // "if they may leave"
  // "denied that it would attack"
  if (context == Effect::Negated) return modal == Effect::Demanded ? Effect::Possible : Effect::Negated;
  return modal;
}

}  // namespace

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
    return (dep == Dep::Det || dep == Dep::Preconj) && grammar_[tokens_[child].form].negation;
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

// "I believe that they left": he says so himself, if not loudly.
bool Factualities::is_own_belief(const Step& step) const {
  if (!step.row->belief || !is_present(step.governor)) return false;
  const std::uint32_t copula = tokens_[step.governor].dep == Dep::Acomp ? tokens_[step.governor].head : step.governor;
  const std::uint32_t subject = reading_.child(copula, Dep::Nsubj);
  return subject != no_token && grammar_[tokens_[subject].form].pronoun && grammar_[tokens_[subject].form].first;
}

// "had no talks", "reached no deal": what is not is the noun.
bool Factualities::lends_itself(std::uint32_t verb) const {
  for (const std::uint32_t row : lexicon_.light_verbs_of[tokens_[verb].lemma])
    if (takes(lexicon_.light_verbs[row].link, slot::object)) return true;
  return false;
}

// "Release the children": a base form without a subject, that nothing takes for its object.
bool Factualities::is_bidden(std::uint32_t verb) const {
  const ReadToken& token = tokens_[verb];
  if (token.tag != Tag::Vb || has_subject(verb) || arguments_.is_infinitive(verb)) return false;
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

std::uint32_t Factualities::told_by(std::uint32_t cue, std::span<const std::uint32_t> words) const {
  if (is_verb(cue) && lends_itself(cue))
    for (const std::uint32_t word : words)
      if (tokens_[word].head == cue && (tokens_[word].dep == Dep::Dobj || tokens_[word].dep == Dep::NsubjPass))
        return word;
  return cue;
}

void Factualities::read_child(std::uint32_t token, std::uint32_t child, std::uint32_t from, Local& local,
                              std::vector<Reason>* why) const {
  const ReadToken& word = tokens_[child];
  const GrammarWord& form = grammar_[word.form];
  const auto because = [&](std::string_view rule) {
    if (why) why->push_back({"factuality", rule, child, child + 1, nullptr});
  };
  switch (word.dep) {
    case Dep::Neg:
    case Dep::Advmod:
      if (word.dep == Dep::Neg || form.negation || form.near_negation) {
        // "Not only did they arrest him", "did not leave until Monday"
        bool limited = child + 1 < tokens_.size() && grammar_[tokens_[child + 1].form].limit;
        for (const std::uint32_t other : reading_.children(token))
          limited = limited || (grammar_[tokens_[other].form].limit &&
                                (tokens_[other].dep == Dep::Prep || tokens_[other].dep == Dep::Mark));
        if (limited) return because("a negation of what limits it");
        local.negated = !local.negated;
        because("a negation");
      } else if (form.polite) {
        local.bidden = true;
      } else if (form.hedge == Hedge::Possible && local.modal == Effect::None) {
        local.modal = Effect::Possible;
        because("a word of doubt");
      }
      return;
    case Dep::Aux: {
      local.perfect = local.perfect || (word.tag == Tag::Vb && tokens_[token].tag == Tag::Vbn);
      const Effect modal = form.modal != Effect::None ? form.modal : grammar_[word.lemma].modal;
      if (modal == Effect::None) return;
      // "would like": already does
      if (modal == Effect::Conditional)
        (grammar_[tokens_[token].lemma].softened ? local.softened : local.would) = true;
      else if (local.modal == Effect::None || local.modal == Effect::Possible)
        local.modal = modal;
      local.unfulfilled = form.unfulfilled;
      return because("a modal verb");
    }
    case Dep::Advcl: local.has_condition = local.has_condition || stands_under_condition(child); return;
    case Dep::Nsubj:
    case Dep::NsubjPass:
    case Dep::Dobj:
      if (child == from || !is_none(child)) return;
      // "closed no border and burned a bridge": the object is the first verb's own.
      if (word.dep == Dep::Dobj && (lends_itself(token) || (from != no_token && tokens_[from].dep == Dep::Conj)))
        return;
      local.negated = !local.negated;
      return because("a negation");
    case Dep::Intj: local.bidden = local.bidden || form.polite; return;
    case Dep::Prep: {
      // "At no time did they attack": the negation takes the helper with it to the front.
      const std::uint32_t object = reading_.child(child, Dep::Pobj);
      if (object == no_token || child > token || !is_none(object) || !is_inverted(token)) return;
      local.negated = !local.negated;
      return because("a negation");
    }
    default: return;
  }
}

// "the planned visit", "a possible attack", "the talks that were called off", "no arrests"
void Factualities::read_noun(std::uint32_t token, Local& local, std::vector<Reason>* why) const {
  for (const std::uint32_t child : reading_.children(token)) {
    const ReadToken& word = tokens_[child];
    if (word.dep == Dep::Det && grammar_[word.form].negation) local.negated = true;
    const bool describes =
        word.dep == Dep::Amod || ((word.dep == Dep::Acl || word.dep == Dep::Relcl) && is_verb(child));
    if (describes && !lexicon_.embeddings_of[word.lemma].empty()) {
      for (const Argument& argument : arguments_.of(child)) {
        const EmbeddingRow* row = argument.token == token ? row_at(child, token, argument.slot) : nullptr;
        if (!row || local.described != Effect::None) continue;
        const Local own = local_of(child, token, nullptr);
        local.described = handed_on(row->effect, row->otherwise, own.negated ? Effect::Negated : Effect::Actual);
        if (why && local.described != Effect::Actual)
          why->push_back({"factuality", "a word about the event", child, child + 1, &row->predicate});
      }
    }
    if (grammar_[word.form].hedge == Hedge::Possible && local.described == Effect::None)
      local.described = Effect::Possible;
  }
}

Factualities::Local Factualities::local_of(std::uint32_t token, std::uint32_t from, std::vector<Reason>* why) const {
  Local local;
  if (is_verb(token) || tokens_[token].pos == Pos::Adj || tokens_[token].pos == Pos::Adv) {
    for (const std::uint32_t child : reading_.children(token)) read_child(token, child, from, local, why);
    local.bidden = (local.bidden && !has_subject(token) && !is_finite(token)) || is_bidden(token);
    // "is going to leave": going is as far off as leaving is.
    const std::uint32_t clause = reading_.child(token, Dep::Xcomp);
    if (grammar_[tokens_[token].form].prospective && clause != no_token && arguments_.is_infinitive(clause))
      local.prospective = true;
  } else {
    read_noun(token, local, why);
  }
  return local;
}

// A clause's own conjunction: "if", "whether".
Effect Factualities::under_mark(const Step& step, Effect context, std::vector<Reason>* why) const {
  const Dep dep = tokens_[step.token].dep;
  // "do not know how to leave", "Where to meet?"
  if (arguments_.is_infinitive(step.token) && (dep == Dep::Root || is_wh_clause(step.token))) return Effect::Possible;
  // "Whatever they decide will be carried out."
  for (const std::uint32_t child : reading_.children(step.token)) {
    const bool open = tokens_[child].tag == Tag::Wp || tokens_[child].tag == Tag::Wdt;
    if (open && grammar_[tokens_[child].form].free_choice && is_present(step.token)) return Effect::Conditional;
  }
  if (!is_verb(step.token) || !stands_under_condition(step.token)) return context;
  if (why) why->push_back({"factuality", "it stands under a condition", step.token, step.token + 1, nullptr});
  // "asked if the police had arrested him" leaves it open, and hangs on nothing.
  const bool asks = dep == Dep::Ccomp || dep == Dep::Pcomp || dep == Dep::Csubj;
  return asks ? Effect::Possible : Effect::Conditional;
}

Effect Factualities::context_of(const Step& step, Effect value, Effect context) const {
  switch (step.bond) {
    case Bond::Apart: return Effect::Actual;
    case Bond::Fixed: return step.effect;
    case Bond::Through: return value;
    case Bond::Aside: return is_open(value) ? value : Effect::Actual;
    case Bond::Supposed: return context == Effect::Conditional ? context : Effect::Actual;
    case Bond::Beside: return context;
    case Bond::Without: return value == Effect::Negated ? Effect::Actual : Effect::Negated;
    case Bond::Row: break;
  }
  // "asked why the police had arrested him": they had.
  if (tokens_[step.token].dep == Dep::Ccomp && is_finite(step.token) && is_wh_clause(step.token)) return Effect::Actual;
  if (value == Effect::Actual && is_own_belief(step)) return Effect::Actual;
  // "insisted that he had left" says so; "insisted that he leave" asks for it.
  if (step.row->effect == Effect::Demanded && tokens_[step.token].dep == Dep::Ccomp && is_past(step.token))
    return value == Effect::Actual ? Effect::Actual : Effect::Possible;
  const bool past = step.row->past != Effect::None && is_past(step.governor);
  return handed_on(past ? step.row->past : step.row->effect, step.row->otherwise, value);
}

Factuality Factualities::of(std::uint32_t token, std::vector<Reason>* why) const {
  std::vector<Step> steps;
  for (std::uint32_t at = token; steps.size() <= tokens_.size();) {
    steps.push_back(step_of(at));
    const Step& step = steps.back();
    if (step.bond == Bond::Apart || step.bond == Bond::Fixed || step.governor == at) break;
    at = step.governor;
  }
  Effect value = Effect::Actual, context = Effect::Actual;
  bool in_speech = false;
  for (std::size_t i = steps.size(); i-- > 0;) {
    const Step& step = steps[i];
    if (step.row) {
      in_speech = in_speech || step.row->speech;
      if (why && !is_transparent(*step.row))
        why->push_back(
            {"factuality", "a word about the event", step.governor, step.governor + 1, &step.row->predicate});
    }
    context = under_mark(step, context_of(step, value, context), why);
    if (context == Effect::Actual && is_verb(step.token) && (is_asked(step.token) || asks_for_advice(step.token)))
      context = Effect::Possible;
    const Local local = local_of(step.token, i > 0 ? steps[i - 1].token : no_token, why);
    value = context;
    Effect modal = local.modal;
    bool negated = local.negated;
    if (local.perfect && modal == Effect::Demanded) {
      modal = local.unfulfilled ? Effect::None : Effect::Possible;
      negated = negated != local.unfulfilled;
    }
    const bool asked_for = i == 0;
    // "would like to meet": the liking is so, and the meeting is not.
    if (local.softened && (!asked_for || local.has_condition)) modal = Effect::Conditional;
    if (local.prospective && modal == Effect::None) modal = Effect::Planned;
    if (local.would && modal == Effect::None) modal = in_speech ? Effect::Planned : Effect::Conditional;
    if (local.has_condition && (local.would || modal == Effect::Planned)) modal = Effect::Conditional;
    if (local.bidden && value == Effect::Actual) modal = Effect::Demanded;
    if (modal != Effect::None) value = under_modal(modal, value);
    if (local.described != Effect::None) value = under_modal(local.described, value);
    if (negated && context != Effect::Conditional) value = value == Effect::Negated ? Effect::Actual : Effect::Negated;
  }
  return factuality_of(value);
}

}  // namespace bede
