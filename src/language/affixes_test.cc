// SPDX-License-Identifier: Apache-2.0
#include "language/affixes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_pack_test.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

using testing::HasSubstr;

// The pieces of a chunk, with a bar between them.
std::string pieces(const Affixes& affixes, std::string_view chunk, const TokenExceptions* exceptions = nullptr) {
  const auto work = Pattern::make_work();
  std::vector<Piece> found;
  affixes.split(chunk, exceptions, *work, found);
  std::string out;
  std::size_t at = 0;
  for (const Piece& piece : found) {
    EXPECT_EQ(piece.begin, at) << chunk;  // they cover the chunk without a gap
    at = piece.end;
    out += (out.empty() ? "" : "|") + std::string(chunk.substr(piece.begin, piece.end - piece.begin));
  }
  EXPECT_EQ(at, chunk.size());
  return out;
}

TEST(Affixes, WithoutPatternsAChunkIsAToken) {
  const Affixes none = Affixes::compile({}).value();
  EXPECT_EQ(pieces(none, "(can't)"), "(can't)");
  EXPECT_EQ(pieces(none, ""), "");
}

TEST(Affixes, TakesPrefixesSuffixesAndInfixes) {
  struct Case {
    Affixes::Sources sources;
    std::string chunk, expected;
  };
  const std::vector<Case> cases = {
      // Prefix and suffix go together; a text that is all prefix is left to the prefix.
      {{"^a", "b$", "", "", ""}, "aaxbb", "a|a|x|b|b"},
      {{"^a", "b$", "", "", ""}, "ab", "a|b"},
      {{"^ab", "bc$", "", "", ""}, "abc", "ab|c"},
      {{"^aa", "a$", "", "", ""}, "aaa", "aa|a"},
      // The suffix is searched behind the prefix: else "<>" would be one.
      {{"^<", "<?>$", "", "", ""}, "<>", "<|>"},
      // The leftmost match that ends at the end is the suffix, not the longest that some alternative gives.
      {{"", "c$|bc$|x", "", "", ""}, "abc", "a|bc"},
      // An infix at the beginning is skipped, one at the end is not; neighbours give no empty token.
      {{"", "", "-", "", ""}, "-a-b-", "-a|-|b|-"},
      {{"", "", "-", "", ""}, "a--b", "a|-|-|b"},
      {{"", "", "-|x*", "", ""}, "a-b", "a|-|b"},
      // A URL or a token's own pattern keeps infixes whole, but affixes go before a URL is looked for.
      {{"", "\\)$", "\\.", "a\\.b$", ""}, "a.b)", "a.b|)"},
      {{"", "\\)$", "\\.", "", "a\\.b\\)$"}, "a.b)", "a.b)"},
      // Patterns that are found elsewhere than spaCy's: their size counts all the same, in characters.
      {{"b", "", "", "", ""}, "\u00e9b", "\u00e9|b"},
      {{"", "b", "", "", ""}, "b\u00e9", "b|\u00e9"},
      {{"\u00e9\u00e9", "", "", "", ""}, "a\U0001F600\u00e9\u00e9", "a\U0001F600|\u00e9\u00e9"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(pieces(Affixes::compile(one.sources).value(), one.chunk), one.expected) << one.chunk;
}

TEST(Affixes, NamesThePatternThatItCannotRun) {
  EXPECT_THAT(Affixes::compile({"(", "", "", "", ""}).error().message, HasSubstr("prefix_search"));
  EXPECT_THAT(Affixes::compile({"", "(", "", "", ""}).error().message, HasSubstr("suffix_search"));
  EXPECT_THAT(Affixes::compile({"", "", "(", "", ""}).error().message, HasSubstr("infix_finditer"));
  EXPECT_THAT(Affixes::compile({"", "", "", "(", ""}).error().message, HasSubstr("url_match"));
  EXPECT_THAT(Affixes::compile({"", "", "", "", "("}).error().message, HasSubstr("token_match"));
}

// A suffix longer than the stretch at the end that is searched first.
TEST(Affixes, FindsLongSuffixes) {
  const Affixes affixes = Affixes::compile({"", "=+$", "", "", ""}).value();
  for (const std::size_t size : {1u, 511u, 512u, 513u, 5000u})
    EXPECT_EQ(pieces(affixes, "ab" + std::string(size, '=')), "ab|" + std::string(size, '=')) << size;
}

class TokenExceptionsTest : public testing::Test {
 protected:
  Result<TokenExceptions> read(const std::vector<std::string>& keys, const std::vector<std::uint32_t>& begins,
                               const std::vector<std::string>& texts, const std::vector<std::string>& norms) {
    PackWriter writer;
    writer.add_strings("language/exceptions", keys);
    writer.add_strings("language/exception_texts", texts);
    writer.add_strings("language/exception_norms", norms);
    writer.add_array("language/exception_begins", begins);
    memory.emplace(writer);
    return TokenExceptions::read(memory->read().value());
  }
  std::optional<MemoryPack> memory;
};

TEST_F(TokenExceptionsTest, FindsWholeChunks) {
  const auto exceptions = read({":)", "can't"}, {0, 1, 3}, {":)", "ca", "n't"}, {"", "", "not"}).value();
  ASSERT_NE(exceptions.find("can't"), TokenExceptions::none);
  EXPECT_EQ(exceptions.pieces(exceptions.find("can't")), 2u);
  EXPECT_EQ(exceptions.piece(exceptions.find("can't"), 1).norm, "not");
  for (const char* other : {"", "can'", "can't ", "Can't", ":", "a very long chunk"})
    EXPECT_EQ(exceptions.find(other), TokenExceptions::none) << other;

  // The loop stops where what is left is an exception: before an affix is taken, or after a prefix or suffix.
  const Affixes affixes = Affixes::compile({"^\\(|^:|^c", "\\)$|t$", "", "", ""}).value();
  EXPECT_EQ(pieces(affixes, "can't", &exceptions), "ca|n't");
  EXPECT_EQ(pieces(affixes, "can't"), "c|an'|t");
  EXPECT_EQ(pieces(affixes, "(can't", &exceptions), "(|ca|n't");
  EXPECT_EQ(pieces(affixes, "can't)", &exceptions), "ca|n't|)");
  EXPECT_EQ(pieces(affixes, "((can't))", &exceptions), "(|(|ca|n't|)|)");
  EXPECT_EQ(pieces(affixes, "(:)", &exceptions), "(|:)");
}

TEST_F(TokenExceptionsTest, RefusesForgedTables) {
  struct Case {
    std::vector<std::string> keys;
    std::vector<std::uint32_t> begins;
    std::vector<std::string> texts, norms;
  };
  const std::vector<Case> cases = {
      // Counts that do not fit each other.
      {{"ab"}, {0}, {"a", "b"}, {"", ""}},
      {{"ab"}, {0, 1}, {"a", "b"}, {"", ""}},
      {{"ab"}, {0, 2}, {"a", "b"}, {""}},
      {{"ab"}, {1, 2}, {"a", "b"}, {"", ""}},
      {{"ab", "c"}, {0, 3, 2}, {"a", "b"}, {"", ""}},
      {{"ab"}, {0, 0xFFFFFFFF}, {"a", "b"}, {"", ""}},
      // Tokens that are not their exception's text, or empty, or none at all: spans would not cover the text.
      {{"ab"}, {0, 2}, {"a", "c"}, {"", ""}},
      {{"ab"}, {0, 3}, {"a", "", "b"}, {"", "", ""}},
      {{"ab"}, {0, 0}, {}, {}},
      {{""}, {0, 0}, {}, {}},
      // Twice the same, which many times over would take long to read.
      {{"a", "a"}, {0, 1, 2}, {"a", "a"}, {"", ""}},
  };
  for (const Case& one : cases)
    EXPECT_FALSE(read(one.keys, one.begins, one.texts, one.norms).ok()) << testing::PrintToString(one.begins);
}

}  // namespace
}  // namespace bede
