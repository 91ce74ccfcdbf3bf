// SPDX-License-Identifier: Apache-2.0
#include "store/run_row.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "store/manifest.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr std::string_view now = "(current_timestamp AT TIME ZONE 'UTC')::TIMESTAMP(0)";

std::string_view mode_of(KnownReports known) {
  switch (known) {
    case KnownReports::Keep: return "add";
    case KnownReports::Replace: return "replace";
    case KnownReports::Beside: return "beside";
  }
  return "";
}

std::string sql_texts(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + sql_text(text);
  return "[" + list + "]";
}

// The last run that did not end, or the last one of all; run 0 where there is none.
Result<RunRow> find_last(const Database& database, const StoreRun& wanted) {
  RunRow found;
  std::string others;
  const auto same = [&](std::string_view what, const std::optional<std::string_view>& there, std::string_view asked) {
    if (there != asked) others += fmt::format("{}{} {}", others.empty() ? "" : ", ", what, there.value_or("none"));
  };
  BEDE_CHECKED(database.read(
      "SELECT run::VARCHAR, state, program, pack, options, mode, keeps_text::VARCHAR, items::VARCHAR, digest, "
      "reports::VARCHAR, sentences::VARCHAR, tokens::VARCHAR, events::VARCHAR, refused::VARCHAR, left_out::VARCHAR, "
      "known::VARCHAR FROM runs ORDER BY (state = 'done'), runs.run DESC LIMIT 1",
      [&](Database::Values row) {
        found.run = number_of<int>(row[0]);
        found.done = row[1] == "done";
        same("program", row[2], BEDE_VERSION);
        same("pack", row[3], wanted.pack.checksum);
        same("options", row[4], wanted.options);
        same("mode", row[5], mode_of(wanted.known));
        same("keeps_text", row[6], wanted.keeps_text ? "true" : "false");
        found.progress = {number_of(row[7]),  number_of(row[8], 16), number_of(row[9]),
                          number_of(row[10]), number_of(row[11]),    number_of(row[12]),
                          number_of(row[13]), number_of(row[14]),    number_of(row[15])};
        return false;
      }));
  if (!others.empty())
    return Error{ErrorKind::BadArgument,
                 fmt::format("run {} of this database was begun otherwise ({}), so --resume cannot go on with it; "
                             "without it a new run codes what is not there yet",
                             found.run, others),
                 database.path()};
  found.resumed = found.run > 0 && !found.done;
  return found;
}

Result<void> add_countries(const Database& database, const std::vector<Country>& countries) {
  std::string rows;
  const auto number = [](int value) { return value > 0 ? std::to_string(value) : "NULL"; };
  const auto text = [](const std::string& value) { return value.empty() ? std::string("NULL") : sql_text(value); };
  for (const Country& country : countries)
    rows += fmt::format("{}({}, {}, {}, {}, {}, {}, {}, {}, {})", rows.empty() ? "" : ",\n", text(country.code),
                        text(country.name), text(country.alpha2), text(country.numeric), text(country.fips),
                        number(country.cow), number(country.gw), text(country.since), text(country.until));
  if (rows.empty()) return {};
  return database.run(fmt::format("DELETE FROM countries; INSERT INTO countries VALUES {}", rows));
}

Result<void> add_codes(const Database& database, const std::vector<CodeLabel>& codes) {
  std::string rows;
  for (const CodeLabel& code : codes)
    rows += fmt::format("{}({}, {}, {})", rows.empty() ? "" : ",\n", sql_text(code.kind), sql_text(code.code),
                        sql_text(code.label));
  if (rows.empty()) return {};
  return database.run(fmt::format("DELETE FROM codes; INSERT INTO codes VALUES {}", rows));
}

}  // namespace

Result<RunRow> begin_run(const Database& database, const StoreRun& run) {
  if (run.resume) {
    BEDE_TRY(last, find_last(database, run));
    if (last.run > 0) return last;
  }
  BEDE_CHECKED(database.run("BEGIN TRANSACTION"));
  BEDE_TRY(number, database.value("SELECT (coalesce(max(run), 0) + 1)::VARCHAR FROM runs"));
  BEDE_CHECKED(database.run(fmt::format(
      "INSERT INTO runs (run, state, mode, started, program, model, lexicon, pack, options, inputs, "
      "keeps_text, items, digest, reports, sentences, tokens, events, refused, left_out, known, corrected, withdrawn) "
      "VALUES ({}, 'open', {}, {}, {}, {}, {}, {}, {}, {}, {}, 0, '{:016x}', 0, 0, 0, 0, 0, 0, 0, 0, 0)",
      number, sql_text(mode_of(run.known)), now, sql_text(BEDE_VERSION), sql_text(run.pack.model),
      sql_text(run.pack.lexicon), sql_text(run.pack.checksum), sql_text(run.options), sql_texts(run.inputs),
      run.keeps_text, 0)));
  BEDE_CHECKED(add_countries(database, run.pack.countries));
  BEDE_CHECKED(add_codes(database, run.pack.codes));
  BEDE_CHECKED(database.run("COMMIT"));
  RunRow row;
  row.run = number_of<int>(number);
  return row;
}

std::string update_run_sql(int run, const RunProgress& at, std::string_view state) {
  return fmt::format(
      "UPDATE runs SET state = '{}', ended = {}, items = {}, digest = '{:016x}', reports = {}, sentences = {}, "
      "tokens = {}, events = {}, refused = {}, left_out = {}, known = {}, "
      "corrected = (SELECT coalesce(sum(reports), 0) FROM withdrawals w WHERE w.run = {} AND kind <> 'withdrawal'), "
      "withdrawn = (SELECT coalesce(sum(reports), 0) FROM withdrawals w WHERE w.run = {} AND kind = 'withdrawal') "
      "WHERE run = {}",
      state, state == "open" ? "NULL" : now, at.items, at.digest, at.reports, at.sentences, at.tokens, at.events,
      at.refused, at.left_out, at.known, run, run, run);
}

Result<void> cite_run(const Database& database, int run) {
  BEDE_TRY(runs, read_manifests(database, run));
  return database.run(fmt::format("UPDATE runs SET citation = {} WHERE run = {}", sql_text(cite(runs.at(0))), run));
}

Result<ReportIds> ReportIds::read(const Database& database, int but) {
  ReportIds ids;
  BEDE_CHECKED(database.read(fmt::format("SELECT id FROM reports WHERE run <> {}", but), [&](Database::Values row) {
    ids.hashes_.push_back(XXH3_64bits(row[0]->data(), row[0]->size()));
    return true;
  }));
  std::sort(ids.hashes_.begin(), ids.hashes_.end());
  return ids;
}

bool ReportIds::holds(std::string_view id) const {
  return std::binary_search(hashes_.begin(), hashes_.end(), XXH3_64bits(id.data(), id.size()));
}

}  // namespace bede
