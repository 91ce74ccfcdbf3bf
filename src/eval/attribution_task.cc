// SPDX-License-Identifier: Apache-2.0
// Task "attribution": who says, thinks, wants or feels what. What the task calls a cue is wider than a row's words: a
// verb has its auxiliaries, its negation, the adverbs between them, and the preposition of what it is about; and what
// is said inside of a quotation is left out.
//
//   "Mayor Ruiz has also not spoken about the dam."
//   source "Mayor Ruiz", cue "has also not spoken about", content "the dam"
#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
namespace {

class Spans {
 public:
  Spans(const Reading& reading, const Lexicon& lexicon) : lexicon_(lexicon), reading_(reading) {}

  // From the first auxiliary to the last word of the row, or to the preposition right behind it.
  TokenSpan cue(const Attribution& said) const {
    const std::uint32_t head = said.cue[0];
    TokenSpan span{head, head + 1};
    for (const std::uint32_t word : said.cue) {
      span.begin = std::min(span.begin, word);
      span.end = std::max(span.end, word + 1);
    }
    if (!said.row || said.row->predicate.part == Part::Phrase) return span;
    if (said.row->predicate.part == Part::Verb || said.row->predicate.part == Part::Adjective) {
      const std::uint32_t verb = copula(head);
      if (verb < span.begin) span.begin = verb;
      widen_to_auxiliaries(verb, span);
      if (verb != head) widen_to_auxiliaries(head, span);
      widen_to_preposition(said, span);
    }
    if (span.end < reading_.tokens.size() && reading_.text(span.end) == ":") ++span.end;
    return span;
  }

  // The whole phrase of who speaks, with its appositions, without the clause of the cue.
  TokenSpan source(std::uint32_t head, std::uint32_t cue) const {
    const ReadToken& token = reading_.tokens[head];
    TokenSpan span{token.subtree_begin, token.subtree_end};
    for (const std::uint32_t child : reading_.children(head)) {
      if (!reading_.is_under(cue, child)) continue;
      const ReadToken& clause = reading_.tokens[child];
      if (child > head)
        span.end = std::min(span.end, clause.subtree_begin);
      else
        span.begin = std::max(span.begin, clause.subtree_end);
    }
    if (span.begin > head || span.end <= head) span = {head, head + 1};
    while (span.end > head + 1 && is_mark(span.end - 1)) --span.end;
    while (span.begin < head && is_mark(span.begin)) ++span.begin;
    return span;
  }

  // What is told inside of what another one says: "She said he wanted peace."
  static bool is_nested(const Attribution& said, const std::vector<Attribution>& all) {
    const auto holds = [](const Attribution& outer, const Attribution& inner) {
      return std::any_of(outer.content.begin(), outer.content.end(),
                         [&](const TokenSpan& span) { return span.begin <= inner.cue[0] && inner.cue[0] < span.end; });
    };
    return std::any_of(all.begin(), all.end(), [&](const Attribution& other) {
      return &other != &said && holds(other, said) && !holds(said, other);
    });
  }

  // "might say", "to support": what nobody is told to have said or wanted.
  bool is_only_possible(const Attribution& said) const {
    const Grammar& grammar = lexicon_.grammar();
    const std::uint32_t verb = copula(said.cue[0]);
    for (const std::uint32_t child : reading_.children(verb)) {
      const ReadToken& token = reading_.tokens[child];
      if (token.dep != Dep::Aux || child > verb) continue;
      const Effect modal = std::max(grammar[token.form].modal, grammar[token.lemma].modal);
      if (token.pos == Pos::Part || modal == Effect::Possible || modal == Effect::Conditional ||
          modal == Effect::Demanded)
        return true;
    }
    return false;
  }

 private:
  bool is_mark(std::uint32_t token) const {
    const Pos pos = reading_.tokens[token].pos;
    const std::string_view text = reading_.text(token);
    return pos == Pos::Space || (pos == Pos::Punct && text != ")" && text != "”" && text != "\"" && text != "“");
  }

  // Of an adjective, the verb before it: "was critical of".
  std::uint32_t copula(std::uint32_t head) const {
    const ReadToken& token = reading_.tokens[head];
    const bool predicate = token.dep == Dep::Acomp || token.dep == Dep::Oprd || token.dep == Dep::Attr;
    return predicate && token.head < head ? token.head : head;
  }

  void widen_to_auxiliaries(std::uint32_t verb, TokenSpan& span) const {
    const auto children = reading_.children(verb);
    std::uint32_t first = span.begin;
    for (const std::uint32_t child : children) {
      const Dep dep = reading_.tokens[child].dep;
      if (child < first && (dep == Dep::Aux || dep == Dep::AuxPass || dep == Dep::Neg) && follows(child, verb))
        first = child;
    }
    // Adverbs right before: "also said".
    while (first > 0) {
      const ReadToken& before = reading_.tokens[first - 1];
      const bool adverb = (before.dep == Dep::Advmod || before.dep == Dep::Neg) && before.pos != Pos::Sconj &&
                          before.head == verb && before.subtree_end == first &&
                          !lexicon_.grammar()[before.form].relative;  // "when", "where"
      if (!adverb) break;
      --first;
    }
    span.begin = first;
  }

  // Nothing but adverbs and auxiliaries may stand between: "did the mayor say" is no one stretch.
  bool follows(std::uint32_t auxiliary, std::uint32_t verb) const {
    for (std::uint32_t i = auxiliary + 1; i < verb; ++i) {
      const Pos pos = reading_.tokens[i].pos;
      if (pos != Pos::Adv && pos != Pos::Aux && pos != Pos::Part && pos != Pos::Verb) return false;
    }
    return true;
  }

  void widen_to_preposition(const Attribution& said, TokenSpan& span) const {
    const auto content = lexicon_.slots(said.row->content);
    for (const std::uint32_t child : reading_.children(said.cue[0])) {
      const ReadToken& token = reading_.tokens[child];
      if (child != span.end || (token.dep != Dep::Prep && token.dep != Dep::Prt)) continue;
      const bool of_content = token.dep == Dep::Prt || std::find(content.begin(), content.end(),
                                                                 slot::first_preposition + token.form) != content.end();
      if (of_content) ++span.end;
    }
  }

  const Lexicon& lexicon_;
  const Reading& reading_;
};

}  // namespace

nlohmann::json answer_attribution(Examiner& examiner, const nlohmann::json& record) {
  const auto report = examiner.read(record);
  const Lexicon& lexicon = examiner.data().lexicon;
  const Spans spans(report->found.reading, lexicon);
  nlohmann::json attributions = nlohmann::json::array();
  const std::vector<Attribution> all = find_attributions(lexicon, report->found.reading);
  for (const Attribution& said : all) {
    if (said.quoted || report->is_title(said.cue[0]) || spans.is_only_possible(said) || Spans::is_nested(said, all))
      continue;
    const auto list = [&](const std::vector<TokenSpan>& stretches) {
      nlohmann::json spans_of = nlohmann::json::array();
      for (const TokenSpan& stretch : stretches) {
        const auto at = report->characters(stretch.begin, stretch.end);
        spans_of.push_back(nlohmann::json::array({at.begin, at.end}));
      }
      return spans_of;
    };
    std::vector<TokenSpan> sources;
    if (!said.sources.empty()) sources.push_back(spans.source(said.sources[0], said.cue[0]));
    nlohmann::json attribution;
    attribution["source_span"] = list(sources);
    attribution["cue_span"] = list({spans.cue(said)});
    attribution["content_span"] = list(said.content);
    attributions.push_back(std::move(attribution));
  }
  nlohmann::json answer;
  answer["attributions"] = std::move(attributions);
  return answer;
}

}  // namespace bede
