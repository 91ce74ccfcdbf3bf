// SPDX-License-Identifier: Apache-2.0
// Reports in a list, those without events and those that were refused too.
#include <fmt/format.h>

#include <array>

#include "page/answers.h"
#include "page/event_filter.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 10> names = {"from", "to",  "outlet", "state", "kind",
                                                    "q",    "run", "sort",   "limit", "offset"};
constexpr std::array<std::string_view, 4> states = {"any", "with", "without", "refused"};

constexpr Sort sorts[] = {{"date", "date"},           {"report", "report"}, {"outlet", "outlet"},
                          {"sentences", "sentences"}, {"events", "events"}, {"kind", "kind"}};

// What was refused has neither a date nor an outlet: nothing but its kind and where it stood is kept.
constexpr std::string_view listed = R"sql(
WITH listed AS (
  SELECT run, item, id AS report, date, outlet, title, text, date_doubt, sentences, events, NULL::VARCHAR AS kind,
    NULL::VARCHAR AS message, input, line
  FROM {}
  UNION ALL
  SELECT run, NULL, nullif(id, ''), NULL, NULL, NULL, NULL, NULL, NULL, NULL, kind, message, input, line
  FROM refusals WHERE {})
)sql";

constexpr std::string_view outlets_sql =
    "SELECT to_json(o)::VARCHAR FROM (SELECT outlet, count(*) AS reports FROM reports ANTI JOIN superseded USING (run, "
    "item) WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500) o";
constexpr std::string_view kinds_sql =
    "SELECT to_json(k)::VARCHAR FROM (SELECT kind, count(*) AS refusals FROM refusals GROUP BY 1 ORDER BY 2 DESC, 1) k";

Result<std::string> condition_of(const Parameters& asked) {
  std::string sql = "true";
  BEDE_TRY(from, asked.day("from"));
  BEDE_TRY(to, asked.day("to"));
  if (from && to && *from > *to)
    return Error{ErrorKind::BadArgument, fmt::format("from: {} is after to: {}", *from, *to), {}};
  if (from) sql += fmt::format(" AND date >= DATE {}", sql_text(*from));
  if (to) sql += fmt::format(" AND date <= DATE {}", sql_text(*to));
  if (const auto outlet = asked.text("outlet")) sql += fmt::format(" AND outlet = {}", sql_text(*outlet));
  BEDE_TRY(state, asked.choice("state", states));
  if (state == "with") sql += " AND events > 0";
  if (state == "without") sql += " AND events = 0";
  if (state == "refused") sql += " AND kind IS NOT NULL";
  if (const auto kinds = asked.list("kind"); !kinds.empty()) sql += " AND " + is_one_of("kind", kinds);
  if (const auto words = asked.text("q"))
    sql += fmt::format(" AND ({} OR {} OR {})", holds_words("title", *words), holds_words("text", *words),
                       holds_words("message", *words));
  return sql;
}

}  // namespace

std::span<const std::string_view> report_list_names() { return names; }

Result<std::string> reports_json(const Asked& asked) {
  BEDE_TRY(condition, condition_of(asked.parameters));
  BEDE_TRY(listing, read_listing(asked.parameters, sorts, "-date", "run, item, input, line, report, message"));
  BEDE_TRY(run, asked.parameters.whole("run", 1, 1'000'000'000, 0));
  const std::string with =
      run > 0 ? fmt::format(listed, fmt::format("reports WHERE run = {}", run), fmt::format("run = {}", run))
              : fmt::format(listed, "reports ANTI JOIN superseded USING (run, item)", "true");
  BEDE_TRY(total, asked.object(fmt::format("{}SELECT count(*)::VARCHAR FROM listed WHERE {}", with, condition), "0"));
  BEDE_TRY(rows, asked.array(fmt::format(
                     "{}SELECT to_json(l)::VARCHAR FROM (SELECT * EXCLUDE (item, text) FROM listed WHERE {}{}) l", with,
                     condition, listing.sql)));
  BEDE_TRY(outlets, asked.array(std::string(outlets_sql)));
  BEDE_TRY(kinds, asked.array(std::string(kinds_sql)));
  return fmt::format(R"({{"total":{},"offset":{},"limit":{},"reports":{},"outlets":{},"kinds":{}}})", total,
                     listing.offset, listing.limit, rows, outlets, kinds);
}

}  // namespace bede
