// SPDX-License-Identifier: Apache-2.0
// Private to the event step: what is known of one report while it is coded, and what the steps write down of it. A step
// holds a reference to it, and its header says which parts it writes: those that are not const.
#pragma once

#include <algorithm>

#include "event/arguments.h"
#include "event/factuality.h"
#include "event/happening.h"

namespace bede {

inline constexpr std::uint32_t no_token = Reading::no_token;

// What a token is the predicate of.
struct Cue {
  const FrameRow* frame = nullptr;
  const OperatorRow* op = nullptr;
  const SpeechRow* speech = nullptr;
  std::vector<std::uint32_t> frame_words, op_words, speech_words;
  std::vector<Argument> arguments;
  std::uint32_t happening = no_happening;
  const Predicate* lender_row = nullptr;
  std::uint32_t lender = no_token;  // of a noun: the verb that lends it its subject
  bool lends_recipient = false;
  bool told_by_lender = false;  // it is a word of speech: "announced a truce"
  std::uint8_t state = 0;       // of the search for its event: 0 not begun, 1 under way, 2 done

  bool has_argument(SlotId slot) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot == slot; });
  }
};

struct CodingSheet {
  CodingSheet(const EventFinder::Knowledge& of_lexicon, ReportFindings findings, const ReportFrame& of_report,
              bool with_reasons);
  CodingSheet(const CodingSheet&) = delete;  // steps refer to it
  CodingSheet& operator=(const CodingSheet&) = delete;

  const EventFinder::Knowledge& knowledge;
  const Lexicon& lexicon;
  const Grammar& grammar;
  const Reading& reading;
  const std::span<const ReadToken> tokens;
  Actors& actors;
  const std::vector<DateMention>& dates;
  const std::vector<PlaceMention>& places;
  const ReportFrame& frame;
  const bool explain;
  const Arguments arguments;
  const Factualities factualities;
  std::vector<std::uint32_t> place_at;  // for each token: the place mention that covers it, plus one
  std::uint32_t spoken_of = no_row;     // the state that the report is about; see States

  std::vector<std::uint32_t> guard_at;           // for each token: the guard's term, plus one
  std::vector<std::uint32_t> term_word_at;       // for each token: the row of events/terms that it is of, plus one
  std::vector<std::uint64_t> sentence_contexts;  // by sentence
  std::vector<std::uint32_t> cue_at;             // for each token: its cue, plus one
  std::vector<Cue> cues;
  std::vector<Happening> happenings;
  std::vector<std::vector<std::uint32_t>> told_at;  // for each token: the events whose cue or verb it is
  std::vector<NearMiss> misses;

  // The cue at a token, or null.
  Cue* cue(std::uint32_t token) { return cue_at[token] != 0 ? &cues[cue_at[token] - 1] : nullptr; }
  const Cue* cue(std::uint32_t token) const { return cue_at[token] != 0 ? &cues[cue_at[token] - 1] : nullptr; }

  std::string_view text_of(TokenSpan span) const { return reading.text(span.begin, span.end); }
  bool is_verb(std::uint32_t token) const { return arguments.is_verb(token) || tokens[token].pos == Pos::Aux; }
  bool is_site(std::uint32_t token) const;              // a noun for a kind of place
  std::uint32_t antecedent(std::uint32_t token) const;  // of a relative pronoun: what it stands for
  std::vector<Argument> arguments_round(std::uint32_t head, const std::vector<std::uint32_t>& words) const;
  std::uint32_t first_joined(std::uint32_t verb) const;  // of a row of verbs with one subject
  bool begins_paragraph(std::size_t sentence) const;
  bool takes(Range slots, SlotId slot) const;
  std::string_view mode_of(const Happening& happening) const;  // its name, or none
  std::uint32_t whole_of(std::uint32_t telling) const;         // the event that it tells of, itself where of none other

  // Writes a reason down, where reasons are asked for.
  void reason(Happening& happening, std::string_view field, std::string_view rule, std::uint32_t token,
              const Predicate* row = nullptr) const {
    if (explain) happening.reasons.push_back({field, rule, token, token + 1, row});
  }
  // Fills a side that is empty with those found who are on neither side, and says by which rule.
  void give_side(Happening& to, Parties& side, Parties found, std::string_view field, std::string_view rule) const;
};

// What every step reads and none writes: the tables, and what the steps before this one found. A step has these by
// their names, and beside them what it writes.
class SheetReads {
 protected:
  explicit SheetReads(const CodingSheet& sheet)
      : knowledge_(sheet.knowledge),
        lexicon_(sheet.lexicon),
        grammar_(sheet.grammar),
        reading_(sheet.reading),
        tokens_(sheet.tokens),
        dates_(sheet.dates),
        places_(sheet.places),
        place_at_(sheet.place_at),
        frame_(sheet.frame),
        arguments_(sheet.arguments),
        factualities_(sheet.factualities),
        explain_(sheet.explain) {}

  const EventFinder::Knowledge& knowledge_;
  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Reading& reading_;
  const std::span<const ReadToken> tokens_;
  const std::vector<DateMention>& dates_;
  const std::vector<PlaceMention>& places_;
  const std::vector<std::uint32_t>& place_at_;
  const ReportFrame& frame_;
  const Arguments& arguments_;
  const Factualities& factualities_;
  const bool explain_;
};

}  // namespace bede
