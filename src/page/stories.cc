// SPDX-License-Identifier: Apache-2.0
// Stories in a list, and one with all its tellings.
#include <fmt/format.h>

#include <array>

#include "page/answers.h"
#include "page/event_filter.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 12> names = {"from",   "to",       "country", "type", "factuality", "party",
                                                    "outlet", "disputed", "reports", "sort", "limit",      "offset"};
constexpr std::array<std::string_view, 9> disputed = {"any",       "yes",   "dead",       "injured", "detained",
                                                      "displaced", "actor", "factuality", "place"};

constexpr Sort sorts[] = {{"reported", "first_reported"}, {"date", "date_start"}, {"reports", "reports"},
                          {"outlets", "outlets"},         {"sources", "sources"}, {"type", "type"},
                          {"country", "country"}};

// Where one outlet is asked for, what it tells is looked up by the story's events.
Result<std::string> condition_of(const Parameters& asked) {
  BEDE_TRY(reports, asked.whole("reports", 1, 1'000'000, 2));
  std::string sql = fmt::format("reports >= {}", reports);
  BEDE_TRY(from, asked.day("from"));
  BEDE_TRY(to, asked.day("to"));
  if (from) sql += fmt::format(" AND date_end >= DATE {}", sql_text(*from));
  if (to) sql += fmt::format(" AND date_start <= DATE {}", sql_text(*to));
  for (const std::string_view list : {"country", "type", "factuality"})
    if (const auto values = asked.list(list); !values.empty()) sql += " AND " + is_one_of(list, values);
  if (const auto party = asked.text("party"))
    sql += " AND " + holds_words("array_to_string(list_concat(actors, recipients), ' ')", *party);
  if (const auto outlet = asked.text("outlet"))
    sql += fmt::format(
        " AND story IN (SELECT story FROM story_events JOIN reports r USING (run, item) WHERE r.outlet = "
        "{})",
        sql_text(*outlet));
  BEDE_TRY(field, asked.choice("disputed", disputed));
  if (field == "yes")
    sql += " AND len(disputes) > 0";
  else if (field != "any")
    sql += fmt::format(" AND list_contains(list_transform(disputes, lambda d: d.field), {})", sql_text(field));
  return sql;
}

// Whether the table was made, and whether reports have come or gone since.
constexpr std::string_view state_sql =
    "SELECT CASE WHEN (SELECT count(*) FROM stories) = 0 THEN 'none' WHEN (SELECT count(*) FROM story_events) <> "
    "(SELECT count(*) FROM events ANTI JOIN superseded USING (run, item)) THEN 'old' ELSE 'made' END";

constexpr std::string_view tellings_sql = R"sql(
SELECT to_json(t)::VARCHAR FROM (
  SELECT e.id, e.report, e.report_date, r.outlet, e.sentence, e.text, e.type, e.mode, e.factuality, e.cue,
    e.date_start, e.date_end, e.date_basis, e.place_name, e.country, e.dead_low, e.dead_high, e.injured_low,
    e.injured_high, e.detained_low, e.detained_high, e.displaced_low, e.displaced_high, e.confidence,
    coalesce(s.actor, []) AS actor, coalesce(s.recipient, []) AS recipient, coalesce(s.attribution, []) AS attribution,
    e.run
  FROM (FROM events SEMI JOIN (FROM story_events WHERE story = {0}) USING (run, item, event)) e
  LEFT JOIN reports r USING (run, item) LEFT JOIN (
    SELECT run, item, event,
      list(struct_pack(name := name, code := code) ORDER BY place) FILTER (side = 'actor') AS actor,
      list(struct_pack(name := name, code := code) ORDER BY place) FILTER (side = 'recipient') AS recipient,
      list(struct_pack(name := name, code := code, role := role) ORDER BY place) FILTER (side = 'attribution')
        AS attribution
    FROM entities SEMI JOIN (FROM story_events WHERE story = {0}) USING (run, item, event) GROUP BY ALL) s
    USING (run, item, event)
  ORDER BY e.report_date, e.report, e.event LIMIT 2000) t)sql";

}  // namespace

std::span<const std::string_view> story_list_names() { return names; }

Result<std::string> stories_json(const Asked& asked) {
  BEDE_TRY(condition, condition_of(asked.parameters));
  BEDE_TRY(listing, read_listing(asked.parameters, sorts, "-reported", "story"));
  BEDE_TRY(state, asked.object(std::string(state_sql)));
  BEDE_TRY(total, asked.object("SELECT count(*)::VARCHAR FROM stories WHERE " + condition, "0"));
  BEDE_TRY(rows, asked.array(fmt::format("SELECT to_json(s)::VARCHAR FROM (SELECT * FROM stories WHERE {}{}) s",
                                         condition, listing.sql)));
  return fmt::format(R"({{"state":"{}","total":{},"offset":{},"limit":{},"stories":{}}})", state, total, listing.offset,
                     listing.limit, rows);
}

Result<std::string> story_json(const Asked& asked) {
  const auto id = asked.parameters.text("id");
  if (!id) return Error{ErrorKind::BadArgument, "id is needed", {}};
  BEDE_TRY(
      story,
      asked.object(fmt::format("SELECT to_json(stories)::VARCHAR FROM stories WHERE story = {}", sql_text(*id)), ""));
  if (story.empty()) return Error{ErrorKind::NotFound, "the database has no story with this id", {}};
  BEDE_TRY(tellings, asked.array(fmt::format(tellings_sql, sql_text(*id))));
  return fmt::format(R"({{"story":{},"tellings":{}}})", story, tellings);
}

}  // namespace bede
