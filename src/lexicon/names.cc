// SPDX-License-Identifier: Apache-2.0
// Names by themselves, outside a text: of a dateline, or of a report's outlet.
#include <algorithm>

#include "lexicon/lexicon.h"

namespace bede {

std::vector<std::string_view> split_name(std::string_view name) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -/", at), name.size());
    const std::string_view piece = name.substr(at, end - at);
    std::size_t own = piece.size();  // without 's, straight or curved
    for (const std::string_view possessive : {"'s", "\u2019s"})
      if (piece.size() > possessive.size() && piece.ends_with(possessive)) own = piece.size() - possessive.size();
    if (!piece.empty()) pieces.push_back(piece.substr(0, own));
    if (own < piece.size()) pieces.push_back(piece.substr(own));
    at = end + 1;
  }
  return pieces;
}

std::span<const NameEntry> Lexicon::entries_of(std::string_view name) const {
  std::uint32_t node = Phrases::nowhere;
  std::string buffer;
  bool first = true;
  for (const std::string_view piece : split_name(name)) {
    const WordId id = word(piece, buffer);
    if (buffer.empty()) continue;
    node = first ? names.begin(id) : names.next(node, id);
    if (node == Phrases::nowhere) return {};
    first = false;
  }
  if (node == Phrases::nowhere) return {};
  return entries(names.values(node));
}

}  // namespace bede
