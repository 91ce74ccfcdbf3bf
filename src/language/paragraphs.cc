// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "language/mended_heads.h"

namespace bede {
namespace {

bool parts_paragraphs(std::string_view text) { return std::count(text.begin(), text.end(), '\n') > 1; }

// Tokens whose head stands outside of the sentence hang on its root, which is the first of them where none was inside.
void close_sentence(std::vector<ReadToken>& tokens, const Sentence& sentence) {
  const auto is_inside = [&](std::uint32_t token) {
    return token >= sentence.begin_token && token < sentence.end_token;
  };
  std::uint32_t root = Reading::no_token;
  for (std::uint32_t i = sentence.begin_token; i < sentence.end_token && root == Reading::no_token; ++i)
    if (tokens[i].head == i) root = i;
  for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    if (is_inside(tokens[i].head)) continue;
    if (root == Reading::no_token) root = i;
    tokens[i].dep = root == i ? Dep::Root : Dep::Other;
    tokens[i].head = root;
  }
}

}  // namespace

void part_paragraphs(Parse& parse, std::vector<ReadToken>& tokens, std::uint32_t title_sentences) {
  std::vector<Sentence> parted;
  for (std::uint32_t s = 0; s < parse.sentences.size(); ++s) {
    Sentence rest = parse.sentences[s];
    for (std::uint32_t i = rest.begin_token; s >= title_sentences && i + 1 < rest.end_token; ++i) {
      if (!parts_paragraphs(parse.text_of(parse.tokens[i]))) continue;
      parted.push_back({rest.begin_token, i + 1});
      rest.begin_token = i + 1;
    }
    parted.push_back(rest);
  }
  if (parted.size() == parse.sentences.size()) return;
  parse.sentences = std::move(parted);
  for (const Sentence& sentence : parse.sentences) close_sentence(tokens, sentence);
}

}  // namespace bede
