// SPDX-License-Identifier: Apache-2.0
// Splitting one chunk of text (no white space in it, or nothing else) into the texts of its tokens: spaCy's
// Tokenizer, by its patterns for prefixes, suffixes, infixes and URLs and its list of exceptions.
//
//   "(can't"  -> "(" "ca" "n't"       "U.S.-led" -> "U.S.-led"       "10km/h." -> "10" "km" "/" "h" "."
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_index.h"
#include "base/pack.h"
#include "language/patterns.h"

namespace bede {

// Chunks with tokens of their own ("can't" -> "ca" + "n't" with the norm "not").
class TokenExceptions {
 public:
  static Result<TokenExceptions> read(const Pack& pack);

  static constexpr std::uint32_t none = FlatIndex::none;
  std::uint32_t find(std::string_view chunk) const;

  struct Piece {
    std::string_view text, norm;  // an empty norm is none
  };
  std::size_t pieces(std::uint32_t exception) const { return begins_[exception + 1] - begins_[exception]; }
  Piece piece(std::uint32_t exception, std::size_t i) const {
    return {texts_[begins_[exception] + i], norms_[begins_[exception] + i]};
  }

 private:
  StringTable keys_, texts_, norms_;
  std::span<const std::uint32_t> begins_;
  std::size_t longest_ = 0;
  FlatIndex index_;
};

// A token's text in its chunk, and the norm that an exception gives it (empty: none).
struct Piece {
  std::uint32_t begin, end;  // bytes of the chunk
  std::string_view norm;
};

class Affixes {
 public:
  // The sources of the patterns, as Python has them; an empty one matches nothing.
  struct Sources {
    std::string_view prefix, suffix, infix, url, token;
  };
  static Result<Affixes> compile(const Sources& sources);

  // Appends the pieces of a chunk; they cover it without a gap. Without `exceptions` none is looked up.
  void split(std::string_view chunk, const TokenExceptions* exceptions, Pattern::Work& work,
             std::vector<Piece>& pieces) const;

  // Whether a prefix, suffix or infix is found in the text.
  bool found_in(std::string_view text, Pattern::Work& work) const;

 private:
  std::size_t prefix_size(std::string_view text, Pattern::Work& work) const;
  std::size_t suffix_size(std::string_view text, Pattern::Work& work) const;
  void split_core(std::string_view chunk, std::size_t begin, std::size_t end, const TokenExceptions* exceptions,
                  Pattern::Work& work, std::vector<Piece>& pieces) const;
  Pattern prefix_, suffix_, infix_, url_, token_;
};

}  // namespace bede
