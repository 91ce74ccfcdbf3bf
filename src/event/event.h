// SPDX-License-Identifier: Apache-2.0
// The door of the event step: a reading with its actors, dates and places -> the events that the report tells of.
//
//   "Police in Lagos arrested 12 students on Monday."  (reported 2024-03-06)
//   -> COERCE/arrest 173  actor NGACOP  recipient 12 students  2024-03-04  Lagos  actual
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "actor/actor.h"
#include "bede/event.h"
#include "date/date.h"
#include "event/backoff.h"
#include "language/language.h"
#include "place/place.h"

namespace bede {

// What the steps before have found in one report.
struct ReportFindings {
  const Reading& reading;
  Actors& actors;  // those without a state get one here, where places are known
  const std::vector<DateMention>& dates;
  const std::vector<PlaceMention>& places;
};

// What is known of the report besides its text.
struct ReportFrame {
  std::string_view id;
  Day day = 0;
  std::string_view outlet;                 // as the report has it
  std::string_view agency;                 // of the dateline, or empty
  const PlaceMention* dateline = nullptr;  // the dateline's place, or null
  std::string_view home;                   // the country where it was written, alpha-3, or empty
};

// Why a sentence gave no event: what came closest, and what it lacked.
struct NearMiss {
  std::uint32_t sentence = 0;
  std::string row, words, lacked;
};

// Whether what the verb, noun or adjective at a token tells of has happened, as its sentence has it. A date that hangs
// on it and comes after `day` puts it ahead. The dates are those of the reading.
//
//   "The rebels refused to [release] the hostages."  -> Negated
//   "Both sides [meet] next Thursday."               -> Planned
Factuality factuality_at(const Lexicon& lexicon, const Reading& reading, std::span<const DateMention> dates, Day day,
                         std::uint32_t token);

// Whether the verb at a token tells what was done for: "The bishop drove to Lima to [sell] the boat."
bool is_purpose_of_deed(const Lexicon& lexicon, const Reading& reading, std::uint32_t token);

// Tokens, half open.
struct TokenSpan {
  std::uint32_t begin = 0, end = 0;
};

// The frame of which most words stand in a span, whatever else it requires; of as many the one whose head is `head`,
// then the first one. Null: none.
//
//   "[the capture of a surgeon] caused alarm", capture  -> the row of "capture"
const FrameRow* frame_told_by(const Lexicon& lexicon, const Reading& reading, TokenSpan words, std::uint32_t head);

struct ReportEvents {
  std::vector<Event> events;  // in the order told
  std::vector<NearMiss> misses;
};

// Who says, thinks, wants or feels what, in the report's own words.
//
//   "The strike, the premier told reporters, is over."
//   -> cue {told}, sources {premier}, content "The strike" and "is over"
struct Attribution {
  const SpeechRow* row =
      nullptr;  // of events/speech or events/attitudes; null: a colon says so ("Premier: strike over")
  std::vector<std::uint32_t> cue;      // tokens of the row's words, the head first
  std::vector<std::uint32_t> sources;  // the heads of who says so; none: nobody is named ("It is said that …")
  std::vector<TokenSpan> content;      // in the order of the text, without the cue and the sources
  bool quoted = false;                 // the cue stands in a quotation: somebody is quoted on who says what
  bool colon = false;                  // the cue is a mark between who speaks and what
};

// In the order of their cues; those without content are none.
std::vector<Attribution> find_attributions(const Lexicon& lexicon, const Reading& reading);

class EventFinder {
 public:
  // Errors: BadData.
  static Result<EventFinder> make(const Lexicon& lexicon, const ActorFinder& actors, Backoff backoff = {});

  // `explain`: fills Event::why and the misses.
  ReportEvents find(ReportFindings findings, const ReportFrame& frame, bool explain) const;

  // What the first party does to the second, both named by their words; an empty span: whoever it is. The likeliest
  // event of those that the words allow, also where Bede would code none, for the caller says that there is one; then
  // at lower confidence. Where no word of the sentence is a predicate of the lexicon, the back-off's likeliest type of
  // the verb between them; nothing where there is no verb.
  //
  //   "Union members walked off the docks after the company had cut pay", [Union members], [the company]  -> PROTEST
  struct Relation {
    Event event;
    std::optional<Event> about;   // the event inside it: "called for [sanctions on the company]"
    bool done_to_second = false;  // the second party suffers the event inside it
    bool together = false;        // both do it
    bool said_by_first = false;   // the first does not do it, but says that it is done
    bool permitted = false;       // somebody else would do the event inside it: "approved the deployment"
    bool settled = false;         // it lies ahead, and follows from what was done: "sent jets to bomb the reactor"
  };
  std::optional<Relation> relate(ReportFindings findings, const ReportFrame& frame, TokenSpan first, TokenSpan second,
                                 bool explain = false) const;

  // What the back-off may learn from a sentence of the lexicon. `refused`: the row that its words must not use, or
  // null.
  std::vector<PredicateExample> predicate_examples(ReportFindings findings, const ReportFrame& frame,
                                                   const RowPlace* refused) const;

  struct Knowledge;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace bede
