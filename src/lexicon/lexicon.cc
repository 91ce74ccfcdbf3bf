// SPDX-License-Identifier: Apache-2.0
// The lexicon as it stands in the pack. Everything is checked once here (its rows in check_rows.cc), so that no look-up
// has to ask.
#include "lexicon/lexicon.h"
#include "lexicon/sounds.h"

#include <xxhash.h>

#include <algorithm>

namespace bede {

Result<HeadIndex> HeadIndex::read(const Pack& pack, const std::string& name, std::size_t rows, std::size_t words) {
  HeadIndex index;
  BEDE_TRY(offsets, pack.array<std::uint32_t>(name + ".offsets"));
  BEDE_TRY(sorted, pack.array<std::uint32_t>(name + ".rows"));
  if (offsets.empty() || offsets.size() > words + 1 || offsets.back() != sorted.size() ||
      !std::is_sorted(offsets.begin(), offsets.end()) ||
      !std::all_of(sorted.begin(), sorted.end(), [&](std::uint32_t row) { return row < rows; }))
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
  BEDE_ROWS(state_groups, "state_groups");
  BEDE_ROWS(group_members, "group_members");
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
  BEDE_ROWS(matters, "matters");
  BEDE_ROWS(purposes, "purposes");
  BEDE_ROWS(speech, "speech");
  BEDE_ROWS(attitudes, "attitudes");
  BEDE_ROWS(light_verbs, "light_verbs");
  BEDE_ROWS(parties, "parties");
  BEDE_ROWS(embeddings, "embeddings");
  BEDE_ROWS(cameo, "cameo");
  BEDE_ROWS(types, "types");
  BEDE_ROWS(modes, "modes");
  BEDE_ROWS(contexts, "contexts");
  BEDE_ROWS(term_rows, "term_rows");
  BEDE_ROWS(named_places, "named_places");
  BEDE_ROWS(site_ends, "site_ends");
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
                 {lexicon.matters_of, "lexicon/matters_of", lexicon.matters.size()},
                 {lexicon.speech_of, "lexicon/speech_of", lexicon.speech.size()},
                 {lexicon.attitudes_of, "lexicon/attitudes_of", lexicon.attitudes.size()},
                 {lexicon.light_verbs_of, "lexicon/light_verbs_of", lexicon.light_verbs.size()},
                 {lexicon.parties_of, "lexicon/parties_of", lexicon.parties.size()},
                 {lexicon.embeddings_of, "lexicon/embeddings_of", lexicon.embeddings.size()}};
  for (auto& [index, name, rows] : indexes) {
    BEDE_TRY(read, HeadIndex::read(from, name, rows, words.size()));
    index = read;
  }
  BEDE_CHECKED(lexicon.check_rows());
  BEDE_TRY(grammar, Grammar::make(lexicon));
  lexicon.grammar_ = std::move(grammar);
  return lexicon;
}

WordId Lexicon::find_word(std::string_view folded) const {
  const std::size_t mask = word_slots_.size() - 1;
  for (std::size_t at = XXH3_64bits(folded.data(), folded.size()) & mask; word_slots_[at] != 0; at = (at + 1) & mask)
    if (words_[word_slots_[at]] == folded) return word_slots_[at];
  return 0;
}

WordId Lexicon::word(std::string_view text, std::string& buffer) const {
  folding_.fold(text, buffer);
  return buffer.empty() ? 0 : find_word(buffer);
}

WordId Lexicon::sound(std::string_view text, std::string& folded, std::string& buffer) const {
  folding_.fold(text, folded);
  sound_of(folded, buffer);
  return buffer.empty() ? 0 : find_word(buffer);
}

std::string_view Lexicon::slot_name(SlotId id) const {
  return id >= slot::first_preposition ? words_[id - slot::first_preposition] : function_slots[id];
}

}  // namespace bede
