// SPDX-License-Identifier: Apache-2.0
#include "coder/document.h"

namespace bede {

Document make_document(const Report& report) {
  Document document;
  document.dateline = find_dateline(report.text);
  Paragraphs body = split_paragraphs(report.text, document.dateline.body_begin);
  if (!report.title.empty()) {
    const Paragraphs title = split_paragraphs(report.title, 0);
    document.text = title.text + "\n\n";
    document.stretches = title.stretches;
    document.title_stretches = title.stretches.size();
  }
  document.body_begin = document.text.size();
  document.text += body.text;
  for (const Stretch& stretch : body.stretches)
    document.stretches.push_back({stretch.begin + document.body_begin, stretch.end + document.body_begin});
  return document;
}

Parse join_parses(const Document& document, std::vector<Parse> parses, std::uint32_t& title_sentences) {
  Parse whole;
  whole.text = document.text;
  title_sentences = 0;
  for (std::size_t p = 0; p < parses.size(); ++p) {
    const Parse& part = parses[p];
    const auto tokens = static_cast<std::uint32_t>(whole.tokens.size());
    const auto bytes = static_cast<std::uint32_t>(document.stretches[p].begin);
    const auto lemmas = static_cast<std::uint32_t>(whole.lemmas.size());
    for (Token token : part.tokens) {
      token.begin_byte += bytes;
      token.end_byte += bytes;
      token.head += tokens;
      token.lemma_begin += lemmas;
      whole.tokens.push_back(token);
    }
    for (const Sentence& sentence : part.sentences)
      whole.sentences.push_back({sentence.begin_token + tokens, sentence.end_token + tokens});
    for (const Entity& entity : part.entities)
      whole.entities.push_back({entity.begin_token + tokens, entity.end_token + tokens, entity.label});
    whole.lemmas += part.lemmas;
    if (p < document.title_stretches) title_sentences = static_cast<std::uint32_t>(whole.sentences.size());
  }
  return whole;
}

}  // namespace bede
