// SPDX-License-Identifier: Apache-2.0
// simdjson's On-Demand interface: it keeps numbers as they are written and needs little memory for long texts.
// It looks only at what it is asked for, so that every value is asked for, the unknown ones too: a line that is not
// JSON is refused wherever the mistake is.
#include "reader/json_report.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.h"
#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr int deepest = 256;                        // of arrays and objects in a field: more is an attack
constexpr std::size_t kept_parser_bytes = 4 << 20;  // after a longer line the parser's memory is given back

struct Field {
  std::string_view name;
  std::string Report::*value;
};
constexpr Field fields[] = {{"id", &Report::id},
                            {"date", &Report::date},
                            {"text", &Report::text},
                            {"title", &Report::title},
                            {"outlet", &Report::outlet},
                            {"url", &Report::url},
                            {"language", &Report::language},
                            {"dateline", &Report::dateline}};

const Field* find_field(std::string_view name) {
  for (const Field& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

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
  bool text = false;
  std::string bad_field;  // "title is not a string"
  std::string too_large;  // "text has 20000000 bytes, ..."
};

error_code read_field(const Field& field, ondemand::value value, std::size_t limit, Found& found) {
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  std::string& target = found.report.*field.value;
  target.clear();
  const bool is_text = field.value == &Report::text;
  if (is_text) found.text = type == ondemand::json_type::string;
  if (type == ondemand::json_type::string) {
    std::string_view string;
    if (const error_code error = value.get_string().get(string)) return error;
    if (string.size() > limit) {
      found.too_large = fmt::format("{} has {} bytes; the limit is {}", field.name, string.size(), limit);
    } else {
      target = string;
    }
    return simdjson::SUCCESS;
  }
  if (type == ondemand::json_type::number && field.value == &Report::id) {
    target = without_blanks(value.raw_json_token());
  } else if (type != ondemand::json_type::null && found.bad_field.empty()) {
    const std::string_view expected = field.value == &Report::id ? "a string or a number" : "a string";
    found.bad_field = fmt::format("{} is not {}", field.name, expected);
  }
  return check_value(value, deepest);
}

error_code read_report(ondemand::document& document, std::size_t limit, Found& found) {
  ondemand::object object;
  if (const error_code error = document.get_object().get(object)) return error;
  for (auto member : object) {
    std::string_view name;
    ondemand::value value;
    if (const error_code error = member.unescaped_key().get(name)) return error;
    if (const error_code error = member.value().get(value)) return error;
    const Field* field = find_field(name);
    const error_code error = field ? read_field(*field, value, limit, found) : check_value(value, deepest);
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

JsonReport::JsonReport() : work_(std::make_unique<Work>()) {}
JsonReport::~JsonReport() = default;

ReaderItem JsonReport::parse(std::string& json, const std::string& input, std::size_t line,
                             std::size_t text_limit_bytes) {
  Found found;
  found.report.replaced = make_valid_utf8(json) + replace_lone_surrogates(json);
  const std::size_t size = json.size();
  json.append(simdjson::SIMDJSON_PADDING, '\0');
  error_code error;
  {
    ondemand::document document;
    error = work_->parser.iterate(json.data(), size, json.size()).get(document);
    if (!error) error = read_report(document, text_limit_bytes, found);
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
  if (!found.text) return refuse(refused::no_text, "the report has no \"text\"");
  report.input = input;
  report.line = line;
  complete_id(report);
  return std::move(report);
}

}  // namespace bede
