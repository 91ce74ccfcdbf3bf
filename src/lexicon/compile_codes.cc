// SPDX-License-Identifier: Apache-2.0
// codes/: types, modes, contexts, sectors and CAMEO codes. All other tables are checked against them.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "lexicon/compiler.h"

namespace bede {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

}  // namespace

void Compiler::compile_codes(const Tables& tables) {
  for (std::size_t i = 0; i < frame_files.size(); ++i) type_numbers_[upper(frame_files[i])] = i;
  types_.resize(frame_files.size());
  each_row(tables, "codes/contexts", [&](const RowReader& row) {
    context_numbers_.try_emplace(row.cell("context"), contexts_.size());
    contexts_.push_back(text(row.cell("context")));
    if (contexts_.size() > 64) row.complain("context", "there is room for 64 contexts");
  });
  each_row(tables, "codes/sectors", [&](const RowReader& row) {
    sector_numbers_.try_emplace(row.cell("sector"), sectors_.size());
    sectors_.push_back({text(row.cell("sector")), text(row.cell("code"))});
    if (sectors_.size() > 64) row.complain("sector", "there is room for 64 sectors");
  });
  each_row(tables, "codes/plover", [&](const RowReader& row) {
    const auto type = type_numbers_.find(row.cell("type"));
    if (type == type_numbers_.end()) return row.complain("type", fmt::format("'{}' is no type", row.cell("type")));
    const float score = std::strtof(row.cell("score").c_str(), nullptr);
    if (row.cell("mode").empty()) {
      types_[type->second] = {text(row.cell("label")), static_cast<std::uint32_t>(std::atoi(row.cell("quad").c_str())),
                              score};
      return;
    }
    mode_numbers_[{type->second, row.cell("mode")}] = static_cast<std::uint8_t>(modes_.size());
    modes_.push_back({text(row.cell("mode")), text(row.cell("label")), score, static_cast<std::uint8_t>(type->second),
                      !row.cell("score").empty()});
    if (modes_.size() >= no_mode) row.complain("mode", "there is room for 254 modes");
  });
  each_row(tables, "codes/cameo", [&](const RowReader& row) {
    CameoRow code{text(row.cell("code")),
                  text(row.cell("label")),
                  no_mode,
                  no_mode,
                  !row.cell("goldstein").empty(),
                  row.yes("agreement"),
                  std::strtof(row.cell("goldstein").c_str(), nullptr),
                  bits_of(row, "contexts", context_numbers_)};
    if (!row.cell("type").empty()) {
      const auto type = type_numbers_.find(row.cell("type"));
      if (type == type_numbers_.end()) return row.complain("type", fmt::format("'{}' is no type", row.cell("type")));
      code.type = static_cast<std::uint8_t>(type->second);
      code.mode = mode_of(row, type->second);
    }
    if (!cameo_codes_.insert(row.cell("code")).second) row.complain("code", "this code has a row already");
    cameo_.push_back(code);
  });
  std::sort(cameo_.begin(), cameo_.end(),
            [&](const CameoRow& a, const CameoRow& b) { return texts_[a.code] < texts_[b.code]; });
}

std::uint8_t Compiler::mode_of(const RowReader& row, std::size_t type) {
  const std::string& mode = row.cell("mode");
  if (mode.empty()) return no_mode;
  const auto found = mode_numbers_.find({type, mode});
  if (found != mode_numbers_.end()) return found->second;
  row.complain("mode", fmt::format("'{}' is no mode of {} in codes/plover", mode, upper(frame_files[type])));
  return no_mode;
}

TextId Compiler::cameo_of(const RowReader& row, std::string_view column) {
  const std::string& code = row.cell(column);
  if (!cameo_codes_.contains(code)) row.complain(column, fmt::format("'{}' is not in codes/cameo", code));
  return text(code);
}

}  // namespace bede
