// SPDX-License-Identifier: Apache-2.0
// What holds of a token, given what holds above it: the fold from the root down, and the words round each token.
#include "event/factuality.h"

#include <algorithm>

#include "event/predicates.h"

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

// "I believe that they left": he says so himself, if not loudly.
bool Factualities::is_own_belief(const Step& step) const {
  if (!step.row->belief || !is_present(step.governor)) return false;
  const std::uint32_t copula = tokens_[step.governor].dep == Dep::Acomp ? tokens_[step.governor].head : step.governor;
  const std::uint32_t subject = reading_.child(copula, Dep::Nsubj);
  return subject != no_token && grammar_[tokens_[subject].form].pronoun && grammar_[tokens_[subject].form].first;
}

// "had no talks", "reached no deal": what is not is the noun. "Hand in" is such a verb, "hand over" is none.
bool Factualities::lends_itself(std::uint32_t verb) const {
  for (const std::uint32_t number : lexicon_.light_verbs_of[tokens_[verb].lemma]) {
    const LightVerbRow& row = lexicon_.light_verbs[number];
    if (takes(row.link, slot::object) && match_predicate(lexicon_, reading_, row.predicate, verb)) return true;
  }
  return false;
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
      // "would like": already does; "would be appreciated" is not yet
      if (modal == Effect::Conditional)
        (grammar_[tokens_[token].lemma].softened && !arguments_.is_passive(token) ? local.softened : local.would) =
            true;
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
  // "Norway to send aid to Chad": a headline.
  if (dep == Dep::Root && arguments_.is_infinitive(step.token) && has_subject(step.token) && !is_wh_clause(step.token))
    return Effect::Planned;
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
  Effect effect = step.row->effect;
  if (step.row->past != Effect::None && is_past(step.governor)) effect = step.row->past;
  if (step.row->perfect != Effect::None && is_perfect_infinitive(step.token)) effect = step.row->perfect;
  return handed_on(effect, step.row->otherwise, value);
}

// "said", "held talks", "condemned the attack": no reason to tell it otherwise.
bool Factualities::only_says(const EmbeddingRow& row) const {
  const std::string_view table = lexicon_.text(row.predicate.place.table);
  if (row.effect != Effect::Actual || table == "events/embeddings") return false;
  return row.speech || row.otherwise == Effect::Actual || table == "events/light_verbs";
}

// What holds of a token, of which its surroundings would have `context` hold. `last`: it is the one that is asked for.
Effect Factualities::value_of(const Local& local, Effect context, bool in_speech, bool last) {
  Effect modal = local.modal;
  bool negated = local.negated;
  if (local.perfect && modal == Effect::Demanded) {
    modal = local.unfulfilled ? Effect::None : Effect::Possible;
    negated = negated != local.unfulfilled;
  }
  // "would like to meet": the liking is so, and the meeting is not.
  if (local.softened && (!last || local.has_condition)) modal = Effect::Conditional;
  if (local.prospective && modal == Effect::None) modal = Effect::Planned;
  if (local.would && modal == Effect::None) modal = in_speech ? Effect::Planned : Effect::Conditional;
  if (local.has_condition && (local.would || modal == Effect::Planned)) modal = Effect::Conditional;
  if (local.bidden && context == Effect::Actual) modal = Effect::Demanded;
  Effect value = modal != Effect::None ? under_modal(modal, context) : context;
  if (local.described != Effect::None) value = under_modal(local.described, value);
  if (!negated || context == Effect::Conditional) return value;
  return value == Effect::Negated ? Effect::Actual : Effect::Negated;
}

std::uint32_t Factualities::purpose_of(std::uint32_t verb) const {
  if (reading_.is_root(verb) || !is_verb(verb) || !arguments_.is_infinitive(verb)) return no_token;
  const Step step = step_of(verb);
  if (step.bond != Bond::Fixed || step.effect == Effect::Negated) return no_token;
  if (tokens_[verb].dep == Dep::Advcl || tokens_[verb].dep == Dep::Xcomp) return step.governor;
  const ReadToken& noun = tokens_[step.governor];
  return noun.dep == Dep::Dobj && is_verb(noun.head) ? noun.head : no_token;
}

Factuality Factualities::of(std::uint32_t token, std::vector<Reason>* why, std::span<const std::uint32_t> own) const {
  std::vector<Step> steps;
  for (std::uint32_t at = token; steps.size() <= tokens_.size();) {
    steps.push_back(step_of(at));
    Step& step = steps.back();
    if (step.bond == Bond::Row && std::find(own.begin(), own.end(), step.governor) != own.end()) {
      step.bond = Bond::Through;
      step.row = nullptr;
    }
    if (step.bond == Bond::Apart || step.bond == Bond::Fixed || step.governor == at) break;
    at = step.governor;
  }
  Effect value = Effect::Actual, context = Effect::Actual;
  bool in_speech = false;
  for (std::size_t i = steps.size(); i-- > 0;) {
    const Step& step = steps[i];
    if (step.row) {
      in_speech = in_speech || step.row->speech;
      if (why && !only_says(*step.row))
        why->push_back(
            {"factuality", "a word about the event", step.governor, step.governor + 1, &step.row->predicate});
    }
    context = under_mark(step, context_of(step, value, context), why);
    if (context == Effect::Actual && is_verb(step.token) && (is_asked(step.token) || asks_for_advice(step.token)))
      context = Effect::Possible;
    const Local local = local_of(step.token, i > 0 ? steps[i - 1].token : no_token, why);
    value = value_of(local, context, in_speech, i == 0);
  }
  return factuality_of(value);
}

}  // namespace bede
