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

void Compiler::compile_events(const Tables& tables) {
  compile_acts(tables);
  for (std::size_t type = 0; type < frame_files.size(); ++type)
    each_row(tables, fmt::format("events/{}", frame_files[type]),
             [&](const RowReader& row) { compile_frame(row, type); });
  each_row(tables, "events/operators", [&](const RowReader& row) { compile_operator(row); });
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
  for (const std::string_view phrase : row.parts("predicate")) {
    frames_.push_back({predicate_of(row, phrase, "part"), actor, recipient, place, needs, cameo_of(row),
                       static_cast<std::uint8_t>(type), mode_of(row, type), row.yes("reciprocal"),
                       read_choice<Harm>(row, "harm", harms), 0, contexts});
  }
}

void Compiler::compile_operator(const RowReader& row) {
  const Range actor = slots_of(row, "actor"), recipient = slots_of(row, "recipient"),
              content = slots_of(row, "content");
  const auto act_in = [&](std::string_view column) {
    const auto found = act_numbers_.find(row.cell(column));
    return found == act_numbers_.end() ? no_act : static_cast<std::uint16_t>(found->second);
  };
  for (const std::string_view phrase : row.parts("operator"))
    operators_.push_back({predicate_of(row, phrase, "part"), actor, recipient, content, act_in("act"), act_in("own"),
                          act_in("negated"), read_choice<Doer>(row, "doer", doers),
                          read_choice<Effect>(row, "effect", effects)});
}

}  // namespace bede
