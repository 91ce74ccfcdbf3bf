// SPDX-License-Identifier: Apache-2.0
// Cues of frames -> events.
#include "event/frame_events.h"

#include <algorithm>

namespace bede {

// "Residents met the architect to talk about the roofs": talks where nobody has a part in politics.
bool FrameEvents::is_private_talk(const Happening& happening) const {
  if (static_cast<EventType>(happening.type) != EventType::Consult || !happening.frame->reciprocal) return false;
  const auto is_private = [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    const bool firm = (actor.sectors & knowledge_.business_sectors) != 0;
    return !firm && !actor.armed && actor.sectors != 0 && (actor.sectors & ~knowledge_.private_sectors) == 0 &&
           actor.kind != ActorKind::Body && actor.kind != ActorKind::State;
  };
  return std::all_of(happening.actors.begin(), happening.actors.end(), is_private) &&
         std::all_of(happening.recipients.begin(), happening.recipients.end(), is_private);
}

// "The drug protects children", "were flown to an army base": the verb has a thing for its subject, or nobody, and it
// is no act without somebody. Harm and force may well be told without who did it.
bool FrameEvents::is_done_by_nobody(const Happening& happening, const Cue& cue) const {
  if (!happening.actors.empty() || !sheet_.is_verb(happening.cue)) return false;
  constexpr std::uint32_t material_cooperation = 2;  // of the quads
  if (static_cast<EventType>(happening.type) == EventType::Consult) return arguments_.is_passive(happening.cue);
  return lexicon_.types[happening.type].quad == material_cooperation &&
         std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
           return argument.slot == slot::subject && tokens_[argument.token].tag == Tag::Nn;
         });
}

std::uint32_t FrameEvents::make_frame_event(std::uint32_t token, Cue& cue) {
  Happening happening;
  happening.cue = token;
  happening.words = cue.frame_words;
  happening.verb = cue.lender != no_token ? cue.lender : token;
  happening.frame = cue.frame;
  happening.row = &cue.frame->predicate;
  happening.type = cue.frame->type;
  happening.mode = cue.frame->mode;
  happening.cameo = cue.frame->cameo;
  happening.contexts = cue.frame->contexts;
  frame_parties_.fill_frame(happening, cue);
  if (happening.recipients.empty() && sources_.is_said_to(token, happening)) {
    const std::uint32_t hearer = reading_.child(tokens_[token].head, Dep::Dobj);
    if (hearer != no_token && sheet_.takes(cue.frame->recipient, slot::object))
      happening.recipients = who_.parties_at(hearer);
    leave_out(happening.recipients, happening.actors);
  }
  if (happening.recipients.empty() && cue.op && static_cast<EventType>(happening.type) == EventType::Request) {
    happening.recipients = subjects_of_content(cue);
    leave_out(happening.recipients, happening.actors);
  }
  add_target_of_condition(happening);
  nearness_.fill_by_nearness(happening, cue);
  happening.bare = happening.actors.empty() && happening.recipients.empty();
  // "foreign-backed terrorists" tells who they are, not what happened.
  if (tokens_[token].dep == Dep::Amod && sheet_.is_verb(token) && happening.actors.empty()) happening.bare = true;
  if (is_private_talk(happening) || is_done_by_nobody(happening, cue)) happening.bare = true;
  // "He was beaten but not badly hurt" tells how bad it was.
  if (cue.frame->harm == Harm::Injured && sheet_.is_verb(token) && arguments_.is_passive(token) &&
      reading_.child(token, Dep::Neg) != no_token)
    happening.bare = true;
  happening.refused = happening.to_press || guards_.is_guarded(token, happening.words, happening.actors) ||
                      guards_.is_of_a_thing(cue, happening) || guards_.is_elsewhere(cue, happening) ||
                      guards_.is_of_the_reports_world(happening) || guards_.is_business(happening) ||
                      frame_parties_.is_for_oneself(happening, cue) || guards_.told_in(happening) == Guard::Work;
  sheet_.reason(happening, "type", "a frame's words", token, happening.row);
  if (cue.lender != no_token)
    sheet_.reason(happening, "actor", "the verb lends its subject to the noun", cue.lender, cue.lender_row);
  happenings_.push_back(std::move(happening));
  return static_cast<std::uint32_t>(happenings_.size() - 1);
}

// "Greece demanded that Britain return the marbles": who should do it is asked, whether or not it is an event.
Parties FrameEvents::subjects_of_content(const Cue& cue) const {
  Parties subjects;
  for (const Argument& argument : cue.arguments) {
    if (argument.slot != slot::clause && argument.slot != slot::infinitive) continue;
    if (!sheet_.takes(cue.op->content, argument.slot) || !sheet_.is_verb(argument.token)) continue;
    // "called for Ghana to respect the result"
    const bool infinitive = tokens_[argument.token].dep == Dep::Advcl && arguments_.is_infinitive(argument.token);
    if (tokens_[argument.token].dep != Dep::Ccomp && !infinitive) continue;
    const std::uint32_t subject = arguments_.subject_of(argument.token);
    if (subject == no_token || arguments_.is_passive(argument.token)) continue;
    add_parties(subjects, who_.parties_joined(subject));
  }
  std::erase_if(subjects, [&](const Party& p) { return actors_.actors[p.actor].code.empty(); });
  return subjects;
}

// "threatened to strike unless the government stations more troops", "refused to meet until Islamabad acts": who could
// avert it is threatened, or turned down.
void FrameEvents::add_target_of_condition(Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  if (!happening.recipients.empty() || (type != EventType::Threaten && type != EventType::Reject)) return;
  const std::uint32_t content = happening.inner == no_happening ? happening.cue : happenings_[happening.inner].verb;
  for (const std::uint32_t verb : {happening.cue, content}) add_subject_of_condition(verb, happening.recipients);
  for (const std::uint32_t word : happening.words) add_subject_of_condition(word, happening.recipients);
}

void FrameEvents::add_subject_of_condition(std::uint32_t verb, Parties& parties) const {
  for (const std::uint32_t child : reading_.children(verb)) {
    const std::uint32_t subject = factualities_.stands_under_condition(child) ? arguments_.subject_of(child) : no_token;
    if (subject != no_token) add_parties(parties, who_.parties_at(subject));
  }
}

}  // namespace bede
