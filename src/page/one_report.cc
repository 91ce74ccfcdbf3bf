// SPDX-License-Identifier: Apache-2.0
// One event and one report: all that the database has of them, with the words that it rests on.
#include <fmt/format.h>

#include "page/answers.h"

namespace bede {
namespace {

// Words that an event rests on. Spans count code points of the title where `title` is true, else of the text; the
// words of time and the place are told where the event is.
constexpr std::string_view marks_sql = R"sql(
SELECT to_json(m)::VARCHAR FROM (
  SELECT e.event, e.id, m.what, m."begin", m."end", m.title
  FROM (SELECT * FROM events WHERE {0}) e JOIN (
    SELECT event, 'cue' AS what, cue_span_begin AS "begin", cue_span_end AS "end", sentence = -1 AS title
      FROM events WHERE {0}
    UNION ALL SELECT event, 'date', date_span_begin, date_span_end, sentence = -1 FROM events WHERE {0}
    UNION ALL SELECT event, 'place', place_span_begin, place_span_end, sentence = -1 FROM events WHERE {0}
    UNION ALL SELECT event, CASE WHEN side = 'attribution' THEN 'source' ELSE side END, span_begin, span_end,
      sentence = -1 FROM entities WHERE {0}) m USING (event)
  WHERE m."begin" IS NOT NULL ORDER BY m.title DESC, m."begin", m."end", e.event, m.what) m)sql";

constexpr std::string_view report_sql =
    "SELECT to_json(r)::VARCHAR FROM (SELECT run, id, date, published, title, outlet, url, language, dateline, "
    "version, status, corrects, date_doubt, text, text IS NOT NULL AS keeps_text, line, sentences, events FROM reports "
    "WHERE {}) r";

constexpr std::string_view reasons_sql =
    "SELECT to_json(r)::VARCHAR FROM (SELECT field, words, lexicon_row AS \"row\", rule FROM reasons WHERE {} "
    "ORDER BY reason) r";

// Other reports in which at least half of the sentences of this one stand, word for word; of a report of one sentence
// all would be copies that quote it, so two it must be.
constexpr std::string_view copies_sql = R"sql(
WITH own AS (SELECT DISTINCT text FROM sentences WHERE {0} AND sentence >= 0 AND length(text) > 20)
SELECT to_json(c)::VARCHAR FROM (
  SELECT r.id AS report, r.date, r.outlet, count(DISTINCT s.text) AS same, (SELECT count(*) FROM own) AS sentences
  FROM sentences s JOIN own USING (text) JOIN (FROM reports ANTI JOIN superseded USING (run, item)) r USING (run, item)
  WHERE s.sentence >= 0 AND NOT ({1})
  GROUP BY ALL HAVING count(DISTINCT s.text) >= 2 AND 2 * count(DISTINCT s.text) >= (SELECT count(*) FROM own)
  ORDER BY r.date, r.id LIMIT 200) c)sql";

constexpr std::string_view story_sql =
    "SELECT to_json(s)::VARCHAR FROM (SELECT story, reports, outlets, sources, len(disputes) AS disputes FROM "
    "story_events JOIN stories USING (story) WHERE {}) s";

// An event inside this one, or round it.
constexpr std::string_view about_sql =
    "SELECT to_json(a)::VARCHAR FROM (SELECT id, type, mode, quad, factuality, cue, (SELECT coalesce(list(n.name ORDER "
    "BY n.place), []) FROM entities n WHERE n.run = e.run AND n.item = e.item AND n.event = e.event AND n.side = "
    "'actor') AS actors FROM events e WHERE {} AND {} ORDER BY event) a";

struct Key {
  std::string report, event;  // SQL: run and item; and the event beside them
  std::string id;             // of the report
  int run = 0;
};

Result<Key> find(const Asked& asked, std::string_view what, const std::string& sql) {
  Key key;
  BEDE_CHECKED(asked.database.read(
      sql,
      [&](Database::Values row) {
        key.run = number_of<int>(row[0]);
        key.report = fmt::format("run = {} AND item = {}", *row[0], *row[1]);
        key.event = fmt::format("{} AND event = {}", key.report, *row[2]);
        key.id = *row[3];
        return false;
      },
      asked.stop));
  if (key.run == 0) return Error{ErrorKind::NotFound, fmt::format("the database has no {} with this id", what), {}};
  return key;
}

// "events ANTI JOIN … WHERE id = 'e12'": the last one, where there are more.
Result<std::string> rows_with_id(const Asked& asked, std::string_view table) {
  const auto id = asked.parameters.text("id");
  if (!id) return Error{ErrorKind::BadArgument, "id is needed", {}};
  BEDE_TRY(run, asked.parameters.whole("run", 1, 1'000'000'000, 0));
  const std::string rows = run > 0 ? fmt::format("{} WHERE run = {}", table, run)
                                   : fmt::format("{} ANTI JOIN superseded USING (run, item) WHERE true", table);
  return fmt::format("{} AND id = {} ORDER BY {}.run DESC, {}.item DESC LIMIT 1", rows, sql_text(*id), table, table);
}

// The events as bede code writes them, as an array.
Result<std::string> written(const Asked& asked, const std::string& condition, int run) {
  BEDE_TRY(stream, EventStream::open(asked.database, {"jsonl", condition, run}, asked.stop));
  std::string all;
  for (;;) {
    BEDE_TRY(lines, stream.next());
    if (lines.empty()) break;
    all += lines;
  }
  std::string out = "[";
  for (const char c : all) out += c == '\n' ? ',' : c;
  if (out.size() > 1) out.pop_back();
  return out + "]";
}

}  // namespace

Result<std::string> event_json(const Asked& asked) {
  BEDE_TRY(rows, rows_with_id(asked, "events"));
  BEDE_TRY(key, find(asked, "event", "SELECT run::VARCHAR, item::VARCHAR, event::VARCHAR, report FROM " + rows));
  BEDE_TRY(event, written(asked, key.event, key.run));
  BEDE_TRY(report, asked.object(fmt::format(report_sql, key.report)));
  BEDE_TRY(marks, asked.array(fmt::format(marks_sql, key.event)));
  BEDE_TRY(reasons, asked.array(fmt::format(reasons_sql, key.event)));
  BEDE_TRY(story, asked.object(fmt::format(story_sql, key.event)));
  BEDE_TRY(inside, asked.array(fmt::format(about_sql, key.report,
                                           fmt::format("id IN (SELECT about FROM events WHERE {})", key.event))));
  BEDE_TRY(around, asked.array(fmt::format(about_sql, key.report,
                                           fmt::format("about IN (SELECT id FROM events WHERE {})", key.event))));
  return fmt::format(R"({{"event":{},"report":{},"marks":{},"reasons":{},"story":{},"inside":{},"around":{}}})",
                     event.substr(1, event.size() - 2), report, marks, reasons, story, inside, around);
}

Result<std::string> report_json(const Asked& asked) {
  BEDE_TRY(rows, rows_with_id(asked, "reports"));
  BEDE_TRY(key, find(asked, "report", "SELECT run::VARCHAR, item::VARCHAR, '0', id FROM " + rows));
  BEDE_TRY(report, asked.object(fmt::format(report_sql, key.report)));
  BEDE_TRY(events, written(asked, key.report, key.run));
  BEDE_TRY(marks, asked.array(fmt::format(marks_sql, key.report)));
  BEDE_TRY(copies, asked.array(fmt::format(copies_sql, key.report, "r.id = " + sql_text(key.id))));
  return fmt::format(R"({{"report":{},"events":{},"marks":{},"copies":{}}})", report, events, marks, copies);
}

}  // namespace bede
