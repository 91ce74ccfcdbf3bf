// SPDX-License-Identifier: Apache-2.0
// The lexicon as it stands in the pack. Everything is checked once here, so that no look-up has to ask.
#include "lexicon/lexicon.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace bede {
namespace {

constexpr std::string_view function_slots[] = {"",          "subject",  "object", "indirect",
                                               "possessor", "compound", "clause", "infinitive"};

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

Result<HeadIndex> HeadIndex::read(const Pack& pack, const std::string& name, std::size_t rows, std::size_t words) {
  HeadIndex index;
  BEDE_TRY(offsets, pack.array<std::uint32_t>(name + ".offsets"));
  BEDE_TRY(sorted, pack.array<std::uint32_t>(name + ".rows"));
  if (offsets.size() != words + 1 || offsets.back() != sorted.size() ||
      !std::is_sorted(offsets.begin(), offsets.end()) || !all(sorted, [&](std::uint32_t row) { return row < rows; }))
    return pack.bad(name + ".offsets", "does not fit its rows");
  index.offsets_ = offsets;
  index.rows_ = sorted;
  return index;
}

#define BEDE_ROWS(member, section)                                                              \
  do {                                                                                          \
    auto bede_rows = pack_.array<std::remove_cvref_t<decltype(member[0])>>("lexicon/" section); \
    if (!bede_rows.ok()) return bede_rows.error();                                              \
    member = bede_rows.value();                                                                 \
  } while (false)

Result<void> Lexicon::read_rows() {
  BEDE_ROWS(name_entries, "name_entries");
  BEDE_ROWS(term_entries, "term_entries");
  BEDE_ROWS(states, "states");
  BEDE_ROWS(roles, "roles");
  BEDE_ROWS(bodies, "bodies");
  BEDE_ROWS(terms_of_office, "terms_of_office");
  BEDE_ROWS(persons, "persons");
  BEDE_ROWS(media, "media");
  BEDE_ROWS(sectors, "sectors");
  BEDE_ROWS(frames, "frames");
  BEDE_ROWS(operators, "operators");
  BEDE_ROWS(act_rows, "act_rows");
  BEDE_ROWS(acts, "acts");
  BEDE_ROWS(speech, "speech");
  BEDE_ROWS(light_verbs, "light_verbs");
  BEDE_ROWS(parties, "parties");
  BEDE_ROWS(cameo, "cameo");
  BEDE_ROWS(types, "types");
  BEDE_ROWS(modes, "modes");
  BEDE_ROWS(contexts, "contexts");
  BEDE_ROWS(term_rows, "term_rows");
  BEDE_ROWS(regions, "regions");
  BEDE_ROWS(slots_, "slots");
  BEDE_ROWS(predicate_words_, "predicate_words");
  BEDE_ROWS(requirements_, "requirements");
  BEDE_ROWS(word_slots_, "word_slots");
  BEDE_ROWS(base_of_, "base_of");
  return {};
}
#undef BEDE_ROWS

Result<Lexicon> Lexicon::read(Pack pack) {
  Lexicon lexicon;
  lexicon.pack_ = std::move(pack);
  const Pack& from = lexicon.pack_;
  BEDE_TRY(folding, Folding::read(from));
  BEDE_TRY(words, StringTable::read(from, "lexicon/words"));
  BEDE_TRY(texts, StringTable::read(from, "lexicon/texts"));
  BEDE_TRY(version, from.array<TextId>("lexicon/version"));
  lexicon.folding_ = folding;
  lexicon.words_ = words;
  lexicon.texts_ = texts;
  if (version.size() != 1 || version[0] >= texts.size() || texts.size() == 0 || !texts[0].empty())
    return from.bad("lexicon/version", "names no text");
  lexicon.version_ = version[0];
  BEDE_CHECKED(lexicon.read_rows());
  BEDE_TRY(names, Phrases::read(from, "lexicon/names", lexicon.name_entries.size(), words.size()));
  BEDE_TRY(terms, Phrases::read(from, "lexicon/terms", lexicon.term_entries.size(), words.size()));
  lexicon.names = names;
  lexicon.terms = terms;
  struct {
    HeadIndex& index;
    const char* name;
    std::size_t rows;
  } indexes[] = {{lexicon.frames_of, "lexicon/frames_of", lexicon.frames.size()},
                 {lexicon.operators_of, "lexicon/operators_of", lexicon.operators.size()},
                 {lexicon.speech_of, "lexicon/speech_of", lexicon.speech.size()},
                 {lexicon.light_verbs_of, "lexicon/light_verbs_of", lexicon.light_verbs.size()},
                 {lexicon.parties_of, "lexicon/parties_of", lexicon.parties.size()}};
  for (auto& [index, name, rows] : indexes) {
    BEDE_TRY(read, HeadIndex::read(from, name, rows, words.size()));
    index = read;
  }
  BEDE_CHECKED(lexicon.check_rows());
  return lexicon;
}

Result<void> Lexicon::check_rows() const {
  const auto is_text = [&](TextId id) { return id < texts_.size(); };
  const auto is_state = [&](std::uint32_t row) { return row == no_row || row < states.size(); };
  const auto is_type = [&](std::uint8_t type) { return type < frame_files.size() && type < types.size(); };
  const auto is_mode = [&](std::uint8_t mode) { return mode == no_mode || mode < modes.size(); };
  const auto is_slot = [&](SlotId id) {
    return id <= slot::infinitive || (id >= slot::first_preposition && id - slot::first_preposition < words_.size());
  };
  const auto is_slots = [&](Range range) { return fits(range, slots_.size()); };
  const auto is_place = [&](RowPlace place) { return is_text(place.table); };
  const auto is_predicate = [&](const Predicate& p) {
    return fits(p.words, predicate_words_.size()) && p.head_at < p.words.size() && is_text(p.text) &&
           is_place(p.place) && p.part <= Part::Document;
  };
  const auto name_rows = [&](NameKind kind) -> std::size_t {
    switch (kind) {
      case NameKind::State:
      case NameKind::Adjective:
      case NameKind::People:
      case NameKind::Capital:
      case NameKind::Seat: return states.size();
      case NameKind::Role:
      case NameKind::RolePlural: return roles.size();
      case NameKind::Body: return bodies.size();
      case NameKind::Person:
      case NameKind::FamilyName: return persons.size();
      case NameKind::Medium: return media.size();
    }
    return 0;
  };
  const bool sound =
      !word_slots_.empty() && (word_slots_.size() & (word_slots_.size() - 1)) == 0 &&
      std::find(word_slots_.begin(), word_slots_.end(), 0u) != word_slots_.end() &&
      all(word_slots_, [&](std::uint32_t word) { return word < words_.size(); }) &&
      all(name_entries,
          [&](const NameEntry& entry) {
            return entry.row < name_rows(entry.kind) && entry.letters <= Letters::Capitals;
          }) &&
      all(term_entries, [&](std::uint32_t row) { return row < term_rows.size(); }) &&
      all(states,
          [&](const StateRow& row) { return is_text(row.code) && is_text(row.name) && is_text(row.capital); }) &&
      all(roles,
          [&](const RoleRow& row) {
            return is_text(row.role) && is_text(row.code) && row.kind <= RoleKind::Body && is_flag(row.alone);
          }) &&
      all(bodies,
          [&](const BodyRow& row) {
            return is_text(row.name) && is_text(row.code) && is_state(row.state) && row.kind <= BodyKind::Body;
          }) &&
      all(terms_of_office,
          [&](const TermRow& row) {
            return (row.role < roles.size()) && is_state(row.state) && (row.body == no_row || row.body < bodies.size());
          }) &&
      all(persons,
          [&](const PersonRow& row) { return is_text(row.name) && fits(row.terms, terms_of_office.size()); }) &&
      all(media,
          [&](const MediumRow& row) { return is_text(row.name) && is_state(row.state) && is_flag(row.agency); }) &&
      sectors.size() <= 64 &&
      all(sectors, [&](const SectorRow& row) { return is_text(row.sector) && is_text(row.code); }) &&
      all(frames,
          [&](const FrameRow& row) {
            return is_predicate(row.predicate) && is_slots(row.actor) && is_slots(row.recipient) &&
                   is_slots(row.place_slots) && fits(row.needs, requirements_.size()) && is_text(row.cameo) &&
                   is_type(row.type) && is_mode(row.mode) && row.harm <= Harm::Displaced && is_flag(row.reciprocal);
          }) &&
      all(operators,
          [&](const OperatorRow& row) {
            return is_predicate(row.predicate) && is_slots(row.actor) && is_slots(row.recipient) &&
                   is_slots(row.content) && row.act < acts.size() &&
                   (row.negated_act == no_act || row.negated_act < acts.size()) &&
                   (row.own_act == no_act || row.own_act < acts.size()) && row.doer <= Doer::Recipient &&
                   row.effect <= Effect::Negated;
          }) &&
      all(act_rows,
          [&](const ActRow& row) {
            return is_text(row.inner) && is_text(row.cameo) && is_place(row.place) && row.act < acts.size() &&
                   is_type(row.type) && is_mode(row.mode);
          }) &&
      all(acts, is_text) &&
      all(speech,
          [&](const SpeechRow& row) {
            return is_predicate(row.predicate) && is_slots(row.speaker) && is_slots(row.content) &&
                   is_slots(row.addressee) && row.stance <= Stance::Doubts;
          }) &&
      all(light_verbs,
          [&](const LightVerbRow& row) {
            return is_predicate(row.predicate) && is_slots(row.link) && is_flag(row.gives_recipient);
          }) &&
      all(parties,
          [&](const PartyRow& row) {
            return is_predicate(row.predicate) && is_slots(row.event) && is_slots(row.party) &&
                   row.gives <= PartyGift::Party && is_flag(row.negated);
          }) &&
      all(cameo,
          [&](const CameoRow& row) {
            return is_text(row.code) && is_text(row.label) && (row.type == no_mode || is_type(row.type)) &&
                   is_mode(row.mode) && is_flag(row.has_goldstein);
          }) &&
      all(types, [&](const TypeRow& row) { return is_text(row.label); }) &&
      all(modes,
          [&](const ModeRow& row) {
            return is_text(row.name) && is_text(row.label) && is_type(row.type) && is_flag(row.has_score);
          }) &&
      contexts.size() <= 64 && all(contexts, is_text) &&
      all(term_rows,
          [&](const Term& row) {
            return is_text(row.word) && is_text(row.of_class) && is_text(row.value) && is_place(row.place) &&
                   row.kind <= TermKind::Guard;
          }) &&
      all(regions,
          [&](const RegionRow& row) {
            return is_text(row.name) && is_text(row.also) && is_state(row.state) && is_text(row.kind);
          }) &&
      all(slots_, is_slot) && base_of_.size() == words_.size() &&
      all(base_of_, [&](WordId id) { return id < words_.size(); }) &&
      all(predicate_words_, [&](WordId id) { return id < words_.size(); }) &&
      all(requirements_, [&](const Requirement& row) { return is_slot(row.slot) && row.need <= Need::Weapon; });
  if (!sound) return pack_.bad("lexicon", "has rows that point outside");
  return {};
}

WordId Lexicon::word(std::string_view text, std::string& buffer) const {
  folding_.fold(text, buffer);
  if (buffer.empty()) return 0;
  const std::size_t mask = word_slots_.size() - 1;
  for (std::size_t at = XXH3_64bits(buffer.data(), buffer.size()) & mask; word_slots_[at] != 0; at = (at + 1) & mask)
    if (words_[word_slots_[at]] == buffer) return word_slots_[at];
  return 0;
}

std::string_view Lexicon::slot_name(SlotId id) const {
  return id >= slot::first_preposition ? words_[id - slot::first_preposition] : function_slots[id];
}

}  // namespace bede
