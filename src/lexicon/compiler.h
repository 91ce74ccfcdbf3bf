// SPDX-License-Identifier: Apache-2.0
// Private to the lexicon: what compiling the tables shares. Words and texts get numbers; rows become rows.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/folding.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace bede {

// One row while it is read: its cells by the heading's names, and where to complain.
class RowReader {
 public:
  RowReader(const Table& table, const TableRow& row, Complaints& complaints)
      : table_(table), row_(row), complaints_(complaints) {}

  const std::string& cell(std::string_view column) const { return row_.cells[place(column)]; }
  std::vector<std::string_view> parts(std::string_view column) const { return split_cell(cell(column)); }
  bool yes(std::string_view column) const { return cell(column) == "yes"; }
  // From `from` to `to`.
  Days days() const;
  // The place of the cell among `names`, or nothing where it is blank or, with a complaint, none of them.
  std::optional<std::size_t> choice(std::string_view column, std::span<const std::string_view> names) const;

  void complain(std::string_view column, std::string message) const;
  const Table& table() const { return table_; }
  std::uint16_t folder() const { return table_.folder; }
  unsigned line() const { return row_.line; }

 private:
  unsigned place(std::string_view column) const;
  const Table& table_;
  const TableRow& row_;
  Complaints& complaints_;
};

class Compiler {
 public:
  Compiler(const Folding& folding, Complaints& complaints) : folding_(folding), complaints_(complaints) {}

  void compile(const std::map<std::string, std::vector<Table>>& tables);
  void write(PackWriter& writer, std::string_view version);

 private:
  using Tables = std::map<std::string, std::vector<Table>>;
  template <class Read>
  void each_row(const Tables& tables, std::string_view name, Read read) {
    const auto found = tables.find(std::string(name));
    if (found == tables.end()) return;
    for (const Table& table : found->second)
      for (const TableRow& row : table.rows) read(RowReader(table, row, complaints_));
  }

  // compile_words.cc
  WordId word(std::string_view folded);
  TextId text(std::string_view text);
  void add_sounds(std::string_view name, NameKind kind, std::size_t row);
  std::vector<WordId> words_of(std::string_view phrase);  // pieces at blanks and hyphens, folded
  Predicate predicate_of(const RowReader& row, std::string_view phrase, std::string_view part);
  SlotId slot_of(std::string_view name);
  Range slots_of(const RowReader& row, std::string_view column);
  Range needs_of(const RowReader& row);
  std::uint64_t bits_of(const RowReader& row, std::string_view column, const std::map<std::string, std::size_t>& names);
  std::uint32_t state_of(const RowReader& row, std::string_view column);
  void add_forms(const Predicate& predicate);
  RowPlace place_of(const RowReader& row) { return {text(row.table().name), row.line()}; }
  void compile_terms(const Tables& tables);

  // compile_places.cc
  void compile_places(const Tables& tables);
  void compile_states_on_map(const Tables& tables);
  void compile_site_kinds(const Tables& tables);
  void add_place(const RowReader& row, PlaceTable table, std::string_view name, std::string also);
  std::string names_of_site(const RowReader& row) const;

  // compile_codes.cc
  void compile_codes(const Tables& tables);
  std::uint8_t mode_of(const RowReader& row, std::size_t type);
  TextId cameo_of(const RowReader& row, std::string_view column = "cameo");

  // compile_actors.cc
  void compile_states(const Tables& tables);
  void compile_state_groups(const Tables& tables);
  void compile_actors(const Tables& tables);
  void add_name(std::string_view name, NameKind kind, std::size_t row, std::uint16_t folder = 0);
  void compile_role(const RowReader& row);
  void compile_body(const RowReader& row);
  void compile_holder(const RowReader& row, bool leads);
  void check_body(const RowReader& row, const Days& days);
  void check_term(const RowReader& row, const Days& days);

  // compile_events.cc
  void compile_events(const Tables& tables);
  void compile_word_groups(const Tables& tables);
  std::vector<std::string> siblings_of(const RowReader& row, std::string_view phrase);
  void compile_frame(const RowReader& row, std::size_t type);
  void compile_operator(const RowReader& row);
  void compile_acts(const Tables& tables);
  void compile_embeddings(const Tables& tables);

  const Folding& folding_;
  Complaints& complaints_;
  std::string buffer_;

  std::unordered_map<std::string, WordId> word_numbers_;
  std::vector<std::string> words_{""};
  std::unordered_map<std::string, TextId> text_numbers_{{"", 0}};
  std::vector<std::string> texts_{""};
  std::vector<SlotId> slots_;
  std::vector<WordId> predicate_words_;
  std::vector<Requirement> requirements_;

  std::map<WordId, WordId> base_of_;                   // of inflected forms
  std::set<std::string, std::less<>> name_particles_;  // "al", "el": a name may be written without
  // What check_actors.cc has seen: of each folded name the bodies, of each person and office the terms.
  struct Seen {
    const Table* table;
    unsigned line;
    std::string code;
    Days days;
  };
  std::map<std::string, std::vector<Seen>> bodies_seen_, terms_seen_;
  PhrasesBuilder<NameEntry> names_;
  PhrasesBuilder<std::uint32_t> terms_;
  std::map<std::string, std::size_t> state_numbers_, role_numbers_, body_numbers_, person_numbers_;
  std::vector<std::uint16_t> role_folders_, body_folders_;
  std::map<std::string, std::vector<std::string>, std::less<>> site_nouns_;  // of each kind, the longest first
  std::map<std::string, RowPlace> places_seen_;  // by table, folded name, country and first day
  std::map<std::string, std::size_t> sector_numbers_, context_numbers_, type_numbers_, act_numbers_;
  std::map<std::pair<std::size_t, std::string>, std::uint8_t> mode_numbers_;
  std::set<std::string> cameo_codes_;
  std::vector<std::vector<std::string>> word_groups_;
  std::map<std::string, std::size_t, std::less<>> groups_of_;  // of each word its group
  std::set<std::string> phrases_;                              // those of rows, with their part
  std::vector<FrameRow> sibling_frames_;                       // made from rows by their words' groups
  std::vector<OperatorRow> sibling_operators_;
  std::vector<std::vector<TermRow>> person_terms_;

  std::vector<StateRow> states_;
  std::vector<StateGroupRow> state_groups_;
  std::vector<std::uint32_t> group_members_;
  std::vector<RoleRow> roles_;
  std::vector<BodyRow> bodies_;
  std::vector<PersonRow> persons_;
  std::vector<MediumRow> media_;
  std::vector<SectorRow> sectors_;
  std::vector<FrameRow> frames_;
  std::vector<OperatorRow> operators_;
  std::vector<ActRow> act_rows_;
  std::vector<TextId> acts_;
  std::vector<MatterRow> matters_;
  std::vector<PurposeRow> purposes_;
  std::vector<SpeechRow> speech_, attitudes_;
  std::vector<LightVerbRow> light_verbs_;
  std::vector<PartyRow> parties_;
  std::vector<EmbeddingRow> embeddings_;
  std::vector<CameoRow> cameo_;
  std::vector<TypeRow> types_;
  std::vector<ModeRow> modes_;
  std::vector<TextId> contexts_;
  std::vector<Term> term_rows_;
  std::vector<NamedPlaceRow> named_places_;
  std::vector<WordId> site_ends_;
};

}  // namespace bede
