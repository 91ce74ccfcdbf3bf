// SPDX-License-Identifier: Apache-2.0
#include "cli/analysis_arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace bede::cli {
namespace {

constexpr std::string_view panel_example = "bede panel --db events.duckdb --by country-month --of all -o panel.csv";

constexpr std::string_view cite_example = "bede cite --db events.duckdb";
constexpr std::string_view diff_example = "bede diff events.duckdb@1 events.duckdb --format table";

// "dyad-month" into unit and period.
void read_by(PanelRun& panel, const std::string& by) {
  const std::size_t dash = by.find('-');
  panel.unit = by.substr(0, dash);
  panel.period = by.substr(dash + 1);
}

std::vector<std::string> panel_kinds() {
  std::vector<std::string> kinds;
  for (const std::string_view unit : panel_units())
    for (const std::string_view period : panel_periods()) kinds.push_back(fmt::format("{}-{}", unit, period));
  return kinds;
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (int type = 0; type <= static_cast<int>(EventType::Assault); ++type)
    names.emplace_back(event_type_name(static_cast<EventType>(type)));
  return names;
}

std::vector<std::string> factuality_names() {
  std::vector<std::string> names;
  for (int factuality = 0; factuality <= static_cast<int>(Factuality::Historical); ++factuality)
    names.emplace_back(factuality_name(static_cast<Factuality>(factuality)));
  return names;
}

}  // namespace

void add_cite(CLI::App& app, Arguments& arguments) {
  app.add_option("--db", arguments.cite.database, "The database")->type_name("FILE");
  app.add_option("--run", arguments.cite.run, "This run alone (default: all that something is left of)")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  app.add_flag("--manifest", arguments.cite.manifest,
               "All that is known of each run, as a line of JSON: versions, options, hashes of pack and inputs");
  app.footer(fmt::format("Example:\n  {}", cite_example));
}

std::string find_cite_fault(const Arguments& arguments) {
  if (!arguments.cite.database.empty()) return {};
  return fmt::format("cite: --db is needed; for example: {}", cite_example);
}

void add_diff(CLI::App& app, Arguments& arguments, std::string& format) {
  constexpr std::string_view meaning =
      "A database, FILE.duckdb; one run of it, FILE.duckdb@2; or what bede code wrote, FILE.jsonl";
  app.add_option("A", arguments.diff.a, std::string(meaning))->type_name("");
  app.add_option("B", arguments.diff.b, "The other one, the same")->type_name("");
  app.add_flag("--summary", arguments.summary_alone, "The counts by type and field alone");
  app.add_option(
         "--format", format,
         "json (a line for each difference, the summary last) or table (default: table on a terminal, else json)")
      ->check(CLI::IsMember({"json", "table"}))
      ->type_name("FORMAT");
  app.footer(fmt::format("Example:\n  {}", diff_example));
}

std::string find_diff_fault(const Arguments& arguments) {
  if (!arguments.diff.a.empty() && !arguments.diff.b.empty()) return {};
  return fmt::format("diff: A and B are needed; for example: {}", diff_example);
}

void add_panel(CLI::App& app, Arguments& arguments) {
  PanelRun& panel = arguments.panel;
  app.add_option("--db", panel.database, "The database")->type_name("FILE");
  app.add_option_function<std::string>(
         "--by", [&panel](const std::string& by) { read_by(panel, by); },
         "What a row is: country, dyad, grid (PRIO-GRID) or outlet, by day, week, month or year: dyad-month")
      ->check(CLI::IsMember(panel_kinds()))
      ->type_name("UNIT-PERIOD");
  app.add_option("--from", panel.from, "The first day, widened to a whole period (default: the first report's)")
      ->type_name("YYYY-MM-DD");
  app.add_option("--to", panel.to, "The last day (default: the last report's)")->type_name("YYYY-MM-DD");
  app.add_option("--of", panel.of,
                 "Units to cover, parted by commas: states (KEN,UGA; all), dyads (KEN-UGA), cells, outlets "
                 "(default: those with an event)")
      ->delimiter(',')
      ->type_name("LIST");
  app.add_option("--type", panel.types, "PLOVER types to count, parted by commas (default: all)")
      ->delimiter(',')
      ->check(CLI::IsMember(type_names()))
      ->type_name("TYPE");
  app.add_option("--factuality", panel.factualities, "What to count (default: actual)")
      ->delimiter(',')
      ->check(CLI::IsMember(factuality_names()))
      ->type_name("FACTUALITY");
  app.add_option_function<std::string>(
         "--count", [&panel](const std::string& what) { panel.stories = what == "stories"; },
         "events, or stories, of which bede stories makes one of many tellings (default: events)")
      ->check(CLI::IsMember({"events", "stories"}))
      ->type_name("WHAT");
  app.add_option("--side", panel.side, "Whose country an event is of: that of its place, its actor or its recipient")
      ->check(CLI::IsMember({"place", "actor", "recipient"}))
      ->type_name("SIDE")
      ->capture_default_str();
  app.add_flag("--codes", panel.codes, "Dyads of actors' codes (SYRMIL, IGOUNO) instead of states");
  app.add_flag_callback(
      "--no-long", [&panel] { panel.long_events = false; },
      "Leave out what is longer than a period, and would count in that of its first day");
  app.add_flag("--outlets", panel.outlets, "With the number of reports of each outlet, a column each");
  app.add_option("-o,--output", arguments.output,
                 "The file to write, by its ending: .csv .jsonl .parquet "
                 "(default: CSV on standard output)")
      ->type_name("FILE");
  app.footer(fmt::format("Example:\n  {}", panel_example));
}

std::string find_panel_fault(const Arguments& arguments) {
  const PanelRun& panel = arguments.panel;
  if (panel.database.empty() || panel.unit.empty())
    return fmt::format("panel: --db and --by are needed; for example: {}", panel_example);
  for (const auto& [option, day] : {std::pair("--from", &panel.from), {"--to", &panel.to}})
    if (!day->empty() && !is_day(*day))
      return fmt::format("panel: {}: '{}' is no day such as 2017-01-31", option, *day);
  if (!panel.to.empty() && panel.from > panel.to)
    return fmt::format("panel: --from {} is after --to {}", panel.from, panel.to);
  if (panel.side != "place" && panel.unit != "country") return "panel: --side is for --by country-…";
  if (panel.codes && panel.unit != "dyad") return "panel: --codes is for --by dyad-…";
  const std::string ending = arguments.output.extension().string();
  if (!arguments.output.empty() && ending != ".csv" && ending != ".jsonl" && ending != ".parquet")
    return fmt::format("panel: -o {}: what can be written is .csv, .jsonl and .parquet", arguments.output.string());
  return {};
}

}  // namespace bede::cli
