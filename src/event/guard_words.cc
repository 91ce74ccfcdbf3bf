// SPDX-License-Identifier: Apache-2.0
// Words of worlds that are not politics: where they stand, in which sentences, and whether a whole report is of one.
#include <algorithm>

#include "event/guards.h"

namespace bede {
namespace {

constexpr std::uint64_t other_world = 1;  // among the bits of the domains, which begin at 1

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

// A strong one refuses its sentence's events; two weak ones of a domain those of their own clauses.
void Guards::find() {
  guards_.assign(reading_.parse.sentences.size(), 0);
  weak_guards_.assign(reading_.parse.sentences.size(), 0);
  weak_signs_.clear();
  term_word_at_.assign(tokens_.size(), 0);
  sentence_contexts_.assign(reading_.parse.sentences.size(), 0);
  std::vector<std::uint64_t> weak(guards_.size(), 0);  // for each sentence: the domains that a weak sign is of
  const auto count = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t begin = 0; begin < count; ++begin) {
    const ReadToken& first = tokens_[begin];
    for (const WordId start : {first.form, first.lemma}) {
      if (start == 0) continue;
      std::uint32_t node = lexicon_.terms.begin(start);
      for (std::uint32_t at = begin; node != Phrases::nowhere;) {
        const Range values = lexicon_.terms.values(node);
        for (std::uint32_t v = values.begin; v < values.end; ++v) {
          const std::uint32_t row = lexicon_.term_entries[v];
          const Term& term = lexicon_.term_rows[row];
          if (term.kind == TermKind::Agreement)
            for (std::uint32_t i = begin; i <= at; ++i) term_word_at_[i] = row + 1;
          if (term.kind == TermKind::Context) sentence_contexts_[first.sentence] |= knowledge_.context[row];
          if (term.kind != TermKind::Guard) continue;
          // A word written with capitals in the lexicon is a name: "Wimbledon"; but "the US opened fire" is no US Open.
          const std::string_view written = lexicon_.text(term.word);
          const std::size_t last = written.rfind(' ') + 1;  // 0 where there is one word
          if (!written.empty() && is_capital(written[0]) && !first.capital) continue;
          if (last > 0 && is_capital(written[last]) && !tokens_[at].capital) continue;
          for (std::uint32_t i = begin; i <= at; ++i) guard_at_[i] = row + 1;
          const std::uint32_t domain = knowledge_.domain[row];
          const Guard strength = knowledge_.guard[row];
          if (strength == Guard::Past) continue;
          if (strength == Guard::World)
            guards_[first.sentence] |= other_world;
          else if (strength == Guard::Strong)
            guards_[first.sentence] |= std::uint64_t{1} << domain;
          else {
            const std::uint64_t bit = std::uint64_t{1} << domain;
            if ((weak[first.sentence] & bit) != 0) weak_guards_[first.sentence] |= bit;
            weak[first.sentence] |= bit;
            weak_signs_.push_back({begin, bit});
          }
        }
        do ++at;
        while (at < count && reading_.text(at) == "-");  // "semi-final"
        if (at >= count) break;
        std::uint32_t next = lexicon_.terms.next(node, tokens_[at].form);
        if (next == Phrases::nowhere) next = lexicon_.terms.next(node, tokens_[at].lemma);
        node = next;
      }
      if (first.form == first.lemma) break;
    }
  }
  for (std::uint32_t s = 0; s < guards_.size(); ++s) find_work_told(s);
  find_report_world(weak);
  find_paragraph_worlds(weak);
  join_guards();
}

// A report on a regatta tells of it in all its sentences: "Australia protested, and New Zealand demanded a hearing"
// stands between two that name the boats and the race. It is of a world where that is beyond doubt in one sentence and
// a third of all have a sign of it.
void Guards::find_report_world(const std::vector<std::uint64_t>& weak) {
  constexpr std::size_t share = 3, fewest = 3;  // one sentence in three, of at least three
  constexpr std::size_t many = 4;               // signs in so many sentences: one in four is enough
  report_world_ = 0;
  if (guards_.size() < fewest) return;
  std::uint64_t sure = 0;
  for (std::size_t s = 0; s < guards_.size(); ++s) sure |= (guards_[s] | weak_guards_[s]) & ~other_world;
  for (std::uint64_t left = sure; left != 0; left &= left - 1) {
    const std::uint64_t domain = left & -left;
    std::size_t signs = 0;
    for (std::size_t s = 0; s < guards_.size(); ++s) signs += ((guards_[s] | weak[s]) & domain) != 0;
    if (signs > 1 && signs * (signs >= many ? share + 1 : share) >= guards_.size()) report_world_ |= domain;
  }
}

// The same for a paragraph, which may stand in a report on politics: "Portugal's keeper was beaten twice. France
// ambushed them again before the hour." It is of a world where that is beyond doubt in one sentence and a third of its
// sentences have a sign of it; of sport, where states have teams, also where half of them have one, and two at least.
void Guards::find_paragraph_worlds(const std::vector<std::uint64_t>& weak) {
  constexpr std::size_t share = 3, few = 3;  // in so few sentences a single sign that is beyond doubt is enough
  paragraph_worlds_.assign(guards_.size(), 0);
  for (std::size_t begin = 0, end = 0; begin < guards_.size(); begin = end) {
    end = begin + 1;
    while (end < guards_.size() && !sheet_.begins_paragraph(end)) ++end;
    std::uint64_t sure = 0, seen = 0;
    for (std::size_t s = begin; s < end; ++s) {
      sure |= (guards_[s] | weak_guards_[s]) & ~other_world;
      seen |= (guards_[s] | weak[s]) & ~other_world;
    }
    std::uint64_t world = 0;
    for (std::uint64_t left = seen; left != 0; left &= left - 1) {
      const std::uint64_t domain = left & -left;
      std::size_t signs = 0;
      for (std::size_t s = begin; s < end; ++s) signs += ((guards_[s] | weak[s]) & domain) != 0;
      const std::size_t all = end - begin;
      const bool is_sure = (sure & domain) != 0 && signs * share >= all && (signs > 1 || all <= few);
      const bool is_likely = domain == knowledge_.team_domain && signs > 1 && signs * 2 >= all;
      if (is_sure || is_likely) world |= domain;
    }
    for (std::size_t s = begin; s < end; ++s) paragraph_worlds_[s] = world;
  }
}

// The verb of the clause that a word stands in: "stocks fell after Norway imposed sanctions" has two.
std::uint32_t Guards::clause_of(std::uint32_t token) const {
  while (!reading_.is_root(token)) {
    if (sheet_.is_verb(token) && (tokens_[token].dep == Dep::Relcl || arguments_.subject_of(token) != no_token)) break;
    token = tokens_[token].head;
  }
  return token;
}

// Two weak signs of a domain in the sentence, and one of them in the event's own clause.
bool Guards::has_weak_signs(std::uint32_t token) const {
  const std::uint32_t sentence = tokens_[token].sentence;
  if (weak_guards_[sentence] == 0) return false;
  const std::uint32_t clause = clause_of(token);
  return std::any_of(weak_signs_.begin(), weak_signs_.end(), [&](const WeakSign& sign) {
    return (sign.domain & weak_guards_[sentence]) != 0 && tokens_[sign.token].sentence == sentence &&
           clause_of(sign.token) == clause;
  });
}

// "In the film, aliens attack Washington and kill the president": what a sentence begins with holds for all of it,
// whatever the parser makes of the rest.
void Guards::find_work_told(std::uint32_t sentence) {
  constexpr std::uint32_t longest = 6;  // tokens: "In her new television film,"
  const Sentence& all = reading_.parse.sentences[sentence];
  if (!grammar_[tokens_[all.begin_token].form].within) return;
  for (std::uint32_t i = all.begin_token + 1; i + 1 < all.end_token && i < all.begin_token + longest; ++i) {
    if (sheet_.is_verb(i)) return;
    if (reading_.text(i) != ",") continue;
    if (world_of(i - 1) == Guard::Work) guards_[sentence] |= other_world;
    return;
  }
}

// The parser cuts some sentences in two; what guards one part guards the other.
void Guards::join_guards() {
  const auto& sentences = reading_.parse.sentences;
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    std::uint32_t last = sentences[s].begin_token;
    while (last > 0 &&
           (tokens_[last - 1].pos == Pos::Space || reading_.text(last - 1) == "\"" || reading_.text(last - 1) == "”"))
      --last;
    if (last == 0) continue;
    const std::string_view end = reading_.text(last - 1);
    const bool whole = end == "." || end == "!" || end == "?" || tokens_[sentences[s].begin_token].capital;
    const std::uint32_t before = reading_.parse.tokens[last - 1].end_byte;
    const std::uint32_t begin = reading_.parse.tokens[sentences[s].begin_token].begin_byte;
    if (whole || begin > before + 2) continue;
    guards_[s] = guards_[s - 1] = guards_[s] | guards_[s - 1];
  }
}

}  // namespace bede
