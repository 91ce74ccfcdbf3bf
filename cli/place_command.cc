// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "bede/places.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/one_report.h"
#include "cli/own_lexicon.h"
#include "cli/screen.h"

namespace bede::cli {
namespace {

constexpr std::size_t most_shown = 20;

// "a city in Al Qadarif State, SDN, 363,945 people"
std::string told_of(const KnownPlace& place) {
  std::string told = fmt::format("{}", place.grain);
  if (!place.admin1.empty() && place.admin1 != place.name) told += fmt::format(" in {}", shown(place.admin1));
  if (!place.country.empty()) told += fmt::format(", {}", place.country);
  told += fmt::format(", {:.2f} {:.2f}", place.latitude, place.longitude);
  if (place.geonames != 0) told += fmt::format(", GeoNames {}", place.geonames);
  if (place.population != 0) told += fmt::format(", {} people", place.population);
  told += fmt::format(", confidence {:.2f}", place.confidence);
  return told;
}

}  // namespace

Result<int> run_place_command(const Arguments& arguments, const Messages&) {
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  BEDE_TRY(places, look_up_place(data, arguments.name, arguments.near));
  const Screen screen = find_screen();
  std::string out;
  for (std::size_t i = 0; i < std::min(places.size(), most_shown); ++i)
    append_line({{i == 0 ? "* " : "  "},
                 {shown(places[i].name), Look::Bold},
                 {fmt::format("  {}", told_of(places[i]))},
                 {fmt::format("  ({})", places[i].why), Look::Dim}},
                screen.colour, out);
  if (places.size() > most_shown)
    append_line({{fmt::format("  and {} more", places.size() - most_shown)}}, screen.colour, out);
  if (places.empty())
    append_line({{fmt::format("no place is called “{}”", shown(arguments.name))}}, screen.colour, out);
  BEDE_CHECKED(write_out(out));
  return places.empty() ? exit_refused : exit_done;
}

}  // namespace bede::cli
