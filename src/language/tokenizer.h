// SPDX-License-Identifier: Apache-2.0
// Text -> tokens: spaCy's Tokenizer, with what each chunk gives remembered.
//
//   "He can't." -> "He"+blank "ca" "n't" "."
#pragma once

#include <string_view>
#include <vector>

#include "language/affixes.h"
#include "language/white_space.h"
#include "language/words.h"

namespace bede {

struct RawToken {
  std::uint32_t begin, end;  // bytes
  std::uint32_t word;        // in Words
  bool space_after;
};

// Sequences of tokens that may be exceptions which splitting off affixes broke ("bombing,''" -> "," "'" "'").
class SpecialSequences {
 public:
  static Result<SpecialSequences> read(const Pack& pack);

  // The number of a token's text in any sequence; 0 where it is in none.
  std::uint32_t symbol(std::string_view text) const;

  struct Node {
    std::uint32_t at = 0;
  };
  // The node that follows by one more symbol; false where there is none.
  bool follow(Node& node, std::uint32_t symbol) const;
  bool is_end(Node node) const { return ends_[node.at]; }

 private:
  StringTable texts_;
  std::vector<std::string_view> symbols_;  // 1, 2 …
  FlatIndex symbol_index_, edges_;
  struct Edge {
    std::uint32_t from, symbol, to;
  };
  std::vector<Edge> edge_list_;
  std::vector<bool> ends_;
};

// What all threads share.
struct TokenizerTables {
  Affixes affixes;
  TokenExceptions exceptions;
  SpecialSequences specials;

  static Result<TokenizerTables> read(const Pack& pack);
};

// One thread's tokenizer. `Describe` is asked to describe each new word (see Words::add).
class Tokenizer {
 public:
  using Describe = void (*)(Word& word, const void* context);

  Tokenizer(const TokenizerTables& tables, const WordTables& word_tables, const Characters& characters, Words& words,
            Describe describe, const void* context);

  // Appends the tokens of a text.
  void tokenize(std::string_view text, std::vector<RawToken>& tokens);
  // Forgets the chunks: to be called with Words::clear().
  void clear();

 private:
  struct Cached {
    std::string_view text;
    std::uint32_t begin, end;  // in pieces_
  };
  struct CachedPiece {
    std::uint32_t word, size;
  };
  void add_chunk(std::string_view text, const Chunk& chunk, std::vector<RawToken>& tokens);
  void split_chunk(std::string_view chunk, std::vector<CachedPiece>& pieces);
  std::uint32_t word_of(std::string_view text, std::string_view norm);
  void join_specials(std::string_view text, std::vector<RawToken>& tokens, std::size_t first);

  const TokenizerTables& tables_;
  const WordTables& word_tables_;
  const Characters& characters_;
  Words& words_;
  Describe describe_;
  const void* context_;
  std::shared_ptr<Pattern::Work> work_;
  std::vector<Cached> chunks_;
  std::vector<CachedPiece> pieces_, long_pieces_;
  FlatIndex index_;
  std::vector<Piece> split_;
  bool specials_seen_ = false;  // a token of this text is in some special sequence
};

}  // namespace bede
