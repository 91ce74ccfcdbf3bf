// SPDX-License-Identifier: Apache-2.0
// What is said at the end of a run that did not come to its end: how to go on with it.
#pragma once

#include <string>

#include "bede/result.h"

namespace bede::cli {

// The words of a command line as a shell takes them: "bede code 'my reports.jsonl' -o a.duckdb"
std::string shell_line(int count, const char* const* words);

// The same command, so that it goes on: "bede code a.jsonl -o a.duckdb --resume"
std::string resuming_line(const std::string& command_line, bool resumes_already);

// Why no more can be written, with what to do about it.
Error with_way_on(Error error, const std::string& way_on);

}  // namespace bede::cli
