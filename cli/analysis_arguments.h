// SPDX-License-Identifier: Apache-2.0
// The part of the command line that is about what is made from databases.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "cli/arguments.h"

namespace bede::cli {

void add_cite(CLI::App& app, Arguments& arguments);
void add_diff(CLI::App& app, Arguments& arguments, std::string& format);
void add_panel(CLI::App& app, Arguments& arguments);

// What is wrong with these options, or nothing.
std::string find_cite_fault(const Arguments& arguments);
std::string find_diff_fault(const Arguments& arguments);
std::string find_panel_fault(const Arguments& arguments);

}  // namespace bede::cli
