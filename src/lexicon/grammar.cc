// SPDX-License-Identifier: Apache-2.0
#include "lexicon/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lexicon/lexicon.h"

namespace bede {
namespace {

template <class Enum>
struct Named {
  std::string_view name;
  Enum value;
};

constexpr Named<Reference> references[] = {
    {"person", Reference::Person}, {"state", Reference::State}, {"place", Reference::Place}, {"body", Reference::Body},
    {"group", Reference::Group},   {"first", Reference::First}, {"last", Reference::Last},   {"all", Reference::All}};
constexpr Named<Effect> effects[] = {{"planned", Effect::Planned},
                                     {"possible", Effect::Possible},
                                     {"demanded", Effect::Demanded},
                                     {"conditional", Effect::Conditional}};
constexpr Named<Aspect> aspects[] = {
    {"former", Aspect::Former}, {"current", Aspect::Current}, {"future", Aspect::Future}, {"claimed", Aspect::Claimed}};
constexpr Named<PlaceLink> links[] = {
    {"in", PlaceLink::In}, {"near", PlaceLink::Near}, {"to", PlaceLink::To}, {"from", PlaceLink::From}};
constexpr Named<Backing> backings[] = {{"backed", Backing::Backed}, {"made", Backing::Made}};
constexpr Named<Hedge> hedges[] = {{"possible", Hedge::Possible}, {"attributed", Hedge::Attributed}};

template <class Enum, std::size_t N>
bool read(const Named<Enum> (&names)[N], std::string_view name, Enum& value) {
  for (const Named<Enum>& named : names)
    if (named.name == name) {
      value = named.value;
      return true;
    }
  return false;
}

struct Trait {
  std::string_view name;
  bool GrammarWord::*member;
};
constexpr Trait pronoun_traits[] = {{"person", &GrammarWord::person},
                                    {"thing", &GrammarWord::thing},
                                    {"singular", &GrammarWord::singular},
                                    {"plural", &GrammarWord::plural},
                                    {"possessive", &GrammarWord::possessive},
                                    {"reflexive", &GrammarWord::reflexive},
                                    {"relative", &GrammarWord::relative},
                                    {"reciprocal", &GrammarWord::reciprocal},
                                    {"demonstrative", &GrammarWord::demonstrative},
                                    {"first", &GrammarWord::first},
                                    {"second", &GrammarWord::second},
                                    {"male", &GrammarWord::male},
                                    {"female", &GrammarWord::female},
                                    {"third", &GrammarWord::third}};
// Said for people; no rule asks for them.
constexpr std::string_view other_traits[] = {"any", "indefinite"};

bool read_pronoun(std::string_view value, GrammarWord& word) {
  word.pronoun = true;
  for (const std::string_view name : split_cell(value, ' ')) {
    bool known = std::find(std::begin(other_traits), std::end(other_traits), name) != std::end(other_traits);
    for (const Trait& trait : pronoun_traits) {
      if (trait.name != name) continue;
      word.*trait.member = true;
      known = true;
    }
    if (!known) return false;
  }
  return true;
}

// "12-99"
bool read_quantity(std::string_view value, GrammarWord& word) {
  const char* end = value.data() + value.size();
  const auto low = std::from_chars(value.data(), end, word.low);
  if (low.ec != std::errc{} || low.ptr == end || *low.ptr != '-') return false;
  const auto high = std::from_chars(low.ptr + 1, end, word.high);
  return high.ec == std::errc{} && high.ptr == end && word.low <= word.high;
}

bool read_word(std::string_view of_class, std::string_view value, GrammarWord& word) {
  if (of_class == "pronoun") return read_pronoun(value, word);
  if (of_class == "quantity") return read_quantity(value, word);
  if (of_class == "modal") return read(effects, value, word.modal);
  if (of_class == "aspect") return read(aspects, value, word.aspect);
  if (of_class == "hedge") return read(hedges, value, word.hedge);
  if (of_class == "place_preposition") return read(links, value, word.place);
  if (of_class == "belonging") return word.belonging = true;
  if (of_class == "title") return word.title = true;
  if (of_class == "name_particle") return word.name_particle = true;
  if (of_class == "gender") {
    (value == "female" ? word.female : word.male) = true;
    return value == "female" || value == "male";
  }
  if (of_class == "first_name") {
    word.name_male = word.name_male || value != "female";
    word.name_female = word.name_female || value != "male";
    return value == "male" || value == "female" || value == "both";
  }
  if (of_class == "capital") return word.capital = true;
  if (of_class == "within") return word.within = true;
  if (of_class == "purpose") return word.purpose = true;
  if (of_class == "agentive") return word.agentive = true;
  if (of_class == "opens_clause") return word.opens_clause = true;
  if (of_class == "meanwhile") return word.meanwhile = true;
  if (of_class == "manner") return word.manner = true;
  if (of_class == "generic") return word.generic = true;
  if (of_class == "weapon") return word.weapon = true;
  if (of_class == "relief") return word.relief = true;
  if (of_class == "object_does") return word.object_does = true;
  if (of_class == "attitude") return word.attitude = true;
  if (of_class == "telling") return word.telling = true;
  if (of_class == "leads") return word.leads = true;
  if (of_class == "backing") return read(backings, value, word.backing);
  if (of_class == "place_verb") return word.place_verb = true;
  if (of_class == "place_noun") return word.place_noun = true;
  if (of_class == "naming") return word.naming = true;
  if (of_class == "happening_verb") return value.empty();  // looked up among the terms
  if (of_class == "counterpart") return word.counterpart = true;
  if (of_class == "ordinary_verb") return word.ordinary_verb = true;
  if (of_class == "partitive") return word.partitive = true;
  if (of_class == "sums_up") return word.sums_up = true;
  if (of_class == "lets") return word.lets = true;
  if (of_class == "additive") return word.additive = true;
  if (of_class == "article") {
    (value == "definite" ? word.definite : word.indefinite) = true;
    return value == "definite" || value == "indefinite";
  }
  if (of_class == "condition") {
    (value == "inverted" ? word.inverted_condition : word.condition) = true;
    return value == "inverted" || value == "conditional";
  }
  if (of_class == "limit") return word.limit = true;
  if (of_class == "temporal") return word.temporal = true;
  if (of_class == "plural_verb") return word.plural_verb = true;
  if (of_class == "surrounding") return word.surrounding = true;
  if (of_class == "free_choice") return word.free_choice = true;
  if (of_class == "singled_out") return word.singled_out = true;
  if (of_class == "excess") return word.excess = true;
  if (of_class == "unfulfilled") return word.unfulfilled = true;
  if (of_class == "softened") return word.softened = true;
  if (of_class == "currency") return word.currency = true;
  if (of_class == "performative") return word.performative = true;
  if (of_class == "prospective") return word.prospective = true;
  if (of_class == "polite") return word.polite = true;
  if (of_class == "sends") return word.sends = true;
  if (of_class == "bears_arms") return word.bears_arms = true;
  if (of_class == "negation") {
    (value == "weak" ? word.weak_negation : value == "near" ? word.near_negation : word.negation) = true;
    return value == "weak" || value == "near" || value == "full";
  }
  if (of_class == "reference") {
    Reference reference = Reference::None;
    if (!read(references, value, reference)) return false;
    word.references |= static_cast<std::uint16_t>(1u << static_cast<int>(reference));
    return true;
  }
  return false;
}

}  // namespace

PlaceLink place_link(std::string_view value) {
  PlaceLink link = PlaceLink::None;
  read(links, value, link);
  return link;
}

bool is_grammar(std::string_view of_class, std::string_view value) {
  GrammarWord word;
  return read_word(of_class, value, word);
}

Result<Grammar> Grammar::make(const Lexicon& lexicon) {
  Grammar grammar;
  grammar.numbers_.assign(lexicon.word_count(), 0);
  std::string buffer;
  for (const Term& term : lexicon.term_rows) {
    if (term.kind != TermKind::Grammar && term.kind != TermKind::FirstName) continue;
    const WordId word = lexicon.word(lexicon.text(term.word), buffer);
    GrammarWord scratch;  // a phrase of several words has no number of its own; its class is checked all the same
    if (word != 0 && grammar.numbers_[word] == 0) {
      grammar.numbers_[word] = static_cast<std::uint16_t>(grammar.words_.size());
      grammar.words_.emplace_back();
    }
    GrammarWord& entry = word != 0 ? grammar.words_[grammar.numbers_[word]] : scratch;
    if (!read_word(lexicon.text(term.of_class), lexicon.text(term.value), entry))
      return Error{ErrorKind::BadData,
                   fmt::format("the class '{}' with the value '{}' is not known", lexicon.text(term.of_class),
                               lexicon.text(term.value)),
                   fmt::format("{}.tsv:{}", lexicon.text(term.place.table), term.place.line)};
  }
  return grammar;
}

}  // namespace bede
