// SPDX-License-Identifier: Apache-2.0
// The door of the lexicon: tables that people edit -> what the steps look up, from the pack.
//
//   in   lexicon/events/coerce.tsv: arrest  verb  subject  object  ...  arrest  173  ...
//   out  lexicon.frames_of(lexicon.word("arrest")) -> {COERCE/arrest 173, actor subject, recipient object}
//
// What is looked up is folded first (base/folding.h). A lexicon never changes and is shared by all threads.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/folding.h"
#include "base/pack.h"
#include "lexicon/grammar.h"
#include "lexicon/phrases.h"
#include "lexicon/rows.h"
#include "lexicon/table.h"

namespace bede {

// The sixteen files of frames, in the order of EventType.
inline constexpr std::array<std::string_view, 16> frame_files = {
    "agree",  "consult", "support",  "concede", "cooperate", "aid",      "retreat", "request",
    "accuse", "reject",  "threaten", "protest", "sanction",  "mobilize", "coerce",  "assault"};

// The slots that are no prepositions, in the order of their numbers.
inline constexpr std::array<std::string_view, slot::infinitive + 1> function_slots = {
    "", "subject", "object", "indirect", "possessor", "compound", "clause", "infinitive"};

// A name's pieces as the tokenizer parts them: at blanks and hyphens, and before 's.
std::vector<std::string_view> split_name(std::string_view name);

// From a word to the rows whose predicate has it for its head.
class HeadIndex {
 public:
  static Result<HeadIndex> read(const Pack& pack, const std::string& name, std::size_t rows, std::size_t words);
  std::span<const std::uint32_t> operator[](WordId word) const {
    return word + 1 < offsets_.size() ? rows_.subspan(offsets_[word], offsets_[word + 1] - offsets_[word])
                                      : std::span<const std::uint32_t>{};
  }

 private:
  std::span<const std::uint32_t> offsets_, rows_;
};

class Lexicon {
 public:
  // Errors: BadData.
  static Result<Lexicon> read(Pack pack);

  // What a whole name stands for: "Press TV" -> its row of media. Empty: nothing.
  std::span<const NameEntry> entries_of(std::string_view name) const;

  // What each word of a closed class does.
  const Grammar& grammar() const { return grammar_; }

  // The number of a word, 0 where no row has it. `buffer` saves allocations: hand in the same one again.
  WordId word(std::string_view text, std::string& buffer) const;
  // The number of a word's sound (lexicon/sounds.h), 0 where no name has it.
  WordId sound(std::string_view text, std::string& folded, std::string& buffer) const;
  std::size_t word_count() const { return words_.size(); }
  // The base form of a regular form of some predicate's verb ("staged": stage), 0 of all other words. A model's lemmas
  // are at times wrong where two verbs differ by an e: staged, stag.
  WordId base_of(WordId form) const { return base_of_[form]; }
  const Folding& folding() const { return folding_; }
  std::string_view text(TextId id) const { return texts_[id]; }
  std::string_view version() const { return texts_[version_]; }  // the tables' checksum

  std::span<const NameEntry> entries(Range range) const { return name_entries.subspan(range.begin, range.size()); }
  // The code of a state, blank of a group of states and of no_row: what a country's column may have.
  std::string_view country_code(std::uint32_t state) const {
    return state == no_row || states[state].group != no_row ? std::string_view() : text(states[state].code);
  }
  bool is_member(std::uint32_t state, std::uint32_t group) const {
    const Range all = state_groups[group].members;
    for (std::uint32_t i = all.begin; i < all.end; ++i)
      if (group_members[i] == state) return true;
    return false;
  }
  std::span<const SlotId> slots(Range range) const { return slots_.subspan(range.begin, range.size()); }
  std::span<const WordId> predicate_words(Range range) const {
    return predicate_words_.subspan(range.begin, range.size());
  }
  std::span<const Requirement> requirements(Range range) const {
    return requirements_.subspan(range.begin, range.size());
  }
  // "subject", "with"
  std::string_view slot_name(SlotId slot) const;

  Phrases names, terms;
  std::span<const NameEntry> name_entries;      // what a phrase of `names` stands for
  std::span<const std::uint32_t> term_entries;  // rows of term_rows for phrases of `terms`
  HeadIndex frames_of, operators_of, matters_of, speech_of, attitudes_of, light_verbs_of, parties_of, embeddings_of;

  std::span<const StateRow> states;
  std::span<const StateGroupRow> state_groups;
  std::span<const std::uint32_t> group_members;
  std::span<const RoleRow> roles;
  std::span<const BodyRow> bodies;
  std::span<const TermRow> terms_of_office;
  std::span<const PersonRow> persons;
  std::span<const MediumRow> media;
  std::span<const SectorRow> sectors;
  std::span<const FrameRow> frames;
  std::span<const OperatorRow> operators;
  std::span<const ActRow> act_rows;  // sorted by act, then longest `inner` first
  std::span<const TextId> acts;      // their names
  std::span<const MatterRow> matters;
  std::span<const PurposeRow> purposes;  // sorted by deed, then longest purpose first
  std::span<const SpeechRow> speech, attitudes;
  std::span<const LightVerbRow> light_verbs;
  std::span<const PartyRow> parties;
  std::span<const EmbeddingRow> embeddings;  // of one word those of events/embeddings first
  std::span<const CameoRow> cameo;           // sorted by code
  std::span<const TypeRow> types;
  std::span<const ModeRow> modes;
  std::span<const TextId> contexts;
  std::span<const Term> term_rows;
  std::span<const NamedPlaceRow> named_places;
  std::span<const WordId> site_ends;  // last words of nouns for sites: "prison", "field" of "oil field"

 private:
  WordId find_word(std::string_view folded) const;
  Result<void> read_rows();
  class RowChecker;  // check_rows.cc
  Result<void> check_rows() const;

  Pack pack_;
  Folding folding_;
  Grammar grammar_;
  StringTable words_, texts_;
  std::span<const std::uint32_t> word_slots_;  // an open hash: a word's number or 0
  std::span<const WordId> base_of_;
  std::span<const SlotId> slots_;
  std::span<const WordId> predicate_words_;
  std::span<const Requirement> requirements_;
  TextId version_ = 0;
};

// The heading of a table: "actors/bodies" -> name, also, code ... None where there is no such table.
std::vector<std::string_view> table_columns(std::string_view table);

// The tables of all folders, compiled: adds the sections lexicon/... to a pack that has the folding. Rows of later
// folders stand beside those of earlier ones; a role, body or medium is found by the last folder that has its name, and
// actors/states rows of the same code are joined, the later cell counts.
// Complaints are mistakes of the tables; with any, nothing is added.
Complaints pack_lexicon(std::span<const std::filesystem::path> folders, PackWriter& writer);

// The tables of one folder whose rows have examples, as they stand; those that cannot be read are left out.
std::vector<Table> read_examples(const std::filesystem::path& folder);

}  // namespace bede
