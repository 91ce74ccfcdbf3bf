// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "bede/version.h"

namespace bede::cli {
namespace {

// A line of text: what roff would take for a request or an escape is none, and an option's hyphens can be copied.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text[0] == '.' || text[0] == '\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

// Lines as they stand.
void append_block(std::string_view lines, std::string& page) {
  page += ".nf\n";
  std::istringstream all{std::string(lines)};
  for (std::string line; std::getline(all, line);) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    page += roff(std::string_view(line).substr(begin)) + "\n";
  }
  page += ".fi\n";
}

bool names_all(const std::string& text, const std::vector<std::string>& choices) {
  return std::all_of(choices.begin(), choices.end(),
                     [&](const std::string& choice) { return text.find(choice) != std::string::npos; });
}

void append_option(const OptionWords& option, std::string& page) {
  std::string head;
  for (const std::string& name : option.names)
    head += fmt::format("{}\\fB{}\\fR", head.empty() ? "" : ", ", roff(name));
  if (!option.value.empty())
    head += fmt::format("{}\\fI{}\\fR{}", head.empty() ? "" : " ", roff(option.value), option.is_many ? " ..." : "");
  const std::string first = first_line(option.description);
  page += fmt::format(".TP\n{}\n{}\n", head, roff(first));
  if (first.size() < option.description.size()) {
    append_block(std::string_view(option.description).substr(first.size() + 1), page);
  } else if (!names_all(first, option.choices)) {
    std::string list;
    for (const std::string& choice : option.choices) list += (list.empty() ? "" : ", ") + choice;
    page += fmt::format("({})\n", roff(list));
  }
}

void append_footer(const std::string& footer, std::string& page) {
  std::istringstream lines(footer);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  "))
      page += fmt::format(".RS 4\n.nf\n{}\n.fi\n.RE\n", roff(line.substr(2)));
    else if (!line.empty())
      page += fmt::format(".PP\n{}\n", roff(line));
  }
}

void append_command(const CommandWords& command, std::string& page) {
  std::string usage = fmt::format("\\fBbede {}\\fR", roff(command.name));
  if (!command.commands.empty()) usage += " \\fICOMMAND\\fR";
  if (!command.options.empty()) usage += " [\\fIOPTIONS\\fR]";
  for (const OptionWords& one : command.positionals)
    usage += fmt::format(" \\fI{}\\fR{}", roff(one.value), one.is_many ? " ..." : "");
  page += fmt::format(".SS {}\n{}\n", usage, roff(command.description));
  for (const OptionWords& one : command.positionals) append_option(one, page);
  for (const OptionWords& one : command.options) append_option(one, page);
  append_footer(command.footer, page);
  for (const CommandWords& inner : command.commands) append_command(inner, page);
}

}  // namespace

std::string manual_page(const CommandWords& program) {
  std::string page = fmt::format(
      ".TH BEDE 1 \"\" \"bede {}\" \"User Commands\"\n.SH NAME\nbede \\- codes political events in news reports\n"
      ".SH SYNOPSIS\n\\fBbede\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n{}\n"
      "Nothing is fetched from a network.\n.SH COMMANDS\n",
      version(), roff(program.description));
  for (const CommandWords& command : program.commands) append_command(command, page);
  page += ".SH OPTIONS\nEvery command has these, before its name or behind it.\n";
  for (const OptionWords& option : program.options) append_option(option, page);
  page += ".SH NOTES\nFormats, columns and codes are in the documents that come with the program.\n";
  append_footer(program.footer, page);
  return page;
}

}  // namespace bede::cli
