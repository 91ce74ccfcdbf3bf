// SPDX-License-Identifier: Apache-2.0
// What stands round a predicate, as features: its own word is masked but for its beginning, so that what
// is learned from words of the lexicon holds for others.
#include <algorithm>

#include "event/unknown_verbs.h"

namespace bede {
namespace {

// What a feature is about; its number is part of its hash.
enum class About : std::uint8_t {
  Always,
  Beginning,
  Form,
  Slot,
  Slots,
  Word,
  SlotWord,
  SlotKind,
  SlotParty,
  Parties,
  Particle,
  Manner,
  Helper,
  Clause,
  Above,
  Beside,
  Near
};

// Rows of the weights by hash (FNV-1a with a last mix), the same on every machine.
class FeatureRows {
 public:
  void add(About about, std::string_view first, std::string_view second = {}) {
    std::uint64_t hash = 0xcbf29ce484222325 ^ static_cast<std::uint64_t>(about);
    const auto take = [&](std::string_view text) {
      for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
      hash = (hash ^ 0xFF) * 0x100000001b3;  // no byte of UTF-8
    };
    take(first);
    take(second);
    hash ^= hash >> 32;
    rows.push_back(static_cast<std::uint32_t>((hash * 0x9e3779b97f4a7c15) >> (64 - Backoff::row_bits)));
  }
  std::vector<std::uint32_t> rows;
};

std::string_view number_name(unsigned number) {
  static constexpr std::string_view names[] = {
      "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12", "13", "14", "15", "16",
      "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33",
      "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48"};
  return names[std::min<std::size_t>(number, std::size(names) - 1)];
}

template <class Enum>
std::string_view name_of(Enum value) {
  return number_name(static_cast<unsigned>(value));
}

}  // namespace

// A side in a word: "armed", else the first of its sectors, else its kind.
std::string_view UnknownVerbs::side_name(const Actor& actor) const {
  if (actor.armed) return "armed";
  const auto sectors = sector_names(lexicon_, actor);
  return sectors.empty() ? name_of(actor.kind) : sectors.front();
}

// A state, forces, or somebody with a part in politics: "the ministry", "Peru"; not "two women", and not the press, to
// which much is told: "leaked the letter to reporters".
bool UnknownVerbs::is_public(const Party& party) const {
  const Actor& actor = actors_.actors[party.actor];
  if (actor.code.empty()) return false;
  return actor.kind == ActorKind::State || actor.armed ||
         (actor.sectors & ~(knowledge_.private_sectors | knowledge_.media_sectors)) != 0;
}

// Who does it and to whom, where both are known in public life and the words join them: the subject, and the object or
// what stands behind a preposition. The object of what forces do may be anybody.
UnknownVerbs::Dyad UnknownVerbs::dyad_of(const std::vector<Argument>& arguments) const {
  const auto collect = [&](const auto& fits, bool anybody) {
    Parties side;
    for (const Argument& argument : arguments) {
      if (!argument.direct || !fits(argument.slot) || !side.empty()) continue;
      for (const std::uint32_t token : arguments_.with_conjuncts(argument.token)) {
        // "dared his own deputies": what is done to one's own people is seldom an event.
        const std::uint32_t owner = reading_.child(token, Dep::Poss);
        if (owner != no_token && grammar_[tokens_[owner].form].possessive) continue;
        for (const Party& party : who_.parties_at(token))
          if (is_public(party) || (anybody && !actors_.actors[party.actor].code.empty())) add_parties(side, {party});
      }
    }
    return side;
  };
  Dyad dyad;
  dyad.actors = collect([](SlotId slot) { return slot == slot::subject; }, false);
  if (dyad.actors.empty()) return dyad;
  dyad.recipients =
      collect([](SlotId slot) { return slot == slot::object || slot == slot::indirect; }, who_.any_armed(dyad.actors));
  if (dyad.recipients.empty())
    dyad.recipients = collect([](SlotId slot) { return slot >= slot::first_preposition; }, false);
  for (const Party& actor : dyad.actors)
    std::erase_if(dyad.recipients, [&](const Party& p) { return p.actor == actor.actor; });
  return dyad;
}

std::vector<std::uint32_t> UnknownVerbs::backoff_features(std::uint32_t predicate,
                                                          const std::vector<Argument>& arguments) const {
  constexpr std::uint32_t near = 12;       // tokens to each side
  constexpr std::size_t most_letters = 5;  // of a beginning
  FeatureRows found;
  const ReadToken& head = tokens_[predicate];
  const auto lemma_of = [&](std::uint32_t token) { return reading_.parse.lemma_of(reading_.parse.tokens[token]); };
  const auto is_name = [&](std::uint32_t token) {
    return tokens_[token].pos == Pos::Propn || tokens_[token].pos == Pos::Num || tokens_[token].pos == Pos::Pron;
  };

  found.add(About::Always, {});
  const bool verb = sheet_.is_verb(predicate);
  found.add(About::Form, verb ? "verb" : "other");
  if (verb) {
    found.add(About::Form, "tag", name_of(head.tag));
    found.add(About::Form, "dep", name_of(head.dep));
    if (arguments_.is_passive(predicate)) found.add(About::Form, "passive");
    if (arguments_.is_infinitive(predicate)) found.add(About::Form, "infinitive");
  }
  const std::string_view lemma = lemma_of(predicate);
  for (std::size_t letters = 2; letters <= most_letters && letters < lemma.size(); ++letters)
    found.add(About::Beginning, lemma.substr(0, letters));

  std::string_view subject = "nobody", object = "nobody", other = "nobody";
  std::string slots;
  for (const Argument& argument : arguments) {
    const std::string_view slot = lexicon_.slot_name(argument.slot);
    const ReadToken& word = tokens_[argument.token];
    if (argument.direct) {
      found.add(About::Slot, slot);
      slots += slot;
      slots += ' ';
    } else {
      found.add(About::Slot, slot, "far");
    }
    found.add(About::SlotKind, slot, name_of(word.entity));
    if (!is_name(argument.token)) {
      found.add(About::SlotWord, slot, lemma_of(argument.token));
      found.add(About::Word, lemma_of(argument.token));
      for (const std::uint32_t child : reading_.children(argument.token))
        if (tokens_[child].dep == Dep::Amod || tokens_[child].dep == Dep::Compound)
          if (!is_name(child)) found.add(About::Word, lemma_of(child));
    }
    if (grammar_[word.lemma].weapon) found.add(About::SlotKind, slot, "weapon");
    if (knowledge_.is_place_word[word.lemma]) found.add(About::SlotKind, slot, "place");
    if (guard_at_[argument.token] != 0) found.add(About::SlotKind, slot, "guard");
    Parties parties;
    for (const std::uint32_t token : arguments_.with_conjuncts(argument.token))
      add_parties(parties, who_.parties_at(token));
    const bool owned = parties.empty();
    if (owned) parties = who_.owners_of(argument.token, 1);
    if (parties.empty()) found.add(About::SlotParty, slot, "nobody");
    for (const Party& party : parties) {
      const Actor& actor = actors_.actors[party.actor];
      found.add(About::SlotParty, slot, name_of(actor.kind));
      if (owned) found.add(About::SlotParty, slot, "owner");
      if (actor.armed) found.add(About::SlotParty, slot, "armed");
      if (actor.state != no_row && actor.kind != ActorKind::State) found.add(About::SlotParty, slot, "of a state");
      for (const std::string_view sector : sector_names(lexicon_, actor)) found.add(About::SlotParty, slot, sector);
      std::string_view& side = argument.slot == slot::subject  ? subject
                               : argument.slot == slot::object ? object
                                                               : other;
      if (side == "nobody") side = side_name(actor);
    }
  }
  found.add(About::Slots, slots);
  found.add(About::Parties, subject, object);
  if (other != "nobody") found.add(About::Parties, subject, other);

  for (const std::uint32_t child : reading_.children(predicate)) {
    switch (tokens_[child].dep) {
      case Dep::Prt: found.add(About::Particle, lemma_of(child)); break;
      case Dep::Advmod: found.add(About::Manner, lemma_of(child)); break;
      case Dep::Aux: found.add(About::Helper, lemma_of(child)); break;
      case Dep::Neg: found.add(About::Helper, "not"); break;
      case Dep::Advcl: {
        const std::uint32_t mark = reading_.child(child, Dep::Mark);
        found.add(About::Clause, mark == no_token ? std::string_view("none") : lemma_of(mark),
                  arguments_.is_infinitive(child) ? "to" : "");
        found.add(About::Word, lemma_of(child));
        break;
      }
      default: break;
    }
  }
  if (!reading_.is_root(predicate) && !is_name(head.head)) found.add(About::Above, lemma_of(head.head));

  const Sentence& sentence = reading_.parse.sentences[head.sentence];
  const std::uint32_t first = std::max(sentence.begin_token, predicate > near ? predicate - near : 0);
  const std::uint32_t last = std::min(sentence.end_token, predicate + near);
  for (std::uint32_t i = first; i < last; ++i) {
    if (i == predicate || is_name(i)) continue;
    const Pos pos = tokens_[i].pos;
    if (pos == Pos::Noun || pos == Pos::Verb || pos == Pos::Adj) found.add(About::Near, lemma_of(i));
    const Cue* beside = sheet_.cue(i);
    if (beside && beside->happening != no_happening && !happenings_[beside->happening].refused)
      found.add(About::Beside, name_of(happenings_[beside->happening].type));
  }
  return std::move(found.rows);
}

}  // namespace bede
