// SPDX-License-Identifier: Apache-2.0
// Several tellings of one event in a report become one event: "signed a deal … The accord", "announced a truce … The
// cease-fire, which does not apply to …".
#include <algorithm>

#include "event/chains.h"

namespace bede {
namespace {

constexpr std::size_t most_back = 400;       // events that may be told again; a longer report is many stories
constexpr std::uint32_t sentences_back = 6;  // how far "the deal" may be from the deal

bool shares(const Parties& a, const Parties& b) {
  return std::any_of(a.begin(), a.end(), [&](const Party& one) {
    return std::any_of(b.begin(), b.end(), [&](const Party& other) { return other.actor == one.actor; });
  });
}

bool agree(const Parties& a, const Parties& b) { return a.empty() || b.empty() || shares(a, b); }

bool holds(const Parties& whole, const Parties& part) {
  return std::all_of(part.begin(), part.end(), [&](const Party& one) {
    return std::any_of(whole.begin(), whole.end(), [&](const Party& other) { return other.actor == one.actor; });
  });
}

bool one_holds(const Parties& a, const Parties& b) { return holds(a, b) || holds(b, a); }

}  // namespace

// A noun with "the" or "this" whose event was told before.
bool Chains::refers_back(const Happening& happening) const {
  if (sheet_.is_verb(happening.cue)) return false;
  for (const std::uint32_t child : reading_.children(happening.cue))
    if (grammar_[tokens_[child].form].definite && tokens_[child].dep == Dep::Det) return true;
  return happening.bare;
}

// Whether the ones are the states of the others, all of them.
bool Chains::stand_for(const Parties& states, const Parties& others) const {
  return states.size() == others.size() && std::all_of(others.begin(), others.end(), [&](const Party& other) {
           return std::any_of(states.begin(), states.end(), [&](const Party& state) {
             return actors_.actors[state.actor].kind == ActorKind::State && who_.is_same_side(state, other);
           });
         });
}

bool Chains::is_same(const Happening& a, const Happening& b) const {
  // Both orders of the same act, told twice in one way.
  if (a.type != b.type || a.op || b.op) return false;
  if (a.factuality != b.factuality) return false;
  if (a.actors.empty() || !agree(a.recipients, b.recipients)) return false;
  const bool deal =
      static_cast<EventType>(a.type) == EventType::Support || static_cast<EventType>(a.type) == EventType::Agree;
  // "Kenya and Uganda signed an accord. The two ministers put their names to the document": for their states.
  const bool signs = deal && a.frame && a.frame->reciprocal && a.actors.size() > 1 && stand_for(a.actors, b.actors);
  if (!signs && !shares(a.actors, b.actors)) return false;
  // Two meetings of one minister with two others are two.
  if (a.frame && a.frame->reciprocal && !signs && !one_holds(a.actors, b.actors)) return false;
  if (!a.recipients.empty() != !b.recipients.empty() && a.mode != b.mode) return false;
  if (a.mode != b.mode && a.mode != no_mode && b.mode != no_mode) return false;
  if (lexicon_.text(a.cameo).substr(0, 3) != lexicon_.text(b.cameo).substr(0, 3)) return false;
  if (!a.dates.empty() && !b.dates.empty() && a.dates != b.dates) return false;
  return true;
}

void Chains::merge(std::uint32_t into, std::uint32_t from) {
  Happening& whole = happenings_[into];
  Happening& part = happenings_[from];
  part.same_as = into;
  whole.tellings.push_back(from);
  if (whole.actors.empty())
    whole.actors = part.actors;
  else if (whole.frame && whole.frame->reciprocal && !stand_for(whole.actors, part.actors))
    add_parties(whole.actors, part.actors);
  if (whole.recipients.empty()) whole.recipients = part.recipients;
  leave_out(whole.recipients, whole.actors);  // "rejected the accusation": not who rejects it
  if (!part.bare) whole.bare = false;
  whole.reasons.insert(whole.reasons.end(), part.reasons.begin(), part.reasons.end());
  // "The Army of Islam claimed responsibility": it says so as well.
  if (part.meant != no_happening && part.factuality == Factuality::Actual && whole.factuality == Factuality::Actual)
    for (const Source& source : part.sources)
      if (source.named) add_new(source, whole.sources);
  add_parties(whole.mediators, part.mediators);
  add_parties(whole.excluded, part.excluded);
  if (whole.place == no_happening) whole.place = part.place;
  // "They marched on Friday. The march against fuel prices was …": what it is for, told later.
  if (part.widened != 0 && part.widened == whole.cameo) {
    whole.widened = whole.cameo;
    whole.cameo = part.cameo;
  }
  if (whole.mode == no_mode && part.type == whole.type) whole.mode = part.mode;
  whole.contexts |= part.contexts;
  whole.dates.insert(whole.dates.end(), part.dates.begin(), part.dates.end());
  part.dates.clear();
  sheet_.reason(whole, "mentions", "the same event told again", part.cue, part.row);
  // A broker is no party to what he brokers.
  leave_out(whole.actors, whole.mediators);
}

// "Some 300 people marched through the town to protest": what is done to do it is it.
void Chains::join_purpose(std::uint32_t purpose) {
  const std::uint32_t verb = happenings_[purpose].cue;
  if (tokens_[verb].dep != Dep::Advcl || !arguments_.is_infinitive(verb)) return;
  const Cue* above = sheet_.cue(tokens_[verb].head);
  const std::uint32_t deed = above ? above->happening : no_happening;
  if (deed == no_happening || deed == purpose || happenings_[deed].same_as != no_happening) return;
  const Happening& done = happenings_[deed];
  if (done.refused || done.op || happenings_[purpose].op || done.type != happenings_[purpose].type) return;
  const bool meets = static_cast<EventType>(done.type) == EventType::Consult;  // "flew to Cairo to meet him"
  if (!meets && agree(done.actors, happenings_[purpose].actors)) merge(deed, purpose);
}

// "killed four soldiers and wounded nine", "shelled the camp, killing two nurses": the harm that one attack did.
void Chains::join_harm(std::uint32_t harm) {
  const Happening& done = happenings_[harm];
  const auto hurts = [](const Happening& h) {
    return h.frame && (h.frame->harm == Harm::Dead || h.frame->harm == Harm::Injured);
  };
  if (!hurts(done) || !sheet_.is_verb(done.cue) || static_cast<EventType>(done.type) != EventType::Assault) return;
  const ReadToken& verb = tokens_[done.cue];
  const bool result =
      verb.tag == Tag::Vbg && (verb.dep == Dep::Advcl || (verb.dep == Dep::Conj && tokens_[verb.head].tag != Tag::Vbg));
  const Cue* above = verb.dep == Dep::Conj || result ? sheet_.cue(verb.head) : nullptr;
  std::uint32_t deed = above ? above->happening : no_happening;
  if (deed == no_happening || !(result || hurts(happenings_[deed]))) return;
  deed = sheet_.whole_of(deed);
  if (deed == harm) return;
  Happening& whole = happenings_[deed];
  if (whole.refused || whole.op || whole.type != done.type || whole.factuality != done.factuality) return;
  if (!agree(whole.actors, done.actors)) return;
  for (const Party& party : done.recipients)  // "killed four soldiers and wounded nine": nine of them
    if (tokens_[party.token].tag != Tag::Cd || whole.recipients.empty()) add_parties(whole.recipients, {party});
  merge(deed, harm);
}

// "signed an agreement": the verb's row has the noun among its words. "agreed to a truce": the act has the truce's
// code.
void Chains::join_parts() {
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    if (happenings_[h].same_as != no_happening || happenings_[h].refused) continue;
    for (const std::uint32_t word : happenings_[h].words) {
      const Cue* part = word != happenings_[h].cue ? sheet_.cue(word) : nullptr;
      const std::uint32_t inner = part ? part->happening : no_happening;
      if (inner == no_happening || inner == h || happenings_[inner].op || happenings_[inner].same_as != no_happening)
        continue;
      const bool finer = happenings_[inner].type == happenings_[h].type && happenings_[inner].words.size() > 1 &&
                         happenings_[h].mode != happenings_[inner].mode;
      if (finer) {
        happenings_[h].mode = happenings_[inner].mode;
        happenings_[h].cameo = happenings_[inner].cameo;
      }
      merge(h, inner);
    }
    if (const std::uint32_t force = captors_.force_when(happenings_[h]);
        force != no_happening && happenings_[force].same_as == no_happening) {
      add_parties(happenings_[force].recipients, happenings_[h].recipients);
      merge(force, h);
      continue;
    }
    if (const std::uint32_t force = captors_.force_that_did(happenings_[h]);
        force != no_happening && happenings_[force].same_as == no_happening && force != h) {
      if (happenings_[force].mode != no_mode) {
        happenings_[h].mode = happenings_[force].mode;
        happenings_[h].cameo = happenings_[force].cameo;
      }
      merge(h, force);
    }
    join_purpose(h);
    if (happenings_[h].same_as == no_happening) join_harm(h);
    const std::uint32_t inner = happenings_[h].inner;
    if (happenings_[h].op && inner != no_happening && happenings_[inner].same_as == no_happening &&
        happenings_[inner].cameo == happenings_[h].cameo && !happenings_[inner].op) {
      happenings_[h].inner = no_happening;
      merge(h, inner);
    }
  }
}

// "A bomb killed five people. The Baloch Liberation Army claimed responsibility": who did it, as it says itself.
bool Chains::join_claim(std::uint32_t claim) {
  Happening& happening = happenings_[claim];
  if (happening.meant == no_happening || happening.factuality != Factuality::Actual) return false;
  const std::uint32_t deed = sheet_.whole_of(happening.meant);
  if (!happenings_[deed].actors.empty() || happenings_[deed].factuality != Factuality::Actual) return false;
  merge(deed, claim);
  return true;
}

void Chains::find() {
  join_parts();
  std::vector<std::uint32_t> order(happenings_.size());
  for (std::uint32_t h = 0; h < order.size(); ++h) order[h] = h;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return happenings_[a].cue < happenings_[b].cue; });
  for (std::size_t later = 0; later < order.size(); ++later) {
    Happening& happening = happenings_[order[later]];
    if (happening.refused || happening.op || !happening.row) continue;  // a guess is no telling of what is known
    if (join_claim(order[later])) continue;
    for (std::size_t before = later; before-- > 0 && later - before <= most_back;) {
      const Happening& known = happenings_[order[before]];
      if (known.refused || known.op || !known.row) continue;
      const std::uint32_t whole = sheet_.whole_of(order[before]);
      if (whole == order[later] || happenings_[whole].bare) continue;
      if (may_refer(happening, known, happenings_[whole]) || (whole == order[before] && is_same(known, happening))) {
        merge(whole, order[later]);
        break;
      }
    }
  }
}

// Whether a noun may mean an event told before. `known` is one of the tellings of `whole`.
bool Chains::may_refer(const Happening& happening, const Happening& known, const Happening& whole) const {
  if (!refers_back(happening)) return false;
  // "Police would arrest anyone who blocked the port. In 1978, riots …": what may be is none of what was.
  const auto is_open = [](Factuality told) { return told == Factuality::Conditional || told == Factuality::Possible; };
  const auto is_done = [](Factuality told) { return told == Factuality::Actual || told == Factuality::Historical; };
  if (is_open(whole.factuality) && is_done(happening.factuality) && happening.bare) return false;
  if (known.type != happening.type && known.cameo != happening.cameo) return false;
  // "Youths blocked the railway. The union threatened a general strike": one of another kind is another.
  const auto children = reading_.children(happening.cue);
  const bool is_new = std::any_of(children.begin(), children.end(),
                                  [&](std::uint32_t child) { return grammar_[tokens_[child].form].indefinite; });
  if (is_new && known.mode != happening.mode && known.mode != no_mode && happening.mode != no_mode) return false;
  if (tokens_[happening.cue].sentence - tokens_[known.cue].sentence > sentences_back) return false;
  // "The government and the rebels signed an agreement. The deal binds Addis Ababa to …": it is the government.
  const bool for_them = happening.frame->reciprocal && whole.actors.size() > 1 && !happening.actors.empty() &&
                        std::all_of(happening.actors.begin(), happening.actors.end(),
                                    [&](const Party& party) { return who_.share_a_side({party}, whole.actors); });
  if (!(for_them || agree(whole.actors, happening.actors)) || !agree(whole.recipients, happening.recipients))
    return false;
  if (happening.frame->reciprocal && !for_them && !one_holds(whole.actors, happening.actors)) return false;
  // "The strike began in May. A strike in January 1996 had failed."
  const auto is_limit = [](AgreementRole role) { return role == AgreementRole::Begins || role == AgreementRole::Ends; };
  const auto days_of = [&](const Happening& h) -> const Days* {
    for (const std::uint32_t d : h.dates)
      if (dates_[d].days && !(terms_.is_agreement(h) && is_limit(terms_.role_of_date(d)))) return &*dates_[d].days;
    return nullptr;
  };
  const Days* own = days_of(happening);
  const Days* other = days_of(whole);
  if (own && other && (own->last < other->first || other->last < own->first)) return false;
  // "opened peace talks on Thursday. A second round of talks is scheduled for Monday"
  if (own && own->first > frame_.day && is_done(whole.factuality) && !terms_.is_agreement(whole)) return false;
  const bool alike = known.cameo == happening.cameo || known.factuality == happening.factuality;
  // "signed an agreement …, the most useful accord in years": beside it, or in another sentence.
  const bool beside = tokens_[happening.cue].dep == Dep::Appos || arguments_.is_second_object(happening.cue);
  const bool elsewhere = beside || tokens_[happening.cue].sentence != tokens_[known.cue].sentence;
  return happening.bare || (alike && elsewhere);
}

}  // namespace bede
