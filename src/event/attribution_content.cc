// SPDX-License-Identifier: Apache-2.0
// What is said: the tokens below, round and beside a cue.
#include <algorithm>

#include "event/attributions.h"

namespace bede {

bool AttributionFinder::is_blank(std::uint32_t token) const { return tokens_[token].pos == Pos::Space; }

bool AttributionFinder::begins_paragraph(std::uint32_t token) const {
  if (token == 0) return true;
  const std::uint32_t before = reading_.parse.tokens[token - 1].end_byte;
  const std::uint32_t begin = reading_.parse.tokens[token].begin_byte;
  return reading_.parse.text.substr(before, begin - before).find('\n') != std::string_view::npos ||
         reading_.text(token - 1).find('\n') != std::string_view::npos;
}

// All tokens under one, without those under another.
void AttributionFinder::collect(std::uint32_t from, std::uint32_t without) {
  if (from == without) return;
  const std::size_t first = collected_.size();
  collected_.push_back(from);
  for (std::size_t i = first; i < collected_.size(); ++i)
    for (const std::uint32_t child : reading_.children(collected_[i]))
      if (child != without) collected_.push_back(child);
}

// The stretches that collected tokens make; marks between two of them part nothing, at the ends they are left out, but
// for those of quotations and brackets.
void AttributionFinder::add_collected(Attribution& said) {
  std::sort(collected_.begin(), collected_.end());
  collected_.erase(std::unique(collected_.begin(), collected_.end()), collected_.end());
  std::size_t i = 0;
  while (i < collected_.size()) {
    std::size_t next = i + 1;
    while (next < collected_.size()) {
      std::uint32_t gap = collected_[next - 1] + 1;
      while (gap < collected_[next] && (tokens_[gap].pos == Pos::Punct || is_blank(gap))) ++gap;
      if (gap < collected_[next]) break;
      ++next;
    }
    add_stretch(collected_[i], collected_[next - 1] + 1, said);
    i = next;
  }
  collected_.clear();
}

void AttributionFinder::add_stretch(std::uint32_t begin, std::uint32_t end, Attribution& said) const {
  const auto is_outer = [&](std::uint32_t token) {
    if (is_blank(token)) return true;
    if (tokens_[token].pos != Pos::Punct) return false;
    const std::string_view text = reading_.text(token);
    return text == "," || text == "." || text == ":" || text == ";" || text == "-" || text == "–" || text == "—" ||
           text == "--";
  };
  while (begin < end && is_outer(begin)) ++begin;
  while (end > begin && is_outer(end - 1)) --end;
  if (begin == end) return;
  // With the marks of a quotation, and what stands before the closing one.
  if (begin > 0 && tokens_[begin].quoted && tokens_[begin - 1].quoted && tokens_[begin - 1].pos == Pos::Punct &&
      (begin == 1 || !tokens_[begin - 2].quoted))
    --begin;
  if (tokens_[end - 1].quoted) {
    std::uint32_t mark = end;
    while (mark < tokens_.size() && tokens_[mark].quoted && tokens_[mark].pos == Pos::Punct) ++mark;
    if (mark < tokens_.size() && !tokens_[mark].quoted && tokens_[mark].pos == Pos::Punct) end = mark + 1;
  }
  for (const auto& known : said.content)
    if (known.begin <= begin && end <= known.end) return;
  said.content.push_back({begin, end});
}

void AttributionFinder::add_arguments(const SpeechRow& row, Attribution& said) {
  const std::uint32_t verb = said.cue[0];
  const auto is_taken = [&](std::uint32_t token) {
    return std::find(said.sources.begin(), said.sources.end(), token) != said.sources.end() ||
           std::find(said.cue.begin(), said.cue.end(), token) != said.cue.end();
  };
  const bool has_clause = std::any_of(found_.begin(), found_.end(), [&](const Argument& argument) {
    return argument.slot == slot::clause && !is_taken(argument.token);
  });
  std::uint32_t passive_subject = no_token;
  for (const Argument& argument : found_) {
    if (is_taken(argument.token) || is_blank(argument.token)) continue;
    if (argument.slot == slot::object && tokens_[argument.token].dep == Dep::NsubjPass)
      passive_subject = argument.token;
    // A row without content has words in quotation marks, and no infinitive: "continued to march" says nothing.
    const bool bare_clause = row.content.empty() && tokens_[argument.token].dep == Dep::Ccomp;
    if (!bare_clause && !takes(row.content, argument.slot)) continue;
    // "told the court that …": who is told is no part of it.
    if (has_clause && argument.slot == slot::object && takes(row.addressee, slot::object)) continue;
    if (argument.slot == slot::object && tokens_[argument.token].quoted == tokens_[verb].quoted &&
        grammar_[tokens_[argument.token].form].reflexive)
      continue;
    const bool below = reading_.is_under(argument.token, verb);
    collect(argument.token, below ? no_token : verb);
  }
  // "urged drivers to stay at home": the parser takes it for a purpose.
  if (collected_.empty() && takes(row.content, slot::infinitive))
    for (const std::uint32_t clause : reading_.children(verb))
      if (tokens_[clause].dep == Dep::Advcl && clause > verb && arguments_.is_infinitive(clause))
        collect(clause, no_token);
  // "told the court that soldiers had fired": the parser takes it for a relative clause of who is told.
  if (collected_.empty() && takes(row.content, slot::clause) && !row.addressee.empty())
    for (const Argument& argument : found_) {
      if (!takes(row.addressee, argument.slot) || is_taken(argument.token)) continue;
      for (const std::uint32_t clause : reading_.children(argument.token)) {
        const Dep dep = tokens_[clause].dep;
        if ((dep == Dep::Relcl || dep == Dep::Acl) && reading_.child(clause, Dep::Mark) != no_token)
          collect(clause, no_token);
      }
    }
  // "The bridge is expected to close": nobody is named who expects it.
  if (passive_subject != no_token && !collected_.empty() && !takes(row.addressee, slot::object))
    collect(passive_subject, no_token);
  if (row.speaker.empty() && !collected_.empty())
    if (const std::uint32_t subject = arguments_.subject_of(verb);
        subject != no_token && reading_.is_under(subject, verb))
      collect(subject, no_token);
  add_collected(said);
}

// The verb of the clause that a token stands in, or the root.
std::uint32_t AttributionFinder::clause_above(std::uint32_t token) const {
  for (std::uint32_t at = token; !reading_.is_root(at);) {
    at = tokens_[at].head;
    if (arguments_.is_verb(at) || tokens_[at].pos == Pos::Aux || reading_.is_root(at)) return at;
  }
  return no_token;
}

// "The well, she said, was dry", "As the premier put it, …": the clause that the verb of speech hangs on.
bool AttributionFinder::add_host(std::uint32_t verb, Attribution& said) {
  const ReadToken& token = tokens_[verb];
  if (reading_.is_root(verb) || said.sources.empty()) return false;
  const bool beside = token.dep == Dep::Parataxis || (token.dep == Dep::Ccomp && verb < token.head);
  bool as = false;
  // But not "as they answered questions".
  const std::uint32_t object = reading_.child(verb, Dep::Dobj);
  const bool has_object = object != no_token && std::find(said.cue.begin(), said.cue.end(), object) == said.cue.end();
  if (token.dep == Dep::Advcl && !has_object)
    for (const std::uint32_t child : reading_.children(verb))
      as = as || (tokens_[child].dep == Dep::Mark && grammar_[tokens_[child].form].manner);
  if (!beside && !as) return false;
  collect(token.head, verb);
  add_collected(said);
  return !said.content.empty();
}

// A quotation beside a verb of speech that has no clause: in its sentence, behind its colon, or before it.
//   He was blunt: "We lost." / "We lost." So said the general. / She added:
bool AttributionFinder::add_quotation(std::uint32_t verb, Attribution& said) {
  if (tokens_[verb].quoted) return false;
  const std::uint32_t s = tokens_[verb].sentence;
  const auto& sentences = reading_.parse.sentences;
  const auto add_quoted = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) {
      if (!tokens_[i].quoted) continue;
      std::uint32_t end = i;
      while (end < to && tokens_[end].quoted) ++end;
      if (end < to && !is_blank(end)) ++end;  // the closing mark
      if (end > i + 2) add_stretch(i, end, said);
      i = end;
    }
  };
  add_quoted(sentences[s].begin_token, sentences[s].end_token);
  if (!said.content.empty()) return true;
  std::uint32_t last = sentences[s].end_token;
  while (last > sentences[s].begin_token + 1 && is_blank(last - 1)) --last;
  const bool colon = reading_.text(last - 1) == ":";
  const auto begins_quoted = [&](std::uint32_t sentence) {
    std::uint32_t first = sentences[sentence].begin_token;
    while (first + 1 < sentences[sentence].end_token && is_blank(first)) ++first;
    return tokens_[first].quoted;
  };
  if (s + 1 < sentences.size() && (colon || begins_quoted(s + 1)) &&
      (colon || !begins_paragraph(sentences[s + 1].begin_token))) {
    add_stretch(sentences[s + 1].begin_token, sentences[s + 1].end_token, said);
    if (!said.content.empty()) return true;
  }
  // "'We lost.' So said the general": the sentence before, where it is one with this.
  const bool sentence_head = reading_.is_root(verb);
  if (s > 0 && sentence_head && !said.sources.empty() && begins_quoted(s - 1) && last_of_[s - 1] == 0 &&
      !begins_paragraph(sentences[s].begin_token)) {
    add_stretch(sentences[s - 1].begin_token, sentences[s - 1].end_token, said);
    return !said.content.empty();
  }
  return false;
}

// "premier", "the police", "Historians": a noun that the lexicon has for somebody.
bool AttributionFinder::is_role(std::uint32_t token) const {
  for (const WordId word : {tokens_[token].form, tokens_[token].lemma}) {
    const std::uint32_t node = word == 0 ? Phrases::nowhere : lexicon_.names.begin(word);
    if (node == Phrases::nowhere) continue;
    for (const NameEntry& entry : lexicon_.entries(lexicon_.names.values(node)))
      if (entry.kind == NameKind::Role || entry.kind == NameKind::RolePlural) return true;
  }
  return false;
}

// "Premier: strike is over": a short name or noun before a colon at the head of a sentence.
void AttributionFinder::read_head_line(std::uint32_t sentence) {
  constexpr std::uint32_t longest_name = 6;
  const Sentence& all = reading_.parse.sentences[sentence];
  std::uint32_t begin = all.begin_token;
  while (begin < all.end_token && (is_blank(begin) || tokens_[begin].pos == Pos::Punct)) ++begin;
  std::uint32_t colon = begin;
  bool name = false;
  while (colon < all.end_token && colon <= begin + longest_name && reading_.text(colon) != ":") {
    const ReadToken& token = tokens_[colon];
    if (token.pos == Pos::Verb || token.pos == Pos::Aux || token.pos == Pos::Pron || token.pos == Pos::Adv ||
        token.pos == Pos::Num || token.pos == Pos::Sconj)
      return;
    name = name || token.pos == Pos::Propn || token.pos == Pos::Noun;
    ++colon;
  }
  if (!name || colon == begin || colon + 2 >= all.end_token || colon > begin + longest_name ||
      reading_.text(colon) != ":")
    return;
  // Of a noun alone, only who or what can speak: "Poll: most want peace", but not "Correction: it was June".
  const ReadToken& last = tokens_[colon - 1];
  bool speaks = last.entity == EntityKind::Person || last.entity == EntityKind::Organisation || last.capitals ||
                is_role(colon - 1);
  for (const WordId word : {last.lemma, last.form})
    for (const std::uint32_t row : lexicon_.speech_of[word])
      speaks = speaks || lexicon_.speech[row].predicate.part == Part::Document;
  if (!speaks) return;
  Attribution said;
  said.cue.push_back(colon);
  said.sources.push_back(colon - 1);
  said.colon = true;
  said.quoted = false;
  add_stretch(colon + 1, all.end_token, said);
  if (said.content.empty()) return;
  attributions_.push_back(std::move(said));
  last_of_[sentence] = static_cast<std::uint32_t>(attributions_.size());
}

// "'We waited,' said the nurse, 'but nobody came'": the quotations behind a cue, where what stands before it is one.
void AttributionFinder::add_other_half(std::uint32_t sentence, Attribution& said) const {
  const std::uint32_t end = reading_.parse.sentences[sentence].end_token;
  if (!said.row || said.content.empty()) return;
  const std::uint32_t before = said.content.back().begin;
  if (before > said.cue[0] || !tokens_[before].quoted) return;
  for (std::uint32_t i = said.cue[0]; i < end; ++i) {
    if (!tokens_[i].quoted) continue;
    std::uint32_t last = i;
    while (last < end && tokens_[last].quoted) ++last;
    add_stretch(i, last, said);
    i = last;
  }
}

// A quotation that runs on: whole sentences in quotation marks without a speaker of their own, in the paragraph of the
// one before or the next.
void AttributionFinder::run_on() {
  const auto& sentences = reading_.parse.sentences;
  constexpr std::uint32_t longest_pause = 2;  // sentences of the report's own between two of a speaker
  std::uint32_t speaking = 0, unsaid = 0;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (last_of_[s] != 0) {
      speaking = last_of_[s];
      unsaid = 0;
      add_other_half(s, attributions_[speaking - 1]);
      continue;
    }
    if (speaking == 0) continue;
    std::uint32_t first = sentences[s].begin_token, last = sentences[s].end_token;
    while (first + 1 < last && is_blank(first)) ++first;
    while (last > first + 1 && is_blank(last - 1)) --last;
    if (!tokens_[first].quoted) {
      if (++unsaid > longest_pause) speaking = 0;
      continue;
    }
    unsaid = 0;
    Attribution& said = attributions_[speaking - 1];
    std::uint32_t end = first;
    while (end < last && tokens_[end].quoted) ++end;
    if (end < last) ++end;
    if (!said.content.empty() && said.content.back().end + 2 >= first && said.content.back().end <= first &&
        !begins_paragraph(first))
      said.content.back().end = end;
    else
      add_stretch(first, end, said);
  }
}

}  // namespace bede
