// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

// Of each story a line that fits on a screen; `bede query` shows all columns.
constexpr std::string_view table_sql =
    "SELECT date_start AS date, coalesce(place_name, '') AS place, coalesce(country, '') AS country, type, "
    "coalesce(mode, '') AS mode, array_to_string(actors, '+') AS actors, array_to_string(recipients, '+') AS "
    "recipients, "
    "reports, outlets, sources, array_to_string(list_transform(disputes, lambda d: d.field || ' ' || "
    "array_to_string(list_transform(d.\"values\", lambda v: v.\"value\"), '|')), ', ') AS disputes "
    "FROM stories WHERE reports >= {} ORDER BY first_reported, story";

}  // namespace

Result<int> run_stories_command(const Arguments& arguments, const Messages& messages) {
  StoryRun run = arguments.stories;
  run.stop = catch_signals();
  const bool table = arguments.form == Arguments::Form::Table ||
                     (arguments.form == Arguments::Form::Auto && isatty(STDOUT_FILENO) != 0);
  Output output;
  auto totals =
      make_stories(run, [&](std::string_view line) { return table ? false : output.write(std::string(line) + "\n"); });
  if (!totals.ok()) return totals.error();
  if (output.failure()) return *output.failure();
  if (totals->stopped) {
    messages.tell(std::string_view("ended by a signal; the stories of the database are as they were"));
    return exit_signal + caught_signal();
  }
  messages.tell(fmt::format("{} events, {} stories, {} of them told by two reports or more", totals->events,
                            totals->stories, totals->told_again));
  if (!table) return exit_done;
  Arguments asked = arguments;
  asked.query.database = run.database;
  asked.query.sql = fmt::format(table_sql, run.reports);
  asked.query_format = "table";
  return run_query_command(asked, messages);
}

}  // namespace bede::cli
