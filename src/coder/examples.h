// SPDX-License-Identifier: Apache-2.0
// Private to the coder: the examples of the lexicon's rows of events, as reports of one day.
//
//   events/coerce, line 12, example "Police arrested a man.", not "The painting arrested her."
//   -> two reports, the second `NotUsed`
#pragma once

#include "coder/coder_data.h"

namespace bede {

inline constexpr std::string_view example_day = "2016-06-15";  // of all examples: a Wednesday

inline constexpr std::string_view attitudes = "events/attitudes";  // their examples make no event

// What the sentence must do: use the row, not use it (the column `not`), give no event, or none but history.
enum class Wanted : std::uint8_t { Used, NotUsed, NoEvent, NoNews };

struct Example {
  std::string path, table, row;  // "…/events/coerce.tsv", "events/coerce", "events/coerce:12 "
  unsigned line = 0, column = 0;
  Wanted wanted = Wanted::Used;
  Report report;
};

// In the order of tables, rows and columns, without those of attitudes.
std::vector<Example> examples_of(const std::vector<Table>& tables);

// The tables of all folders that have examples.
std::vector<Table> tables_with_examples(const std::vector<std::filesystem::path>& folders);

// What a coder needs, with these tables instead of the pack's. Errors: those of reading either.
Result<std::shared_ptr<const CoderData>> load_with_tables(const std::vector<std::filesystem::path>& folders,
                                                          const std::filesystem::path& pack);

// What the back-off learns from: the predicates of those examples.
std::vector<PredicateExample> predicate_examples(const CoderData& data, const std::vector<Table>& tables);

}  // namespace bede
