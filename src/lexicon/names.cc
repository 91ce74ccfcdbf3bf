// SPDX-License-Identifier: Apache-2.0
// Names by themselves, outside a text: of a dateline, or of a report's outlet.
#include "lexicon/lexicon.h"

namespace bede {

Range Lexicon::entries_of(std::string_view name) const {
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
  return node == Phrases::nowhere ? Range{} : names.values(node);
}

}  // namespace bede
