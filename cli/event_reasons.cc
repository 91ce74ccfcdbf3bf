// SPDX-License-Identifier: Apache-2.0
#include "cli/event_reasons.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

namespace bede::cli {
namespace {

constexpr std::size_t margin = 5, field_columns = 13;
constexpr std::array<std::string_view, 5> classes = {"", "verbal cooperation", "material cooperation",
                                                     "verbal conflict", "material conflict"};

struct Phrase {
  std::string_view name, words;
};
// How an actor was found (docs/event_format.md, `via`).
constexpr Phrase ways[] = {{"name", "by its name"},
                           {"alias", "by another of its names"},
                           {"capital", "a capital that stands for its state"},
                           {"demonym", "by the word for its people"},
                           {"office", "by an office"},
                           {"apposition", "by words beside the name"},
                           {"pronoun", "a pronoun that stands for it"},
                           {"definite", "a description that stands for it"}};
constexpr Phrase bases[] = {{"stated", "stated in words of this event"},
                            {"story", "carried from another telling of it"},
                            {"report", "only the report's own date bounds it"}};

template <std::size_t count>
std::string_view phrase_of(const Phrase (&phrases)[count], std::string_view name) {
  for (const Phrase& phrase : phrases)
    if (phrase.name == name) return phrase.words;
  return name;
}

Line reason_line(std::string_view words, std::string_view rule, std::string_view row) {
  Line line;
  if (!words.empty()) line = {{"“", Look::Dim}, {std::string(words)}, {"”", Look::Dim}};
  if (!words.empty() && !rule.empty()) line.push_back({": ", Look::Dim});
  line.push_back({std::string(rule), Look::Dim});
  if (!row.empty()) line.push_back({fmt::format(" [{}]", row), Look::Cyan});
  return line;
}

std::string_view way_to(const EventEntity& entity) {
  if (entity.via.empty()) return entity.role;
  if (entity.via == "name" && entity.id.empty()) return "the report's own words";
  return phrase_of(ways, entity.via);
}

class Reasons {
 public:
  Reasons(const Event& event, const EventNumbers& numbers, const Screen& screen, std::string& out)
      : event_(event), numbers_(numbers), screen_(screen), out_(out), told_(event.why.size(), false) {}

  void append() {
    append_codes();
    append_entities("actor", event_.actor);
    append_entities("recipient", event_.recipient);
    append_entities("mediator", event_.mediator);
    append_entities("excluded", event_.excluded);
    append_time_and_place();
    if (event_.terms) value("terms", {{terms_of(*event_.terms)}});
    reasons("terms");
    if (event_.casualties) append_casualties(*event_.casualties);
    append_entities("attribution", event_.attribution);
    append_tellings();
    value("confidence", {{fmt::format("{:.2f}", event_.confidence)}});
    reasons("confidence");
    // What the coder says of fields that are not named above.
    for (std::size_t i = 0; i < event_.why.size(); ++i)
      if (!told_[i]) reasons(event_.why[i].field);
  }

 private:
  void append_codes() {
    Line type = {{std::string(event_type_name(event_.type)), look_of(event_)}};
    if (!event_.mode.empty()) type.push_back({"/" + event_.mode});
    type.push_back({fmt::format(", CAMEO {}, {}, score {}", event_.cameo, classes.at(event_.quad % classes.size()),
                                std::round(event_.score * 100) / 100),
                    Look::Dim});
    if (const std::size_t inner = numbers_.of(event_.about); inner > 0)
      type.push_back({fmt::format(", about {}", inner)});
    value("type", type);
    for (const std::string_view field : {"type", "mode", "cameo", "about"}) reasons(field);
    std::string contexts;
    for (const std::string& context : event_.contexts) contexts += (contexts.empty() ? "" : ", ") + context;
    if (!contexts.empty()) value("contexts", {{contexts}});
    reasons("contexts");
    value("factuality", {{std::string(factuality_name(event_.factuality))}});
    reasons("factuality");
  }

  void append_entities(std::string_view field, const std::vector<EventEntity>& entities) {
    for (const EventEntity& entity : entities) {
      value(field, entity_line(entity));
      detail(reason_line(entity.text, way_to(entity), entity.id));
    }
    reasons(field);
  }

  void append_time_and_place() {
    value("date", {{days_of(event_.date)}});
    detail(reason_line(event_.date.text, phrase_of(bases, event_.date.basis), {}));
    reasons("date");
    if (event_.place) {
      const EventPlace& place = *event_.place;
      value("place", {{place_of(place)}});
      std::string where(place.grain);
      if (place.latitude && place.longitude)
        where += fmt::format(" at {:.2f}, {:.2f}", *place.latitude, *place.longitude);
      if (!place.latitude) where += ", not in the gazetteer";
      if (place.geonames > 0) where += fmt::format(", GeoNames {}", place.geonames);
      detail(reason_line(place.text, where, {}));
    }
    reasons("place");
  }

  void append_casualties(const Casualties& casualties) {
    value("casualties", {{casualties_of(casualties)}});
    for (const auto* toll : {&casualties.dead, &casualties.injured, &casualties.detained, &casualties.displaced})
      if (*toll) detail(reason_line((*toll)->text, {}, {}));
    reasons("casualties");
  }

  void append_tellings() {
    for (const EventTelling& telling : event_.mentions) {
      if (telling.sentence == event_.sentence && telling.cue == event_.cue_text) continue;
      value("told again", {{fmt::format("in [{}]", telling.sentence)}});
      detail(reason_line(telling.cue, {}, {}));
    }
    reasons("mentions");
  }

  // The field's name is written where it changes.
  void value(std::string_view field, const Line& text) {
    const std::string name = field == field_ ? std::string() : std::string(field);
    field_ = field;
    const Line lead = {{std::string(margin, ' ')}, {name, Look::Bold}};
    append_wrapped(lead, margin + field_columns, text, screen_, out_);
  }

  void detail(const Line& text) { append_wrapped({}, margin + field_columns + 2, text, screen_, out_); }

  void reasons(std::string_view field) {
    for (std::size_t i = 0; i < event_.why.size(); ++i) {
      const EventReason& reason = event_.why[i];
      if (told_[i] || reason.field != field) continue;
      told_[i] = true;
      const Line line = reason_line(reason.words, reason.rule, reason.row);
      if (field == field_ || field == "mentions" || field == "about" || field == "mode" || field == "cameo")
        detail(line);
      else
        value(field, line);
    }
  }

  const Event& event_;
  const EventNumbers& numbers_;
  const Screen& screen_;
  std::string& out_;
  std::vector<bool> told_;
  std::string_view field_;
};

}  // namespace

void append_reasons(const Event& event, const EventNumbers& numbers, const Screen& screen, std::string& out) {
  Reasons(event, numbers, screen, out).append();
}

}  // namespace bede::cli
