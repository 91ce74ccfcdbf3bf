// SPDX-License-Identifier: Apache-2.0
// The manifest of a run of `bede code` as a file: beside what it wrote, for a database has its own.
#pragma once

#include <filesystem>
#include <string>

#include "bede/cite.h"
#include "bede/run.h"
#include "cli/arguments.h"

namespace bede::cli {

// Where it goes: --manifest, or "events.csv.manifest.json" beside the output "events.csv"; empty where there is none.
std::filesystem::path manifest_path(const Arguments& arguments);

// A line of JSON; `path` has its old content or all of the new one. Errors: Unwritable.
Result<void> write_manifest(const RunManifest& manifest, const std::filesystem::path& path);

// That of a run that wrote no database, but for its end; started now.
RunManifest begin_manifest(const Arguments& arguments, const PackFacts& pack);
void end_manifest(const RunCounts& counts, RunManifest& manifest);

// What decides which rows a run makes, beside its inputs and its pack, as JSON.
std::string options_json(const Arguments& arguments);

}  // namespace bede::cli
