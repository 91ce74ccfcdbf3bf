// SPDX-License-Identifier: Apache-2.0
#include "cli/passages.h"

namespace bede::cli {

std::vector<Passage> split_passages(const Report& report, const CodedReport& coded) {
  std::vector<Passage> passages;
  if (!report.title.empty()) passages.push_back({-1, {0, report.title.size()}, report.title});
  for (const CodedSentence& sentence : coded.told) {
    if (sentence.number < 0) continue;
    const std::string_view text = report.text;
    passages.push_back(
        {sentence.number, sentence.span, text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin)});
  }
  return passages;
}

}  // namespace bede::cli
