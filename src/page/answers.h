// SPDX-License-Identifier: Apache-2.0
// Private to the page: what each address of the API answers, as JSON. docs/serve.md has the fields.
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <string_view>

#include "page/parameters.h"
#include "store/store.h"

namespace bede {

struct Asked {
  const Database& database;  // with the table `superseded`: reports that a later run has coded again
  const Parameters& parameters;
  const std::atomic<bool>* stop;

  // Of queries that give one value a row, which is JSON: the first one, or `otherwise`; all, as an array.
  // Errors: as Database::read().
  Result<std::string> object(const std::string& sql, std::string_view otherwise = "null") const;
  Result<std::string> array(const std::string& sql) const;
};

// Errors of all: BadArgument (a parameter), NotFound (what has this id), those of Database::read().
Result<std::string> overview_json(const Asked& asked);
Result<std::string> events_json(const Asked& asked);
Result<std::string> event_json(const Asked& asked);
Result<std::string> report_json(const Asked& asked);
Result<std::string> reports_json(const Asked& asked);
Result<std::string> stories_json(const Asked& asked);
Result<std::string> story_json(const Asked& asked);
Result<std::string> places_json(const Asked& asked);

// The parameters of lists.
std::span<const std::string_view> event_list_names();
std::span<const std::string_view> report_list_names();
std::span<const std::string_view> story_list_names();

// " ORDER BY … LIMIT … OFFSET …", of sort, limit and offset. `sorts`: what may be sorted by, and its SQL; the first is
// meant where nothing is said. `last` makes the order certain.
struct Sort {
  std::string_view name, sql;
};
struct Listing {
  std::string sql;
  std::int64_t offset = 0, limit = 0;
};
Result<Listing> read_listing(const Parameters& parameters, std::span<const Sort> sorts, std::string_view otherwise,
                             std::string_view last);

}  // namespace bede
