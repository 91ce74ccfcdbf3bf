// SPDX-License-Identifier: Apache-2.0
#include "cli/own_lexicon.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "cli/place.h"

namespace bede::cli {
namespace {

// As the tools of the build have it: $BEDE_CACHE, else $XDG_CACHE_HOME/bede, else ~/.cache/bede.
std::filesystem::path cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value ? value : "");
  };
  if (const auto own = variable("BEDE_CACHE"); !own.empty()) return own;
  if (const auto all = variable("XDG_CACHE_HOME"); !all.empty()) return all / "bede";
  const auto home = variable("HOME");
  return (home.empty() ? std::filesystem::temp_directory_path() : home / ".cache") / "bede";
}

}  // namespace

void add_own_tables(CLI::App& app, Arguments& arguments) {
  app.add_option("--lexicon", arguments.own_tables.folders,
                 "A folder of tables of your own, beside ours; may be given again")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("FOLDER");
  app.add_flag("--only", arguments.own_tables.instead, "These tables instead of ours, not beside them");
}

std::string find_tables_fault(const Arguments& arguments) {
  if (!arguments.own_tables.instead || !arguments.own_tables.folders.empty()) return {};
  return "--only goes with --lexicon FOLDER";
}

Result<std::filesystem::path> find_coding_pack(const Arguments& arguments) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  if (arguments.own_tables.folders.empty()) return pack;
  OwnTables tables = arguments.own_tables;
  if (!tables.instead) {
    BEDE_TRY(ours, find_lexicon());
    tables.ours = ours;
  }
  return pack_with_tables(tables, pack, cache_folder());
}

}  // namespace bede::cli
