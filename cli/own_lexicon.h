// SPDX-License-Identifier: Apache-2.0
// --lexicon FOLDER and --only: a user's tables beside the project's, or instead of them, for every command that
// codes.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>

#include "cli/arguments.h"

namespace bede::cli {

void add_own_tables(CLI::App& app, Arguments& arguments);

// What is wrong with these options, or nothing.
std::string find_tables_fault(const Arguments& arguments);

// The pack to run from: that of --pack or the usual one; with --lexicon another one that is made of it.
// Errors: those of find_pack() and pack_with_tables().
Result<std::filesystem::path> find_coding_pack(const Arguments& arguments);

}  // namespace bede::cli
