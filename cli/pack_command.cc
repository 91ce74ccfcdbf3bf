// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/pack.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/place.h"

namespace bede::cli {

Result<int> run_pack_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(data, find_data(arguments.sources.data));
  const std::filesystem::path beside = arguments.pack.empty() ? usual_pack() : arguments.pack;
  const std::filesystem::path output = arguments.output.empty() ? beside : arguments.output;
  PackSources sources = arguments.sources;
  sources.data = data;
  if (sources.lexicon.empty())
    if (const auto tables = find_lexicon(); tables.ok()) sources.lexicon = {tables.value()};
  // The registry's states come first: a cell of ours counts before theirs.
  if (!sources.gazetteer.empty() && !sources.lexicon.empty())
    sources.lexicon.insert(sources.lexicon.begin(), sources.gazetteer);
  BEDE_CHECKED(make_pack(sources, output));
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(output, error);
  messages.tell(fmt::format("{}: written, {:.1f} MB", output.string(), error ? 0.0 : static_cast<double>(size) / 1e6));
  return exit_done;
}

}  // namespace bede::cli
