// SPDX-License-Identifier: Apache-2.0
#include "store/diff_sql.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <filesystem>

#include "store/store.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 17> fields = {
    "type",  "mode", "contexts",   "cameo", "factuality", "actor",       "recipient", "mediator",   "excluded",
    "terms", "date", "date_basis", "place", "casualties", "attribution", "frame",     "confidence",
};

// Parties and their codes in their order; who says so, with the role.
constexpr std::string_view database_sql = R"sql(
CREATE TEMP TABLE reports_{letter} AS SELECT run, item, id AS report, text, date
  FROM {db}.reports {chosen};
CREATE TEMP TABLE events_{letter} AS
WITH sides AS (
  SELECT run, item, event, side, string_agg(name || CASE WHEN side = 'attribution' THEN ' (' || coalesce(role, '') || ')'
      WHEN code = '' THEN '' ELSE ' (' || code || ')' END, '; ' ORDER BY place) AS all
  FROM {db}.entities SEMI JOIN reports_{letter} USING (run, item) GROUP BY ALL),
steps AS (
  SELECT run, item, event, list(concat_ws(chr(31), field, words,
      coalesce(regexp_replace(lexicon_row, ':[0-9]+ ', ':'), ''), rule) ORDER BY reason) AS why
  FROM {db}.reasons SEMI JOIN reports_{letter} USING (run, item) GROUP BY ALL)
SELECT e.report, e.sentence, e.cue_span_begin AS cue_begin, e.cue_span_end AS cue_end, e.cue, e.text,
  row_number() OVER (ORDER BY e.run, e.item, e.event) AS number,
  e.type, e.mode, array_to_string(list_sort(e.contexts), ' ') AS contexts, e.cameo, e.factuality,
  a.all AS actor, r.all AS recipient, m.all AS mediator, x.all AS excluded,
  concat_ws(', ', terms_scope, 'from ' || terms_begins, 'for ' || terms_lasts, 'in ' || terms_place) AS terms,
  date_start || CASE WHEN date_end <> date_start THEN ' to ' || date_end ELSE '' END AS date, date_basis,
  place_name || coalesce(' (' || concat_ws(', ', admin1, e.country) || ')', '') AS place,
  concat_ws(', ', {dead}, {injured}, {detained}, {displaced}) AS casualties,
  s.all AS attribution, e.frame, round(e.confidence, 2)::VARCHAR AS confidence, coalesce(w.why, []) AS why
FROM {db}.events e SEMI JOIN reports_{letter} USING (run, item)
  LEFT JOIN sides a ON a.run = e.run AND a.item = e.item AND a.event = e.event AND a.side = 'actor'
  LEFT JOIN sides r ON r.run = e.run AND r.item = e.item AND r.event = e.event AND r.side = 'recipient'
  LEFT JOIN sides m ON m.run = e.run AND m.item = e.item AND m.event = e.event AND m.side = 'mediator'
  LEFT JOIN sides x ON x.run = e.run AND x.item = e.item AND x.event = e.event AND x.side = 'excluded'
  LEFT JOIN sides s ON s.run = e.run AND s.item = e.item AND s.event = e.event AND s.side = 'attribution'
  LEFT JOIN steps w ON w.run = e.run AND w.item = e.item AND w.event = e.event)sql";

constexpr std::string_view entity_form = "STRUCT(name VARCHAR, code VARCHAR, role VARCHAR)[]";
constexpr std::string_view toll_form = "STRUCT(low BIGINT, high BIGINT)";

constexpr std::string_view lines_sql = R"sql(
CREATE TEMP MACRO parties_{letter}(list) AS nullif(array_to_string(list_transform(list, lambda p:
  p.name || CASE WHEN p.role IS NOT NULL THEN ' (' || p.role || ')' WHEN p.code = '' THEN '' ELSE ' (' || p.code || ')' END),
  '; '), '');
CREATE TEMP TABLE events_{letter} AS
SELECT report, sentence, cue.span[1]::INTEGER AS cue_begin, cue.span[2]::INTEGER AS cue_end, cue.text AS cue, text,
  row_number() OVER () AS number,
  type, mode, array_to_string(list_sort(contexts), ' ') AS contexts, cameo, factuality,
  parties_{letter}(actor) AS actor, parties_{letter}(recipient) AS recipient, parties_{letter}(mediator) AS mediator,
  parties_{letter}(excluded) AS excluded,
  concat_ws(', ', terms.scope, 'from ' || terms.begins, 'for ' || terms.lasts, 'in ' || terms.place) AS terms,
  date.start || CASE WHEN date."end" <> date.start THEN ' to ' || date."end" ELSE '' END AS date,
  date.basis AS date_basis,
  place.name || coalesce(' (' || concat_ws(', ', place.admin1, place.country) || ')', '') AS place,
  concat_ws(', ', {dead}, {injured}, {detained}, {displaced}) AS casualties,
  parties_{letter}(attribution) AS attribution, cue.frame AS frame, round(confidence, 2)::VARCHAR AS confidence,
  coalesce(list_transform(why, lambda w: concat_ws(chr(31), w.field, w.words,
    coalesce(regexp_replace(w.row, ':[0-9]+ ', ':'), ''), w.rule)), []) AS why
FROM read_json({path}, format = 'newline_delimited', maximum_object_size = 104857600, columns = {{
  report: 'VARCHAR', sentence: 'INTEGER', text: 'VARCHAR', type: 'VARCHAR', mode: 'VARCHAR', contexts: 'VARCHAR[]',
  cameo: 'VARCHAR', factuality: 'VARCHAR', actor: '{entity}', recipient: '{entity}', mediator: '{entity}',
  excluded: '{entity}', terms: 'STRUCT(scope VARCHAR, begins VARCHAR, lasts VARCHAR, place VARCHAR)',
  date: 'STRUCT(start VARCHAR, "end" VARCHAR, basis VARCHAR)',
  place: 'STRUCT(name VARCHAR, admin1 VARCHAR, country VARCHAR)',
  casualties: 'STRUCT(dead {toll}, injured {toll}, detained {toll}, displaced {toll})', attribution: '{entity}',
  cue: 'STRUCT(text VARCHAR, span INTEGER[], frame VARCHAR)', confidence: 'DOUBLE',
  why: 'STRUCT(field VARCHAR, words VARCHAR, row VARCHAR, rule VARCHAR)[]'}});
CREATE TEMP TABLE reports_{letter} AS SELECT DISTINCT 0 AS run, 0 AS item, report, NULL::VARCHAR AS text, NULL::DATE AS date
  FROM events_{letter})sql";

// "12 dead" or "3-5 dead"
std::string toll_sql(std::string_view low, std::string_view high, std::string_view name) {
  return fmt::format("{0} || CASE WHEN {1} <> {0} THEN '-' || {1} ELSE '' END || ' {2}'", low, high, name);
}

// Events that have the same of `key`, the first with the first; what is left over goes on to the next step.
std::string match_sql(int step, std::string_view key) {
  const std::string ranked = fmt::format("*, row_number() OVER (PARTITION BY {} ORDER BY number) AS nth", key);
  return fmt::format(
      "INSERT INTO matched SELECT a.number, b.number FROM "
      "(SELECT {0} FROM events_a WHERE number NOT IN (SELECT a FROM matched)) a JOIN "
      "(SELECT {0} FROM events_b WHERE number NOT IN (SELECT b FROM matched)) b USING ({1}, nth) -- {2}\n;",
      ranked, key, step);
}

}  // namespace

std::span<const std::string_view> diff_fields() { return fields; }

Result<DiffSide> find_side(const std::string& name) {
  DiffSide side;
  side.path = name;
  std::error_code error;
  if (const std::size_t at = name.rfind('@'); at != std::string::npos && !std::filesystem::exists(name, error)) {
    const auto read = std::from_chars(name.data() + at + 1, name.data() + name.size(), side.run);
    if (read.ec == std::errc() && read.ptr == name.data() + name.size() && side.run > 0) side.path = name.substr(0, at);
  }
  if (!std::filesystem::exists(side.path, error)) return Error{ErrorKind::NotFound, "no such file", side.path};
  side.is_database = std::filesystem::path(side.path).extension() != ".jsonl";
  if (!side.is_database) return side;
  BEDE_TRY(database, open_store_to_read(side.path));
  if (side.run == 0) return side;
  BEDE_TRY(there, database.value(fmt::format("SELECT count(*)::VARCHAR FROM runs WHERE run = {}", side.run)));
  if (there == "0") return Error{ErrorKind::BadArgument, fmt::format("it has no run {}", side.run), side.path};
  return side;
}

Result<void> make_side(const Database& database, const DiffSide& side, std::string_view letter) {
  if (!side.is_database) {
    const auto toll = [](std::string_view name) {
      return toll_sql(fmt::format("casualties.{}.low", name), fmt::format("casualties.{}.high", name), name);
    };
    return database.run(fmt::format(fmt::runtime(lines_sql), fmt::arg("letter", letter),
                                    fmt::arg("path", sql_text(side.path)), fmt::arg("entity", entity_form),
                                    fmt::arg("toll", toll_form), fmt::arg("dead", toll("dead")),
                                    fmt::arg("injured", toll("injured")), fmt::arg("detained", toll("detained")),
                                    fmt::arg("displaced", toll("displaced"))));
  }
  const auto toll = [](std::string_view name) {
    return toll_sql(fmt::format("{}_low", name), fmt::format("{}_high", name), name);
  };
  const std::string chosen = side.run > 0 ? fmt::format("WHERE run = {}", side.run)
                                          : std::string("QUALIFY run = max(run) OVER (PARTITION BY id)");
  const std::string name = fmt::format("side_{}", letter);
  BEDE_CHECKED(database.run(fmt::format("ATTACH {} AS {} (READ_ONLY)", sql_text(side.path), name)));
  BEDE_CHECKED(database.run(fmt::format(fmt::runtime(database_sql), fmt::arg("letter", letter), fmt::arg("db", name),
                                        fmt::arg("chosen", chosen), fmt::arg("dead", toll("dead")),
                                        fmt::arg("injured", toll("injured")), fmt::arg("detained", toll("detained")),
                                        fmt::arg("displaced", toll("displaced")))));
  BEDE_CHECKED(
      database.run(fmt::format("CREATE TEMP TABLE made_{0} AS SELECT string_agg(DISTINCT 'Bede ' || program || ', "
                               "lexicon ' || lexicon || ', pack ' "
                               "|| pack, '; ') AS made FROM {1}.runs SEMI JOIN reports_{0} USING (run)",
                               letter, name)));
  return database.run(fmt::format("DETACH {}", name));
}

Result<void> match_sides(const Database& database) {
  // What one side alone has was not coded twice, so it cannot be compared.
  std::string sql =
      "CREATE TEMP TABLE both_sides AS SELECT DISTINCT report FROM reports_a SEMI JOIN reports_b USING (report); "
      "DELETE FROM events_a WHERE report NOT IN (SELECT report FROM both_sides) AND getvariable('databases'); "
      "DELETE FROM events_b WHERE report NOT IN (SELECT report FROM both_sides) AND getvariable('databases'); "
      "CREATE TEMP TABLE matched (a BIGINT, b BIGINT); ";
  sql += match_sql(1, "report, sentence, cue_begin, cue_end, type");
  sql += match_sql(2, "report, sentence, cue_begin, cue_end");
  sql += match_sql(3, "report, sentence, type");
  std::string listed;
  for (const std::string_view field : fields)
    listed += fmt::format("{}{{'field': '{}', 'a': coalesce(a.{}, ''), 'b': coalesce(b.{}, '')}}",
                          listed.empty() ? "" : ", ", field, field, field);
  sql += fmt::format(
      "CREATE TEMP VIEW differences AS WITH pairs AS (SELECT a, b FROM matched UNION ALL "
      "SELECT number, NULL FROM events_a WHERE number NOT IN (SELECT a FROM matched) UNION ALL "
      "SELECT NULL, number FROM events_b WHERE number NOT IN (SELECT b FROM matched)) "
      "SELECT coalesce(a.report, b.report) AS report, coalesce(a.sentence, b.sentence) AS sentence, "
      "coalesce(b.text, a.text) AS text, a.type AS type_a, b.type AS type_b, coalesce(b.cue, a.cue) AS cue, "
      "coalesce(b.cue_begin, a.cue_begin) AS cue_begin, p.a AS number_a, p.b AS number_b, "
      "list_filter([{}], lambda f: f.a <> f.b) AS fields, "
      "list_filter(coalesce(a.why, []), lambda w: NOT list_contains(coalesce(b.why, []), w)) AS why_a, "
      "list_filter(coalesce(b.why, []), lambda w: NOT list_contains(coalesce(a.why, []), w)) AS why_b "
      "FROM pairs p LEFT JOIN events_a a ON a.number = p.a LEFT JOIN events_b b ON b.number = p.b",
      listed);
  return database.run(sql);
}

}  // namespace bede
