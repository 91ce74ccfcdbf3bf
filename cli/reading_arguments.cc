// SPDX-License-Identifier: Apache-2.0
#include "cli/reading_arguments.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "cli/messages.h"

namespace bede::cli {
namespace {

std::string field_list() {
  std::string all;
  for (const std::string_view name : report_field_names()) all += fmt::format("{}{}", all.empty() ? "" : " ", name);
  return all;
}

// What is wrong with "text=BODY", or nothing.
std::string find_column_fault(const std::string& given) {
  const std::size_t sign = given.find('=');
  const auto fields = report_field_names();
  if (sign == std::string::npos || sign + 1 == given.size())
    return fmt::format("'{}' is not FIELD=NAME, such as text=BODY", given);
  if (std::find(fields.begin(), fields.end(), given.substr(0, sign)) == fields.end())
    return fmt::format("'{}' is no field of a report: {}", given.substr(0, sign), field_list());
  return {};
}

}  // namespace

void add_reading_options(CLI::App& app, Reader::Options& reading) {
  app.add_option_function<std::vector<std::string>>(
         "--column",
         [&reading](const std::vector<std::string>& all) {
           for (const std::string& one : all)
             reading.columns.emplace_back(one.substr(0, one.find('=')), one.substr(one.find('=') + 1));
         },
         fmt::format("Which column of a table, or field of JSON, is which field of a report; may be given again. "
                     "Fields: {}",
                     field_list()))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(find_column_fault)
      ->type_name("FIELD=NAME");
  std::vector<std::string> names;
  std::string meanings;
  for (const InputFormat& format : input_formats()) {
    names.emplace_back(format.name);
    meanings += fmt::format("\n    {:<12}{}", format.name, format.meaning);
  }
  app.add_option("--input-format", reading.format,
                 "What all inputs are (default: as each file's content shows):" + meanings)
      ->check(CLI::IsMember(names))
      ->type_name("FORMAT");
  app.add_flag("--any-language", reading.any_language, "Also take reports that are not in English");
}

std::string reading_json(const Reader::Options& reading) {
  std::string json, columns;
  for (const auto& [field, column] : reading.columns)
    columns += fmt::format("{}{}:{}", columns.empty() ? "" : ",", quote_json(field), quote_json(column));
  if (!columns.empty()) json += fmt::format(",\"columns\":{{{}}}", columns);
  if (!reading.format.empty()) json += fmt::format(",\"input_format\":{}", quote_json(reading.format));
  if (reading.any_language) json += ",\"any_language\":true";
  return json;
}

std::string today() {
  return fmt::format("{:%Y-%m-%d}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

}  // namespace bede::cli
