// SPDX-License-Identifier: Apache-2.0
// UTF-8: decoding, and making any bytes valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bede {

struct CodePoint {
  std::uint32_t value;
  std::uint32_t size;  // in bytes
};

// The code point at `at` of valid UTF-8. Never reads past the end.
inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const std::uint32_t lead = byte(0);
  const std::size_t left = text.size() - at;
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0 && left >= 2) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0 && left >= 3) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  if (left >= 4) return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
  return {lead, 1};
}

// The start of the code point before `at` (at > 0) of valid UTF-8.
inline std::size_t previous_code_point(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// How many code points valid UTF-8 has: its bytes that are not continuation bytes.
inline std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<signed char>(c) >= -0x40);
  return count;
}

// How many code points stand before any byte of a long text, in a moment: they are counted once, at every 256 bytes.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  std::size_t before(std::size_t byte) const;  // bytes past the end count as the end

 private:
  std::string_view text_;
  std::vector<std::size_t> counts_;
};

// Appends one code point (at most 0x10FFFF).
void append_utf8(std::uint32_t code_point, std::string& out);

bool is_valid_utf8(std::string_view text);

// Replaces each maximal invalid subpart by U+FFFD (The Unicode Standard, section 3.9, as Python and browsers do).
// Gives how many there were; `text` is untouched where there is none.
//   "caf\xE9 \xF0\x9F\x98" -> "caf\uFFFD \uFFFD", 2
std::size_t make_valid_utf8(std::string& text);

}  // namespace bede
