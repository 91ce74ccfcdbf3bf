// SPDX-License-Identifier: Apache-2.0
// The part of the command line that is about databases.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "cli/arguments.h"

namespace bede::cli {

// Of `code`: what a database is asked for.
void add_store_options(CLI::App& code, Arguments& arguments);
void add_query(CLI::App& query, Arguments& arguments);
void add_stories(CLI::App& app, Arguments& arguments, std::string& format);
void add_serve(CLI::App& app, Arguments& arguments);
void add_export(CLI::App& app, Arguments& arguments);

// What is wrong with -o of `code` and with these options, or nothing.
std::string find_output_fault(const Arguments& arguments);
std::string find_query_fault(const Arguments& arguments);
std::string find_serve_fault(const Arguments& arguments);
std::string find_stories_fault(const Arguments& arguments);
std::string find_export_fault(const Arguments& arguments);

// Whether this output is made by way of a database: .duckdb, .parquet, .csv.
bool goes_through_store(const std::filesystem::path& output);

}  // namespace bede::cli
