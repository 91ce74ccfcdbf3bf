// SPDX-License-Identifier: Apache-2.0
#include "coder/findings.h"

namespace bede {

Findings find_all(const CoderData& data, const Report& report, Day day, const Document& document,
                  std::vector<Parse> parses) {
  Findings found;
  std::uint32_t title_sentences = 0;
  Parse parse = join_parses(document, std::move(parses), title_sentences);
  found.reading = make_reading(std::move(parse), data.labels, data.lexicon, title_sentences);
  found.actors = data.actors->find(found.reading, day);
  found.dates = data.dates->find(found.reading, day);
  if (!data.places) return found;
  const std::string_view dateline = document.dateline.place.of(report.text);
  if (!dateline.empty()) found.dateline = data.places->resolve(dateline, {});
  found.places = data.places->find(found.reading, found.home());
  return found;
}

}  // namespace bede
