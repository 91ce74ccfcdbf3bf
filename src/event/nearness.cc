// SPDX-License-Identifier: Apache-2.0
// Parties by nearness and order, where the parse of a sentence has no fitting slot. The parser errs most in what a
// preposition hangs on: Collins and Brooks, "Prepositional phrase attachment through a backed-off model" (1995).
//
//   "Peru signed a treaty on fishing rights off the coast with Chile"   the parser hangs "with" on the coast
#include <algorithm>

#include "event/coding.h"

namespace bede {

// Where the clause of a word ends to its right: at the next verb with a tense of its own, or at a semicolon.
std::uint32_t Coding::clause_end(std::uint32_t token) const {
  const Sentence& all = reading_.parse.sentences[tokens_[token].sentence];
  for (std::uint32_t i = token + 1; i < all.end_token; ++i) {
    const Tag tag = tokens_[i].tag;
    const bool finite = tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz || tag == Tag::Md;
    if (finite || grammar_[tokens_[i].form].relative || reading_.text(i) == ";") return i;
  }
  return all.end_token;
}

// Whether what a preposition hangs on has a slot for it of its own: "met Chad's king after talks with Mali".
bool Coding::is_claimed(std::uint32_t preposition, std::uint32_t by_other_than) const {
  const std::uint32_t above = tokens_[preposition].head;
  const Cue* other = above == by_other_than ? nullptr : cue(above);
  if (!other) return false;
  const SlotId slot = slot::first_preposition + tokens_[preposition].form;
  const bool of_frame = other->frame && (takes(other->frame->actor, slot) || takes(other->frame->recipient, slot));
  const bool of_operator = other->op && (takes(other->op->recipient, slot) || takes(other->op->content, slot));
  return of_frame || of_operator;
}

// Who stands behind one of the prepositions that `slots` has, anywhere in the clause behind the cue: "with", "against".
// Those that tell where, why or whose are too common to mean this event's, and are left to the parse.
Parties Coding::nearest_behind(std::uint32_t cue_token, Range slots) const {
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
      add_parties(found, parties_joined(object));
    }
  }
  return found;
}

// "Rebels in the north on Monday attacked": who stands before a verb without a subject, if no other verb is between.
Parties Coding::nearest_before(std::uint32_t verb) const {
  const std::uint32_t begin = reading_.parse.sentences[tokens_[verb].sentence].begin_token;
  for (std::uint32_t i = verb; i-- > begin;) {
    if (is_verb(i) && tokens_[i].head == verb) continue;  // its own helper: "has … declared"
    if (is_verb(i) || reading_.text(i) == ";") return {};
    const Dep dep = tokens_[i].dep;
    if (dep == Dep::Pobj || dep == Dep::Poss || dep == Dep::Amod || dep == Dep::Compound || dep == Dep::Nmod) continue;
    if (Parties near = parties_at(i); !near.empty()) return near;
  }
  return {};
}

// Who stands right behind a verb without an object.
Parties Coding::next_to(std::uint32_t verb) const {
  const Sentence& all = reading_.parse.sentences[tokens_[verb].sentence];
  for (std::uint32_t i = verb + 1; i < all.end_token; ++i) {
    if (Parties next = parties_at(i); !next.empty() && tokens_[i].pos != Pos::Adj) return next;
    const Pos pos = tokens_[i].pos;
    if (pos != Pos::Det && pos != Pos::Adj && pos != Pos::Num && tokens_[i].dep != Dep::Compound) return {};
  }
  return {};
}

// A verb with a tense of its own, in the active voice.
bool Coding::acts_in_full(std::uint32_t verb) const {
  const Tag tag = tokens_[verb].tag;
  const bool finite = tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz;
  return finite && tokens_[verb].dep != Dep::Acl && !arguments_.is_passive(verb);
}

bool Coding::has_argument(const Cue& cue, SlotId slot) {
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& a) { return a.slot == slot; });
}

// Gives a side those who are nearest, and says so.
void Coding::give_nearest(Happening& happening, Parties& side, Parties near, std::string_view field) const {
  leave_out(near, &side == &happening.actors ? happening.recipients : happening.actors);
  if (near.empty()) return;
  for (Party& party : near) party.direct = false;
  reason(happening, field, "the nearest that fits, where the parse has none", near.front().token);
  happening.by_nearness = true;
  add_parties(side, near);
}

// Gives a side that the parse left empty.
void Coding::fill_by_nearness(Happening& happening, const Cue& cue) const {
  const FrameRow& frame = *happening.frame;
  const std::uint32_t verb = happening.cue;
  const bool active = acts_in_full(verb);
  if (active && happening.actors.empty() && takes(frame.actor, slot::subject) && !has_argument(cue, slot::subject))
    give_nearest(happening, happening.actors, nearest_before(verb), "actor");
  if (active && happening.recipients.empty() && takes(frame.recipient, slot::object) &&
      !has_argument(cue, slot::object))
    give_nearest(happening, happening.recipients, next_to(verb), "recipient");
  if (frame.reciprocal ? happening.actors.size() == 1 : happening.recipients.empty())
    give_nearest(happening, frame.reciprocal ? happening.actors : happening.recipients,
                 nearest_behind(verb, frame.recipient), frame.reciprocal ? "actor" : "recipient");
}

// "threatened on Tuesday to behead the American": behind a time or a place the parser takes what is threatened for a
// purpose.
void Coding::take_displaced_infinitive(std::uint32_t token, Cue& cue) const {
  if (!is_verb(token) || has_argument(cue, slot::clause) || has_argument(cue, slot::object)) return;
  const auto rows = lexicon_.operators_of[tokens_[token].lemma];
  if (std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        const Range content = lexicon_.operators[row].content;
        return lexicon_.operators[row].predicate.words.size() == 1 &&
               (takes(content, slot::infinitive) || takes(content, slot::clause));
      }))
    return;
  for (const std::uint32_t child : reading_.children(token)) {
    if (child < token || tokens_[child].dep != Dep::Advcl || !arguments_.is_infinitive(child)) continue;
    cue.arguments.push_back({slot::clause, child});
    cue.arguments.push_back({slot::infinitive, child});
    return;
  }
}

}  // namespace bede
