// SPDX-License-Identifier: Apache-2.0
// Who says so where no word of speech stands above an event: in a quotation that runs on over sentences and paragraphs,
// round a verb of speech in the middle, behind a colon.
//
//   "The war is over," the general said. "They killed two of my men."   killed <- the general
//   Gunmen, a police officer said, kidnapped three nuns.                kidnapped <- a police officer
#include <algorithm>

#include "event/sources.h"

namespace bede {

// Of all attributions those that tell who said it.
void Sources::find_speeches() {
  speeches_ = find_attributions(lexicon_, reading_);
  std::erase_if(speeches_, [](const Attribution& said) {
    return said.sources.empty() && (!said.row || said.row->predicate.part != Part::Document);
  });
  speeches_in_.assign(reading_.parse.sentences.size(), {});
  for (std::uint32_t i = 0; i < speeches_.size(); ++i)
    for (const auto& part : speeches_[i].content)
      for (std::uint32_t s = tokens_[part.begin].sentence; s <= tokens_[part.end - 1].sentence; ++s)
        if (speeches_in_[s].empty() || speeches_in_[s].back() != i) speeches_in_[s].push_back(i);
}

// An attitude is told by who writes, but for the words that are quoted: "He called the raid 'an attack on us all'".
bool Sources::is_told_by(const Attribution& said, const Happening& happening) const {
  const bool attitude = said.row && said.row->stance > Stance::Doubts;
  if (attitude && (said.quoted || !tokens_[happening.cue].quoted)) return false;
  return std::any_of(said.content.begin(), said.content.end(),
                     [&](const auto& part) { return part.begin <= happening.cue && happening.cue < part.end; });
}

// Somebody, a document, or whose document it is.
void Sources::add_speaker(std::uint32_t token, std::vector<Source>& sources) const {
  Parties parties = who_.parties_at(token);
  if (parties.empty() && document_row(token)) sources.push_back({{token, 0, true}, SourceRole::Document, false});
  if (parties.empty()) parties = who_.owners_of(token, 1);
  for (const Party& party : parties) sources.push_back({party, SourceRole::Speaker, true});
}

// The speech with the shortest content first: it is the innermost. Where the walk has found somebody, only who is
// quoted on it is missing: "'It is quiet,' he said. 'The army says it has shot two men.'"
void Sources::add_sources_around(Happening& happening) const {
  const bool found = !happening.sources.empty(), quoted = tokens_[happening.cue].quoted;
  std::vector<std::pair<std::uint32_t, const Attribution*>> around;
  for (const std::uint32_t number : speeches_in_[tokens_[happening.cue].sentence]) {
    const Attribution& said = speeches_[number];
    if (!is_told_by(said, happening) || (found && (said.quoted || !quoted))) continue;
    std::uint32_t length = 0;
    for (const auto& part : said.content) length += part.end - part.begin;
    around.emplace_back(length, &said);
  }
  std::stable_sort(around.begin(), around.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [length, said] : around) {
    // "Reports that soldiers had fired": the document by itself.
    std::vector<Source> sources;
    if (said->sources.empty()) sources.push_back({{said->cue[0], 0, true}, SourceRole::Document, false});
    for (const std::uint32_t head : said->sources)
      for (const std::uint32_t one : arguments_.with_conjuncts(head)) add_speaker(one, sources);
    for (const Source& source : sources) add_new(source, happening.sources);
    sheet_.reason(happening, "attribution",
                  said->row ? "a word of speech round it or beside it" : "a colon behind a name", said->cue[0],
                  said->row ? &said->row->predicate : nullptr);
  }
}

void Sources::find() {
  find_speeches();
  for (std::uint32_t h = 0; h < happenings_.size(); ++h) find_of(h);
}

void Sources::find_of(std::uint32_t number) {
  find_sources(number);
  find_factuality(number);
}

}  // namespace bede
