// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "store/export_formats.h"

namespace bede {
namespace {

// What another data set calls source and target: each actor with each recipient; of a meeting or a clash, whose parties
// are all actors, each with each other; and where one side is not told, the other alone.
//   "Police arrested students and teachers."  -> police, students; police, teachers
//   "Kenya and Uganda signed a treaty."       -> Kenya, Uganda; Uganda, Kenya
constexpr std::string_view views = R"sql(
CREATE TEMP VIEW told_entities AS
  SELECT e.* FROM entities e WHERE run = getvariable('run') AND item BETWEEN getvariable('first') AND getvariable('last');
CREATE TEMP VIEW sides AS
  SELECT run, item, event,
    coalesce(list(entity ORDER BY place) FILTER (side = 'actor'), []) AS actor,
    coalesce(list(entity ORDER BY place) FILTER (side = 'recipient'), []) AS recipient,
    coalesce(list(entity ORDER BY place) FILTER (side = 'mediator'), []) AS mediator,
    coalesce(list(entity ORDER BY place) FILTER (side = 'excluded'), []) AS excluded,
    coalesce(list(entity ORDER BY place) FILTER (side = 'attribution'), []) AS attribution
  FROM (SELECT run, item, event, side, place,
          {'name': name, 'text': text,
           'span': CASE WHEN span_begin IS NULL THEN NULL ELSE [span_begin, span_end] END,
           'code': code, 'country': country, 'sectors': sectors, 'id': id, 'via': via, 'role': role} AS entity
        FROM told_entities SEMI JOIN chosen USING (run, item, event))
  GROUP BY ALL;
CREATE TEMP VIEW told AS
  SELECT e.*, r.date_doubt, r.version AS report_version, r.outlet, r.url, r.title, r.language, r.length, u.started, u.program,
    coalesce(s.actor, []) AS actor, coalesce(s.recipient, []) AS recipient, coalesce(s.mediator, []) AS mediator,
    coalesce(s.excluded, []) AS excluded, coalesce(s.attribution, []) AS attribution
  FROM chosen e JOIN told_reports r USING (run, item) JOIN runs u USING (run)
    LEFT JOIN sides s USING (run, item, event);
CREATE TEMP VIEW pairs AS
  WITH sources AS (SELECT * FROM told_entities WHERE side = 'actor'),
    mutual AS (SELECT run, item, event FROM told_entities WHERE side IN ('actor', 'recipient') GROUP BY ALL
               HAVING count(*) > 1 AND bool_and(side = 'actor')),
    -- `but`: nobody does it to himself. A comparison and nothing else, so that it stays a hash join.
    targets AS (SELECT *, -1 AS but FROM told_entities WHERE side = 'recipient' UNION ALL
                SELECT a.*, a.place FROM sources a SEMI JOIN mutual USING (run, item, event))
  SELECT t.*, s.name AS source_name, s.text AS source_text, coalesce(s.code, '') AS source_code,
    s.country AS source_country, s.sectors AS source_sectors, s.id AS source_id, s.span_begin AS source_begin,
    g.name AS target_name, g.text AS target_text, coalesce(g.code, '') AS target_code, g.country AS target_country,
    g.sectors AS target_sectors, g.id AS target_id, g.span_begin AS target_begin,
    getvariable('numbered') + row_number() OVER (ORDER BY t.run, t.item, t.event, s.place, g.place) AS number
  FROM told t LEFT JOIN sources s USING (run, item, event)
    LEFT JOIN targets g ON g.run = t.run AND g.item = t.item AND g.event = t.event AND
      g.but <> coalesce(s.place, -2);
-- "KENCOP" of Kenya -> "COP"; "IGOUNO" of no state -> "IGOUNO"
CREATE TEMP MACRO without_state(code, country) AS
  CASE WHEN country IS NOT NULL AND starts_with(code, country) THEN substr(code, 4) ELSE code END;
-- "GOVMIL" -> "GOVMIL"; "REBFARC" -> "REB": the roles that CAMEO has, at the beginning
CREATE TEMP MACRO roles_of(code, country) AS regexp_extract(without_state(code, country),
  '^((?:AGR|BUS|COP|CRM|CVL|DEV|EDU|ELI|ENV|GOV|HLH|HRI|IGO|IMG|INS|INT|JUD|LAB|LEG|MED|MIL|MNC|MOD|NGM|NGO|OPP|PTY|RAD|REB|REF|REL|SEP|SPY|UAF|UIS)*)', 1);
-- "COLREBFARC" -> "FARC"
CREATE TEMP MACRO group_of(code, country) AS
  substr(without_state(code, country), 1 + length(roles_of(code, country)));
-- "GOVMIL" -> ['GOV', 'MIL']
CREATE TEMP MACRO pieces_of(roles) AS
  list_transform(range(0, length(roles) // 3), lambda i: substr(roles, (3 * i + 1)::BIGINT, 3));
CREATE TEMP MACRO day_of(day) AS strftime(day, '%Y-%m-%d');
CREATE TEMP MACRO plain_day_of(day) AS strftime(day, '%Y%m%d');
-- A state's key on a day: Russia's before 1991-12-26 is none, for the Soviet Union has one of its own.
CREATE TEMP MACRO name_of_state(state) AS (SELECT any_value(c.name) FROM countries c WHERE c.code = state);
CREATE TEMP MACRO fips_of(state) AS (SELECT any_value(c.fips) FROM countries c WHERE c.code = state);
CREATE TEMP MACRO cow_of(state) AS (SELECT any_value(c.cow) FROM countries c WHERE c.code = state);
)sql";

}  // namespace

Result<void> make_export_views(const Database& database, const ExportRun& run, std::string_view condition) {
  constexpr std::string_view slice =
      "run = getvariable('run') AND item BETWEEN getvariable('first') AND getvariable('last')";
  const std::string_view text = run.text ? "" : "REPLACE (NULL::VARCHAR AS text)";
  std::string sql =
      "SET VARIABLE run = 0; SET VARIABLE first = 0::BIGINT; SET VARIABLE last = 0::BIGINT; "
      "SET VARIABLE numbered = 0::BIGINT;\n";
  // Reports that a later run has coded again: few, and none where there is one run.
  sql += fmt::format(
      "CREATE TEMP TABLE superseded AS SELECT o.run, o.item FROM reports o JOIN (SELECT id, max(run) AS last "
      "FROM reports GROUP BY id HAVING max(run) > min(run)) n USING (id) WHERE o.run < n.last AND {};\n",
      run.run > 0 ? "false" : "true");
  sql += fmt::format(
      "CREATE TEMP VIEW chosen AS SELECT * {} FROM events ANTI JOIN superseded USING (run, item) WHERE {} AND ({});\n",
      text, slice, condition);
  sql += fmt::format(
      "CREATE TEMP VIEW told_reports AS SELECT run, item, date_doubt, version, outlet, url, {} AS title, language, "
      "length(text) AS length "
      "FROM reports WHERE {};\n",
      run.text ? "title" : "NULL::VARCHAR", slice);
  sql += fmt::format("CREATE TEMP VIEW told_mentions AS SELECT * {} FROM mentions WHERE {};\n", text, slice);
  sql += fmt::format("CREATE TEMP VIEW slice_events AS SELECT * FROM events WHERE {};\n", slice);
  return database.run(sql.append(views));
}

Result<std::vector<Slice>> cut_slices(const Database& database, const std::string& sql, std::int64_t events_at_most,
                                      const std::atomic<bool>* stop) {
  std::vector<Slice> slices;
  std::int64_t events = events_at_most;
  BEDE_CHECKED(database.read(
      sql,
      [&](Database::Values row) {
        const auto of = number_of<int>(row[0]);
        const auto item = number_of<std::int64_t>(row[1]), count = number_of<std::int64_t>(row[2]);
        if (events + count > events_at_most || slices.back().run != of) {
          slices.push_back({of, item, item});
          events = 0;
        }
        slices.back().last_item = item;
        events += count;
        return true;
      },
      stop));
  return slices;
}

Result<std::vector<Slice>> find_slices(const Database& database, const ExportRun& run) {
  constexpr std::int64_t events_at_most = 20'000;
  return cut_slices(database,
                    fmt::format("SELECT run::VARCHAR, item::VARCHAR, events::VARCHAR FROM reports WHERE events > 0 AND "
                                "{} ORDER BY reports.run, reports.item",
                                run.run > 0 ? fmt::format("run = {}", run.run) : "true"),
                    events_at_most, nullptr);
}

Result<void> choose_slice(const Database& database, const Slice& slice, bool numbers) {
  if (numbers)
    BEDE_CHECKED(
        database.run("SET VARIABLE numbered = getvariable('numbered') + (SELECT count(*) FROM pairs)::BIGINT"));
  return database.run(
      fmt::format("SET VARIABLE run = {}; SET VARIABLE first = {}::BIGINT; SET VARIABLE last = {}::BIGINT", slice.run,
                  slice.first_item, slice.last_item));
}

}  // namespace bede
