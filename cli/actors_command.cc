// SPDX-License-Identifier: Apache-2.0
#include "bede/actors.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/one_report.h"
#include "cli/own_lexicon.h"
#include "cli/screen.h"

namespace bede::cli {
namespace {

std::string joined(const std::vector<std::string>& sectors) {
  std::string all;
  for (const std::string& sector : sectors) all += (all.empty() ? "" : " ") + sector;
  return all;
}

std::string days_text(const KnownActor& row) {
  if (row.from.empty() && row.to.empty()) return {};
  return fmt::format(", {} to {}", row.from.empty() ? "…" : row.from, row.to.empty() ? "…" : row.to);
}

void append_answer(const ActorLookUp& found, std::string_view name, std::string_view on, const Screen& screen,
                   std::string& out) {
  if (found.meant) {
    append_line({{fmt::format("On {} ", on)},
                 {shown(found.meant->name), Look::Bold},
                 {fmt::format(" {}", found.meant->code.empty() ? "without a code" : found.meant->code), Look::Green},
                 {fmt::format("{}{}, by {}", found.meant->sectors.empty() ? "" : ", ", joined(found.meant->sectors),
                              found.meant->via)}},
                screen.colour, out);
  } else {
    append_line({{fmt::format("On {} “{}” is nobody that Bede knows", on, shown(name))}}, screen.colour, out);
  }
  for (const KnownActor& row : found.known) {
    const std::string office = row.office.empty() ? std::string() : fmt::format(", {}", row.office);
    const std::string numbers = row.cow == 0 ? std::string() : fmt::format(", COW {}, GW {}", row.cow, row.gw);
    const std::string sectors = row.sectors.empty() ? std::string() : fmt::format(", {}", joined(row.sectors));
    append_line({{row.holds ? "  * " : "    "},
                 {fmt::format("{} ", row.kind)},
                 {shown(row.name), Look::Bold},
                 {fmt::format(" {}{}{}{}{}", row.code, numbers, sectors, office, days_text(row))},
                 {fmt::format("  ({} in {})", row.as, row.row), Look::Dim}},
                screen.colour, out);
  }
  if (found.known.empty()) append_line({{"  no row has this name as it is written"}}, screen.colour, out);
}

}  // namespace

Result<int> run_actors_command(const Arguments& arguments, const Messages&) {
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  BEDE_TRY(found, look_up_actor(data, arguments.name, arguments.on));
  std::string out;
  append_answer(found, arguments.name, arguments.on, find_screen(), out);
  BEDE_CHECKED(write_out(out));
  return found.meant || !found.known.empty() ? exit_done : exit_refused;
}

}  // namespace bede::cli
