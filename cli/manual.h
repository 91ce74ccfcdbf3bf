// SPDX-License-Identifier: Apache-2.0
// The manual page bede(1), in the macros that every man(1) knows.
#pragma once

#include <string>

#include "cli/command_words.h"

namespace bede::cli {

std::string manual_page(const CommandWords& program);

}  // namespace bede::cli
