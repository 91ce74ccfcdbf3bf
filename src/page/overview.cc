// SPDX-License-Identifier: Apache-2.0
// What is in the database: runs, counts, and the chosen events by month, type, country, outlet.
#include <fmt/format.h>

#include <filesystem>

#include "base/json_text.h"
#include "page/answers.h"
#include "page/event_filter.h"

namespace bede {
namespace {

constexpr std::string_view runs_sql =
    "SELECT to_json(r)::VARCHAR FROM (SELECT run, state, mode, started, ended, program, model, lexicon, pack, "
    "options::JSON AS options, inputs, keeps_text, reports, sentences, events, refused, left_out, known, corrected, "
    "withdrawn, citation FROM runs ORDER BY runs.run DESC LIMIT 100) r";

constexpr std::string_view counts_sql =
    "SELECT to_json(c)::VARCHAR FROM (SELECT (SELECT count(*) FROM reports ANTI JOIN superseded USING (run, item)) AS "
    "reports, (SELECT count(*) FROM events ANTI JOIN superseded USING (run, item)) AS events, (SELECT count(*) FROM "
    "stories) AS stories, (SELECT count(*) FROM stories WHERE reports > 1) AS told_again, (SELECT count(*) FROM "
    "refusals) AS refusals, (SELECT count(*) FROM withdrawals WHERE kind <> 'late') AS withdrawals, (SELECT "
    "min(date) FROM reports) AS first_day, (SELECT max(date) FROM reports) AS last_day, (SELECT count(*) > 0 FROM "
    "reports WHERE text IS NOT NULL) AS has_text) c";

constexpr std::string_view refusals_sql =
    "SELECT to_json(r)::VARCHAR FROM (SELECT kind, count(*) AS refusals FROM refusals GROUP BY ALL ORDER BY 2 DESC, 1) "
    "r";

// Events by `key`, with those that are told as facts apart: what is demanded, planned or denied has not happened.
std::string counted_by(std::string_view key, std::string_view name, std::string_view order, int most) {
  return fmt::format(
      "SELECT to_json(c)::VARCHAR FROM (SELECT {} AS {}, count(*) AS events, count(*) FILTER (factuality = 'actual') "
      "AS actual FROM chosen WHERE {} IS NOT NULL GROUP BY 1 ORDER BY {} LIMIT {}) c",
      key, name, key, order, most);
}

struct Part {
  std::string_view name;
  std::string sql;
};

}  // namespace

Result<std::string> overview_json(const Asked& asked) {
  BEDE_TRY(filter, read_event_filter(asked.parameters));
  // Each is read several times.
  BEDE_CHECKED(asked.database.run(
      fmt::format("CREATE OR REPLACE TEMP TABLE chosen AS SELECT run, item, date_start, report_date, type, mode, quad, "
                  "factuality, country FROM {}",
                  filter.rows())));
  const Part parts[] = {
      {"runs", std::string(runs_sql)},
      {"refusals", std::string(refusals_sql)},
      {"months", counted_by("strftime(date_start, '%Y-%m')", "month", "1", 100'000)},
      {"reported", counted_by("strftime(report_date, '%Y-%m')", "month", "1", 100'000)},
      {"types", counted_by("type", "type", "2 DESC, 1", 100)},
      {"modes", counted_by("type || '/' || mode", "mode", "1", 500)},
      {"factualities", counted_by("factuality", "factuality", "2 DESC, 1", 100)},
      {"countries",
       "SELECT to_json(c)::VARCHAR FROM (SELECT e.country AS code, any_value(n.name) AS name, count(*) AS events, "
       "count(*) FILTER (factuality = 'actual') AS actual FROM chosen e LEFT JOIN (SELECT code, any_value(name) AS "
       "name FROM countries GROUP BY ALL) n ON n.code = e.country WHERE e.country IS NOT NULL GROUP BY 1 ORDER BY 3 "
       "DESC, 1 LIMIT 400) c"},
      {"outlets",
       "SELECT to_json(c)::VARCHAR FROM (SELECT r.outlet AS outlet, count(DISTINCT (r.run, r.item)) AS reports, "
       "count(*) AS events FROM chosen JOIN reports r USING (run, item) WHERE r.outlet IS NOT NULL GROUP BY 1 ORDER "
       "BY 3 DESC, 1 LIMIT 200) c"},
      {"quads", counted_by("quad", "quad", "1", 4)},
  };
  std::string out = "{\"database\":";
  append_json_text(std::filesystem::path(asked.database.path()).filename().string(), out);
  out += ",\"program\":";
  append_json_text(BEDE_VERSION, out);
  BEDE_TRY(counts, asked.object(std::string(counts_sql)));
  BEDE_TRY(chosen, asked.object("SELECT count(*)::VARCHAR FROM chosen"));
  out.append(",\"counts\":").append(counts).append(",\"chosen\":").append(chosen);
  for (const Part& part : parts) {
    BEDE_TRY(rows, asked.array(part.sql));
    out.append(",\"").append(part.name).append("\":").append(rows);
  }
  BEDE_CHECKED(asked.database.run("DROP TABLE temp.chosen"));
  return out + "}";
}

}  // namespace bede
