// SPDX-License-Identifier: Apache-2.0
#include "event/attributions.h"

#include <algorithm>

#include "event/predicates.h"

namespace bede {

std::vector<Attribution> find_attributions(const Lexicon& lexicon, const Reading& reading) {
  return AttributionFinder(lexicon, reading).find();
}

AttributionFinder::AttributionFinder(const Lexicon& lexicon, const Reading& reading)
    : lexicon_(lexicon),
      grammar_(lexicon.grammar()),
      reading_(reading),
      tokens_(reading.tokens),
      arguments_(reading, grammar_),
      last_of_(reading.parse.sentences.size(), 0) {}

std::vector<Attribution> AttributionFinder::find() {
  for (std::uint32_t s = 0; s < reading_.parse.sentences.size(); ++s) {
    const Sentence& sentence = reading_.parse.sentences[s];
    read_head_line(s);
    for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) read_token(i);
  }
  run_on();
  for (Attribution& said : attributions_)
    std::sort(said.content.begin(), said.content.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return std::move(attributions_);
}

bool AttributionFinder::takes(Range slots, SlotId slot) const {
  const auto all = lexicon_.slots(slots);
  return std::find(all.begin(), all.end(), slot) != all.end();
}

// A participle before a noun says what kind of thing it is, and one behind it what it is called, where nobody is named
// who says so: "the proposed law", "a law called Freedom First"; "compared with" is a preposition.
bool AttributionFinder::is_shadowed(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  return word.pos == Pos::Space || word.pos == Pos::Punct || word.dep == Dep::Aux || word.dep == Dep::AuxPass ||
         (word.dep == Dep::Amod && arguments_.is_verb(token)) || word.dep == Dep::Compound ||
         (word.tag == Tag::Vbn && (word.dep == Dep::Prep || word.dep == Dep::Acl) &&
          arguments_.is_passive(token) == (word.dep == Dep::Acl) && reading_.child(token, Dep::Agent) == no_token);
}

void AttributionFinder::read_token(std::uint32_t token) {
  if (is_shadowed(token)) return;
  const ReadToken& word = tokens_[token];
  Attribution best;
  read_rows(lexicon_.speech_of, lexicon_.speech, token, best);
  read_rows(lexicon_.attitudes_of, lexicon_.attitudes, token, best);
  if (!best.row) return;
  best.quoted = word.quoted;
  const bool speaks = !word.quoted && best.row->stance <= Stance::Doubts;
  attributions_.push_back(std::move(best));
  if (speaks) last_of_[word.sentence] = static_cast<std::uint32_t>(attributions_.size());
}

// The row with the most words whose content is there; of equals the first.
void AttributionFinder::read_rows(const HeadIndex& index, std::span<const SpeechRow> rows, std::uint32_t token,
                                  Attribution& best) {
  const ReadToken& word = tokens_[token];
  for (const WordId head : {word.lemma, word.form}) {
    if (head == 0) continue;
    for (const std::uint32_t number : index[head]) {
      const SpeechRow& row = rows[number];
      if (best.row && best.cue.size() >= row.predicate.words.size()) continue;
      auto matched = match_predicate(lexicon_, reading_, row.predicate, token);
      if (!matched) continue;
      Attribution said;
      said.row = &row;
      said.cue = std::move(*matched);
      bool whole = false;
      switch (row.predicate.part) {
        case Part::Verb:
        case Part::Adjective: whole = read_verb(row, said); break;
        case Part::Phrase: whole = read_phrase(said); break;
        default: whole = read_noun(row, said);
      }
      if (whole) best = std::move(said);
    }
    if (word.form == word.lemma) break;
  }
}

// Who fills the first of the row's slots that anybody fills.
void AttributionFinder::add_speakers(const SpeechRow& row, Attribution& said) const {
  for (const SlotId slot : lexicon_.slots(row.speaker)) {
    for (const Argument& argument : found_) {
      const bool known = std::find(said.sources.begin(), said.sources.end(), argument.token) != said.sources.end();
      const bool in_cue = std::find(said.cue.begin(), said.cue.end(), argument.token) != said.cue.end();
      if (argument.slot == slot && !known && !in_cue && tokens_[argument.token].pos != Pos::Space)
        said.sources.push_back(argument.token);
    }
    if (!said.sources.empty()) return;
  }
}

bool AttributionFinder::read_verb(const SpeechRow& row, Attribution& said) {
  const std::uint32_t verb = said.cue[0];
  found_ = arguments_.of(verb);
  add_speakers(row, said);
  add_arguments(row, said);
  if (!said.content.empty()) return true;
  // What stands round a verb of speech or beside it; an attitude has its words below it.
  if (row.stance > Stance::Doubts || (!row.content.empty() && !takes(row.content, slot::clause))) return false;
  return add_host(verb, said) || add_quotation(verb, said);
}

// "the claim that the well was poisoned"; a noun without a clause behind it names what was said, and says nothing.
bool AttributionFinder::read_noun(const SpeechRow& row, Attribution& said) {
  const std::uint32_t noun = said.cue[0];
  if (!takes(row.content, slot::clause)) return false;
  for (const std::uint32_t child : reading_.children(noun)) {
    const ReadToken& clause = tokens_[child];
    if ((clause.dep != Dep::Acl && clause.dep != Dep::Ccomp && clause.dep != Dep::Relcl) || child < noun) continue;
    const std::uint32_t mark = reading_.child(child, Dep::Mark);
    if (mark == no_token || mark > child) continue;
    collect(child, no_token);
    add_collected(said);
  }
  if (said.content.empty()) return false;
  found_ = arguments_.of(noun);
  add_speakers(row, said);
  return true;
}

// "according to the union": who stands behind the last of the row's words, and the clause that it hangs on.
bool AttributionFinder::read_phrase(Attribution& said) {
  for (const std::uint32_t word : said.cue)
    for (const std::uint32_t child : reading_.children(word)) {
      const Dep dep = tokens_[child].dep;
      const bool in_cue = std::find(said.cue.begin(), said.cue.end(), child) != said.cue.end();
      if (!in_cue && (dep == Dep::Pobj || dep == Dep::Dobj || dep == Dep::Poss)) said.sources.push_back(child);
    }
  if (said.sources.empty()) return false;
  const std::uint32_t top = *std::min_element(said.cue.begin(), said.cue.end(), [&](std::uint32_t a, std::uint32_t b) {
    return tokens_[a].subtree_end - tokens_[a].subtree_begin > tokens_[b].subtree_end - tokens_[b].subtree_begin;
  });
  const std::uint32_t clause = clause_above(top);
  if (clause == no_token) return false;
  collect(clause, top);
  add_collected(said);
  return !said.content.empty();
}

}  // namespace bede
