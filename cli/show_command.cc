// SPDX-License-Identifier: Apache-2.0
// The report's text as it stands, marked; under each paragraph its events, in one line each.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/commands.h"
#include "cli/event_text.h"
#include "cli/exit_code.h"
#include "cli/marked_text.h"
#include "cli/one_report.h"

namespace bede::cli {
namespace {

// The marks of one event that lie in the title, or those that lie in the text.
void add_marks(const Event& event, std::size_t number, bool in_title, std::vector<Mark>& marks) {
  const auto add = [&](TextSpan span, std::int32_t sentence, MarkKind kind) {
    if (span.end > span.begin && (sentence < 0) == in_title) marks.push_back({span.begin, span.end, kind, number});
  };
  const auto add_all = [&](const std::vector<EventEntity>& entities, MarkKind kind) {
    for (const EventEntity& entity : entities) add(entity.span, entity.sentence, kind);
  };
  add(event.cue_span, event.sentence, MarkKind::Cue);
  add_all(event.actor, MarkKind::Actor);
  add_all(event.recipient, MarkKind::Recipient);
  add_all(event.mediator, MarkKind::Mediator);
  add_all(event.excluded, MarkKind::Excluded);
  add_all(event.attribution, MarkKind::Source);
  if (!event.date.text.empty()) add(event.date.span, event.sentence, MarkKind::Date);
  if (event.place && !event.place->text.empty()) add(event.place->span, event.sentence, MarkKind::Place);
}

class Show {
 public:
  Show(const OneReport& one, const Screen& screen)
      : report_(one.report), coded_(one.coded), numbers_(one.coded), screen_(screen) {
    for (const Event& event : coded_.events) {
      add_marks(event, numbers_.of(event.id), true, title_marks_);
      add_marks(event, numbers_.of(event.id), false, text_marks_);
      const std::size_t at = event.cue_span.end > 0 ? event.cue_span.begin : event.span.begin;
      if (event.sentence >= 0) told_.emplace(at, &event);
    }
    const auto before = [](const Mark& a, const Mark& b) { return a.begin < b.begin; };
    std::stable_sort(text_marks_.begin(), text_marks_.end(), before);
  }

  std::string text() {
    append_wrapped({}, 0, heading_of(report_), screen_, out_);
    out_ += '\n';
    append_title();
    const std::string_view text = report_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = end_of_paragraph(text, begin);
      append_paragraph(begin, end);
      begin = end;
    }
    if (!coded_.events.empty()) append_wrapped({}, 0, mark_legend(), screen_, out_);
    return std::move(out_);
  }

 private:
  // Behind the blank lines that follow it.
  static std::size_t end_of_paragraph(std::string_view text, std::size_t begin) {
    std::size_t end = text.find_first_not_of(" \t\r\n", begin);
    while (end < text.size()) {
      end = text.find('\n', end);
      if (end == std::string_view::npos) break;
      const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
      if (next == std::string_view::npos || text[next] == '\n')
        return std::min(text.find_first_not_of(" \t\r\n", end), text.size());
      end = next;
    }
    return text.size();
  }

  void append_title() {
    if (report_.title.empty()) return;
    Line title = mark_text(report_.title, 0, report_.title.size(), title_marks_);
    for (Piece& piece : title)
      if (piece.look == Look::Plain) piece.look = Look::Bold;
    append_wrapped({}, 0, title, screen_, out_);
    for (const Event& event : coded_.events)
      if (event.sentence < 0) append_event_line(event);
    out_ += '\n';
  }

  void append_paragraph(std::size_t begin, std::size_t end) {
    const auto is_before = [](const Mark& mark, std::size_t at) { return mark.begin < at; };
    const auto first = std::lower_bound(text_marks_.begin(), text_marks_.end(), begin, is_before);
    const auto last = std::lower_bound(first, text_marks_.end(), end, is_before);
    append_wrapped({}, 0, mark_text(report_.text, begin, end, {first, last}), screen_, out_);
    for (auto told = told_.lower_bound(begin); told != told_.end() && told->first < end; ++told)
      append_event_line(*told->second);
    out_ += '\n';
  }

  void append_event_line(const Event& event) {
    constexpr std::size_t indent = 7, label_columns = 18;
    const std::size_t room = screen_.columns - indent;
    Line line = {{std::string(event_type_name(event.type)), look_of(event)}};
    if (!event.mode.empty()) line.push_back({"/" + event.mode});
    line.push_back({pad(label_columns - std::min(columns_of(line), label_columns) + 1)});
    if (event.factuality != Factuality::Actual)
      line.push_back({std::string(factuality_name(event.factuality)) + " ", Look::Magenta});
    extend(line, parties_of(event, false));
    Line end = {{" " + days_of(event.date)}};
    if (event.place) end.push_back({", " + place_of(*event.place)});
    end = shorten(end, room / 2);
    line = shorten(line, room - columns_of(end) - 2);
    line.push_back({"  "});
    extend(line, end);
    append_line({{fmt::format("{:>5}  ", numbers_.of(event.id)), Look::Dim}}, line);
  }

  // So many blanks, where no line is broken.
  static std::string pad(std::size_t count) {
    std::string blanks;
    for (; count > 0; --count) blanks += "\u00a0";
    return blanks;
  }

  void append_line(Line lead, const Line& line) {
    extend(lead, line);
    cli::append_line(lead, screen_.colour, out_);
  }

  const Report& report_;
  const CodedReport& coded_;
  EventNumbers numbers_;
  Screen screen_;
  std::vector<Mark> title_marks_, text_marks_;
  std::multimap<std::size_t, const Event*> told_;  // by their place in the text
  std::string out_;
};

}  // namespace

Result<int> run_show_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(one, code_one_report(arguments, messages));
  if (!one) return exit_refused;
  return write_out(Show(*one, find_screen()).text());
}

}  // namespace bede::cli
