// SPDX-License-Identifier: Apache-2.0
// What the event step needs of the lexicon: names of tables become numbers and bits.
#include "event/knowledge.h"

#include <algorithm>
#include <map>

namespace bede {
namespace {

Guard guard_named(std::string_view strength) {
  constexpr std::pair<std::string_view, Guard> names[] = {{"weak", Guard::Weak},     {"thing", Guard::Thing},
                                                          {"strong", Guard::Strong}, {"world", Guard::World},
                                                          {"work", Guard::Work},     {"past", Guard::Past}};
  for (const auto& [name, guard] : names)
    if (name == strength) return guard;
  return Guard::None;
}

AgreementRole role_named(std::string_view name) {
  constexpr std::pair<std::string_view, AgreementRole> names[] = {{"begins", AgreementRole::Begins},
                                                                  {"ends", AgreementRole::Ends},
                                                                  {"lasts", AgreementRole::Lasts},
                                                                  {"scope", AgreementRole::Scope}};
  for (const auto& [known, role] : names)
    if (known == name) return role;
  return AgreementRole::None;
}

// The code of a type that says least: of those that end in 0 the one whose root most frames have, else the one that
// most frames have.
EventFinder::Knowledge::PlainCode plain_code(const Lexicon& lexicon, std::uint8_t type) {
  constexpr std::size_t root = 2, plain = 3;  // letters
  const auto frames_under = [&](std::string_view code) {
    return std::count_if(lexicon.frames.begin(), lexicon.frames.end(), [&](const FrameRow& frame) {
      return frame.type == type && lexicon.text(frame.cameo).starts_with(code);
    });
  };
  EventFinder::Knowledge::PlainCode best;
  std::pair<bool, std::ptrdiff_t> most{false, -1};
  for (const CameoRow& row : lexicon.cameo) {
    const std::string_view code = lexicon.text(row.code);
    if (row.type != type || code.size() != plain) continue;
    const bool says_least = code.ends_with('0');
    if (most.first && !says_least) continue;
    const std::pair<bool, std::ptrdiff_t> own{says_least, frames_under(says_least ? code.substr(0, root) : code)};
    if (own <= most) continue;
    most = own;
    best = {row.code, row.mode};
  }
  return best;
}

}  // namespace

Result<EventFinder> EventFinder::make(const Lexicon& lexicon, const ActorFinder& actors, Backoff backoff) {
  if (!backoff.is_empty() && lexicon.types.size() < Backoff::types)
    return Error{ErrorKind::BadData, "the lexicon has fewer types of events than the back-off guesses",
                 "lexicon/types"};
  auto knowledge = std::make_shared<Knowledge>();
  knowledge->lexicon = &lexicon;
  knowledge->actors = &actors;
  knowledge->backoff = std::move(backoff);
  for (std::uint8_t type = 0; type < Backoff::types; ++type) knowledge->plain_codes[type] = plain_code(lexicon, type);
  for (std::size_t act = 0; act < lexicon.acts.size(); ++act) {
    const std::string_view name = lexicon.text(lexicon.acts[act]);
    if (name == "halt") knowledge->ending_act = static_cast<std::uint16_t>(act);
    if (name == "refuse") knowledge->refusing_act = static_cast<std::uint16_t>(act);
    if (name == "threaten") knowledge->threatening_act = static_cast<std::uint16_t>(act);
    if (name == "decide") knowledge->deciding_act = static_cast<std::uint16_t>(act);
  }
  for (std::uint32_t s = 0; s < lexicon.states.size(); ++s)
    knowledge->state_of_code.emplace(lexicon.text(lexicon.states[s].code), s);
  knowledge->act_is_coded.assign(lexicon.acts.size(), false);
  for (const ActRow& row : lexicon.act_rows) knowledge->act_is_coded[row.act] = true;
  constexpr std::string_view private_names[] = {"CVL", "BUS", "UNK", "EDU", "SOC", "MNC"};
  constexpr std::string_view organs[] = {"GOV", "MIL", "COP", "SPY"};
  constexpr std::string_view voices[] = {"GOV", "LEG", "PTY", "OPP", "ELI", "JUD", "JRN", "NGO", "LAB", "REL", "IGO"};
  for (std::size_t i = 0; i < lexicon.sectors.size(); ++i) {
    const std::string_view sector = lexicon.text(lexicon.sectors[i].sector);
    if (sector == "COP") knowledge->police_sector |= std::uint64_t{1} << i;
    if (sector == "IGO") knowledge->body_sectors |= std::uint64_t{1} << i;
    if (sector == "JRN") knowledge->media_sectors |= std::uint64_t{1} << i;
    if (sector == "BUS" || sector == "MNC") knowledge->business_sectors |= std::uint64_t{1} << i;
    for (const std::string_view name : organs)
      if (sector == name) knowledge->state_sectors |= std::uint64_t{1} << i;
    if (sector == "CVL") {
      knowledge->civilian_sector = std::uint64_t{1} << i;
      knowledge->civilian_code = lexicon.text(lexicon.sectors[i].code);
    }
    for (const std::string_view name : voices)
      if (sector == name) knowledge->voice_sectors |= std::uint64_t{1} << i;
    for (const std::string_view name : private_names)
      if (sector == name) knowledge->private_sectors |= std::uint64_t{1} << i;
  }
  for (std::uint32_t p = 0; p < lexicon.purposes.size(); ++p)
    knowledge->purposes_of.try_emplace(lexicon.purposes[p].deed, Range{p, p}).first->second.end = p + 1;
  for (const CameoRow& row : lexicon.cameo)
    if (row.is_agreement) knowledge->agreements.push_back(row.code);
  std::sort(knowledge->agreements.begin(), knowledge->agreements.end());
  std::map<std::string_view, std::uint32_t> domains;
  std::string buffer;
  knowledge->is_place_word.assign(lexicon.word_count(), false);
  for (const Term& term : lexicon.term_rows) {
    const bool guard = term.kind == TermKind::Guard;
    const auto domain =
        guard ? domains.try_emplace(lexicon.text(term.of_class), domains.size() % 63 + 1).first->second : 0;
    knowledge->domain.push_back(domain);
    knowledge->guard.push_back(guard ? guard_named(lexicon.text(term.value)) : Guard::None);
    knowledge->role.push_back(term.kind == TermKind::Agreement ? role_named(lexicon.text(term.of_class))
                                                               : AgreementRole::None);
    std::uint64_t context = 0;
    for (std::size_t c = 0; c < lexicon.contexts.size() && term.kind == TermKind::Context; ++c)
      if (lexicon.contexts[c] == term.of_class) context = std::uint64_t{1} << c;
    knowledge->context.push_back(context);
    if (guard && lexicon.text(term.of_class) == "sport") knowledge->team_domain = std::uint64_t{1} << domain;
    const bool place_word = term.kind == TermKind::PlaceWord && lexicon.text(term.of_class) != "document";
    if (term.kind == TermKind::Grammar && lexicon.text(term.of_class) == "happening_verb") {
      const std::vector<std::string_view> words = split_cell(lexicon.text(term.word), ' ');
      const WordId verb = lexicon.word(words.front(), buffer);
      knowledge->happening_verbs.emplace_back(verb, words.size() > 1 ? lexicon.word(words.back(), buffer) : 0);
    }
    const WordId word = place_word ? lexicon.word(lexicon.text(term.word), buffer) : 0;
    if (word != 0) knowledge->is_place_word[word] = true;  // kinds of several words end with one of a single word
  }
  EventFinder finder;
  finder.knowledge_ = std::move(knowledge);
  return finder;
}

}  // namespace bede
