// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.h"

#include <fmt/format.h>

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
  const auto number = [&](int base = 10) { return number_of(row[at++], base); };
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

// The members of an object of JSON, one after another; its end is left to who began it.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) {}

  void raw(std::string_view name, std::string_view json) {
    out_ += first_ ? "{\"" : ",\"";
    out_.append(name).append("\":").append(json);
    first_ = false;
  }
  // null where it is empty
  void text(std::string_view name, std::string_view value) {
    raw(name, value.empty() ? "null" : "");
    if (!value.empty()) append_json_text(value, out_);
  }
  void number(std::string_view name, std::uint64_t value) { raw(name, std::to_string(value)); }

 private:
  std::string& out_;
  bool first_ = true;
};

std::string list_of(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& text : texts) {
    if (list.size() > 1) list += ',';
    append_json_text(text, list);
  }
  return list + "]";
}

std::string list_of(const std::vector<ReadInput>& inputs) {
  std::string list = "[";
  for (const ReadInput& input : inputs) {
    list += list.size() > 1 ? ",{\"input\":" : "{\"input\":";
    append_json_text(input.name, list);
    list += fmt::format(R"(,"bytes":{},"xxh3_128":"{}"}})", input.bytes, input.hash);
  }
  return list + "]";
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
  ObjectWriter object(out);
  const RunProgress& progress = run.progress;
  if (run.run > 0) object.number("run", static_cast<std::uint64_t>(run.run));
  object.text("state", run.state);
  if (!run.mode.empty()) object.text("mode", run.mode);
  for (const auto& [name, value] : {std::pair("started", &run.started),
                                    {"ended", &run.ended},
                                    {"program", &run.program},
                                    {"model", &run.model},
                                    {"lexicon", &run.lexicon},
                                    {"pack", &run.pack}})
    object.text(name, *value);
  object.raw("options", run.options);
  object.raw("inputs", list_of(run.inputs));
  object.raw("read", list_of(run.read));
  object.raw("keeps_text", run.keeps_text ? "true" : "false");
  object.number("items", progress.items);
  object.text("digest", fmt::format("{:016x}", progress.digest));
  for (const auto& [name, value] : {std::pair("reports", progress.reports),
                                    {"sentences", progress.sentences},
                                    {"tokens", progress.tokens},
                                    {"events", progress.events},
                                    {"refused", progress.refused},
                                    {"left_out", progress.left_out},
                                    {"known", progress.known},
                                    {"corrected", run.corrected},
                                    {"withdrawn", run.withdrawn}})
    object.number(name, value);
  object.text("citation", cite(run));
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
          one.read.push_back({std::string(row[0].value_or("")), number_of(row[1]), std::string(row[2].value_or(""))});
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
