// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/panel.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

// "1 row", "2 rows"
std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string said_of(const PanelTotals& totals, const PanelRun& run) {
  const std::string what =
      run.stories ? counted(totals.counted, "story", "stories") : counted(totals.counted, "event", "events");
  std::string line =
      fmt::format("{} of {} and {}: {}", counted(totals.rows, "row", "rows"), counted(totals.units, "unit", "units"),
                  counted(totals.periods, "period", "periods"), what);
  if (totals.long_events > 0) line += fmt::format(", {} of them longer than a {}", totals.long_events, run.period);
  std::string left;
  const auto leave = [&](std::uint64_t count, const std::string& why) {
    if (count > 0) left += fmt::format("{}{} {}", left.empty() ? "" : ", ", count, why);
  };
  leave(totals.other_days, "of other days");
  leave(totals.too_long, "longer than a " + run.period);
  leave(totals.other_units, "of other units");
  leave(totals.without_unit, std::string("without ") + (run.unit == "dyad"   ? (run.codes ? "two codes" : "two states")
                                                        : run.unit == "grid" ? "a site or town"
                                                        : run.unit == "outlet" ? "an outlet"
                                                                               : "a country"));
  return left.empty() ? line : line + "; not counted: " + left;
}

std::string json_of(const PanelTotals& totals) {
  return fmt::format(
      R"({{"units":{},"periods":{},"rows":{},"counted":{},"long":{},"other_days":{},"too_long":{},"other_units":{},"without_unit":{}}})",
      totals.units, totals.periods, totals.rows, totals.counted, totals.long_events, totals.other_days, totals.too_long,
      totals.other_units, totals.without_unit);
}

}  // namespace

Result<int> run_panel_command(const Arguments& arguments, const Messages& messages) {
  PanelRun run = arguments.panel;
  run.stop = catch_signals();
  if (!arguments.output.empty()) run.format = arguments.output.extension().string().substr(1);
  std::optional<PanelTotals> totals;
  BEDE_CHECKED(write_whole(arguments.output, run.format != "parquet", run.stop,
                           [&](const std::filesystem::path& making, const WriteBytes& write) -> Result<void> {
                             run.output = making;
                             BEDE_TRY(made, run_panel(run, write));
                             totals = made;
                             return {};
                           }));
  if (const int signal = caught_signal(); signal != 0) {
    messages.tell(std::string_view("ended by a signal; nothing is written to the file"));
    return exit_signal + signal;
  }
  if (arguments.json)
    messages.tell_line(fmt::format("{{\"panel\":{}}}", json_of(*totals)));
  else
    messages.tell(said_of(*totals, run));
  return exit_done;
}

}  // namespace bede::cli
