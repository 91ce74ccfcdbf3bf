// SPDX-License-Identifier: Apache-2.0
// Events about events: "threatened to impose tariffs" is a threat about a sanction; "called off the raid" is no event
// of its own, but tells that there was none.
#include <algorithm>

#include "event/operators.h"

namespace bede {

std::uint32_t Operators::event_of(std::uint32_t token) {
  Cue* found = sheet_.cue(token);
  if (!found || found->state == 1) return no_happening;
  if (found->state == 2) return found->happening;
  found->state = 1;
  std::uint32_t happening = no_happening;
  // "suspended its consultations": a frame that no table has as such stands behind the operator.
  const bool made = found->frame && found->frame->predicate.made != 0;
  if (found->op && (made || !acts_.frame_says_more(*found))) happening = make_operator_event(token, *found);
  if (happening == no_happening && sheet_.cue(token)->frame && !has_other_particle(*sheet_.cue(token)) &&
      !means_another_act(token, *sheet_.cue(token)))
    happening = frame_events_.make_frame_event(token, *sheet_.cue(token));
  Cue& done = *sheet_.cue(token);
  done.state = 2;
  done.happening = happening;
  return happening;
}

// "rejected calls to restore the subsidy": a noun with a clause for its content is the act, though nobody is named, and
// not what else the word may mean.
bool Operators::means_another_act(std::uint32_t token, const Cue& cue) const {
  if (!cue.op || sheet_.is_verb(token) || !knowledge_.act_is_coded[cue.op->act]) return false;
  const ActRow* row = acts_.act_row(cue.op->act, no_happening, false);
  return row && row->type != cue.frame->type &&
         std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
           return argument.slot == slot::clause && sheet_.takes(cue.op->content, slot::clause);
         });
}

// "called off a strike" is no "call strike", whether or not calling it off is an event.
bool Operators::has_other_particle(const Cue& cue) const {
  if (!cue.op) return false;
  return std::any_of(cue.op_words.begin(), cue.op_words.end(), [&](std::uint32_t word) {
    return tokens_[word].dep == Dep::Prt &&
           std::find(cue.frame_words.begin(), cue.frame_words.end(), word) == cue.frame_words.end();
  });
}

// The event inside an operator: at the token that fills its content, or below a verb that only lends its subject.
std::uint32_t Operators::content_of(std::uint32_t token, const Cue& cue) {
  const std::vector<Argument> arguments = cue.arguments;  // making events may move the cues
  const OperatorRow& op = *cue.op;
  for (const SlotId slot : lexicon_.slots(op.content)) {
    for (const Argument& argument : arguments) {
      if (argument.slot != slot || argument.token == token) continue;
      if (const std::uint32_t inner = event_of(argument.token); inner != no_happening) return inner;
      // "pledged to refrain from tests": an act without a code hands on what is inside it.
      if (const Cue* uncoded = sheet_.cue(argument.token); uncoded && uncoded->op && uncoded != &cue)
        if (const std::uint32_t inner = content_of(argument.token, *uncoded); inner != no_happening) return inner;
      if (!sheet_.is_verb(argument.token)) continue;
      for (const Argument& deeper : arguments_.of(argument.token)) {
        const Cue* noun = sheet_.cue(deeper.token);
        const bool is_content = deeper.slot == slot::clause || (noun && noun->lender == argument.token);
        if (!is_content || deeper.token == token) continue;
        if (const std::uint32_t inner = event_of(deeper.token); inner != no_happening) return inner;
      }
    }
  }
  return no_happening;
}

// "pledged to refrain from attacks", "urged them not to attack": what is asked for or promised is the end of it.
bool Operators::is_negated_inside(std::uint32_t inner, std::uint32_t outer) const {
  bool negated = false;
  std::uint32_t at = happenings_[inner].verb;
  for (std::size_t steps = 0; steps <= tokens_.size() && at != outer; ++steps) {
    for (const std::uint32_t child : reading_.children(at)) negated = negated != (tokens_[child].dep == Dep::Neg);
    const Cue* between = sheet_.cue(at);
    // "refused to lift sanctions": the words of the event inside are no act about it, though another row has them.
    const bool own = at == happenings_[inner].cue && !happenings_[inner].op;
    if (between && between->op && !own && between->op->effect == Effect::Negated) negated = !negated;
    if (reading_.is_root(at)) return false;
    at = tokens_[at].head;
  }
  return negated;
}

// Who acts in an event that has no subject of its own: "an offer to meet", "called for the release of prisoners".
void Operators::give_doer(std::uint32_t inner, const Parties& doers, const Parties& not_doers) {
  if (inner == no_happening) return;
  Happening& happening = happenings_[inner];
  // "called on the government to release them": the parser gives the infinitive the caller for its subject.
  const auto is_not = [&](const Party& p) {
    return std::any_of(not_doers.begin(), not_doers.end(),
                       [&](const Party& n) { return n.actor == p.actor && n.token == p.token; });
  };
  if (!doers.empty() && !happening.actors.empty() &&
      std::all_of(happening.actors.begin(), happening.actors.end(), is_not))
    happening.actors.clear();
  const bool reciprocal = happening.frame && happening.frame->reciprocal;
  if (happening.actors.empty() || (reciprocal && happening.actors.size() == 1)) {
    Parties given = doers;
    for (const Party& party : happening.actors) {
      std::erase_if(given, [&](const Party& p) { return p.actor == party.actor; });
      given.push_back(party);
    }
    for (const Party& party : happening.recipients)
      std::erase_if(given, [&](const Party& p) { return p.actor == party.actor; });
    if (!given.empty()) {
      happening.actors = std::move(given);
      happening.bare = false;
      sheet_.reason(happening, "actor", "the words around it say who would do it", happening.cue);
    }
  }
  give_doer(happenings_[inner].inner, doers, not_doers);
}

// "The rebel leader warned that his fighters would attack."
bool Operators::is_owned(const Party& whom, const Party& owner) const {
  const std::uint32_t possessor = reading_.child(whom.token, Dep::Poss);
  const ActorMention* mention = possessor == no_token ? nullptr : actors_.mention(possessor);
  if (!mention) return false;
  const auto owners = actors_.of(*mention);
  return std::find(owners.begin(), owners.end(), owner.actor) != owners.end();
}

// "would leave", "will be arrested": a modal puts it ahead.
bool Operators::is_ahead(std::uint32_t verb) const {
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Effect modal = tokens_[child].dep == Dep::Aux ? grammar_[tokens_[child].form].modal : Effect::None;
    return modal == Effect::Planned || modal == Effect::Conditional;
  });
}

// "The militia warned that its men would return": what who warns would do, though it is no event of its own.
bool Operators::warns_of_own(const Parties& actors, const Cue& cue) const {
  const bool armed = who_.any_armed(actors) || std::any_of(actors.begin(), actors.end(), [&](const Party& p) {
                       return actors_.actors[p.actor].kind == ActorKind::State;
                     });
  const auto governs = [&](const Party& p) {
    return (actors_.actors[p.actor].sectors & knowledge_.state_sectors) != 0;
  };
  const bool may = armed || std::any_of(actors.begin(), actors.end(), governs);
  return may && std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& content) {
           if (content.slot != slot::clause || !sheet_.is_verb(content.token) || !is_ahead(content.token)) return false;
           // "The oil will not flow unless Juba stops arming rebels, the minister warned": others could avert it.
           Parties others;
           frame_events_.add_subject_of_condition(content.token, others);
           leave_out(others, actors);
           if (!others.empty() && !who_.share_a_side(others, actors)) return true;
           const std::uint32_t subject = arguments_.subject_of(content.token);
           if (subject == no_token || arguments_.is_passive(content.token)) return false;
           const Parties doers = who_.parties_at(subject);
           return !doers.empty() && std::all_of(doers.begin(), doers.end(), [&](const Party& doer) {
             return std::any_of(actors.begin(), actors.end(),
                                [&](const Party& own) { return doer.actor == own.actor || is_owned(doer, own); });
           });
         });
}

// "warned that its army would seize the dam": who would do it is who says so, or of the same state.
bool Operators::is_own_deed(const Happening& happening, const Cue& cue) const {
  if (happening.actors.empty()) return false;
  if (happening.inner == no_happening) return warns_of_own(happening.actors, cue);
  const Parties& doers = happenings_[happening.inner].actors;
  // "The rebels warned of more attacks": theirs, where nobody else's are meant.
  const auto type = static_cast<EventType>(happenings_[happening.inner].type);
  if (doers.empty() && type == EventType::Assault) return who_.any_armed(happening.actors);
  // "The president warned that anyone who blocked the roads would be arrested": states arrest and punish.
  if (doers.empty() && (type == EventType::Coerce || type == EventType::Sanction)) {
    const std::uint32_t verb = happenings_[happening.inner].verb;
    return is_ahead(verb) && std::any_of(happening.actors.begin(), happening.actors.end(), [&](const Party& p) {
             const Actor& actor = actors_.actors[p.actor];
             const std::uint64_t punishing = knowledge_.state_sectors | knowledge_.body_sectors;
             return actor.kind == ActorKind::State || (actor.sectors & punishing) != 0;
           });
  }
  return !doers.empty() && std::all_of(doers.begin(), doers.end(), [&](const Party& doer) {
    return std::any_of(happening.actors.begin(), happening.actors.end(), [&](const Party& own) {
      const Actor& a = actors_.actors[doer.actor];
      const Actor& b = actors_.actors[own.actor];
      // "A spokesman for the union warned that the workers would walk out"; but "unions warned that the ministry
      // would".
      const bool same_side = a.state == b.state && !a.role.empty() && a.role == b.role;
      const bool is_state = a.state != no_row && a.state == b.state &&
                            (a.kind == ActorKind::State || (b.kind == ActorKind::State && a.armed == b.armed));
      return doer.actor == own.actor || same_side || is_state || is_owned(doer, own);
    });
  });
}

// A request or threat without an addressee is addressed to who would do it, or suffer it. False where that is nobody
// else: "The army wants to free the hostages" asks nobody.
bool Operators::give_addressee(Happening& happening) const {
  if (!happening.recipients.empty() || happening.inner == no_happening) return true;
  const bool request = static_cast<EventType>(happening.type) == EventType::Request;
  const Happening& content = happenings_[happening.inner];
  const auto is_own = [&](const Party& p) {
    return std::any_of(happening.actors.begin(), happening.actors.end(),
                       [&](const Party& a) { return a.actor == p.actor; });
  };
  // "The rebels warned that their fighters would attack the town": their own do it.
  const bool own_threat = static_cast<EventType>(happening.type) == EventType::Threaten;
  for (const Parties* side : {&content.actors, &content.recipients}) {
    if (own_threat && side == &content.actors) continue;
    for (const Party& party : *side)
      if (!is_own(party)) happening.recipients.push_back(party);
    // "called for the release of all students": they are not who is asked.
    if (!happening.recipients.empty() || request) break;
  }
  return !request || !happening.recipients.empty() || content.actors.empty() ||
         !std::all_of(content.actors.begin(), content.actors.end(), is_own);
}

// "Police foiled a plot to bomb the palace": the parser hangs the infinitive on the verb, but who foils a plot does not
// bomb. The doer of what a noun has inside it is the noun's.
void Operators::take_doer_from(std::uint32_t inner, std::uint32_t noun, const Cue& cue) {
  if (sheet_.is_verb(noun) || cue.lender != no_token || cue.op->doer != Doer::Actor || reading_.is_root(noun)) return;
  Happening& deed = happenings_[inner];
  const std::uint32_t verb = tokens_[noun].head;
  if (tokens_[noun].dep != Dep::Dobj || tokens_[deed.verb].head != verb || deed.actors.empty()) return;
  const std::uint32_t subject = arguments_.subject_of(verb);
  const Parties above = subject == no_token ? Parties{} : who_.parties_joined(subject);
  const auto is_above = [&](const Party& p) {
    return std::any_of(above.begin(), above.end(), [&](const Party& a) { return a.actor == p.actor; });
  };
  if (std::all_of(deed.actors.begin(), deed.actors.end(), is_above)) deed.actors.clear();
}

std::uint32_t Operators::make_operator_event(std::uint32_t token, Cue& given) {
  const OperatorRow& op = *given.op;
  if (op.content.empty()) return unsaid_.make_unsaid_event(token, given);
  const std::uint32_t inner = content_of(token, given);
  const Cue& cue = *sheet_.cue(token);
  Happening happening;
  happening.cue = token;
  happening.words = cue.op_words;
  happening.verb = cue.lender != no_token ? cue.lender : token;
  happening.op = &op;
  happening.row = &op.predicate;
  happening.inner = inner;
  happening.actors = who_.fill(op.actor, cue.arguments, false, true);
  if (happening.actors.empty()) happening.actors = sources_.issuers_of(cue, op.actor);
  happening.recipients = who_.fill(op.recipient, cue.arguments, false, true);
  if (cue.lender != no_token && happening.actors.empty() && !cue.lends_recipient)
    if (const std::uint32_t subject = arguments_.subject_of(cue.lender); subject != no_token)
      add_parties(happening.actors, who_.parties_joined(subject));
  if (happening.actors.empty() && !happening.recipients.empty())
    happening.actors = nameless_.unknown_speaker(op.actor, cue);
  if (happening.actors.empty() && sheet_.takes(op.actor, slot::subject) && nearness_.acts_in_full(token) &&
      !cue.has_argument(slot::subject))
    nearness_.give_nearest(happening, happening.actors, nearness_.nearest_before(token), "actor");
  bool negated = false;
  // "is not ready to": of an adjective the copula is negated.
  const bool copula = tokens_[happening.verb].dep == Dep::Acomp;
  for (const std::uint32_t child : reading_.children(copula ? tokens_[happening.verb].head : happening.verb))
    negated = negated || tokens_[child].dep == Dep::Neg;
  if (inner != no_happening) take_doer_from(inner, token, cue);
  const bool is_answer = acts_.is_said_by_others(op, inner);
  if (is_answer) {
    acts_.turn_to(inner, happening.actors, token);
    if (happening.recipients.empty()) happening.recipients = happenings_[inner].actors;
  } else {
    if (op.doer == Doer::Actor) give_doer(inner, happening.actors, {});
    if (op.doer == Doer::Recipient) give_doer(inner, happening.recipients, happening.actors);
  }
  std::uint16_t act = negated && op.negated_act != no_act                   ? op.negated_act
                      : op.own_act != no_act && is_own_deed(happening, cue) ? op.own_act
                                                                            : op.act;
  if (act == op.own_act && act != no_act) give_doer(inner, happening.actors, {});
  // "vowed not to negotiate": whoever promises not to cooperate refuses it.
  const bool shut = act == op.act && op.negated_act != no_act && op.effect == Effect::Planned &&
                    inner != no_happening && lexicon_.types[happenings_[inner].type].quad <= 2 &&
                    reading_.child(happenings_[inner].verb, Dep::Neg) != no_token;
  if (shut) act = op.negated_act;
  // "will not end the strike": what is refused is the end of it.
  const bool of_ending = act == op.negated_act && negated && op.effect == Effect::Negated;
  const auto [row, matter] =
      acts_.act_on(act, inner, inner != no_happening && !shut && (of_ending || is_negated_inside(inner, token)), cue);
  if (!row) return no_happening;
  if (inner == no_happening && !matter.row && !acts_.promises_something(happening, cue, *row)) return no_happening;
  happening.negation_told = negated && act != op.act;
  happening.type = row->type;
  happening.mode = row->mode;
  happening.cameo = row->cameo;
  if (happening.recipients.empty() && static_cast<EventType>(row->type) == EventType::Request) {
    happening.recipients = frame_events_.subjects_of_content(cue);
    if (happening.recipients.empty()) happening.recipients = nameless_.unknown_addressee(op, cue);
  }
  if (!give_addressee(happening)) return no_happening;
  if (happening.actors.empty() && !happening.recipients.empty())
    happening.actors = nameless_.unknown_speaker(op.actor, cue);
  if (matter.row) {
    happening.matter = matter.row->cameo;
    // "called for a change of Kenya's land policy": whose it is, is asked.
    if (happening.recipients.empty()) happening.recipients = who_.owners_of(matter.token, 1);
  }
  frame_events_.add_target_of_condition(happening);
  if (inner == no_happening && happening.recipients.empty() && act == op.own_act)
    for (const Argument& content : cue.arguments)
      if (content.slot == slot::clause) frame_events_.add_subject_of_condition(content.token, happening.recipients);
  leave_out(happening.recipients, happening.actors);
  if (happening.actors.empty() && happening.recipients.empty()) return no_happening;
  // "The president wants a car": nobody is asked, and for nothing that could be an act.
  const bool asks_a_deed = std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    return sheet_.takes(op.content, argument.slot) && sheet_.is_verb(argument.token);
  });
  if (inner == no_happening && !row->of_matter && happening.recipients.empty() && !asks_a_deed) return no_happening;
  // Without a slot for its actor, it is the speaker's own: see find_demands.
  if (op.actor.empty()) return no_happening;
  // "promised war on corruption": what is promised is no event.
  const bool of_nothing = inner != no_happening && happenings_[inner].refused;
  happening.refused = of_nothing || guards_.is_guarded(token, happening.words, happening.actors) ||
                      guards_.is_of_the_reports_world(happening) || guards_.told_in(happening) == Guard::Work;
  sheet_.reason(happening, "type", "an act about another event", token, happening.row);
  if (matter.row) sheet_.reason(happening, "type", "what the act is about", matter.token, &matter.row->predicate);
  if (explain_) happening.reasons.emplace_back("type", "the code of an act about it", token, row->place, row->inner);
  if (cue.lender != no_token)
    sheet_.reason(happening, "actor", "the verb lends its subject to the noun", cue.lender, cue.lender_row);
  happenings_.push_back(std::move(happening));
  return static_cast<std::uint32_t>(happenings_.size() - 1);
}

void Operators::find() {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i)
    if (sheet_.cue(i)) event_of(i);
}

}  // namespace bede
