// SPDX-License-Identifier: Apache-2.0
// Which row of events/acts an operator's act is about what is inside it: an event, a matter, or neither.
#include <algorithm>

#include "event/acts.h"

namespace bede {

const ActRow* Acts::act_row(std::uint16_t act, std::uint32_t inner, bool negated) const {
  std::string_view code = inner == no_happening ? std::string_view() : lexicon_.text(happenings_[inner].cameo);
  if (negated && knowledge_.ending_act != no_act) {
    const ActRow* ending = act_row(knowledge_.ending_act, inner, false);
    code = ending ? lexicon_.text(ending->cameo) : std::string_view();
  }
  return act_row(act, code);
}

// The row of an act for the code of what is inside, or the act's row for any; or null.
const ActRow* Acts::act_row(std::uint16_t act, std::string_view code) const {
  const auto rows = lexicon_.act_rows;
  const auto first =
      std::lower_bound(rows.begin(), rows.end(), act, [](const ActRow& row, std::uint16_t a) { return row.act < a; });
  for (auto row = first; row != rows.end() && row->act == act; ++row) {
    const std::string_view wanted = lexicon_.text(row->inner);
    if (wanted.empty() || (!code.empty() && code.starts_with(wanted))) return &*row;
  }
  return nullptr;
}

// "rejected the accusation", "dismissed the rebels' demand": words that were said, and by somebody else.
bool Acts::is_said_by_others(const OperatorRow& op, std::uint32_t inner) const {
  constexpr std::uint32_t verbal_conflict = 3;  // of the quads
  if (inner == no_happening || op.effect != Effect::Negated) return false;
  if (sheet_.is_verb(happenings_[inner].cue) || lexicon_.types[happenings_[inner].type].quad != verbal_conflict)
    return false;
  const ActRow* row = act_row(op.act, inner, false);
  return row && static_cast<EventType>(row->type) == EventType::Reject;
}

// They were said to those who answer at `answer`; without a speaker they are told again, if at all.
void Acts::turn_to(std::uint32_t inner, const Parties& addressees, std::uint32_t answer) {
  Happening& happening = happenings_[inner];
  happening.rejected_at = answer;
  leave_out(happening.actors, addressees);
  if (happening.recipients.empty()) happening.recipients = addressees;
  happening.bare = happening.actors.empty();
}

// "halt to fighting" says more than "halt"; but "accept an offer", which says nothing of what is offered, gives way to
// an act about what is.
bool Acts::frame_says_more(const Cue& cue) const {
  if (!cue.frame || !cue.op || cue.frame_words.size() <= cue.op_words.size()) return false;
  // "ended a two-day summit" held it; but the code of "accepted an offer" says little.
  if (cue.op->act != knowledge_.ending_act && lexicon_.text(cue.frame->cameo).ends_with('0')) return false;
  // "demanded land reform" says more than "demand reform".
  const Matter matter = purposes_.matter_of(*cue.op, cue);
  return !matter.row || cue.op_words.size() + matter.row->predicate.words.size() <= cue.frame_words.size() ||
         std::find(cue.frame_words.begin(), cue.frame_words.end(), matter.token) == cue.frame_words.end();
}

// The row of an act about what is inside, an event or a matter; none where the words say nothing of an act.
ActOn Acts::act_on(std::uint16_t act, std::uint32_t inner, bool negated, const Cue& cue) const {
  ActOn found{act_row(act, inner, negated), {}};
  if (inner != no_happening) {
    // "ordered an inquiry": the act and the event inside are one row's words, and that row is what happened.
    const bool one_row =
        cue.frame && cue.frame_words.size() > cue.op_words.size() && !happenings_[inner].op &&
        std::find(cue.frame_words.begin(), cue.frame_words.end(), happenings_[inner].cue) != cue.frame_words.end();
    if (one_row && found.row && found.row->inner == 0) found.row = nullptr;
    return found;
  }
  // A row that has the matter in its words ("demand pay rise") says as much; "insist on" does not.
  if (!frame_says_more(cue)) found.matter = purposes_.matter_of(*cue.op, cue);
  if (found.matter.row) {
    const ActRow* of_matter = act_row(act, lexicon_.text(found.matter.row->cameo));
    if (of_matter && of_matter->of_matter && of_matter->inner != 0) {
      found.row = of_matter;
      return found;
    }
    found.matter = {};
  }
  // "calls for Ghana to respect the result" are no telephone calls.
  const bool has_clause = std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    return argument.slot == slot::clause && sheet_.takes(cue.op->content, slot::clause);
  });
  if (cue.frame && !(has_clause && cue.op->predicate.part == Part::Noun)) found.row = nullptr;
  return found;
}

// "The governor offered to freeze new permits": a promise of something that is no event itself. Who promises it is
// known, and either it is a deed or somebody is promised it; "vowed to win" promises nobody anything.
bool Acts::promises_something(const Happening& happening, const Cue& cue, const ActRow& row) const {
  if (static_cast<EventType>(row.type) != EventType::Agree) return true;
  if (cue.op->recipient.empty() || cue.op->predicate.part != Part::Verb) return false;
  const bool known = std::any_of(happening.actors.begin(), happening.actors.end(), [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    return !actor.code.empty() &&
           (actor.kind == ActorKind::State || (actor.sectors & ~knowledge_.private_sectors) != 0);
  });
  // "Germany pledged ten million euros": what a state promises is policy, whatever it is.
  const bool state = std::any_of(happening.actors.begin(), happening.actors.end(),
                                 [&](const Party& p) { return actors_.actors[p.actor].kind == ActorKind::State; });
  const auto is_deed = [&](const Argument& argument) {
    return argument.slot == slot::infinitive || (state && argument.slot == slot::object);
  };
  return known && (!happening.recipients.empty() || std::any_of(cue.arguments.begin(), cue.arguments.end(), is_deed));
}

}  // namespace bede
