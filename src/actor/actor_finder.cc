// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "actor/report_actors.h"

namespace bede {
namespace {

// PLOVER's sectors by what the rules need to know of them.
constexpr std::string_view armed[] = {"MIL", "COP", "REB", "UAF", "SPY", "PRM"};
constexpr std::string_view common[] = {"CVL", "SOC", "UNK"};
constexpr std::string_view trades[] = {"LEG", "JUD", "SPY", "COP", "MIL"};
constexpr std::string_view government[] = {"GOV"};
constexpr std::string_view rebels[] = {"REB", "UAF"};
constexpr std::string_view offices[] = {"GOV", "LEG", "JUD", "SPY", "COP", "MIL", "PRM",
                                        "PTY", "OPP", "REB", "ELI", "IGO", "PRE"};
// Of PLOVER's types, as the files of frames are called.
constexpr std::string_view asking_types[] = {"request", "accuse", "threaten"};
constexpr std::string_view answering_types[] = {"agree", "reject"};
constexpr std::string_view convicting_mode = "convict";
constexpr std::string_view blaming_types[] = {"accuse", "coerce", "sanction"};
constexpr std::array<std::string_view, 8> via_names = {"name",   "alias",      "capital", "demonym",
                                                       "office", "apposition", "pronoun", "definite"};

std::uint64_t bits_of(const Lexicon& lexicon, std::span<const std::string_view> sectors) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < lexicon.sectors.size(); ++i)
    for (const std::string_view sector : sectors)
      if (lexicon.text(lexicon.sectors[i].sector) == sector) bits |= std::uint64_t{1} << i;
  return bits;
}

// The verbs of one word that ask, that answer, that take prisoner, and that are done for what their object did before,
// by their frames and acts.
void find_answers(const Lexicon& lexicon, ActorFinder::Knowledge& knowledge) {
  const auto note = [&](const Predicate& predicate, std::uint8_t type) {
    if (predicate.part != Part::Verb || predicate.words.size() != 1) return;
    const std::string_view name = frame_files[type];
    if (std::find(std::begin(asking_types), std::end(asking_types), name) != std::end(asking_types))
      knowledge.asking[predicate.head] = true;
    if (std::find(std::begin(answering_types), std::end(answering_types), name) != std::end(answering_types))
      knowledge.answering[predicate.head] = true;
    if (std::find(std::begin(blaming_types), std::end(blaming_types), name) != std::end(blaming_types))
      knowledge.blaming[predicate.head] = true;
  };
  knowledge.asking.assign(lexicon.word_count(), false);
  knowledge.answering.assign(lexicon.word_count(), false);
  knowledge.detaining.assign(lexicon.word_count(), false);
  knowledge.blaming.assign(lexicon.word_count(), false);
  knowledge.convicting.assign(lexicon.word_count(), false);
  for (const FrameRow& row : lexicon.frames) {
    note(row.predicate, row.type);
    if (row.predicate.part == Part::Verb && row.predicate.words.size() == 1 && row.mode != no_mode &&
        lexicon.text(lexicon.modes[row.mode].name) == convicting_mode)
      knowledge.convicting[row.predicate.head] = true;
    if (row.harm == Harm::Detained && row.predicate.words.size() == 1) knowledge.detaining[row.predicate.head] = true;
  }
  for (const OperatorRow& row : lexicon.operators)
    for (const ActRow& act : lexicon.act_rows)
      if (act.act == row.act) note(row.predicate, act.type);
  for (const SpeechRow& row : lexicon.speech)
    if (row.stance == Stance::Denies) knowledge.answering[row.predicate.head] = true;
}

std::string code_of(const Lexicon& lexicon, std::string_view sector) {
  for (const SectorRow& row : lexicon.sectors)
    if (lexicon.text(row.sector) == sector) return std::string(lexicon.text(row.code));
  return {};
}

}  // namespace

std::vector<std::string_view> sector_names(const Lexicon& lexicon, const Actor& actor) {
  // Of a body of the lexicon the role stands in its code, behind the state.
  const std::string_view behind = actor.state != no_row
                                      ? std::string_view(actor.code).substr(std::min<std::size_t>(actor.code.size(), 3))
                                      : std::string_view(actor.code);
  const std::string_view role = actor.role.empty() ? behind.substr(0, 3) : std::string_view(actor.role);
  std::vector<std::string_view> names;
  for (std::size_t s = 0; s < lexicon.sectors.size(); ++s) {
    if ((actor.sectors >> s & 1) == 0) continue;
    const bool first = lexicon.text(lexicon.sectors[s].code) == role;
    names.insert(first ? names.begin() : names.end(), lexicon.text(lexicon.sectors[s].sector));
  }
  return names;
}

std::string medium_id(const ActorFinder::Knowledge& knowledge, std::uint32_t medium) {
  return "media/" + std::string(knowledge.text(knowledge.lexicon->media[medium].name));
}

Actor make_medium(const ActorFinder::Knowledge& knowledge, std::uint32_t medium) {
  const MediumRow& row = knowledge.lexicon->media[medium];
  Actor actor;
  actor.kind = ActorKind::Medium;
  actor.id = medium_id(knowledge, medium);
  actor.state = row.state;
  actor.name = knowledge.text(row.name);
  actor.role = knowledge.media_code;
  actor.code = knowledge.code(row.state, actor.role);
  actor.sectors = knowledge.media_sector;
  return actor;
}

std::vector<std::uint32_t> ActorFinder::Knowledge::state_kinds(const Reading& reading, std::uint32_t begin,
                                                               std::uint32_t end) const {
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = begin; i < end; ++i)
    for (const WordId word : {reading.tokens[i].form, reading.tokens[i].lemma})
      if (const auto found = kinds_of_word.find(word); word != 0 && found != kinds_of_word.end())
        groups.insert(groups.end(), found->second.begin(), found->second.end());
  return groups;
}

std::uint32_t ActorFinder::Knowledge::holder_of(std::uint32_t role, std::uint32_t state, std::uint32_t body,
                                                Day day) const {
  const auto found = terms_of.find({role, state, body});
  if (found == terms_of.end()) return no_row;
  std::uint32_t holder = no_row;
  for (const Term& term : found->second) {
    if (!term.days.contains(day)) continue;
    if (holder != no_row && holder != term.person) return no_row;
    holder = term.person;
  }
  return holder;
}

std::string_view via_name(Via via) { return via_names[static_cast<std::size_t>(via)]; }

Result<ActorFinder> ActorFinder::make(const Lexicon& lexicon) {
  auto knowledge = std::make_shared<Knowledge>();
  knowledge->lexicon = &lexicon;
  constexpr std::string_view elite[] = {"ELI"}, media[] = {"JRN"}, court[] = {"JUD"}, unknown[] = {"UNK"};
  knowledge->armed_sectors = bits_of(lexicon, armed);
  knowledge->common_sectors = bits_of(lexicon, common);
  knowledge->trade_sectors = bits_of(lexicon, trades);
  knowledge->government_sector = bits_of(lexicon, government);
  knowledge->rebel_sectors = bits_of(lexicon, rebels);
  knowledge->office_sectors = bits_of(lexicon, offices);
  knowledge->elite_sector = bits_of(lexicon, elite);
  knowledge->media_sector = bits_of(lexicon, media);
  knowledge->court_sector = bits_of(lexicon, court);
  knowledge->unknown_sector = bits_of(lexicon, unknown);
  knowledge->elite_code = code_of(lexicon, elite[0]);
  knowledge->media_code = code_of(lexicon, media[0]);
  find_answers(lexicon, *knowledge);
  for (std::uint32_t person = 0; person < lexicon.persons.size(); ++person) {
    const Range terms = lexicon.persons[person].terms;
    for (const TermRow& term : lexicon.terms_of_office.subspan(terms.begin, terms.size()))
      knowledge->terms_of[{term.role, term.state, term.body}].push_back({person, term.days});
  }
  std::string buffer;
  for (std::uint32_t group = 0; group < lexicon.state_groups.size(); ++group)
    for (const std::string_view name : split_cell(lexicon.text(lexicon.state_groups[group].words)))
      if (const WordId first = lexicon.word(split_name(name)[0], buffer); first != 0)
        knowledge->kinds_of_word[first].push_back(group);
  ActorFinder finder;
  finder.knowledge_ = std::move(knowledge);
  return finder;
}

Actor ActorFinder::medium(std::string_view name) const {
  const Lexicon& lexicon = *knowledge_->lexicon;
  for (const NameEntry& entry : lexicon.entries_of(name))
    if (entry.kind == NameKind::Medium) return make_medium(*knowledge_, entry.row);
  Actor actor;
  actor.kind = ActorKind::Medium;
  actor.name = name;
  return actor;
}

Actors ActorFinder::find(const Reading& reading, Day report_day) const {
  return ReportActors(*knowledge_, reading, report_day).find();
}

}  // namespace bede
