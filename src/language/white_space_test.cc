// SPDX-License-Identifier: Apache-2.0
#include "language/white_space.h"

#include <gtest/gtest.h>

#include <string>

#include "base/memory_pack_test.h"

namespace bede {
namespace {

// The chunks of a text: each in brackets, with a + where a blank follows that belongs to none.
std::string chunks(const std::string& text) {
  static const MemoryPack memory([] {
    PackWriter writer;
    pack_characters(writer);
    return writer;
  }());
  static const Characters characters = Characters::read(memory.read().value()).value();
  std::string out;
  cut_chunks(text, characters, [&](const Chunk& chunk) {
    out += "[" + text.substr(chunk.begin, chunk.end - chunk.begin) + "]" + (chunk.space_after ? "+" : "");
  });
  return out;
}

TEST(WhiteSpace, CutsAsSpacyDoes) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"Police in Lagos", "[Police]+[in]+[Lagos]"},
      // A blank at the beginning is a chunk; one at the end belongs to the word; a second one is a chunk.
      {" a", "[ ][a]"},
      {"a ", "[a]+"},
      {"a  ", "[a]+[ ]"},
      {"a  b", "[a]+[ ][b]"},
      {"   ", "[   ]"},
      // Only U+0020 directly after a word is taken out; other white space, and what follows it, is a chunk.
      {"a\n b", "[a][\n ][b]"},
      {"a \nb", "[a]+[\n][b]"},
      {"a\tb\r\nc", "[a][\t][b][\r\n][c]"},
      {"a\u00a0 b", "[a][\u00a0 ][b]"},
      {"a \u00a0b", "[a]+[\u00a0][b]"},
      // White space that ASCII's isspace does not know, and what only looks like it.
      {"a\x1c\x1f"
       "b\u0085c\u3000d",
       "[a][\x1c\x1f][b][\u0085][c][\u3000][d]"},
      {"a\u200bb\uFEFFc\x1b"
       "d",
       "[a\u200bb\uFEFFc\x1b"
       "d]"},
      {std::string("a\0 b", 4), std::string("[a\0]+[b]", 8)},
      {"\U0001F600 \U0001F601", "[\U0001F600]+[\U0001F601]"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(chunks(text), expected) << testing::PrintToString(text);
}

}  // namespace
}  // namespace bede
