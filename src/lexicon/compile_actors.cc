// SPDX-License-Identifier: Apache-2.0
// actors/: states, roles, bodies, office holders and media, and the names under which they are found.
#include <fmt/format.h>

#include <algorithm>

#include "lexicon/choices.h"
#include "lexicon/compiler.h"
#include "lexicon/sounds.h"

namespace bede {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// "Juan Carlos I", "Benedict XVI"
bool is_ordinal(std::string_view word) { return word.find_first_not_of("IVX") == std::string_view::npos; }

Letters letters_of(std::string_view name) {
  const bool capitals = std::any_of(name.begin(), name.end(), is_capital);
  const bool small = std::any_of(name.begin(), name.end(), is_small);
  // "M23" is written like a name.
  if (capitals && !small && std::count_if(name.begin(), name.end(), is_capital) > 1) return Letters::Capitals;
  // A letter beyond ASCII may be a capital: "Élysée".
  return capitals || static_cast<unsigned char>(name.empty() ? 0 : name.front()) >= 0x80 ? Letters::Name : Letters::Any;
}

// Gives a name to a row where none has it, or one of an earlier folder. False: a row of the same folder has it.
bool claim(std::map<std::string, std::size_t>& numbers, const std::vector<std::uint16_t>& folders,
           std::string_view name, std::size_t number) {
  const auto [at, is_new] = numbers.try_emplace(std::string(name), number);
  if (is_new) return true;
  if (folders[at->second] >= folders[number]) return false;
  at->second = number;
  return true;
}

}  // namespace

// Of rows with the same name and kind those of the last folder count; states and persons are joined instead.
void Compiler::add_name(std::string_view name, NameKind kind, std::size_t row, std::uint16_t folder) {
  const std::vector<WordId> words = words_of(name);
  names_.remove(words, [&](const NameEntry& entry) { return entry.kind == kind && entry.folder < folder; });
  names_.add(words, {static_cast<std::uint32_t>(row), kind, letters_of(name), folder});
}

// "Waleed Moallem" is Walid al-Muallem: names of two words and more are found by their sounds too.
void Compiler::add_sounds(std::string_view name, NameKind kind, std::size_t row) {
  std::vector<WordId> sounds;
  std::string sound;
  for (const std::string_view piece : split_name(name)) {
    folding_.fold(piece, buffer_);
    if (buffer_.empty() || name_particles_.contains(buffer_)) continue;
    sound_of(buffer_, sound);
    if (sound.empty()) return;
    sounds.push_back(word(sound));
  }
  if (sounds.size() >= 2) names_.add(sounds, {static_cast<std::uint32_t>(row), kind, Letters::Name});
}

// A state may have rows in several folders (ours and the registry's): of each column the last cell that is filled
// counts. Only a row without a name has nothing of its own to put in the place of other names: its `also` is added.
void Compiler::compile_states(const Tables& tables) {
  struct State {
    std::map<std::string_view, std::vector<std::string>> cells;
    Days days;
    RowPlace place;
    std::uint16_t cow = 0, gw = 0;
  };
  constexpr std::pair<std::string_view, NameKind> columns[] = {
      {"name", NameKind::State},    {"also", NameKind::State},      {"adjective", NameKind::Adjective},
      {"people", NameKind::People}, {"capital", NameKind::Capital}, {"seats", NameKind::Seat}};
  std::map<std::string, State> states;
  each_row(tables, "actors/states", [&](const RowReader& row) {
    State& state = states[row.cell("code")];
    for (const auto& [column, kind] : columns) {
      const auto parts = row.parts(column);
      if (parts.empty()) continue;
      std::vector<std::string>& cell = state.cells[column];
      if (column != "also" || !row.cell("name").empty()) cell.clear();
      cell.insert(cell.end(), parts.begin(), parts.end());
    }
    state.place = place_of(row);
    const auto number = [&](std::string_view column, std::uint16_t& value) {
      if (!row.cell(column).empty())
        value = static_cast<std::uint16_t>(std::strtoul(row.cell(column).c_str(), nullptr, 10));
    };
    number("cow", state.cow);
    number("gw", state.gw);
    const Days days = row.days();
    if (days.first != day_open_begin) state.days.first = days.first;
    if (days.last != day_open_end) state.days.last = days.last;
  });
  for (const auto& [code, state] : states) {
    const std::size_t number = states_.size();
    state_numbers_[code] = number;
    const auto name = state.cells.find("name");
    const auto capital = state.cells.find("capital");
    states_.push_back({text(code), name == state.cells.end() ? text(code) : text(name->second.front()),
                       capital == state.cells.end() ? 0 : text(capital->second.front()), state.days, state.place,
                       state.cow, state.gw});
    for (const auto& [column, kind] : columns) {
      const auto cell = state.cells.find(column);
      if (cell == state.cells.end()) continue;
      for (const std::string& word : cell->second) add_name(word, kind, number);
    }
  }
}

// "European leaders" are of no one state; their code is CAMEO's for the region. They are no country of any column.
void Compiler::compile_state_groups(const Tables& tables) {
  each_row(tables, "actors/state_groups", [&](const RowReader& row) {
    StateGroupRow group{0, {static_cast<std::uint32_t>(group_members_.size()), 0}, row.days(), place_of(row)};
    for (const std::string_view code : row.parts("members")) {
      const auto found = state_numbers_.find(std::string(code));
      if (found != state_numbers_.end())
        group_members_.push_back(static_cast<std::uint32_t>(found->second));
      else
        row.complain("members", fmt::format("'{}' is no state's code in actors/states", code));
    }
    group.members.end = static_cast<std::uint32_t>(group_members_.size());
    group.words = text(row.cell("words"));
    const std::string& code = row.cell("code");
    if (code.empty() && row.cell("words").empty())
      row.complain("code", "a group of states needs a code, or words that such a state is called by");
    if (!code.empty() && state_numbers_.contains(code))
      row.complain("code", fmt::format("'{}' is the code of a state", code));
    for (const std::string_view word : row.parts("words")) words_of(word);
    if (!code.empty()) {
      const std::size_t number = states_.size();
      states_.push_back(
          {text(code), text(row.cell("name").empty() ? code : row.cell("name")), 0, group.days, group.place, 0, 0});
      states_.back().group = static_cast<std::uint32_t>(state_groups_.size());
      if (!row.cell("name").empty()) add_name(row.cell("name"), NameKind::State, number);
      for (const std::string_view name : row.parts("also")) add_name(name, NameKind::State, number);
      for (const std::string_view name : row.parts("adjective")) add_name(name, NameKind::Adjective, number);
      for (const std::string_view name : row.parts("people")) add_name(name, NameKind::People, number);
    }
    state_groups_.push_back(group);
  });
}

void Compiler::compile_actors(const Tables& tables) {
  each_row(tables, "grammar/words", [&](const RowReader& row) {
    if (row.cell("class") == "name_particle") name_particles_.insert(row.cell("word"));
  });
  each_row(tables, "actors/roles", [&](const RowReader& row) { compile_role(row); });
  each_row(tables, "actors/bodies", [&](const RowReader& row) { compile_body(row); });
  each_row(tables, "actors/seats", [&](const RowReader& row) {
    const auto body = body_numbers_.find(row.cell("body"));
    if (body == body_numbers_.end())
      return row.complain("body", fmt::format("'{}' is no name in actors/bodies", row.cell("body")));
    for (const std::string_view seat : row.parts("seat"))
      add_name(seat, NameKind::BodySeat, body->second, row.folder());
  });
  each_row(tables, "actors/office_holders", [&](const RowReader& row) { compile_holder(row, true); });
  each_row(tables, "actors/officials", [&](const RowReader& row) { compile_holder(row, false); });
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    auto& terms = person_terms_[i];
    std::stable_sort(terms.begin(), terms.end(),
                     [](const TermRow& a, const TermRow& b) { return a.days.first < b.days.first; });
  }
  each_row(tables, "actors/media", [&](const RowReader& row) {
    const std::size_t number = media_.size();
    media_.push_back({text(row.cell("name")),
                      state_of(row, "country"),
                      row.cell("kind") == "agency",
                      {},
                      row.days(),
                      place_of(row)});
    add_name(row.cell("name"), NameKind::Medium, number, row.folder());
    for (const std::string_view name : row.parts("also")) add_name(name, NameKind::Medium, number, row.folder());
  });
}

void Compiler::compile_role(const RowReader& row) {
  const std::size_t number = roles_.size();
  const std::uint64_t sectors = bits_of(row, "sectors", sector_numbers_);
  TextId code = text(row.cell("code"));
  if (row.cell("code").empty() && !row.parts("sectors").empty()) {
    const auto first = sector_numbers_.find(std::string(row.parts("sectors")[0]));
    if (first != sector_numbers_.end()) code = sectors_[first->second].code;
  }
  const RoleKind kind = row.choice("kind", role_kinds) == 1 ? RoleKind::Body : RoleKind::Person;
  roles_.push_back({text(row.cell("role")), code, sectors, kind, row.cell("alone") != "no", 0, place_of(row)});
  role_folders_.push_back(row.folder());
  if (!claim(role_numbers_, role_folders_, row.cell("role"), number))
    row.complain("role", fmt::format("'{}' has a row already", row.cell("role")));
  add_name(row.cell("role"), NameKind::Role, number, row.folder());
  for (const std::string_view name : row.parts("also")) {
    claim(role_numbers_, role_folders_, name, number);
    add_name(name, NameKind::Role, number, row.folder());
  }
  for (const std::string_view name : row.parts("plural")) add_name(name, NameKind::RolePlural, number, row.folder());
}

void Compiler::compile_body(const RowReader& row) {
  const std::size_t number = bodies_.size();
  const Days days = row.days();
  check_body(row, days);
  const auto kind =
      static_cast<BodyKind>(row.choice("kind", body_kinds).value_or(static_cast<std::size_t>(BodyKind::Body)));
  bodies_.push_back({text(row.cell("name")),
                     text(row.cell("code")),
                     state_of(row, "country"),
                     kind,
                     {},
                     bits_of(row, "sectors", sector_numbers_),
                     days,
                     place_of(row)});
  body_folders_.push_back(row.folder());
  claim(body_numbers_, body_folders_, row.cell("name"), number);
  add_name(row.cell("name"), NameKind::Body, number, row.folder());
  for (const std::string_view name : row.parts("also")) {
    claim(body_numbers_, body_folders_, name, number);
    add_name(name, NameKind::Body, number, row.folder());
  }
}

// Who `leads` is found by a family name alone: "Putin", but not a senator Smith.
void Compiler::compile_holder(const RowReader& row, bool leads) {
  const Days days = row.days();
  check_term(row, days);
  const auto [at, is_new] = person_numbers_.try_emplace(row.cell("name"), persons_.size());
  const std::size_t number = at->second;
  if (is_new) {
    persons_.push_back({text(row.cell("name")), {}});
    person_terms_.emplace_back();
    add_name(row.cell("name"), NameKind::Person, number);
    add_sounds(row.cell("name"), NameKind::Person, number);
    const std::string& name = row.cell("name");
    const std::size_t last = name.find_last_of(' ');
    if (leads && last != std::string::npos && !is_ordinal(std::string_view(name).substr(last + 1)))
      add_name(std::string_view(name).substr(last + 1), NameKind::FamilyName, number);
  }
  for (const std::string_view name : row.parts("also")) {
    // "Xi" of Xi Jinping: the family name stands first, and means whoever of that name is in office.
    const bool family = row.cell("name").starts_with(std::string(name) + " ");
    add_name(name, family ? NameKind::FamilyName : NameKind::Person, number);
    add_sounds(name, NameKind::Person, number);
  }
  TermRow term{no_row, no_row, no_row, days, place_of(row)};
  if (const auto role = role_numbers_.find(row.cell("office")); role != role_numbers_.end())
    term.role = static_cast<std::uint32_t>(role->second);
  else
    row.complain("office", fmt::format("'{}' is no role in actors/roles", row.cell("office")));
  if (const auto state = state_numbers_.find(row.cell("of")); state != state_numbers_.end())
    term.state = static_cast<std::uint32_t>(state->second);
  else if (const auto body = body_numbers_.find(row.cell("of")); body != body_numbers_.end())
    term.body = static_cast<std::uint32_t>(body->second);
  else
    row.complain("of", fmt::format("'{}' is neither a state's code nor a body's name", row.cell("of")));
  person_terms_[number].push_back(term);
}

}  // namespace bede
