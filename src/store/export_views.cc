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
        FROM entities SEMI JOIN chosen USING (run, item, event))
  GROUP BY ALL;
CREATE TEMP VIEW told AS
  SELECT e.*, r.outlet, r.url, r.title, r.language, r.length, u.started, u.program,
    coalesce(s.actor, []) AS actor, coalesce(s.recipient, []) AS recipient, coalesce(s.mediator, []) AS mediator,
    coalesce(s.excluded, []) AS excluded, coalesce(s.attribution, []) AS attribution
  FROM chosen e JOIN told_reports r USING (run, item) JOIN runs u USING (run)
    LEFT JOIN sides s USING (run, item, event);
CREATE TEMP VIEW pairs AS
  WITH sources AS (SELECT * FROM entities WHERE side = 'actor'),
    targets AS (SELECT *, false AS mutual FROM entities WHERE side = 'recipient' UNION ALL
                SELECT a.*, true FROM sources a JOIN told t USING (run, item, event)
                WHERE len(t.recipient) = 0 AND len(t.actor) > 1)
  SELECT t.*, s.name AS source_name, s.text AS source_text, coalesce(s.code, '') AS source_code,
    s.country AS source_country, s.sectors AS source_sectors, s.id AS source_id, s.span_begin AS source_begin,
    g.name AS target_name, g.text AS target_text, coalesce(g.code, '') AS target_code, g.country AS target_country,
    g.sectors AS target_sectors, g.id AS target_id, g.span_begin AS target_begin,
    row_number() OVER (ORDER BY t.run, t.item, t.event, s.place, g.place) AS number
  FROM told t LEFT JOIN sources s USING (run, item, event)
    LEFT JOIN targets g ON g.run = t.run AND g.item = t.item AND g.event = t.event AND
      NOT (g.mutual AND g.place = s.place);
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

Result<void> make_export_views(const Database& database, const ExportRun& run, bool facts_alone) {
  std::string sql = fmt::format("CREATE TEMP VIEW chosen AS SELECT * {} FROM events {} WHERE true{}{};\n",
                                run.text ? "" : "REPLACE (NULL::VARCHAR AS text)",
                                run.run > 0 ? "" : "SEMI JOIN latest USING (run, item)",
                                run.run > 0 ? fmt::format(" AND run = {}", run.run) : "",
                                facts_alone && !run.all ? " AND factuality = 'actual'" : "");
  sql += fmt::format(
      "CREATE TEMP VIEW told_reports AS SELECT run, item, outlet, url, {} AS title, language, "
      "length(text) AS length FROM reports;\n",
      run.text ? "title" : "NULL::VARCHAR");
  sql += fmt::format("CREATE TEMP VIEW told_mentions AS SELECT * {} FROM mentions;\n",
                     run.text ? "" : "REPLACE (NULL::VARCHAR AS text)");
  return database.run(sql.append(views));
}

}  // namespace bede
