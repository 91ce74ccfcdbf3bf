// SPDX-License-Identifier: Apache-2.0
#include "language/words.h"

#include "language/string_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace bede {
namespace {

constexpr std::size_t suffix_characters = 3, long_shape = 100, shape_run = 4;

}  // namespace

Result<WordTables> WordTables::read(const Pack& pack) {
  WordTables out;
  BEDE_TRY(symbols, StringTable::read(pack, "language/symbols"));
  BEDE_TRY(symbol_ids, pack.array<std::uint64_t>("language/symbol_ids"));
  BEDE_TRY(norms, StringTable::read(pack, "language/norms"));
  BEDE_TRY(norm_ids, pack.array<std::uint64_t>("language/norm_ids"));
  BEDE_TRY(base_texts, StringTable::read(pack, "language/base_texts"));
  BEDE_TRY(base_norms, StringTable::read(pack, "language/base_norms"));
  if (symbols.size() != symbol_ids.size()) return pack.bad("language/symbols", "does not fit its numbers");
  if (norms.size() != norm_ids.size()) return pack.bad("language/norms", "does not fit its numbers");
  if (base_texts.size() != base_norms.size()) return pack.bad("language/base_norms", "does not fit its texts");
  if (!symbols.is_sorted()) return pack.bad("language/symbols", "is unsorted");
  for (std::uint32_t i = 0; i < symbols.size(); ++i) out.symbol_index_.insert(murmur_64a(symbols[i]), i);
  out.symbols_ = symbols;
  out.symbol_ids_ = symbol_ids;
  out.norms_ = norms;
  out.norm_ids_ = norm_ids;
  out.base_texts_ = base_texts;
  out.base_norms_ = base_norms;
  return out;
}

std::uint64_t WordTables::id(std::string_view text) const {
  if (text.empty()) return 0;
  const std::uint64_t hash = murmur_64a(text);
  const std::uint32_t symbol = symbol_index_.find(hash, [&](std::uint32_t i) { return symbols_[i] == text; });
  return symbol == FlatIndex::none ? hash : symbol_ids_[symbol];
}

std::string WordTables::norm(std::string_view text, const Characters& characters) const {
  const auto at = std::lower_bound(norm_ids_.begin(), norm_ids_.end(), id(text));
  if (at != norm_ids_.end() && *at == id(text))
    return std::string(norms_[static_cast<std::size_t>(at - norm_ids_.begin())]);
  const std::size_t base = base_texts_.find_sorted(text);
  return base != base_texts_.size() ? std::string(base_norms_[base]) : characters.lower(text);
}

std::string word_shape(std::string_view text, const Characters& characters) {
  if (count_code_points(text) >= long_shape) return "LONG";
  std::string out;
  std::uint32_t last = 0;
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    const std::uint8_t flags = characters.flags(c.value);
    const std::uint32_t shown = (flags & Characters::Letter)  ? ((flags & Characters::Upper) ? 'X' : 'x')
                                : (flags & Characters::Digit) ? 'd'
                                                              : c.value;
    run = shown == last && !out.empty() ? run + 1 : 1;
    last = shown;
    if (run <= shape_run) append_utf8(shown, out);
  }
  return out;
}

std::uint64_t Words::hash_of(std::string_view text, std::string_view norm) {
  const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  return norm.empty() ? hash : hash ^ (XXH3_64bits(norm.data(), norm.size()) * 0x9E3779B97F4A7C15);
}

std::uint32_t Words::find(std::uint64_t hash, std::string_view text, std::string_view norm) const {
  return index_.find(hash, [&](std::uint32_t i) {
    const Word& word = words_[i];
    return word.text == text && word.norm_given == !norm.empty() && (norm.empty() || word.norm == norm);
  });
}

std::uint32_t Words::insert(std::uint64_t hash, std::string_view text, std::string_view norm, const WordTables& tables,
                            const Characters& characters) {
  Word word;
  word.text = keep(text);
  word.norm_given = !norm.empty();
  word.norm = keep(norm.empty() ? std::string_view(tables.norm(text, characters)) : norm);
  word.lower = keep(characters.lower(text));
  word.is_space = characters.all(Characters::Space, text);
  std::size_t tail = text.size();
  for (std::size_t i = 0; i < suffix_characters && tail > 0; ++i) tail = previous_code_point(text, tail);
  const auto id = [&](Feature feature) -> std::uint64_t& { return word.ids[static_cast<std::size_t>(feature)]; };
  id(Feature::Orth) = tables.id(text);
  id(Feature::Lower) = tables.id(word.lower);
  id(Feature::Norm) = tables.id(word.norm);
  id(Feature::Shape) = tables.id(word_shape(text, characters));
  id(Feature::Prefix) = tables.id(text.substr(0, decode_utf8(text, 0).size));
  id(Feature::Suffix) = tables.id(text.substr(tail));
  id(Feature::Length) = count_code_points(text);
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.push_back(word);
  index_.insert(hash, number);
  return number;
}

std::string_view Words::keep(std::string_view text) {
  if (text.empty()) return {};
  char* at = static_cast<char*>(arena_.allocate(text.size(), 1));
  std::memcpy(at, text.data(), text.size());
  return {at, text.size()};
}

void Words::clear() {
  words_.clear();
  index_.clear();
  arena_.release();
}

}  // namespace bede
