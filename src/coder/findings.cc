// SPDX-License-Identifier: Apache-2.0
#include "coder/findings.h"

#include <algorithm>

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

// The parts of a dateline's place between the signs of `by`, without blanks around them.
std::vector<Stretch> parts_of(std::string_view text, Stretch whole, std::string_view by) {
  std::vector<Stretch> parts;
  for (std::size_t at = whole.begin; at < whole.end;) {
    Stretch part{at, std::min(text.find_first_of(by, at), whole.end)};
    at = part.end + 1;
    while (!part.empty() && text[part.begin] == ' ') ++part.begin;
    while (!part.empty() && text[part.end - 1] == ' ') --part.end;
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// Of "BENTIU, South Sudan" the town in that state, then the state; of "KYIV/MOSCOW" both.
std::vector<DatelinePlace> places_of_dateline(const Gazetteer& gazetteer, const Report& report, Stretch place,
                                              Day day) {
  std::vector<DatelinePlace> places;
  for (const Stretch part : parts_of(report.text, place, "/;")) {
    const std::vector<Stretch> inside_out = parts_of(report.text, part, ",");
    for (std::size_t i = 0; i < inside_out.size(); ++i) {
      const auto found = gazetteer.resolve(Stretch{inside_out[i].begin, part.end}.of(report.text), {}, day);
      if (found && (i == 0 || found->grain >= Grain::Region)) places.push_back({inside_out[i], *found});
    }
  }
  return places;
}

}  // namespace

Findings find_all(const CoderData& data, const Report& report, Day day, const Document& document,
                  std::vector<Parse> parses) {
  Findings found;
  std::uint32_t title_sentences = 0;
  Parse parse = join_parses(document, std::move(parses), title_sentences);
  found.reading = make_reading(std::move(parse), data.labels, data.lexicon, title_sentences);
  found.actors = data.actors->find(found.reading, day);
  if (data.places) found.dateline_places = places_of_dateline(*data.places, report, document.dateline.place, day);
  if (!found.dateline_places.empty()) found.dateline = found.dateline_places.front().place;
  found.dates = data.dates->find(found.reading, day, origin_of(data, report, found));
  if (!data.places) return found;
  found.places = data.places->find(found.reading, found.home(), day);
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
