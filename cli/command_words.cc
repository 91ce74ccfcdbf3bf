// SPDX-License-Identifier: Apache-2.0
#include "cli/command_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bede::cli {
namespace {

// What stands for a value that is a path.
constexpr std::array<std::string_view, 5> paths = {"FILE", "FOLDER", "GOLD", "INPUT", "REPORT"};

// "FORMAT:{json,table}" -> json, table
std::vector<std::string> choices_in(const std::string& type) {
  const std::size_t begin = type.find('{'), end = type.rfind('}');
  std::vector<std::string> choices;
  if (begin == std::string::npos || end == std::string::npos) return choices;
  for (std::size_t at = begin + 1; at < end;) {
    const std::size_t comma = std::min(type.find(',', at), end);
    choices.push_back(type.substr(at, comma - at));
    at = comma + 1;
  }
  return choices;
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words;
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  const std::string type = option.get_type_size() > 0 ? option.get_type_name() : std::string();
  words.value = option.get_positional() ? option.get_name(true) : type.substr(0, type.find(':'));
  words.choices = choices_in(type);
  words.description = option.get_description();
  words.is_file = std::find(paths.begin(), paths.end(), words.value) != paths.end();
  words.is_many = option.get_expected_max() > 1 || option.get_items_expected_max() > 1;
  return words;
}

bool has(const std::vector<OptionWords>& options, const OptionWords& wanted) {
  return std::any_of(options.begin(), options.end(),
                     [&](const OptionWords& option) { return option.names == wanted.names; });
}

CommandWords words_of(const CLI::App& app, const std::string& name, const std::vector<OptionWords>& shared) {
  CommandWords words{name, app.get_description(), app.get_footer(), {}, {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    OptionWords one = words_of(*option);
    if (option->get_positional())
      words.positionals.push_back(std::move(one));
    else if (!has(shared, one))
      words.options.push_back(std::move(one));
  }
  const bool is_program = shared.empty();
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
    words.commands.push_back(words_of(*command, is_program ? command->get_name() : name + " " + command->get_name(),
                                      is_program ? words.options : shared));
  return words;
}

}  // namespace

CommandWords read_command_words(const CLI::App& app) { return words_of(app, "bede", {}); }

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string list_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CommandWords& command : read_command_words(app).commands) names.push_back(command.name);
  std::sort(names.begin(), names.end());
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += name == names.back() ? " and " : ", ";
    list += name;
  }
  return list;
}

}  // namespace bede::cli
