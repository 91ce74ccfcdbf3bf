// SPDX-License-Identifier: Apache-2.0
// What was agreed: how far an agreement reaches, from when, for how long and where it holds, from every sentence of the
// report that tells of it.
//
//   "The army and the rebels signed a 72-hour truce on Friday. The cease-fire takes effect at midnight on Sunday."
//   -> lasts PT72H (a length before the noun), begins on Sunday (a word of events/terms of which the cease-fire is the
//      subject); "on Friday" hangs on the signing, and is the event's date
//
// Each date, place and word of events/terms is followed up the tree until a word of an agreement is met.
#include <algorithm>
#include <chrono>

#include "event/terms.h"

namespace bede {
namespace {

constexpr std::uint32_t sentences_back = 2;  // how far "it" may be from the agreement that it is

// "2017-01-02T18:00" as it is; of values that are no single day, the day.
std::string begin_of(const DateMention& date) {
  constexpr std::size_t day_letters = 10;
  const bool single = date.value.size() >= day_letters && parse_day(date.value).has_value() &&
                      date.value.find('/') == std::string::npos && date.value.find('X') == std::string::npos;
  return single ? date.value : write_day(date.days->first);
}

// "agreed to a truce until 12 June", told with a past verb: the 12 June behind the day of the agreement.
Day end_of(const DateMention& date, Day agreed) {
  using namespace std::chrono;
  const Day end = date.days->last;
  const year_month_day next = year_month_day(sys_days(days(end))) + years(1);
  constexpr Day most = 366;
  return end < agreed && end + most > agreed && next.ok() ? static_cast<Day>(sys_days(next).time_since_epoch().count())
                                                          : end;
}

}  // namespace

// An agreement that was met above a word, and as what.
struct Terms::Agreed {
  std::uint32_t happening = no_happening;
  std::uint32_t at = no_token;  // its word
  AgreementRole role = AgreementRole::None;
  std::uint32_t role_token = no_token;  // a word that gives the role
};

bool Terms::is_agreement(const Happening& happening) const {
  return !happening.refused && happening.factuality != Factuality::Negated &&
         std::binary_search(knowledge_.agreements.begin(), knowledge_.agreements.end(), happening.cameo);
}

AgreementRole Terms::role_at(std::uint32_t token) const {
  return term_word_at_[token] == 0 ? AgreementRole::None : knowledge_.role[term_word_at_[token] - 1];
}

// "from Friday", "for ten days": what the preposition makes of a date, which is a part of the mention or right before
// it.
AgreementRole Terms::role_before(std::uint32_t date) const {
  const std::uint32_t first = dates_[date].begin_token;
  const AgreementRole own = role_at(first);
  return own == AgreementRole::None && first > 0 ? role_at(first - 1) : own;
}

// "The truce takes effect on Sunday", "a truce until Sunday": no day of its signing.
AgreementRole Terms::role_of_date(std::uint32_t date) const {
  if (const AgreementRole role = role_before(date); role != AgreementRole::None) return role;
  std::uint32_t token = dates_[date].head_token;
  while (!reading_.is_root(token) && !sheet_.is_verb(token)) token = tokens_[token].head;
  return role_at(token);
}

// An agreement is of the day it was made. Where it is told from when it holds alone, that day stands for it ("The truce
// takes effect on Friday"); else what lies ahead are its terms.
void Terms::drop_dates_of_terms(Happening& agreement) const {
  const auto is_end = [&](std::uint32_t d) { return role_of_date(d) == AgreementRole::Ends; };
  const auto is_begin = [&](std::uint32_t d) { return role_of_date(d) == AgreementRole::Begins; };
  std::erase_if(agreement.dates, [&](std::uint32_t d) {
    // "declared a cease-fire for Easter": a day for which it holds
    const std::uint32_t above = tokens_[tokens_[dates_[d].head_token].head].head;
    const bool lasts = role_before(d) == AgreementRole::Lasts && !sheet_.is_verb(above);
    if (is_end(d) || lasts || dates_[d].kind == DateKind::Duration) return true;
    const bool ahead = dates_[d].days && dates_[d].days->first > frame_.day;
    const bool alone =
        !sheet_.is_verb(agreement.cue) && reading_.is_under(dates_[d].head_token, tokens_[agreement.cue].head);
    return ahead && is_begin(d) && !alone;
  });
  std::stable_partition(agreement.dates.begin(), agreement.dates.end(), [&](std::uint32_t d) { return !is_begin(d); });
}

// For each token the agreement that it is a word of, plus one: of any of its tellings, and of the deed agreed on
// ("agreed to stop the bombing for three days").
std::vector<std::uint32_t> Terms::agreements_at() const {
  std::vector<std::uint32_t> at;
  const auto take = [&](const Happening& part, std::uint32_t whole) {
    const auto mark = [&](std::uint32_t token) {
      if (at[token] == 0) at[token] = whole + 1;
    };
    mark(part.cue);
    mark(part.verb);
    for (const std::uint32_t word : part.words) mark(word);
  };
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) {
    const Happening& whole = happenings_[h];
    if (whole.same_as != no_happening || !is_agreement(whole)) continue;
    if (at.empty()) at.assign(tokens_.size(), 0);
    take(whole, h);
    for (const std::uint32_t telling : whole.tellings) take(happenings_[telling], h);
    if (whole.op && whole.inner != no_happening) take(happenings_[whole.inner], h);
  }
  return at;
}

// Up from a word to an agreement: to a word of it itself, or to a verb of events/terms of which it is the subject or
// the object ("the accord, which came into force", "extended the truce"). "It" is the agreement told of last.
Terms::Agreed Terms::agreed_above(std::uint32_t token, const std::vector<std::uint32_t>& agreement_at,
                                  AgreementRole role) const {
  constexpr std::size_t most_steps = 7;
  Agreed found;
  found.role = role;
  for (std::size_t step = 0; step < most_steps; ++step) {
    if (agreement_at[token] != 0) {
      found.happening = agreement_at[token] - 1;
      found.at = token;
      return found;
    }
    const AgreementRole own = role_at(token);
    if (own != AgreementRole::None && own != AgreementRole::Scope && found.role_token == no_token) {
      // "ran until Sunday": the nearer word says which day it is
      if (found.role == AgreementRole::None || found.role == AgreementRole::Scope) found.role = own;
      found.role_token = token;
    }
    if (sheet_.is_verb(token)) {
      for (const std::uint32_t child : reading_.children(token))
        if (tokens_[child].dep == Dep::Neg) return {};
      const bool tells = own != AgreementRole::None || tokens_[token].pos == Pos::Aux;
      for (const Argument& argument : arguments_.of(token)) {
        if (!tells || (argument.slot != slot::subject && argument.slot != slot::object)) continue;
        const std::uint32_t named = sheet_.antecedent(argument.token);
        std::uint32_t agreement = agreement_at[named];
        const GrammarWord& word = grammar_[tokens_[named].form];
        if (agreement == 0 && word.pronoun && word.thing && !word.relative && own != AgreementRole::None)
          for (std::uint32_t before = named; before-- > 0 && agreement == 0;) {
            if (tokens_[before].sentence + sentences_back < tokens_[named].sentence) break;
            agreement = agreement_at[before];
          }
        if (agreement == 0) continue;
        found.happening = agreement - 1;
        found.at = named;
        return found;
      }
      if (own == AgreementRole::None && !told_at_[token].empty()) return {};
    } else if (own == AgreementRole::None && !told_at_[token].empty()) {
      return {};
    }
    if (reading_.is_root(token) || tokens_[token].dep == Dep::Ccomp) return {};
    token = tokens_[token].head;
  }
  return {};
}

void Terms::find() {
  const std::vector<std::uint32_t> agreement_at = agreements_at();
  if (agreement_at.empty()) return;
  const auto tell = [&](Happening& agreement, std::string_view rule, std::uint32_t begin, std::uint32_t end,
                        std::uint32_t word) {
    if (!explain_) return;
    if (word == no_token || term_word_at_[word] == 0)
      agreement.reasons.push_back({"terms", rule, begin, end, nullptr});
    else
      agreement.reasons.emplace_back("terms", rule, word, lexicon_.term_rows[term_word_at_[word] - 1].place,
                                     lexicon_.term_rows[term_word_at_[word] - 1].word);
  };

  for (const DateMention& date : dates_) {
    if (date.kind == DateKind::Set || reading_.is_root(date.head_token)) continue;
    const AgreementRole role = role_before(static_cast<std::uint32_t>(&date - dates_.data()));
    Agreed agreed = agreed_above(tokens_[date.head_token].head, agreement_at, role);
    if (agreed.happening == no_happening) continue;
    if (agreed.role_token == no_token && role != AgreementRole::None)
      agreed.role_token = role_at(date.begin_token) == role ? date.begin_token : date.begin_token - 1;
    EventTerms& terms = happenings_[agreed.happening].terms;
    const bool is_length = date.kind == DateKind::Duration && !date.offset;
    // "a 72-hour truce"
    const bool before_noun =
        agreed.role == AgreementRole::None && date.end_token <= agreed.at && !sheet_.is_verb(agreed.at);
    if (is_length && (agreed.role == AgreementRole::Lasts || before_noun)) {
      if (!terms.lasts.empty()) continue;
      terms.lasts = date.value;
      // "for ten days from Friday"
      if (date.days && terms.begins.empty()) terms.begins = write_day(date.days->first);
    } else if (date.days && (agreed.role == AgreementRole::Ends || date.kind == DateKind::Until)) {
      if (!terms.lasts.empty() || date.days->last == day_open_end) continue;
      terms.lasts = "../" + write_day(end_of(date, happenings_[agreed.happening].days->first));
    } else if (date.days && agreed.role == AgreementRole::Begins) {
      if (!terms.begins.empty() || date.days->first == day_open_begin) continue;
      terms.begins = begin_of(date);
    } else {
      continue;
    }
    tell(happenings_[agreed.happening], "time told of the agreement", date.begin_token, date.end_token,
         agreed.role_token);
  }

  for (std::uint32_t token = 0; token < tokens_.size(); ++token) {
    if (role_at(token) != AgreementRole::Scope) continue;
    const std::uint32_t row = term_word_at_[token] - 1;
    const bool inside = token > 0 && term_word_at_[token - 1] == row + 1;
    if (inside || reading_.is_root(token)) continue;
    const Agreed agreed = agreed_above(tokens_[token].head, agreement_at, AgreementRole::Scope);
    if (agreed.happening == no_happening || agreed.role_token != no_token) continue;
    std::string& scope = happenings_[agreed.happening].terms.scope;
    const std::string_view value = lexicon_.text(lexicon_.term_rows[row].value);
    if (scope.find(value) != std::string::npos) continue;
    if (!scope.empty()) scope += ", ";
    scope += value;
    tell(happenings_[agreed.happening], "how far the agreement reaches", token, token + 1, token);
  }

  // "a truce in Aleppo": where fighting stops. "signed a pact in Geneva" says where it was signed.
  for (const PlaceMention& place : places_) {
    const std::uint32_t preposition = tokens_[place.head_token].head;
    if (tokens_[place.head_token].dep != Dep::Pobj || reading_.is_root(preposition)) continue;
    const PlaceLink link = grammar_[tokens_[preposition].form].place;
    // "agreed to a truce in Aleppo until Friday": the parser may hang it on the verb.
    const bool behind_noun = preposition > 0 && agreement_at[preposition - 1] != 0;
    const std::uint32_t noun = behind_noun ? preposition - 1 : tokens_[preposition].head;
    if ((link != PlaceLink::In && link != PlaceLink::Near) || agreement_at[noun] == 0 || sheet_.is_verb(noun)) continue;
    const Cue* own = sheet_.cue(noun);
    const auto type = own && own->frame ? static_cast<EventType>(own->frame->type) : EventType::Agree;
    const bool is_deed = type == EventType::Retreat || type == EventType::Concede;
    Happening& agreement = happenings_[agreement_at[noun] - 1];
    if (!is_deed || !agreement.terms.place.empty()) continue;
    agreement.terms.place = place.name;
    tell(agreement, "a place that the agreed deed hangs on", place.begin_token, place.end_token, no_token);
  }
}

}  // namespace bede
