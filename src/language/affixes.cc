// SPDX-License-Identifier: Apache-2.0
#include "language/affixes.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/string_id.h"

namespace bede {
namespace {

std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }

// A match's size counts from the text's begin or end, in code points, wherever it was found (so spaCy).
std::size_t size_at_begin(std::string_view text, const Match& match) {
  if (match.begin == 0) return match.end;
  std::size_t size = 0;
  for (std::size_t n = count_code_points(text.substr(match.begin, match.end - match.begin)); n > 0; --n)
    size += decode_utf8(text, size).size;
  return size;
}

std::size_t size_at_end(std::string_view text, const Match& match) {
  std::size_t begin = text.size();
  if (match.end == begin) return begin - match.begin;
  for (std::size_t n = count_code_points(text.substr(match.begin, match.end - match.begin)); n > 0; --n)
    begin = previous_code_point(text, begin);
  return text.size() - begin;
}

}  // namespace

Result<TokenExceptions> TokenExceptions::read(const Pack& pack) {
  TokenExceptions out;
  BEDE_TRY(keys, StringTable::read(pack, "language/exceptions"));
  BEDE_TRY(texts, StringTable::read(pack, "language/exception_texts"));
  BEDE_TRY(norms, StringTable::read(pack, "language/exception_norms"));
  BEDE_TRY(begins, pack.array<std::uint32_t>("language/exception_begins"));
  const bool fits = begins.size() == keys.size() + 1 && begins.front() == 0 && begins.back() == texts.size() &&
                    norms.size() == texts.size() && std::is_sorted(begins.begin(), begins.end());
  if (!fits) return pack.bad("language/exception_begins", "does not fit its exceptions");
  if (!keys.is_sorted()) return pack.bad("language/exceptions", "is unsorted");
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    std::string whole;
    bool has_empty = keys[i].empty();
    for (std::uint32_t p = begins[i]; p < begins[i + 1]; ++p) {
      whole += texts[p];
      has_empty |= texts[p].empty();
    }
    if (has_empty || whole != keys[i]) return pack.bad("language/exceptions", "has tokens that are not its text");
    out.longest_ = std::max(out.longest_, keys[i].size());
    out.index_.insert(murmur_64a(keys[i]), i);
  }
  out.keys_ = keys;
  out.texts_ = texts;
  out.norms_ = norms;
  out.begins_ = begins;
  return out;
}

std::uint32_t TokenExceptions::find(std::string_view chunk) const {
  if (chunk.size() > longest_) return none;
  return index_.find(murmur_64a(chunk), [&](std::uint32_t i) { return keys_[i] == chunk; });
}

Result<Affixes> Affixes::compile(const Sources& sources) {
  Affixes out;
  BEDE_TRY(prefix, Pattern::compile(sources.prefix, "prefix_search"));
  BEDE_TRY(suffix, Pattern::compile(sources.suffix, "suffix_search"));
  BEDE_TRY(infix, Pattern::compile(sources.infix, "infix_finditer"));
  BEDE_TRY(url, Pattern::compile(sources.url, "url_match"));
  BEDE_TRY(token, Pattern::compile(sources.token, "token_match"));
  out.prefix_ = std::move(prefix);
  out.suffix_ = std::move(suffix);
  out.infix_ = std::move(infix);
  out.url_ = std::move(url);
  out.token_ = std::move(token);
  return out;
}

std::size_t Affixes::prefix_size(std::string_view text, Pattern::Work& work) const {
  const auto match = prefix_.find(text, 0, false, work);
  return match ? size_at_begin(text, *match) : 0;
}

// The leftmost match that ends at the text's end. A long text ("!!!!!…", 15 MB) is searched near its end only, further
// back for as long as a match reaches the point where the search began: else each step of split() would read it all.
std::size_t Affixes::suffix_size(std::string_view text, Pattern::Work& work) const {
  constexpr std::size_t near = 512;
  for (std::size_t back = near;; back *= 2) {
    std::size_t from = text.size() > back ? text.size() - back : 0;
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
    const auto match = suffix_.find(text, from, false, work);
    if (match && match->begin == from && from > 0) continue;
    return match ? size_at_end(text, *match) : 0;
  }
}

void Affixes::split(std::string_view chunk, const TokenExceptions* exceptions, Pattern::Work& work,
                    std::vector<Piece>& pieces) const {
  const auto is_exception = [&](std::string_view text) {
    return exceptions != nullptr && exceptions->find(text) != TokenExceptions::none;
  };
  std::size_t begin = 0, end = chunk.size();
  std::vector<Piece> suffixes;  // from the outside in
  const auto take_prefix = [&](std::size_t size) {
    pieces.push_back({narrow(begin), narrow(begin + size), {}});
    begin += size;
  };
  const auto take_suffix = [&](std::size_t size) {
    suffixes.push_back({narrow(end - size), narrow(end), {}});
    end -= size;
  };
  for (std::size_t last = std::string_view::npos; begin < end && end - begin != last;) {
    const std::string_view rest = chunk.substr(begin, end - begin);
    if (is_exception(rest) || token_.find(rest, 0, true, work)) break;
    last = rest.size();
    const std::size_t prefix = prefix_size(rest, work);
    if (prefix != 0 && prefix < rest.size() && is_exception(rest.substr(prefix))) {
      take_prefix(prefix);
      break;
    }
    const std::size_t suffix = suffix_size(rest.substr(prefix), work);
    if (suffix != 0 && suffix < rest.size() && is_exception(rest.substr(0, rest.size() - suffix))) {
      take_suffix(suffix);
      break;
    }
    if (prefix != 0 && suffix != 0 && prefix + suffix <= rest.size()) {
      take_prefix(prefix);
      take_suffix(suffix);
    } else if (prefix != 0) {
      take_prefix(prefix);
    } else if (suffix != 0) {
      take_suffix(suffix);
    }
  }
  split_core(chunk, begin, end, exceptions, work, pieces);
  pieces.insert(pieces.end(), suffixes.rbegin(), suffixes.rend());
}

// What is left between the affixes: an exception, a URL, or text with infixes.
void Affixes::split_core(std::string_view chunk, std::size_t begin, std::size_t end, const TokenExceptions* exceptions,
                         Pattern::Work& work, std::vector<Piece>& pieces) const {
  if (begin == end) return;
  const std::string_view core = chunk.substr(begin, end - begin);
  if (exceptions != nullptr) {
    if (const std::uint32_t found = exceptions->find(core); found != TokenExceptions::none) {
      for (std::size_t i = 0, at = begin; i < exceptions->pieces(found); ++i) {
        const auto piece = exceptions->piece(found, i);
        pieces.push_back({narrow(at), narrow(at + piece.text.size()), piece.norm});
        at += piece.text.size();
      }
      return;
    }
  }
  if (token_.find(core, 0, true, work) || url_.find(core, 0, true, work)) {
    pieces.push_back({narrow(begin), narrow(end), {}});
    return;
  }
  std::size_t start = 0;
  for (std::size_t from = 0; from <= core.size();) {
    const auto match = infix_.find(core, from, false, work);
    if (!match) break;
    const bool empty = match->end == match->begin;
    from = match->end + (empty && match->end < core.size() ? decode_utf8(core, match->end).size : empty ? 1 : 0);
    if (match->begin == 0) continue;
    if (match->begin != start) pieces.push_back({narrow(begin + start), narrow(begin + match->begin), {}});
    if (!empty) pieces.push_back({narrow(begin + match->begin), narrow(begin + match->end), {}});
    start = match->end;
  }
  if (start != core.size()) pieces.push_back({narrow(begin + start), narrow(end), {}});
}

bool Affixes::found_in(std::string_view text, Pattern::Work& work) const {
  return prefix_size(text, work) != 0 || suffix_size(text, work) != 0 || infix_.find(text, 0, false, work).has_value();
}

}  // namespace bede
