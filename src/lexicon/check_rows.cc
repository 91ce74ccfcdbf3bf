// SPDX-License-Identifier: Apache-2.0
// The rows of a lexicon, by the sections of rows.h: none may point outside.
#include <algorithm>
#include <cstring>

#include "lexicon/lexicon.h"

namespace bede {
namespace {

template <class Row>
bool all(std::span<const Row> rows, auto holds) {
  return std::all_of(rows.begin(), rows.end(), holds);
}

bool fits(Range range, std::size_t size) { return range.begin <= range.end && range.end <= size; }

// Of a forged pack: reading a bool that is neither 0 nor 1 is undefined.
bool is_flag(const bool& flag) {
  unsigned char byte;
  std::memcpy(&byte, &flag, 1);
  return byte <= 1;
}

}  // namespace

class Lexicon::RowChecker {
 public:
  explicit RowChecker(const Lexicon& lexicon) : of_(lexicon) {}

  bool is_sound() const { return who_is_sound() && what_is_sound() && codes_are_sound() && words_are_sound(); }

 private:
  bool who_is_sound() const;
  bool what_is_sound() const;
  bool codes_are_sound() const;
  bool words_are_sound() const;

  bool is_word(WordId id) const { return id < of_.words_.size(); }
  bool is_text(TextId id) const { return id < of_.texts_.size(); }
  bool is_place(RowPlace place) const { return is_text(place.table); }
  bool is_state(std::uint32_t row) const { return row == no_row || row < of_.states.size(); }
  bool is_type(std::uint8_t type) const { return type < frame_files.size() && type < of_.types.size(); }
  bool is_mode(std::uint8_t mode) const { return mode == no_mode || mode < of_.modes.size(); }
  bool is_act(std::uint16_t act) const { return act < of_.acts.size(); }
  bool is_slot(SlotId id) const {
    return id <= slot::infinitive || (id >= slot::first_preposition && is_word(id - slot::first_preposition));
  }
  bool is_slots(Range range) const { return fits(range, of_.slots_.size()); }
  bool is_predicate(const Predicate& p) const {
    return fits(p.words, of_.predicate_words_.size()) && p.head_at < p.words.size() && is_text(p.text) &&
           is_place(p.place) && p.part <= Part::Document;
  }
  bool is_speech(const SpeechRow& row) const {
    return is_predicate(row.predicate) && is_slots(row.speaker) && is_slots(row.content) && is_slots(row.addressee);
  }
  std::size_t count_rows(NameKind kind) const;

  const Lexicon& of_;
};

// How many rows there are that such a name can stand for.
std::size_t Lexicon::RowChecker::count_rows(NameKind kind) const {
  switch (kind) {
    case NameKind::State:
    case NameKind::Adjective:
    case NameKind::People:
    case NameKind::Capital:
    case NameKind::Seat: return of_.states.size();
    case NameKind::Role:
    case NameKind::RolePlural: return of_.roles.size();
    case NameKind::Body:
    case NameKind::BodySeat: return of_.bodies.size();
    case NameKind::Person:
    case NameKind::FamilyName: return of_.persons.size();
    case NameKind::Medium: return of_.media.size();
  }
  return 0;
}

bool Lexicon::RowChecker::who_is_sound() const {
  return all(of_.states,
             [&](const StateRow& row) {
               return is_text(row.code) && is_text(row.name) && is_text(row.capital) && is_place(row.place) &&
                      is_flag(row.month_first) && (row.group == no_row || row.group < of_.state_groups.size());
             }) &&
         all(of_.state_groups,
             [&](const StateGroupRow& row) {
               return is_text(row.words) && fits(row.members, of_.group_members.size()) && is_place(row.place);
             }) &&
         all(of_.group_members, [&](std::uint32_t state) { return state < of_.states.size(); }) &&
         all(of_.roles,
             [&](const RoleRow& row) {
               return is_text(row.role) && is_text(row.code) && row.kind <= RoleKind::Body && is_flag(row.alone) &&
                      is_place(row.place);
             }) &&
         all(of_.bodies,
             [&](const BodyRow& row) {
               return is_text(row.name) && is_text(row.code) && is_state(row.state) && row.kind <= BodyKind::Person &&
                      is_place(row.place);
             }) &&
         all(of_.terms_of_office,
             [&](const TermRow& row) {
               return row.role < of_.roles.size() && is_state(row.state) &&
                      (row.body == no_row || row.body < of_.bodies.size()) && is_place(row.place);
             }) &&
         all(of_.persons,
             [&](const PersonRow& row) { return is_text(row.name) && fits(row.terms, of_.terms_of_office.size()); }) &&
         all(of_.media,
             [&](const MediumRow& row) {
               return is_text(row.name) && is_state(row.state) && is_flag(row.agency) && is_place(row.place);
             }) &&
         of_.sectors.size() <= 64 &&
         all(of_.sectors, [&](const SectorRow& row) { return is_text(row.sector) && is_text(row.code); }) &&
         all(of_.name_entries, [&](const NameEntry& entry) {
           return entry.row < count_rows(entry.kind) && entry.letters <= Letters::Capitals;
         });
}

bool Lexicon::RowChecker::what_is_sound() const {
  return all(of_.slots_, [&](SlotId id) { return is_slot(id); }) &&
         all(of_.predicate_words_, [&](WordId id) { return is_word(id); }) &&
         all(of_.requirements_,
             [&](const Requirement& row) {
               return is_slot(row.slot) && static_cast<std::size_t>(row.need) < need_count;
             }) &&
         all(of_.frames,
             [&](const FrameRow& row) {
               return is_predicate(row.predicate) && is_slots(row.actor) && is_slots(row.recipient) &&
                      is_slots(row.place_slots) && fits(row.needs, of_.requirements_.size()) && is_text(row.cameo) &&
                      is_type(row.type) && is_mode(row.mode) && row.harm <= Harm::Displaced && is_flag(row.reciprocal);
             }) &&
         all(of_.operators,
             [&](const OperatorRow& row) {
               return is_predicate(row.predicate) && is_slots(row.actor) && is_slots(row.recipient) &&
                      is_slots(row.content) && is_act(row.act) &&
                      (row.negated_act == no_act || is_act(row.negated_act)) &&
                      (row.own_act == no_act || is_act(row.own_act)) && row.doer <= Doer::Recipient &&
                      row.effect <= Effect::Negated;
             }) &&
         all(of_.act_rows,
             [&](const ActRow& row) {
               return is_text(row.inner) && is_text(row.cameo) && is_place(row.place) && is_act(row.act) &&
                      is_type(row.type) && is_mode(row.mode) && is_flag(row.of_matter);
             }) &&
         all(of_.matters, [&](const MatterRow& row) { return is_predicate(row.predicate) && is_text(row.cameo); }) &&
         all(of_.purposes,
             [&](const PurposeRow& row) {
               return is_text(row.deed) && is_text(row.purpose) && is_text(row.cameo) && is_place(row.place);
             }) &&
         all(of_.acts, [&](TextId id) { return is_text(id); }) &&
         all(of_.speech, [&](const SpeechRow& row) { return is_speech(row) && row.stance <= Stance::Doubts; }) &&
         all(of_.attitudes,
             [&](const SpeechRow& row) {
               return is_speech(row) && row.stance >= Stance::Wants && row.stance <= Stance::Seems;
             }) &&
         all(of_.light_verbs,
             [&](const LightVerbRow& row) {
               return is_predicate(row.predicate) && is_slots(row.link) && is_flag(row.gives_recipient);
             }) &&
         all(of_.embeddings,
             [&](const EmbeddingRow& row) {
               return is_predicate(row.predicate) && is_slots(row.content) && row.effect <= Effect::Negated &&
                      row.otherwise <= Effect::Negated && row.past <= Effect::Negated &&
                      row.perfect <= Effect::Negated && is_flag(row.speech) && is_flag(row.belief);
             }) &&
         all(of_.parties, [&](const PartyRow& row) {
           return is_predicate(row.predicate) && is_slots(row.event) && is_slots(row.party) &&
                  row.gives <= PartyGift::Party && is_flag(row.negated);
         });
}

bool Lexicon::RowChecker::codes_are_sound() const {
  return all(of_.cameo,
             [&](const CameoRow& row) {
               return is_text(row.code) && is_text(row.label) && (row.type == no_mode || is_type(row.type)) &&
                      is_mode(row.mode) && is_flag(row.has_goldstein) && is_flag(row.is_agreement);
             }) &&
         all(of_.types, [&](const TypeRow& row) { return is_text(row.label); }) &&
         all(of_.modes,
             [&](const ModeRow& row) {
               return is_text(row.name) && is_text(row.label) && is_type(row.type) && is_flag(row.has_score);
             }) &&
         of_.contexts.size() <= 64 && all(of_.contexts, [&](TextId id) { return is_text(id); });
}

bool Lexicon::RowChecker::words_are_sound() const {
  const auto& hash = of_.word_slots_;  // as large as a power of 2, with room: a look-up ends at a 0
  return !hash.empty() && (hash.size() & (hash.size() - 1)) == 0 &&
         std::find(hash.begin(), hash.end(), 0u) != hash.end() && all(hash, [&](WordId id) { return is_word(id); }) &&
         of_.base_of_.size() == of_.words_.size() && all(of_.base_of_, [&](WordId id) { return is_word(id); }) &&
         all(of_.term_entries, [&](std::uint32_t row) { return row < of_.term_rows.size(); }) &&
         all(of_.term_rows,
             [&](const Term& row) {
               return is_text(row.word) && is_text(row.of_class) && is_text(row.value) && is_place(row.place) &&
                      row.kind <= TermKind::Agreement;
             }) &&
         all(of_.named_places,
             [&](const NamedPlaceRow& row) {
               return is_text(row.name) && is_text(row.also) && is_state(row.state) && is_text(row.kind) &&
                      is_place(row.place) && row.table <= PlaceTable::City && is_flag(row.alone);
             }) &&
         all(of_.site_ends, [&](WordId id) { return is_word(id); });
}

Result<void> Lexicon::check_rows() const {
  if (!RowChecker(*this).is_sound()) return pack_.bad("lexicon", "has rows that point outside");
  return {};
}

}  // namespace bede
