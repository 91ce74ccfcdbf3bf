// SPDX-License-Identifier: Apache-2.0
// `bede code` into a database, and into what is made from one.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>

#include "bede/coder.h"
#include "cli/arguments.h"
#include "cli/messages.h"

namespace bede::cli {

// What a run is made with.
struct StoreMeans {
  std::filesystem::path pack;
  std::shared_ptr<const CoderData> data;
  const std::atomic<bool>* stop = nullptr;
};

// arguments.output ends in .duckdb; or in .parquet or .csv, which are made from a database beside it, FILE.part, that
// is gone at the end. The exit code. Errors: those of StoreWriter, run_code() and run_export().
Result<int> code_into_store(const Arguments& arguments, const Messages& messages, const StoreMeans& means);

// Writes an export to arguments.output, which has its old content or all of the new one, or to standard output.
Result<void> write_export(const ExportRun& run, const std::filesystem::path& output);

}  // namespace bede::cli
