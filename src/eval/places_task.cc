// SPDX-License-Identifier: Apache-2.0
// Task "places": places with their coordinates. Words for the states themselves are places there as well: adjectives,
// peoples, and the state inside the name of a body ("the U.S. Army").
//
//   {"date":"2024-03-06","text":"Kenyan police in Mombasa arrested him."}
//   -> {"places":[{"start":0,"end":6,"lat":1.0,"lon":38.0},
//                 {"start":17,"end":24,"lat":-4.05,"lon":39.66,"geonames_id":186301}]}
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "eval/examined.h"

namespace bede {
namespace {

// The longest word or words for a state that begin at a token: where they end, and the state's row.
std::pair<std::uint32_t, std::uint32_t> state_word(const Lexicon& lexicon, const Reading& reading,
                                                   std::uint32_t begin) {
  std::pair<std::uint32_t, std::uint32_t> best{begin, no_row};
  const auto count = static_cast<std::uint32_t>(reading.tokens.size());
  std::uint32_t node =
      reading.tokens[begin].form != 0 ? lexicon.names.begin(reading.tokens[begin].form) : Phrases::nowhere;
  for (std::uint32_t at = begin + 1; node != Phrases::nowhere; ++at) {
    for (const NameEntry& entry : lexicon.entries(lexicon.names.values(node)))
      if ((entry.kind == NameKind::State || entry.kind == NameKind::Adjective || entry.kind == NameKind::People) &&
          is_written_so(reading, begin, at, entry.letters) && best.first < at)
        best = {at, entry.row};
    node = at < count ? lexicon.names.next(node, reading.tokens[at].form) : Phrases::nowhere;
  }
  return best;
}

}  // namespace

nlohmann::json answer_places(Examiner& examiner, const nlohmann::json& record) {
  const auto report = examiner.read(record);
  const Reading& reading = report->found.reading;
  const Lexicon& lexicon = examiner.data().lexicon;
  nlohmann::json places = nlohmann::json::array();
  const auto add = [&](std::uint32_t begin, std::uint32_t end, const PlaceMention& mention) {
    if (report->is_title(begin)) return;
    const auto [start, stop] = report->characters(begin, end);
    nlohmann::json place = {{"start", start}, {"end", stop}, {"lat", mention.latitude}, {"lon", mention.longitude}};
    if (mention.geonames != 0) place["geonames_id"] = mention.geonames;
    place["confidence"] = std::round(mention.confidence * 100) / 100;
    places.push_back(std::move(place));
  };
  for (const DatelinePlace& one : report->found.dateline_places) {
    const CodePointIndex index(report->report.text);
    nlohmann::json place = {{"start", index.before(one.words.begin)},
                            {"end", index.before(one.words.end)},
                            {"lat", one.place.latitude},
                            {"lon", one.place.longitude}};
    if (one.place.geonames != 0) place["geonames_id"] = one.place.geonames;
    places.push_back(std::move(place));
  }
  std::vector<bool> covered(reading.tokens.size(), false);
  for (const PlaceMention& mention : report->found.places) {
    if (!mention.located) continue;  // the task asks where it lies
    add(mention.begin_token, mention.end_token, mention);
    std::fill(covered.begin() + mention.begin_token, covered.begin() + mention.end_token, true);
  }
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const auto [end, state] = state_word(lexicon, reading, i);
    if (state == no_row || !reading.tokens[i].capital || reading.tokens[i].entity == EntityKind::Person) continue;
    if (std::any_of(covered.begin() + i, covered.begin() + end, [](bool one) { return one; })) continue;
    const StateRow& row = lexicon.states[state];
    const auto place = examiner.data().places->resolve(lexicon.text(row.name), lexicon.text(row.code));
    if (place) add(i, end, *place);
    i = end - 1;
  }
  std::stable_sort(places.begin(), places.end(), [](const nlohmann::json& a, const nlohmann::json& b) {
    return a["start"].get<std::size_t>() < b["start"].get<std::size_t>();
  });
  return {{"places", places}};
}

}  // namespace bede
