// SPDX-License-Identifier: Apache-2.0
// The lexicon's examples, coded: each must use the row it stands in, and what stands in `not` must not. Of those of
// guards no event may come, or none that is not long past.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/folding.h"
#include "bede/pack.h"
#include "coder/examples.h"
#include "coder/findings.h"

namespace bede {
namespace {

std::string summary(const CodedReport& coded) {
  std::string list;
  for (const Event& event : coded.events)
    list += fmt::format("{}{}{}{} by {}", list.empty() ? "" : "; ", event_type_name(event.type),
                        event.mode.empty() ? "" : "/", event.mode, event.cue_frame);
  return list.empty() ? "nothing" : list;
}

bool holds(const Example& example, const std::vector<Event>& events) {
  if (example.wanted == Wanted::NoEvent) return events.empty();
  if (example.wanted == Wanted::NoNews)
    return std::all_of(events.begin(), events.end(),
                       [](const Event& event) { return event.factuality == Factuality::Historical; });
  const bool must_not = example.wanted == Wanted::NotUsed;
  bool used = false;
  for (const Event& event : events)
    for (const EventReason& reason : event.why)
      used = used || (reason.row.starts_with(example.row) && (!must_not || reason.field == "type"));
  return used != must_not;
}

std::string_view complaint(Wanted wanted) {
  switch (wanted) {
    case Wanted::Used: return "does not use";
    case Wanted::NotUsed: return "must not use";
    case Wanted::NoEvent: return "must give no event by";
    case Wanted::NoNews: return "must give nothing but history by";
  }
  return "";
}

// "UN staff" is the UN itself, found by the word all the same.
bool has_name(std::string_view text, const TableRow& row, const Folding& folding) {
  std::string folded, name;
  folding.fold(text, folded);
  for (const unsigned column : {0u, 1u, 2u})  // role, plural, also
    for (const std::string_view part : split_cell(row.cells[column])) {
      folding.fold(part, name);
      if (folded.find(name) != std::string::npos) return true;
    }
  return false;
}

// Examples of roles: somebody in the sentence must be found by the row.
void check_roles(const CoderData& data, const std::vector<Table>& tables, std::vector<LexiconMistake>& mistakes) {
  Parser parser(data.language, {});
  const Day day = *parse_day(example_day);
  for (const Table& table : tables) {
    const auto column = std::find(table.columns.begin(), table.columns.end(), "example");
    if (table.name != "actors/roles" || column == table.columns.end()) continue;
    const auto at = static_cast<unsigned>(column - table.columns.begin());
    for (const TableRow& row : table.rows) {
      if (row.cells[at].empty()) continue;
      Report report;
      report.text = row.cells[at];
      const Document document = make_document(report);
      const Findings found = find_all(data, parser, report, day, document);
      const auto is_row = [&](const Actor& actor) {
        if (actor.role_row == no_row) return false;
        const RowPlace place = data.lexicon.roles[actor.role_row].place;
        return place.line == row.line && data.lexicon.text(place.table) == table.name;
      };
      const auto is_named = [&](const ActorMention& mention) {
        return has_name(found.reading.text(mention.begin_token, mention.end_token), row, data.lexicon.folding());
      };
      const bool reached = std::any_of(found.actors.actors.begin(), found.actors.actors.end(), is_row);
      if (!reached && std::none_of(found.actors.mentions.begin(), found.actors.mentions.end(), is_named))
        mistakes.push_back(
            {table.path, row.line, at + 1, fmt::format("nobody in '{}' is found by this row", row.cells[at])});
    }
  }
}

// Counts each code of an example's events once.
void add_codes(const std::vector<Event>& events, std::map<std::string, std::size_t>& reached) {
  std::set<std::string> codes;
  for (const Event& event : events) {
    const std::string type(event_type_name(event.type));
    codes.insert({type, event.cameo});
    if (!event.mode.empty()) codes.insert(fmt::format("{}/{}", type, event.mode));
  }
  for (const std::string& code : codes) ++reached[code];
}

std::vector<CodeCoverage> coverage_of(const Lexicon& lexicon, const std::map<std::string, std::size_t>& reached) {
  std::vector<CodeCoverage> coverage;
  const auto add = [&](std::string_view kind, std::string code, TextId label) {
    const auto found = reached.find(code);
    const std::size_t examples = found == reached.end() ? 0 : found->second;
    coverage.push_back({std::string(kind), std::move(code), std::string(lexicon.text(label)), examples});
  };
  const auto type_name = [](std::size_t type) { return std::string(event_type_name(static_cast<EventType>(type))); };
  for (std::size_t type = 0; type < lexicon.types.size(); ++type)
    add("type", type_name(type), lexicon.types[type].label);
  for (const ModeRow& mode : lexicon.modes)
    add("mode", fmt::format("{}/{}", type_name(mode.type), lexicon.text(mode.name)), mode.label);
  for (const CameoRow& row : lexicon.cameo) add("cameo", std::string(lexicon.text(row.code)), row.label);
  return coverage;
}

// Places that do not lie in or near the country that their rows name.
void check_places(const CoderData& data, const std::vector<std::filesystem::path>& folders,
                  std::vector<LexiconMistake>& mistakes) {
  constexpr unsigned country_column = 3;  // of places/regions, places/sites and places/cities
  if (!data.places) return;
  for (const Gazetteer::Misplaced& one : data.places->misplaced()) {
    const std::string table = fmt::format("{}.tsv", data.lexicon.text(one.row.table));
    std::filesystem::path path = table;
    for (const std::filesystem::path& folder : folders)
      if (std::error_code error; std::filesystem::exists(folder / table, error)) path = folder / table;
    mistakes.push_back(
        {path.string(), one.row.line, country_column,
         fmt::format("'{}' lies {:.0f} km from every place of {}: is a sign, a column or the code wrong?", one.name,
                     static_cast<double>(one.kilometres), one.country)});
  }
}

// Examples of attitudes, which make no event: an attribution of the sentence must have the row.
void check_attitudes(const CoderData& data, const std::vector<Table>& tables, std::vector<LexiconMistake>& mistakes) {
  Parser parser(data.language, {});
  const Day day = *parse_day(example_day);
  for (const Table& table : tables) {
    if (table.name != attitudes) continue;
    const auto column = std::find(table.columns.begin(), table.columns.end(), "example");
    const auto at = static_cast<unsigned>(column - table.columns.begin());
    for (const TableRow& row : table.rows) {
      Report report;
      report.text = row.cells[at];
      const Document document = make_document(report);
      const Findings found = find_all(data, parser, report, day, document);
      const auto attributions = find_attributions(data.lexicon, found.reading);
      std::string others;
      const bool used = std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& said) {
        if (said.row) others += fmt::format(" {}", data.lexicon.text(said.row->predicate.text));
        return said.row && said.row->predicate.place.line == row.line &&
               data.lexicon.text(said.row->predicate.place.table) == table.name;
      });
      if (!used)
        mistakes.push_back({table.path, row.line, at + 1,
                            fmt::format("'{}' does not use this row; it gives{}", row.cells[at],
                                        others.empty() ? " nothing" : others)});
    }
  }
}

}  // namespace

Result<ExampleCheck> check_examples(const std::vector<std::filesystem::path>& folders,
                                    const std::filesystem::path& pack) {
  BEDE_TRY(data, load_with_tables(folders, pack));
  Coder coder(data, {.explain = true});
  ExampleCheck check;
  const std::vector<Table> with_examples = tables_with_examples(folders);
  check_roles(*data, with_examples, check.mistakes);
  check_places(*data, folders, check.mistakes);
  check_attitudes(*data, with_examples, check.mistakes);
  std::vector<Example> examples = examples_of(with_examples);
  // They use no row.
  std::erase_if(examples, [](const Example& example) { return example.table == "events/ordinary_verbs"; });
  std::vector<Report> reports;
  for (const Example& example : examples) reports.push_back(example.report);
  const auto outcomes = coder.code(reports);
  std::map<std::string, std::size_t> reached;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    const CodedReport* coded = std::get_if<CodedReport>(&outcomes[i]);
    if (coded && holds(example, coded->events)) {
      if (example.wanted == Wanted::Used) add_codes(coded->events, reached);
      continue;
    }
    check.mistakes.push_back({example.path, example.line, example.column,
                              fmt::format("'{}' {} this row; it gives {}", example.report.text,
                                          complaint(example.wanted), coded ? summary(*coded) : "a refusal")});
  }
  check.coverage = coverage_of(data->lexicon, reached);
  return check;
}

}  // namespace bede
