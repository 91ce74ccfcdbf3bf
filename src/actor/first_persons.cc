// SPDX-License-Identifier: Apache-2.0
// Who says "I" and "we": the speaker of the words they stand in.
//
//   "'We will not leave,' said General Dostum. 'I gave the order.'"  ->  "We" and "I" are General Dostum
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

}  // namespace

// The verb of speech whose content a token is part of, or no_token.
std::uint32_t ReportActors::speech_above(std::uint32_t token) const {
  for (std::uint32_t at = token; !reading_.is_root(at); at = reading_.tokens[at].head) {
    const ReadToken& below = reading_.tokens[at];
    const std::uint32_t up = below.head;
    const bool content = below.dep == Dep::Ccomp || below.dep == Dep::Parataxis || below.dep == Dep::Xcomp;
    if (content && !reading_.tokens[up].quoted && !lexicon_.speech_of[reading_.tokens[up].lemma].empty()) return up;
  }
  return no_token;
}

ReportActors::Found ReportActors::resolve_first_person(std::uint32_t token) {
  const auto& sentences = reading_.parse.sentences;
  const auto speaker_of = [&](std::uint32_t verb) -> Found {
    for (const std::uint32_t child : reading_.children(verb)) {
      if (reading_.tokens[child].dep != Dep::Nsubj || reading_.tokens[child].quoted) continue;
      const bool pronoun = grammar_[reading_.tokens[child].form].first;
      if (pronoun || (child < token && !resolved_[child])) return {};
      resolve(child);
      const ActorMention* mention = out_.mention(child);
      if (mention && mention->actors.size() == 1) return {out_.of(*mention)[0]};
    }
    return {};
  };
  if (const std::uint32_t verb = speech_above(token); verb != no_token) return speaker_of(verb);
  if (!reading_.tokens[token].quoted) return {};
  // A quotation without a verb of speech above it: one beside it, in this sentence or, where it runs on, before.
  constexpr std::uint32_t sentences_back = 3;
  const std::uint32_t own = reading_.tokens[token].sentence;
  for (std::uint32_t s = own + 1; s-- > 0 && s + sentences_back >= own;) {
    Found speaker;
    for (std::uint32_t i = sentences[s].begin_token; i < sentences[s].end_token; ++i) {
      const bool speech = !reading_.tokens[i].quoted && reading_.tokens[i].pos == Pos::Verb &&
                          !lexicon_.speech_of[reading_.tokens[i].lemma].empty();
      if (!speech) continue;
      if (Found found = speaker_of(i); !found.empty()) speaker = std::move(found);
    }
    if (!speaker.empty()) return speaker;
  }
  return {};
}

}  // namespace bede
