// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/dates.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/messages.h"
#include "cli/one_report.h"
#include "cli/own_lexicon.h"
#include "cli/screen.h"

namespace bede::cli {
namespace {

// "2016-12-30", "2016-12-26 to 2017-01-01", "8 to 9 days after “vote”"
std::string meaning_of(const ReadDate& date) {
  if (!date.event.empty() && date.first.empty() && date.last.empty()) {
    const bool before = date.days_to <= 0 && date.days_from < 0;
    const int least = before ? -date.days_to : date.days_from, most = before ? -date.days_from : date.days_to;
    const std::string count = least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
    return fmt::format("{} {} {} “{}”", count, most == 1 ? "day" : "days", before ? "before" : "after",
                       shown(date.event));
  }
  if (date.first.empty() && date.last.empty()) return "no days of its own";
  if (date.first == date.last) return date.first;
  return fmt::format("{} to {}", date.first.empty() ? "…" : date.first, date.last.empty() ? "…" : date.last);
}

// "DURATION P2D beginPoint=2016-12-28 endPoint=2016-12-30"
std::string timex_of(const ReadDate& date) {
  std::string timex = fmt::format("{} {}", date.type, date.value.empty() ? "—" : date.value);
  if (!date.begin_point.empty()) timex += " beginPoint=" + date.begin_point;
  if (!date.end_point.empty()) timex += " endPoint=" + date.end_point;
  return timex;
}

std::string or_null(std::string_view text) { return text.empty() ? "null" : quote_json(text); }

// A line of JSON; docs/dates.md tells its fields.
std::string json_of(const ReadDate& date) {
  std::string event = "null";
  if (!date.event.empty())
    event = fmt::format(R"({{"text":{},"span":[{},{}],"days":[{},{}]}})", quote_json(date.event), date.event_begin,
                        date.event_end, date.days_from, date.days_to);
  return fmt::format(
      R"({{"text":{},"span":[{},{}],"type":"{}","value":{},"begin_point":{},"end_point":{},"start":{},"end":{},)"
      "\"event\":{},\"why\":{}}}\n",
      quote_json(date.text), date.begin, date.end, date.type, or_null(date.value), or_null(date.begin_point),
      or_null(date.end_point), or_null(date.first), or_null(date.last), event, quote_json(date.why));
}

}  // namespace

Result<int> run_date_command(const Arguments& arguments, const Messages&) {
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  BEDE_TRY(dates, read_dates(data, arguments.name, arguments.on));
  const Screen screen = find_screen();
  std::string out;
  for (const ReadDate& date : dates) {
    if (arguments.json) {
      out += json_of(date);
      continue;
    }
    append_line({{shown(date.text), Look::Bold},
                 {"  " + timex_of(date)},
                 {fmt::format("  {}", meaning_of(date)), Look::Green},
                 {fmt::format("  ({})", date.why), Look::Dim}},
                screen.colour, out);
  }
  if (dates.empty() && !arguments.json) append_line({{"no time is told"}}, screen.colour, out);
  BEDE_CHECKED(write_out(out));
  return dates.empty() ? exit_refused : exit_done;
}

}  // namespace bede::cli
