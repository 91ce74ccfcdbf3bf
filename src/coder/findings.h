// SPDX-License-Identifier: Apache-2.0
// What the steps before the events make of one report: the parse read once, who, when and where. Coding and evaluation
// begin here.
#pragma once

#include "coder/coder_data.h"
#include "coder/document.h"

namespace bede {

// A place of the dateline, by its bytes in the report's text.
struct DatelinePlace {
  Stretch words;
  PlaceMention place;
};

struct Findings {
  Reading reading;
  Actors actors;
  std::vector<DateMention> dates;
  std::vector<PlaceMention> places;
  std::optional<PlaceMention> dateline;  // the place that the report was written in, the first of:
  // "BENTIU, South Sudan" -> the town, the state; "KYIV/MOSCOW" -> both cities
  std::vector<DatelinePlace> dateline_places;
  // The state of the dateline, alpha-3, or empty.
  std::string_view home() const { return dateline ? dateline->country : std::string_view(); }
};

// `parses` are those of the document's stretches, in order. The document must live as long as what is found.
Findings find_all(const CoderData& data, const Report& report, Day day, const Document& document,
                  std::vector<Parse> parses);

// The same of a report by itself, parsed here.
Findings find_all(const CoderData& data, Parser& parser, const Report& report, Day day, const Document& document);

// The events of all that. Actors whose state nobody told get it here, from the places around them.
ReportEvents find_events(const CoderData& data, Findings& found, const ReportFrame& frame, bool explain = false);

// Whom a phrase or sentence is about: the mention that stands highest in it, or null.
const ActorMention* main_mention(const Findings& found);

}  // namespace bede
