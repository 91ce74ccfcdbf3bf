// SPDX-License-Identifier: Apache-2.0
// The lexicon's examples, coded: each must use the row it stands in, and what stands in `not` must not.
#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

Result<std::vector<LexiconMistake>> check_examples(const std::vector<std::filesystem::path>& folders,
                                                   const std::filesystem::path& pack) {
  BEDE_TRY(data, load_with_tables(folders, pack));
  Coder coder(data, {.explain = true});
  std::vector<LexiconMistake> mistakes;
  const std::vector<Table> with_examples = tables_with_examples(folders);
  check_roles(*data, with_examples, mistakes);
  std::vector<Example> examples = examples_of(with_examples);
  // They use no row.
  std::erase_if(examples, [](const Example& example) { return example.table == "events/ordinary_verbs"; });
  std::vector<Report> reports;
  for (const Example& example : examples) reports.push_back(example.report);
  const auto outcomes = coder.code(reports);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    const CodedReport* coded = std::get_if<CodedReport>(&outcomes[i]);
    const std::string row = example.report.id + " ";
    bool used = false;
    for (const Event& event : coded ? coded->events : std::vector<Event>{})
      for (const EventReason& reason : event.why)
        used = used || (reason.row.starts_with(row) && (!example.must_not || reason.field == "type"));
    if (used != example.must_not || !coded) continue;
    mistakes.push_back(
        {example.path, example.line, example.column,
         fmt::format("'{}' {} this row; it gives {}", example.report.text,
                     example.must_not ? "must not use" : "does not use", coded ? summary(*coded) : "a refusal")});
  }
  return mistakes;
}

}  // namespace bede
