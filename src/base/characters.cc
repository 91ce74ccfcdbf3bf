// SPDX-License-Identifier: Apache-2.0
#include "base/characters.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace bede {
namespace {

constexpr std::uint32_t code_points = 0x110000;
constexpr std::size_t index_size = code_points >> 8;
constexpr std::uint32_t capital_sigma = 0x3A3, small_sigma = 0x3C3, final_sigma = 0x3C2, dotted_capital_i = 0x130;
constexpr std::uint8_t unicode_version = 14;

// CPython's str.isspace: bidirectional class WS, B or S, or category Zs. (The separators 1C to 1F are in it.)
bool is_space(std::uint32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_assigned(std::uint32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] != 0 && age[0] <= unicode_version;
}

std::uint8_t flags_of(std::uint32_t c) {
  if (!is_assigned(c)) return 0;
  const auto icu = static_cast<UChar32>(c);
  std::uint8_t flags = 0;
  if (is_space(c)) flags |= Characters::Space;
  if (u_isalpha(icu)) flags |= Characters::Letter;
  if (u_hasBinaryProperty(icu, UCHAR_UPPERCASE)) flags |= Characters::Upper;
  const int numeric = u_getIntPropertyValue(icu, UCHAR_NUMERIC_TYPE);
  if (numeric == U_NT_DECIMAL || numeric == U_NT_DIGIT) flags |= Characters::Digit;
  if (u_hasBinaryProperty(icu, UCHAR_CASED)) flags |= Characters::Cased;
  if (u_hasBinaryProperty(icu, UCHAR_CASE_IGNORABLE)) flags |= Characters::CaseIgnorable;
  return flags;
}

}  // namespace

void pack_characters(PackWriter& writer) {
  std::vector<std::uint16_t> index;
  std::vector<std::uint8_t> blocks;
  std::vector<std::uint32_t> lower_from, lower_to;
  std::map<std::array<std::uint8_t, 256>, std::uint16_t> known;
  for (std::uint32_t block = 0; block < index_size; ++block) {
    std::array<std::uint8_t, 256> flags{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      const std::uint32_t c = block << 8 | i;
      flags[i] = flags_of(c);
      const auto lower = static_cast<std::uint32_t>(u_tolower(static_cast<UChar32>(c)));
      if (c < 0x80 || lower == c || !is_assigned(c)) continue;
      lower_from.push_back(c);
      lower_to.push_back(lower);
    }
    const auto [at, is_new] = known.try_emplace(flags, static_cast<std::uint16_t>(known.size()));
    if (is_new) blocks.insert(blocks.end(), flags.begin(), flags.end());
    index.push_back(at->second);
  }
  writer.add_array("characters/index", index);
  writer.add_array("characters/blocks", blocks);
  writer.add_array("characters/lower_from", lower_from);
  writer.add_array("characters/lower_to", lower_to);
}

Result<Characters> Characters::read(const Pack& pack) {
  Characters characters;
  BEDE_TRY(index, pack.array<std::uint16_t>("characters/index"));
  BEDE_TRY(blocks, pack.array<std::uint8_t>("characters/blocks"));
  BEDE_TRY(lower_from, pack.array<std::uint32_t>("characters/lower_from"));
  BEDE_TRY(lower_to, pack.array<std::uint32_t>("characters/lower_to"));
  const std::size_t block_count = blocks.size() / 256;
  if (index.size() != index_size ||
      std::any_of(index.begin(), index.end(), [&](std::uint16_t block) { return block >= block_count; }))
    return pack.bad("characters/index", "does not fit its blocks");
  if (lower_from.size() != lower_to.size() || !std::is_sorted(lower_from.begin(), lower_from.end()) ||
      std::any_of(lower_to.begin(), lower_to.end(),
                  [](std::uint32_t c) { return c >= code_points || (c >= 0xD800 && c < 0xE000); }))
    return pack.bad("characters/lower_from", "does not fit its lower case");
  characters.index_ = index;
  characters.blocks_ = blocks;
  characters.lower_from_ = lower_from;
  characters.lower_to_ = lower_to;
  return characters;
}

bool Characters::all(Flag flag, std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is(flag, c.value)) return false;
    at += c.size;
  }
  return !text.empty();
}

std::uint32_t Characters::lower_of(std::uint32_t c) const {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const auto at = std::lower_bound(lower_from_.begin(), lower_from_.end(), c);
  return at != lower_from_.end() && *at == c ? lower_to_[static_cast<std::size_t>(at - lower_from_.begin())] : c;
}

std::string Characters::lower(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  bool after_cased = false;  // the last character that is not case-ignorable is cased
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (c.value == capital_sigma) {
      std::size_t ahead = at;
      while (ahead < text.size() && is(CaseIgnorable, decode_utf8(text, ahead).value))
        ahead += decode_utf8(text, ahead).size;
      const bool before_cased = ahead < text.size() && is(Cased, decode_utf8(text, ahead).value);
      append_utf8(after_cased && !before_cased ? final_sigma : small_sigma, out);
    } else if (c.value == dotted_capital_i) {
      out += "i\xCC\x87";  // i and U+0307
    } else {
      append_utf8(lower_of(c.value), out);
    }
    const std::uint8_t flag = flags(c.value);
    if (!(flag & CaseIgnorable)) after_cased = (flag & Cased) != 0;
  }
  return out;
}

}  // namespace bede
