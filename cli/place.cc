// SPDX-License-Identifier: Apache-2.0
#include "cli/place.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace bede::cli {
namespace {

std::filesystem::path program_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::current_path(error) : program.parent_path();
}

Result<std::filesystem::path> find_first(const std::vector<std::filesystem::path>& places, std::string_view what) {
  std::string looked_at;
  for (const std::filesystem::path& place : places) {
    std::error_code error;
    if (std::filesystem::exists(place, error)) return place.lexically_normal();
    looked_at += fmt::format("{}{}", looked_at.empty() ? "" : " and ", place.lexically_normal().string());
  }
  return Error{ErrorKind::NotFound, fmt::format("no {}: looked at {}", what, looked_at), {}};
}

}  // namespace

std::filesystem::path usual_pack() { return program_folder() / "bede.pack"; }

Result<std::filesystem::path> find_pack(const std::filesystem::path& given) {
  if (!given.empty()) return given;
  return find_first({usual_pack(), program_folder() / "../share/bede/bede.pack"},
                    "data file (make it with bede pack --model FOLDER, or name it with --pack FILE)");
}

Result<std::filesystem::path> find_data(const std::filesystem::path& given) {
  if (!given.empty()) return given;
  return find_first({program_folder() / "../data", program_folder() / "../share/bede/data"},
                    "data folder (name it with --data FOLDER)");
}

Result<std::filesystem::path> find_lexicon() {
  return find_first({program_folder() / "../lexicon", program_folder() / "../share/bede/lexicon"},
                    "folder of the lexicon (name it with --lexicon FOLDER)");
}

}  // namespace bede::cli
