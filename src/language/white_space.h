// SPDX-License-Identifier: Apache-2.0
// Cutting text into chunks of white space and chunks of anything else.
#pragma once

#include <string_view>

#include "base/characters.h"

namespace bede {

struct Chunk {
  std::size_t begin, end;  // bytes
  bool space_after;        // one blank follows that belongs to no chunk
};

// Calls `each(Chunk)` in order: maximal runs of white space, and of all else. One U+0020 that directly follows a run
// of other characters is taken out, and said of that run (spaCy: token.whitespace_).
//   "a  b" -> "a" + blank, " ", "b"
template <class Each>
void cut_chunks(std::string_view text, const Characters& characters, const Each& each) {
  const auto space_at = [&](std::size_t at, std::size_t& size) {
    const auto byte = static_cast<unsigned char>(text[at]);
    size = 1;
    if (byte < 0x80) return byte <= 0x20 && (byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte >= 0x1C);
    const CodePoint c = decode_utf8(text, at);
    size = c.size;
    return characters.is(Characters::Space, c.value);
  };
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool space = space_at(at, size);
    do at += size;
    while (at < text.size() && space_at(at, size) == space);
    const bool blank = !space && at < text.size() && text[at] == ' ';
    each(Chunk{begin, at, blank});
    if (blank) ++at;
  }
}

}  // namespace bede
