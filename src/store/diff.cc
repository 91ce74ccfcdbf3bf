// SPDX-License-Identifier: Apache-2.0
#include "bede/diff.h"

#include <fmt/format.h>

#include "store/diff_sql.h"
#include "store/row_stream.h"

namespace bede {
namespace {

constexpr std::size_t memory_bytes = 768u << 20;
// Between the parts of a field or a reason, and between two of them: control characters that no name has.
constexpr char part_mark = '\x1f', item_mark = '\x1e';

// "a␟b␞c␟d" -> {{"a", "b"}, {"c", "d"}}
std::vector<std::vector<std::string>> items_of(std::string_view list) {
  std::vector<std::vector<std::string>> items;
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(item_mark));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    std::vector<std::string>& parts = items.emplace_back();
    for (std::size_t at = 0; at <= item.size();) {
      const std::size_t end = std::min(item.find(part_mark, at), item.size());
      parts.emplace_back(item.substr(at, end - at));
      at = end + 1;
    }
    parts.resize(4);
  }
  return items;
}

std::vector<DiffReason> reasons_of(std::string_view list) {
  std::vector<DiffReason> reasons;
  for (std::vector<std::string>& part : items_of(list))
    reasons.push_back({std::move(part[0]), std::move(part[1]), std::move(part[2]), std::move(part[3])});
  return reasons;
}

EventDifference difference_of(Database::Values row) {
  EventDifference one;
  const std::string_view kind = row[0].value_or("");
  one.kind = kind == "added"  ? EventDifference::Kind::Added
             : kind == "gone" ? EventDifference::Kind::Gone
                              : EventDifference::Kind::Changed;
  one.report = row[1].value_or("");
  one.sentence = number_of<decltype(one.sentence)>(row[2]);
  one.text = row[3].value_or("");
  one.type = row[4].value_or("");
  one.cue = row[5].value_or("");
  for (std::vector<std::string>& part : items_of(row[6].value_or("")))
    one.fields.push_back({std::move(part[0]), std::move(part[1]), std::move(part[2])});
  one.why_a = reasons_of(row[7].value_or(""));
  one.why_b = reasons_of(row[8].value_or(""));
  return one;
}

constexpr std::string_view differences_sql = R"sql(
SELECT CASE WHEN number_a IS NULL THEN 'added' WHEN number_b IS NULL THEN 'gone' ELSE 'changed' END, report,
  sentence::VARCHAR, text, coalesce(type_b, type_a), cue,
  array_to_string(list_transform(fields, lambda f: f.field || chr(31) || f.a || chr(31) || f.b), chr(30)),
  array_to_string(why_a, chr(30)), array_to_string(why_b, chr(30))
FROM differences WHERE len(fields) > 0
ORDER BY report, sentence, cue_begin, type_a, type_b, number_a, number_b)sql";

constexpr std::string_view types_sql = R"sql(
SELECT coalesce(type_a, type_b) AS type, count(number_a)::VARCHAR, count(number_b)::VARCHAR,
  (count(*) FILTER (number_a IS NOT NULL AND number_b IS NOT NULL AND len(fields) = 0))::VARCHAR,
  (count(*) FILTER (number_a IS NOT NULL AND number_b IS NOT NULL AND len(fields) > 0))::VARCHAR,
  (count(*) FILTER (number_b IS NULL))::VARCHAR, (count(*) FILTER (number_a IS NULL))::VARCHAR
FROM differences GROUP BY ALL ORDER BY type)sql";

constexpr std::string_view fields_sql = R"sql(
SELECT f.field AS name, count(*)::VARCHAR FROM (SELECT unnest(fields) AS f FROM differences
  WHERE number_a IS NOT NULL AND number_b IS NOT NULL) GROUP BY ALL)sql";

constexpr std::string_view reports_sql = R"sql(
SELECT (SELECT count(DISTINCT report) FROM reports_a)::VARCHAR, (SELECT count(DISTINCT report) FROM reports_b)::VARCHAR,
  (SELECT count(DISTINCT report) FROM reports_a ANTI JOIN reports_b USING (report))::VARCHAR,
  (SELECT count(DISTINCT report) FROM reports_b ANTI JOIN reports_a USING (report))::VARCHAR,
  (SELECT count(DISTINCT report) FROM reports_a a JOIN reports_b b USING (report) WHERE a.text <> b.text)::VARCHAR)sql";

Result<DiffTotals> total(const Database& database, bool databases) {
  DiffTotals totals;
  BEDE_CHECKED(database.read(std::string(types_sql), [&](Database::Values row) {
    totals.types.push_back({std::string(row[0].value_or("")), number_of(row[1]), number_of(row[2]), number_of(row[3]),
                            number_of(row[4]), number_of(row[5]), number_of(row[6])});
    return true;
  }));
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  BEDE_CHECKED(database.read(std::string(fields_sql), [&](Database::Values row) {
    counts.emplace_back(row[0].value_or(""), number_of(row[1]));
    return true;
  }));
  for (const std::string_view field : diff_fields())
    for (const auto& count : counts)
      if (count.first == field) totals.fields.push_back(count);
  BEDE_CHECKED(database.read(std::string(reports_sql), [&](Database::Values row) {
    totals.reports_a = number_of(row[0]);
    totals.reports_b = number_of(row[1]);
    totals.only_a = databases ? number_of(row[2]) : 0;
    totals.only_b = databases ? number_of(row[3]) : 0;
    totals.other_text = number_of(row[4]);
    return false;
  }));
  return totals;
}

}  // namespace

std::string_view diff_kind_name(EventDifference::Kind kind) {
  switch (kind) {
    case EventDifference::Kind::Added: return "added";
    case EventDifference::Kind::Gone: return "gone";
    case EventDifference::Kind::Changed: return "changed";
  }
  return "";
}

Result<DiffTotals> run_diff(const DiffRun& run, const std::function<bool(const EventDifference& difference)>& take) {
  BEDE_TRY(a, find_side(run.a));
  BEDE_TRY(b, find_side(run.b));
  BEDE_TRY(database, open_in_memory(memory_bytes));
  BEDE_CHECKED(database.run(fmt::format("SET temp_directory = {}", sql_text(a.path + ".diff.tmp"))));
  // Which reports were coded is known of databases alone: in JSON Lines those without an event are not to be seen.
  const bool databases = a.is_database && b.is_database;
  BEDE_CHECKED(database.run(fmt::format("SET VARIABLE databases = {}", databases)));
  BEDE_CHECKED(make_side(database, a, "a"));
  BEDE_CHECKED(make_side(database, b, "b"));
  BEDE_CHECKED(match_sides(database));
  BEDE_CHECKED(database.read(
      std::string(differences_sql), [&](Database::Values row) { return take(difference_of(row)); }, run.stop));
  BEDE_TRY(totals, total(database, databases));
  for (const auto& [side, made, table] :
       {std::tuple(&a, &totals.made_a, "made_a"), std::tuple(&b, &totals.made_b, "made_b")}) {
    if (!side->is_database) continue;
    BEDE_TRY(text, database.value(fmt::format("SELECT made FROM {}", table)));
    *made = text;
  }
  return totals;
}

}  // namespace bede
