// SPDX-License-Identifier: Apache-2.0
#include "story/told.h"

#include <algorithm>
#include <array>

namespace bede {
namespace {

constexpr float report_words = 12, report_names = 4, sentence_words = 2, core_words = 1;
constexpr std::size_t report_stems = 64, report_names_stems = 48, sentence_stems = 24, core_stems = 16;
constexpr std::size_t rare_of_sentence = 7, rare_of_report = 5;

bool has_any(const std::vector<std::string>& sectors, std::span<const std::string_view> wanted) {
  return std::any_of(sectors.begin(), sectors.end(), [&](const std::string& one) {
    return std::find(wanted.begin(), wanted.end(), one) != wanted.end();
  });
}

// Each with how rare it is; sorted.
std::vector<WeighedStem> rare_stems(const std::vector<std::string_view>& texts, const StemCounts& counts) {
  std::vector<StemId> stems;
  for (const std::string_view text : texts) append_stems(text, stems);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  std::vector<WeighedStem> rare;
  for (const StemId stem : stems) rare.push_back({stem, counts.rarity(stem)});
  return rare;
}

// By PLOVER's sectors; a state without one is its government.
ToldParty::Side side_of(const EventEntity& entity) {
  constexpr std::array<std::string_view, 6> of_state = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG"};
  constexpr std::array<std::string_view, 4> against = {"REB", "UAF", "CRM", "PRM"};
  if (has_any(entity.sectors, against)) return ToldParty::Side::Irregular;
  if (has_any(entity.sectors, of_state)) return ToldParty::Side::Public;
  if (!entity.sectors.empty()) return ToldParty::Side::Civil;
  return entity.code.size() == 3 && !entity.id.empty() ? ToldParty::Side::Public : ToldParty::Side::Unknown;
}

// "Salum Haji Khamis": two words at least, and all of them with capitals.
bool is_proper_name(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size(); ++words) {
    if (name[at] >= 'a' && name[at] <= 'z') return false;
    const std::size_t end = std::min(name.find(' ', at), name.size());
    at = end + 1;
  }
  return words > 1;
}

std::vector<ToldParty> parties_of(const std::vector<EventEntity>& entities, const StemCounts& counts) {
  std::vector<ToldParty> parties;
  for (const EventEntity& entity : entities) {
    ToldParty& party = parties.emplace_back();
    party.name = entity.name.empty() ? entity.text : entity.name;
    party.code = entity.code;
    party.country = entity.country;
    party.id = entity.id;
    party.stems = rare_stems({entity.name, entity.text}, counts);
    party.side = side_of(entity);
    party.named = entity.id.empty() && is_proper_name(party.name);
  }
  return parties;
}

// The weightiest first.
void add_rare(const std::vector<WeighedStem>& words, std::size_t at_most, std::vector<StemId>& rare) {
  std::vector<WeighedStem> sorted = words;
  std::sort(sorted.begin(), sorted.end(), [](const WeighedStem& a, const WeighedStem& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  });
  for (std::size_t i = 0; i < sorted.size() && i < at_most; ++i)
    if (std::find(rare.begin(), rare.end(), sorted[i].stem) == rare.end()) rare.push_back(sorted[i].stem);
}

// The cue, who took part in the words of the report, and where.
std::vector<WeighedStem> core_of(const Event& event, const StemCounts& counts) {
  std::vector<WeighedStem> stems;
  append_stems(event.cue_text, {}, stems);
  for (const EventTelling& telling : event.mentions) append_stems(telling.cue, {}, stems);
  for (const auto* side : {&event.actor, &event.recipient})
    for (const EventEntity& entity : *side) append_stems(entity.text, {}, stems);
  if (event.place) append_stems(event.place->text, {}, stems);
  for (WeighedStem& stem : stems) stem.weight = 1;
  keep_each_once(stems);
  return weigh(stems, counts, core_stems, core_words);
}

}  // namespace

void set_words(const Report& report, const StemCounts& counts, ToldReport& told) {
  std::vector<WeighedStem> stems, names;
  append_stems(report.title, {}, stems);
  append_stems(report.text, {}, stems);
  append_names(report.title, names);
  append_names(report.text, names);
  keep_each_once(names);
  for (const WeighedStem& stem : stems)
    if (counts.weight(stem.stem) > 0) told.stems.push_back(stem.stem);
  std::sort(told.stems.begin(), told.stems.end());
  told.stems.erase(std::unique(told.stems.begin(), told.stems.end()), told.stems.end());
  told.stems.shrink_to_fit();
  told.words = weigh(stems, counts, report_stems, report_words);
  told.names = weigh(names, counts, report_names_stems, report_names);
}

ToldEvent make_told(const Event& event, std::uint32_t number, std::shared_ptr<const ToldReport> report,
                    const StemCounts& counts) {
  ToldEvent told;
  static_cast<EventKind&>(told) = event;
  told.report = std::move(report);
  told.number = number;
  told.id = event.id;
  told.about = event.about;
  told.typed = !event.cameo.empty();
  told.has_kind = told.typed || !event.cue_frame.empty();
  told.actors = parties_of(event.actor, counts);
  told.recipients = parties_of(event.recipient, counts);
  told.days = {parse_day(event.date.start).value_or(told.report->day),
               parse_day(event.date.end).value_or(told.report->day)};
  told.stated = event.date.basis == "stated" || event.date.basis == "story";
  if (event.place) {
    told.place = event.place;
  }
  if (event.casualties) {
    told.tolls[Dead] = event.casualties->dead;
    told.tolls[Injured] = event.casualties->injured;
    told.tolls[Detained] = event.casualties->detained;
    told.tolls[Displaced] = event.casualties->displaced;
  }
  told.sentence = event.sentence;
  std::vector<std::string_view> cues = {event.cue_text};
  std::vector<WeighedStem> stems;
  for (const EventTelling& telling : event.mentions) {
    cues.push_back(telling.cue);
    const std::size_t at = telling.text.find(telling.cue);
    append_stems(telling.text, at == std::string::npos ? std::nullopt : std::optional(at), stems);
  }
  told.cue = rare_stems(cues, counts);
  if (stems.empty()) append_stems(event.text, {}, stems);
  if (stems.empty()) {  // texts are not kept: names and cues are left
    for (const auto* side : {&event.actor, &event.recipient})
      for (const EventEntity& entity : *side) append_stems(entity.name + " " + entity.text, {}, stems);
    append_stems(event.cue_text, {}, stems);
    if (event.place) append_stems(event.place->name, {}, stems);
  }
  told.words = weigh(stems, counts, sentence_stems, sentence_words);
  told.core = core_of(event, counts);
  add_rare(told.words, rare_of_sentence, told.rare);
  add_rare(told.report->words, rare_of_report, told.rare);
  return told;
}

}  // namespace bede
