// SPDX-License-Identifier: Apache-2.0
// Stories of a database: read slice by slice of days, so that it needs no more memory for millions of events than for
// thousands, and written in one transaction.
#include <fmt/format.h>

#include <filesystem>

#include "bede/store.h"
#include "store/appender.h"
#include "store/priogrid.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/story_events.h"
#include "story/story.h"

namespace bede {
namespace {

constexpr std::size_t database_bytes = 512u << 20;
constexpr std::string_view disputes_form =
    R"([{"field":"VARCHAR","values":[{"value":"VARCHAR","reports":["VARCHAR"],"outlets":["VARCHAR"],"sources":"INTEGER"}]}])";

// The table stories, with disputes as JSON, and the story's line.
std::vector<StoreColumn> columns_made() {
  std::vector<StoreColumn> columns;
  for (const StoreColumn& column : store_table("stories").columns) columns.push_back(column);
  columns.back().type = "VARCHAR";
  columns.push_back({"line", "VARCHAR", ""});
  return columns;
}

std::vector<std::string> codes_of(const std::vector<StoryParty>& parties) {
  std::vector<std::string> codes;
  for (const StoryParty& party : parties) codes.push_back(party.code.empty() ? party.name : party.code);
  return codes;
}

void add_toll(Appender& row, const std::optional<Toll>& toll) {
  if (toll)
    row.number(toll->low).number(toll->high);
  else
    row.null().null();
}

Result<void> add_story(const Story& story, Appender& row, Appender& members) {
  row.text(story.id).text(event_type_name(story.type)).text_or_null(story.mode).texts(story.contexts);
  row.text(story.cameo).number(story.quad).real(story.score);
  if (story.goldstein)
    row.real(*story.goldstein);
  else
    row.null();
  row.text(factuality_name(story.factuality)).texts(codes_of(story.actors)).texts(codes_of(story.recipients));
  row.day_or_null(story.date_start).day_or_null(story.date_end);
  if (story.place) {
    const EventPlace& place = *story.place;
    row.text(place.name).real_or_null(place.latitude).real_or_null(place.longitude);
    row.number_or_null(place.geonames > 0 ? std::optional<std::int64_t>(place.geonames) : std::nullopt);
    row.text_or_null(place.admin1).text_or_null(place.country).text(place.grain);
    row.number_or_null(priogrid_cell(place));
  } else {
    for (int column = 0; column < 8; ++column) row.null();
  }
  const Casualties toll = story.casualties.value_or(Casualties{});
  for (const auto* one : {&toll.dead, &toll.injured, &toll.detained, &toll.displaced}) add_toll(row, *one);
  row.number(static_cast<std::int64_t>(story.reports)).number(static_cast<std::int64_t>(story.outlets));
  row.number(static_cast<std::int64_t>(story.sources)).texts(story.agencies);
  row.day_or_null(story.first_reported).text(story.first_report).text_or_null(story.first_outlet);
  std::string disputes, line;
  append_json(std::span(story.disputes), disputes);
  append_json(story, line);
  row.text(disputes).text(line);
  BEDE_CHECKED(row.end_row());
  for (const StoryEvent& event : story.events) {
    members.text(story.id).number(run_of(event.report_key)).number(item_of(event.report_key)).number(event.number);
    BEDE_CHECKED(members.end_row());
  }
  return {};
}

class Making {
 public:
  Making(const StoryRun& run, Database database)
      : run_(run), database_(std::move(database)), columns_(columns_made()) {}

  Result<void> make() {
    BEDE_CHECKED(make_story_views(database_));
    BEDE_CHECKED(prepare());
    BEDE_TRY(rows, Appender::open(database_, {"made_stories", "", columns_}));
    BEDE_TRY(members, Appender::open(database_, store_table("story_events")));
    Result<void> added;
    StoryFinder finder([&](Story&& story) {
      ++totals_.stories;
      totals_.told_again += story.reports > 1;
      if (added.ok()) added = add_story(story, rows, members);
    });
    BEDE_CHECKED(read_texts(
        database_, [&](const Report& report) { finder.count(report); }, run_.stop));
    BEDE_TRY(slices, find_day_slices(database_));
    for (const DaySlice& slice : slices) {
      if (stopped()) return {};
      BEDE_TRY(reports, read_slice(database_, slice));
      for (const StoredReport& stored : reports) {
        totals_.events += stored.events.size();
        finder.add(stored.report, stored.events, stored.key);
      }
      BEDE_CHECKED(added);
    }
    finder.finish();
    BEDE_CHECKED(added);
    BEDE_CHECKED(rows.flush());
    return members.flush();
  }

  Result<void> settle() {
    if (stopped()) return {};
    std::string names, values;
    for (const StoreColumn& column : store_table("stories").columns) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
      values += fmt::format("{}{}", values.empty() ? "" : ", ",
                            column.name == "disputes" ? fmt::format("from_json(disputes, '{}')", disputes_form)
                                                      : std::string(column.name));
    }
    BEDE_CHECKED(database_.run(fmt::format(
        "INSERT INTO stories ({}) SELECT {} FROM made_stories ORDER BY first_reported, story", names, values)));
    return commit_past_log(database_);
  }

  Result<void> give(const std::function<bool(std::string_view)>& take) {
    return database_.read(
        fmt::format("SELECT line FROM made_stories WHERE reports >= {} ORDER BY first_reported, story", run_.reports),
        [&](Database::Values row) { return take(*row[0]); }, run_.stop);
  }

  bool stopped() {
    totals_.stopped |= run_.stop && run_.stop->load(std::memory_order_relaxed);
    return totals_.stopped;
  }
  const StoryTotals& totals() const { return totals_; }

 private:
  Result<void> prepare() {
    std::string made;
    for (const StoreColumn& column : columns_)
      made += fmt::format("{}{} {}", made.empty() ? "" : ", ", column.name, column.type);
    return database_.run(fmt::format(
        "CREATE TEMP TABLE made_stories ({}); BEGIN TRANSACTION; DELETE FROM stories; DELETE FROM story_events", made));
  }

  const StoryRun& run_;
  Database database_;
  std::vector<StoreColumn> columns_;
  StoryTotals totals_;
};

}  // namespace

Result<StoryTotals> make_stories(const StoryRun& run, const std::function<bool(std::string_view line)>& take) {
  std::error_code error;
  if (!std::filesystem::exists(run.database, error))
    return Error{ErrorKind::NotFound, "no such database", run.database.string()};
  BEDE_TRY(database, open_store(run.database, database_bytes));
  Making making(run, database);
  BEDE_CHECKED(making.make());
  BEDE_CHECKED(making.settle());
  if (!making.totals().stopped) BEDE_CHECKED(making.give(take));
  return making.totals();
}

}  // namespace bede
