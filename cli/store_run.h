// SPDX-License-Identifier: Apache-2.0
// `bede code` into a database, and into what is made from one.
#pragma once

#include <filesystem>
#include <memory>

#include "bede/coder.h"
#include "cli/arguments.h"
#include "cli/messages.h"

namespace bede::cli {

// arguments.output ends in .duckdb; or in .parquet or .csv, which are made from a database beside it, FILE.part, that
// is gone at the end. The exit code. Errors: those of StoreWriter, run_code() and run_export().
Result<int> code_into_store(const Arguments& arguments, const Messages& messages, const std::filesystem::path& pack,
                            const std::shared_ptr<const CoderData>& data);

// Writes an export to arguments.output, which has its old content or all of the new one, or to standard output.
Result<void> write_export(const ExportRun& run, const std::filesystem::path& output);

}  // namespace bede::cli
