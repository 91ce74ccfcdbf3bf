// SPDX-License-Identifier: Apache-2.0
// Private to the story step: an event as one report tells it, in the form in which two are compared.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "bede/event.h"
#include "bede/report.h"
#include "bede/story.h"
#include "story/stems.h"

namespace bede {

// What all events of a report share.
struct ToldReport {
  std::string id, outlet, agency;
  Day day = 0;
  std::uint64_t key = 0;
  float rare_day = 1;              // how much it says that two are told on one day: nothing where all reports are of it
  float crowd = 0;                 // the logarithm of how many tens of reports are of the same days
  std::vector<WeighedStem> words;  // of title and text, the weightiest
  std::vector<WeighedStem> names;  // of these the words with capitals
  std::vector<StemId> stems;       // of title and text, all that others have too
  std::uint32_t source = 0;        // the same for near copies (story/copies.h)
};

struct ToldParty : StoryParty {
  enum class Side : std::uint8_t {
    Unknown,
    Public,
    Irregular,
    Civil
  };  // of a state or a body; armed against one; other
  std::string id;
  std::vector<WeighedStem> stems;  // of name and text, with how rare each is, 0 to 1
  Side side = Side::Unknown;
  bool named = false;  // somebody by name whom the lexicon does not know
};

enum Loss : std::size_t { Dead, Injured, Detained, Displaced };
inline constexpr std::size_t losses = 4;

struct ToldEvent : EventKind {
  std::shared_ptr<const ToldReport> report;
  std::uint32_t number = 0;
  std::string id, about;
  bool typed = true;     // false: a caller gave the words, and no row of the lexicon has them
  bool has_kind = true;  // or one has them, which requires more
  std::vector<ToldParty> actors, recipients;
  Days days;            // when it happened
  bool stated = false;  // by words of the report; else the report's own day bounds it
  std::optional<EventPlace> place;
  std::optional<Toll> tolls[losses];
  std::int32_t sentence = 0;
  std::vector<WeighedStem> cue;    // sorted; weight: how rare it is, 0 to 1
  std::vector<WeighedStem> words;  // of the sentences that tell of it
  std::vector<WeighedStem> core;   // of these the cue, the parties and the place
  std::vector<StemId> rare;  // by which others are looked for: of those words the weightiest, of the report's a few
};

// The words of a report by how rare they are.
void set_words(const Report& report, const StemCounts& counts, ToldReport& told);

ToldEvent make_told(const Event& event, std::uint32_t number, std::shared_ptr<const ToldReport> report,
                    const StemCounts& counts);

}  // namespace bede
