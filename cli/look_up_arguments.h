// SPDX-License-Identifier: Apache-2.0
// The part of the command line that looks up one thing: a name, a time, a place.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "cli/arguments.h"

namespace bede::cli {

void add_actors(CLI::App& app, Arguments& arguments);
void add_date(CLI::App& app, Arguments& arguments);
void add_place(CLI::App& app, Arguments& arguments);

// What is wrong with these options, or nothing.
std::string find_actors_fault(const Arguments& arguments);
std::string find_date_fault(const Arguments& arguments);
std::string find_place_fault(const Arguments& arguments);

}  // namespace bede::cli
