// SPDX-License-Identifier: Apache-2.0
// Sentence by sentence: its text, why each of its events was coded so, and where there is none, what came closest.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/event_reasons.h"
#include "cli/event_table.h"
#include "cli/exit_code.h"
#include "cli/one_report.h"
#include "cli/passages.h"
#include "cli/place.h"

namespace bede::cli {
namespace {

class Why {
 public:
  Why(const OneReport& one, const Screen& screen) : coded_(one.coded), numbers_(one.coded), screen_(screen) {}

  std::string text_of(const Passage& passage) const {
    std::string out;
    const std::string lead = passage.name();
    append_wrapped({{lead + ' ', Look::Bold}}, lead.size() + 1, {{std::string(passage.text)}}, screen_, out);
    append_mentions(passage, out);
    out += '\n';
    const std::size_t before = out.size();
    for (const Event& event : coded_.events) {
      if (!passage.holds(event.sentence)) continue;
      append_event(event, numbers_, screen_, out);
      append_reasons(event, numbers_, screen_, out);
      out += '\n';
    }
    append_told_again(passage, out);
    if (out.size() == before) append_none(passage, out);
    return out;
  }

 private:
  // What the steps before the events found in the sentence.
  void append_mentions(const Passage& passage, std::string& out) const {
    for (const FoundMention& mention : coded_.mentions) {
      if (!passage.holds(mention.sentence)) continue;
      append_wrapped({}, 5,
                     {{fmt::format("{}  ", mention.step), Look::Dim},
                      {fmt::format("“{}”", mention.text)},
                      {fmt::format("  {}", mention.meaning)}},
                     screen_, out);
    }
  }

  void append_told_again(const Passage& passage, std::string& out) const {
    const std::size_t before = out.size();
    for (const Event& event : coded_.events) {
      if (passage.holds(event.sentence)) continue;
      for (const EventTelling& telling : event.mentions) {
        if (!passage.holds(telling.sentence)) continue;
        const std::string text = fmt::format("“{}” tells again of {}", telling.cue, numbers_.of(event.id));
        append_wrapped({}, 5, {{text}}, screen_, out);
      }
    }
    if (out.size() > before) out += '\n';
  }

  void append_none(const Passage& passage, std::string& out) const {
    append_wrapped({}, 5, {{"no event", Look::Dim}}, screen_, out);
    for (const NoEvent& none : coded_.none) {
      if (!passage.holds(none.sentence)) continue;
      Line line = {
          {"closest: ", Look::Dim}, {fmt::format("“{}”", none.words)}, {fmt::format(" [{}]", none.row), Look::Cyan}};
      if (!none.lacked.empty()) line.push_back({fmt::format(", which lacked {}", none.lacked)});
      append_wrapped({}, 5, line, screen_, out);
    }
    out += '\n';
  }

  const CodedReport& coded_;
  EventNumbers numbers_;
  Screen screen_;
};

}  // namespace

Result<int> run_why_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(one, code_one_report(arguments, messages));
  if (!one) return exit_refused;
  const Screen screen = find_screen();
  const Why why(*one, screen);
  std::string out;
  append_wrapped({}, 0, heading_of(one->report), screen, out);
  out += '\n';
  bool found = !arguments.sentence;
  for (const Passage& passage : split_passages(one->report, one->coded)) {
    if (arguments.sentence && !passage.holds(*arguments.sentence)) continue;
    found = true;
    out += why.text_of(passage);
  }
  if (!found) {
    return Error{ErrorKind::BadArgument,
                 fmt::format("why: there is no sentence {} in this report; it has {}", *arguments.sentence,
                             one->coded.sentences),
                 {}};
  }
  return write_out(out);
}

}  // namespace bede::cli
