// SPDX-License-Identifier: Apache-2.0
#include "event/predicates.h"

#include <algorithm>
#include <array>

#include "event/event.h"

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

// "agreed on Thursday" is no "agree on"; but "jailed them for nine years" is a "jail for year".
bool is_of_time(const Reading& reading, std::uint32_t preposition, std::span<const WordId> words) {
  const std::uint32_t object = reading.child(preposition, Dep::Pobj);
  if (object == no_token) return false;
  for (const WordId word : words)
    if (is_word(reading.tokens[object], word)) return false;
  const EntityKind kind = reading.tokens[object].entity;
  return kind == EntityKind::Date || kind == EntityKind::Time;
}

// A clause of one word, without a subject, an auxiliary or a conjunction.
bool is_bare(const Reading& reading, std::uint32_t verb) {
  for (const std::uint32_t child : reading.children(verb)) {
    const Dep dep = reading.tokens[child].dep;
    if (dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Aux || dep == Dep::Mark || dep == Dep::Advmod)
      return false;
  }
  return true;
}

// "threatened to boycott the talks" is no "threaten boycott", nor "starts talking" a "start talk"; but a row may have a
// clause: "ordered the weekly to suspend publication", "tried to kill".
bool is_other_clause(const Reading& reading, std::uint32_t verb, WordId word, std::span<const WordId> words) {
  if (reading.tokens[verb].dep != Dep::Xcomp || words.size() > 2) return false;
  if (reading.tokens[verb].tag == Tag::Vbg && reading.tokens[verb].form != word) return true;
  return reading.child(verb, Dep::Aux) != no_token;
}

}  // namespace

bool is_money(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  const ReadToken& sum = reading.tokens[token];
  if (lexicon.grammar()[sum.lemma].currency) return reading.child(token, Dep::Nummod) != no_token;
  if (sum.tag != Tag::Cd) return false;
  const auto children = reading.children(token);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return reading.tokens[child].pos == Pos::Sym; });
}

bool is_charged(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  const auto is_known = [&](std::uint32_t noun) { return lexicon.grammar()[reading.tokens[noun].lemma].weapon; };
  const auto children = reading.children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const ReadToken& beside = reading.tokens[child];
    if (beside.dep == Dep::Amod) return is_known(child);
    const std::uint32_t with = beside.dep == Dep::Acl ? reading.child(child, Dep::Prep) : no_token;
    const std::uint32_t load = with == no_token ? no_token : reading.child(with, Dep::Pobj);
    return load != no_token && is_known(load);
  });
}

std::uint32_t who_is_meant(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  if (!lexicon.grammar()[reading.tokens[token].form].partitive && !is_money(lexicon, reading, token)) return token;
  for (const std::uint32_t of : reading.children(token))
    if (of > token && reading.tokens[of].dep == Dep::Prep)
      if (const std::uint32_t meant = reading.child(of, Dep::Pobj); meant != no_token) return meant;
  return token;
}

namespace {

// "Dozens of Fijian peacekeepers began deploying": a verb without a subject of its own has that of the verb above.
std::uint32_t lender_of_subject(const Reading& reading, std::uint32_t verb) {
  const bool open = reading.tokens[verb].dep == Dep::Xcomp && reading.child(verb, Dep::Nsubj) == no_token;
  return open ? reading.child(reading.tokens[verb].head, Dep::Nsubj) : no_token;
}

// "a tanker seized by pirates": in the passive the subject stands after "by".
std::uint32_t agent_of(const Reading& reading, std::uint32_t verb) {
  const std::uint32_t by = reading.child(verb, Dep::Agent);
  return by == no_token ? no_token : reading.child(by, Dep::Pobj);
}

// "picked up migrants off the coast" is no "pick off": the verb has another particle.
bool is_other_particle(const Reading& reading, std::uint32_t verb, std::uint32_t preposition,
                       std::span<const WordId> words) {
  if (reading.tokens[preposition].dep != Dep::Prep || reading.tokens[preposition].head != verb) return false;
  const std::uint32_t particle = reading.child(verb, Dep::Prt);
  return particle == verb + 1 &&
         std::none_of(words.begin(), words.end(), [&](WordId word) { return is_word(reading.tokens[particle], word); });
}

// A token below one of those matched that is the word, not matched yet.
std::uint32_t find_below(const Lexicon& lexicon, const Reading& reading, const std::vector<std::uint32_t>& matched,
                         WordId word, std::span<const WordId> words, bool or_subject = false) {
  if (or_subject) {
    std::uint32_t subject = reading.child(matched.front(), Dep::Nsubj);
    if (subject == no_token) subject = lender_of_subject(reading, matched.front());
    if (subject == no_token) subject = agent_of(reading, matched.front());
    const std::uint32_t meant = subject == no_token ? no_token : who_is_meant(lexicon, reading, subject);
    if (meant != no_token && is_word(reading.tokens[meant], word)) return meant;
  }
  std::uint32_t before = no_token;
  for (const std::uint32_t above : matched) {
    for (const std::uint32_t below : reading.children(above)) {
      const Dep dep = reading.tokens[below].dep;
      const bool object = dep == Dep::Dobj || dep == Dep::NsubjPass;
      const bool itself = !object || is_word(reading.tokens[below], word);
      const std::uint32_t child = itself ? below : who_is_meant(lexicon, reading, below);
      const ReadToken& token = reading.tokens[child];
      if (!is_word(token, word) || std::find(matched.begin(), matched.end(), child) != matched.end()) continue;
      if (token.dep == Dep::Conj || token.dep == Dep::Relcl || is_other_clause(reading, child, word, words)) continue;
      // "agreed to return to work": the first "to" only marks the infinitive.
      if (token.dep == Dep::Aux && above == matched.front() && child < above) continue;
      // "took four guards hostage": the parser may take the noun for a verb.
      // But "called on the mayor to discuss the bridge": a row may have the purpose in its words.
      const bool purpose = words.size() > 2 && token.tag == Tag::Vb;
      if (token.dep == Dep::Advcl && !purpose && (token.form != word || !is_bare(reading, child))) continue;
      // "The ambassador recalled his childhood" is no "recall ambassador".
      if (!or_subject && token.dep == Dep::Nsubj && reading.tokens[above].tag >= Tag::Vb &&
          reading.tokens[above].tag <= Tag::Vbz)
        continue;
      if (token.dep == Dep::Prep && is_of_time(reading, child, words)) continue;
      // "In addition, Ghanaian troops took part in": of two, the one behind.
      if (token.dep == Dep::Prep && child < above && before == no_token) {
        before = child;
        continue;
      }
      return child;
    }
  }
  return before;
}

// Where the parser errs: a preposition on the object, an object above its clause, a word right behind.
std::uint32_t find_beside(const Lexicon& lexicon, const Reading& reading, const Predicate& predicate,
                          std::uint32_t head, const std::vector<std::uint32_t>& matched, WordId word) {
  const ReadToken& verb = reading.tokens[head];
  if (predicate.part == Part::Verb) {
    // "accused the police of abuses"
    for (const std::uint32_t object : reading.children(head)) {
      const Dep dep = reading.tokens[object].dep;
      if (dep != Dep::Dobj && dep != Dep::NsubjPass) continue;
      for (const std::uint32_t child : reading.children(object))
        if (reading.tokens[child].dep == Dep::Prep && is_word(reading.tokens[child], word) &&
            !is_of_time(reading, child, lexicon.predicate_words(predicate.words)))
          return child;
    }
  }
  // "the sanctions that it imposed"; but "the union, which does not recognise the island", is no "recognise union"
  const std::uint32_t object = reading.child(head, Dep::Dobj);
  const bool own_object = object != no_token && reading.tokens[object].pos != Pos::Pron;
  if (!own_object && (verb.dep == Dep::Relcl || verb.dep == Dep::Acl) && is_word(reading.tokens[verb.head], word))
    return verb.head;
  // "sat in"; but "suspended trade talks" is no "suspend trade".
  const std::uint32_t next = *std::max_element(matched.begin(), matched.end()) + 1;
  if (next >= reading.tokens.size()) return no_token;
  const ReadToken& behind = reading.tokens[next];
  const bool part_of_noun = (behind.dep == Dep::Compound || behind.dep == Dep::Amod) && behind.head > next;
  // "are not going to declare war": "to" of an infinitive is no "go to".
  const auto words = lexicon.predicate_words(predicate.words);
  const ReadToken& infinitive = reading.tokens[behind.head];
  const bool in_row = std::any_of(words.begin(), words.end(), [&](WordId one) { return is_word(infinitive, one); });
  const bool of_infinitive = behind.pos == Pos::Part && behind.dep == Dep::Aux && !in_row;  // but "work to rule"
  const bool beside = is_word(behind, word) && behind.sentence == verb.sentence;
  return beside && !part_of_noun && !of_infinitive ? next : no_token;
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
    std::uint32_t at = find_below(lexicon, reading, matched, words[i], words, predicate.part == Part::Verb);
    if (at == no_token && predicate.part == Part::Verb) return std::nullopt;
    if (at == no_token) {
      std::uint32_t left = before;
      while (left > 0 && left + 3 > before && reading.tokens[left - 1].form == 0) --left;
      if (left > 0 && is_word(reading.tokens[left - 1], words[i])) at = left - 1;
    }
    if (at == no_token) return std::nullopt;
    matched.push_back(at);
    before = std::min(before, at);
  }
  // What hangs on a later word is found after it: "strengthened their defence ties".
  const auto later = words.subspan(predicate.head_at + 1);
  std::array<std::uint32_t, 8> at;  // a predicate has so many words at most
  at.fill(no_token);
  for (std::size_t left = later.size(); left > 0; --left) {
    std::uint32_t found = no_token;
    std::size_t which = 0;
    for (std::size_t i = 0; i < later.size() && found == no_token; ++i) {
      if (at[i] != no_token) continue;
      found = find_below(lexicon, reading, matched, later[i], words);
      which = i;
    }
    if (found == no_token) {
      which = static_cast<std::size_t>(std::ranges::find(at, no_token) - at.begin());
      found = find_beside(lexicon, reading, predicate, head, matched, later[which]);
    }
    if (found == no_token || is_other_particle(reading, head, found, words)) return std::nullopt;
    // "carry out strikes on": what hangs on the row's last word is no "carry on strike".
    const auto later_word = at.begin() + static_cast<std::ptrdiff_t>(which) + 1;
    if (reading.tokens[found].dep == Dep::Prep &&
        std::find(later_word, at.end(), reading.tokens[found].head) != at.end())
      return std::nullopt;
    // "denied that he had been granted it": a group has nouns, and is no verb that is written so.
    const bool noun = reading.tokens[found].pos == Pos::Noun || reading.tokens[found].pos == Pos::Propn;
    if (predicate.made != 0 && which + 1 == later.size() && !noun) return std::nullopt;
    matched.push_back(found);
    at[which] = found;
  }
  return matched;
}

const FrameRow* frame_told_by(const Lexicon& lexicon, const Reading& reading, TokenSpan words, std::uint32_t head) {
  const FrameRow* chosen = nullptr;
  std::size_t best = 0;
  const auto visit = [&](std::uint32_t token, WordId word) {
    for (const std::uint32_t number : lexicon.frames_of[word]) {
      const FrameRow& row = lexicon.frames[number];
      const auto found = match_predicate(lexicon, reading, row.predicate, token);
      if (!found) continue;
      const std::size_t fit = 2 * found->size() + (token == head);
      if (fit <= best) continue;
      best = fit;
      chosen = &row;
    }
  };
  for (std::uint32_t token = words.begin; token < words.end; ++token) {
    const ReadToken& read = reading.tokens[token];
    if (read.lemma != 0) visit(token, read.lemma);
    if (read.form != 0 && read.form != read.lemma) visit(token, read.form);
  }
  return chosen;
}

}  // namespace bede
