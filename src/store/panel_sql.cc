// SPDX-License-Identifier: Apache-2.0
#include "store/panel_sql.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "bede/event.h"
#include "store/row_stream.h"

namespace bede {
namespace {

// The days that an event may last, so that it is known in which period it was: "last week" is no day. What is longer
// may be left out.
struct Period {
  std::string_view name, form;
  int days;
};
constexpr std::array<Period, 4> periods = {{
    {"day", "%Y-%m-%d", 1},
    {"week", "%Y-%m-%d", 7},
    {"month", "%Y-%m", 31},
    {"year", "%Y", 366},
}};

Period period_of(std::string_view name) {
  for (const Period& period : periods)
    if (period.name == name) return period;
  return periods[0];
}

std::string sql_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + sql_text(text);
  return list;
}

// A name within double quotes.
std::string sql_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// What is counted. Scores have one or two decimals: sums of decimals are the same in any order, those of doubles not.
std::string told_sql(const PanelRun& run) {
  const std::string types = run.types.empty() ? "" : fmt::format(" AND type IN ({})", sql_list(run.types));
  const std::string fields = fmt::format(
      "type, quad, factuality, score::DECIMAL(9,4) AS score, goldstein::DECIMAL(9,4) AS goldstein, date_start AS day, "
      "date_end - date_start + 1 AS days, country, priogrid_gid, factuality IN ({}) AS wanted",
      sql_list(run.factualities));
  if (run.stories)
    return fmt::format("SELECT story AS key, {} FROM stories WHERE date_start IS NOT NULL{}", fields, types);
  return fmt::format(
      "SELECT concat_ws('/', run, item, event) AS key, {} FROM events SEMI JOIN latest USING (run, item) "
      "WHERE date_start IS NOT NULL{}",
      fields, types);
}

// The entities of what is counted, each with its key.
std::string sides_sql(const PanelRun& run) {
  const std::string key = run.stories ? "s.story" : "concat_ws('/', e.run, e.item, e.event)";
  const std::string from = run.stories ? "story_events s JOIN entities e USING (run, item, event)"
                                       : "entities e SEMI JOIN latest USING (run, item)";
  return fmt::format(
      "SELECT {} AS key, e.run, e.item, e.event, e.side, e.place, {} AS party FROM {} WHERE e.side IN ('actor', "
      "'recipient')",
      key, run.codes ? "nullif(e.code, '')" : "e.country", from);
}

// Each actor with each recipient; of a meeting or a clash, whose parties are all actors, each with each other:
//   "Kenya and Uganda signed a treaty."  -> KEN, UGA; UGA, KEN
constexpr std::string_view dyads_sql = R"sql(
WITH mutual AS (SELECT run, item, event FROM sides GROUP BY ALL HAVING count(*) > 1 AND bool_and(side = 'actor')),
  targets AS (SELECT *, -1 AS but FROM sides WHERE side = 'recipient' UNION ALL
              SELECT *, place AS but FROM sides SEMI JOIN mutual USING (run, item, event))
SELECT DISTINCT a.key, a.party AS actor, t.party AS recipient
FROM sides a JOIN targets t ON t.run = a.run AND t.item = a.item AND t.event = a.event AND t.but <> a.place
WHERE a.side = 'actor' AND a.party IS NOT NULL AND t.party IS NOT NULL)sql";

std::string join(const std::vector<std::string>& parts, std::string_view mark) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : mark).append(part);
  return all;
}

// The columns that make a unit, by their names in the panel.
std::vector<std::string> unit_columns(const PanelRun& run) {
  if (run.unit == "dyad") return {"actor", "recipient"};
  if (run.unit == "grid") return {"priogrid_gid"};
  return {run.unit};
}

// Keys with their units, where they have one.
std::string units_sql(const PanelRun& run) {
  if (run.unit == "dyad") return std::string(dyads_sql);
  if (run.unit == "grid") return "SELECT key, priogrid_gid FROM told WHERE priogrid_gid IS NOT NULL";
  if (run.unit == "outlet")
    return fmt::format(
        "SELECT DISTINCT {} AS key, outlet FROM {} JOIN reports r USING (run, item) WHERE outlet IS NOT NULL",
        run.stories ? "e.story" : "concat_ws('/', e.run, e.item, e.event)",
        run.stories ? "story_events e" : "events e");
  if (run.side == "place") return "SELECT key, country FROM told WHERE country IS NOT NULL";
  return fmt::format("SELECT DISTINCT key, party AS country FROM sides WHERE side = {} AND party IS NOT NULL",
                     sql_text(run.side));
}

Error bad_unit(const PanelRun& run, const std::string& unit, std::string_view meaning) {
  return {ErrorKind::BadArgument, fmt::format("'{}' is {} of a panel by {}", unit, meaning, run.unit), {}};
}

Result<bool> is_state(const Database& database, const std::string& code) {
  bool known = false;
  BEDE_CHECKED(database.read(fmt::format("SELECT code FROM countries WHERE code = {}", sql_text(code)),
                             [&](Database::Values) { return !(known = true); }));
  return known;
}

// The dyads that a list names: "KEN-UGA" that one alone; of single states or codes each with each, both ways, and with
// itself: what Kenya's police do to Kenya's students is of KEN and KEN.
Result<std::string> listed_dyads(const Database& database, const PanelRun& run) {
  std::vector<std::string> single;
  std::string rows;
  const auto add = [&](const std::string& actor, const std::string& recipient) {
    rows += fmt::format("{}({}, {})", rows.empty() ? "" : ", ", sql_text(actor), sql_text(recipient));
  };
  for (const std::string& one : run.of) {
    const std::size_t dash = one.find('-');
    const std::vector<std::string> parties =
        dash == std::string::npos ? std::vector{one} : std::vector{one.substr(0, dash), one.substr(dash + 1)};
    for (const std::string& party : parties) {
      if (party.empty()) return bad_unit(run, one, "no dyad, such as KEN-UGA,");
      if (run.codes) continue;
      BEDE_TRY(known, is_state(database, party));
      if (!known) return bad_unit(run, party, "no state (alpha-3)");
    }
    if (parties.size() == 2)
      add(parties[0], parties[1]);
    else
      single.push_back(one);
  }
  for (const std::string& actor : single)
    for (const std::string& recipient : single) add(actor, recipient);
  return fmt::format("SELECT DISTINCT * FROM (VALUES {}) v(actor, recipient)", rows);
}

// The units that the panel covers, with the days of a state that was not always there.
Result<std::string> covered_sql(const Database& database, const PanelRun& run) {
  if (run.of.empty())
    return fmt::format("SELECT DISTINCT {} FROM placed WHERE in_panel AND {} IS NOT NULL",
                       join(unit_columns(run), ", "), unit_columns(run)[0]);
  if (run.unit == "dyad") return listed_dyads(database, run);
  std::string rows;
  for (const std::string& one : run.of) {
    if (run.unit == "country" && one == "all")
      return std::string("SELECT code AS country, since, until FROM countries WHERE gw IS NOT NULL OR cow IS NOT NULL");
    if (run.unit == "country") {
      BEDE_TRY(known, is_state(database, one));
      if (!known) return bad_unit(run, one, "no state (alpha-3)");
    }
    int cell = 0;
    const auto read = std::from_chars(one.data(), one.data() + one.size(), cell);
    const bool is_cell = read.ec == std::errc() && read.ptr == one.data() + one.size() && cell >= 1 && cell <= 259'200;
    if (run.unit == "grid" && !is_cell) return bad_unit(run, one, "no cell, 1 to 259200,");
    rows += fmt::format("{}({})", rows.empty() ? "" : ", ", run.unit == "grid" ? one : sql_text(one));
  }
  return fmt::format("SELECT DISTINCT * FROM (VALUES {}) v({})", rows, unit_columns(run)[0]);
}

// Keys by which other data know a unit.
std::string keys_sql(const PanelRun& run) {
  if (run.unit == "grid")
    return ", -180.25 + 0.5 * ((priogrid_gid - 1) % 720 + 1) AS lon, -90.25 + 0.5 * ((priogrid_gid - 1) // 720 + 1) AS "
           "lat";
  std::string keys;
  const auto add = [&](std::string_view column, std::string_view prefix) {
    for (const char* key : {"cow", "gw"})
      keys +=
          fmt::format(", (SELECT any_value({0}) FROM countries c WHERE c.code = {1}) AS {2}{0}", key, column, prefix);
  };
  if (run.unit == "country") add("p.country", "");
  if (run.unit == "dyad" && !run.codes) {
    add("p.actor", "actor_");
    add("p.recipient", "recipient_");
  }
  return keys;
}

// A name for each column of counts, and what it counts of `placed`.
std::vector<std::pair<std::string, std::string>> counts_of() {
  std::vector<std::pair<std::string, std::string>> counts = {{"events", "wanted"}};
  constexpr std::array<std::string_view, 4> quads = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
                                                     "material_conflict"};
  for (std::size_t quad = 0; quad < quads.size(); ++quad)
    counts.emplace_back(quads[quad], fmt::format("wanted AND quad = {}", quad + 1));
  for (int type = 0; type <= static_cast<int>(EventType::Assault); ++type) {
    const std::string_view name = event_type_name(static_cast<EventType>(type));
    counts.emplace_back(lower(name), fmt::format("wanted AND type = '{}'", name));
  }
  for (int factuality = 0; factuality <= static_cast<int>(Factuality::Historical); ++factuality) {
    const std::string_view name = factuality_name(static_cast<Factuality>(factuality));
    counts.emplace_back(name, fmt::format("factuality = '{}'", name));
  }
  return counts;
}

Result<std::string> outlet_columns(const Database& database) {
  std::string columns;
  BEDE_CHECKED(database.read(
      "SELECT DISTINCT outlet FROM reports SEMI JOIN latest USING (run, item) WHERE outlet IS NOT NULL ORDER BY outlet",
      [&](Database::Values row) {
        columns += fmt::format(", count(*) FILTER (outlet = {}) AS {}", sql_text(*row[0]),
                               sql_name("reports: " + std::string(*row[0])));
        return true;
      }));
  return columns;
}

// The days of the panel, as whole periods.
Result<void> set_days(const Database& database, const PanelRun& run) {
  const auto day = [](const std::string& given, std::string_view usual) {
    return given.empty() ? fmt::format("(SELECT {}(date) FROM reports SEMI JOIN latest USING (run, item))", usual)
                         : fmt::format("DATE {}", sql_text(given));
  };
  return database.run(fmt::format(
      "SET VARIABLE first_day = date_trunc('{0}', {1})::DATE; SET VARIABLE last_day = (date_trunc('{0}', {2}) + "
      "INTERVAL 1 "
      "{0} - INTERVAL 1 DAY)::DATE; CREATE TEMP VIEW periods AS SELECT p::DATE AS period FROM "
      "generate_series(getvariable('first_day')::TIMESTAMP, getvariable('last_day')::TIMESTAMP, INTERVAL 1 {0}) g(p)",
      run.period, day(run.from, "min"), day(run.to, "max")));
}

}  // namespace

std::span<const std::string_view> panel_units() {
  static constexpr std::string_view units[] = {"country", "dyad", "grid", "outlet"};
  return units;
}

std::span<const std::string_view> panel_periods() {
  static constexpr std::string_view names[] = {"day", "week", "month", "year"};
  return names;
}

Result<void> make_panel_views(const Database& database, const PanelRun& run) {
  const Period period = period_of(run.period);
  BEDE_CHECKED(set_days(database, run));
  BEDE_CHECKED(database.run(
      fmt::format("CREATE TEMP VIEW told AS {}; CREATE TEMP VIEW sides AS {}", told_sql(run), sides_sql(run))));
  BEDE_CHECKED(database.run(fmt::format(
      "CREATE TEMP TABLE placed AS SELECT t.* EXCLUDE (country, priogrid_gid), u.* EXCLUDE (key), date_trunc('{}', "
      "day)::DATE AS period, "
      "day BETWEEN getvariable('first_day') AND getvariable('last_day') AS in_days, days > {} AS is_long, "
      "in_days AND {} AS in_panel FROM told t LEFT JOIN ({}) u USING (key)",
      period.name, period.days, run.long_events ? "true" : "NOT is_long", units_sql(run))));
  BEDE_TRY(covered, covered_sql(database, run));
  BEDE_CHECKED(database.run(fmt::format("CREATE TEMP TABLE covered AS {}", covered)));
  const std::string unit = join(unit_columns(run), ", ");
  std::string counted, filled;
  for (const auto& [name, what] : counts_of()) {
    const std::string column = name == "events" && run.stories ? "stories" : name;
    counted += fmt::format(", count(*) FILTER ({}) AS {}", what, column);
    filled += fmt::format(", coalesce(n.{0}, 0) AS {0}", column);
  }
  std::string outlets;
  if (run.outlets) {
    BEDE_TRY(columns, outlet_columns(database));
    outlets = std::move(columns);
  }
  // Of an outlet its own reports are what its events are to be divided by.
  const bool by_outlet = run.unit == "outlet";
  BEDE_CHECKED(database.run(fmt::format(
      "CREATE TEMP TABLE denominators AS SELECT date_trunc('{}', date)::DATE AS period{}, count(*) AS reports, "
      "count(*) FILTER (events > 0) AS reports_with_events{}{} FROM reports SEMI JOIN latest USING (run, item) "
      "GROUP BY ALL",
      period.name, by_outlet ? ", outlet" : "", by_outlet ? "" : ", count(DISTINCT outlet) AS outlets", outlets)));
  std::string shares;
  BEDE_CHECKED(
      database.read("SELECT column_name FROM (DESCRIBE denominators) WHERE column_name NOT IN ('period', 'outlet')",
                    [&](Database::Values row) {
                      shares += fmt::format(", coalesce(d.{0}, 0) AS {0}", sql_name(*row[0]));
                      return true;
                    }));
  const bool has_days = run.unit == "country" && !run.of.empty() && run.of[0] == "all";
  return database.run(fmt::format(
      "CREATE TEMP VIEW panel AS WITH n AS MATERIALIZED (SELECT {unit}, period{counted}, "
      "round(avg(score) FILTER (wanted), 4) AS score, round(avg(goldstein) FILTER (wanted), 4) AS goldstein "
      "FROM placed WHERE in_panel GROUP BY ALL), "
      "p AS (SELECT * FROM covered CROSS JOIN periods{there}) "
      "SELECT {unit}, strftime(p.period, '{form}') AS {period}{keys}{filled}, n.score, n.goldstein{shares} "
      "FROM p LEFT JOIN n USING ({unit}, period) LEFT JOIN denominators d ON d.period = p.period{own} "
      "ORDER BY {unit}, p.period",
      fmt::arg("unit", unit), fmt::arg("counted", counted), fmt::arg("form", period.form),
      fmt::arg("period", period.name), fmt::arg("keys", keys_sql(run)), fmt::arg("filled", filled),
      fmt::arg("shares", shares), fmt::arg("own", by_outlet ? " AND d.outlet = p.outlet" : ""),
      fmt::arg("there", has_days ? fmt::format(" WHERE coalesce(since, DATE '0001-01-01') < period + INTERVAL 1 {} AND "
                                               "coalesce(until, DATE '9999-12-31') >= period",
                                               period.name)
                                 : "")));
}

}  // namespace bede
