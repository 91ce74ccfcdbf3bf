// SPDX-License-Identifier: Apache-2.0
// Scripts by which shells complete the words of the command line: commands, options, their values, and files where one
// is wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_words.h"

namespace bede::cli {

// "bash", "fish", "zsh"
const std::vector<std::string>& completion_shells();

// `shell` is one of completion_shells().
std::string completion_script(const CommandWords& program, std::string_view shell);

}  // namespace bede::cli
