// SPDX-License-Identifier: Apache-2.0
// The event between two parties that are given. The events of the sentence come first, those whose slots the two fill;
// then those that have one of them; where the parse has no fitting slot, the predicate nearest to both.
#include <algorithm>

#include "event/relation.h"

namespace bede {

// One of the two parties, and how the sentence speaks of it elsewhere.
struct GivenParties::Side {
  TokenSpan span;  // empty: not given
  std::uint32_t head = no_token;
  std::span<const std::uint32_t> actors;  // of the mention
};

struct GivenParties::Sides {
  Side first, second;
  std::vector<std::uint32_t> path;  // the tokens of the tree between their heads
  std::uint32_t subject_of;         // the verb whose subject the first is, or no_token
};

namespace {

bool is_in(std::uint32_t token, TokenSpan span) { return token >= span.begin && token < span.end; }

}  // namespace

// "The committee declared that it will not end the strike": the pronoun is who says so.
bool GivenParties::speaks_as(std::uint32_t pronoun, const Side& side) const {
  if (tokens_[pronoun].pos != Pos::Pron || tokens_[pronoun].dep != Dep::Nsubj) return false;
  const std::uint32_t verb = tokens_[pronoun].head;
  return tokens_[verb].dep == Dep::Ccomp && arguments_.subject_of(tokens_[verb].head) == side.head;
}

bool GivenParties::has(const Parties& parties, const Side& side) const {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& p) {
    const bool same = std::find(side.actors.begin(), side.actors.end(), p.actor) != side.actors.end();
    return same || is_in(p.token, side.span) || speaks_as(p.token, side);
  });
}

// "The committee said that it would not end the strike": where nobody is known by that name, the pronoun is whoever
// says so.
void GivenParties::give_pronoun(const Side& side) {
  if (side.head == no_token || tokens_[side.head].dep != Dep::Nsubj || !actors_.mention(side.head)) return;
  const ActorMention named = *actors_.mention(side.head);
  for (const std::uint32_t content : reading_.children(tokens_[side.head].head)) {
    const std::uint32_t pronoun =
        tokens_[content].dep == Dep::Ccomp && sheet_.is_verb(content) ? arguments_.subject_of(content) : no_token;
    if (pronoun == no_token || actors_.mention(pronoun) || tokens_[pronoun].pos != Pos::Pron) continue;
    const GrammarWord& word = grammar_[tokens_[pronoun].form];
    if (!word.pronoun || word.first || word.relative) continue;
    ActorMention mention = named;
    mention.begin_token = mention.head_token = pronoun;
    mention.end_token = pronoun + 1;
    actors_.mentions.push_back(mention);
    actors_.at[pronoun] = static_cast<std::uint32_t>(actors_.mentions.size());
    return;
  }
}

// The event of which another one is the purpose: "gave blankets to help the refugees", "mobilized the army for war on
// the rebels"; or no_happening.
std::uint32_t GivenParties::means_of(const Happening& purpose) const {
  std::uint32_t verb = factualities_.purpose_of(purpose.verb);
  const std::uint32_t link = tokens_[purpose.cue].dep == Dep::Pobj ? tokens_[purpose.cue].head : no_token;
  const GrammarWord& word = grammar_[tokens_[link == no_token ? purpose.cue : link].form];
  const bool aim = word.purpose && (word.place == PlaceLink::None || word.place == PlaceLink::To);
  if (verb == no_token && link != no_token && aim) {
    verb = tokens_[link].head;
    if (tokens_[verb].dep == Dep::Dobj) verb = tokens_[verb].head;
  }
  if (verb == no_token) return no_happening;
  for (std::uint32_t h = 0; h < happenings_.size(); ++h)
    if (happenings_[h].verb == verb && &happenings_[h] != &purpose) return h;
  return no_happening;
}

// From one token up to where the two meet and down to the other, both included.
std::vector<std::uint32_t> GivenParties::path(std::uint32_t from, std::uint32_t to) const {
  std::vector<std::uint32_t> up{from}, down{to};
  while (!reading_.is_root(up.back())) up.push_back(tokens_[up.back()].head);
  while (!reading_.is_root(down.back())) down.push_back(tokens_[down.back()].head);
  if (up.back() != down.back()) return up;  // in two sentences
  while (up.size() > 1 && down.size() > 1 && up[up.size() - 2] == down[down.size() - 2]) {
    up.pop_back();
    down.pop_back();
  }
  up.insert(up.end(), down.rbegin() + 1, down.rend());
  return up;
}

// How far below the root.
std::uint32_t GivenParties::depth(std::uint32_t token) const {
  std::uint32_t steps = 0;
  for (; !reading_.is_root(token); token = tokens_[token].head) ++steps;
  return steps;
}

// How well the two fill an event's slots; 0: it has neither.
int GivenParties::rank(const Happening& happening, const Sides& sides) const {
  const bool two = sides.first.head != no_token && sides.second.head != no_token;
  const bool reciprocal = happening.recipients.empty();
  const bool acts = has(happening.actors, sides.first), suffers = has(happening.recipients, sides.second);
  const bool acted = has(happening.actors, sides.second), suffered = has(happening.recipients, sides.first);
  const bool on_path = std::find(sides.path.begin(), sides.path.end(), happening.cue) != sides.path.end() ||
                       std::find(sides.path.begin(), sides.path.end(), happening.verb) != sides.path.end();
  const auto is_about_second = [&](const Happening& inside) {
    return has(inside.recipients, sides.second) || has(inside.actors, sides.second) ||
           is_in(inside.cue, sides.second.span);
  };
  bool about_second = happening.inner != no_happening && is_about_second(happenings_[happening.inner]);
  // "gave blankets to help the refugees": what it is for says whom it is given to.
  for (const Happening& other : happenings_)
    about_second = about_second || (other.verb != happening.verb && means_of(other) != no_happening &&
                                    happenings_[means_of(other)].verb == happening.verb && is_about_second(other));
  int points = 0;
  if (acts && (suffers || about_second || (reciprocal && acted)))
    points = 90;
  else if (acts && two)
    points = acted ? 50 : 55;
  else if (acts)
    points = 80;
  else if (suffers)
    points = suffered ? 40 : 50;
  else if (acted && says(sides.first, happening))
    points = 52;
  else if (acted || suffered)
    points = 20;
  if (points == 0) return 0;
  points += on_path ? 15 : 0;
  // What the clause says of it comes before what is said beside: "The alliance fighting the rebels declared a truce".
  if (sides.subject_of == happening.verb && acts) points += 20;
  // "called off the strike after talks with the owners": who acts in the clause has a part in the talks beside it.
  Parties own = happening.actors;
  std::erase_if(own, [](const Party& p) { return !p.direct; });
  if (acts && !sheet_.is_verb(happening.cue) && !has(own, sides.first)) points -= 25;
  points += happening.op ? 3 : 0;
  points -= happening.refused ? 10 : 0;
  return points;
}

// Whether the party is who says that an event has happened.
bool GivenParties::says(const Side& side, const Happening& happening) const {
  return std::any_of(happening.sources.begin(), happening.sources.end(),
                     [&](const Source& source) { return source.named && has({source.party}, side); });
}

// Where no event has either of them: the predicate nearest to the path between them, or no_happening.
std::uint32_t GivenParties::cue_between(const Sides& sides) {
  std::uint32_t best = no_happening;
  const TokenSpan given[] = {sides.first.span, sides.second.span};
  const auto try_at = [&](std::uint32_t token) {
    Cue* found = sheet_.cue(token);
    if (best != no_happening || !found || is_in(token, sides.first.span)) return;
    if (found->happening == no_happening && !found->frame) {
      coding_.cues.choose_frame(token, *found, given);
      if (found->frame) {
        const std::uint32_t made = coding_.frame_events.make_frame_event(token, *found);
        sheet_.cue(token)->happening = made;
        coding_.sources.find_of(made);
      }
    }
    best = sheet_.cue(token)->happening;
  };
  for (const std::uint32_t token : sides.path) try_at(token);
  for (const std::uint32_t token : sides.path)
    for (const std::uint32_t child : reading_.children(token)) try_at(child);
  if (best != no_happening || sides.path.empty()) return best;
  const std::uint32_t sentence = tokens_[sides.path.front()].sentence;
  const Sentence& all = reading_.parse.sentences[sentence];
  for (std::uint32_t i = sides.path.front(); i < all.end_token; ++i) try_at(i);
  for (std::uint32_t i = sides.path.front(); i-- > all.begin_token;) try_at(i);
  return best;
}

// The verb that joins the two: the one whose subject the first is, else the first verb between them, else the next one
// above; no_token where there is none.
std::uint32_t GivenParties::verb_between(const Sides& sides) const {
  if (sides.subject_of != no_token && coding_.unknown_verbs.is_full_verb(sides.subject_of)) return sides.subject_of;
  for (const std::uint32_t token : sides.path)
    if (coding_.unknown_verbs.is_full_verb(token) && !is_in(token, sides.first.span) &&
        !is_in(token, sides.second.span))
      return token;
  for (std::uint32_t at = sides.path.front(); !reading_.is_root(at); at = tokens_[at].head)
    if (coding_.unknown_verbs.is_full_verb(tokens_[at].head)) return tokens_[at].head;
  return no_token;
}

// "The court awarded the widows ten million dollars": no row has the verb, and the caller says that something is done.
std::uint32_t GivenParties::guess_between(const Sides& sides) {
  const std::uint32_t verb = verb_between(sides);
  if (verb == no_token || knowledge_.backoff.is_empty()) return no_happening;
  const Cue* found = sheet_.cue(verb);
  const Backoff::Guess guess = knowledge_.backoff.guess(
      coding_.unknown_verbs.backoff_features(verb, found ? found->arguments : arguments_.of(verb)));
  const auto parties = [&](const Side& side) {
    return side.head == no_token ? Parties{} : coding_.who.parties_at(side.head);
  };
  return coding_.unknown_verbs.make_guessed_event(verb, guess.likeliest, {parties(sides.first), parties(sides.second)});
}

std::optional<EventFinder::Relation> GivenParties::relate(TokenSpan first, TokenSpan second) {
  const auto side_of = [&](TokenSpan span) {
    Side side;
    if (span.begin >= span.end) return side;
    side.span = span;
    side.head = phrase_head(reading_, span.begin, span.end);
    if (const ActorMention* mention = actors_.mention(side.head)) side.actors = actors_.of(*mention);
    return side;
  };
  give_pronoun(side_of(first));
  coding_.find_all();  // may move the actors
  Sides sides{side_of(first), side_of(second), {}, no_token};
  const std::uint32_t from = sides.first.head != no_token ? sides.first.head : sides.second.head;
  const std::uint32_t to = sides.second.head != no_token ? sides.second.head : from;
  if (from == no_token) return std::nullopt;
  if (sides.first.head != no_token && (tokens_[from].dep == Dep::Nsubj || tokens_[from].dep == Dep::NsubjPass))
    sides.subject_of = tokens_[from].head;
  sides.path = path(from, to);
  if (from == to)  // of one party alone: up to the root
    for (std::uint32_t at = from; !reading_.is_root(at); at = tokens_[at].head) sides.path.push_back(tokens_[at].head);
  int most = 0;
  std::uint32_t best = no_happening;
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    const int points = rank(happenings_[h], sides);
    if (points == 0 || points < most) continue;
    if (points == most && best != no_happening && depth(happenings_[h].verb) >= depth(happenings_[best].verb)) continue;
    most = points;
    best = h;
  }
  if (best == no_happening) {
    best = cue_between(sides);
    if (best != no_happening)
      sheet_.reason(happenings_[best], "type", "the predicate nearest to both parties", happenings_[best].cue);
    else
      best = guess_between(sides);
    if (best == no_happening) return std::nullopt;
  }
  coding_.times.settle();
  const Happening& happening = happenings_[best];
  EventFinder::Relation relation{coding_.outcome.event_from(happening), {}};
  // "France mobilised soldiers in Paris": the capital is no other.
  Parties others = happening.actors;
  std::erase_if(others, [&](const Party& p) { return has({p}, sides.first); });
  relation.together = others.size() < happening.actors.size() && has(others, sides.second);
  relation.said_by_first = has(happening.actors, sides.second) && says(sides.first, happening);
  relation.settled = is_settled(happening);
  if (const std::uint32_t inner = happening.inner; inner != no_happening) {
    relation.about = coding_.outcome.event_from(happenings_[inner]);
    relation.done_to_second = has(happenings_[inner].recipients, sides.second);
    relation.permitted = happening.op && happening.op->doer != Doer::Actor;
  }
  return relation;
}

// "sent jets to bomb the reactor", "has decided to lift the sanctions": what lies ahead follows from what was done.
bool GivenParties::is_settled(const Happening& happening) const {
  if (happening.factuality != Factuality::Planned && happening.factuality != Factuality::Possible) return false;
  std::uint32_t above = factualities_.purpose_of(happening.verb);
  if (above == no_token && !reading_.is_root(happening.verb)) {
    const std::uint32_t governor = tokens_[happening.verb].head;
    const Cue* decided = sheet_.cue(governor);
    if (decided && decided->op && decided->op->act == knowledge_.deciding_act) above = governor;
  }
  return above != no_token && factualities_.of(above, nullptr) == Factuality::Actual;
}

}  // namespace bede
