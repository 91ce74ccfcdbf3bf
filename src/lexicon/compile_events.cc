// SPDX-License-Identifier: Apache-2.0
// events/: frames, operators and their acts, speech, light verbs, parties.
#include <fmt/format.h>

#include <algorithm>

#include "lexicon/choices.h"
#include "lexicon/compiler.h"

namespace bede {
namespace {

template <class Enum>
Enum read_choice(const RowReader& row, std::string_view column, std::span<const std::string_view> names) {
  return static_cast<Enum>(row.choice(column, names).value_or(0));
}

}  // namespace

// The words of one group, and every phrase that some row has: a written one is never made from another.
void Compiler::compile_word_groups(const Tables& tables) {
  each_row(tables, "events/word_groups", [&](const RowReader& row) {
    const auto words = row.parts("words");
    for (const std::string_view word : words)
      if (!groups_of_.try_emplace(std::string(word), word_groups_.size()).second)
        row.complain("words", fmt::format("'{}' is in two groups; a word can be in one", word));
    word_groups_.emplace_back(words.begin(), words.end());
  });
  const auto note = [&](const RowReader& row, std::string_view column) {
    for (const std::string_view phrase : row.parts(column))
      phrases_.insert(fmt::format("{}\t{}", phrase, row.cell("part")));
  };
  for (const std::string_view file : frame_files)
    each_row(tables, fmt::format("events/{}", file), [&](const RowReader& row) { note(row, "predicate"); });
  each_row(tables, "events/operators", [&](const RowReader& row) { note(row, "operator"); });
}

namespace {

// Whether what stands before a phrase's last word leaves it its own meaning: a verb, with its particle or not ("mass
// troop", "lay down arm"), or what is done "of" it ("pullback of troop"). But "machine gun" is no "machine weapon".
bool leaves_meaning(std::string_view before, std::string_view part) {
  constexpr std::string_view particles[] = {"up", "down", "over", "out", "off", "back", "in", "on"};
  const std::vector<std::string_view> words = split_cell(before, ' ');
  if (part == word_parts[static_cast<std::size_t>(Part::Noun)]) return words.size() == 2 && words[1] == "of";
  return words.size() == 1 ||
         (words.size() == 2 && std::find(std::begin(particles), std::end(particles), words[1]) != std::end(particles));
}

}  // namespace

// "mass troop" -> "mass brigade", "mass regiment": the row's phrase with the other words of its last word's group.
std::vector<std::string> Compiler::siblings_of(const RowReader& row, std::string_view phrase) {
  std::vector<std::string> siblings;
  for (std::size_t blank = phrase.find(' '); blank != std::string_view::npos; blank = phrase.find(' ', blank + 1)) {
    const std::string_view before = phrase.substr(0, blank + 1), last = phrase.substr(blank + 1);
    const auto group = groups_of_.find(last);
    if (group == groups_of_.end() || !leaves_meaning(phrase.substr(0, blank), row.cell("part"))) continue;
    for (const std::string& word : word_groups_[group->second]) {
      std::string sibling = fmt::format("{}{}", before, word);
      if (phrases_.insert(fmt::format("{}\t{}", sibling, row.cell("part"))).second)
        siblings.push_back(std::move(sibling));
    }
    break;
  }
  return siblings;
}

void Compiler::compile_events(const Tables& tables) {
  compile_word_groups(tables);
  compile_acts(tables);
  for (std::size_t type = 0; type < frame_files.size(); ++type)
    each_row(tables, fmt::format("events/{}", frame_files[type]),
             [&](const RowReader& row) { compile_frame(row, type); });
  frames_.insert(frames_.end(), sibling_frames_.begin(), sibling_frames_.end());
  each_row(tables, "events/operators", [&](const RowReader& row) { compile_operator(row); });
  operators_.insert(operators_.end(), sibling_operators_.begin(), sibling_operators_.end());
  each_row(tables, "events/matters", [&](const RowReader& row) {
    for (const std::string_view phrase : row.parts("matter"))
      matters_.push_back({predicate_of(row, phrase, "part"), cameo_of(row)});
  });
  each_row(tables, "events/purposes", [&](const RowReader& row) {
    for (const std::string_view purpose : row.parts("purpose"))
      purposes_.push_back({cameo_of(row, "deed"), text(purpose), cameo_of(row), place_of(row)});
  });
  // The longest purpose first, so that the first one that fits is the nearest.
  std::stable_sort(purposes_.begin(), purposes_.end(), [&](const PurposeRow& a, const PurposeRow& b) {
    return a.deed != b.deed ? texts_[a.deed] < texts_[b.deed] : texts_[a.purpose].size() > texts_[b.purpose].size();
  });
  const auto compile_speech = [&](std::string_view table, std::vector<SpeechRow>& rows) {
    each_row(tables, table, [&](const RowReader& row) {
      for (const std::string_view phrase : row.parts("word"))
        rows.push_back({predicate_of(row, phrase, "part"), slots_of(row, "speaker"), slots_of(row, "content"),
                        slots_of(row, "addressee"), read_choice<Stance>(row, "stance", stances)});
    });
  };
  compile_speech("events/speech", speech_);
  compile_speech("events/attitudes", attitudes_);
  each_row(tables, "events/light_verbs", [&](const RowReader& row) {
    for (const std::string_view phrase : row.parts("verb"))
      light_verbs_.push_back(
          {predicate_of(row, phrase, "verb"), slots_of(row, "link"), row.cell("gives") == "recipient"});
  });
  each_row(tables, "events/parties", [&](const RowReader& row) {
    for (const std::string_view phrase : row.parts("word"))
      parties_.push_back({predicate_of(row, phrase, "part"), slots_of(row, "event"), slots_of(row, "party"),
                          read_choice<PartyGift>(row, "gives", party_gifts), row.cell("when") == "negated"});
  });
  compile_embeddings(tables);
}

namespace {

// Where a table has no say: what holds of the inside of a word that is negated.
Effect otherwise_of(Effect effect) {
  switch (effect) {
    case Effect::Actual: return Effect::Negated;        // "did not manage to"
    case Effect::Negated: return Effect::Actual;        // "did not fail to"
    case Effect::Planned: return Effect::Negated;       // "does not plan to"
    case Effect::Possible: return Effect::Negated;      // "are not allowed to"
    case Effect::Demanded: return Effect::Possible;     // "did not ask them to leave"
    case Effect::Conditional: return Effect::Possible;  // "does not depend on"
    case Effect::None: return Effect::Actual;           // "did not condemn the attack"
  }
  return Effect::Possible;
}

Effect effect_of(Stance stance) {
  switch (stance) {
    case Stance::States: return Effect::Actual;  // who says so is kept apart
    case Stance::Denies: return Effect::Negated;
    default: return Effect::Possible;
  }
}

}  // namespace

// Words of events/embeddings stand before those of the other tables, so that they win over them.
void Compiler::compile_embeddings(const Tables& tables) {
  constexpr Effect none = Effect::None;
  each_row(tables, "events/embeddings", [&](const RowReader& row) {
    const auto effect = [&](std::string_view column) { return read_choice<Effect>(row, column, effects); };
    for (const std::string_view phrase : row.parts("word"))
      embeddings_.push_back({predicate_of(row, phrase, "part"), slots_of(row, "content"), effect("effect"),
                             effect("otherwise"), effect("past"), effect("perfect"), false, false});
  });
  for (const OperatorRow& row : operators_)
    embeddings_.push_back({row.predicate, row.content, row.effect == none ? Effect::Actual : row.effect,
                           otherwise_of(row.effect), none, none, false, false});
  for (const SpeechRow& row : speech_) {
    // "did not report that" leaves it open; "denied reports that", "there are no reports that" do not.
    const Effect otherwise = row.predicate.part == Part::Verb ? Effect::Possible : Effect::Negated;
    embeddings_.push_back({row.predicate, row.content, effect_of(row.stance), otherwise, none, none, true,
                           row.stance == Stance::Believes});
  }
  for (const LightVerbRow& row : light_verbs_)
    embeddings_.push_back({row.predicate, row.link, Effect::Actual, Effect::Negated, none, none, false, false});
}

void Compiler::compile_acts(const Tables& tables) {
  const auto act_of = [&](const std::string& name) {
    const auto [at, is_new] = act_numbers_.try_emplace(name, acts_.size());
    if (is_new) acts_.push_back(text(name));
    return static_cast<std::uint16_t>(at->second);
  };
  each_row(tables, "events/acts", [&](const RowReader& row) {
    const auto type = type_numbers_.find(row.cell("type"));
    if (type == type_numbers_.end()) return row.complain("type", fmt::format("'{}' is no type", row.cell("type")));
    act_rows_.push_back({text(row.cell("inner")), cameo_of(row), place_of(row), act_of(row.cell("act")),
                         static_cast<std::uint8_t>(type->second), mode_of(row, type->second), row.yes("matter")});
  });
  // Acts that only change what is true of the event inside have no rows.
  each_row(tables, "events/operators", [&](const RowReader& row) { act_of(row.cell("act")); });
  each_row(tables, "events/operators", [&](const RowReader& row) {
    for (const std::string_view column : {"own", "negated"})
      if (const std::string& act = row.cell(column); !act.empty() && !act_numbers_.contains(act))
        row.complain(column, fmt::format("'{}' is no act of events/acts or events/operators", act));
  });
  std::stable_sort(act_rows_.begin(), act_rows_.end(), [&](const ActRow& a, const ActRow& b) {
    return a.act != b.act ? a.act < b.act : texts_[a.inner].size() > texts_[b.inner].size();
  });
}

void Compiler::compile_frame(const RowReader& row, std::size_t type) {
  const Range actor = slots_of(row, "actor"), recipient = slots_of(row, "recipient"), place = slots_of(row, "place");
  const Range needs = needs_of(row);
  const std::uint64_t contexts = bits_of(row, "contexts", context_numbers_);
  if (actor.empty() && recipient.empty()) row.complain("actor", "a frame needs a slot for its actor or its recipient");
  const auto frame = [&](std::string_view phrase) {
    return FrameRow{predicate_of(row, phrase, "part"),
                    actor,
                    recipient,
                    place,
                    needs,
                    cameo_of(row),
                    static_cast<std::uint8_t>(type),
                    mode_of(row, type),
                    row.yes("reciprocal"),
                    read_choice<Harm>(row, "harm", harms),
                    0,
                    contexts};
  };
  for (const std::string_view phrase : row.parts("predicate")) {
    frames_.push_back(frame(phrase));
    for (const std::string& sibling : siblings_of(row, phrase))
      sibling_frames_.emplace_back(frame(sibling)).predicate.made = 1;
  }
}

void Compiler::compile_operator(const RowReader& row) {
  const Range actor = slots_of(row, "actor"), recipient = slots_of(row, "recipient"),
              content = slots_of(row, "content");
  const auto act_in = [&](std::string_view column) {
    const auto found = act_numbers_.find(row.cell(column));
    return found == act_numbers_.end() ? no_act : static_cast<std::uint16_t>(found->second);
  };
  const auto operator_row = [&](std::string_view phrase) {
    return OperatorRow{predicate_of(row, phrase, "part"),
                       actor,
                       recipient,
                       content,
                       act_in("act"),
                       act_in("own"),
                       act_in("negated"),
                       read_choice<Doer>(row, "doer", doers),
                       read_choice<Effect>(row, "effect", effects)};
  };
  for (const std::string_view phrase : row.parts("operator")) {
    operators_.push_back(operator_row(phrase));
    for (const std::string& sibling : siblings_of(row, phrase))
      sibling_operators_.emplace_back(operator_row(sibling)).predicate.made = 1;
  }
}

}  // namespace bede
