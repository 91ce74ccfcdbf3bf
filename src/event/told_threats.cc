// SPDX-License-Identifier: Apache-2.0
// What is threatened by saying what one will do: "The rebels said they would march on Mopti if the army moved north."
#include <algorithm>

#include "event/demands.h"

namespace bede {

// The clause below a verb on which it hangs: "if the army moved north", "should Minsk not release them".
std::uint32_t Demands::condition_of(std::uint32_t verb) const {
  for (const std::uint32_t clause : reading_.children(verb)) {
    if (tokens_[clause].dep != Dep::Advcl || !sheet_.is_verb(clause)) continue;
    const std::uint32_t mark = reading_.child(clause, Dep::Mark), first = tokens_[clause].subtree_begin;
    if (mark != no_token && grammar_[tokens_[mark].form].condition) return clause;
    if (tokens_[first].head == clause && tokens_[first].dep == Dep::Aux &&
        grammar_[tokens_[first].form].inverted_condition)
      return clause;
  }
  // "would march on Mopti and hold it if the army tried": the condition is that of both.
  for (const std::uint32_t second : reading_.children(verb))
    if (tokens_[second].dep == Dep::Conj && second > verb)
      if (const std::uint32_t clause = condition_of(second); clause != no_token) return clause;
  return no_token;
}

// Whoever says that his side will do harm, if somebody else does not do what he wants, threatens to do it.
void Demands::find_threats() {
  constexpr std::uint32_t material_conflict = 4;  // of the quads
  if (knowledge_.threatening_act == no_act) return;
  const std::size_t count = happenings_.size();
  std::vector<bool> is_inside(count, false);
  for (const Happening& happening : happenings_)
    if (happening.op && happening.inner < count) is_inside[happening.inner] = true;
  for (std::uint32_t h = 0; h < count; ++h) {
    const Happening& inner = happenings_[h];
    if (inner.refused || inner.bare || inner.op || is_inside[h] || !inner.frame || inner.sources.empty()) continue;
    if (lexicon_.types[inner.type].quad != material_conflict || inner.factuality == Factuality::Actual) continue;
    if (inner.factuality == Factuality::Negated || reading_.child(inner.verb, Dep::Neg) != no_token) continue;
    const Source& source = inner.sources.front();
    if (source.role != SourceRole::Speaker || actors_.actors[source.party.actor].kind == ActorKind::Medium) continue;
    const std::uint32_t subject = arguments_.subject_of(inner.verb);
    if (!who_.share_a_side({source.party}, inner.actors) &&
        (subject == no_token || !who_.share_a_side({source.party}, who_.parties_at(subject))))
      continue;
    std::uint32_t first = inner.verb, modal = no_token;
    while (tokens_[first].dep == Dep::Conj && tokens_[first].head != first) first = tokens_[first].head;
    const std::uint32_t condition = condition_of(first);
    for (const std::uint32_t child : reading_.children(first))
      if (tokens_[child].dep == Dep::Aux && grammar_[tokens_[child].form].modal != Effect::None) modal = child;
    const ActRow* row = acts_.act_row(knowledge_.threatening_act, h, false);
    if (condition == no_token || modal == no_token || !row) continue;
    Happening happening;
    happening.cue = modal;
    happening.words = {modal, inner.verb};
    happening.verb = inner.verb;
    happening.row = inner.row;
    happening.type = row->type;
    happening.mode = row->mode;
    happening.cameo = row->cameo;
    happening.inner = h;
    happening.actors = inner.actors;
    happening.recipients = inner.recipients;
    if (const std::uint32_t other = arguments_.subject_of(condition); happening.recipients.empty() && other != no_token)
      happening.recipients = who_.parties_at(other);
    std::erase_if(happening.recipients,
                  [&](const Party& party) { return who_.share_a_side({party}, happening.actors); });
    if (happening.actors.empty() || happening.recipients.empty()) continue;
    happening.sources.assign(inner.sources.begin() + 1, inner.sources.end());
    sheet_.reason(happening, "type", "the speaker's side will do it on a condition", condition, inner.row);
    if (explain_) happening.reasons.emplace_back("type", "the code of an act about it", modal, row->place, row->inner);
    happenings_.push_back(std::move(happening));
  }
}

}  // namespace bede
