// SPDX-License-Identifier: Apache-2.0
// simdjson's On-Demand interface: it keeps numbers as they are written and needs little memory for long texts.
// It looks only at what it is asked for, so that every value is asked for, the unknown ones too: a line that is not
// JSON is refused wherever the mistake is.
#include "reader/json_report.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>

#include "base/utf8.h"
#include "reader/report_status.h"
#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr int deepest = 256;                        // of arrays and objects in a field: more is an attack
constexpr std::size_t kept_parser_bytes = 4 << 20;  // after a longer line the parser's memory is given back

error_code check_value(ondemand::value value, int depth);

error_code check_array(ondemand::value value, int depth) {
  ondemand::array array;
  if (const error_code error = value.get_array().get(array)) return error;
  for (auto element : array) {
    ondemand::value inner;
    if (const error_code error = element.get(inner)) return error;
    if (const error_code error = check_value(inner, depth)) return error;
  }
  return simdjson::SUCCESS;
}

error_code check_object(ondemand::value value, int depth) {
  ondemand::object object;
  if (const error_code error = value.get_object().get(object)) return error;
  for (auto member : object) {
    std::string_view name;
    ondemand::value inner;
    if (const error_code error = member.unescaped_key().get(name)) return error;
    if (const error_code error = member.value().get(inner)) return error;
    if (const error_code error = check_value(inner, depth)) return error;
  }
  return simdjson::SUCCESS;
}

// Whether a value is JSON, for those whose content does not matter.
error_code check_value(ondemand::value value, int depth) {
  if (depth == 0) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::array: return check_array(value, depth - 1);
    case ondemand::json_type::object: return check_object(value, depth - 1);
    case ondemand::json_type::string: return value.get_string().error();
    case ondemand::json_type::number: return value.get_double().error();
    case ondemand::json_type::boolean: return value.get_bool().error();
    case ondemand::json_type::null: break;
  }
  bool null = false;
  if (const error_code error = value.is_null().get(null)) return error;
  return null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
}

std::string_view without_blanks(std::string_view token) {
  const std::size_t end = token.find_last_not_of(" \t\r\n");
  return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// What a line gives besides the report.
struct Found {
  Report report;
  std::array<std::size_t, FieldNames::field_count> ranks;  // of what each field has so far
  bool text = false;
  std::string bad_field;  // "title is not a string"
  std::string too_large;  // "text has 20000000 bytes, ..."
};

// A value that is no string. Numbers serve some fields; a field by its own name must be of the right type.
error_code read_other(const FieldNames::Found& found_as, ondemand::value value, ondemand::json_type type,
                      Found& found) {
  const ReportField& field = *found_as.field;
  const bool is_own = found_as.rank == 0;
  const bool is_id = field.value == &Report::id;
  if (type == ondemand::json_type::number && field.may_be_number) {
    found.report.*field.value = without_blanks(value.raw_json_token());
    found.ranks[found_as.number] = found_as.rank;
  } else if (is_own && (is_id || !field.may_be_number)) {
    if (found.ranks[found_as.number] == 0) {  // the same field once more
      (found.report.*field.value).clear();
      if (field.value == &Report::text) found.text = false;
    }
    if (type != ondemand::json_type::null && found.bad_field.empty())
      found.bad_field = fmt::format("{} is not {}", field.name, is_id ? "a string or a number" : "a string");
  }
  return check_value(value, deepest);
}

error_code read_field(const FieldNames::Found& found_as, ondemand::value value, std::size_t limit, Found& found) {
  const ReportField& field = *found_as.field;
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  if (found_as.rank > found.ranks[found_as.number]) return check_value(value, deepest);
  if (type != ondemand::json_type::string) return read_other(found_as, value, type, found);
  std::string_view string;
  if (const error_code error = value.get_string().get(string)) return error;
  if (string.size() > limit) {
    found.too_large = fmt::format("{} has {} bytes; the limit is {}", field.name, string.size(), limit);
    return simdjson::SUCCESS;
  }
  if (found_as.rank > 0 && string.empty()) return simdjson::SUCCESS;
  found.ranks[found_as.number] = found_as.rank;
  found.report.*field.value = string;
  if (field.value == &Report::text) found.text = true;
  return simdjson::SUCCESS;
}

error_code read_report(const FieldNames& names, ondemand::document& document, std::size_t limit, Found& found) {
  ondemand::object object;
  if (const error_code error = document.get_object().get(object)) return error;
  for (auto member : object) {
    std::string_view name;
    ondemand::value value;
    if (const error_code error = member.unescaped_key().get(name)) return error;
    if (const error_code error = member.value().get(value)) return error;
    const auto found_as = names.find(name);
    const error_code error = found_as ? read_field(*found_as, value, limit, found) : check_value(value, deepest);
    if (error) return error;
  }
  // On-Demand says "out of bounds" where nothing is left.
  const bool ended = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return ended ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

}  // namespace

class JsonReport::Work {
 public:
  ondemand::parser parser;
};

JsonReport::JsonReport(const FieldNames::Chosen& columns) : names_(columns), work_(std::make_unique<Work>()) {}
JsonReport::~JsonReport() = default;

ReaderItem JsonReport::parse(std::string& json, const std::string& input, std::size_t line,
                             std::size_t text_limit_bytes) {
  Found found;
  found.ranks.fill(~std::size_t{0});
  found.report.replaced = make_valid_utf8(json) + replace_lone_surrogates(json);
  const std::size_t size = json.size();
  json.append(simdjson::SIMDJSON_PADDING, '\0');
  error_code error;
  {
    ondemand::document document;
    error = work_->parser.iterate(json.data(), size, json.size()).get(document);
    if (!error) error = read_report(names_, document, text_limit_bytes, found);
  }
  if (size > kept_parser_bytes) work_ = std::make_unique<Work>();

  Report& report = found.report;
  const auto refuse = [&](std::string_view kind, std::string message) {
    return make_refusal(kind, input, std::move(message), line, std::move(report.id));
  };
  if (error) {
    return make_refusal(refused::bad_json, input,
                        fmt::format("not one JSON object on one line: {}", simdjson::error_message(error)), line);
  }
  if (!found.too_large.empty()) return refuse(refused::too_large, found.too_large);
  if (!found.bad_field.empty()) return refuse(refused::bad_field, found.bad_field);
  if (!found.text && !withdraws(report)) return refuse(refused::no_text, "the report has no \"text\"");
  report.input = input;
  report.line = line;
  complete_id(report);
  return std::move(report);
}

}  // namespace bede
