// SPDX-License-Identifier: Apache-2.0
// Each thing that a run needs is tried. What is broken is said and the rest is tried all the same; what is merely not
// there (the library of the database, a lexicon in a pack for parsing alone) is said too, and is no fault.
#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "bede/coder.h"
#include "bede/language.h"
#include "bede/pack.h"
#include "bede/store.h"
#include "bede/version.h"
#include "cli/commands.h"
#include "cli/event_text.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/screen.h"

namespace bede::cli {
namespace {

constexpr std::string_view sentence = "Police in Lagos arrested 12 students on Monday.";
constexpr std::string_view sentence_day = "2024-03-06";
constexpr std::string_view arrest_day = "2024-03-04";

struct Check {
  std::string_view name;
  std::string says;
  bool ok = true;
};

Check broken(std::string_view name, const Error& error) { return {name, error.text(), false}; }

std::string join(const std::vector<std::string>& words, bool quoted) {
  std::string list;
  for (const std::string& word : words) {
    list += fmt::format("{}{}", list.empty() ? "" : quoted ? "," : " ", quoted ? quote_json(word) : word);
  }
  return list;
}

// The shared libraries of this process by the names of their files: "libtbb.so.12.8".
std::vector<std::string> libraries() {
  std::vector<std::string> names;
  const auto add = [](dl_phdr_info* info, std::size_t, void* to) {
    std::error_code error;
    const std::filesystem::path file = std::filesystem::canonical(info->dlpi_name, error);
    const std::string name = file.filename().string();
    if (!error && name.starts_with("lib")) static_cast<std::vector<std::string>*>(to)->push_back(name);
    return 0;
  };
  ::dl_iterate_phdr(add, &names);
  std::sort(names.begin(), names.end());
  return names;
}

Report try_report() {
  Report report;
  report.id = "doctor";
  report.date = sentence_day;
  report.text = sentence;
  return report;
}

// "COERCE/arrest, Police (NGACOP) → 12 students (NGAEDU), 2024-03-04, Lagos (NGA)"
std::string event_words(const Event& event) {
  std::string words = fmt::format("{}{}{}, ", event_type_name(event.type), event.mode.empty() ? "" : "/", event.mode);
  for (const Piece& piece : parties_of(event)) words += piece.text;
  words += ", " + days_of(event.date);
  return event.place ? words + ", " + place_of(*event.place) : words;
}

Check try_coding(const std::filesystem::path& pack, std::vector<Event>& events) {
  auto data = Coder::load(pack);
  if (!data.ok()) return {"coding", "none: " + data.error().text()};
  const Report report = try_report();
  auto coded = std::move(Coder(std::move(data).value()).code({&report, 1})[0]);
  if (const Refusal* refusal = std::get_if<Refusal>(&coded)) return {"coding", refusal->message, false};
  events = std::move(std::get<CodedReport>(coded).events);
  const auto expected = [](const Event& event) {
    return event.type == EventType::Coerce && event.mode == "arrest" && event.date.start == arrest_day;
  };
  if (events.size() == 1 && expected(events[0])) return {"coding", event_words(events[0])};
  std::string found;
  for (const Event& event : events) found += "; " + event_words(event);
  return {"coding",
          fmt::format("an arrest on {} was expected of “{}”, and found: {}", arrest_day, sentence,
                      found.empty() ? "nothing" : found.substr(2)),
          false};
}

// A folder for a moment, where files of a run would be.
struct Folder {
  std::filesystem::path path;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

// A database is made, written to and asked.
Check try_database(const std::filesystem::path& pack, const std::vector<Event>& events) {
  const auto name = database_name();
  if (!name.ok()) return {"database", "none: " + name.error().text()};
  std::error_code error;
  const std::filesystem::path all = std::filesystem::temp_directory_path(error);
  const Folder folder{all / fmt::format("bede-doctor-{}", ::getpid())};
  if (!error) std::filesystem::create_directory(folder.path, error);
  if (error) return {"database", fmt::format("{}: {}", folder.path.string(), error.message()), false};
  StoreRun run;
  if (auto facts = read_pack_facts(pack); facts.ok()) run.pack = std::move(facts).value();
  const std::filesystem::path path = folder.path / "doctor.duckdb";
  {
    auto writer = StoreWriter::open(path, run);
    if (!writer.ok()) return broken("database", writer.error());
    writer->add(try_report(), events, {});
    if (const auto ended = writer->end({}, true); !ended.ok()) return broken("database", ended.error());
  }
  std::string count;
  const auto asked = run_query(
      {path, "SELECT count(*) FROM events"}, [](auto) {},
      [&](std::span<const std::optional<std::string_view>> row) {
        count = row[0].value_or("");
        return true;
      });
  if (!asked.ok()) return broken("database", asked.error());
  if (count != std::to_string(events.size()))
    return {"database", fmt::format("{}: {} of {} events came back", name.value(), count, events.size()), false};
  return {"database", fmt::format("{}, which writes and reads in {}", name.value(), all.string())};
}

std::vector<Check> try_pack(const std::filesystem::path& pack, std::vector<Event>& events) {
  auto language = Language::load(pack);
  if (!language.ok()) return {broken("pack", language.error())};
  std::vector<Check> checks = {{"pack", pack.string()}, {"model", std::string(language->description())}};
  if (auto facts = read_pack_facts(pack); facts.ok()) {
    checks.push_back({"lexicon", facts->lexicon});
    checks.push_back({"checksum", facts->checksum});
  }
  auto gazetteer = gazetteer_version(pack);
  if (gazetteer.ok()) checks.push_back({"gazetteer", gazetteer.value()});
  const Parse parse = Parser(language.value()).parse(sentence);
  checks.push_back({"parsing", fmt::format("{} tokens", parse.tokens.size()), !parse.tokens.empty()});
  checks.push_back(try_coding(pack, events));
  return checks;
}

std::vector<Check> try_all(const Arguments& arguments, std::vector<Event>& events) {
  std::vector<Check> checks = {{"version", std::string(version())}};
  const auto pack = find_pack(arguments.pack);
  if (pack.ok()) {
    const auto of_pack = try_pack(pack.value(), events);
    checks.insert(checks.end(), of_pack.begin(), of_pack.end());
  } else {
    checks.push_back(broken("pack", pack.error()));
  }
  checks.push_back(
      {"vectors", fmt::format("{} in use; this machine offers {}", vector_unit(), join(vector_units(), false))});
  checks.push_back({"threads", std::to_string(std::thread::hardware_concurrency())});
  checks.push_back(try_database(pack.ok() ? pack.value() : std::filesystem::path(), events));
  checks.push_back({"libraries", join(libraries(), false)});
  return checks;
}

std::string in_json(const std::vector<Check>& checks, bool ok) {
  std::string line = fmt::format(R"({{"ok":{},"vector_unit":{},"vector_units":[{}],"checks":[)", ok,
                                 quote_json(vector_unit()), join(vector_units(), true));
  for (const Check& check : checks)
    line += fmt::format(R"({}{{"name":{},"ok":{},"says":{}}})", &check == &checks[0] ? "" : ",", quote_json(check.name),
                        check.ok, quote_json(check.says));
  return line + "]}\n";
}

std::string in_words(const std::vector<Check>& checks, bool ok) {
  constexpr std::size_t indent = 11;
  Screen screen = find_screen();
  std::string out;
  for (const Check& check : checks) {
    const Look look = check.ok ? Look::Plain : Look::BoldRed;
    const std::string name(check.name);
    const std::string blanks(indent - std::min(indent - 1, name.size()), ' ');
    append_wrapped({{name + blanks}}, indent, {{check.ok ? check.says : "broken: " + check.says, look}}, screen, out);
  }
  append_line({ok ? Piece{"OK", Look::BoldGreen} : Piece{"something is broken", Look::BoldRed}}, screen.colour, out);
  return out;
}

}  // namespace

Result<int> run_doctor_command(const Arguments& arguments, const Messages&) {
  std::vector<Event> events;
  const std::vector<Check> checks = try_all(arguments, events);
  const bool ok = std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
  Output output;
  if (!output.write(arguments.json ? in_json(checks, ok) : in_words(checks, ok)) && output.failure())
    return *output.failure();
  return ok ? exit_done : exit_refused;
}

}  // namespace bede::cli
