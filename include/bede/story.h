// SPDX-License-Identifier: Apache-2.0
// One happening from its many tellings: events of many reports go in, stories come out. docs/stories.md has the rules.
//
//   in   "Gunmen abducted nine pilgrims near Kom on Monday."          (Daily Lantern, 2021-05-04)
//        "The pilgrims seized near Kom are twelve, police said."      (Kom Courier, 2021-05-06)
//   out  a story of two events, reports 2, outlets 2, disputes {field "detained", values 9 and 12}
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bede/event.h"
#include "bede/report.h"

namespace bede {

// One of a story's events: what one report tells of it.
struct StoryEvent {
  std::uint64_t report_key = 0;  // as it was given to StoryFinder::add
  std::uint32_t number = 0;      // the event's place in its report, from 0
  std::string report, event;     // their ids
};

// A value of a field on which reports differ, and who has it.
struct StoryValue {
  std::string value;                 // "12", "9-14", "2021-05-03", "NGAREB", "negated"
  std::vector<std::string> reports;  // ids, in the order of their days
  std::vector<std::string> outlets;  // sorted; none twice
  std::size_t sources = 0;           // near copies and one agency's texts count once
};

struct StoryDispute {
  std::string field;  // dead, injured, detained, displaced, actor, factuality, place, date
  std::vector<StoryValue> values;
};

struct StoryParty {
  std::string name, code, country;
};

struct Story : EventKind {         // with the contexts of all its events
  std::string id;                  // "s" and 16 hexadecimal digits, of its first event
  std::vector<StoryEvent> events;  // in the order of their reports' days
  std::vector<StoryParty> actors, recipients;
  std::string date_start, date_end;
  std::optional<EventPlace> place;  // without words and span
  std::optional<Casualties> casualties;
  std::size_t reports = 0, outlets = 0;  // how many tell of it; a report without an outlet counts as one of its own
  std::size_t sources = 0;               // of these outlets, with near copies and one agency's texts as one
  std::vector<std::string> agencies;     // that stand behind them
  std::string first_reported;            // the day of the first report
  std::string first_report;              // its id
  std::string first_outlet;
  std::vector<StoryDispute> disputes;
};

// Reports go in by their days, stories come out when no more can be told of them. What comes out depends on the reports
// alone. Not for several threads.
class StoryFinder {
 public:
  using TakeStory = std::function<void(Story&& story)>;

  explicit StoryFinder(TakeStory take);
  StoryFinder(StoryFinder&&) noexcept;
  StoryFinder& operator=(StoryFinder&&) noexcept;
  ~StoryFinder();

  // First every report once, in any order: how rare a word is in them.
  void count(const Report& report);

  // Then every report with its events, by day and within a day by id; other orders make other stories. A report that is
  // without a day counts as of 1970-01-01. `report_key` comes back in StoryEvent.
  void add(const Report& report, std::span<const Event> events, std::uint64_t report_key);

  // What is still open comes out.
  void finish();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// A report with what was coded in it.
struct CodedStoryReport {
  Report report;
  std::vector<Event> events;
};

// The same at once, in any order; report_key is the place in `reports`. Stories come in the order of their ids.
std::vector<Story> find_stories(std::span<const CodedStoryReport> reports);

// A story as a line of JSON, without a line break.
void append_json(const Story& story, std::string& out);

}  // namespace bede
