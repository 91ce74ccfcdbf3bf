// SPDX-License-Identifier: Apache-2.0
// The lexicon's sections as somebody may forge them, whose checksum is right: refused, or safe to look up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "base/memory_pack_test.h"
#include "lexicon/lexicon_walk_test.h"
#include "lexicon/small_lexicon_test.h"

namespace bede {
namespace {

using testing::HasSubstr;
using Sections = std::map<std::string, std::string>;

constexpr std::uint32_t far = 100000;  // more than there is of anything

// All of them, and the size of what they hold.
const std::vector<std::pair<std::string, std::size_t>>& section_sizes() {
  static const std::vector<std::pair<std::string, std::size_t>> sizes = {
      {"act_rows", sizeof(ActRow)},
      {"acts", sizeof(TextId)},
      {"base_of", sizeof(WordId)},
      {"bodies", sizeof(BodyRow)},
      {"cameo", sizeof(CameoRow)},
      {"contexts", sizeof(TextId)},
      {"embeddings", sizeof(EmbeddingRow)},
      {"embeddings_of.offsets", 4},
      {"embeddings_of.rows", 4},
      {"frames", sizeof(FrameRow)},
      {"frames_of.offsets", 4},
      {"frames_of.rows", 4},
      {"light_verbs", sizeof(LightVerbRow)},
      {"light_verbs_of.offsets", 4},
      {"light_verbs_of.rows", 4},
      {"media", sizeof(MediumRow)},
      {"modes", sizeof(ModeRow)},
      {"name_entries", sizeof(NameEntry)},
      {"names.edges", sizeof(Phrases::Edge)},
      {"names.nodes", sizeof(Phrases::Node)},
      {"names.roots", 4},
      {"operators", sizeof(OperatorRow)},
      {"operators_of.offsets", 4},
      {"operators_of.rows", 4},
      {"parties", sizeof(PartyRow)},
      {"parties_of.offsets", 4},
      {"parties_of.rows", 4},
      {"persons", sizeof(PersonRow)},
      {"predicate_words", sizeof(WordId)},
      {"group_members", 4},
      {"named_places", sizeof(NamedPlaceRow)},
      {"state_groups", sizeof(StateGroupRow)},
      {"requirements", sizeof(Requirement)},
      {"roles", sizeof(RoleRow)},
      {"sectors", sizeof(SectorRow)},
      {"site_ends", sizeof(WordId)},
      {"slots", sizeof(SlotId)},
      {"matters", sizeof(MatterRow)},
      {"matters_of.offsets", 4},
      {"matters_of.rows", 4},
      {"purposes", sizeof(PurposeRow)},
      {"attitudes", sizeof(SpeechRow)},
      {"attitudes_of.offsets", 4},
      {"attitudes_of.rows", 4},
      {"speech", sizeof(SpeechRow)},
      {"speech_of.offsets", 4},
      {"speech_of.rows", 4},
      {"states", sizeof(StateRow)},
      {"term_entries", 4},
      {"term_rows", sizeof(Term)},
      {"terms.edges", sizeof(Phrases::Edge)},
      {"terms.nodes", sizeof(Phrases::Node)},
      {"terms.roots", 4},
      {"terms_of_office", sizeof(TermRow)},
      {"texts", 4},
      {"texts.bytes", 1},
      {"types", sizeof(TypeRow)},
      {"version", sizeof(TextId)},
      {"word_slots", 4},
      {"words", 4},
      {"words.bytes", 1},
  };
  return sizes;
}

// With a folding that knows one letter: that of all of Unicode is most of a pack.
const Sections& sound_sections() {
  static const Sections sections = [] {
    const LexiconFolder folder(small_lexicon());
    const Pack pack = pack_in_memory(lexicon_writer({&folder}), "test.pack").value();
    PackWriter folding;
    folding.add_array<std::uint32_t>("folding/from", {0xE9});
    folding.add_strings("folding/to", {"e"});
    const Pack small = pack_in_memory(folding, "test.pack").value();
    Sections made;
    for (const char* name : {"folding/from", "folding/to", "folding/to.bytes"})
      made[name] = small.section(name).value();
    for (const auto& [name, size] : section_sizes()) made["lexicon/" + name] = pack.section("lexicon/" + name).value();
    return made;
  }();
  return sections;
}

Result<Lexicon> read(const Sections& sections, std::optional<MemoryPack>& memory) {
  PackWriter writer;
  for (const auto& [name, bytes] : sections) writer.add(name, bytes);
  memory.emplace(writer);
  return Lexicon::read(memory->read().value());
}

// What is said of the sections; empty where they were taken, and then all look-ups were safe.
std::string error_of(const Sections& sections) {
  std::optional<MemoryPack> memory;
  const auto lexicon = read(sections, memory);
  if (lexicon.ok()) {
    EXPECT_GT(LexiconWalk(lexicon.value()).walk(), 0u);
    return "";
  }
  EXPECT_EQ(lexicon.error().kind, ErrorKind::BadData);
  EXPECT_FALSE(lexicon.error().place.empty());  // the pack, or the row whose text is another now
  return lexicon.error().message;
}

TEST(ForgedLexicon, TheSoundOneIsTaken) { EXPECT_EQ(error_of(sound_sections()), ""); }

TEST(ForgedLexicon, SaysWhichSectionIsMissingOrCutOff) {
  for (const auto& [section, size] : section_sizes()) {
    const std::string name = "lexicon/" + section;
    Sections sections = sound_sections();
    const std::string whole = sections[name];
    ASSERT_FALSE(whole.empty()) << name;
    ASSERT_EQ(whole.size() % size, 0u) << name;
    if (size > 1) {
      sections[name] = whole.substr(0, whole.size() - 1);
      EXPECT_THAT(error_of(sections), HasSubstr("section " + name + " is cut off"));
    }
    sections.erase(name);
    EXPECT_THAT(error_of(sections), HasSubstr("section " + name + " is missing"));
    // Without its last rows, or with none: refused where others point at them, else fewer are found.
    sections[name] = whole.substr(0, whole.size() - size);
    error_of(sections);
    sections[name].clear();
    error_of(sections);
  }
}

// Each number of each section made larger by one, the largest there is, and one of those that mean nothing.
TEST(ForgedLexicon, AnyNumberIsRefusedOrSafe) {
  std::size_t refused = 0, taken = 0;
  for (const auto& [section, size] : section_sizes()) {
    const std::string name = "lexicon/" + section;
    Sections sections = sound_sections();
    const std::string whole = sections[name];
    const std::size_t step = std::max<std::size_t>(4, whole.size() / 4 / 60 * 4);  // of the long ones some
    for (std::size_t at = 0; at + 4 <= whole.size(); at += step) {
      std::uint32_t number;
      std::memcpy(&number, whole.data() + at, sizeof number);
      for (const std::uint32_t forged : {number + 1, 0xFFFFFFFFu, 0xFFFFFFFEu, 0x10u, 0u}) {
        std::memcpy(sections[name].data() + at, &forged, sizeof forged);
        ++(error_of(sections).empty() ? taken : refused);
      }
      sections[name] = whole;
    }
  }
  EXPECT_GT(refused, 1000u);
  EXPECT_GT(taken, 100u);
}

template <class Row, class Change>
std::string changed(const std::string& section, Change change) {
  Sections sections = sound_sections();
  Row row;
  std::string& bytes = sections["lexicon/" + section];
  std::memcpy(&row, bytes.data(), sizeof row);
  change(row);
  std::memcpy(bytes.data(), &row, sizeof row);
  return error_of(sections);
}

TEST(ForgedLexicon, RefusesRowsThatPointOutside) {
  const std::string outside = "section lexicon has rows that point outside; make the pack anew with `bede pack`";
  EXPECT_EQ(changed<NameEntry>("name_entries", [](auto& row) { row.row = far; }), outside);
  EXPECT_EQ(changed<NameEntry>("name_entries", [](auto& row) { row.kind = static_cast<NameKind>(99); }), outside);
  EXPECT_EQ(changed<StateRow>("states", [](auto& row) { row.name = far; }), outside);
  EXPECT_EQ(changed<RoleRow>("roles", [](auto& row) { row.code = far; }), outside);
  EXPECT_EQ(changed<RoleRow>("roles", [](auto& row) { std::memset(&row.alone, 7, 1); }), outside);
  EXPECT_EQ(changed<BodyRow>("bodies", [](auto& row) { row.state = far; }), outside);
  EXPECT_EQ(changed<TermRow>("terms_of_office", [](auto& row) { row.role = no_row; }), outside);
  EXPECT_EQ(changed<PersonRow>("persons", [](auto& row) { row.terms.end = far; }), outside);
  EXPECT_EQ(changed<PersonRow>("persons", [](auto& row) { row.terms = {1, 0}; }), outside);
  EXPECT_EQ(changed<FrameRow>("frames", [](auto& row) { row.type = 16; }), outside);
  EXPECT_EQ(changed<FrameRow>("frames", [](auto& row) { row.mode = 200; }), outside);
  EXPECT_EQ(changed<FrameRow>("frames", [](auto& row) { row.predicate.head_at = 200; }), outside);
  EXPECT_EQ(changed<FrameRow>("frames", [](auto& row) { row.actor.end = far; }), outside);
  EXPECT_EQ(changed<OperatorRow>("operators", [](auto& row) { row.act = no_act; }), outside);
  EXPECT_EQ(changed<OperatorRow>("operators", [](auto& row) { row.effect = static_cast<Effect>(9); }), outside);
  EXPECT_EQ(changed<MatterRow>("matters", [](auto& row) { row.cameo = 1u << 30; }), outside);
  EXPECT_EQ(changed<PurposeRow>("purposes", [](auto& row) { row.purpose = 1u << 30; }), outside);
  EXPECT_EQ(changed<SpeechRow>("speech", [](auto& row) { row.stance = Stance::Wants; }), outside);
  EXPECT_EQ(changed<SpeechRow>("attitudes", [](auto& row) { row.stance = Stance::Doubts; }), outside);
  EXPECT_EQ(changed<SpeechRow>("attitudes", [](auto& row) { row.stance = static_cast<Stance>(12); }), outside);
  EXPECT_EQ(changed<SlotId>("slots", [](auto& slot) { slot = 8; }), outside);  // between functions and prepositions
  EXPECT_EQ(changed<SlotId>("slots", [](auto& slot) { slot = far; }), outside);
  EXPECT_EQ(changed<Requirement>("requirements", [](auto& row) { row.slot = 8; }), outside);
  EXPECT_EQ(changed<Requirement>("requirements", [](auto& row) { row.need = static_cast<Need>(13); }), outside);
  EXPECT_EQ(changed<WordId>("base_of", [](auto& word) { word = far; }), outside);
  EXPECT_EQ(changed<TextId>("version", [](auto& text) { text = far; }),
            "section lexicon/version names no text; make the pack anew with `bede pack`");
  EXPECT_THAT(changed<std::uint32_t>("frames_of.offsets", [](auto& offset) { offset = far; }),
              HasSubstr("section lexicon/frames_of.offsets does not fit its rows"));
}

// A table of hashes without a free place would be searched for ever.
TEST(ForgedLexicon, RefusesAWordTableThatHasNoEnd) {
  Sections sections = sound_sections();
  std::string& slots = sections["lexicon/word_slots"];
  std::vector<std::uint32_t> numbers(slots.size() / 4, 1);
  slots.assign(reinterpret_cast<const char*>(numbers.data()), slots.size());
  EXPECT_THAT(error_of(sections), HasSubstr("point outside"));
  slots.resize(slots.size() - 4);  // no power of two
  EXPECT_THAT(error_of(sections), HasSubstr("point outside"));
}

// More sectors or contexts than bits: shifts would be undefined.
TEST(ForgedLexicon, RefusesMoreKindsThanBits) {
  for (const auto& [name, size] :
       {std::pair{"lexicon/sectors", sizeof(SectorRow)}, {"lexicon/contexts", sizeof(TextId)}}) {
    Sections sections = sound_sections();
    sections[name].assign(65 * size, '\0');
    EXPECT_THAT(error_of(sections), HasSubstr("point outside")) << name;
  }
}

}  // namespace
}  // namespace bede
