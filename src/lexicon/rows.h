// SPDX-License-Identifier: Apache-2.0
// The lexicon's rows as they stand in the pack: fixed sizes, words and texts as numbers, lists as ranges of arrays.
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

#include "base/day.h"

namespace bede {

using WordId = std::uint32_t;  // a folded word (base/folding.h); 0: none
using TextId = std::uint32_t;  // a string; 0: the empty one
inline constexpr std::uint32_t no_row = 0xFFFFFFFF;

struct Range {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

// Where in the tables something stands, for `why`: "events/assault", line 12.
struct RowPlace {
  TextId table = 0;
  std::uint32_t line = 0;
};

// --- who -----------------------------------------------------------------------------------------------------------

struct StateRow {
  TextId code, name, capital;
  Days days;
  RowPlace place;         // of the last table that has the state
  std::uint16_t cow, gw;  // its numbers in Correlates of War and Gleditsch and Ward, 0: none
  // Its middle, as gazetteers have it; NaN where no row of places/states says it.
  float latitude = std::numeric_limits<float>::quiet_NaN(), longitude = std::numeric_limits<float>::quiet_NaN();
  bool month_first = false;  // of dates in numbers: "03/04/2011" is the 4th of March there
  std::uint8_t unused[3] = {};
  std::uint32_t group = no_row;  // a row of state_groups of which this stands for all: "Europe", EUR; no_row of a state
};

// States that are spoken of together, or by a word for what they are: "European", "kingdom".
struct StateGroupRow {
  TextId words;   // as the table has them: "kingdom|monarchy"
  Range members;  // in `group_members`: rows of states
  Days days;
  RowPlace place;
};

enum class RoleKind : std::uint8_t { Person, Body };

struct RoleRow {
  TextId role, code;      // "foreign minister", "GOV"
  std::uint64_t sectors;  // a bit for each row of codes/sectors
  RoleKind kind;
  bool alone;
  std::uint16_t unused = 0;
  RowPlace place;
  std::uint32_t unused_too = 0;
};

// A person stands among the bodies where a table gives a code and no office.
enum class BodyKind : std::uint8_t { Igo, Ngo, Group, Party, Force, Company, Faith, Body, Person };

struct BodyRow {
  TextId name, code;
  std::uint32_t state;  // no_row: of none
  BodyKind kind;
  std::uint8_t unused[3] = {};
  std::uint64_t sectors;
  Days days;
  RowPlace place;
};

// One term of an office. The code is that of the state or body with the role's.
struct TermRow {
  std::uint32_t role, state, body;  // no_row where it is of none
  Days days;
  RowPlace place;
};

struct PersonRow {
  TextId name;
  Range terms;  // in `terms`, in the order of their beginnings
};

struct MediumRow {
  TextId name;
  std::uint32_t state;
  bool agency;
  std::uint8_t unused[3] = {};
  Days days;
  RowPlace place;
};

struct SectorRow {
  TextId sector, code;
};

// What a name stands for. How it must be written to be found: as names are, in capitals alone, or in any way.
enum class NameKind : std::uint8_t {
  State,
  Adjective,
  People,
  Capital,
  Seat,
  Role,
  RolePlural,
  Body,
  Person,
  FamilyName,
  Medium,
  BodySeat
};
enum class Letters : std::uint8_t { Any, Name, Capitals };

struct NameEntry {
  std::uint32_t row;
  NameKind kind;
  Letters letters;
  std::uint16_t folder = 0;  // which of the folders of tables it is from: later ones win
};

// --- what ----------------------------------------------------------------------------------------------------------

// Where a party stands relative to its predicate. From `first_preposition` on: a preposition, by its word.
using SlotId = std::uint32_t;
namespace slot {
inline constexpr SlotId none = 0, subject = 1, object = 2, indirect = 3, possessor = 4, compound = 5, clause = 6,
                        infinitive = 7;
inline constexpr SlotId first_preposition = 16;
}  // namespace slot

enum class Part : std::uint8_t { Verb, Noun, Adjective, Phrase, Document };

// The words of a row, in base form. `head` is the one that the others hang on.
struct Predicate {
  Range words;  // in `predicate_words`
  WordId head = 0;
  TextId text = 0;  // as the table has it
  RowPlace place;
  Part part = Part::Verb;
  std::uint8_t head_at = 0;
  std::uint16_t made = 0;  // 1: from a written one by the groups of its words (events/word_groups)
};

enum class Need : std::uint8_t {
  Actor,
  Person,
  State,
  Armed,
  Place,
  None,
  Some,
  Weapon,
  Voice,
  Relief,
  Foreign,
  Money,
  Irregular
};
inline constexpr std::size_t need_count = static_cast<std::size_t>(Need::Irregular) + 1;

struct Requirement {
  SlotId slot;
  Need need;
  std::uint8_t unused[3] = {};
};

enum class Harm : std::uint8_t { None, Dead, Injured, Detained, Displaced };
inline constexpr std::uint8_t no_mode = 0xFF;

struct FrameRow {
  Predicate predicate;
  Range actor, recipient, place_slots;  // in `slots`
  Range needs;                          // in `requirements`
  TextId cameo;
  std::uint8_t type;  // EventType
  std::uint8_t mode;  // a row of `modes`, or no_mode
  bool reciprocal;
  Harm harm;
  std::uint32_t unused = 0;  // no gap that the compiler would leave as it finds it: a pack has the same bytes each time
  std::uint64_t contexts;    // a bit for each row of codes/contexts
};
static_assert(std::has_unique_object_representations_v<FrameRow>);

inline constexpr std::uint16_t no_act = 0xFFFF;
enum class Doer : std::uint8_t { None, Actor, Recipient };
enum class Effect : std::uint8_t { None, Actual, Planned, Possible, Conditional, Demanded, Negated };

struct OperatorRow {
  Predicate predicate;
  Range actor, recipient, content;
  std::uint16_t act;
  std::uint16_t own_act;  // what it is when who does it would do the inner act as well: "warned that it would strike"
  std::uint16_t negated_act;  // what it is when it is negated: "did not allow" forbids; no_act: the same
  Doer doer;
  Effect effect;
};

struct ActRow {
  TextId inner;  // the beginning of the inner event's CAMEO code; empty: any
  TextId cameo;
  RowPlace place;
  std::uint16_t act;
  std::uint8_t type, mode;
  bool of_matter;  // it holds for a matter of that code too: "demanded voting rights"
  std::uint8_t unused[3] = {};
};

// What a word says of whose words or thoughts follow. Up to Doubts: that somebody says or thinks so (events/speech);
// from Wants on: an attitude, told of by who writes (events/attitudes).
enum class Stance : std::uint8_t {
  States,
  Believes,
  Hopes,
  Asks,
  Denies,
  Doubts,
  Wants,
  Intends,
  Judges,
  Feels,
  Perceives,
  Seems
};

// What an act asks for, promises, refuses, or a protest is for or against, and that is no event: "voting rights". The
// code is that of the deed which would grant it.
struct MatterRow {
  Predicate predicate;
  TextId cameo;
};

// What an event's code becomes by what it is for or against: a march (141) for a resignation (0831) is 1411.
struct PurposeRow {
  TextId deed, purpose;  // `purpose`: the beginning of a code
  TextId cameo;
  RowPlace place;
};

// Of events/speech and events/attitudes.
struct SpeechRow {
  Predicate predicate;
  Range speaker, content, addressee;
  Stance stance;
  std::uint8_t unused[3] = {};
};

// What a word makes of the event inside it: "[failed] to release them". From events/embeddings, and from the rows of
// operators, speech and light verbs.
struct EmbeddingRow {
  Predicate predicate;
  Range content;     // the slots of the event inside
  Effect effect;     // where the word itself is told as done
  Effect otherwise;  // where it is negated; the same as `effect`: negation does not reach what is inside
  Effect past;       // in place of `effect` in the past: "was able to"
  Effect perfect;    // in place of `effect` of a perfect infinitive: "seems to have left"
  bool speech;       // reported speech: in it `would` is what lies ahead
  bool belief;       // "I believe that": who believes it himself says so
  std::uint16_t unused = 0;
};

struct LightVerbRow {
  Predicate predicate;
  Range link;
  bool gives_recipient;
  std::uint8_t unused[3] = {};
};

enum class PartyGift : std::uint8_t { Mediator, Excluded, Host, Party };

struct PartyRow {
  Predicate predicate;
  Range event, party;
  PartyGift gives;
  bool negated;
  std::uint16_t unused = 0;
};

// --- codes ---------------------------------------------------------------------------------------------------------

struct CameoRow {
  TextId code, label;
  std::uint8_t type, mode;  // of PLOVER; 0xFF: none
  bool has_goldstein;
  bool is_agreement;  // it has terms
  float goldstein;
  std::uint64_t contexts;
};

struct TypeRow {
  TextId label;
  std::uint32_t quad;
  float score;
};

struct ModeRow {
  TextId name, label;
  float score;
  std::uint8_t type;
  bool has_score;
  std::uint16_t unused = 0;
};

// --- words of closed classes, and signs ------------------------------------------------------------------------------

enum class TermKind : std::uint8_t { Grammar, Date, PlaceWord, Context, Guard, FirstName, Agreement };

// A row of grammar/words, actors/first_names, dates/, places/words, or of events/context_words, events/guards,
// events/ordinary_verbs and events/terms.
struct Term {
  TextId word, of_class, value;  // "not", "negation", "full"; of a guard its domain and strength
  RowPlace place;
  TermKind kind;
  std::uint8_t unused[3] = {};
};

enum class PlaceTable : std::uint8_t { Region, Site, City };

// A row of places/regions, places/sites or places/cities.
struct NamedPlaceRow {
  TextId name, also;    // `also`: "Gaza|Gaza City"; of a site, with the nouns of its kind: "Evin|Evin jail"
  std::uint32_t state;  // no_row: in none, or in several
  float latitude, longitude;
  TextId kind;  // empty of a city
  Days days;    // when a city is called so; open of the others
  RowPlace place;
  PlaceTable table;
  bool alone;  // found in reports on any country; "Independence Square" is not
  std::uint16_t unused = 0;
};

}  // namespace bede
