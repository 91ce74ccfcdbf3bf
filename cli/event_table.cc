// SPDX-License-Identifier: Apache-2.0
#include "cli/event_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/event_reasons.h"

namespace bede::cli {
namespace {

constexpr std::size_t number_columns = 3, label_columns = 14;  // the longest mode is "suicide-attack"
constexpr std::size_t indent = number_columns + 2 + label_columns + 2;

// Type, mode, and factuality where it is not actual: under each other.
std::vector<Line> labels_of(const Event& event) {
  std::vector<Line> labels = {{{std::string(event_type_name(event.type)), look_of(event)}}};
  if (!event.mode.empty()) labels.push_back({{event.mode}});
  if (event.factuality != Factuality::Actual)
    labels.push_back({{std::string(factuality_name(event.factuality)), Look::Magenta}});
  return labels;
}

Line when_and_where(const Event& event, const EventNumbers& numbers) {
  Line line = {{days_of(event.date)}, {fmt::format(" ({})", event.date.basis), Look::Dim}};
  const auto add = [&](std::string_view lead, const std::string& part) {
    if (part.empty()) return;
    line.push_back({fmt::format(", {}", lead), Look::Dim});
    line.push_back({part});
  };
  if (event.place) add("", place_of(*event.place));
  if (event.casualties) add("", casualties_of(*event.casualties));
  if (event.terms) add("", terms_of(*event.terms));
  if (const std::size_t inner = numbers.of(event.about); inner > 0) add("about ", fmt::format("{}", inner));
  return line;
}

Line words_and_sources(const Event& event) {
  Line line = {{"“", Look::Dim}, {event.cue_text}, {"”", Look::Dim}};
  if (event.attribution.empty()) return line;
  line.push_back({", said by ", Look::Dim});
  extend(line, sources_of(event.attribution));
  return line;
}

}  // namespace

void append_event(const Event& event, const EventNumbers& numbers, const Screen& screen, std::string& out) {
  const std::vector<Line> labels = labels_of(event);
  std::vector<Line> lines;
  for (const Line& part : {parties_of(event), when_and_where(event, numbers), words_and_sources(event)}) {
    for (Line& line : wrap(part, screen.columns - indent)) lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < std::max(labels.size(), lines.size()); ++i) {
    const std::string number = i == 0 ? fmt::format("{}", numbers.of(event.id)) : std::string();
    Line line = {{fmt::format("{:>{}}  ", number, number_columns), Look::Dim}};
    if (i < labels.size()) extend(line, labels[i]);
    if (i < lines.size()) {
      const std::size_t label = i < labels.size() ? columns_of(labels[i][0].text) : 0;
      line.push_back({std::string(label_columns - std::min(label, label_columns) + 2, ' ')});
      extend(line, lines[i]);
    }
    append_line(line, screen.colour, out);
  }
}

void append_table(const Report& report, const CodedReport& coded, bool explain, const Screen& screen,
                  std::string& out) {
  append_wrapped({}, 0, heading_of(report), screen, out);
  if (!report.title.empty()) append_wrapped({}, 0, {{report.title}}, screen, out);
  out += '\n';
  const EventNumbers numbers(coded);
  if (coded.events.empty()) append_line({{"     no events", Look::Dim}}, screen.colour, out);
  for (const Event& event : coded.events) {
    append_event(event, numbers, screen, out);
    if (explain) append_reasons(event, numbers, screen, out);
  }
  out += '\n';
}

}  // namespace bede::cli
