// SPDX-License-Identifier: Apache-2.0
#include "base/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace bede {
namespace {

constexpr std::uint32_t code_points = 0x110000;

struct Replacement {
  std::uint32_t from;
  std::string_view to;
};

// Letters that Unicode does not take apart, as news writes them without; and marks that stand inside words.
constexpr Replacement letters[] = {
    {0x00C6, "ae"}, {0x00E6, "ae"}, {0x00D0, "d"},  {0x00F0, "d"}, {0x00D8, "o"}, {0x00F8, "o"}, {0x00DE, "th"},
    {0x00FE, "th"}, {0x0110, "d"},  {0x0111, "d"},  {0x0126, "h"}, {0x0127, "h"}, {0x0131, "i"}, {0x0141, "l"},
    {0x0142, "l"},  {0x0152, "oe"}, {0x0153, "oe"}, {0x0166, "t"}, {0x0167, "t"}, {0x018F, "a"}, {0x0259, "a"},
    {0x0060, ""},   {0x00AD, ""},   {0x00B4, ""},   {0x02BB, ""},  {0x02BC, ""},  {0x02BE, ""},  {0x02BF, ""},
    {0x02C8, ""},   {0x2010, ""},   {0x2011, ""},   {0x2012, ""},  {0x2013, ""},  {0x2018, ""},  {0x2019, ""},
    {0x201B, ""},   {0x2032, ""},   {0x200B, ""},   {0x200C, ""},  {0x200D, ""},  {0x2060, ""},  {0xFEFF, ""},
};

std::string fold_with_icu(std::uint32_t c, const icu::Normalizer2& decompose) {
  icu::UnicodeString text(static_cast<UChar32>(c)), parts;
  UErrorCode status = U_ZERO_ERROR;
  decompose.normalize(text, parts, status);
  if (U_FAILURE(status) != 0) return {};
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_charType(part) != U_NON_SPACING_MARK) kept.append(part);
  }
  std::string out;
  kept.foldCase().toUTF8String(out);
  return out;
}

}  // namespace

void pack_folding(PackWriter& writer) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  std::vector<std::uint32_t> from;
  std::vector<std::string> to;
  for (std::uint32_t c = 0x80; c < code_points && U_SUCCESS(status) != 0; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string own;
    append_utf8(c, own);
    const auto* replaced = std::find_if(std::begin(letters), std::end(letters),
                                        [&](const Replacement& letter) { return letter.from == c; });
    std::string folded = replaced != std::end(letters) ? std::string(replaced->to) : fold_with_icu(c, *decompose);
    if (folded == own ||
        (folded.empty() && replaced == std::end(letters) && u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK))
      continue;
    from.push_back(c);
    to.push_back(std::move(folded));
  }
  writer.add_array("folding/from", from);
  writer.add_strings("folding/to", to);
}

Result<Folding> Folding::read(const Pack& pack) {
  Folding folding;
  BEDE_TRY(from, pack.array<std::uint32_t>("folding/from"));
  BEDE_TRY(to, StringTable::read(pack, "folding/to"));
  if (from.size() != to.size() || !std::is_sorted(from.begin(), from.end()))
    return pack.bad("folding/from", "does not fit its replacements");
  folding.from_ = from;
  folding.to_ = to;
  return folding;
}

void Folding::fold(std::string_view text, std::string& out) const {
  out.clear();
  bool letters_seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const char c = text[at++];
      const bool upper = c >= 'A' && c <= 'Z';
      letters_seen = letters_seen || upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (c == '\'' || c == '-' || c == '`') continue;
      out += upper ? static_cast<char>(c + 32) : c;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    const auto found = std::lower_bound(from_.begin(), from_.end(), c.value);
    if (found != from_.end() && *found == c.value)
      out += to_[static_cast<std::size_t>(found - from_.begin())];
    else
      out.append(text, at, c.size);
    letters_seen = true;
    at += c.size;
  }
  // Full stops go out of "U.S." and "Gen.", but a full stop alone stays one.
  if (letters_seen) std::erase(out, '.');
}

}  // namespace bede
