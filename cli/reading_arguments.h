// SPDX-License-Identifier: Apache-2.0
// The options that say how inputs are read, of every command that reads reports.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "bede/reader.h"

namespace bede::cli {

// --column, --input-format and --any-language, into `reading`, which must outlast `app`.
void add_reading_options(CLI::App& app, Reader::Options& reading);

// Those of them that decide which reports a run has, as members of a JSON object: ,"columns":{…},… ; empty where none
// is given.
std::string reading_json(const Reader::Options& reading);

// The day of the clock, UTC: "2024-03-06".
std::string today();

}  // namespace bede::cli
