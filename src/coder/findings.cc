// SPDX-License-Identifier: Apache-2.0
#include "coder/findings.h"

namespace bede {
namespace {

DateOrigin origin_of(const CoderData& data, const Report& report, const Findings& found) {
  DateOrigin origin;
  if (!report.outlet.empty()) origin.outlet = data.actors->medium(report.outlet).state;
  if (!found.dateline) return origin;
  for (std::uint32_t s = 0; s < data.lexicon.states.size(); ++s)
    if (data.lexicon.text(data.lexicon.states[s].code) == found.home()) origin.dateline = s;
  return origin;
}

}  // namespace

Findings find_all(const CoderData& data, const Report& report, Day day, const Document& document,
                  std::vector<Parse> parses) {
  Findings found;
  std::uint32_t title_sentences = 0;
  Parse parse = join_parses(document, std::move(parses), title_sentences);
  found.reading = make_reading(std::move(parse), data.labels, data.lexicon, title_sentences);
  found.actors = data.actors->find(found.reading, day);
  const std::string_view dateline = document.dateline.place.of(report.text);
  if (data.places && !dateline.empty()) found.dateline = data.places->resolve(dateline, {});
  found.dates = data.dates->find(found.reading, day, origin_of(data, report, found));
  if (!data.places) return found;
  found.places = data.places->find(found.reading, found.home());
  return found;
}

Findings find_all(const CoderData& data, Parser& parser, const Report& report, Day day, const Document& document) {
  std::vector<std::string_view> texts;
  for (const Stretch& stretch : document.stretches) texts.push_back(stretch.of(document.text));
  return find_all(data, report, day, document, parser.parse(texts));
}

ReportEvents find_events(const CoderData& data, Findings& found, const ReportFrame& frame, bool explain) {
  return data.events->find({found.reading, found.actors, found.dates, found.places}, frame, explain);
}

const ActorMention* main_mention(const Findings& found) {
  const Reading& reading = found.reading;
  const ActorMention* best = nullptr;
  std::size_t best_depth = 0;
  for (const ActorMention& mention : found.actors.mentions) {
    std::size_t depth = mention.modifier ? reading.tokens.size() : 0;
    for (std::uint32_t at = mention.head_token; !reading.is_root(at); at = reading.tokens[at].head) ++depth;
    if (best && depth >= best_depth) continue;
    best = &mention;
    best_depth = depth;
  }
  return best;
}

}  // namespace bede
