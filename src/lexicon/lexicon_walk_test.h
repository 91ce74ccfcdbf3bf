// SPDX-License-Identifier: Apache-2.0
// For tests and fuzzing: looks up and reads everything in a lexicon, so that what points outside is met.
#pragma once

#include "lexicon/lexicon.h"

namespace bede {

class LexiconWalk {
 public:
  explicit LexiconWalk(const Lexicon& lexicon) : l_(lexicon) {}

  // A number that depends on all that was read, so that no reading is left out.
  std::size_t walk() {
    walk_words();
    walk_actors();
    walk_events();
    walk_codes();
    for (WordId word = 0; word < l_.word_count(); ++word) sum_ += l_.grammar()[word].pronoun;
    return sum_;
  }

 private:
  void text(TextId id) { sum_ += l_.text(id).size(); }
  void state(std::uint32_t row) { sum_ += row == no_row ? 0 : l_.states[row].code; }
  void groups() {
    for (const StateGroupRow& row : l_.state_groups) {
      text(row.words);
      for (std::uint32_t state = 0; state < l_.states.size(); ++state)
        sum_ += l_.is_member(state, static_cast<std::uint32_t>(&row - l_.state_groups.data()));
    }
    for (std::uint32_t state = 0; state < l_.states.size(); ++state) sum_ += l_.country_code(state).size();
  }
  void days(const Days& days) { sum_ += days.contains(17165); }
  void slots(Range range) {
    for (const SlotId slot : l_.slots(range)) sum_ += l_.slot_name(slot).size();
  }
  void predicate(const Predicate& predicate) {
    text(predicate.text);
    text(predicate.place.table);
    sum_ += l_.predicate_words(predicate.words)[predicate.head_at];
  }
  template <class Row>
  void heads(const HeadIndex& index, std::span<const Row> rows, WordId word) {
    for (const std::uint32_t row : index[word]) predicate(rows[row].predicate);
  }

  void walk_words() {
    std::string buffer;
    for (const char* one : {"arrest", "United States", "", "-", "U.S.", "\u00e9\xCC\x81", "of"})
      sum_ += l_.base_of(l_.word(one, buffer));
    for (WordId word = 0; word < l_.word_count() + 2; ++word) {
      for (const Phrases* phrases : {&l_.names, &l_.terms}) {
        std::uint32_t node = phrases->begin(word);
        for (WordId next = word; node != Phrases::nowhere && next < word + 8; ++next) {
          const Range values = phrases->values(node);
          for (std::uint32_t i = values.begin; i < values.end; ++i)
            phrases == &l_.names ? name(l_.name_entries[i]) : text(l_.term_rows[l_.term_entries[i]].value);
          node = phrases->next(node, next);
        }
      }
      heads(l_.frames_of, l_.frames, word);
      heads(l_.operators_of, l_.operators, word);
      heads(l_.matters_of, l_.matters, word);
      heads(l_.speech_of, l_.speech, word);
      heads(l_.attitudes_of, l_.attitudes, word);
      heads(l_.light_verbs_of, l_.light_verbs, word);
      heads(l_.parties_of, l_.parties, word);
      heads(l_.embeddings_of, l_.embeddings, word);
      if (word < l_.word_count()) sum_ += l_.base_of(word);
    }
  }

  void name(const NameEntry& entry) {
    sum_ += static_cast<std::size_t>(entry.letters);
    switch (entry.kind) {
      case NameKind::Role:
      case NameKind::RolePlural: return text(l_.roles[entry.row].role);
      case NameKind::Body: return text(l_.bodies[entry.row].name);
      case NameKind::Person:
      case NameKind::FamilyName: return text(l_.persons[entry.row].name);
      case NameKind::Medium: return text(l_.media[entry.row].name);
      default: return text(l_.states[entry.row].name);
    }
  }

  void walk_actors() {
    for (const NameEntry& entry : l_.name_entries) name(entry);
    for (const StateRow& row : l_.states) text(row.code), text(row.name), days(row.days);
    groups();
    for (const RoleRow& row : l_.roles) text(row.role), text(row.code), sum_ += row.alone;
    for (const BodyRow& row : l_.bodies) text(row.name), text(row.code), state(row.state), days(row.days);
    for (const PersonRow& row : l_.persons) {
      text(row.name);
      for (const TermRow& term : l_.terms_of_office.subspan(row.terms.begin, row.terms.size())) {
        text(l_.roles[term.role].code);
        state(term.state);
        if (term.body != no_row) text(l_.bodies[term.body].code);
        days(term.days);
      }
    }
    for (const MediumRow& row : l_.media) text(row.name), state(row.state), sum_ += row.agency;
    for (const SectorRow& row : l_.sectors) text(row.sector), text(row.code);
  }

  void mode(std::uint8_t mode) {
    if (mode != no_mode) text(l_.modes[mode].name), sum_ += l_.modes[mode].has_score;
  }

  void walk_events() {
    for (const FrameRow& row : l_.frames) {
      predicate(row.predicate);
      slots(row.actor), slots(row.recipient), slots(row.place_slots);
      for (const Requirement& need : l_.requirements(row.needs)) sum_ += l_.slot_name(need.slot).size();
      text(row.cameo);
      text(l_.types[row.type].label);
      mode(row.mode);
      sum_ += frame_files[row.type].size() + row.reciprocal;
    }
    for (const OperatorRow& row : l_.operators) {
      predicate(row.predicate);
      slots(row.actor), slots(row.recipient), slots(row.content);
      text(l_.acts[row.act]);
      if (row.negated_act != no_act) text(l_.acts[row.negated_act]);
    }
    for (const ActRow& row : l_.act_rows) {
      text(row.inner), text(row.cameo), text(row.place.table), text(l_.acts[row.act]);
      text(l_.types[row.type].label);
      mode(row.mode);
    }
    for (const MatterRow& row : l_.matters) predicate(row.predicate), text(row.cameo);
    for (const PurposeRow& row : l_.purposes) text(row.deed), text(row.purpose), text(row.cameo), text(row.place.table);
    for (const auto& rows : {l_.speech, l_.attitudes})
      for (const SpeechRow& row : rows)
        predicate(row.predicate), slots(row.speaker), slots(row.content), slots(row.addressee);
    for (const LightVerbRow& row : l_.light_verbs)
      predicate(row.predicate), slots(row.link), sum_ += row.gives_recipient;
    for (const EmbeddingRow& row : l_.embeddings)
      predicate(row.predicate), slots(row.content), sum_ += row.speech + 2 * row.belief;
    for (const PartyRow& row : l_.parties)
      predicate(row.predicate), slots(row.event), slots(row.party), sum_ += row.negated;
  }

  void walk_codes() {
    text(0);
    sum_ += l_.version().size();
    for (const CameoRow& row : l_.cameo) {
      text(row.code), text(row.label), mode(row.mode);
      if (row.type != no_mode) text(l_.types[row.type].label);
      sum_ += row.has_goldstein;
    }
    for (const TypeRow& row : l_.types) text(row.label);
    for (const ModeRow& row : l_.modes) text(row.name), text(l_.types[row.type].label);
    for (const TextId context : l_.contexts) text(context);
    for (const Term& row : l_.term_rows) text(row.word), text(row.of_class), text(row.value), text(row.place.table);
    for (const NamedPlaceRow& row : l_.named_places) text(row.name), text(row.kind), state(row.state);
  }

  const Lexicon& l_;
  std::size_t sum_ = 0;
};

}  // namespace bede
