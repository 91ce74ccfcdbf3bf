// SPDX-License-Identifier: Apache-2.0
// The lexicon's examples, coded: each must use the row it stands in, and what stands in `not` must not.
#include <fmt/format.h>

#include <algorithm>

#include "base/folding.h"
#include "bede/pack.h"
#include "coder/coder_data.h"

namespace bede {
namespace {

constexpr std::string_view example_day = "2016-06-15";  // of all examples: a Wednesday

struct Example {
  std::string path, row;  // "events/coerce:12"
  unsigned line = 0, column = 0;
  bool must_not = false;
  Report report;
};

std::vector<Example> examples_of(const std::vector<std::filesystem::path>& folders) {
  std::vector<Example> examples;
  for (const std::filesystem::path& folder : folders) {
    for (const Table& table : read_examples(folder)) {
      if (!table.name.starts_with("events/") || table.name == "events/guards") continue;
      for (const TableRow& row : table.rows) {
        for (unsigned c = 0; c < table.columns.size(); ++c) {
          const bool must_not = table.columns[c] == "not";
          if ((table.columns[c] != "example" && !must_not) || row.cells[c].empty()) continue;
          Example example{table.path, fmt::format("{}:{} ", table.name, row.line), row.line, c + 1, must_not, {}};
          example.report.id = example.row;
          example.report.date = example_day;
          example.report.text = row.cells[c];
          examples.push_back(std::move(example));
        }
      }
    }
  }
  return examples;
}

std::string summary(const CodedReport& coded) {
  std::string list;
  for (const Event& event : coded.events)
    list += fmt::format("{}{}{}{} by {}", list.empty() ? "" : "; ", event_type_name(event.type),
                        event.mode.empty() ? "" : "/", event.mode, event.cue_frame);
  return list.empty() ? "nothing" : list;
}

}  // namespace

Result<std::vector<LexiconMistake>> check_examples(const std::vector<std::filesystem::path>& folders,
                                                   const std::filesystem::path& pack) {
  BEDE_TRY(language, Language::load(pack));
  BEDE_TRY(places, Pack::open(pack));
  PackWriter writer;
  pack_folding(writer);
  if (const Complaints complaints = pack_lexicon(folders, writer); !complaints.empty())
    return complaints.front().error();
  BEDE_TRY(tables, pack_in_memory(writer, "lexicon"));
  BEDE_TRY(lexicon, Lexicon::read(tables));
  BEDE_TRY(data, make_coder_data(std::move(language), std::move(lexicon), places));
  Coder coder(data, {.explain = true});
  std::vector<LexiconMistake> mistakes;
  const std::vector<Example> examples = examples_of(folders);
  std::vector<Report> reports;
  for (const Example& example : examples) reports.push_back(example.report);
  const auto outcomes = coder.code(reports);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    const CodedReport* coded = std::get_if<CodedReport>(&outcomes[i]);
    bool used = false;
    for (const Event& event : coded ? coded->events : std::vector<Event>{})
      for (const EventReason& reason : event.why)
        used = used || (reason.row.starts_with(example.row) && (!example.must_not || reason.field == "type"));
    if (used != example.must_not || !coded) continue;
    mistakes.push_back(
        {example.path, example.line, example.column,
         fmt::format("'{}' {} this row; it gives {}", example.report.text,
                     example.must_not ? "must not use" : "does not use", coded ? summary(*coded) : "a refusal")});
  }
  return mistakes;
}

}  // namespace bede
