// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

#include <fmt/format.h>

#include <functional>

namespace bede::cli {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += fmt::format("{}{}", all.empty() ? "" : between, word);
  return all;
}

// In single quotes, for any of the shells.
std::string in_quotes(std::string_view text, std::string_view inner_quote = "'\\''") {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += inner_quote;
    else
      out += c;
  }
  return out + "'";
}

void visit(const CommandWords& command, const std::function<void(const CommandWords&)>& see) {
  see(command);
  for (const CommandWords& inner : command.commands) visit(inner, see);
}

std::vector<std::string> names_of(const std::vector<CommandWords>& commands) {
  std::vector<std::string> names;
  for (const CommandWords& command : commands) names.push_back(command.name.substr(command.name.rfind(' ') + 1));
  return names;
}

// ---- bash: words before the one that is completed say which command it is, and which positional or option's value.

std::string bash_patterns(std::string_view command, const OptionWords& option) {
  std::string patterns;
  for (const std::string& name : option.names)
    patterns += fmt::format("{}{}:{}", patterns.empty() ? "" : " | ", command, name);
  return patterns;
}

std::string bash_action(const OptionWords& option) {
  if (!option.choices.empty()) return fmt::format("_bede_words {}", in_quotes(joined(option.choices, " ")));
  return option.is_file ? "_bede_files" : ":";
}

std::string bash_script(const CommandWords& program) {
  std::string with_value, descend, values, options, positionals;
  visit(program, [&](const CommandWords& command) {
    const bool is_program = &command == &program;
    const std::string name = is_program ? "" : in_quotes(command.name);
    std::vector<std::string> all;
    for (const OptionWords& option : command.options) {
      all.insert(all.end(), option.names.begin(), option.names.end());
      if (option.value.empty()) continue;
      const std::string patterns = bash_patterns(is_program ? "*" : name, option);
      with_value += fmt::format("{}{}", with_value.empty() ? "" : " | ", patterns);
      values += fmt::format("      {}) {} ;;\n", patterns, bash_action(option));
    }
    options += fmt::format("      {}) _bede_words {}\"$shared\" ;;\n", name.empty() ? "''" : name,
                           is_program || all.empty() ? "" : in_quotes(joined(all, " ") + " "));
    for (const CommandWords& inner : command.commands)
      descend += fmt::format("      {}:{}) command={} count=0 ;;\n", name, inner.name.substr(inner.name.rfind(' ') + 1),
                             in_quotes(inner.name));
    if (!command.commands.empty())
      positionals +=
          fmt::format("      {}:0) _bede_words {} ;;\n", name, in_quotes(joined(names_of(command.commands), " ")));
    for (std::size_t i = 0; i < command.positionals.size(); ++i)
      positionals += fmt::format("      {}:{}) {} ;;\n", name, command.positionals[i].is_many ? "*" : std::to_string(i),
                                 bash_action(command.positionals[i]));
  });
  std::vector<std::string> shared;
  for (const OptionWords& option : program.options)
    shared.insert(shared.end(), option.names.begin(), option.names.end());
  return fmt::format(R"(# Completion of bede for bash, as `bede completion bash` prints it.
_bede_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }}
_bede_files() {{
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
}}
_bede() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} command='' option='' count=0 i
  local shared={}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    option=''
    case $command:${{COMP_WORDS[i]}} in
      {})
        option=${{COMP_WORDS[i]}}
        if [[ ${{COMP_WORDS[i + 1]}} == '=' ]]; then ((++i)); fi
        ((++i)) ;;
      *:-?*) ;;
{}      *) ((++count)) ;;
    esac
  done
  if [[ $word == '=' ]]; then word=''; fi
  if [[ $option ]] && ((i > COMP_CWORD)); then
    case $command:$option in
{}    esac
  elif [[ $word == -?* ]]; then
    case $command in
{}    esac
  else
    case $command:$count in
{}    esac
  fi
}}
complete -F _bede bede
)",
                     in_quotes(joined(shared, " ")), with_value, descend, values, options, positionals);
}

// ---- zsh: a function for each command, by _arguments.

// What is said of an option, in brackets.
std::string zsh_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const OptionWords& option) {
  if (!option.choices.empty()) return fmt::format("({})", joined(option.choices, " "));
  return option.is_file ? "_files" : " ";
}

std::string zsh_option(const OptionWords& option) {
  const std::string names = joined(option.names, " ");
  std::string value;
  if (!option.value.empty()) value = fmt::format(":{}:{}", zsh_words(option.value), zsh_action(option));
  std::string specs;
  for (const std::string& name : option.names) {
    const std::string before = option.is_many ? "*" : fmt::format("({})", names);
    const std::string sign = option.value.empty() ? "" : name.starts_with("--") ? "=" : "+";
    specs += " \\\n    " + in_quotes(fmt::format("{}{}{}[{}]{}", before, name, sign,
                                                 zsh_words(first_line(option.description)), value));
  }
  return specs;
}

std::string zsh_function(const CommandWords& command, const std::string& shared) {
  std::string name = "_" + command.name;
  for (char& c : name) c = c == ' ' ? '_' : c;
  if (name != "_bede") name = "_bede" + name;
  std::string specs = shared;
  if (!shared.empty() && command.name != "bede")
    for (const OptionWords& option : command.options) specs += zsh_option(option);
  for (std::size_t i = 0; i < command.positionals.size(); ++i) {
    const OptionWords& one = command.positionals[i];
    specs += " \\\n    " + in_quotes(fmt::format("{}:{}:{}", one.is_many ? "*" : std::to_string(i + 1),
                                                 zsh_words(one.value), zsh_action(one)));
  }
  if (command.commands.empty()) return fmt::format("{}() {{\n  _arguments -s{}\n}}\n", name, specs);
  std::string described, calls;
  for (const CommandWords& inner : command.commands) {
    const std::string word = inner.name.substr(inner.name.rfind(' ') + 1);
    described += "\n        " + in_quotes(fmt::format("{}:{}", word, zsh_words(first_line(inner.description))));
    calls += fmt::format("        {}) _bede_{} ;;\n", word, command.name == "bede" ? word : command.name + "_" + word);
  }
  return fmt::format(R"({}() {{
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -s -C{} \
    '1: :->command' '*:: :->words'
  case $state in
    command)
      commands=({}
      )
      _describe -t commands command commands ;;
    words)
      case $words[1] in
{}      esac ;;
  esac
}}
)",
                     name, specs, described, calls);
}

std::string zsh_script(const CommandWords& program) {
  std::string shared, functions;
  for (const OptionWords& option : program.options) shared += zsh_option(option);
  visit(program, [&](const CommandWords& command) { functions += zsh_function(command, shared); });
  return "#compdef bede\n# Completion of bede for zsh, as `bede completion zsh` prints it.\n" + functions +
         "if [[ $funcstack[1] == _bede ]]; then\n  _bede \"$@\"\nelse\n  compdef _bede bede\nfi\n";
}

// ---- fish: a line for each word.

std::string fish_option(const OptionWords& option, const std::string& when) {
  std::string line = "complete -c bede" + when;
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.value.empty()) line += option.is_file ? " -r" : " -x";
  if (!option.choices.empty())
    line += " -a " + in_quotes(joined(option.choices, " "));
  else if (option.is_file)
    line += " -F";
  return line + " -d " + in_quotes(first_line(option.description), "\\'") + "\n";
}

std::string fish_script(const CommandWords& program) {
  std::string lines = "# Completion of bede for fish, as `bede completion fish` prints it.\ncomplete -c bede -f\n";
  for (const OptionWords& option : program.options) lines += fish_option(option, "");
  visit(program, [&](const CommandWords& command) {
    const bool is_program = &command == &program;
    std::string seen;
    for (std::size_t at = 0; !is_program && at < command.name.size();) {
      const std::size_t blank = std::min(command.name.find(' ', at), command.name.size());
      seen += fmt::format("{}__fish_seen_subcommand_from {}", seen.empty() ? "" : "; and ",
                          command.name.substr(at, blank - at));
      at = blank + 1;
    }
    const std::string when = is_program ? "" : " -n " + in_quotes(seen);
    const std::string first = is_program ? " -n __fish_use_subcommand"
                                         : " -n " + in_quotes(seen + "; and not __fish_seen_subcommand_from " +
                                                              joined(names_of(command.commands), " "));
    for (const CommandWords& inner : command.commands)
      lines += fmt::format("complete -c bede{} -a {} -d {}\n", first, inner.name.substr(inner.name.rfind(' ') + 1),
                           in_quotes(first_line(inner.description), "\\'"));
    for (const OptionWords& option : command.options)
      if (!is_program) lines += fish_option(option, when);
    for (const OptionWords& one : command.positionals) {
      if (!one.choices.empty())
        lines += fmt::format("complete -c bede{} -a {}\n", when, in_quotes(joined(one.choices, " ")));
      else if (one.is_file)
        lines += fmt::format("complete -c bede{} -F\n", when);
    }
  });
  return lines;
}

}  // namespace

const std::vector<std::string>& completion_shells() {
  static const std::vector<std::string> shells = {"bash", "fish", "zsh"};
  return shells;
}

std::string completion_script(const CommandWords& program, std::string_view shell) {
  if (shell == "zsh") return zsh_script(program);
  return shell == "fish" ? fish_script(program) : bash_script(program);
}

}  // namespace bede::cli
