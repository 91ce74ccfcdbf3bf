// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/language.h"
#include "bede/store.h"
#include "bede/version.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/place.h"

namespace bede::cli {
namespace {

constexpr std::string_view sentence = "Police in Lagos arrested 12 students.";

// "Lagos GPE, 12 CARDINAL"
std::string list_entities(const Language& language, const Parse& parse) {
  std::string list;
  for (const Entity& entity : parse.entities) {
    const std::uint32_t begin = parse.tokens[entity.begin_token].begin_byte;
    const std::uint32_t end = parse.tokens[entity.end_token - 1].end_byte;
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", parse.text.substr(begin, end - begin),
                        language.name(entity.label));
  }
  return list;
}

std::string join(const std::vector<std::string>& words, bool quoted) {
  std::string list;
  for (const std::string& word : words) {
    list += fmt::format("{}{}", list.empty() ? "" : quoted ? "," : " ", quoted ? quote_json(word) : word);
  }
  return list;
}

}  // namespace

Result<int> run_doctor_command(const Arguments& arguments, const Messages&) {
  BEDE_TRY(pack, find_pack(arguments.pack));
  BEDE_TRY(language, Language::load(pack));
  const Parse parse = Parser(language).parse(sentence);
  const std::string entities = list_entities(language, parse);
  // Without it all but databases works.
  const auto found = database_name();
  const std::string database = found.ok() ? found.value() : "none: " + found.error().text();
  std::string said;
  if (arguments.json) {
    said = fmt::format(
        R"({{"ok":true,"version":{},"pack":{},"model":{},"vector_unit":{},"vector_units":[{}],"database":{},"text":{},"tokens":{},)"
        "\"entities\":{}}}\n",
        quote_json(version()), quote_json(pack.string()), quote_json(language.description()), quote_json(vector_unit()),
        join(vector_units(), true), found.ok() ? quote_json(database) : "null", quote_json(sentence), parse.tokens.size(), quote_json(entities));
  } else {
    said = fmt::format(
        "version  {}\npack     {}\nmodel    {}\nvectors  {} in use; this machine offers {}\ndatabase {}\nparse    {}\n"
        "         {} tokens; {}\nOK\n",
        version(), pack.string(), language.description(), vector_unit(), join(vector_units(), false), database, sentence,
        parse.tokens.size(), entities.empty() ? "no entities" : entities);
  }
  Output output;
  if (!output.write(said) && output.failure()) return *output.failure();
  return exit_done;
}

}  // namespace bede::cli
