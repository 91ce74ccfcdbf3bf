// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "bede/language.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/place.h"

namespace bede::cli {

Result<int> run_pack_command(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(data, find_data(arguments.data));
  const std::filesystem::path beside = arguments.pack.empty() ? usual_pack() : arguments.pack;
  const std::filesystem::path output = arguments.output.empty() ? beside : arguments.output;
  BEDE_CHECKED(pack_language(arguments.model, data, output));
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(output, error);
  messages.tell(fmt::format("{}: written, {:.1f} MB", output.string(), error ? 0.0 : static_cast<double>(size) / 1e6));
  return exit_done;
}

}  // namespace bede::cli
