// SPDX-License-Identifier: Apache-2.0
// What is known of a word form whatever stands around it: computed once, then looked up.
#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "base/characters.h"
#include "base/flat_index.h"
#include "language/affixes.h"
#include "language/network.h"

namespace bede {

// The tables that give a word its norm and its strings their numbers (spaCy: StringStore, lexeme_norm, BASE_NORMS).
class WordTables {
 public:
  static Result<WordTables> read(const Pack& pack);

  // 0 for the empty string; a small number for the strings that are spaCy's symbols; else a hash.
  std::uint64_t id(std::string_view text) const;
  // The norm of a word form to which its token gives none.
  std::string norm(std::string_view text, const Characters& characters) const;

 private:
  StringTable symbols_, norms_, base_texts_, base_norms_;
  std::span<const std::uint64_t> symbol_ids_, norm_ids_;
  FlatIndex symbol_index_;
};

// "Xxxx", "dd:dd", "LONG" … (spaCy: lex_attrs.word_shape).
std::string word_shape(std::string_view text, const Characters& characters);

struct Word {
  std::string_view text, lower, norm;
  bool norm_given = false;             // by the tokenizer, for this token
  std::array<std::uint64_t, 7> ids{};  // by Feature, up to Length
  std::uint32_t word_class = 0;        // what the attribute ruler sees of it
  std::uint32_t special = 0;           // its number in the tokenizer's sequences of special cases; 0: in none
  bool is_space = false;
};

// The words that one thread has met. A word's number holds until clear().
class Words {
 public:
  static constexpr std::uint32_t none = FlatIndex::none;

  Words() = default;
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  // The word of this form; `norm`: one that the tokenizer gives it (empty: none). A word met for the first time is
  // described by `describe(word)`, which finds its text, norms and numbers filled in.
  template <class Describe>
  std::uint32_t add(std::string_view text, std::string_view norm, const WordTables& tables,
                    const Characters& characters, const Describe& describe) {
    const std::uint64_t hash = hash_of(text, norm);
    const std::uint32_t found = find(hash, text, norm);
    if (found != none) return found;
    const std::uint32_t word = insert(hash, text, norm, tables, characters);
    describe(words_[word]);
    return word;
  }
  const Word& operator[](std::uint32_t word) const { return words_[word]; }
  std::size_t size() const { return words_.size(); }

  // A copy of the text that lives as long as the words do.
  std::string_view keep(std::string_view text);
  void clear();

 private:
  static std::uint64_t hash_of(std::string_view text, std::string_view norm);
  std::uint32_t find(std::uint64_t hash, std::string_view text, std::string_view norm) const;
  std::uint32_t insert(std::uint64_t hash, std::string_view text, std::string_view norm, const WordTables& tables,
                       const Characters& characters);
  std::pmr::monotonic_buffer_resource arena_{1 << 16};
  std::vector<Word> words_;
  FlatIndex index_;
};

}  // namespace bede
