// SPDX-License-Identifier: Apache-2.0
// Two codings compared: for people a report's differences below each other, or a line of JSON each; and a summary.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "bede/diff.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

using Kind = EventDifference::Kind;

std::string json_of(const std::vector<DiffReason>& reasons) {
  std::string list;
  for (const DiffReason& reason : reasons)
    list += fmt::format(R"({}{{"field":{},"words":{},"row":{},"rule":{}}})", list.empty() ? "" : ",",
                        quote_json(reason.field), quote_json(reason.words),
                        reason.row.empty() ? "null" : quote_json(reason.row), quote_json(reason.rule));
  return "[" + list + "]";
}

std::string json_of(const EventDifference& one) {
  std::string fields;
  for (const DiffField& field : one.fields)
    fields += fmt::format(R"({}{{"field":{},"a":{},"b":{}}})", fields.empty() ? "" : ",", quote_json(field.field),
                          quote_json(field.a), quote_json(field.b));
  return fmt::format(
      R"({{"change":{},"report":{},"sentence":{},"text":{},"type":{},"cue":{},"fields":[{}],"why_a":{},"why_b":{}}})"
      "\n",
      quote_json(diff_kind_name(one.kind)), quote_json(one.report), one.sentence, quote_json(one.text),
      quote_json(one.type), quote_json(one.cue), fields, json_of(one.why_a), json_of(one.why_b));
}

// "type", "actor" … of the side that has the event.
std::string_view value_of(const EventDifference& one, std::string_view field) {
  for (const DiffField& each : one.fields)
    if (each.field == field) return one.kind == Kind::Gone ? each.a : each.b;
  return {};
}

// Of an event that one side alone has: who, to whom, where, as what, and by which row.
std::string event_line(const EventDifference& one) {
  std::string line = one.type;
  for (const auto& [field, before] : {std::pair("mode", "/"),
                                      {"actor", " "},
                                      {"recipient", " → "},
                                      {"place", ", "},
                                      {"factuality", ", "},
                                      {"frame", " ["}})
    if (const std::string_view value = value_of(one, field); !value.empty()) line += fmt::format("{}{}", before, value);
  return line + "]";
}

std::string shown_reasons(const std::vector<DiffReason>& reasons, std::string_view side) {
  std::string lines;
  for (const DiffReason& reason : reasons)
    lines += fmt::format("      {}: {}: “{}”: {}{}\n", side, shown(reason.field), shown(reason.words),
                         shown(reason.rule), reason.row.empty() ? "" : fmt::format(" [{}]", shown(reason.row)));
  return lines;
}

// report · sentence n
//   - of a alone, + of b alone, ~ a pair that differs
class DifferenceTable {
 public:
  std::string lines_of(const EventDifference& one) {
    std::string lines;
    if (one.report != report_ || one.sentence != sentence_ || first_) {
      lines += fmt::format("{}{} · sentence {}\n", first_ ? "" : "\n", shown(one.report), one.sentence);
      if (!one.text.empty()) lines += fmt::format("  {}\n", shown(one.text));
      report_ = one.report;
      sentence_ = one.sentence;
      first_ = false;
    }
    if (one.kind == Kind::Changed) {
      lines += fmt::format("  ~ {} “{}”\n", one.type, shown(one.cue));
      for (const DiffField& field : one.fields)
        lines += fmt::format("      {}: {} → {}\n", field.field, field.a.empty() ? "none" : shown(field.a),
                             field.b.empty() ? "none" : shown(field.b));
    } else {
      lines +=
          fmt::format("  {} “{}” {}\n", one.kind == Kind::Gone ? "-" : "+", shown(one.cue), shown(event_line(one)));
    }
    return lines + shown_reasons(one.why_a, "a") + shown_reasons(one.why_b, "b");
  }

 private:
  std::string report_;
  int sentence_ = 0;
  bool first_ = true;
};

std::string summary_table(const DiffTotals& totals) {
  std::string lines;
  for (const auto& [side, made] : {std::pair("a", &totals.made_a), {"b", &totals.made_b}})
    if (!made->empty()) lines += fmt::format("{}: {}\n", side, *made);
  lines += fmt::format("reports: {} in a, {} in b", totals.reports_a, totals.reports_b);
  if (totals.only_a + totals.only_b > 0)
    lines += fmt::format("; not compared: {} of a alone, {} of b alone", totals.only_a, totals.only_b);
  if (totals.other_text > 0) lines += fmt::format("; {} with another text", totals.other_text);
  lines +=
      fmt::format("\n\n{:<12}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "events", "a", "b", "same", "changed", "gone", "added");
  DiffTotals::Type all;
  const auto row = [&](const DiffTotals::Type& type) {
    lines += fmt::format("{:<12}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n", type.name, type.a, type.b, type.same, type.changed,
                         type.gone, type.added);
  };
  for (const DiffTotals::Type& type : totals.types) {
    row(type);
    all.a += type.a;
    all.b += type.b;
    all.same += type.same;
    all.changed += type.changed;
    all.gone += type.gone;
    all.added += type.added;
  }
  all.name = "all";
  row(all);
  if (totals.fields.empty()) return lines;
  lines += fmt::format("\n{:<12}{:>9}\n", "field", "changed");
  for (const auto& [field, count] : totals.fields) lines += fmt::format("{:<12}{:>9}\n", field, count);
  return lines;
}

std::string summary_json(const DiffTotals& totals) {
  std::string types, fields;
  for (const DiffTotals::Type& type : totals.types)
    types +=
        fmt::format(R"({}{}:{{"a":{},"b":{},"same":{},"changed":{},"gone":{},"added":{}}})", types.empty() ? "" : ",",
                    quote_json(type.name), type.a, type.b, type.same, type.changed, type.gone, type.added);
  for (const auto& [field, count] : totals.fields)
    fields += fmt::format("{}{}:{}", fields.empty() ? "" : ",", quote_json(field), count);
  const auto made = [](const std::string& by) { return by.empty() ? std::string("null") : quote_json(by); };
  return fmt::format(
      R"({{"summary":{{"made_a":{},"made_b":{},"reports_a":{},"reports_b":{},"only_a":{},"only_b":{},"other_text":{},)"
      R"("types":{{{}}},"fields":{{{}}}}}}})"
      "\n",
      made(totals.made_a), made(totals.made_b), totals.reports_a, totals.reports_b, totals.only_a, totals.only_b,
      totals.other_text, types, fields);
}

}  // namespace

Result<int> run_diff_command(const Arguments& arguments, const Messages& messages) {
  DiffRun run = arguments.diff;
  run.stop = catch_signals();
  const bool table = arguments.form == Arguments::Form::Table ||
                     (arguments.form == Arguments::Form::Auto && isatty(STDOUT_FILENO) != 0);
  Output output;
  DifferenceTable lines;
  bool open = true, any = false;
  BEDE_TRY(totals, run_diff(run, [&](const EventDifference& one) {
             any = true;
             if (arguments.summary_alone) return true;
             return open = output.write(table ? lines.lines_of(one) : json_of(one));
           }));
  if (open && caught_signal() == 0) {
    if (table && any && !arguments.summary_alone) output.write("\n");
    output.write(table ? summary_table(totals) : summary_json(totals));
  }
  if (output.failure()) return *output.failure();
  if (const int signal = caught_signal(); signal != 0) {
    messages.tell(std::string_view("ended by a signal"));
    return exit_signal + signal;
  }
  return exit_done;
}

}  // namespace bede::cli
