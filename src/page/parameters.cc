// SPDX-License-Identifier: Apache-2.0
#include "page/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/day.h"
#include "base/utf8.h"

namespace bede {
namespace {

constexpr std::size_t parameters_at_most = 64;

Error bad(std::string message) { return {ErrorKind::BadArgument, std::move(message), {}}; }

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

Result<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[at] == '%') {
      const int high = at + 2 < text.size() ? hexadecimal(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? hexadecimal(text[at + 2]) : -1;
      if (high < 0 || low < 0) return bad("the address has a % without two hexadecimal digits behind it");
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at];
    }
  }
  if (!is_valid_utf8(out) || out.find('\0') != std::string::npos) return bad("the address is not UTF-8");
  return out;
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

}  // namespace

std::optional<double> read_real(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

Result<Parameters> Parameters::parse(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(one.size() + 1, query.size()));
    if (one.empty()) continue;
    const std::size_t equal = std::min(one.find('='), one.size());
    BEDE_TRY(name, decode(one.substr(0, equal), true));
    BEDE_TRY(value, decode(one.substr(std::min(equal + 1, one.size())), true));
    parameters.all_.emplace_back(std::move(name), std::move(value));
    if (parameters.all_.size() > parameters_at_most) return bad(fmt::format("over {} parameters", parameters_at_most));
  }
  return parameters;
}

Result<void> Parameters::check_names(std::span<const std::string_view> known) const {
  for (const auto& [name, value] : all_)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return bad(
          fmt::format("no parameter '{}' here; there {}", name, known.empty() ? "are none" : "are " + joined(known)));
  return {};
}

std::optional<std::string> Parameters::text(std::string_view name) const {
  for (auto one = all_.rbegin(); one != all_.rend(); ++one)
    if (one->first == name && !one->second.empty()) return one->second;
  return std::nullopt;
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [of, value] : all_) {
    if (of != name) continue;
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t comma = std::min(value.find(',', at), value.size());
      if (comma > at) values.push_back(value.substr(at, comma - at));
      at = comma + 1;
    }
  }
  return values;
}

Result<std::optional<std::string>> Parameters::day(std::string_view name) const {
  const auto value = text(name);
  if (!value) return std::optional<std::string>();
  const auto day = value->size() == 10 ? parse_day(*value) : std::nullopt;
  if (!day) return bad(fmt::format("{}: '{}' is no day such as 2017-01-31", name, *value));
  return std::optional(write_day(*day));
}

Result<std::int64_t> Parameters::whole(std::string_view name, std::int64_t least, std::int64_t most,
                                       std::int64_t otherwise) const {
  const auto value = text(name);
  if (!value) return otherwise;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (fault != std::errc() || end != value->data() + value->size() || number < least || number > most)
    return bad(fmt::format("{}: '{}' is no whole number from {} to {}", name, *value, least, most));
  return number;
}

Result<std::optional<double>> Parameters::real(std::string_view name, double least, double most) const {
  const auto value = text(name);
  if (!value) return std::optional<double>();
  const auto number = read_real(*value);
  if (!number || *number < least || *number > most)
    return bad(fmt::format("{}: '{}' is no number from {} to {}", name, *value, least, most));
  return number;
}

Result<std::string> Parameters::choice(std::string_view name, std::span<const std::string_view> choices) const {
  const auto value = text(name);
  if (!value) return std::string(choices.front());
  if (std::find(choices.begin(), choices.end(), *value) == choices.end())
    return bad(fmt::format("{}: '{}' is none of {}", name, *value, joined(choices)));
  return *value;
}

Result<Target> Target::parse(std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::size_t mark = std::min(target.find('?'), target.size());
  BEDE_TRY(path, decode(target.substr(0, mark), false));
  if (path.empty() || path[0] != '/') return bad("the address does not begin with /");
  BEDE_TRY(parameters, Parameters::parse(target.substr(std::min(mark + 1, target.size()))));
  return Target{std::move(path), std::move(parameters)};
}

}  // namespace bede
