// SPDX-License-Identifier: Apache-2.0
#include "bede/panel.h"

#include <fmt/format.h>

#include "bede/export.h"
#include "store/panel_sql.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr std::size_t buffer_bytes = 64u << 10;

using TakeBytes = std::function<bool(std::string_view bytes)>;

Result<std::uint64_t> number(const Database& database, const std::string& sql) {
  BEDE_TRY(value, database.value(fmt::format("SELECT ({})::VARCHAR", sql)));
  return number_of(value);
}

// Stories are made once, and reports may have come or gone since.
Result<void> check_stories(const Database& database, const PanelRun& run) {
  BEDE_TRY(other,
           number(database,
                  "SELECT count(*) FROM (SELECT run, item, event FROM events SEMI JOIN latest USING (run, item)) e "
                  "FULL JOIN story_events s USING (run, item, event) WHERE e.run IS NULL OR s.run IS NULL"));
  if (other == 0) return {};
  return Error{
      ErrorKind::BadArgument,
      fmt::format("the stories are not those of the events that are there ({} differ); bede stories makes them "
                  "anew",
                  other),
      run.database.string()};
}

Result<void> write_rows(const Database& database, const PanelRun& run, const TakeBytes& write) {
  std::string out;
  const bool csv = run.format == "csv";
  bool open = true;
  const auto add = [&](Database::Values row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      if (row[c]) csv ? append_csv_cell(*row[c], out) : static_cast<void>(out += *row[c]);
    }
    out += '\n';
    if (out.size() < buffer_bytes) return true;
    open = write(out);
    out.clear();
    return open;
  };
  if (csv) {
    std::vector<std::string> names;
    BEDE_CHECKED(database.read("SELECT column_name FROM (DESCRIBE panel)", [&](Database::Values row) {
      names.emplace_back(*row[0]);
      return true;
    }));
    add(std::vector<std::optional<std::string_view>>(names.begin(), names.end()));
  }
  BEDE_CHECKED(database.read(
      csv ? "SELECT COLUMNS(*)::VARCHAR FROM panel" : "SELECT to_json(panel)::VARCHAR FROM panel", add, run.stop));
  if (open && !out.empty()) write(out);
  return {};
}

Result<PanelTotals> total(const Database& database, const PanelRun& run) {
  PanelTotals totals;
  const std::string unit = run.unit == "dyad" ? "actor, recipient" : run.unit == "grid" ? "priogrid_gid" : run.unit;
  const std::string has_unit = fmt::format("{} IS NOT NULL", run.unit == "dyad"   ? "actor"
                                                             : run.unit == "grid" ? "priogrid_gid"
                                                                                  : run.unit);
  const std::pair<std::uint64_t PanelTotals::*, std::string> counts[] = {
      {&PanelTotals::units, "SELECT count(*) FROM covered"},
      {&PanelTotals::periods, "SELECT count(*) FROM periods"},
      {&PanelTotals::rows, "SELECT count(*) FROM panel"},
      {&PanelTotals::counted,
       fmt::format("SELECT count(DISTINCT key) FROM placed SEMI JOIN covered USING ({}) WHERE wanted AND in_panel",
                   unit)},
      {&PanelTotals::long_events,
       fmt::format("SELECT count(DISTINCT key) FROM placed SEMI JOIN covered USING ({}) WHERE wanted AND in_panel AND "
                   "is_long",
                   unit)},
      {&PanelTotals::other_days,
       fmt::format("SELECT count(DISTINCT key) FROM placed WHERE wanted AND {} AND NOT in_days", has_unit)},
      {&PanelTotals::too_long,
       fmt::format("SELECT count(DISTINCT key) FROM placed WHERE wanted AND {} AND in_days AND NOT in_panel",
                   has_unit)},
      {&PanelTotals::without_unit,
       fmt::format("SELECT count(DISTINCT key) FROM placed WHERE wanted AND NOT {}", has_unit)},
  };
  for (const auto& [count, sql] : counts) {
    BEDE_TRY(value, number(database, sql));
    totals.*count = value;
  }
  BEDE_TRY(all, number(database, "SELECT count(*) FROM told WHERE wanted"));
  totals.other_units = all - totals.counted - totals.other_days - totals.too_long - totals.without_unit;
  return totals;
}

}  // namespace

Result<PanelTotals> run_panel(const PanelRun& run, const TakeBytes& write) {
  BEDE_TRY(database, open_store_to_read(run.database));
  if (run.stories) BEDE_CHECKED(check_stories(database, run));
  BEDE_CHECKED(make_panel_views(database, run));
  if (run.format == "parquet")
    BEDE_CHECKED(database.run(
        fmt::format("COPY (FROM panel) TO {} (FORMAT parquet, COMPRESSION zstd)", sql_text(run.output.string()))));
  else
    BEDE_CHECKED(write_rows(database, run, write));
  return total(database, run);
}

}  // namespace bede
