// SPDX-License-Identifier: Apache-2.0
// A small lexicon is written, compiled and read; then every kind of row is looked up, as the steps do it.
#include "lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/small_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Lexicon& lexicon() {
  static const Lexicon small = compiled();
  return small;
}

WordId word(std::string_view text) {
  std::string buffer;
  return lexicon().word(text, buffer);
}

struct Found {
  std::size_t tokens = 0;  // of the longest name at the beginning
  std::vector<NameEntry> entries;
};

// Walks the names from the first token on. Tokens that fold to nothing, such as hyphens, are stepped over.
Found find_name(std::string_view tokens) {
  Found found;
  std::uint32_t node = Phrases::nowhere;
  std::size_t count = 0;
  std::string buffer;
  for (const std::string_view token : split_cell(tokens, ' ')) {
    ++count;
    const WordId number = lexicon().word(token, buffer);
    if (count > 1 && buffer.empty()) continue;
    node = count == 1 ? lexicon().names.begin(number) : lexicon().names.next(node, number);
    if (node == Phrases::nowhere) break;
    const Range values = lexicon().names.values(node);
    if (values.empty()) continue;
    found.tokens = count;
    found.entries.assign(lexicon().name_entries.begin() + values.begin, lexicon().name_entries.begin() + values.end);
  }
  return found;
}

std::string name_of(const NameEntry& entry) {
  const Lexicon& l = lexicon();
  switch (entry.kind) {
    case NameKind::State: return "state " + std::string(l.text(l.states[entry.row].code));
    case NameKind::Adjective: return "adjective " + std::string(l.text(l.states[entry.row].code));
    case NameKind::People: return "people " + std::string(l.text(l.states[entry.row].code));
    case NameKind::Capital: return "capital " + std::string(l.text(l.states[entry.row].code));
    case NameKind::Seat: return "seat " + std::string(l.text(l.states[entry.row].code));
    case NameKind::Role: return "role " + std::string(l.text(l.roles[entry.row].role));
    case NameKind::RolePlural: return "plural " + std::string(l.text(l.roles[entry.row].role));
    case NameKind::Body: return "body " + std::string(l.text(l.bodies[entry.row].name));
    case NameKind::Person: return "person " + std::string(l.text(l.persons[entry.row].name));
    case NameKind::FamilyName: return "family " + std::string(l.text(l.persons[entry.row].name));
    case NameKind::BodySeat: return "seat " + std::string(l.text(l.bodies[entry.row].name));
    case NameKind::Medium: return "medium " + std::string(l.text(l.media[entry.row].name));
  }
  return "?";
}

TEST(Lexicon, FindsNames) {
  const struct {
    const char *tokens, *name;
    std::size_t size;
    Letters letters;
  } cases[] = {
      {"Ecuador", "state ECU", 1, Letters::Name},
      {"Ecuadorian", "adjective ECU", 1, Letters::Name},
      {"Ecuadoreans", "people ECU", 1, Letters::Name},
      {"Quito", "capital ECU", 1, Letters::Name},
      {"Carondelet Palace", "seat ECU", 2, Letters::Name},
      // Accents, apostrophes straight and curved, hyphens in one token or three.
      {"Côte d'Ivoire", "state CIV", 2, Letters::Name},
      {"Cote d’Ivoire", "state CIV", 2, Letters::Name},
      {"Cote d Ivoire", "state CIV", 3, Letters::Name},
      {"Al - Nusra Front", "body Al-Nusra Front", 4, Letters::Name},
      {"Jabhat al-Nusra", "", 0, Letters::Any},  // the tokenizer parts it
      {"Jabhat al - Nusra", "body Al-Nusra Front", 4, Letters::Name},
      {"Moody 's", "body Moody's", 2, Letters::Name},
      {"JOSÉ ÑÁÑEZ", "person José Ñáñez", 2, Letters::Name},
      {"Jose Nanez", "person José Ñáñez", 2, Letters::Name},
      {"Pepe Nanez", "person José Ñáñez", 2, Letters::Name},
      {"Correa", "family Rafael Correa", 1, Letters::Name},
      // Full stops go; a name of capitals alone is found by its letters, and the step asks how it is written.
      {"U.S.", "state USA", 1, Letters::Capitals},
      {"us", "state USA", 1, Letters::Capitals},
      {"WHO", "body World Health Organization", 1, Letters::Capitals},
      {"EFE", "medium EFE", 1, Letters::Capitals},
      {"El Comercio", "medium El Comercio", 2, Letters::Name},
      // Roles are words: found in any letters, the longest first.
      {"Foreign Minister Correa", "role foreign minister", 2, Letters::Any},
      {"minister Correa", "role minister", 1, Letters::Any},
      {"top diplomat", "role foreign minister", 2, Letters::Any},
      {"armed forces", "role army", 2, Letters::Any},
      {"armies", "plural army", 1, Letters::Any},
      // No name goes across a mark, nor ends in its middle.
      {"foreign , minister", "", 0, Letters::Any},
      {"World Health", "", 0, Letters::Any},
      {"Health Organization", "", 0, Letters::Any},
      {"Peru", "", 0, Letters::Any},
  };
  for (const auto& [tokens, name, size, letters] : cases) {
    const Found found = find_name(tokens);
    EXPECT_EQ(found.tokens, size) << tokens;
    ASSERT_EQ(found.entries.empty(), *name == 0) << tokens;
    if (*name == 0) continue;
    EXPECT_EQ(name_of(found.entries[0]), name) << tokens;
    EXPECT_EQ(found.entries[0].letters, letters) << tokens;
  }
  // "US" and "U.S." are one phrase of two rows' cells; both point at the state.
  EXPECT_EQ(find_name("US").entries.size(), 2u);
  // A name of one word has no family name: it would be found twice.
  EXPECT_EQ(find_name("Plato").entries.size(), 1u);
}

// "Andean leaders" are of no one state: a group has a code and members, and is no country.
TEST(Lexicon, KnowsGroupsOfStates) {
  const Lexicon l = compiled();
  const auto row = [&](std::string_view name) { return l.entries_of(name).front().row; };
  const std::uint32_t andes = row("Andean"), ecuador = row("Ecuador");
  ASSERT_EQ(l.states[andes].group, 0u);
  EXPECT_EQ(l.states[ecuador].group, no_row);
  EXPECT_EQ(l.text(l.states[andes].code), "AND");
  EXPECT_EQ(l.country_code(andes), "");
  EXPECT_EQ(l.country_code(ecuador), "ECU");
  EXPECT_EQ(l.country_code(no_row), "");
  EXPECT_TRUE(l.is_member(ecuador, 0));
  EXPECT_FALSE(l.is_member(row("United States"), 0));
  EXPECT_TRUE(l.is_member(row("United States"), 1));
  EXPECT_EQ(l.text(l.state_groups[1].words), "republic");
}

TEST(Lexicon, KnowsWhoActs) {
  const Lexicon& l = lexicon();
  const BodyRow& nusra = l.bodies[find_name("Al - Nusra Front").entries[0].row];
  EXPECT_EQ(l.text(nusra.code), "SYRREB");
  EXPECT_EQ(nusra.state, no_row);
  EXPECT_EQ(nusra.kind, BodyKind::Group);
  EXPECT_EQ(nusra.sectors, 0b110u);  // MIL and REB, whatever their order in the cell
  EXPECT_EQ(nusra.days, (Days{*parse_day("2012-01-01"), *parse_day("2017-12-31")}));
  const BodyRow& moodys = l.bodies[find_name("Moody 's").entries[0].row];
  EXPECT_EQ(l.text(l.states[moodys.state].code), "USA");
  EXPECT_EQ(moodys.days, Days{});

  const RoleRow& army = l.roles[find_name("army").entries[0].row];
  EXPECT_EQ(l.text(army.code), "MIL");  // the first sector's
  EXPECT_EQ(army.sectors, 0b11u);
  EXPECT_EQ(army.kind, RoleKind::Body);
  EXPECT_FALSE(army.alone);
  const RoleRow& doctor = l.roles[find_name("doctor").entries[0].row];
  EXPECT_EQ(l.text(doctor.code), "MED");  // its own
  EXPECT_EQ(doctor.kind, RoleKind::Person);
  EXPECT_TRUE(doctor.alone);

  const StateRow& soviet = l.states[find_name("Soviet Union").entries[0].row];
  EXPECT_EQ(soviet.days, (Days{*parse_day("1922-12-30"), *parse_day("1991-12-26")}));
  EXPECT_EQ(l.media.size(), 2u);
  EXPECT_EQ(l.text(l.states[l.media[0].state].code), "ECU");
  EXPECT_FALSE(l.media[0].agency);
  EXPECT_TRUE(l.media[1].agency);
  EXPECT_EQ(l.media[1].state, no_row);
}

// Two rows of a person are two terms, in the order of their beginnings, whatever the order of the rows.
TEST(Lexicon, KnowsTermsOfOffice) {
  const Lexicon& l = lexicon();
  const PersonRow& person = l.persons[find_name("José Ñáñez").entries[0].row];
  const auto terms = l.terms_of_office.subspan(person.terms.begin, person.terms.size());
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(l.text(l.roles[terms[0].role].role), "minister");
  EXPECT_EQ(write_day(terms[0].days.first), "2001-01-01");
  EXPECT_EQ(write_day(terms[0].days.last), "2002-12-31");
  EXPECT_EQ(l.text(l.roles[terms[1].role].role), "foreign minister");
  EXPECT_EQ(write_day(terms[1].days.last), "2004-06-30");
  EXPECT_EQ(l.text(l.states[terms[1].state].code), "ECU");
  EXPECT_EQ(terms[1].body, no_row);
  const PersonRow& plato = l.persons[find_name("Plato").entries[0].row];
  const TermRow& term = l.terms_of_office[plato.terms.begin];
  EXPECT_EQ(term.state, no_row);
  EXPECT_EQ(l.text(l.bodies[term.body].name), "Moody's");
}

std::vector<std::string> slot_names(Range range) {
  std::vector<std::string> names;
  for (const SlotId slot : lexicon().slots(range)) names.emplace_back(lexicon().slot_name(slot));
  return names;
}

// The texts of the rows that a word is the head of.
template <class Row>
std::vector<std::string> predicates(const HeadIndex& index, std::span<const Row> rows, std::string_view head) {
  std::vector<std::string> texts;
  for (const std::uint32_t row : index[word(head)]) texts.emplace_back(lexicon().text(rows[row].predicate.text));
  return texts;
}

TEST(Lexicon, FindsFramesByTheirHead) {
  const Lexicon& l = lexicon();
  const auto of = [&](std::string_view head) { return predicates(l.frames_of, l.frames, head); };
  EXPECT_THAT(of("arrest"), ElementsAre("arrest"));
  // The first word of a verb is the verb; the head of a noun is its last word, or the one before `of`.
  EXPECT_THAT(of("take"), ElementsAre("take into custody"));
  EXPECT_THAT(of("custody"), IsEmpty());
  EXPECT_THAT(of("state"), ElementsAre("state of emergency"));
  EXPECT_THAT(of("emergency"), IsEmpty());
  EXPECT_THAT(of("strike"), ElementsAre("hunger strike"));
  EXPECT_THAT(of("hunger"), IsEmpty());
  EXPECT_THAT(of("unheard"), IsEmpty());

  const FrameRow& arrest = l.frames[l.frames_of[word("arrest")][0]];
  EXPECT_EQ(frame_files[arrest.type], "coerce");
  EXPECT_EQ(l.text(l.modes[arrest.mode].name), "arrest");
  EXPECT_EQ(l.text(arrest.cameo), "173");
  EXPECT_EQ(arrest.contexts, 0b10u);
  EXPECT_EQ(arrest.harm, Harm::Detained);
  EXPECT_FALSE(arrest.reciprocal);
  EXPECT_THAT(slot_names(arrest.actor), ElementsAre("subject"));
  EXPECT_THAT(slot_names(arrest.recipient), ElementsAre("object", "against"));
  EXPECT_THAT(slot_names(arrest.place_slots), ElementsAre("in"));
  const auto needs = l.requirements(arrest.needs);
  ASSERT_EQ(needs.size(), 2u);
  EXPECT_EQ(needs[0].slot, slot::object);
  EXPECT_EQ(needs[0].need, Need::Actor);
  EXPECT_EQ(l.slot_name(needs[1].slot), "in");
  EXPECT_EQ(needs[1].need, Need::Place);
  EXPECT_EQ(l.text(arrest.predicate.place.table), "events/coerce");
  EXPECT_EQ(arrest.predicate.place.line, 2u);

  const FrameRow& emergency = l.frames[l.frames_of[word("state")][0]];
  EXPECT_EQ(emergency.predicate.part, Part::Noun);
  EXPECT_EQ(emergency.predicate.head_at, 0);
  EXPECT_EQ(emergency.predicate.words.size(), 3u);
  EXPECT_EQ(emergency.mode, no_mode);
  EXPECT_TRUE(emergency.reciprocal);
  const FrameRow& strike = l.frames[l.frames_of[word("strike")][0]];
  EXPECT_EQ(strike.predicate.head_at, 1);
  EXPECT_THAT(l.predicate_words(strike.predicate.words), ElementsAre(word("hunger"), word("strike")));
}

TEST(Lexicon, FindsOperatorsAndTheirActs) {
  const Lexicon& l = lexicon();
  const OperatorRow& threaten = l.operators[l.operators_of[word("threaten")][0]];
  EXPECT_EQ(l.text(l.acts[threaten.act]), "threaten");
  EXPECT_EQ(threaten.negated_act, no_act);
  EXPECT_EQ(threaten.doer, Doer::Actor);
  EXPECT_EQ(threaten.effect, Effect::Planned);
  EXPECT_THAT(slot_names(threaten.content), ElementsAre("infinitive"));
  const OperatorRow& plan = l.operators[l.operators_of[word("plan")][0]];
  EXPECT_EQ(l.text(l.acts[plan.negated_act]), "threaten");
  EXPECT_EQ(plan.doer, Doer::None);

  // Of one act the rows stand together, the longest beginning of a code first, so that the first that fits counts.
  std::vector<std::string> rows;
  for (const ActRow& row : l.act_rows)
    rows.push_back(std::string(l.text(l.acts[row.act])) + " " + std::string(l.text(row.inner)) + " " +
                   std::string(l.text(row.cameo)));
  EXPECT_THAT(rows, ElementsAre("threaten 17 1384", "threaten  130"));
  EXPECT_EQ(l.text(l.modes[l.act_rows[0].mode].name), "force");
}

// One look-up for what any word makes of the event inside it, whichever table it stands in.
TEST(Lexicon, FindsEmbeddingsOfAllTables) {
  const Lexicon& l = lexicon();
  const auto row = [&](std::string_view text) -> const EmbeddingRow& {
    return l.embeddings[l.embeddings_of[word(text)][0]];
  };
  EXPECT_EQ(row("manage").effect, Effect::Actual);
  EXPECT_EQ(row("manage").otherwise, Effect::Negated);
  EXPECT_THAT(slot_names(row("manage").content), ElementsAre("infinitive"));
  EXPECT_EQ(row("able").past, Effect::Actual);
  EXPECT_EQ(row("plan").effect, Effect::Planned);  // an operator
  EXPECT_EQ(row("plan").otherwise, Effect::Negated);
  EXPECT_EQ(row("deny").effect, Effect::Negated);  // of speech
  EXPECT_EQ(row("deny").otherwise, Effect::Possible);
  EXPECT_TRUE(row("deny").speech);
  EXPECT_EQ(row("hold").effect, Effect::Actual);  // a light verb
}

TEST(Lexicon, FindsSpeechLightVerbsAndParties) {
  const Lexicon& l = lexicon();
  EXPECT_THAT(predicates(l.speech_of, l.speech, "say"), ElementsAre("say"));
  const SpeechRow& deny = l.speech[l.speech_of[word("deny")][0]];
  EXPECT_EQ(deny.stance, Stance::Denies);
  EXPECT_THAT(slot_names(deny.speaker), ElementsAre("subject"));
  EXPECT_THAT(slot_names(deny.addressee), IsEmpty());
  EXPECT_THAT(predicates(l.speech_of, l.speech, "praise"), IsEmpty());
  EXPECT_THAT(predicates(l.attitudes_of, l.attitudes, "praise"), ElementsAre("praise"));
  EXPECT_EQ(l.attitudes[0].stance, Stance::Judges);
  const LightVerbRow& under = l.light_verbs[l.light_verbs_of[word("come")][0]];
  EXPECT_TRUE(under.gives_recipient);
  EXPECT_THAT(slot_names(under.link), ElementsAre("under"));
  EXPECT_FALSE(l.light_verbs[l.light_verbs_of[word("hold")][0]].gives_recipient);
  const PartyRow& apply = l.parties[l.parties_of[word("apply")][0]];
  EXPECT_EQ(apply.gives, PartyGift::Excluded);
  EXPECT_TRUE(apply.negated);
  EXPECT_FALSE(l.parties[l.parties_of[word("mediate")][0]].negated);
}

TEST(Lexicon, FindsTermsOfEveryKind) {
  const Lexicon& l = lexicon();
  std::vector<std::string> rows;
  for (const Term& term : l.term_rows)
    rows.push_back(std::to_string(static_cast<int>(term.kind)) + " " + std::string(l.text(term.word)) + " " +
                   std::string(l.text(term.of_class)) + " " + std::string(l.text(term.value)));
  EXPECT_THAT(rows, UnorderedElementsAre("0 his pronoun possessive male singular person", "0 not negation full",
                                         "0 dozens quantity 24-99", "0 the former reference first",
                                         "0 know ordinary_verb ", "0 love ordinary_verb ", "1 Monday weekday 1",
                                         "2 province region ", "3 oil price economic noun", "3 shell military ",
                                         "4 goalkeeper sport strong", "6 take effect begins "));
  // Phrases of several words as well.
  const std::uint32_t oil = l.terms.begin(word("oil"));
  ASSERT_NE(oil, Phrases::nowhere);
  EXPECT_TRUE(l.terms.values(oil).empty());
  const Range values = l.terms.values(l.terms.next(oil, word("price")));
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(l.text(l.term_rows[l.term_entries[values.begin]].word), "oil price");

  ASSERT_EQ(l.named_places.size(), 5u);
  EXPECT_EQ(l.text(l.named_places[0].name), "Gulf of Guayaquil");
  EXPECT_FLOAT_EQ(l.named_places[0].longitude, -80.5F);
  EXPECT_EQ(l.text(l.states[l.named_places[0].state].code), "ECU");
  EXPECT_EQ(l.named_places[1].state, no_row);
  // A site by the other nouns of its kind; a noun of two words is one.
  EXPECT_EQ(l.text(l.named_places[2].name), "Manta air base");
  EXPECT_EQ(l.text(l.named_places[2].also), "Manta airfield|Manta base");
  EXPECT_TRUE(l.named_places[2].alone);
  EXPECT_EQ(l.text(l.named_places[3].also), "Litoral jail|Litoral");
  EXPECT_FALSE(l.named_places[3].alone);
  EXPECT_EQ(l.named_places[4].table, PlaceTable::City);
  EXPECT_EQ(l.named_places[4].days.last, parse_days("1920")->last);
}

TEST(Lexicon, KnowsCodes) {
  const Lexicon& l = lexicon();
  std::vector<std::string> codes;
  for (const CameoRow& row : l.cameo) codes.emplace_back(l.text(row.code));
  EXPECT_THAT(codes, ElementsAre("036", "130", "1384", "141", "173"));
  EXPECT_TRUE(l.cameo[0].has_goldstein);
  EXPECT_FLOAT_EQ(l.cameo[0].goldstein, 4);
  EXPECT_FALSE(l.cameo[1].has_goldstein);
  EXPECT_EQ(l.cameo[1].type, no_mode);
  EXPECT_EQ(frame_files[l.cameo[4].type], "coerce");
  EXPECT_EQ(l.cameo[4].contexts, 0b10u);
  ASSERT_EQ(l.types.size(), 16u);
  EXPECT_EQ(l.types[14].quad, 4u);
  EXPECT_FLOAT_EQ(l.types[14].score, -7);
  EXPECT_TRUE(l.modes[0].has_score);
  EXPECT_FALSE(l.modes[1].has_score);  // its type's counts
}

// Whatever a model takes for their base. Words that are no verb's have none.
TEST(Lexicon, KnowsRegularFormsOfVerbs) {
  const std::pair<const char*, const char*> cases[] = {
      // A model's lemma of "staged" is at times "stag".
      {"staged", "stage"},
      {"stages", "stage"},
      {"staging", "stage"},
      {"arrested", "arrest"},
      {"arrests", "arrest"},
      {"denied", "deny"},
      {"denies", "deny"},
      {"denying", "deny"},
      {"planned", "plan"},
      {"planning", "plan"},
      {"threatened", "threaten"},
      {"Applied", "apply"},
      {"mediating", "mediate"},
      {"says", "say"},
      {"holds", "hold"},
      // The base is no form; nor are nouns', and what no row has.
      {"stage", ""},
      {"emergency", ""},
      {"stag", ""},
  };
  for (const auto& [form, base] : cases) EXPECT_EQ(lexicon().base_of(word(form)), word(base)) << form;
}

TEST(Lexicon, FoldsWhatIsLookedUp) {
  EXPECT_NE(word("arrest"), 0u);
  EXPECT_EQ(word("ARREST"), word("arrest"));
  EXPECT_EQ(word("Ñáñez"), word("nanez"));
  EXPECT_EQ(word("U.S."), word("us"));
  for (const char* none : {"", "-", "'", "arres", "\xEF\xBF\xBD"}) EXPECT_EQ(word(none), 0u) << none;
  EXPECT_THAT(split_name("Al-Nusra Front"), ElementsAre("Al", "Nusra", "Front"));
  EXPECT_THAT(split_name("Moody’s"), ElementsAre("Moody", "’s"));
  EXPECT_THAT(split_name("and/or 's O'Neill"), ElementsAre("and", "or", "'s", "O'Neill"));
}

}  // namespace
}  // namespace bede
