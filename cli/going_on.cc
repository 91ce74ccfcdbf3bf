// SPDX-License-Identifier: Apache-2.0
#include "cli/going_on.h"

#include <string_view>

namespace bede::cli {
namespace {

constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=+@%";

std::string quoted_for_shell(std::string_view word) {
  if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) return std::string(word);
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

}  // namespace

std::string shell_line(int count, const char* const* words) {
  std::string line;
  for (int i = 0; i < count; ++i) line += (i > 0 ? " " : "") + quoted_for_shell(words[i]);
  return line;
}

std::string resuming_line(const std::string& command_line, bool resumes_already) {
  return resumes_already ? command_line : command_line + " --resume";
}

Error with_way_on(Error error, const std::string& way_on) {
  error.message += "; " + way_on;
  return error;
}

}  // namespace bede::cli
