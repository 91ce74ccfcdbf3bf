// SPDX-License-Identifier: Apache-2.0
// What steps read of a report beside what is written down of it.
#include "event/coding_sheet.h"

#include <algorithm>

namespace bede {

CodingSheet::CodingSheet(const EventFinder::Knowledge& of_lexicon, ReportFindings findings,
                         const ReportFrame& of_report, bool with_reasons)
    : knowledge(of_lexicon),
      lexicon(*of_lexicon.lexicon),
      grammar(of_lexicon.lexicon->grammar()),
      reading(findings.reading),
      tokens(findings.reading.tokens),
      actors(findings.actors),
      dates(findings.dates),
      places(findings.places),
      frame(of_report),
      explain(with_reasons),
      arguments(reading, grammar),
      factualities(lexicon, reading),
      place_at(tokens.size(), 0),
      guard_at(tokens.size(), 0),
      cue_at(tokens.size(), 0) {
  for (std::uint32_t p = 0; p < places.size(); ++p)
    for (std::uint32_t i = places[p].begin_token; i < places[p].end_token; ++i) place_at[i] = p + 1;
}

bool CodingSheet::takes(Range slots, SlotId slot) const {
  const auto all = lexicon.slots(slots);
  return std::find(all.begin(), all.end(), slot) != all.end();
}

// "A market", "the barracks": a noun for a kind of place.
bool CodingSheet::is_site(std::uint32_t token) const {
  return knowledge.is_place_word[tokens[token].lemma] || knowledge.is_place_word[tokens[token].form];
}

std::string_view CodingSheet::mode_of(const Happening& happening) const {
  return happening.mode == no_mode ? std::string_view() : lexicon.text(lexicon.modes[happening.mode].name);
}

std::uint32_t CodingSheet::whole_of(std::uint32_t telling) const {
  while (happenings[telling].same_as != no_happening) telling = happenings[telling].same_as;
  return telling;
}

// "germs that attack children": who stands before the clause.
std::uint32_t CodingSheet::antecedent(std::uint32_t token) const {
  if (!grammar[tokens[token].form].relative) return token;
  const std::uint32_t verb = tokens[token].head;
  return tokens[verb].dep == Dep::Relcl ? arguments.antecedents(verb)[0] : token;
}

// Whether a sentence, but for the first one, is the first of its paragraph.
bool CodingSheet::begins_paragraph(std::size_t sentence) const {
  const auto& sentences = reading.parse.sentences;
  const std::uint32_t from = reading.parse.tokens[sentences[sentence - 1].begin_token].begin_byte;
  const std::uint32_t to = reading.parse.tokens[sentences[sentence].begin_token].end_byte;
  return reading.parse.text.substr(from, to - from).find('\n') != std::string_view::npos;
}

// What fills the slots round all words of a predicate: "was the victim of a kidnapping", "is part of the deal".
std::vector<Argument> CodingSheet::arguments_round(std::uint32_t head, const std::vector<std::uint32_t>& words) const {
  std::vector<Argument> found = arguments.of(head);
  for (const std::uint32_t word : words) {
    if (word == head || (tokens[word].pos != Pos::Noun && tokens[word].pos != Pos::Adj)) continue;
    for (const Argument& argument : arguments.of(word))
      if (argument.slot >= slot::first_preposition) found.push_back({argument.slot, argument.token, false});
  }
  return found;
}

// The verb that begins a row of verbs with one subject: "dragged nine men out of a bar and [shot] them dead".
std::uint32_t CodingSheet::first_joined(std::uint32_t verb) const {
  const auto has_subject = [&](std::uint32_t of) {
    return reading.child(of, Dep::Nsubj) != no_token || reading.child(of, Dep::NsubjPass) != no_token;
  };
  while (tokens[verb].dep == Dep::Conj && is_verb(tokens[verb].head) && !has_subject(verb)) verb = tokens[verb].head;
  return verb;
}

// Gives an empty side those who were told elsewhere, and says so.
void CodingSheet::give_side(Happening& to, Parties& side, Parties found, std::string_view field,
                            std::string_view rule) const {
  leave_out(found, to.actors);
  leave_out(found, to.recipients);
  if (found.empty() || !side.empty()) return;
  for (Party& party : found) party.direct = false;
  side = std::move(found);
  to.bare = false;
  reason(to, field, rule, side.front().token);
}

}  // namespace bede
