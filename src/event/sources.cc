// SPDX-License-Identifier: Apache-2.0
// Who says so where no word of speech stands above an event: in a quotation that runs on over sentences and paragraphs,
// round a verb of speech in the middle, behind a colon.
//
//   "The war is over," the general said. "They killed two of my men."   killed <- the general
//   Gunmen, a police officer said, kidnapped three nuns.                kidnapped <- a police officer
#include <algorithm>

#include "event/coding.h"

namespace bede {

// Of all attributions those that tell who said it; an attitude is told by who writes.
void Coding::find_speeches() {
  speeches_ = find_attributions(lexicon_, reading_);
  std::erase_if(speeches_, [](const Attribution& said) {
    return said.sources.empty() || (said.row && said.row->stance > Stance::Doubts);
  });
}

// Somebody, a document, or whose document it is.
void Coding::add_speaker(std::uint32_t token, std::vector<Source>& sources) const {
  Parties parties = parties_at(token);
  if (parties.empty() && document_row(token)) sources.push_back({{token, 0, true}, SourceRole::Document, false});
  if (parties.empty()) parties = owners_of(token, 1);
  for (const Party& party : parties) sources.push_back({party, SourceRole::Speaker, true});
}

// The speech with the shortest content first: it is the innermost.
void Coding::add_sources_around(Happening& happening) const {
  std::vector<std::pair<std::uint32_t, const Attribution*>> around;
  for (const Attribution& said : speeches_) {
    std::uint32_t length = 0;
    bool holds = false;
    for (const auto& part : said.content) {
      length += part.end_token - part.begin_token;
      holds = holds || (part.begin_token <= happening.cue && happening.cue < part.end_token);
    }
    if (holds) around.emplace_back(length, &said);
  }
  std::stable_sort(around.begin(), around.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [length, said] : around) {
    for (const std::uint32_t head : said->sources)
      for (const std::uint32_t one : arguments_.with_conjuncts(head)) add_speaker(one, happening.sources);
    reason(happening, "attribution", said->row ? "a word of speech round it or beside it" : "a colon behind a name",
           said->cue[0], said->row ? &said->row->predicate : nullptr);
  }
}

}  // namespace bede
