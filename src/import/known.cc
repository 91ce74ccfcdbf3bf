// SPDX-License-Identifier: Apache-2.0
#include "import/known.h"

#include <algorithm>

namespace bede {
namespace {

// Roles of CAMEO that PLOVER has no sector for: it counts insurgents and separatists to the rebels.
constexpr std::string_view rebel_roles[] = {"INS", "SEP"};
constexpr std::string_view rebel_sector = "REB";

}  // namespace

Result<KnownActors> KnownActors::read(const Pack& pack) {
  KnownActors known;
  if (!pack.section("lexicon/version").ok())
    return pack.bad("lexicon/version", "is missing: this pack holds a language model alone");
  BEDE_TRY(lexicon, Lexicon::read(pack));
  known.lexicon_ = std::move(lexicon);
  BEDE_TRY(characters, Characters::read(pack));
  known.characters_ = characters;
  for (const StateRow& row : known.lexicon_.states) known.states_.emplace(known.lexicon_.text(row.code));
  return known;
}

std::vector<std::string> KnownActors::sectors_of(std::string_view code) const {
  std::vector<std::string> sectors;
  code.remove_prefix(state_of(code).size());
  for (; code.size() >= 3; code.remove_prefix(3)) {
    const std::string_view piece = code.substr(0, 3);
    const bool rebels = std::find(std::begin(rebel_roles), std::end(rebel_roles), piece) != std::end(rebel_roles);
    for (const SectorRow& row : lexicon_.sectors) {
      const std::string_view sector = lexicon_.text(row.sector);
      if (rebels ? sector != rebel_sector : lexicon_.text(row.code) != piece) continue;
      if (std::find(sectors.begin(), sectors.end(), sector) == sectors.end()) sectors.emplace_back(sector);
      break;
    }
  }
  return sectors;
}

std::string_view KnownActors::role_of(std::string_view sector) const {
  for (const SectorRow& row : lexicon_.sectors)
    if (lexicon_.text(row.sector) == sector) return lexicon_.text(row.code);
  return {};
}

bool KnownActors::is_given_name(std::string_view word) const {
  std::string buffer;
  const GrammarWord& known = lexicon_.grammar()[lexicon_.word(word, buffer)];
  return known.name_male || known.name_female;
}

bool KnownActors::is_in_capitals(std::string_view word) const {
  const auto names = lexicon_.entries_of(word);
  return std::any_of(names.begin(), names.end(),
                     [](const NameEntry& entry) { return entry.letters == Letters::Capitals; });
}

bool KnownActors::is_name_of(std::string_view name, std::string_view state) const {
  for (const NameEntry& entry : lexicon_.entries_of(name))
    if (entry.kind <= NameKind::Seat && lexicon_.text(lexicon_.states[entry.row].code) == state) return true;
  return false;
}

}  // namespace bede
