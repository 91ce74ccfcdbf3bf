// SPDX-License-Identifier: Apache-2.0
// Who says what others should do, asks them for it: "Both sides should retreat, he said".
#include <algorithm>

#include "event/demands.h"

namespace bede {

// The row of a word that demands what fills `content`, for whoever speaks: "should" of a clause, "have" of an
// infinitive; or null.
const OperatorRow* Demands::demand_of(std::uint32_t token, SlotId content) const {
  const OperatorRow* demand = nullptr;
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
    for (const std::uint32_t number : lexicon_.operators_of[word])
      if (const OperatorRow& row = lexicon_.operators[number]; row.actor.empty() && row.effect == Effect::Demanded &&
                                                               knowledge_.act_is_coded[row.act] &&
                                                               sheet_.takes(row.content, content))
        demand = &row;
  return demand;
}

// A request by such a word, without its parties.
Happening Demands::make_demand(std::uint32_t token, std::uint32_t verb, const OperatorRow& demand,
                               const ActRow& row) const {
  Happening happening;
  happening.cue = token;
  happening.words = {token};
  happening.verb = verb;
  happening.op = &demand;
  happening.row = &demand.predicate;
  happening.type = row.type;
  happening.mode = row.mode;
  happening.cameo = row.cameo;
  sheet_.reason(happening, "type", "the speaker says what others should do", token, happening.row);
  return happening;
}

// "Members of both outfits should retreat, he pointed out": who says what others should do asks them for it.
void Demands::find_demands() {
  const std::size_t count = happenings_.size();
  std::vector<bool> is_inside(count, false);
  for (std::size_t h = 0; h < count; ++h)
    if (happenings_[h].op && happenings_[h].inner < count) is_inside[happenings_[h].inner] = true;
  for (std::uint32_t h = 0; h < count; ++h) {
    if (happenings_[h].factuality != Factuality::Demanded || happenings_[h].sources.empty()) continue;
    const Source source = happenings_[h].sources.front();
    if (source.role != SourceRole::Speaker || !source.named) continue;
    if (actors_.actors[source.party.actor].kind == ActorKind::Medium) continue;
    // Only where the demand is in the words themselves, not in an act that is coded already.
    if (is_inside[h]) continue;
    const OperatorRow* demand = nullptr;
    std::uint32_t demand_token = no_token;
    for (std::uint32_t at = happenings_[h].verb;; at = tokens_[at].head) {
      const auto look = [&](std::uint32_t token, SlotId content) {
        const OperatorRow* found = demand_of(token, content);
        if (!found) return;
        demand = found;
        demand_token = token;
      };
      for (const std::uint32_t child : reading_.children(at)) {
        if (tokens_[child].dep == Dep::Aux) look(child, slot::clause);  // "should"
        if (tokens_[child].dep == Dep::Xcomp && arguments_.is_infinitive(child))
          look(at, slot::infinitive);  // "have to"
      }
      if (demand || reading_.is_root(at) || tokens_[at].dep == Dep::Ccomp) break;
    }
    const ActRow* row = demand ? acts_.act_row(demand->act, h, false) : nullptr;
    if (!row) continue;
    Happening happening = make_demand(demand_token, happenings_[h].verb, *demand, *row);
    happening.inner = h;
    happening.actors = {source.party};
    happening.recipients = happenings_[h].actors;
    leave_out(happening.recipients, happening.actors);
    happening.sources.assign(happenings_[h].sources.begin() + 1, happenings_[h].sources.end());
    if (explain_)
      happening.reasons.emplace_back("type", "the code of an act about it", demand_token, row->place, row->inner);
    happenings_.push_back(std::move(happening));
  }
}

// "The president said the opposition must accept the result": asked of somebody, whatever it is. Of deeds that are
// events themselves, find_demands has made the request already.
void Demands::find_bare_demands() {
  for (std::uint32_t modal = 0; modal < tokens_.size(); ++modal) {
    const ReadToken& word = tokens_[modal];
    if (word.dep != Dep::Aux || grammar_[word.form].modal != Effect::Demanded) continue;
    const std::uint32_t verb = word.head;
    if (tokens_[verb].dep != Dep::Ccomp || !sheet_.cue(tokens_[verb].head) || !sheet_.cue(tokens_[verb].head)->speech)
      continue;
    const OperatorRow* demand = demand_of(modal, slot::clause);
    const ActRow* row = demand ? acts_.act_row(demand->act, no_happening, false) : nullptr;
    const std::uint32_t subject = arguments_.subject_of(verb);
    if (!row || subject == no_token || unsaid_.is_denied(verb)) continue;
    const auto told = [&](const Happening& h) { return h.verb == verb || h.cue == verb || h.cue == modal; };
    if (std::any_of(happenings_.begin(), happenings_.end(), told)) continue;
    Happening happening = make_demand(modal, verb, *demand, *row);
    for (const std::uint32_t one : arguments_.with_conjuncts(subject))
      add_parties(happening.recipients, who_.parties_at(one));
    std::erase_if(happening.recipients, [&](const Party& p) { return actors_.actors[p.actor].code.empty(); });
    for (const Source& source : sources_.speakers_of(tokens_[verb].head))
      if (source.named && actors_.actors[source.party.actor].kind != ActorKind::Medium)
        add_parties(happening.actors, {source.party});
    leave_out(happening.recipients, happening.actors);
    if (happening.actors.empty() || happening.recipients.empty()) continue;
    happening.refused = guards_.is_guarded(verb, happening.words, happening.actors);
    happenings_.push_back(std::move(happening));
  }
}

// "The shadow government said it would not take part in talks": who says that he will not, refuses.
void Demands::find_refusals() {
  constexpr std::uint32_t cooperation = 2;  // of the quads: this one and the one before it
  if (knowledge_.refusing_act == no_act) return;
  const std::size_t count = happenings_.size();
  std::vector<bool> is_inside(count, false);
  for (const Happening& happening : happenings_)
    if (happening.op && happening.inner < count) is_inside[happening.inner] = true;
  for (std::uint32_t h = 0; h < count; ++h) {
    const Happening& inner = happenings_[h];
    if (inner.factuality != Factuality::Negated || inner.refused || inner.op || is_inside[h]) continue;
    if (!inner.frame || lexicon_.types[inner.type].quad > cooperation || inner.sources.empty()) continue;
    const Source& source = inner.sources.front();
    if (source.role != SourceRole::Speaker || !source.named) continue;
    if (actors_.actors[source.party.actor].kind == ActorKind::Medium) continue;
    const std::uint32_t subject = arguments_.subject_of(inner.verb);
    if (!who_.share_a_side({source.party}, inner.actors) &&
        (subject == no_token || !who_.share_a_side({source.party}, who_.parties_at(subject))))
      continue;
    // "would not sign the treaty": the treaty is a part of it.
    const auto is_whole = [&](const Happening& other) {
      return other.verb == inner.verb && other.cue == other.verb && other.frame && inner.cue != inner.verb;
    };
    if (std::any_of(happenings_.begin(), happenings_.end(), is_whole)) continue;
    std::uint32_t modal = no_token, negation = no_token;
    for (const std::uint32_t child : reading_.children(inner.verb)) {
      const Effect effect = grammar_[tokens_[child].form].modal;
      if (tokens_[child].dep == Dep::Neg) negation = child;
      if (tokens_[child].dep == Dep::Aux && (effect == Effect::Planned || effect == Effect::Conditional)) modal = child;
    }
    const ActRow* row = acts_.act_row(knowledge_.refusing_act, h, false);
    if (modal == no_token || negation == no_token || !row) continue;
    Happening happening;
    happening.cue = negation;
    happening.words = {modal, negation};
    happening.verb = inner.verb;
    happening.row = inner.row;
    happening.type = row->type;
    happening.mode = row->mode;
    happening.cameo = row->cameo;
    happening.inner = h;
    happening.actors = {source.party};
    for (const Party& party : inner.recipients)
      if (!who_.share_a_side({party}, happening.actors)) add_parties(happening.recipients, {party});
    for (const Party& party : inner.actors)  // of what several would do together
      if (!who_.share_a_side({party}, happening.actors)) add_parties(happening.recipients, {party});
    leave_out(happening.recipients, happening.actors);
    happening.sources.assign(inner.sources.begin() + 1, inner.sources.end());
    sheet_.reason(happening, "type", "the speaker will not do it", negation, inner.row);
    if (explain_) happening.reasons.emplace_back("type", "the code of an act about it", modal, row->place, row->inner);
    happenings_.push_back(std::move(happening));
  }
}

void Demands::find() {
  find_demands();
  find_refusals();
  find_threats();
  find_bare_demands();
}

}  // namespace bede
