// SPDX-License-Identifier: Apache-2.0
// When: date mentions -> events, by what they hang on; then what follows from "eight days after".
#include <algorithm>

#include "event/times.h"

namespace bede {
namespace {

constexpr Day long_before = 365;  // days: what lies further back is told as history

// "Abductions have risen this year": what is counted over months, of nobody, is no event, nor the one told before.
bool is_count(const Happening& happening, const Reading& reading, const std::vector<DateMention>& dates, Day today) {
  constexpr Day longest = 31;
  const auto type = static_cast<EventType>(happening.type);
  const bool force = type == EventType::Assault || type == EventType::Coerce || type == EventType::Protest;
  if (!force || !happening.bare || reading.tokens[happening.cue].tag != Tag::Nns || happening.dates.size() != 1)
    return false;
  const auto& days = dates[happening.dates[0]].days;
  return days && days->contains(today) && days->last - days->first >= longest &&
         reading.child(happening.cue, Dep::Det) == Reading::no_token;
}

}  // namespace

bool bounds_event(const DateMention& mention) {
  return mention.kind != DateKind::Set && (mention.days || mention.offset);
}

// The events that something belongs to which hangs on a token: the token's own; of a verb that lends its subject, the
// noun's; of a verb that is no event ("announced a halt on Friday", "came eight days after"), those of its noun
// phrases. Else what stands above.
std::vector<std::uint32_t> Times::owners_of_attachment(std::uint32_t token) const {
  for (std::size_t steps = 0; steps <= tokens_.size(); ++steps) {
    std::vector<std::uint32_t> owners;
    owners.assign(told_at_[token].begin(), told_at_[token].end());
    if (!owners.empty()) return owners;
    if (sheet_.is_verb(token)) {
      for (const std::uint32_t child : reading_.children(token)) {
        const Dep dep = tokens_[child].dep;
        if (dep != Dep::Dobj && dep != Dep::NsubjPass && dep != Dep::Nsubj) continue;
        for (const std::uint32_t h : told_at_[child])
          if (happenings_[h].cue == child) owners.push_back(h);
      }
      if (!owners.empty()) return owners;
      const Cue* speaking = sheet_.cue(token);
      if (speaking && speaking->speech) return {};
    }
    if (reading_.is_root(token)) return {};
    const Dep dep = tokens_[token].dep;
    if (dep == Dep::Relcl || dep == Dep::Ccomp || dep == Dep::Advcl) return {};
    // "The Brothers, a group unheard of before May, bombed a bank": it tells of the group.
    if (dep == Dep::Appos && tokens_[token].head < token) return {};
    token = tokens_[token].head;
  }
  return {};
}

void Times::find_dates() {
  told_at_.assign(tokens_.size(), {});
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    told_at_[happenings_[h].cue].push_back(h);
    if (happenings_[h].verb != happenings_[h].cue) told_at_[happenings_[h].verb].push_back(h);
  }
  for (std::uint32_t d = 0; d < dates_.size(); ++d) {
    const DateMention& mention = dates_[d];
    if (!bounds_event(mention)) continue;
    if (reading_.is_root(mention.head_token)) continue;
    std::uint32_t above = tokens_[mention.head_token].head;
    // "came eight days after the army announced": the days hang on "announced", and tell of "came".
    if (mention.offset && (above == mention.offset->anchor || reading_.is_under(above, mention.offset->anchor)))
      above = tokens_[mention.offset->anchor].head;
    const std::vector<std::uint32_t> owners = owners_of_attachment(above);
    const bool is_end = terms_.role_before(d) == AgreementRole::Ends;
    for (const std::uint32_t h : owners) {
      // "forbade gatherings until Monday" was not on Monday; but "the talks ended on Monday" were.
      const bool talks = static_cast<EventType>(happenings_[h].type) == EventType::Consult && sheet_.is_verb(above);
      if (is_end && !terms_.is_agreement(happenings_[h]) && !(talks && is_told_in_past(above))) continue;
      // An act and the event inside it may share a word; the date is the nearer one's.
      happenings_[h].dates.push_back(d);
      if (explain_)
        happenings_[h].reasons.push_back(
            {"date", "words of time that hang on it", mention.begin_token, mention.end_token, nullptr});
    }
  }
  for (Happening& happening : happenings_) happening.refused |= is_count(happening, reading_, dates_, frame_.day);
}

// The dates that hang on a verb, whether it is an event or not: "The trouble began on Wednesday".
std::vector<std::uint32_t> Times::dates_on(std::uint32_t verb) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t d = 0; d < dates_.size(); ++d) {
    if (!bounds_event(dates_[d]) || !dates_[d].days || reading_.is_root(dates_[d].head_token)) continue;
    std::uint32_t above = tokens_[dates_[d].head_token].head;
    if (tokens_[above].dep == Dep::Prep) above = tokens_[above].head;
    if (above == verb) found.push_back(d);
  }
  return found;
}

// "In 1993 the army shelled Gori. Thousands fled.": what is told in the past, without a date, has that of the event
// told before it in the paragraph. Words are said after what they speak of, so only those of another time take it.
void Times::date_by_story() {
  constexpr Day recent = 7;
  const auto& sentences = reading_.parse.sentences;
  std::vector<std::uint32_t> paragraph(sentences.size(), 0);
  for (std::size_t s = 1; s < sentences.size(); ++s)
    paragraph[s] = paragraph[s - 1] + (sheet_.begins_paragraph(s) ? 1 : 0);
  std::vector<std::uint32_t> order(happenings_.size());
  for (std::uint32_t h = 0; h < order.size(); ++h) order[h] = h;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return happenings_[a].cue < happenings_[b].cue; });
  const Happening* before = nullptr;  // the last one with a date of its own
  for (const std::uint32_t number : order) {
    Happening& happening = happenings_[number];
    const std::uint32_t sentence = tokens_[happening.cue].sentence;
    if (happening.days && happening.basis == "stated" && happening.days->last <= frame_.day &&
        !is_aside(happening.verb))
      before = &happening;
    if (happening.days || !happening.dates.empty() || happening.same_as != no_happening || !before) continue;
    if (happening.factuality != Factuality::Actual || !is_told_in_past(happening.verb)) continue;
    const std::uint32_t told = tokens_[before->cue].sentence;
    if (before->factuality != Factuality::Actual || paragraph[told] != paragraph[sentence]) continue;
    const bool is_recent = before->days->last >= frame_.day - recent;
    if (is_recent && (is_of_words(happening) || told + 1 < sentence)) continue;
    happening.days = before->days;
    happening.date = before->date;
    happening.basis = "story";
    sheet_.reason(happening, "date", "that of the event told before it", before->cue);
  }
}

// "A war in which 300,000 people were killed ended in 2005": what a long past sentence tells inside has no other time.
void Times::date_by_verb_above() {
  // "The airport reopened on Friday, three days after rebels attacked it": told from the day of what is no event.
  for (const DateMention& mention : dates_) {
    if (!mention.offset || reading_.is_root(mention.head_token)) continue;
    const DateOffset& offset = *mention.offset;
    std::uint32_t above = tokens_[mention.head_token].head;
    if (above == offset.anchor || reading_.is_under(above, offset.anchor)) above = tokens_[offset.anchor].head;
    if (!sheet_.is_verb(above) || !told_at_[above].empty()) continue;
    for (const std::uint32_t d : dates_on(above)) {
      const Days& known = *dates_[d].days;
      for (const std::uint32_t a : owners_of_attachment(offset.anchor)) {
        Happening& happening = happenings_[sheet_.whole_of(a)];
        if (happening.days || dates_[d].kind != DateKind::Date) continue;
        happening.days = Days{known.first - offset.last_days, known.last - offset.first_days};
        happening.date = d;
        happening.basis = "story";
        sheet_.reason(happening, "date", "told from the date of what stands above it", mention.head_token);
      }
    }
  }
  for (std::uint32_t d = 0; d < dates_.size(); ++d) {
    const DateMention& date = dates_[d];
    if (!date.days || date.days->last >= frame_.day - long_before || !bounds_event(date)) continue;
    std::uint32_t verb = date.head_token;
    while (!sheet_.is_verb(verb) && !reading_.is_root(verb)) verb = tokens_[verb].head;
    const bool mistagged = tokens_[verb].tag == Tag::Vbn && reading_.child(verb, Dep::Nsubj) != no_token;
    if (!sheet_.is_verb(verb) || !(mistagged || is_told_in_past(verb))) continue;
    for (Happening& happening : happenings_) {
      if (happening.days || !happening.dates.empty() || happening.verb == verb) continue;
      if (happening.factuality != Factuality::Actual || !reading_.is_under(happening.verb, verb)) continue;
      happening.days = date.days;
      happening.date = d;
      happening.basis = "story";
      sheet_.reason(happening, "date", "the time of the verb above it", verb);
    }
  }
}

// In a clause that only says who somebody is: "the president, who in 1965 negotiated for one side, refused".
bool Times::is_aside(std::uint32_t verb) const {
  for (; !reading_.is_root(verb); verb = tokens_[verb].head)
    if (tokens_[verb].dep == Dep::Relcl || tokens_[verb].dep == Dep::Acl) return true;
  return false;
}

// "fled", "had fled", "were driven out"; not "has fled".
bool Times::is_told_in_past(std::uint32_t verb) const {
  const Tag tag = tokens_[verb].tag;
  if (tag == Tag::Vbd) return true;
  if (tag != Tag::Vbn) return false;
  const auto children = reading_.children(verb);
  const auto is_past = [&](std::uint32_t child) {
    const ReadToken& token = tokens_[child];
    return (token.dep == Dep::Aux || token.dep == Dep::AuxPass) && token.tag == Tag::Vbd;
  };
  const auto is_present = [&](std::uint32_t child) {
    const ReadToken& token = tokens_[child];
    return token.dep == Dep::Aux && (token.tag == Tag::Vbz || token.tag == Tag::Vbp);
  };
  return std::any_of(children.begin(), children.end(), is_past) &&
         std::none_of(children.begin(), children.end(), is_present);
}

// After the chains: an event has the first date of any of its tellings; then the offsets are solved from what is known.
void Times::settle() {
  for (Happening& happening : happenings_) {
    if (terms_.is_agreement(happening)) terms_.drop_dates_of_terms(happening);
    for (const std::uint32_t d : happening.dates) {
      if (!dates_[d].days || happening.days) continue;
      happening.days = dates_[d].days;
      happening.date = d;
      happening.basis = "stated";
    }
  }
  // "1975: War breaks out. In November thousands flee.": the heading dates what has no date of its own
  for (std::uint32_t d = 0; d < dates_.size(); ++d) {
    const DateMention& heading = dates_[d];
    if (heading.heads_until == 0) continue;
    for (Happening& happening : happenings_) {
      if (happening.cue < heading.end_token || happening.cue >= heading.heads_until) continue;
      if (happening.days || !happening.dates.empty()) continue;
      const bool same = tokens_[happening.cue].sentence == tokens_[heading.begin_token].sentence;
      happening.days = heading.days;
      happening.date = d;
      happening.basis = same ? "stated" : "story";
      sheet_.reason(happening, "date", "the heading of its line", heading.head_token);
    }
  }
  for (Happening& happening : happenings_)
    if (!happening.days && happening.meant != no_happening && happenings_[happening.meant].days) {
      happening.days = happenings_[happening.meant].days;
      happening.date = happenings_[happening.meant].date;
      happening.basis = "story";
    }
  for (Happening& happening : happenings_) {
    if (happening.same_as == no_happening || !happening.days) continue;
    Happening& whole = happenings_[sheet_.whole_of(static_cast<std::uint32_t>(&happening - happenings_.data()))];
    if (whole.days) continue;
    whole.days = happening.days;
    whole.date = happening.date;
    whole.basis = "story";
  }
  for (Happening& happening : happenings_) {
    for (const std::uint32_t d : happening.dates) {
      if (!dates_[d].offset) continue;
      const DateOffset& offset = *dates_[d].offset;
      for (const std::uint32_t a : owners_of_attachment(offset.anchor)) {
        Happening& later = happenings_[sheet_.whole_of(static_cast<std::uint32_t>(&happening - happenings_.data()))];
        Happening& anchor = happenings_[sheet_.whole_of(a)];
        if (&later == &anchor) continue;
        if (later.days && !anchor.days) {
          anchor.days = Days{later.days->first - offset.last_days, later.days->last - offset.first_days};
          anchor.date = d;
          anchor.basis = "story";
          sheet_.reason(anchor, "date", "told from the date of another event", dates_[d].head_token);
        } else if (anchor.days && !later.days) {
          later.days = Days{anchor.days->first + offset.first_days, anchor.days->last + offset.last_days};
          later.date = d;
          later.basis = "stated";
          sheet_.reason(later, "date", "told from the date of another event", dates_[d].head_token);
        }
      }
    }
  }
  date_by_verb_above();
  date_by_story();
  for (Happening& happening : happenings_) {
    if (!happening.days) {
      happening.days = Days{frame_.day, frame_.day};
      happening.basis = "report";
    } else if (happening.factuality == Factuality::Actual && happening.days->first > frame_.day &&
               happening.verb == happening.cue && is_told_in_past(happening.verb)) {
      // "had called on the deputies to spare him until next April": the day is of something else.
      happening.days = Days{frame_.day, frame_.day};
      happening.basis = "report";
      happening.date = no_happening;
    } else if (happening.factuality == Factuality::Actual && happening.days->first > frame_.day) {
      happening.factuality = Factuality::Planned;  // "when it meets next Thursday"
      sheet_.reason(happening, "factuality", "it lies after the report", happening.cue);
    } else if (happening.factuality == Factuality::Actual && happening.days->last < frame_.day - long_before) {
      happening.factuality = Factuality::Historical;
      sheet_.reason(happening, "factuality", "it lies long before the report", happening.cue);
    }
  }
}

Factuality factuality_at(const Lexicon& lexicon, const Reading& reading, std::span<const DateMention> dates, Day day,
                         std::uint32_t token) {
  const Factuality factuality = Factualities(lexicon, reading).of(token, nullptr);
  const bool ahead = std::any_of(dates.begin(), dates.end(), [&](const DateMention& mention) {
    return bounds_event(mention) && mention.days && mention.days->first > day &&
           reading.tokens[mention.head_token].head == token && !reading.is_root(mention.head_token);
  });
  return factuality == Factuality::Actual && ahead ? Factuality::Planned : factuality;
}

bool is_purpose_of_deed(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  const Factualities factualities(lexicon, reading);
  const std::uint32_t deed = factualities.purpose_of(token);
  if (deed == Reading::no_token || factualities.of(deed, nullptr) != Factuality::Actual) return false;
  // "had to dig to find it": the tense stands above.
  std::uint32_t finite = deed;
  while (reading.tokens[finite].dep == Dep::Xcomp && !reading.is_root(finite)) finite = reading.tokens[finite].head;
  return factualities.is_past(finite);
}

void Times::find() {
  find_dates();
  date_clauses();
  share_dates();
}

}  // namespace bede
