// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <simdjson.h>

namespace bede {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// What stands at `at`: the size of a valid code point, or (invalid) of the longest prefix of one, at least 1.
struct Sequence {
  std::size_t size;
  bool valid;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range keeps out overlong forms, surrogates and what is above U+10FFFF.
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= text.size() || byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {size, true};
}

}  // namespace

void append_utf8(std::uint32_t code_point, std::string& out) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text); }

std::size_t make_valid_utf8(std::string& text) {
  if (simdjson::validate_utf8(text)) return 0;
  std::string valid;
  valid.reserve(text.size() + text.size() / 8);
  std::size_t replaced = 0;
  std::size_t begin = 0;  // of the valid run that is not yet copied
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.valid) {
      valid.append(text, begin, at - begin).append(replacement);
      begin = at + sequence.size;
      ++replaced;
    }
    at += sequence.size;
  }
  valid.append(text, begin);
  text = std::move(valid);
  return replaced;
}

namespace {
constexpr std::size_t index_step = 256;
}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += index_step) {
    counts_.push_back(count);
    count += count_code_points(text.substr(at, index_step));
  }
}

std::size_t CodePointIndex::before(std::size_t byte) const {
  byte = byte < text_.size() ? byte : text_.size();
  const std::size_t step = byte / index_step;
  return counts_[step] + count_code_points(text_.substr(step * index_step, byte - step * index_step));
}

}  // namespace bede
