// SPDX-License-Identifier: Apache-2.0
// What comes out: one event, as docs/event_format.md has it. Spans are bytes of the report's text (of its title, where
// `sentence` is -1), half open; they become code points where events are written.
//
//   "Police in Lagos arrested 12 students on Monday."  (dated 2024-03-06)
//   -> COERCE/arrest 173  actor NGACOP  recipient NGAEDU  2024-03-04  Lagos  actual
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/report.h"

namespace bede {

enum class EventType : std::uint8_t {
  Agree,
  Consult,
  Support,
  Concede,
  Cooperate,
  Aid,
  Retreat,
  Request,
  Accuse,
  Reject,
  Threaten,
  Protest,
  Sanction,
  Mobilize,
  Coerce,
  Assault
};
std::string_view event_type_name(EventType type);  // "COERCE"

enum class Factuality : std::uint8_t { Actual, Planned, Possible, Conditional, Demanded, Negated, Historical };
std::string_view factuality_name(Factuality factuality);  // "actual"

struct TextSpan {
  std::size_t begin = 0, end = 0;
};

struct CodedSentence {
  std::int32_t number = 0;  // -1: the title's
  TextSpan span;            // bytes of the report's text, or of its title
};

// Who takes part, or who says so. `role` is of sources alone: speaker, document, agency, outlet.
struct EventEntity {
  std::string name, text, code, country, id, via, role;
  TextSpan span;
  std::int32_t sentence = 0;  // where the text is
  std::vector<std::string> sectors;
};

struct EventDate {
  std::string start, end;  // ISO days, both included
  std::string text;
  TextSpan span;
  std::int32_t sentence = 0;  // where the text is
  std::string_view basis;     // "stated", "story", "report"
};

struct EventPlace {
  std::string name, text, admin1, country;
  TextSpan span;
  std::int32_t sentence = 0;                  // where the text is
  std::optional<double> latitude, longitude;  // none: the gazetteer has no such place
  std::uint32_t geonames = 0;                 // 0: none
  std::string_view grain;                     // "site", "city", "region", "country"
};

struct Toll {
  std::int64_t low = 0, high = 0;
  std::string text;
};

struct Casualties {
  std::optional<Toll> dead, injured, detained, displaced;
};

// Of an agreement, as far as it is told.
//
//   "The 72-hour truce in Aleppo took effect on Friday"  -> begins 2016-12-30, lasts PT72H, place Aleppo
struct EventTerms {
  std::string scope;   // "nationwide": values of events/terms, parted by ", "
  std::string begins;  // a day or a time of one, 2016-12-30T18:00; of a stretch of days the first
  std::string lasts;   // ISO 8601: P3M; or up to a day, that one included: ../2017-01-15
  std::string place;   // where it holds
  bool operator==(const EventTerms&) const = default;
};

// One place in the report that tells of the event.
struct EventTelling {
  std::int32_t sentence = 0;
  std::string text, cue;
  TextSpan span;
};

// One step that led to a field: the field, the words, the lexicon's row and the rule.
struct EventReason {
  std::string_view field;
  std::string words, row, rule;
};

// What happens, as PLOVER and CAMEO have it, and whether it has: the same of an event, of one telling and of a story.
struct EventKind {
  EventType type = EventType::Consult;
  std::string mode, cameo;
  std::vector<std::string> contexts;
  std::uint32_t quad = 1;
  double score = 0;
  std::optional<double> goldstein;
  Factuality factuality = Factuality::Actual;
};

struct Event : EventKind {
  std::string id, report;
  std::int32_t sentence = 0;  // -1: the title
  std::string text;           // of that sentence
  TextSpan span;
  std::string about;  // the id of the event inside, or empty
  std::vector<EventEntity> actor, recipient, mediator, excluded, attribution;
  std::optional<EventTerms> terms;
  EventDate date;
  std::optional<EventPlace> place;
  std::optional<Casualties> casualties;
  std::string cue_text, cue_frame;
  TextSpan cue_span;
  double confidence = 0;
  std::vector<EventTelling> mentions;
  std::vector<EventReason> why;
};

// The events of one report as JSON Lines, spans in code points. `why` only with `explain`.
void append_json(std::span<const Event> events, const Report& report, bool explain, std::string& out);

}  // namespace bede
