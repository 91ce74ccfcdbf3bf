// SPDX-License-Identifier: Apache-2.0
// The words of the command line as data, read from what the arguments are parsed by: so the manual and the completions
// of shells know every command and option, and no other.
//
//   read_command_words(app).commands[1]
//   -> {"code", "Code reports: who did what …", options {{"--format"}, "FORMAT", {"json", "table"}, …}, …}
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace bede::cli {

struct OptionWords {
  std::vector<std::string> names;    // "-o", "--output"; of a positional none
  std::string value;                 // "FILE"; of a positional its name; empty: a flag
  std::vector<std::string> choices;  // all values that there are, where they are known
  std::string description;           // the first line, and perhaps a list below it
  bool is_file = false;              // the value is a file or a folder
  bool is_many = false;              // it may be given more than once
};

struct CommandWords {
  std::string name;                  // "lexicon check"; of the program itself "bede"
  std::string description;           // a sentence
  std::string footer;                // ends with "Example:" and commands below it, indented by two blanks
  std::vector<OptionWords> options;  // of a command: those that are not the program's too
  std::vector<OptionWords> positionals;
  std::vector<CommandWords> commands;  // those that are shown
};

CommandWords read_command_words(const CLI::App& app);

// The names of the commands that are shown: "actors, code and why".
std::string list_commands(const CLI::App& app);

// "a\nb" -> "a"
std::string first_line(const std::string& text);

}  // namespace bede::cli
