// SPDX-License-Identifier: Apache-2.0
// Only reports that are more than the first word on a story are held in memory: they are few. What they come in the
// place of is found in the tables, when a batch is committed.
#include "store/corrections.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

namespace bede {
namespace {

// Tables that hold what became of a report.
constexpr std::array<std::string_view, 6> report_tables = {"reports",  "sentences", "events",
                                                           "entities", "mentions",  "reasons"};

namespace kind {
constexpr std::string_view version = "version", correction = "correction", withdrawal = "withdrawal", late = "late";
}

std::uint64_t hash_of(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The next number without its leading zeros; empty where there is none.
std::string_view next_number(std::string_view& text) {
  while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  std::string_view number = text.substr(0, size);
  text.remove_prefix(size);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

}  // namespace

int compare_versions(std::string_view one, std::string_view other) {
  for (;;) {
    const std::string_view a = next_number(one), b = next_number(other);
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    if (a.empty()) return 0;
    if (const int order = a.compare(b); order != 0) return order;
  }
}

// Whether the report is a later word than `standing` (positive), the same (0) or an earlier one.
int Corrections::compare(const Report& report, const Standing& standing) {
  if (standing.elsewhere) return -1;
  const int order = compare_versions(report.version, standing.version);
  // Only a version tells that a story came back after it was withdrawn: its first telling may just come late.
  if (standing.withdrawn) return order > 0 && !standing.version.empty() ? 1 : -1;
  if (order != 0) return order;
  const bool correction = report.standing == ReportStanding::Correction;
  if (correction != standing.correction) return correction ? 1 : -1;
  return correction ? report.date.compare(standing.published) : 0;
}

bool Corrections::is_more_than_first(const Report& report) {
  return report.standing == ReportStanding::Correction || compare_versions(report.version, "1") > 0;
}

// False where the word is overtaken: of a story that was corrected since, an older version is withdrawn.
bool Corrections::remember(Standings& standings, const Word& word) {
  Standing& standing = standings[hash_of(word.report)];
  const bool is_older = compare_versions(word.version, standing.version) < 0;
  if (word.kind == kind::withdrawal) {
    if (!word.elsewhere && !word.version.empty() && !standing.elsewhere && is_older) return false;
    const bool for_good = word.elsewhere || word.version.empty() || (standing.withdrawn && standing.version.empty());
    standing = {};
    standing.withdrawn = true;
    if (!for_good) standing.version = word.version;
    return true;
  }
  standing = {};
  standing.elsewhere = word.elsewhere;
  standing.version = word.version;
  standing.published = word.published;
  standing.correction = word.kind == kind::correction;
  return true;
}

Result<Corrections> Corrections::read(const Database& database, int run, KnownReports known) {
  Corrections read;
  read.run_ = run;
  read.known_ = known;
  const std::string own = std::to_string(run);
  const auto take = [&](Database::Values row) {
    const Word word = {std::string(*row[1]), std::string(*row[2]), std::string(row[3].value_or("")),
                       std::string(row[4].value_or("")), row[5] == "true"};
    if (row[0] != own) remember(read.others_, word);
    remember(read.all_, word);
    return true;
  };
  BEDE_CHECKED(
      database.read("SELECT run::VARCHAR, id, 'version', version, published, 'false' FROM reports "
                    "WHERE version IS NOT NULL AND version <> '1' ORDER BY reports.run, reports.item",
                    take));
  BEDE_CHECKED(database.read(
      "SELECT run::VARCHAR, report, kind, version, published, (report <> cause)::VARCHAR FROM withdrawals "
      "WHERE kind <> 'late' ORDER BY withdrawals.run, withdrawals.item, withdrawals.report",
      take));
  return read;
}

Corrections::Other Corrections::other_runs(const Report& report) const {
  const auto found = others_.find(hash_of(report.id));
  if (report.standing == ReportStanding::Withdrawal) {
    const auto target = report.corrects.empty() ? found : others_.find(hash_of(report.corrects));
    const bool told = target != others_.end() && target->second.withdrawn && compare(report, target->second) < 0;
    return told ? Other::Has : Other::SaysNothing;
  }
  if (found != others_.end()) return compare(report, found->second) > 0 ? Other::HasOlder : Other::Has;
  return is_more_than_first(report) ? Other::HasOlder : Other::SaysNothing;
}

void Corrections::wait(const Report& report, const std::string& target, std::string_view kind, bool takes) {
  waiting_.push_back({report.item, target, kind, report.id, report.version, report.status, report.date, report.input,
                      report.line, takes});
}

bool Corrections::note(const Report& report) {
  const bool names_another = !report.corrects.empty() && report.corrects != report.id;
  const auto say = [&](const std::string& target, std::string_view kind) {
    const bool takes = remember(all_, {target, std::string(kind), report.version, report.date, target != report.id});
    wait(report, target, kind, takes);
  };
  if (report.standing == ReportStanding::Withdrawal) {
    say(report.id, kind::withdrawal);
    if (names_another) say(report.corrects, kind::withdrawal);
    return true;
  }
  const auto found = all_.find(hash_of(report.id));
  const int order = found == all_.end() ? is_more_than_first(report) : compare(report, found->second);
  if (order < 0) {
    wait(report, report.id, kind::late, false);
    return false;
  }
  const std::string_view kind = report.standing == ReportStanding::Correction ? kind::correction : kind::version;
  if (order > 0)
    say(report.id, kind);
  else if (found == all_.end() && !report.version.empty() && compare_versions(report.version, "1") < 0)
    remember(all_, {report.id, std::string(kind), report.version, report.date, false});
  if (names_another) say(report.corrects, kind::correction);
  return true;
}

Result<void> Corrections::fill_waiting(const Database& database) const {
  std::string rows;
  const auto text = [](const std::string& value) { return value.empty() ? std::string("NULL") : sql_text(value); };
  for (const Waiting& one : waiting_)
    rows += fmt::format("{}({}, {}, '{}', {}, {}, {}, {}, {}, {}, {})", rows.empty() ? "" : ",\n", one.item,
                        sql_text(one.target), one.kind, sql_text(one.cause), text(one.version), text(one.status),
                        text(one.published), sql_text(one.input), one.line, one.takes);
  return database.run(
      fmt::format("CREATE OR REPLACE TEMP TABLE waiting (item BIGINT, target VARCHAR, kind VARCHAR, cause VARCHAR, "
                  "version VARCHAR, status VARCHAR, published VARCHAR, input VARCHAR, line BIGINT, takes BOOLEAN); "
                  "INSERT INTO waiting VALUES {}",
                  rows));
}

Result<void> Corrections::apply(const Database& database) {
  BEDE_CHECKED(fill_waiting(database));
  // A report goes by the first word that comes after it. Codings that stand beside each other are corrected each by
  // its own run; what is withdrawn goes from all.
  BEDE_CHECKED(database.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE taken AS SELECT r.run, r.item, r.events, w.item AS by_item, w.target, w.kind "
      "FROM reports r JOIN waiting w ON w.target = r.id AND w.takes WHERE (r.run <> {0} OR r.item < w.item){1} "
      "QUALIFY row_number() OVER (PARTITION BY r.run, r.item ORDER BY w.item) = 1",
      run_, known_ == KnownReports::Beside ? fmt::format(" AND (r.run = {} OR w.kind = 'withdrawal')", run_) : "")));
  BEDE_CHECKED(database.run(fmt::format(
      "INSERT INTO withdrawals SELECT {}, w.item, w.target, w.kind, w.cause, w.version, w.status, w.published, "
      "w.input, "
      "w.line, count(t.run), coalesce(sum(t.events), 0) FROM waiting w LEFT JOIN taken t ON t.by_item = w.item AND "
      "t.target = w.target AND w.takes GROUP BY ALL ORDER BY w.item, w.kind, w.target",
      run_)));
  for (const Waiting& one : waiting_) {
    taken_.withdrawals += one.kind == kind::withdrawal;
    taken_.late += one.kind == kind::late;
  }
  waiting_.clear();
  BEDE_CHECKED(
      database.read("SELECT count(*)::VARCHAR, sum(events)::VARCHAR, (count(DISTINCT by_item) FILTER (kind <> "
                    "'withdrawal'))::VARCHAR "
                    "FROM taken",
                    [&](Database::Values row) {
                      taken_.reports += number_of(row[0]);
                      taken_.events += number_of(row[1]);
                      taken_.corrections += number_of(row[2]);
                      return false;
                    }));
  return remove_reports(database, "taken");
}

Result<void> remove_reports(const Database& database, std::string_view name) {
  BEDE_CHECKED(
      database.run(fmt::format("CREATE OR REPLACE TEMP TABLE broken_stories AS SELECT DISTINCT story FROM story_events "
                               "SEMI JOIN {} USING (run, item); "
                               "DELETE FROM story_events USING broken_stories b WHERE story_events.story = b.story; "
                               "DELETE FROM stories USING broken_stories b WHERE stories.story = b.story",
                               name)));
  for (const std::string_view table : report_tables)
    BEDE_CHECKED(database.run(
        fmt::format("DELETE FROM {0} USING {1} t WHERE {0}.run = t.run AND {0}.item = t.item", table, name)));
  return {};
}

}  // namespace bede
