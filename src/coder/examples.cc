// SPDX-License-Identifier: Apache-2.0
#include "coder/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/folding.h"
#include "bede/pack.h"
#include "coder/findings.h"

namespace bede {

namespace {

// A guard's strength says what may come of its sentence: of words in memory of something, what was.
Wanted wanted_of_guard(const Table& table, const TableRow& row) {
  const auto strength = std::find(table.columns.begin(), table.columns.end(), "strength");
  const auto at = static_cast<std::size_t>(strength - table.columns.begin());
  return strength != table.columns.end() && row.cells[at] == "past" ? Wanted::NoNews : Wanted::NoEvent;
}

}  // namespace

std::vector<Example> examples_of(const std::vector<Table>& tables) {
  std::vector<Example> examples;
  for (const Table& table : tables) {
    if (!table.name.starts_with("events/") || table.name == attitudes) continue;
    const bool guards = table.name == "events/guards";
    for (const TableRow& row : table.rows) {
      for (unsigned c = 0; c < table.columns.size(); ++c) {
        const bool must_not = table.columns[c] == "not";
        if ((table.columns[c] != "example" && !must_not) || row.cells[c].empty()) continue;
        const Wanted wanted = guards ? wanted_of_guard(table, row) : must_not ? Wanted::NotUsed : Wanted::Used;
        Example example{table.path, table.name, fmt::format("{}:{} ", table.name, row.line), row.line, c + 1,
                        wanted,     {}};
        example.report.id = example.row;
        example.report.date = example_day;
        example.report.text = row.cells[c];
        examples.push_back(std::move(example));
      }
    }
  }
  return examples;
}

std::vector<Table> tables_with_examples(const std::vector<std::filesystem::path>& folders) {
  std::vector<Table> tables;
  for (const std::filesystem::path& folder : folders)
    for (Table& table : read_examples(folder)) tables.push_back(std::move(table));
  return tables;
}

Result<std::shared_ptr<const CoderData>> load_with_tables(const std::vector<std::filesystem::path>& folders,
                                                          const std::filesystem::path& pack) {
  BEDE_TRY(language, Language::load(pack));
  BEDE_TRY(places, Pack::open(pack));
  PackWriter writer;
  pack_folding(writer);
  if (const Complaints complaints = pack_lexicon(folders, writer); !complaints.empty())
    return complaints.front().error();
  BEDE_TRY(tables, pack_in_memory(writer, "lexicon"));
  BEDE_TRY(lexicon, Lexicon::read(tables));
  return make_coder_data(std::move(language), std::move(lexicon), places);
}

std::vector<PredicateExample> predicate_examples(const CoderData& data, const std::vector<Table>& tables) {
  std::map<std::string_view, TextId> names;  // of the tables of frames
  for (const FrameRow& frame : data.lexicon.frames)
    names.emplace(data.lexicon.text(frame.predicate.place.table), frame.predicate.place.table);
  std::vector<Example> examples = examples_of(tables);
  std::erase_if(examples, [](const Example& example) { return example.wanted > Wanted::NotUsed; });
  std::vector<Document> documents;
  for (const Example& example : examples) documents.push_back(make_document(example.report));
  std::vector<std::string_view> texts;
  for (const Document& document : documents)
    for (const Stretch& stretch : document.stretches) texts.push_back(stretch.of(document.text));
  Parser parser(data.language);
  std::vector<Parse> parses = parser.parse(texts);
  auto next = std::make_move_iterator(parses.begin());
  const Day day = *parse_day(example_day);
  std::vector<PredicateExample> found;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto count = static_cast<std::ptrdiff_t>(documents[i].stretches.size());
    Findings read = find_all(data, examples[i].report, day, documents[i], std::vector<Parse>(next, next + count));
    next += count;
    ReportFrame frame;
    frame.id = examples[i].report.id;
    frame.day = day;
    const auto table = names.find(examples[i].table);
    const RowPlace place{table == names.end() ? 0 : table->second, examples[i].line};
    const bool refused = examples[i].wanted == Wanted::NotUsed && table != names.end();
    for (PredicateExample& example : data.events->predicate_examples(
             {read.reading, read.actors, read.dates, read.places}, frame, refused ? &place : nullptr)) {
      example.sentence = static_cast<std::uint32_t>(i);
      found.push_back(std::move(example));
    }
  }
  return found;
}

Result<std::vector<BackoffCheck>> check_backoff(const std::vector<std::filesystem::path>& folders,
                                                const std::filesystem::path& pack) {
  BEDE_TRY(data, load_with_tables(folders, pack));
  const std::vector<PredicateExample> examples = predicate_examples(*data, tables_with_examples(folders));
  const std::vector<Backoff::Guess> guesses = guess_held_out(examples);
  std::vector<BackoffCheck> checks;
  for (const BackoffScore& score : {score_guesses(examples, guesses, 1), choose_lead(examples, guesses)})
    checks.push_back({score.lead, score.all, score.events, score.guessed, score.right, score.precision()});
  return checks;
}

}  // namespace bede
