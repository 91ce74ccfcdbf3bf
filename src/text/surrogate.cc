// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>

#include "text/text.h"

namespace bede {
namespace {

// The value of the \uXXXX at `at`, or nothing where there is no such escape.
std::optional<std::uint32_t> escape_at(std::string_view json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = json[i];
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value << 4 | static_cast<std::uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value << 4 | static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

bool is_high(std::uint32_t value) { return value >= 0xD800 && value <= 0xDBFF; }
bool is_low(std::uint32_t value) { return value >= 0xDC00 && value <= 0xDFFF; }

}  // namespace

std::size_t replace_lone_surrogates(std::string& json) {
  std::size_t replaced = 0;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const auto value = escape_at(json, at);
    if (!value) {
      at += 2;  // \\ \n …: the second character begins no escape
      continue;
    }
    if (is_high(*value)) {
      const auto next = escape_at(json, at + 6);
      if (next && is_low(*next)) {
        at += 12;
        continue;
      }
    }
    if (is_high(*value) || is_low(*value)) {
      json.replace(at, 6, "\\ufffd");
      ++replaced;
    }
    at += 6;
  }
  return replaced;
}

}  // namespace bede
