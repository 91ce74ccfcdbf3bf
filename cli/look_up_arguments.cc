// SPDX-License-Identifier: Apache-2.0
#include "cli/look_up_arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace bede::cli {
namespace {

constexpr std::string_view actors_example = "bede actors Putin --on 2009-01-01";
constexpr std::string_view date_example = "bede date \"They met two days after Friday's vote.\" --on 2017-01-02";
constexpr std::string_view place_example = "bede place Tripoli --near LBN";

}  // namespace

void add_actors(CLI::App& app, Arguments& arguments) {
  app.add_option("NAME", arguments.name, "A name, as news writes it")->type_name("");
  app.add_option("--on", arguments.on, "The day of the report")->type_name("YYYY-MM-DD");
  app.footer(fmt::format("Example:\n  {}", actors_example));
}

std::string find_actors_fault(const Arguments& arguments) {
  if (!arguments.name.empty() && !arguments.on.empty()) return {};
  return fmt::format("actors: NAME and --on are needed; for example: {}", actors_example);
}

void add_date(CLI::App& app, Arguments& arguments) {
  app.add_option("TEXT", arguments.name, "A sentence or two, as news has them")->type_name("");
  app.add_option("--on", arguments.on, "The day of the report")->type_name("YYYY-MM-DD");
  app.footer(fmt::format("Example:\n  {}", date_example));
}

std::string find_date_fault(const Arguments& arguments) {
  if (!arguments.name.empty() && !arguments.on.empty()) return {};
  return fmt::format("date: TEXT and --on are needed; for example: {}", date_example);
}

void add_place(CLI::App& app, Arguments& arguments) {
  app.add_option("NAME", arguments.name, "A name; what it is in may stand behind a comma")->type_name("");
  app.add_option("--near", arguments.near, "The country that a report is about, alpha-3")->type_name("CCC");
  app.footer(fmt::format("Example:\n  {}", place_example));
}

std::string find_place_fault(const Arguments& arguments) {
  if (!arguments.name.empty()) return {};
  return fmt::format("place: NAME is needed; for example: {}", place_example);
}

}  // namespace bede::cli
