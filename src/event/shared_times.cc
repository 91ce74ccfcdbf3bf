// SPDX-License-Identifier: Apache-2.0
// The time that words share: a clause has that of the verb it hangs on, verbs that are joined have one.
#include <algorithm>

#include "event/times.h"

namespace bede {

// "The trouble began on Wednesday when women marched", "in 1990, when it expelled thousands": what such a clause tells
// is of the time that it hangs on.
void Times::date_clauses() {
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    Happening& happening = happenings_[h];
    std::uint32_t verb = happening.verb;
    if (!happening.dates.empty() || !sheet_.is_verb(verb)) continue;
    // "when NATO began bombing", "when he went to a jail to release two allies"
    const auto is_part_of_verb_above = [&](std::uint32_t at) {
      const Dep dep = tokens_[at].dep;
      return sheet_.is_verb(tokens_[at].head) && (dep == Dep::Conj || dep == Dep::Xcomp || is_purpose(at));
    };
    while (is_part_of_verb_above(verb)) verb = tokens_[verb].head;
    if (reading_.is_root(verb) || (tokens_[verb].dep != Dep::Advcl && tokens_[verb].dep != Dep::Relcl)) continue;
    const auto children = reading_.children(verb);
    if (std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
          const Dep dep = tokens_[child].dep;
          return child < verb && (dep == Dep::Advmod || dep == Dep::Mark) && grammar_[tokens_[child].form].meanwhile;
        }))
      continue;
    // "eight days after the army arrested him": that says of which day it is.
    if (std::any_of(dates_.begin(), dates_.end(),
                    [&](const DateMention& date) { return date.offset && date.offset->anchor == verb; }))
      continue;
    const std::uint32_t above = tokens_[verb].head;
    for (std::uint32_t d = 0; d < dates_.size(); ++d)
      if (dates_[d].days && bounds_event(dates_[d]) && above >= dates_[d].begin_token && above < dates_[d].end_token)
        happening.dates.push_back(d);
    // "since March, when rebels seized the port": in March.
    if (!happening.dates.empty() && dates_[happening.dates[0]].kind == DateKind::Since) {
      happening.days = parse_days(dates_[happening.dates[0]].value);
      happening.date = happening.dates[0];
      happening.basis = "stated";
    }
    if (happening.dates.empty() && sheet_.is_verb(above)) happening.dates = dates_on(above);
    if (!happening.dates.empty()) sheet_.reason(happening, "date", "the time that its clause hangs on", verb);
  }
}

// "flew to Accra to meet the president": an infinitive that says what a deed was for.
bool Times::is_purpose(std::uint32_t verb) const {
  return tokens_[verb].dep == Dep::Advcl && tokens_[verb].tag == Tag::Vb && arguments_.is_infinitive(verb);
}

// "used tear gas to clear the square on Thursday", "were killed when police stormed the hall on Friday": a verb has the
// time of its purpose, and of what happened meanwhile.
void Times::date_by_clause_below(Happening& happening) const {
  if (!is_told_in_past(happening.verb)) return;
  for (const std::uint32_t clause : reading_.children(happening.verb)) {
    const std::uint32_t when = tokens_[clause].dep == Dep::Advcl ? reading_.child(clause, Dep::Advmod) : no_token;
    const bool meanwhile = when != no_token && when < clause && grammar_[tokens_[when].form].meanwhile;
    if ((!arguments_.is_infinitive(clause) && !meanwhile) || clause < happening.verb) continue;
    for (const std::uint32_t d : dates_on(clause))
      if (dates_[d].kind == DateKind::Date && dates_[d].days->last <= frame_.day) happening.dates.push_back(d);
  }
}

// "put down an uprising in June 1967, killing 20", "flew to Accra on Monday to meet the president": a participle and a
// purpose share the time of the verb that they hang on; and so do verbs that are joined.
void Times::share_dates() {
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    Happening& happening = happenings_[h];
    const ReadToken& verb = tokens_[happening.verb];
    if (!happening.dates.empty() || !sheet_.is_verb(happening.verb)) continue;
    date_by_joined_verb(happening);
    if (happening.dates.empty()) date_by_words_below(happening);
    if (happening.dates.empty()) date_by_clause_below(happening);
    if (!happening.dates.empty() || reading_.is_root(happening.verb)) continue;
    // "freed on Friday, four days after he was seized": that is no participle.
    const bool helped = reading_.child(happening.verb, Dep::AuxPass) != no_token ||
                        reading_.child(happening.verb, Dep::Aux) != no_token;
    const bool participle = verb.dep == Dep::Advcl && (verb.tag == Tag::Vbg || verb.tag == Tag::Vbn) && !helped;
    if (!participle && !(is_purpose(happening.verb) && !is_of_words(happenings_[h]))) continue;
    for (const std::uint32_t other : owners_of_attachment(verb.head))
      if (happening.dates.empty() && other != h) happening.dates = happenings_[other].dates;
    if (happening.dates.empty() && sheet_.is_verb(verb.head) && !reading_.is_root(happening.verb))
      happening.dates = dates_on(verb.head);
  }
}

// "threatened in a phone call on Tuesday to behead the hostage": the time of words below a verb that are told as its
// own.
void Times::date_by_words_below(Happening& happening) const {
  for (const Happening& below : happenings_) {
    if (!below.bare || below.dates.empty() || sheet_.is_verb(below.cue) || tokens_[below.cue].dep != Dep::Pobj)
      continue;
    if (tokens_[tokens_[below.cue].head].head != happening.verb || below.cue < happening.verb) continue;
    // But "in its biggest build-up since the 1971 war" was not in 1971.
    const auto is_day = [&](std::uint32_t d) {
      return dates_[d].days && dates_[d].days->first == dates_[d].days->last;
    };
    if (!std::all_of(below.dates.begin(), below.dates.end(), is_day)) continue;
    happening.dates = below.dates;
    sheet_.reason(happening, "date", "the time of words below it", below.cue, below.row);
    return;
  }
}

// "On Friday gunmen attacked a bar and kidnapped four waiters": what one does in a row, of one tense, is of one time,
// unless other words say so. A time that comes last dates what stands before it ("had killed 30 villagers and seized
// twelve hostages in August") where it hangs on the last.
void Times::date_by_joined_verb(Happening& happening) const {
  const std::uint32_t first = sheet_.first_joined(happening.verb);
  const auto is_past = [&](std::uint32_t verb) { return is_told_in_past(verb); };
  const auto take = [&](std::uint32_t verb) {
    if (verb == happening.verb || !happening.dates.empty()) return;
    if (tokens_[verb].tag != tokens_[happening.verb].tag && is_past(verb) != is_past(happening.verb)) return;
    for (const std::uint32_t d : dates_on(verb)) {
      const bool behind = verb < happening.verb || dates_[d].begin_token > verb;
      if (behind && terms_.role_before(d) != AgreementRole::Ends) happening.dates.push_back(d);
    }
    if (!happening.dates.empty()) sheet_.reason(happening, "date", "the time of a verb that it is joined to", verb);
  };
  take(first);
  std::uint32_t last = first;
  for (std::uint32_t verb = first; verb != no_token;) {
    std::uint32_t next = no_token;
    for (const std::uint32_t child : reading_.children(verb))
      if (child > verb && tokens_[child].dep == Dep::Conj && sheet_.is_verb(child) &&
          sheet_.first_joined(child) == first)
        next = child;
    last = verb;
    verb = next;
  }
  if (last > happening.verb) take(last);
}

}  // namespace bede
