// SPDX-License-Identifier: Apache-2.0
// What the tables' compilation complains of, and how folders of tables go together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/small_lexicon_test.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> complaints_with(const std::string& table, const std::string& row) {
  LexiconRows rows = small_lexicon();
  rows[table] = {row};
  if (table == "codes/plover" || table == "codes/cameo" || table == "actors/roles") {
    rows[table] = small_lexicon()[table];  // others need these
    rows[table].insert(rows[table].begin(), row);
  }
  const LexiconFolder folder(rows);
  return complaints_of({&folder});
}

TEST(Compile, HasNoComplaintOfASoundLexicon) {
  const LexiconFolder folder(small_lexicon());
  EXPECT_THAT(complaints_of({&folder}), IsEmpty());
}

TEST(Compile, ComplainsOfCodesAndActors) {
  const struct {
    std::string table, row, said;
  } cases[] = {
      {"codes/plover", "type=FIGHT  label=Fights", "codes/plover.tsv:2:1: 'FIGHT' is no type"},
      {"codes/plover", "type=coerce  label=Coercion", "codes/plover.tsv:2:1: 'coerce' is no type"},
      {"codes/cameo", "code=19  label=Fight  type=FIGHT", "codes/cameo.tsv:2:3: 'FIGHT' is no type"},
      {"codes/cameo", "code=19  label=Fight  type=CONSULT  mode=arrest",
       "codes/cameo.tsv:2:4: 'arrest' is no mode of CONSULT in codes/plover"},
      {"codes/cameo", "code=19  label=Fight  contexts=military|sport",
       "codes/cameo.tsv:2:5: 'sport' is not in the table of contexts"},
      // The second row of a code or a role is the one that is wrong.
      {"codes/cameo", "code=173  label=Arrest", "codes/cameo.tsv:3:1: this code has a row already"},
      {"actors/roles", "role=minister  kind=person  example=The minister met the rebels.",
       "actors/roles.tsv:3:1: 'minister' has a row already"},
      {"actors/roles", "role=priest  sectors=REL  kind=person  example=The priest met the rebels.",
       "actors/roles.tsv:2:4: 'REL' is not in the table of sectors"},
      {"actors/bodies", "name=Moody's  code=USABUS  sectors=BUS  kind=company",
       "actors/bodies.tsv:2:5: 'BUS' is not in the table of sectors"},
      {"actors/bodies", "name=Moody's  code=USABUS  country=KEN  kind=company",
       "actors/bodies.tsv:2:4: 'KEN' is no state's code in actors/states"},
      {"actors/media", "name=EFE  country=KEN  kind=agency",
       "actors/media.tsv:2:3: 'KEN' is no state's code in actors/states"},
      // A role's other names will do for an office, its plural not.
      {"actors/office_holders", "name=Plato  office=top diplomat  of=ECU", ""},
      {"actors/office_holders", "name=Plato  office=ministers  of=ECU",
       "actors/office_holders.tsv:2:3: 'ministers' is no role in actors/roles"},
      {"actors/office_holders", "name=Plato  office=minister  of=Ecuador",
       "actors/office_holders.tsv:2:4: 'Ecuador' is neither a state's code nor a body's name"},
      {"actors/office_holders", "name=Plato  office=minister  of=WHO", ""},
      // Terms that end before they begin; the same day, or within the same year, they do not.
      {"actors/office_holders", "name=Plato  office=minister  of=ECU  from=2005-08-08  to=2005-04-20",
       "actors/office_holders.tsv:2:6: it ends (2005-04-20) before it begins (2005-08-08)"},
      {"actors/office_holders", "name=Plato  office=minister  of=ECU  from=2005-08-08  to=2005", ""},
      {"actors/bodies", "name=Moody's  code=USABUS  kind=company  from=2005  to=2004-12",
       "actors/bodies.tsv:2:8: it ends (2004-12) before it begins (2005)"},
      {"actors/bodies", "name=Moody's  code=USABUS  country=ECU  kind=company",
       "actors/bodies.tsv:2:3: 'USABUS' does not begin with the country's code 'ECU'"},
      {"actors/media", "name=EFE  kind=agency  from=2005  to=2004",
       "actors/media.tsv:2:6: it ends (2004) before it begins (2005)"},
      {"actors/state_groups", "code=AFR  name=Africa  members=KEN",
       "actors/state_groups.tsv:2:7: 'KEN' is no state's code in actors/states"},
      {"actors/state_groups", "code=ECU  name=Ecuador  members=ECU",
       "actors/state_groups.tsv:2:1: 'ECU' is the code of a state"},
      {"actors/state_groups", "name=Andes  members=ECU",
       "actors/state_groups.tsv:2:1: a group of states needs a code, or words that such a state is called by"},
      {"places/regions", "name=Sahel  country=KEN  latitude=15  longitude=10  kind=region",
       "places/regions.tsv:2:3: 'KEN' is no state's code in actors/states"},
      {"places/sites", "name=Evin prison  latitude=35.8  longitude=51.39  kind=zoo",
       "places/sites.tsv:2:6: 'zoo' is not in places/site_kinds"},
      {"places/sites", "name=Evin prison  latitude=95.8  longitude=51.39  kind=prison",
       "places/sites.tsv:2:4: '95.8' is no latitude of -90 to 90 degrees"},
      {"places/sites", "name=Evin prison  latitude=35.8  longitude=-511.39  kind=prison",
       "places/sites.tsv:2:5: '-511.39' is no longitude of -180 to 180 degrees"},
      {"places/sites", "name=Evin prison  latitude=35.8  longitude=51.39  kind=prison  alone=no",
       "places/sites.tsv:2:7: a site of no country cannot need its country named"},
      {"places/cities", "city=Quito  names=Quito|quito  country=ECU  latitude=-0.2  longitude=-78.5",
       "places/cities.tsv:2:2: 'quito' is in line 2 of this table already"},
  };
  for (const auto& [table, row, said] : cases)
    EXPECT_EQ(complaints_with(table, row), said.empty() ? std::vector<std::string>{} : std::vector{said}) << row;
}

// Of two rows that hold on the same day nobody could say which is meant.
TEST(Compile, ComplainsOfRowsThatContradictEachOther) {
  const std::string front = "name=Moody's  code=USABUS  kind=company";
  const struct {
    std::string table;
    std::vector<std::string> rows;
    std::vector<std::string> said;
  } cases[] = {
      {"actors/bodies",
       {front, "name=Credit Agency  also=Móody's  code=USABUSCRA  kind=company"},
       {"actors/bodies.tsv:3:2: 'Móody's' is a name of line 2, USABUS, on the same days; give the rows dates that do "
        "not "
        "overlap, or take the name from one of them"}},
      {"actors/bodies", {front + "  to=2005-03", "name=Moody's  code=USABUSCRA  kind=company  from=2005-04"}, {}},
      {"actors/bodies", {front, "name=Credit Agency  also=Moody's  code=USABUS  kind=company"}, {}},
      {"actors/office_holders",
       {"name=Plato  office=minister  of=ECU  from=2001  to=2004", "name=Plato  office=minister  of=ECU  from=2003"},
       {"actors/office_holders.tsv:3:5: line 2 has the same office of the same person on "
        "some of these days"}},
      {"actors/office_holders",
       {"name=Plato  office=minister  of=ECU  from=2001  to=2004", "name=Plato  office=minister  of=ECU  from=2006"},
       {}},
  };
  for (const auto& [table, rows, said] : cases) {
    LexiconRows all = small_lexicon();
    std::vector<std::string> given = rows;
    for (const std::string& row : all[table])
      if (!row.starts_with("name=Moody's") && !row.starts_with("name=Plato")) given.push_back(row);
    all[table] = given;
    const LexiconFolder folder(all);
    EXPECT_EQ(complaints_of({&folder}), said) << rows[1];
  }
}

TEST(Compile, ComplainsOfWordsAndEvents) {
  const std::string arrest = "predicate=detain  part=verb  actor=subject  cameo=173  example=Police detained a man.";
  const struct {
    std::string table, row, said;
  } cases[] = {
      {"events/coerce", "predicate=detain  part=verb  actor=subject  cameo=17  example=Police detained a man.",
       "events/coerce.tsv:2:8: '17' is not in codes/cameo"},
      {"events/coerce", arrest + "  mode=force", "events/coerce.tsv:2:7: 'force' is no mode of COERCE in codes/plover"},
      {"events/coerce", arrest + "  contexts=sport", "events/coerce.tsv:2:9: 'sport' is not in the table of contexts"},
      {"events/coerce", arrest + "  requires=object=animal",
       "events/coerce.tsv:2:10: 'animal' is none of actor, person, state, armed, place, none, some, weapon, voice, "
       "relief, foreign, money, irregular"},
      {"events/coerce", "predicate=detain  part=verb  cameo=173  example=Police detained a man.",
       "events/coerce.tsv:2:3: a frame needs a slot for its actor or its recipient"},
      // A predicate has as many words as its hyphens part; none is none.
      {"events/coerce",
       "predicate=a b c d e f g h  part=noun  actor=subject  cameo=173  example=Police detained a man.", ""},
      {"events/coerce",
       "predicate=a b c-d e f g h i  part=noun  actor=subject  cameo=173  example=Police detained a man.",
       "events/coerce.tsv:2:1: 'a b c-d e f g h i' has 9 words; 1 to 8 can be found"},
      {"events/coerce", "predicate=-  part=noun  actor=subject  cameo=173  example=Police detained a man.",
       "events/coerce.tsv:2:1: '-' has 0 words; 1 to 8 can be found"},
      {"events/speech", "word=a b c d e f g h i  part=phrase  example=She said that they met.",
       "events/speech.tsv:2:1: 'a b c d e f g h i' has 9 words; 1 to 8 can be found"},
      {"events/speech", "word=want  part=verb  stance=wants  example=She wants it.",
       "events/speech.tsv:2:6: 'wants' is none of states, believes, hopes, asks, denies, doubts"},
      {"events/operators",
       "operator=plan  part=verb  act=plan  content=clause  negated=forbid  example=They planned to arrest him.",
       "events/operators.tsv:2:9: 'forbid' is no act of events/acts or events/operators"},
      {"events/acts", "act=threaten  type=FIGHT  cameo=130", "events/acts.tsv:2:3: 'FIGHT' is no type"},
      {"events/acts", "act=threaten  type=THREATEN  mode=arrest  cameo=130",
       "events/acts.tsv:2:4: 'arrest' is no mode of THREATEN in codes/plover"},
      {"events/acts", "act=threaten  type=THREATEN  cameo=13", "events/acts.tsv:2:5: '13' is not in codes/cameo"},
      {"events/matters", "matter=new judge  part=noun  cameo=99  example=They asked for new judges.",
       "events/matters.tsv:2:3: '99' is not in codes/cameo"},
      {"events/purposes", "deed=99  purpose=13  cameo=130  example=They threatened him for new judges.",
       "events/purposes.tsv:2:1: '99' is not in codes/cameo"},
      {"events/purposes", "deed=130  purpose=13|x  cameo=130  example=They threatened him for new judges.",
       "events/purposes.tsv:2:2: 'x' is no CAMEO code of 2 to 4 digits (did a spreadsheet take a zero away?)"},
      {"events/context_words", "word=goal  context=sport",
       "events/context_words.tsv:2:3: 'sport' is not in codes/contexts"},
      {"events/word_groups", "words=troop|troop",
       "events/word_groups.tsv:2:1: 'troop' is in two groups; a word can be in one"},
      {"events/terms", "word=nationwide  role=scope  example=They signed.",
       "events/terms.tsv:2:3: a scope has a value, and no other role has"},
  };
  for (const auto& [table, row, said] : cases)
    EXPECT_EQ(complaints_with(table, row), said.empty() ? std::vector<std::string>{} : std::vector{said}) << row;
}

// What is told by a bit of a number has room for so many.
TEST(Compile, ComplainsOfTooManyKinds) {
  LexiconRows rows = {{"codes/contexts", {}}, {"codes/sectors", {}}, {"codes/plover", {}}};
  for (int i = 0; i < 65; ++i) {
    const std::string code = std::string(1, static_cast<char>('A' + i / 26)) + static_cast<char>('A' + i % 26);
    rows["codes/contexts"].push_back("context=" + code + "  label=x");
    rows["codes/sectors"].push_back("sector=" + code + "  label=x");
  }
  for (int i = 0; i < 255; ++i) rows["codes/plover"].push_back("type=ACCUSE  mode=m" + std::to_string(i) + "  label=x");
  rows["codes/cameo"] = {"code=01  label=x  contexts=AA|CM"};  // the last one has no room
  const LexiconFolder folder(rows);
  EXPECT_THAT(complaints_of({&folder}), ElementsAre("codes/contexts.tsv:66:1: there is room for 64 contexts",
                                                    "codes/sectors.tsv:66:1: there is room for 64 sectors",
                                                    "codes/plover.tsv:256:2: there is room for 254 modes"));
}

// All mistakes are told at once: those of the bytes, of the columns and of what rows say of other rows.
TEST(Compile, TellsAllMistakes) {
  LexiconRows rows = small_lexicon();
  rows["actors/bodies"].push_back("name=Eni  code=ita  country=ITA  kind=firm");
  const LexiconFolder folder(rows);
  folder.write("actors/media.tsv", "name\talso\tcountry\tkind\tfrom\tto\tnote\nEFE\t\t\tagency\n");
  folder.write("places/words.tsv", "word\tsize\tnote\n");
  EXPECT_THAT(
      complaints_of({&folder}),
      ElementsAre(
          "actors/bodies.tsv:5:3: 'ita' is no code: write capital letters alone, such as COLREBFARC",
          "actors/bodies.tsv:5:6: 'firm' is none of igo, ngo, group, party, force, company, faith, body, person",
          "actors/media.tsv:2: this row has 4 cells and the heading 7: save the table tab-separated, and no tabs or "
          "line breaks inside a cell",
          "places/words.tsv:1:2: this column should be 'grain' and is 'size'",
          "actors/bodies.tsv:5:4: 'ITA' is no state's code in actors/states"));
}

TEST(Compile, ComplainsOfFoldersWithoutTables) {
  const LexiconFolder empty, sound(small_lexicon());
  EXPECT_THAT(complaints_of({&empty}),
              ElementsAre(empty.path().string() + ": there are no tables of the lexicon in this folder"));
  EXPECT_THAT(complaints_of({&sound, &empty}), testing::SizeIs(1));
  // A table that cannot be read is named.
  std::filesystem::create_directories(empty.path() / "actors/roles.tsv");
  const auto unreadable = complaints_of({&empty});
  ASSERT_EQ(unreadable.size(), 1u);
  EXPECT_THAT(unreadable[0], HasSubstr("actors/roles.tsv: "));
  // Without the folding nothing can be looked up.
  EXPECT_THAT(complaints_of({&sound}, PackWriter{}), ElementsAre(HasSubstr("section folding/from is missing")));
}

TEST(Compile, AddsNothingWhereThereAreMistakes) {
  LexiconRows rows = small_lexicon();
  rows["codes/cameo"].push_back("code=173  label=Arrest");
  const LexiconFolder wrong(rows), sound(small_lexicon());
  PackWriter writer = folding_writer();
  const std::filesystem::path folders[] = {wrong.path()};
  EXPECT_EQ(pack_lexicon(folders, writer).size(), 1u);
  EXPECT_EQ(writer.bytes(), folding_writer().bytes());
  // The same tables give the same bytes, wherever they stand; other tables another version.
  const LexiconFolder again(small_lexicon());
  EXPECT_EQ(lexicon_writer({&sound}).bytes(), lexicon_writer({&again}).bytes());
  rows = small_lexicon();
  rows["codes/contexts"].push_back("context=other  label=Other");
  EXPECT_EQ(compiled().version().size(), 16u);
  EXPECT_NE(compiled().version(), compiled(rows).version());
}

const StateRow* find_state(const Lexicon& lexicon, std::string_view code) {
  for (const StateRow& row : lexicon.states)
    if (lexicon.text(row.code) == code) return &row;
  return nullptr;
}

// The rows that a word of one piece is a name of.
std::vector<std::uint32_t> states_named(const Lexicon& lexicon, std::string_view name) {
  std::vector<std::uint32_t> rows;
  std::string buffer;
  const std::uint32_t node = lexicon.names.begin(lexicon.word(name, buffer));
  if (node == Phrases::nowhere) return rows;
  const Range values = lexicon.names.values(node);
  for (std::uint32_t i = values.begin; i < values.end; ++i) rows.push_back(lexicon.name_entries[i].row);
  return rows;
}

// The registry's states and ours: of each column the later cell counts where it is filled. Other rows stand beside.
TEST(Compile, JoinsTheStatesOfFolders) {
  LexiconRows ours = small_lexicon();
  ours["actors/states"] = {"code=ECU  adjective=Ecuadorian|Ecuadoran  to=2100", "code=YUG  name=Yugoslavia"};
  ours.erase("actors/media");
  ours.erase("actors/bodies");
  ours.erase("actors/office_holders");
  ours.erase("places/regions");
  ours.erase("actors/state_groups");
  const LexiconFolder registry, lexicon(ours);
  // Its table lies in the folder itself, beside tables that are not the lexicon's.
  registry.write("states.tsv", written_table(schema_of("actors/states"),
                                             {"code=ECU  name=Ecuador  adjective=Ecuadorean  capital=Quito  "
                                              "from=1830  to=2050",
                                              "code=KEN  name=Kenya"}));
  registry.write("places.tsv", "geonameid\tname\n");
  ASSERT_THAT(complaints_of({&registry, &lexicon}), IsEmpty());
  const Lexicon joined = read_lexicon(lexicon_writer({&registry, &lexicon}));
  EXPECT_EQ(joined.states.size(), 3u);
  const StateRow* ecuador = find_state(joined, "ECU");
  ASSERT_NE(ecuador, nullptr);
  EXPECT_EQ(joined.text(ecuador->name), "Ecuador");
  EXPECT_EQ(ecuador->days, (Days{*parse_day("1830-01-01"), *parse_day("2100-12-31")}));
  const auto row = static_cast<std::uint32_t>(ecuador - joined.states.data());
  for (const char* name : {"Ecuador", "Quito", "Ecuadorian", "Ecuadoran"})
    EXPECT_THAT(states_named(joined, name), ElementsAre(row)) << name;
  EXPECT_THAT(states_named(joined, "Ecuadorean"), IsEmpty());  // ours stands instead
  EXPECT_NE(find_state(joined, "KEN"), nullptr);
  EXPECT_NE(find_state(joined, "YUG"), nullptr);
}

TEST(Compile, PutsRowsOfFoldersBesideEachOther) {
  const LexiconFolder first(small_lexicon()),
      second(LexiconRows{{"actors/bodies", {"name=Frelimo  code=ECUPTYFRE  country=ECU  kind=party"}}});
  const Lexicon joined = read_lexicon(lexicon_writer({&first, &second}));
  ASSERT_EQ(joined.bodies.size(), 4u);
  EXPECT_EQ(joined.text(joined.bodies[3].name), "Frelimo");
}

// The rows that a whole name stands for, in words.
std::vector<std::string> rows_named(const Lexicon& lexicon, std::string_view name) {
  std::vector<std::string> rows;
  for (const NameEntry& entry : lexicon.entries_of(name)) {
    if (entry.kind == NameKind::Body) rows.emplace_back(lexicon.text(lexicon.bodies[entry.row].code));
    if (entry.kind == NameKind::Role)
      rows.push_back("role " + std::string(lexicon.text(lexicon.roles[entry.row].code)));
    if (entry.kind == NameKind::RolePlural) rows.emplace_back("plural");
    if (entry.kind == NameKind::State) rows.emplace_back("state");
    if (entry.kind == NameKind::Medium) rows.emplace_back(lexicon.media[entry.row].agency ? "agency" : "medium");
  }
  return rows;
}

// A later folder's row wins where it has the same name and is of the same kind; within a folder all rows stand.
TEST(Compile, TakesTheLastFoldersRowsOfAName) {
  const LexiconFolder first(small_lexicon());
  const LexiconFolder second(LexiconRows{
      {"actors/bodies",
       {"name=Nusra  also=Jabhat al Nusra  code=SYRUAF  kind=group  to=2015",
        "name=Jabhat al-Nusra  code=SYROPP  kind=person  from=2016", "name=EFE  code=ECUGOV  kind=body"}},
      {"actors/roles",
       {"role=minister  sectors=MIL  kind=person", "role=envoy  also=top diplomat  sectors=MIL  kind=person"}},
      {"actors/office_holders", {"name=Someone Else  office=minister  of=ECU"}},
      {"actors/media", {"name=Comercio  kind=agency"}}});
  ASSERT_THAT(complaints_of({&first, &second}), IsEmpty());
  const Lexicon joined = read_lexicon(lexicon_writer({&first, &second}));
  EXPECT_THAT(rows_named(joined, "Jabhat al-Nusra"), ElementsAre("SYRUAF", "SYROPP"));
  EXPECT_EQ(joined.bodies[4].kind, BodyKind::Person);
  EXPECT_THAT(rows_named(joined, "Al-Nusra Front"), ElementsAre("SYRREB"));  // a name that only the first one has
  EXPECT_THAT(rows_named(joined, "EFE"), ElementsAre("ECUGOV", "agency"));   // of another kind
  EXPECT_THAT(rows_named(joined, "Comercio"), ElementsAre("agency"));
  EXPECT_THAT(rows_named(joined, "minister"), ElementsAre("role MIL"));
  EXPECT_THAT(rows_named(joined, "ministers"), ElementsAre("plural"));
  EXPECT_THAT(rows_named(joined, "top diplomat"), ElementsAre("role MIL"));
  // Offices are of the role that has the name last.
  for (const TermRow& term : joined.terms_of_office)
    if (joined.text(joined.roles[term.role].role) == "minister") {
      EXPECT_EQ(joined.text(joined.roles[term.role].code), "MIL");
    }
  // The other way round it is the other one.
  const Lexicon turned = read_lexicon(lexicon_writer({&second, &first}));
  EXPECT_THAT(rows_named(turned, "Jabhat al-Nusra"), ElementsAre("SYRREB"));
  EXPECT_THAT(rows_named(turned, "minister"), ElementsAre("role GOV"));
}

// A row that does not name its state adds to its other names; one that does has all of them.
TEST(Compile, AddsNamesToStates) {
  const LexiconFolder first(small_lexicon());
  const LexiconFolder second(LexiconRows{{"actors/states", {"code=USA  also=Union of Fifty"}}});
  const LexiconFolder third(LexiconRows{{"actors/states", {"code=USA  name=United States  also=U.S."}}});
  const Lexicon added = read_lexicon(lexicon_writer({&first, &second}));
  for (const char* name : {"United States", "Union of Fifty"})
    EXPECT_THAT(rows_named(added, name), ElementsAre("state")) << name;
  const Lexicon replaced = read_lexicon(lexicon_writer({&first, &second, &third}));
  EXPECT_THAT(rows_named(replaced, "Union of Fifty"), IsEmpty());
}

TEST(Compile, FindsTheTablesWithExamples) {
  const LexiconFolder folder(small_lexicon());
  std::vector<std::string> names;
  for (const Table& table : read_examples(folder.path())) {
    names.push_back(table.name);
    EXPECT_FALSE(table.rows.empty()) << table.name;
  }
  EXPECT_THAT(names,
              ElementsAre("actors/roles", "events/coerce", "events/consult", "events/protest", "events/operators",
                          "events/embeddings", "events/acts", "events/matters", "events/purposes", "events/speech",
                          "events/attitudes", "events/light_verbs", "events/parties", "events/guards",
                          "events/ordinary_verbs", "events/terms", "dates/words"));
}

}  // namespace
}  // namespace bede
