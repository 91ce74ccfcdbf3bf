// SPDX-License-Identifier: Apache-2.0
// Parties that the words of an event do not name, for they were told beside it or just before: "met the minister and
// offered to send doctors", "froze their accounts, a step that Minsk condemned", "Gunmen freed three of the nuns. The
// other two have not been released."
//
// Who is meant was told as a party of another event; this is what Gerber and Chai, "Semantic role labeling of implicit
// arguments for nominal predicates" (Computational Linguistics 38, 2012) found to say most. Such parties are not
// direct.
#include <algorithm>
#include <numeric>

#include "event/implied_parties.h"

namespace bede {
namespace {

constexpr std::uint32_t far_back = 3, near_back = 1;  // sentences
constexpr std::uint32_t verbal_conflict = 3;          // of the quads

}  // namespace

// The other side of what two did to each other, or one to the other; empty where `side` is on neither or on both.
Parties ImpliedParties::opponents_of(const Parties& side, const Happening& known) const {
  Parties others;
  if (!known.recipients.empty()) {
    const bool acts = who_.share_a_side(side, known.actors), suffers = who_.share_a_side(side, known.recipients);
    if (acts == suffers) return {};
    others = acts ? known.recipients : known.actors;
  } else if (known.frame && known.frame->reciprocal && who_.share_a_side(side, known.actors)) {
    others = known.actors;
    std::erase_if(others, [&](const Party& p) { return who_.share_a_side({p}, side); });
  }
  std::erase_if(others, [&](const Party& p) { return actors_.actors[p.actor].code.empty(); });
  return others;
}

// "froze their accounts, a step that Minsk condemned": who took the step.
Parties ImpliedParties::doers_summed_up(const Happening& happening) const {
  std::uint32_t noun = happening.verb;
  while (tokens_[noun].dep == Dep::Conj) noun = tokens_[noun].head;
  if ((tokens_[noun].dep != Dep::Relcl && tokens_[noun].dep != Dep::Acl) || reading_.is_root(noun)) return {};
  noun = tokens_[noun].head;
  // Behind a comma the parser hangs such a noun on anything.
  const std::uint32_t begin = tokens_[noun].subtree_begin;
  const bool beside = tokens_[noun].dep == Dep::Appos || (begin > 0 && reading_.text(begin - 1) == ",");
  if (!beside || !grammar_[tokens_[noun].lemma].sums_up || reading_.is_root(noun)) return {};
  std::uint32_t verb = tokens_[noun].head;
  while (!sheet_.is_verb(verb) && !reading_.is_root(verb)) verb = tokens_[verb].head;
  if (const Cue* deed = sheet_.cue(verb); deed && deed->happening != no_happening)
    return happenings_[deed->happening].actors;
  Parties doers;
  if (const std::uint32_t subject = arguments_.subject_of(verb); subject != no_token)
    add_parties(doers, who_.parties_joined(subject));
  return doers;
}

// "spoke to both leaders and offered to send observers": to those who were spoken to.
Parties ImpliedParties::hearers_beside(const Happening& happening) const {
  const auto type = static_cast<EventType>(happening.type);
  if (!happening.op || (type != EventType::Agree && type != EventType::Threaten && type != EventType::Request))
    return {};
  const std::uint32_t verb = happening.verb;
  if (reading_.child(verb, Dep::Nsubj) != no_token) return {};
  const Dep dep = tokens_[verb].dep;
  if (dep != Dep::Conj && (dep != Dep::Advcl || arguments_.is_infinitive(verb))) return {};
  const Cue* talk = sheet_.cue(tokens_[verb].head);
  if (!talk || talk->happening == no_happening) return {};
  const Happening& known = happenings_[talk->happening];
  if (static_cast<EventType>(known.type) != EventType::Consult || !known.frame || !known.frame->reciprocal) return {};
  Parties hearers = known.actors;
  leave_out(hearers, happening.actors);
  return hearers;
}

// "rejected the accusation": whoever accused them, or said what they did.
Parties ImpliedParties::accusers_answered(const Happening& happening, std::uint32_t before) const {
  if (static_cast<EventType>(happening.type) != EventType::Reject || happening.actors.empty()) return {};
  const bool answers = std::any_of(happening.words.begin(), happening.words.end(), [&](std::uint32_t word) {
    const Cue* part = word == happening.cue ? nullptr : sheet_.cue(word);
    return part && part->happening != no_happening &&
           static_cast<EventType>(happenings_[part->happening].type) == EventType::Accuse;
  });
  if (!answers) return {};
  const Happening* best = nullptr;
  const auto look = [&](const Happening& known) {
    if (known.refused || known.cue >= before || (best && known.cue < best->cue)) return;
    if (tokens_[before].sentence - tokens_[known.cue].sentence > far_back) return;
    best = &known;
  };
  for (const Happening& known : happenings_)
    if (static_cast<EventType>(known.type) == EventType::Accuse && !known.actors.empty() &&
        who_.share_a_side(happening.actors, known.recipients))
      look(known);
  if (best) return best->actors;
  for (const Happening& known : happenings_)
    if (lexicon_.types[known.type].quad >= verbal_conflict && who_.share_a_side(happening.actors, known.actors) &&
        !known.sources.empty() && known.sources.front().named)
      look(known);
  if (!best) return {};
  Parties accusers{best->sources.front().party};
  leave_out(accusers, happening.actors);
  return who_.share_a_side(accusers, happening.actors) ? Parties{} : accusers;
}

// Whether words of an event say that it is one more of its kind: "two others were wounded".
bool ImpliedParties::is_one_more(const Happening& happening) const {
  const Cue* own = sheet_.cue(happening.cue);
  if (!own || !happening.frame) return false;
  for (const Argument& argument : own->arguments) {
    if (!sheet_.takes(happening.frame->recipient, argument.slot)) continue;
    if (grammar_[tokens_[argument.token].lemma].additive) return true;
    for (const std::uint32_t child : reading_.children(argument.token))
      if (child < argument.token && grammar_[tokens_[child].lemma].additive) return true;
  }
  return false;
}

// Who does what is told of those who suffer it alone, after other deeds: "Thai and Cambodian troops exchanged fire.
// Two Cambodian soldiers were killed", "Gunmen freed three of the nuns. The other two have not been released".
Parties ImpliedParties::doers_before(const Happening& happening) const {
  if (!captors_.is_agentless(happening)) return {};
  const bool more = is_one_more(happening);
  const auto type = static_cast<EventType>(happening.type);
  const bool harm = type == EventType::Assault &&
                    (happening.frame->harm == Harm::Dead || happening.frame->harm == Harm::Injured) &&
                    happening.factuality == Factuality::Actual;
  const Happening* best = nullptr;
  Parties doers;
  for (const Happening& known : happenings_) {
    if (known.refused || known.cue >= happening.cue || known.actors.empty() || !known.frame) continue;
    if (known.type != happening.type || known.factuality != Factuality::Actual) continue;
    if (tokens_[happening.cue].sentence - tokens_[known.cue].sentence > far_back) continue;
    if (best && known.cue < best->cue) continue;
    Parties found;
    if (more && known.cameo == happening.cameo && !known.frame->reciprocal &&
        !who_.share_a_side(known.actors, happening.recipients))
      found = known.actors;
    else if (harm)
      found = opponents_of(happening.recipients, known);
    if (found.empty()) continue;
    // Who "hit back at the senator" or "attacked his rivals" kills nobody.
    const auto may_kill = [&](const Party& p) {
      const Actor& actor = actors_.actors[p.actor];
      return actor.armed || actor.kind == ActorKind::State || (actor.sectors & knowledge_.state_sectors) != 0;
    };
    if (type == EventType::Assault && std::none_of(found.begin(), found.end(), may_kill)) continue;
    best = &known;
    doers = std::move(found);
  }
  return doers;
}

// "Pastrana appealed to the rebels to free them. They refused to let anybody go": whoever asked is refused.
Parties ImpliedParties::askers_refused(const Happening& happening) const {
  if (static_cast<EventType>(happening.type) != EventType::Reject || !happening.op || happening.actors.empty())
    return {};
  const Happening* best = nullptr;
  for (const Happening& known : happenings_) {
    if (static_cast<EventType>(known.type) != EventType::Request || known.refused || known.actors.empty()) continue;
    if (known.cue >= happening.cue || (best && known.cue < best->cue)) continue;
    if (tokens_[happening.cue].sentence - tokens_[known.cue].sentence > far_back) continue;
    if (who_.share_a_side(happening.actors, known.recipients) && !who_.share_a_side(happening.actors, known.actors))
      best = &known;
  }
  return best ? best->actors : Parties{};
}

// "Mali, which accused Chad of spying, threatened to strike back": at whom it is at odds with.
Parties ImpliedParties::opponents_before(const Happening& happening) const {
  if (static_cast<EventType>(happening.type) != EventType::Threaten || happening.actors.empty()) return {};
  // "threatened the harvest" has its object.
  const Cue* own = sheet_.cue(happening.cue);
  if (!own || std::any_of(own->arguments.begin(), own->arguments.end(),
                          [](const Argument& argument) { return argument.slot == slot::object; }))
    return {};
  const Happening* best = nullptr;
  Parties opponents;
  for (const Happening& known : happenings_) {
    if (known.refused || known.cue >= happening.cue || lexicon_.types[known.type].quad < verbal_conflict) continue;
    if (static_cast<EventType>(known.type) == EventType::Request) continue;
    if (tokens_[happening.cue].sentence - tokens_[known.cue].sentence > near_back || (best && known.cue < best->cue))
      continue;
    Parties found = opponents_of(happening.actors, known);
    if (found.empty()) continue;
    best = &known;
    opponents = std::move(found);
  }
  return opponents;
}

// "Political talks are due to open in N'Djamena on April 20": between those who made the agreement, or met, before;
// where the words say when or where, and it is no other telling of that.
void ImpliedParties::give_parties_of_talks() {
  const auto is_talk = [](const Happening& happening) {
    return static_cast<EventType>(happening.type) == EventType::Consult;
  };
  for (Happening& happening : happenings_) {
    if (!happening.bare || happening.refused || happening.same_as != no_happening || happening.op || !happening.row ||
        !happening.frame || !happening.frame->reciprocal || sheet_.is_verb(happening.cue) ||
        !(is_talk(happening) || static_cast<EventType>(happening.type) == EventType::Retreat))
      continue;
    std::uint32_t topic = happening.cue;  // "a second round of talks"
    while (tokens_[topic].dep == Dep::Pobj && !reading_.is_root(tokens_[topic].head) &&
           grammar_[tokens_[tokens_[topic].head].form].belonging)
      topic = tokens_[tokens_[topic].head].head;
    const ReadToken& noun = tokens_[topic];
    const bool is_topic = noun.dep == Dep::Nsubj || noun.dep == Dep::NsubjPass;
    if (!is_topic || (happening.dates.empty() && happening.place == no_happening)) continue;
    const Happening* best = nullptr;
    for (const Happening& known : happenings_)
      if (!known.refused && known.frame && known.frame->reciprocal && known.actors.size() > 1 &&
          known.cue < happening.cue && (!best || known.cue > best->cue))
        best = &known;
    if (!best) continue;
    happening.actors = best->actors;
    for (Party& party : happening.actors) party.direct = false;
    happening.bare = false;
    happening.by_nearness = true;
    sheet_.reason(happening, "actor", "who made the agreement before", best->cue, best->row);
  }
}

void ImpliedParties::find() {
  std::vector<std::uint32_t> order(happenings_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return happenings_[a].cue < happenings_[b].cue; });
  for (const std::uint32_t h : order) {
    Happening& happening = happenings_[h];
    if (happening.refused || !happening.row) continue;
    if (happening.actors.empty()) {
      sheet_.give_side(happening, happening.actors, captors_.doers_by_subject(happening), "actor",
                       "who does what its subject tells");
      sheet_.give_side(happening, happening.actors, captors_.blamed_beside(happening), "actor",
                       "who is blamed beside it");
      sheet_.give_side(happening, happening.actors, captors_.police_who_tell(happening), "actor",
                       "the police tell of it");
      sheet_.give_side(happening, happening.actors, doers_before(happening), "actor", "who did the like just before");
      sheet_.give_side(happening, happening.actors, captors_.captors_of(happening), "actor", "who took them");
    }
    const bool directed = happening.frame ? !happening.frame->reciprocal && !happening.frame->recipient.empty() : true;
    if (!happening.recipients.empty() || !directed) continue;
    sheet_.give_side(happening, happening.recipients, doers_summed_up(happening), "recipient",
                     "who did what the noun sums up");
    sheet_.give_side(happening, happening.recipients, hearers_beside(happening), "recipient",
                     "who was spoken to beside it");
    sheet_.give_side(happening, happening.recipients, accusers_answered(happening, happening.cue), "recipient",
                     "who said what is answered");
    sheet_.give_side(happening, happening.recipients, askers_refused(happening), "recipient",
                     "who asked for what is refused");
    sheet_.give_side(happening, happening.recipients, opponents_before(happening), "recipient",
                     "with whom they are at odds");
  }
  for (const std::uint32_t h : order)
    if (Happening& happening = happenings_[h]; !happening.refused && happening.row && happening.recipients.empty())
      sheet_.give_side(happening, happening.recipients, captors_.holders_asked(happening), "recipient",
                       "who holds those who are to be freed");
  // "threatened the ministry with a strike": whoever is threatened would suffer it.
  for (const std::uint32_t h : order) {
    const Happening& threat = happenings_[h];
    if (threat.refused || static_cast<EventType>(threat.type) != EventType::Threaten || threat.inner == no_happening)
      continue;
    Happening& deed = happenings_[threat.inner];
    // But "threatened to halt its exports unless the council voted" stops what goes to others.
    if (deed.frame && static_cast<EventType>(deed.type) == EventType::Protest && deed.recipients.empty() &&
        who_.share_a_side(deed.actors, threat.actors))
      sheet_.give_side(deed, deed.recipients, threat.recipients, "recipient", "who is threatened with it");
  }
}

}  // namespace bede
