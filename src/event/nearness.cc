// SPDX-License-Identifier: Apache-2.0
// Parties by nearness and order, where the parse of a sentence has no fitting slot. The parser errs most in what a
// preposition hangs on: Collins and Brooks, "Prepositional phrase attachment through a backed-off model" (1995).
//
//   "Peru signed a treaty on fishing rights off the coast with Chile"   the parser hangs "with" on the coast
#include <algorithm>

#include "event/nearness.h"

namespace bede {

// Where the clause of a word ends to its right: at the next verb with a tense of its own, or at a semicolon.
std::uint32_t Nearness::clause_end(std::uint32_t token) const {
  const Sentence& all = reading_.parse.sentences[tokens_[token].sentence];
  for (std::uint32_t i = token + 1; i < all.end_token; ++i) {
    const Tag tag = tokens_[i].tag;
    const bool finite = tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz || tag == Tag::Md;
    if (finite || grammar_[tokens_[i].form].relative || reading_.text(i) == ";") return i;
  }
  return all.end_token;
}

// Whether what a preposition hangs on has a slot for it of its own: "met Chad's king after talks with Mali".
bool Nearness::is_claimed(std::uint32_t preposition, std::uint32_t by_other_than) const {
  const std::uint32_t above = tokens_[preposition].head;
  const Cue* other = above == by_other_than ? nullptr : sheet_.cue(above);
  if (!other) return false;
  const SlotId slot = slot::first_preposition + tokens_[preposition].form;
  const bool of_frame =
      other->frame && (sheet_.takes(other->frame->actor, slot) || sheet_.takes(other->frame->recipient, slot));
  const bool of_operator =
      other->op && (sheet_.takes(other->op->recipient, slot) || sheet_.takes(other->op->content, slot));
  return of_frame || of_operator;
}

// Who stands behind one of the prepositions that `slots` has, anywhere in the clause behind the cue: "with", "against".
// Those that tell where, why or whose are too common to mean this event's, and are left to the parse.
Parties Nearness::nearest_behind(std::uint32_t cue_token, Range slots) const {
  const std::uint32_t end = clause_end(cue_token);
  Parties found;
  for (const SlotId slot : lexicon_.slots(slots)) {
    if (slot < slot::first_preposition) continue;
    const GrammarWord& word = grammar_[slot - slot::first_preposition];
    if (word.place != PlaceLink::None || word.belonging || word.purpose) continue;
    for (std::uint32_t i = cue_token + 1; i < end && found.empty(); ++i) {
      if (tokens_[i].dep != Dep::Prep || tokens_[i].form + slot::first_preposition != slot) continue;
      const std::uint32_t object = reading_.child(i, Dep::Pobj);
      if (object == no_token || object >= end || is_claimed(i, cue_token)) continue;
      add_parties(found, who_.parties_joined(object));
    }
  }
  return found;
}

// "Rebels in the north on Monday attacked": who stands before a verb without a subject, if no other verb is between.
Parties Nearness::nearest_before(std::uint32_t verb) const {
  const std::uint32_t begin = reading_.parse.sentences[tokens_[verb].sentence].begin_token;
  for (std::uint32_t i = verb; i-- > begin;) {
    if (sheet_.is_verb(i) && tokens_[i].head == verb) continue;  // its own helper: "has … declared"
    if (sheet_.is_verb(i) || reading_.text(i) == ";") return {};
    const Dep dep = tokens_[i].dep;
    if (dep == Dep::Pobj || dep == Dep::Poss || dep == Dep::Amod || dep == Dep::Compound || dep == Dep::Nmod) continue;
    if (Parties near = who_.parties_at(i); !near.empty()) return near;
  }
  return {};
}

// "was declared persona non grata by Britain", "was bundled into a van marked "Press" by policemen": who stands behind
// "by" in the clause of a passive verb, where the parser hangs it on a noun or on a participle between.
Parties Nearness::agent_behind(std::uint32_t verb) const {
  const std::uint32_t end = clause_end(verb);
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    const bool preposition = tokens_[i].dep == Dep::Prep || tokens_[i].dep == Dep::Agent;
    if (!preposition || !grammar_[tokens_[i].form].agentive || tokens_[i].head == verb) continue;
    const std::uint32_t above = tokens_[i].head, agent = reading_.child(i, Dep::Pobj);
    // But "hit by a van driven by a policeman" has an agent, and "killed in a raid by rebels" a raid.
    if (agent == no_token || above < verb || sheet_.cue(above) || is_claimed(i, verb)) return {};
    Parties found = who_.parties_joined(agent);
    std::erase_if(found, [&](const Party& p) { return sheet_.actors.actors[p.actor].code.empty(); });
    return found;
  }
  return {};
}

// Who stands right behind a verb without an object.
Parties Nearness::next_to(std::uint32_t verb) const {
  const Sentence& all = reading_.parse.sentences[tokens_[verb].sentence];
  for (std::uint32_t i = verb + 1; i < all.end_token; ++i) {
    if (Parties next = who_.parties_at(i); !next.empty() && tokens_[i].pos != Pos::Adj) return next;
    const Pos pos = tokens_[i].pos;
    if (pos != Pos::Det && pos != Pos::Adj && pos != Pos::Num && tokens_[i].dep != Dep::Compound) return {};
  }
  return {};
}

// A verb with a tense of its own, in the active voice.
bool Nearness::acts_in_full(std::uint32_t verb) const {
  const Tag tag = tokens_[verb].tag;
  const bool finite = tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz;
  return finite && tokens_[verb].dep != Dep::Acl && !arguments_.is_passive(verb);
}

// Gives a side those who are nearest, and says so.
void Nearness::give_nearest(Happening& happening, Parties& side, Parties near, std::string_view field) const {
  leave_out(near, &side == &happening.actors ? happening.recipients : happening.actors);
  if (near.empty()) return;
  for (Party& party : near) party.direct = false;
  sheet_.reason(happening, field, "the nearest that fits, where the parse has none", near.front().token);
  happening.by_nearness = true;
  add_parties(side, near);
}

// Gives a side that the parse left empty.
void Nearness::fill_by_nearness(Happening& happening, const Cue& cue) const {
  const FrameRow& frame = *happening.frame;
  const std::uint32_t verb = happening.cue;
  const bool active = acts_in_full(verb);
  if (active && happening.actors.empty() && sheet_.takes(frame.actor, slot::subject) &&
      !cue.has_argument(slot::subject))
    give_nearest(happening, happening.actors, nearest_before(verb), "actor");
  if (happening.actors.empty() && arguments_.is_passive(verb) && sheet_.takes(frame.actor, slot::subject) &&
      !cue.has_argument(slot::subject))
    give_nearest(happening, happening.actors, agent_behind(verb), "actor");
  if (active && happening.recipients.empty() && sheet_.takes(frame.recipient, slot::object) &&
      !cue.has_argument(slot::object))
    give_nearest(happening, happening.recipients, next_to(verb), "recipient");
  if (frame.reciprocal ? happening.actors.size() == 1 : happening.recipients.empty())
    give_nearest(happening, frame.reciprocal ? happening.actors : happening.recipients,
                 nearest_behind(verb, frame.recipient), frame.reciprocal ? "actor" : "recipient");
}

}  // namespace bede
