// SPDX-License-Identifier: Apache-2.0
// Deeds that are meant and not said again: "Noboa blamed the FARC for the kidnapping, but the rebels denied taking
// part", "A bomb went off in Quetta. A Baloch group claimed responsibility."
//
// They are words about an act (rows of events/operators without `content`); the act is the last one of force, or
// against the law, that was told before.
#include "event/unsaid.h"

namespace bede {

// Whether a word stands in what somebody denies: "denied involvement", "denied taking part".
bool Unsaid::is_denied(std::uint32_t token) const {
  constexpr int most_steps = 6;
  std::uint32_t at = token;
  for (int steps = 0; steps < most_steps && !reading_.is_root(at); ++steps) {
    at = tokens_[at].head;
    const Cue* above = sheet_.cue(at);
    if (above && above->speech && above->speech->stance == Stance::Denies) return true;
  }
  return false;
}

constexpr std::uint32_t hard_conflict = 4;  // of the quads

// "The rebels denied any part in it, calling the kidnapping a crime": the deed is called by its name in the sentence.
const FrameRow* Unsaid::deed_named_beside(std::uint32_t token) const {
  const Sentence& sentence = reading_.parse.sentences[tokens_[token].sentence];
  for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    const Cue* noun = i == token || sheet_.is_verb(i) ? nullptr : sheet_.cue(i);
    if (!noun || !noun->frame || lexicon_.types[noun->frame->type].quad != hard_conflict) continue;
    for (const std::uint32_t child : reading_.children(i))
      if (tokens_[child].dep == Dep::Det && grammar_[tokens_[child].form].definite) return noun->frame;
  }
  return nullptr;
}

// The last event of force before a token, or no_happening; of one kind, where `like` names it.
std::uint32_t Unsaid::deed_before(std::uint32_t token, const FrameRow* like) const {
  constexpr std::uint32_t sentences_back = 6;
  std::uint32_t last = no_happening;
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    const Happening& known = happenings_[h];
    if (!known.frame || known.refused || known.cue >= token) continue;
    if (lexicon_.types[known.type].quad != hard_conflict) continue;
    if (like && (known.type != like->type || known.mode != like->mode)) continue;
    if (tokens_[token].sentence - tokens_[known.cue].sentence > sentences_back) continue;
    if (last == no_happening || known.cue > happenings_[last].cue) last = h;
  }
  return last;
}

std::uint32_t Unsaid::make_unsaid_event(std::uint32_t token, const Cue& cue) {
  const OperatorRow& op = *cue.op;
  // "The army's involvement" alone may be in anything.
  const bool is_act =
      op.predicate.part == Part::Verb && op.predicate.words.size() > 1 && tokens_[token].tag != Tag::Vbg;
  if (!is_act && !is_denied(token)) return no_happening;
  std::uint32_t deed = no_happening;
  if (const FrameRow* named = deed_named_beside(token)) deed = deed_before(token, named);
  if (deed == no_happening) deed = deed_before(token, nullptr);
  if (deed == no_happening) return no_happening;
  Happening happening;
  happening.cue = token;
  happening.words = cue.op_words;
  happening.verb = cue.lender != no_token ? cue.lender : token;
  happening.row = &op.predicate;
  happening.actors = who_.fill(op.actor, cue.arguments, false, true);
  if (const std::uint32_t subject = arguments_.subject_of(happening.verb);
      happening.actors.empty() && subject != no_token)
    add_parties(happening.actors, who_.parties_joined(subject));
  if (happening.actors.empty()) return no_happening;
  const Happening& told = happenings_[deed];
  happening.frame = told.frame;
  happening.type = told.type;
  happening.mode = told.mode;
  happening.cameo = told.cameo;
  happening.contexts = told.contexts;
  happening.recipients = told.recipients;
  happening.meant = deed;
  leave_out(happening.recipients, happening.actors);
  sheet_.reason(happening, "type", "words about a deed that was told before", token, happening.row);
  sheet_.reason(happening, "type", "the deed that they mean", told.cue, told.row);
  happenings_.push_back(std::move(happening));
  return static_cast<std::uint32_t>(happenings_.size() - 1);
}

}  // namespace bede
