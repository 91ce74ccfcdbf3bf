// SPDX-License-Identifier: Apache-2.0
#include "cli/manifest_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "bede/version.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/reading_arguments.h"

namespace bede::cli {
namespace {

// UTC: "2024-03-06 09:00:00"
std::string now() {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

}  // namespace

std::filesystem::path manifest_path(const Arguments& arguments) {
  if (!arguments.manifest.empty()) return arguments.manifest;
  if (arguments.output.empty() || arguments.output.extension() == ".duckdb") return {};
  return arguments.output.string() + ".manifest.json";
}

Result<void> write_manifest(const RunManifest& manifest, const std::filesystem::path& path) {
  return write_whole(path, true, nullptr, [&](const std::filesystem::path&, const WriteBytes& write) -> Result<void> {
    std::string line;
    append_json(manifest, line);
    write(line + "\n");
    return {};
  });
}

RunManifest begin_manifest(const Arguments& arguments, const PackFacts& pack) {
  RunManifest manifest;
  manifest.started = now();
  manifest.program = version();
  manifest.model = pack.model;
  manifest.lexicon = pack.lexicon;
  manifest.pack = pack.checksum;
  manifest.options = options_json(arguments);
  manifest.inputs = arguments.code.inputs;
  manifest.keeps_text = !arguments.no_text;
  return manifest;
}

void end_manifest(const RunCounts& counts, RunManifest& manifest) {
  manifest.state = counts.stopped || counts.output_closed ? "stopped" : "done";
  manifest.ended = now();
  manifest.read = counts.inputs;
  manifest.left_reports = manifest.progress.reports;
  manifest.left_events = manifest.progress.events;
}

std::string options_json(const Arguments& arguments) {
  const CodeRun& run = arguments.code;
  std::string tables;
  for (const std::filesystem::path& folder : arguments.own_tables.folders)
    tables += fmt::format("{}{}", tables.empty() ? ",\"lexicon\":[" : ",", quote_json(folder.string()));
  if (!tables.empty()) tables += arguments.own_tables.instead ? "],\"only\":true" : "]";
  return fmt::format(
      R"({{"since":{},"until":{},"explain":{}{}{}}})", run.since.empty() ? "null" : quote_json(run.since),
      run.until.empty() ? "null" : quote_json(run.until), run.explain, reading_json(run.reading), tables);
}

}  // namespace bede::cli
