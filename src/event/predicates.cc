// SPDX-License-Identifier: Apache-2.0
#include "event/predicates.h"

#include <algorithm>

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

bool is_word(const ReadToken& token, WordId word) { return token.form == word || token.lemma == word; }

bool fits_part(const Reading& reading, std::uint32_t token, Part part) {
  const ReadToken& t = reading.tokens[token];
  switch (part) {
    case Part::Verb:
      // A participle is a verb however the model calls it: "the planned visit", "is prepared to".
      return (t.tag >= Tag::Vb && t.tag <= Tag::Vbz) || t.pos == Pos::Aux || t.pos == Pos::Verb;
    case Part::Noun:
    case Part::Document: return t.pos == Pos::Noun || t.pos == Pos::Propn;
    case Part::Adjective: return t.pos == Pos::Adj || t.tag == Tag::Vbn || t.tag == Tag::Vbg;
    case Part::Phrase: return true;
  }
  return false;
}

// A token below one of those matched that is the word, not matched yet.
std::uint32_t find_below(const Reading& reading, const std::vector<std::uint32_t>& matched, WordId word) {
  for (const std::uint32_t above : matched) {
    for (const std::uint32_t child : reading.children(above)) {
      const ReadToken& token = reading.tokens[child];
      if (!is_word(token, word) || std::find(matched.begin(), matched.end(), child) != matched.end()) continue;
      if (token.dep == Dep::Conj || token.dep == Dep::Relcl || token.dep == Dep::Advcl) continue;
      return child;
    }
  }
  return no_token;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> match_predicate(const Lexicon& lexicon, const Reading& reading,
                                                          const Predicate& predicate, std::uint32_t head) {
  if (!fits_part(reading, head, predicate.part)) return std::nullopt;
  std::vector<std::uint32_t> matched{head};
  const auto words = lexicon.predicate_words(predicate.words);
  // Before a noun the words may hang on anything but stand in a row: "cease-fire", "peace talks", "hunger strike".
  std::uint32_t before = head;
  for (std::size_t i = predicate.head_at; i-- > 0;) {
    std::uint32_t at = find_below(reading, matched, words[i]);
    if (at == no_token) {
      std::uint32_t left = before;
      while (left > 0 && left + 3 > before && reading.tokens[left - 1].form == 0) --left;
      if (left > 0 && is_word(reading.tokens[left - 1], words[i])) at = left - 1;
    }
    if (at == no_token) return std::nullopt;
    matched.push_back(at);
    before = std::min(before, at);
  }
  for (std::size_t i = predicate.head_at + std::size_t{1}; i < words.size(); ++i) {
    std::uint32_t at = find_below(reading, matched, words[i]);
    const ReadToken& verb = reading.tokens[head];
    // "accused the police of abuses": the parser hangs the preposition on the object.
    if (at == no_token && predicate.part == Part::Verb) {
      for (const std::uint32_t object : reading.children(head)) {
        const Dep dep = reading.tokens[object].dep;
        if (dep != Dep::Dobj && dep != Dep::NsubjPass) continue;
        for (const std::uint32_t child : reading.children(object))
          if (reading.tokens[child].dep == Dep::Prep && is_word(reading.tokens[child], words[i])) at = child;
      }
    }
    // "the sanctions that it imposed": the object stands above.
    if (at == no_token && (verb.dep == Dep::Relcl || verb.dep == Dep::Acl) && is_word(reading.tokens[verb.head], words[i]))
      at = verb.head;
    // Right behind, however it was parsed: "sat in".
    const std::uint32_t next = matched.back() + 1;
    if (at == no_token && next < reading.tokens.size() && is_word(reading.tokens[next], words[i]) &&
        reading.tokens[next].sentence == verb.sentence)
      at = next;
    if (at == no_token) return std::nullopt;
    matched.push_back(at);
  }
  return matched;
}

}  // namespace bede
