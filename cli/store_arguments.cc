// SPDX-License-Identifier: Apache-2.0
#include "cli/store_arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace bede::cli {
namespace {

constexpr std::string_view query_example =
    "bede query --db events.duckdb \"SELECT type, count(*) FROM events GROUP BY type\"";
constexpr std::string_view export_example = "bede export --db events.duckdb --to gdelt-events -o events.export.CSV";

constexpr std::string_view serve_example = "bede serve events.duckdb";
constexpr std::string_view stories_example = "bede stories --db events.duckdb > stories.jsonl";

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_store_options(CLI::App& code, Arguments& arguments) {
  auto* replace = code.add_flag_callback(
      "--replace", [&arguments] { arguments.known = KnownReports::Replace; },
      "Code reports anew that the database has, in their place");
  code.add_flag_callback(
          "--beside", [&arguments] { arguments.known = KnownReports::Beside; },
          "Code reports anew that the database has, beside them, with the number of another run")
      ->excludes(replace);
  code.add_flag("--resume", arguments.resume, "Go on with the last run of the database that did not end");
  code.add_option("--manifest", arguments.manifest,
                  "Where to write what the run was made of (default: beside the output, FILE.manifest.json; a database "
                  "has it inside)")
      ->type_name("FILE");
  code.add_flag("--no-text", arguments.no_text, "Keep neither texts nor titles of the reports (licensed news)");
}

void add_query(CLI::App& query, Arguments& arguments) {
  query.add_option("SQL", arguments.query.sql, "One statement that only reads (docs/store.md has the tables)")
      ->type_name("");
  query.add_option("--db", arguments.query.database, "The database")->type_name("FILE");
  query.add_option("--format", arguments.query_format, "table, csv, or json (an object a line)")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  query.footer(fmt::format("Example:\n  {}", query_example));
}

void add_stories(CLI::App& app, Arguments& arguments, std::string& format) {
  app.add_option("--db", arguments.stories.database, "The database")->type_name("FILE");
  app.add_option("--reports", arguments.stories.reports, "Show stories that so many reports tell of, at least")
      ->check(CLI::PositiveNumber)
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--format", format, "json (a line for each story) or table (default: table on a terminal, else json)")
      ->check(CLI::IsMember({"json", "table"}))
      ->type_name("FORMAT");
  app.footer(fmt::format("Example:\n  {}", stories_example));
}

void add_serve(CLI::App& app, Arguments& arguments) {
  app.add_option("FILE", arguments.serve.database, "The database")->type_name("");
  app.add_option(
         "--host", arguments.serve.host,
         "The address to serve at; with another than this machine's own whoever reaches it can read the database")
      ->type_name("ADDRESS")
      ->capture_default_str();
  app.add_option("--port", arguments.serve.port, "The port; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--seconds", arguments.serve.seconds, "How long an answer may take; then it is ended")
      ->check(CLI::Range(1, 86'400))
      ->type_name("N")
      ->capture_default_str();
  app.footer(fmt::format("Ctrl-C ends it.\nExample:\n  {}", serve_example));
}

void add_export(CLI::App& app, Arguments& arguments) {
  app.add_option("--db", arguments.exported.database, "The database")->type_name("FILE");
  std::string formats;
  for (const ExportFormat& format : export_formats())
    formats += fmt::format("\n    {:<16}{}", format.name, format.meaning);
  app.add_option("--to", arguments.exported.format, "The format:" + formats)
      ->check(CLI::IsMember(format_names()))
      ->type_name("FORMAT");
  app.add_option("-o,--output", arguments.output, "The file to write (default: standard output)")->type_name("FILE");
  app.add_option("--run", arguments.exported.run, "What this run made (default: of each report the last that coded it)")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  app.add_flag("--all", arguments.exported.all,
               "Also what is not told as a fact (demands, plans, denials), in formats that cannot tell it apart");
  app.add_flag("--no-text", arguments.no_text, "Without texts and titles of the reports (licensed news)");
  app.footer(fmt::format("Example:\n  {}", export_example));
}

bool goes_through_store(const std::filesystem::path& output) {
  const std::string ending = output.extension().string();
  return ending == ".duckdb" || ending == ".parquet" || ending == ".csv";
}

std::string find_output_fault(const Arguments& arguments) {
  const std::filesystem::path& output = arguments.output;
  const std::string ending = output.extension().string();
  const bool through_store = goes_through_store(output);
  if (!output.empty() && ending != ".jsonl" && !through_store) {
    return fmt::format("-o {}: {} cannot be written; what can is .jsonl, .csv, .parquet and .duckdb", output.string(),
                       ending.empty() ? "a file without an ending" : ending);
  }
  if (arguments.known != KnownReports::Keep && ending != ".duckdb")
    return "--replace and --beside are for a database: -o FILE.duckdb";
  if (arguments.resume && !through_store) return "--resume is for -o with .duckdb, .parquet or .csv";
  return {};
}

std::string find_query_fault(const Arguments& arguments) {
  if (!arguments.query.database.empty() && !arguments.query.sql.empty()) return {};
  return fmt::format("query: --db and SQL are needed; for example: {}", query_example);
}

std::string find_serve_fault(const Arguments& arguments) {
  if (!arguments.serve.database.empty()) return {};
  return fmt::format("serve: FILE is needed; for example: {}", serve_example);
}

std::string find_stories_fault(const Arguments& arguments) {
  if (!arguments.stories.database.empty()) return {};
  return fmt::format("stories: --db is needed; for example: {}", stories_example);
}

std::string find_export_fault(const Arguments& arguments) {
  if (arguments.exported.database.empty() || arguments.exported.format.empty())
    return fmt::format("export: --db and --to are needed; for example: {}", export_example);
  if (arguments.exported.format == "parquet" && arguments.output.empty())
    return "export: --to parquet needs -o: it is written in more than one pass";
  return {};
}

}  // namespace bede::cli
