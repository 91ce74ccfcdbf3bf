// SPDX-License-Identifier: Apache-2.0
// Task "factuality": a sentence and the span of a predicate in it -> has it happened.
//
//   {"sentence":"The rebels refused to release the hostages.","predicate_span":[22,29]}
//   -> {"factuality":"negated","label":"not"}
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
namespace {

// The token that the span begins in: the gold's tokens may be cut finer or coarser than ours.
std::uint32_t token_at(const Examined& sentence, std::size_t begin) {
  const auto count = static_cast<std::uint32_t>(sentence.found.reading.tokens.size());
  for (std::uint32_t i = 0; i < count; ++i)
    if (begin < sentence.characters(i, i + 1).end) return i;
  return count;
}

// What is asked for is a predicate. Where the parser has a noun in base form at the head of a clause, it has missed an
// imperative: "Visit the office.", "Please contact them."
bool is_missed_imperative(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  const ReadToken& word = reading.tokens[token];
  const bool noun = word.pos == Pos::Noun || word.pos == Pos::Propn || word.pos == Pos::Num || word.pos == Pos::Adj;
  // "Hope all is well", "Loved the place" lack no more than an "I".
  const bool base = lexicon.base_of(word.form) == 0 && !lexicon.grammar()[word.form].softened;
  if (word.tag != Tag::Vb && !noun) return false;
  if (!base || word.tag == Tag::Nns || word.tag == Tag::Nnps || word.tag == Tag::Jjr) return false;
  if (token == 0 || reading.tokens[token - 1].sentence != word.sentence) return true;
  const ReadToken& before = reading.tokens[token - 1];
  return before.pos == Pos::Punct || before.pos == Pos::Space || lexicon.grammar()[before.form].polite;
}

// "Google the recipe and write it down": the second of two that are bidden.
bool is_beside_missed_imperative(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  const auto is_second = [&](std::uint32_t at) {
    const ReadToken& word = reading.tokens[at];
    return word.dep == Dep::Conj && word.head < at && (word.tag == Tag::Vb || word.form == word.lemma);
  };
  if (!is_second(token) || reading.tokens[token].tag == Tag::Nn) return false;
  std::uint32_t first = token;
  while (is_second(first)) first = reading.tokens[first].head;
  return is_missed_imperative(lexicon, reading, first);
}

}  // namespace

nlohmann::json answer_factuality(Examiner& examiner, const nlohmann::json& record) {
  const auto sentence = examiner.read(text_field(record, "sentence"), examiner.last_day());
  const auto span = record.find("predicate_span");
  const bool asked = span != record.end() && span->is_array() && !span->empty() && span->front().is_number_unsigned();
  const std::uint32_t token = asked ? token_at(*sentence, span->front().get<std::size_t>()) : 0;
  const Reading& reading = sentence->found.reading;
  Factuality factuality = Factuality::Actual;
  if (token < reading.tokens.size())
    factuality = factuality_at(examiner.data().lexicon, reading, sentence->found.dates, sentence->day, token);
  if (factuality == Factuality::Actual && token < reading.tokens.size() &&
      (is_missed_imperative(examiner.data().lexicon, reading, token) ||
       is_beside_missed_imperative(examiner.data().lexicon, reading, token)))
    factuality = Factuality::Demanded;
  const bool reached = token < reading.tokens.size() && is_purpose_of_deed(examiner.data().lexicon, reading, token);
  const bool happened = factuality == Factuality::Actual || factuality == Factuality::Historical || reached;
  return {{"factuality", factuality_name(factuality)}, {"label", happened ? "happened" : "not"}};
}

}  // namespace bede
