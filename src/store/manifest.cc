// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.h"

#include <fmt/format.h>

#include <charconv>

#include "base/json_text.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr char item_mark = '\x1e';

constexpr std::string_view runs_sql = R"sql(
SELECT run::VARCHAR, state, mode, started::VARCHAR, ended::VARCHAR, program, model, lexicon, pack, options,
  array_to_string(inputs, chr(30)), keeps_text::VARCHAR, items::VARCHAR, digest, reports::VARCHAR, sentences::VARCHAR,
  tokens::VARCHAR, events::VARCHAR, refused::VARCHAR, left_out::VARCHAR, known::VARCHAR, corrected::VARCHAR,
  withdrawn::VARCHAR, (SELECT count(*) FROM reports r WHERE r.run = u.run)::VARCHAR,
  (SELECT count(*) FROM events e WHERE e.run = u.run)::VARCHAR,
  (SELECT min(date) FROM reports r WHERE r.run = u.run)::VARCHAR,
  (SELECT max(date) FROM reports r WHERE r.run = u.run)::VARCHAR
FROM runs u)sql";

std::uint64_t number_of(std::string_view text, int base = 10) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(item_mark), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

// The columns of runs_sql from left to right.
RunManifest manifest_of(Database::Values row) {
  RunManifest run;
  std::size_t at = 0;
  const auto text = [&] { return std::string(row[at++].value_or("")); };
  const auto number = [&](int base = 10) { return number_of(row[at++].value_or("0"), base); };
  run.run = static_cast<int>(number());
  for (std::string* field : {&run.state, &run.mode, &run.started, &run.ended, &run.program, &run.model, &run.lexicon,
                             &run.pack, &run.options})
    *field = text();
  run.inputs = parts_of(row[at++].value_or(""));
  run.keeps_text = text() == "true";
  RunProgress& progress = run.progress;
  progress.items = number();
  progress.digest = number(16);
  for (std::uint64_t* field :
       {&progress.reports, &progress.sentences, &progress.tokens, &progress.events, &progress.refused,
        &progress.left_out, &progress.known, &run.corrected, &run.withdrawn, &run.left_reports, &run.left_events})
    *field = number();
  run.first_day = text();
  run.last_day = text();
  return run;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string cite(const RunManifest& run) {
  if (run.state != "done") return {};
  std::string line =
      fmt::format("Bede {} (model {}, lexicon {}, pack {}): {} of {}", run.program, run.model, run.lexicon, run.pack,
                  counted(run.left_events, "event", "events"), counted(run.left_reports, "report", "reports"));
  if (!run.first_day.empty()) line += fmt::format(" of {} to {}", run.first_day, run.last_day);
  return line + fmt::format(", from {} (digest {:016x}), coded {}.", counted(run.inputs.size(), "input", "inputs"),
                            run.progress.digest, run.ended.substr(0, 10));
}

void append_json(const RunManifest& run, std::string& out) {
  bool first = true;
  const auto key = [&](std::string_view name) {
    out += first ? "{\"" : ",\"";
    out.append(name).append("\":");
    first = false;
  };
  const auto text = [&](std::string_view name, std::string_view value) {
    key(name);
    if (value.empty())
      out += "null";
    else
      append_json_text(value, out);
  };
  const auto number = [&](std::string_view name, std::uint64_t value) {
    key(name);
    append_json_number(static_cast<std::int64_t>(value), out);
  };
  const RunProgress& progress = run.progress;
  if (run.run > 0) number("run", static_cast<std::uint64_t>(run.run));
  text("state", run.state);
  if (!run.mode.empty()) text("mode", run.mode);
  text("started", run.started);
  text("ended", run.ended);
  text("program", run.program);
  text("model", run.model);
  text("lexicon", run.lexicon);
  text("pack", run.pack);
  key("options");
  out += run.options;
  key("inputs");
  out += '[';
  for (std::size_t i = 0; i < run.inputs.size(); ++i) {
    if (i > 0) out += ',';
    append_json_text(run.inputs[i], out);
  }
  out += ']';
  key("read");
  out += '[';
  for (std::size_t i = 0; i < run.read.size(); ++i) {
    out += i > 0 ? ",{\"input\":" : "{\"input\":";
    append_json_text(run.read[i].name, out);
    out += fmt::format(R"(,"bytes":{},"xxh3_128":"{}"}})", run.read[i].bytes, run.read[i].hash);
  }
  out += ']';
  key("keeps_text");
  out += run.keeps_text ? "true" : "false";
  number("items", progress.items);
  text("digest", fmt::format("{:016x}", progress.digest));
  for (const auto& [name, value] : {std::pair("reports", progress.reports),
                                    {"sentences", progress.sentences},
                                    {"tokens", progress.tokens},
                                    {"events", progress.events},
                                    {"refused", progress.refused},
                                    {"left_out", progress.left_out},
                                    {"known", progress.known},
                                    {"corrected", run.corrected},
                                    {"withdrawn", run.withdrawn}})
    number(name, value);
  text("citation", cite(run));
  out += '}';
}

Result<std::vector<RunManifest>> read_manifests(const Database& database, int run) {
  std::vector<RunManifest> runs;
  BEDE_CHECKED(database.read(
      fmt::format("{} {} ORDER BY u.run", runs_sql, run > 0 ? fmt::format("WHERE run = {}", run) : std::string()),
      [&](Database::Values row) {
        runs.push_back(manifest_of(row));
        return true;
      }));
  for (RunManifest& one : runs)
    BEDE_CHECKED(database.read(
        fmt::format("SELECT input, bytes::VARCHAR, xxh3_128 FROM inputs WHERE run = {} ORDER BY rowid", one.run),
        [&](Database::Values row) {
          one.read.push_back(
              {std::string(row[0].value_or("")), number_of(row[1].value_or("0")), std::string(row[2].value_or(""))});
          return true;
        }));
  return runs;
}

Result<void> run_cite(const CiteRun& run, const std::function<bool(const RunManifest& manifest)>& take) {
  BEDE_TRY(database, open_store_to_read(run.database));
  BEDE_TRY(runs, read_manifests(database, run.run));
  if (runs.empty() && run.run > 0)
    return Error{ErrorKind::BadArgument, fmt::format("it has no run {}", run.run), run.database.string()};
  for (const RunManifest& one : runs)
    if ((run.run > 0 || run.manifest || one.left_reports > 0) && !take(one)) break;
  return {};
}

}  // namespace bede
