// SPDX-License-Identifier: Apache-2.0
// Private to the coder: the examples of the lexicon's rows of events, as reports of one day.
//
//   events/coerce, line 12, example "Police arrested a man.", not "The painting arrested her."
//   -> two reports, the second with `must_not`
#pragma once

#include "coder/coder_data.h"

namespace bede {

inline constexpr std::string_view example_day = "2016-06-15";  // of all examples: a Wednesday

struct Example {
  std::string path, table;  // "…/events/coerce.tsv", "events/coerce"
  unsigned line = 0, column = 0;
  bool must_not = false;  // it stands in the column `not`
  Report report;
};

// In the order of tables, rows and columns. Guards have none: they are words that refuse.
std::vector<Example> examples_of(const std::vector<Table>& tables);

// The tables of all folders that have examples.
std::vector<Table> tables_with_examples(const std::vector<std::filesystem::path>& folders);

// What a coder needs, with these tables instead of the pack's. Errors: those of reading either.
Result<std::shared_ptr<const CoderData>> load_with_tables(const std::vector<std::filesystem::path>& folders,
                                                          const std::filesystem::path& pack);

// What the back-off learns from: the predicates of those examples.
std::vector<PredicateExample> predicate_examples(const CoderData& data, const std::vector<Table>& tables);

}  // namespace bede
