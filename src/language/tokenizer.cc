// SPDX-License-Identifier: Apache-2.0
#include "language/tokenizer.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "language/string_id.h"

namespace bede {
namespace {

constexpr std::size_t longest_cached_chunk = 64;  // bytes; what is longer seldom comes twice

std::uint64_t edge_hash(std::uint32_t from, std::uint32_t symbol) {
  const std::uint64_t key = static_cast<std::uint64_t>(from) << 32 | symbol;
  return murmur_64a({reinterpret_cast<const char*>(&key), sizeof key});
}

}  // namespace

Result<SpecialSequences> SpecialSequences::read(const Pack& pack) {
  SpecialSequences out;
  BEDE_TRY(texts, StringTable::read(pack, "language/special_texts"));
  BEDE_TRY(begins, pack.array<std::uint32_t>("language/special_begins"));
  if (begins.empty() || begins.front() != 0 || begins.back() != texts.size() ||
      !std::is_sorted(begins.begin(), begins.end()))
    return pack.bad("language/special_begins", "does not fit its texts");
  out.texts_ = texts;
  out.ends_.push_back(false);
  for (std::size_t sequence = 0; sequence + 1 < begins.size(); ++sequence) {
    Node node;
    for (std::uint32_t i = begins[sequence]; i < begins[sequence + 1]; ++i) {
      std::uint32_t symbol = out.symbol(texts[i]);
      if (symbol == 0) {
        out.symbols_.push_back(texts[i]);
        symbol = static_cast<std::uint32_t>(out.symbols_.size());
        out.symbol_index_.insert(murmur_64a(texts[i]), symbol);
      }
      if (out.follow(node, symbol)) continue;
      const auto to = static_cast<std::uint32_t>(out.ends_.size());
      out.ends_.push_back(false);
      out.edges_.insert(edge_hash(node.at, symbol), static_cast<std::uint32_t>(out.edge_list_.size()));
      out.edge_list_.push_back({node.at, symbol, to});
      node.at = to;
    }
    if (node.at != 0) out.ends_[node.at] = true;
  }
  return out;
}

std::uint32_t SpecialSequences::symbol(std::string_view text) const {
  const std::uint32_t found =
      symbol_index_.find(murmur_64a(text), [&](std::uint32_t symbol) { return symbols_[symbol - 1] == text; });
  return found == FlatIndex::none ? 0 : found;
}

bool SpecialSequences::follow(Node& node, std::uint32_t symbol) const {
  const std::uint32_t edge = edges_.find(edge_hash(node.at, symbol), [&](std::uint32_t i) {
    return edge_list_[i].from == node.at && edge_list_[i].symbol == symbol;
  });
  if (edge == FlatIndex::none) return false;
  node.at = edge_list_[edge].to;
  return true;
}

Result<TokenizerTables> TokenizerTables::read(const Pack& pack) {
  BEDE_TRY(patterns, StringTable::read(pack, "language/patterns"));
  if (patterns.size() != 5) return pack.bad("language/patterns", "has another number of patterns than 5");
  BEDE_TRY(affixes, Affixes::compile({patterns[0], patterns[1], patterns[2], patterns[3], patterns[4]}));
  BEDE_TRY(exceptions, TokenExceptions::read(pack));
  BEDE_TRY(specials, SpecialSequences::read(pack));
  return TokenizerTables{std::move(affixes), std::move(exceptions), std::move(specials)};
}

Tokenizer::Tokenizer(const TokenizerTables& tables, const WordTables& word_tables, const Characters& characters,
                     Words& words, Describe describe, const void* context)
    : tables_(tables),
      word_tables_(word_tables),
      characters_(characters),
      words_(words),
      describe_(describe),
      context_(context),
      work_(Pattern::make_work()) {}

void Tokenizer::clear() {
  chunks_.clear();
  pieces_.clear();
  index_.clear();
}

std::uint32_t Tokenizer::word_of(std::string_view text, std::string_view norm) {
  return words_.add(text, norm, word_tables_, characters_, [&](Word& word) {
    word.special = tables_.specials.symbol(word.text);
    describe_(word, context_);
  });
}

void Tokenizer::split_chunk(std::string_view chunk, std::vector<CachedPiece>& pieces) {
  split_.clear();
  tables_.affixes.split(chunk, &tables_.exceptions, *work_, split_);
  for (const Piece& piece : split_)
    pieces.push_back(
        {word_of(chunk.substr(piece.begin, piece.end - piece.begin), piece.norm), piece.end - piece.begin});
}

void Tokenizer::add_chunk(std::string_view text, const Chunk& chunk, std::vector<RawToken>& tokens) {
  const std::string_view bytes = text.substr(chunk.begin, chunk.end - chunk.begin);
  const CachedPiece* piece = nullptr;
  const CachedPiece* end = nullptr;
  if (bytes.size() <= longest_cached_chunk) {
    const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
    std::uint32_t found = index_.find(hash, [&](std::uint32_t i) { return chunks_[i].text == bytes; });
    if (found == FlatIndex::none) {
      const auto begin = static_cast<std::uint32_t>(pieces_.size());
      split_chunk(bytes, pieces_);
      found = static_cast<std::uint32_t>(chunks_.size());
      // A chunk of one token shares the token's copy of the text.
      const bool whole = pieces_.size() == begin + 1;
      chunks_.push_back({whole ? words_[pieces_[begin].word].text : words_.keep(bytes), begin,
                         static_cast<std::uint32_t>(pieces_.size())});
      index_.insert(hash, found);
    }
    piece = pieces_.data() + chunks_[found].begin;
    end = pieces_.data() + chunks_[found].end;
  } else {
    long_pieces_.clear();
    split_chunk(bytes, long_pieces_);
    piece = long_pieces_.data();
    end = piece + long_pieces_.size();
  }
  for (std::size_t at = chunk.begin; piece != end; ++piece) {
    tokens.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + piece->size), piece->word, false});
    at += piece->size;
    specials_seen_ |= words_[piece->word].special != 0;
  }
  tokens.back().space_after = chunk.space_after;
}

void Tokenizer::tokenize(std::string_view text, std::vector<RawToken>& tokens) {
  const std::size_t first = tokens.size();
  specials_seen_ = false;
  cut_chunks(text, characters_, [&](const Chunk& chunk) { add_chunk(text, chunk, tokens); });
  if (specials_seen_) join_specials(text, tokens, first);
}

// spaCy's Tokenizer._apply_special_cases: of all places where a special sequence stands, the longest and then the
// leftmost go first; one whose first or last token is taken is dropped, but takes its tokens all the same.
void Tokenizer::join_specials(std::string_view text, std::vector<RawToken>& tokens, std::size_t first) {
  struct Found {
    std::size_t begin, end;
  };
  std::vector<Found> all;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    SpecialSequences::Node node;
    for (std::size_t j = i; j < tokens.size(); ++j) {
      const std::uint32_t symbol = words_[tokens[j].word].special;
      if (symbol == 0 || !tables_.specials.follow(node, symbol)) break;
      if (tables_.specials.is_end(node)) all.push_back({i, j + 1});
    }
  }
  if (all.empty()) return;
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    const std::size_t a_size = a.end - a.begin, b_size = b.end - b.begin;
    return a_size != b_size ? a_size > b_size : a.begin < b.begin;
  });
  std::vector<bool> taken(tokens.size() - first);
  std::vector<Found> kept;
  for (const Found& found : all) {
    if (!taken[found.begin - first] && !taken[found.end - 1 - first]) kept.push_back(found);
    for (std::size_t i = found.begin; i < found.end; ++i) taken[i - first] = true;
  }
  std::sort(kept.begin(), kept.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });

  std::vector<RawToken> out;
  std::size_t next = first;
  for (const Found& found : kept) {
    const std::size_t begin = tokens[found.begin].begin, end = tokens[found.end - 1].end;
    const std::uint32_t exception = tables_.exceptions.find(text.substr(begin, end - begin));
    if (exception == TokenExceptions::none) continue;
    out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next),
               tokens.begin() + static_cast<std::ptrdiff_t>(found.begin));
    std::size_t at = begin;
    for (std::size_t i = 0; i < tables_.exceptions.pieces(exception); ++i) {
      const auto piece = tables_.exceptions.piece(exception, i);
      out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + piece.text.size()),
                     word_of(piece.text, piece.norm), false});
      at += piece.text.size();
    }
    out.back().space_after = tokens[found.end - 1].space_after;
    next = found.end;
  }
  out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end());
  tokens.resize(first);
  tokens.insert(tokens.end(), out.begin(), out.end());
}

}  // namespace bede
